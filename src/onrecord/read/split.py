"""A page of plain text → the articles that stand on it; the readers of text and web pages end with it.

A page without markup says only by its words and its blank lines where an article begins. Here every line that has the
shape of a headline is weighed: by its shape, by its neighbours, and by whether its words and names belong to the text
below it rather than to the text above it. The weights are fitted by `train/split.py`; `bench/pages.py` measures them.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from itertools import pairwise
from math import exp, log, sqrt
from unicodedata import category

from onrecord.model import Piece, Span
from onrecord.read.head import (
    HEAD_LINES,
    MIN_HEADLINE_WORDS,
    OPENERS,
    SPEAKER,
    dateline_in,
    has_credit,
    head_of,
    is_byline,
    is_caption,
    is_rubric,
    is_sentence,
    states_date,
    title_case,
)
from onrecord.read.lines import LONG_HEADLINE, MAX_HEADLINE_WORDS, Line, lines_of

# The words compared above and below a headline: longer windows run into the neighbours' neighbours.
WORDS_ABOVE, WORDS_NEXT, WORDS_BELOW = 250, 40, 120
MAX_LINES = 100  # in which these words are looked for
# How many lines up and down show what gap is usual.
NEAR = 10
# How likely a line must be a headline to begin an article.
THRESHOLD = 0.5
# How much likelier the second of two headlines must be to be preferred to the first.
CLEARLY = 0.2
PRONOUNS = frozenset("he she it they we i you his her their this that these those but and".split())


def split(text: str) -> list[Piece]:
    """The articles of a page, in order; together they hold every character of it that is not space.

    A page on which no second headline is found is one article, however long; a page on which nothing is to
    be seen holds none.
    """
    if all(map(_unseen, text)):
        return []
    lines = lines_of(text)
    starts = starts_of(Layout(lines)) if lines else []
    offsets = [len(text) - len(text.lstrip()), *(lines[start].span.start for start in starts[1:]), len(text)]
    parts = [lines[start:end] for start, end in pairwise([*starts, len(lines)])] or [[]]
    return [
        _piece(Span(start, start + len(text[start:end].rstrip())), part, headed=number > 0)
        for number, ((start, end), part) in enumerate(zip(pairwise(offsets), parts, strict=True))
    ]


def _unseen(letter: str) -> bool:
    return letter.isspace() or category(letter) in ("Cc", "Cf")


def _piece(span: Span, lines: Sequence[Line], *, headed: bool) -> Piece:
    head = head_of(lines, headed=headed)
    return Piece(span, head.headline, head.dateline, head.byline, head.captions, head.published)


@dataclass(frozen=True)
class Layout:
    """A page's lines, and what is usual on the page."""

    lines: Sequence[Line]

    @cached_property
    def short_share(self) -> float:
        """How many of its lines are no paragraphs: on a page of lists, a short line says little."""
        return sum(not line.is_body for line in self.lines) / len(self.lines)

    @cached_property
    def rarity(self) -> dict[str, float]:
        """How much a stem says about where on the page one stands: little, if it is everywhere."""
        counts = Counter(stem for line in self.lines for stem in set(line.stems))
        return {stem: 1 / log(2 + count) for stem, count in counts.items()}

    @cached_property
    def question_share(self) -> float:
        """How many of its lines ask: in an interview, a question is no headline."""
        return sum(line.bare.endswith("?") for line in self.lines) / len(self.lines)

    def at(self, index: int) -> Line | None:
        return self.lines[index] if 0 <= index < len(self.lines) else None

    def top(self, index: int) -> int:
        """The first line of an article with its headline at `index`: the date or rubric above it, if there is one."""
        above = self.lines[index - 1]
        return index - 1 if index > 1 and (states_date(above) or is_rubric(above)) else index

    def gap(self, index: int) -> int:
        """How many more blank lines stand above this line than is usual around it."""
        return self.lines[index].gap - self._usual_gap(index) if index < len(self.lines) else 0

    def _usual_gap(self, index: int) -> int:
        near = sorted(line.gap for line in self.lines[max(1, index - NEAR) : index + NEAR])
        return near[len(near) // 2] if near else 0

    def spacing(self, index: int) -> str:
        """Which table of weights fits the lines around this one, for gaps say more on some pages than on others."""
        gaps = {line.gap for line in self.lines[max(1, index - NEAR) : index + NEAR]}
        if len(gaps) < 2:
            return "even"
        return "loose" if self._usual_gap(index) else "close"

    def is_candidate(self, index: int) -> bool:
        """The line is short, says no date, name or credit alone, and something like a body comes soon."""
        line = self.lines[index]
        return (
            len(line.words) <= MAX_HEADLINE_WORDS
            and any(map(is_sentence, self.lines[index + 1 : index + 1 + HEAD_LINES]))
            and not (states_date(line) or is_byline(line) or has_credit(line))
        )


def evidence(layout: Layout, index: int) -> dict[str, float]:
    """What speaks for and against an article's beginning at this line, as numbers from about 0 to 1."""
    return {
        **_shape(layout.lines[index]),
        "question among questions": layout.lines[index].bare.endswith("?") * min(1.0, 5 * layout.question_share),
        **_gaps(layout, index),
        **_neighbours(layout, index),
        **_cohesion(layout, index),
    }


def _shape(line: Line) -> dict[str, float]:
    words = line.words
    return {
        "words": log(1 + len(words)) / 4,
        "one or two words": len(words) <= 2,
        "three or four words": len(words) in (3, 4),
        "long": len(words) > LONG_HEADLINE,
        "full stop": line.ends_with_stop,
        "question": line.bare.endswith("?"),
        "exclamation": line.bare.endswith("!"),
        "open end": line.bare.endswith((":", ",", ";", "-", "–", "—", "…", "...")),
        "quoted": line.text.startswith(tuple(OPENERS)),
        "ends in a quote": line.text.endswith(('"', "”", "»")),
        "starts small": line.text[0].islower(),
        "starts with a digit": line.text[0].isdigit(),
        "starts with a sign": not line.text[0].isalnum() and line.text[0] not in OPENERS,
        "starts with a pronoun": words[0].lower() in PRONOUNS,
        "title case": title_case(line),
        "all capitals": line.text.isupper(),
        "speaker": SPEAKER.match(line.text) is not None,
        "caption": is_caption(line, in_head=False),
    }


def _gaps(layout: Layout, index: int) -> dict[str, float]:
    above, below = layout.gap(layout.top(index)), layout.gap(index + 1)
    return {
        "gaps around": above > 0 and below > 0,
        "gap above alone": above > 0 >= below,
        "gap below alone": below > 0 >= above,
        "wide gap above": above > 1,
        "wide gap below": below > 1,
    }


def _neighbours(layout: Layout, index: int) -> dict[str, float]:
    above, below = layout.at(layout.top(index) - 1), layout.at(index + 1)
    head = [line for line in (below, layout.at(index + 2)) if line]
    return {
        "page of short lines": layout.short_share,
        "body above": above is not None and above.is_body,
        "sentence above": above is not None and above.ends_sentence,
        "colon above": above is not None and above.bare.endswith(":"),
        "words above": log(1 + len(above.words)) / 4 if above else 0.0,
        "body below": below is not None and below.is_body,
        "sentence below": below is not None and below.ends_sentence,
        "words below": log(1 + len(below.words)) / 4 if below else 0.0,
        "quote below": below is not None and below.text.startswith(tuple(OPENERS)),
        "small below": below is not None and below.text[0].islower(),
        "body second below": len(head) > 1 and head[1].is_body,
        "dateline below": any(dateline_in(line) for line in head),
        "date below": any(states_date(line) for line in head),
        "byline below": any(is_byline(line) for line in head),
    }


def _cohesion(layout: Layout, index: int) -> dict[str, float]:
    """Whether the words of the line, and the names below it, are those of the text above or of the text below."""
    upwards = layout.lines[max(0, index - MAX_LINES) : index][::-1]
    downwards = layout.lines[index + 1 : index + 1 + MAX_LINES]
    above = Counter(_window((line.stems[::-1] for line in upwards), WORDS_ABOVE))
    next_below = set(_window((line.stems for line in downwards), WORDS_NEXT))
    below = Counter(_window((line.stems for line in downwards), WORDS_BELOW))
    names_above = set(_window((line.names[::-1] for line in upwards), WORDS_ABOVE // 2))
    names_below = set(_window((line.names for line in downwards), WORDS_BELOW // 4))
    own = {stem: layout.rarity[stem] for stem in layout.lines[index].stems}
    return {
        "own words next": _share(own, next_below),
        "own words below": _share(own, below),
        "own words above": _share(own, above),
        "own words only below": _share(own, below.keys() - above.keys()),
        "own words only above": _share(own, above.keys() - below.keys()),
        "alike": _cosine(_weighted(above, layout.rarity), _weighted(below, layout.rarity)),
        "names seen above": len(names_below & names_above) / len(names_below) if names_below else 0.5,
    }


def _weighted(counts: Counter[str], rarity: dict[str, float]) -> dict[str, float]:
    return {stem: count * rarity[stem] for stem, count in counts.items()}


def _window(parts: Iterable[list[str]], size: int) -> list[str]:
    words: list[str] = []
    for part in parts:
        words.extend(part[: size - len(words)])
        if len(words) >= size:
            break
    return words


def _share(own: dict[str, float], others: Container[str]) -> float:
    return sum(weight for stem, weight in own.items() if stem in others) / sum(own.values()) if own else 0.0


def _cosine(left: dict[str, float], right: dict[str, float]) -> float:
    dot = sum(weight * right.get(stem, 0.0) for stem, weight in left.items())
    length = sqrt(sum(n * n for n in left.values()) * sum(n * n for n in right.values()))
    return dot / length if length else 0.0


def _probability(layout: Layout, index: int) -> float:
    """How likely an article begins at this line."""
    weights = _weights()[layout.spacing(index)]
    score = weights[""] + sum(weights[name] * value for name, value in evidence(layout, index).items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))


@cache
def _weights() -> dict[str, dict[str, float]]:
    """The tables that `train/split.py` writes: for each spacing a weight by name, the bias under the empty one."""
    tables: dict[str, dict[str, float]] = json.loads(files(__package__).joinpath("split.json").read_text("utf-8"))
    return tables


def starts_of(layout: Layout) -> list[int]:
    """The lines at which articles begin; the first line always is one."""
    headlines: list[tuple[int, float]] = [(0, 1.0)]
    for index in range(1, len(layout.lines)):
        probability = _probability(layout, index) if layout.is_candidate(index) else 0.0
        if probability < THRESHOLD:
            continue
        last, earlier = headlines[-1]
        if any(map(is_sentence, layout.lines[last + 1 : index])):
            headlines.append((index, probability))
        elif last and (len(layout.lines[last].words) < MIN_HEADLINE_WORDS or probability > earlier + CLEARLY):
            # Of two headlines without a body between them the first is the article's, unless it is but a rubric.
            headlines[-1] = (index, probability)
    return [_start(layout, index) for index, _ in headlines]


def _start(layout: Layout, headline: int) -> int:
    """Whether a date above the headline ends one article or begins the next, only a gap tells."""
    top = layout.top(headline)
    return top if layout.gap(top) > 0 or is_rubric(layout.lines[top]) else headline
