"""A page of plain text → the articles that stand on it; the readers of text and web pages end with it.

A page without markup says only by its words and its blank lines where an article begins. Here every line that has the
shape of a headline is weighed: by its shape, by its neighbours, and by whether its words and names belong to the text
below it rather than to the text above it. The weights are fitted by `train/split.py`; `bench/pages.py` measures them.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from itertools import islice, pairwise
from math import exp, log, sqrt

from onrecord.model import UNKNOWN_DATE, Basis, Piece, Published, Span, When
from onrecord.read.dates import find_dates

# A line of fewer words may be a headline, but if another follows it, it is a rubric ("World news").
MIN_HEADLINE_WORDS = 4
# Few headlines have more words.
LONG_HEADLINE = 16
# A longer line is a paragraph, whatever it ends with.
MAX_HEADLINE_WORDS = 32
# A line of fewer words is no body paragraph, even if it ends a sentence.
MIN_BODY_WORDS = 8
# How many lines below a headline may belong to the head: decks, captions, bylines and dates.
HEAD_LINES = 6
MAX_CAPTION_WORDS = 45
# The most characters in which a date, and a picture's credit, stand.
DATE_LENGTH, CREDIT_LENGTH = 40, 140
# The words compared above and below a headline: longer windows run into the neighbours' neighbours.
WORDS_ABOVE, WORDS_NEXT, WORDS_BELOW = 250, 40, 120
MAX_LINES = 100  # in which these words are looked for
# How many lines up and down show what gap is usual.
NEAR = 10
# How likely a line must be a headline to begin an article.
THRESHOLD = 0.5
# How much likelier the second of two headlines must be to be preferred to the first.
CLEARLY = 0.2

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_OPENERS = "\"'“‘«„‹"
_CLOSERS = "\"'”’»›)] "
_STOPS = (".", "。")
_ENDS = (*_STOPS, "!", "?", "…")
_ABBREVIATION = re.compile(r"\b(?:(?:[^\W\d_]\.)+|(?:Inc|Jr|Sr|Co|Corp|Ltd|St|No)\.)$")
_COMMON = frozenset(
    "about after again also been before being between both could during each even ever from have having here into "
    "just more most much must only other over said same says should since some such than that their them then there "
    "these they this those through under until very were what when where which while will with would your".split()
)
_PRONOUNS = frozenset("he she it they we i you his her their this that these those but and".split())


def split(text: str) -> list[Piece]:
    """The articles of a page, in order; together they hold every character of it that is not space.

    A page on which no second headline is found is one article, however long; a page of spaces holds none.
    """
    if not text.strip():
        return []
    lines = lines_of(text)
    starts = starts_of(Layout(lines)) if lines else []
    offsets = [len(text) - len(text.lstrip()), *(lines[start].span.start for start in starts[1:]), len(text)]
    parts = [lines[start:end] for start, end in pairwise([*starts, len(lines)])] or [[]]
    return [
        _piece(Span(start, start + len(text[start:end].rstrip())), part, headed=number > 0)
        for number, ((start, end), part) in enumerate(zip(pairwise(offsets), parts, strict=True))
    ]


def _piece(span: Span, lines: Sequence[Line], *, headed: bool) -> Piece:
    head = head_of(lines, headed=headed)
    return Piece(span, head.headline, head.dateline, head.byline, head.captions, head.published)


@dataclass(frozen=True)
class Line:
    """One line of the page without the space around it; `gap` counts the blank lines above it."""

    text: str
    span: Span
    gap: int

    @cached_property
    def words(self) -> list[str]:
        return _WORD.findall(self.text)

    @cached_property
    def stems(self) -> list[str]:
        """The words that carry content, cut short, so that "deny" and "denied" count as one."""
        return [word[:5].lower() for word in self.words if len(word) > 3 and word.lower() not in _COMMON]

    @cached_property
    def names(self) -> list[str]:
        """Capitalised words that do not owe their capital to the beginning of a sentence."""
        matches = islice(_WORD.finditer(self.text), 1, None)
        return [match[0] for match in matches if match[0][0].isupper() and self._is_inside(match.start())]

    def _is_inside(self, offset: int) -> bool:
        before = self.text[max(0, offset - 2) : offset]
        return before[-1:].isspace() and (before[0].isalnum() or before[0] == ",")

    def part(self, start: int, end: int) -> Line:
        """Some of the line's characters, as a line of its own."""
        return Line(self.text[start:end], Span(self.span.start + start, self.span.start + end), 0)

    @cached_property
    def bare(self) -> str:
        return self.text.rstrip(_CLOSERS)

    @property
    def ends_sentence(self) -> bool:
        if not self.bare.endswith(_ENDS):
            return False
        # A headline may end in "U.S."; a sentence may, too, and has more words before it.
        return len(self.words) > LONG_HEADLINE or not _ABBREVIATION.search(self.bare[-12:])

    @property
    def ends_with_stop(self) -> bool:
        return self.ends_sentence and self.bare.endswith(_STOPS)

    @property
    def is_body(self) -> bool:
        count = len(self.words)
        return count > MAX_HEADLINE_WORDS or (count >= MIN_BODY_WORDS and self.ends_sentence)


def lines_of(text: str) -> list[Line]:
    """The lines that hold words. A line of signs alone ("* * *") counts as a blank one."""
    lines: list[Line] = []
    offset = gap = 0
    for raw in text.splitlines(keepends=True):
        bare = raw.strip()
        start = offset + len(raw) - len(raw.lstrip())
        offset += len(raw)
        if _WORD.search(bare):
            lines.append(Line(bare, Span(start, start + len(bare)), gap))
            gap = 0
        else:
            gap += 1
    return _unwrapped(lines, text)


def _unwrapped(lines: list[Line], text: str) -> list[Line]:
    """The paragraphs, where the page breaks its lines in the middle of sentences."""
    neighbours = [(above, below) for above, below in pairwise(lines) if not below.gap]
    broken = sum(not above.ends_sentence and below.text[0].islower() for above, below in neighbours)
    # Verse, lists and captions break a sentence now and then; a page set to a width breaks most of them.
    if broken < 4 or broken < 0.3 * len(neighbours):
        return lines
    firsts = [number for number, line in enumerate(lines) if line.gap or not number]
    spans = [Span(lines[a].span.start, lines[b - 1].span.end) for a, b in pairwise([*firsts, len(lines)])]
    return [Line(span.of(text), span, lines[first].gap) for first, span in zip(firsts, spans, strict=True)]


# --- Where articles begin ---------------------------------------------------------------------------------------------


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
        return index - 1 if index > 1 and (_states_date(above) or _is_rubric(above)) else index

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
            and any(map(_is_sentence, self.lines[index + 1 : index + 1 + HEAD_LINES]))
            and not (_states_date(line) or _is_byline(line) or _has_credit(line))
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
        "quoted": line.text.startswith(tuple(_OPENERS)),
        "ends in a quote": line.text.endswith(('"', "”", "»")),
        "starts small": line.text[0].islower(),
        "starts with a digit": line.text[0].isdigit(),
        "starts with a sign": not line.text[0].isalnum() and line.text[0] not in _OPENERS,
        "starts with a pronoun": words[0].lower() in _PRONOUNS,
        "title case": _title_case(line),
        "all capitals": line.text.isupper(),
        "speaker": _SPEAKER.match(line.text) is not None,
        "caption": _is_caption(line, in_head=False),
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
        "quote below": below is not None and below.text.startswith(tuple(_OPENERS)),
        "small below": below is not None and below.text[0].islower(),
        "body second below": len(head) > 1 and head[1].is_body,
        "dateline below": any(_dateline(line) for line in head),
        "date below": any(_states_date(line) for line in head),
        "byline below": any(_is_byline(line) for line in head),
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
        if any(map(_is_sentence, layout.lines[last + 1 : index])):
            headlines.append((index, probability))
        elif last and (len(layout.lines[last].words) < MIN_HEADLINE_WORDS or probability > earlier + CLEARLY):
            # Of two headlines without a body between them the first is the article's, unless it is but a rubric.
            headlines[-1] = (index, probability)
    return [_start(layout, index) for index, _ in headlines]


def _start(layout: Layout, headline: int) -> int:
    """Whether a date above the headline ends one article or begins the next, only a gap tells."""
    top = layout.top(headline)
    return top if layout.gap(top) > 0 or _is_rubric(layout.lines[top]) else headline


# --- What the head of an article says ---------------------------------------------------------------------------------

# Between what may repeat below there is always a sign that cannot repeat, so that no line takes longer than it is long.
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_NAME = rf"{_CAPITAL}[\w'’-]*\.?"
_PERSON = rf"{_NAME}(?:[ \xa0](?:(?:van|von|de|der|den|la|le|el|al|bin|da|di)[ \xa0])?{_NAME}){{1,3}}"
_PRESS = (
    r"(?:post|times|news|newspapers?|press|reuters|ap|afp|upi|tass|bbc|cnn|npr|tribune|herald|journal|gazette|guardian"
    r"|telegraph|mail|observer|chronicle|courier|correspondents?|reporters?|editors?|staff|writers?|columnist|bureau"
    r"|agency|radio|tv|television|broadcasting|bulletin|examiner|dispatch|inquirer|sentinel|daily|weekly|magazine"
    r"|wire|contributor)"
)
_BYLINE = re.compile(
    r"(?:(?i:story|text|words|report(?:ing|ed)?|written|analysis|opinion|posted|published|compiled)\s)?(?i:by):?\s+"
    rf"{_PERSON}(?:$|\s*[,|/•·–—-]|\s(?i:and|in|for|of|on|at)\s)"
)
_PERSON_OF_PRESS = re.compile(rf"{_PERSON}\s?[,|/•·–—-]\s?(?:{_NAME}\s){{0,5}}(?i:{_PRESS})\b(?:\s{_NAME}){{0,3}}$")
_STAFF = re.compile(r"(?:from )?staff (?:and (?:wire|agency) )?(?:reports?|reporters?|writers?)$", re.IGNORECASE)

_SPEAKER = re.compile(r"[A-Z][A-Z .'’-]{1,30}:|Q:|A:")
_MONTH_DAY = (
    r"(?:[A-Z][a-z]{2,8}\.?\s[0-9]{1,2}|[0-9]{1,2}\s[A-Z][a-z]{2,8}\.?)(?:,?\s[0-9]{4})?"
    r"|[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{4}"
)
_DATELINE = re.compile(
    rf"(?P<words>(?:(?P<place>{_NAME}(?:[ \xa0]{_NAME}){{0,3}})(?P<region>(?:,\s?{_NAME}(?:\s{_NAME}){{0,2}}){{0,2}})"
    rf"(?P<day>,?\s(?:{_MONTH_DAY}))?\s?)?(?P<agency>\([A-Z][\w .,&/-]{{1,40}}\))?)"
    rf"(?P<sign>\s?(?:—|–|--)\s?|\s-\s|:\s|\s{{2,}})[{_OPENERS}]?{_CAPITAL}"
)
_DATE_SIGN = re.compile(rf"\s{{2,}}|\s?[—–|]\s?|\s?--\s?|\s-\s|(?<=[./-][0-9]{{4}})\s(?={_CAPITAL})")
_BEFORE_DATE = re.compile(r"[\s,|/•·–—-]{0,5}(?:\bon)?[\s,|/•·–—-]{0,5}$")
# Words in capitals before a dash that name no place.
_LABELS = frozenset("BREAKING UPDATE EXCLUSIVE VIDEO WATCH READ LIVE ANALYSIS OPINION CORRECTION NOTE EDITOR".split())

_DATE_WORDS = re.compile(
    rf"\b(?:first|last|published|posted|updated|modified|created|filed|issued|released?|press|statements?|and|date|on|at"
    rf"|am|pm|a\.m|p\.m|[a-z]{{1,2}}t|[a-z]st|[a-z]dt|utc|gmt|local|time|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    rf"|mon|tue|wed|thu|fri|sat|sun|the|{_PRESS})\b",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"updat|modif|revis|edited", re.IGNORECASE)

_CREDIT_FIRST = re.compile(
    r"(?:(?:file|ap|afp|epa|handout|archive|courtesy)\s)?(?:photo(?:graph)?s?|pictures?|images?|caption)"
    r"(?:\s(?:credit|courtesy)|\sby\b|\sof\b)?\s?[:/©]|(?:file|archive|handout)\s(?:photo|picture|image)|©\s?(?![0-9]{4})\w",
    re.IGNORECASE,
)
_CREDIT_LAST = re.compile(
    r"\([^()]{0,60}(?:\b(?:photo|image|picture|file|credit|courtesy)\b|/)[^()]{0,60}\)\.?$"
    r"|\b(?:reuters|afp|ap|epa|getty(?:\simages)?|tass|xinhua)\s?/\s?\w[\w .-]{0,40}$|\bgetty\simages\)?\.?$"
    r"|\b(?:file|handout|archive|ap|afp|courtesy)\s(?:photo|picture|image)\.?$"
    r"|\bphoto(?:graph)?(?:\scourtesy)?\s?(?:by|of|:|/)[^.]{1,60}\.?$|©\s?(?![0-9]{4})\w[^.]{0,60}$",
    re.IGNORECASE,
)
_PICTURED = re.compile(
    r"\((?:from )?(?:left|right|centre|center|top|bottom|l|r|c)\)|\bpictured\b|\bseen here\b|\bpos(?:es?|ing) for\b"
    r"|\blooks? on\b|\bin this\b.{0,60}\b(?:photo|picture|image)\b",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do|says?|said|told|tells?"
    r"|won|lost|met|held|took|came|went|made|gave|led|fell|rose|saw|began|spoke|found|sent|kept|put|set|hit)\b|n['’]t\b"
)
_PAST = re.compile(r"\b[a-z]{2,}ed\b")
_OFFICE_AND_NAME = re.compile(
    r"\b(?i:minister|president|premier|chancellor|mayor|governor|secretary|senator|ambassador|general|admiral|colonel|chief"
    r"|head|leader|director|chair(?:man|woman)?|spokes(?:man|woman|person)|king|queen|prince|princess|pope|judge|coach)"
    # What ends in an s is as likely a verb: "Mayor Keeps Promise".
    rf"(?:,|\sof(?:\s{_NAME}){{1,3}},?)?\s(?!\S+s\s){_NAME}(?:\s{_CAPITAL}\.)?\s{_NAME}$"
)
_PARTICIPLE = re.compile(r"\b[a-z]{2,}ing\b")
_WHERE = re.compile(r"\b(?:in|at|near|outside|inside|over|during|along|off|beside|on)\b")


@dataclass(frozen=True)
class Head:
    """The parts of an article's head."""

    headline: Span | None
    dateline: Span | None
    byline: Span | None
    captions: tuple[Span, ...]
    published: Published


def head_of(lines: Sequence[Line], *, headed: bool) -> Head:
    """What the lines of one article say about it; `headed` where it is known that there is a headline."""
    at = _headline_at(lines, headed=headed)
    rest = lines if at is None else lines[at + 1 :]
    captions = tuple(line.span for line in _captions(rest, headed=at is not None))
    taken = set(captions)
    others = [*lines[: at or 0], *(line for line in rest if line.span not in taken)]
    dateline = _first(map(_dateline, _bodies(others)))
    byline = _first(map(_byline, others[:HEAD_LINES]))
    return Head(
        headline=None if at is None else lines[at].span,
        dateline=dateline.span if dateline else None,
        byline=byline.span if byline else None,
        captions=captions,
        published=_published(others[:HEAD_LINES], dateline),
    )


def _first(lines: Iterable[Line | None]) -> Line | None:
    return next((line for line in lines if line), None)


def _headline_at(lines: Sequence[Line], *, headed: bool) -> int | None:
    """The headline: the first line above the body that has the shape of one, or that was found to be one."""
    if headed:
        return 1 if _states_date(lines[0]) or _is_rubric(lines[0]) else 0
    for index, line in enumerate(lines[:HEAD_LINES]):
        if _has_headline_shape(line):
            return _behind_rubric(lines, index) if any(map(_is_sentence, lines[index + 1 :])) else None
        if line.is_body and not _is_caption(line, in_head=True):
            return None
    return None


def _has_headline_shape(line: Line) -> bool:
    if not 2 <= len(line.words) <= MAX_HEADLINE_WORDS or line.text[0].islower():
        return False
    if line.ends_with_stop and _title_case(line) < 0.8:
        return False
    return not (_states_date(line) or _is_byline(line) or _has_credit(line) or _dateline(line))


def _behind_rubric(lines: Sequence[Line], index: int) -> int:
    """The next line, where a site's or a section's name seemed to be the headline."""
    line, below = lines[index : index + 2]
    is_headline = len(below.words) >= MIN_HEADLINE_WORDS and _has_headline_shape(below) and not below.ends_with_stop
    if len(line.words) < MIN_HEADLINE_WORDS and is_headline and not _is_caption(below, in_head=True):
        return index + 1
    return index


def _is_rubric(line: Line) -> bool:
    return len(line.words) < MIN_HEADLINE_WORDS and line.text.isupper() and not line.ends_sentence


def _is_sentence(line: Line) -> bool:
    return line.is_body or (line.ends_sentence and not _states_date(line))


def _title_case(line: Line) -> float:
    """The share of the longer words that are capitalised."""
    long = [word for word in line.words if len(word) > 3]
    return sum(word[0].isupper() for word in long) / len(long) if long else 0.0


def _bodies(lines: Sequence[Line]) -> Iterator[Line]:
    """The first paragraphs: the lede may stand above the one that has the dateline."""
    bodies = (line for line in lines if len(line.words) >= MIN_BODY_WORDS)
    return islice((line for line in bodies if not _is_byline(line) and not _states_date(line)), 3)


def _dateline(line: Line) -> Line | None:
    """The place, day and agency that a paragraph opens with: LONDON (Reuters) — …"""
    match = _DATELINE.match(line.text)
    if match and _names_place(match):
        return line.part(0, len(match["words"].rstrip()))
    for span, _ in find_dates(line.text[:DATE_LENGTH]):
        if span.start == 0 and _DATE_SIGN.match(line.text, span.end):
            return line.part(0, span.end)
    return None


def _names_place(match: re.Match[str]) -> bool:
    place, dashed = match["place"], match["sign"].strip() not in ("", ":")
    if place is None or match["agency"]:
        return match["agency"] is not None
    if len(place) > 2 and place.isupper() and ":" not in match["sign"]:
        return _LABELS.isdisjoint(place.split())
    return dashed and bool(match["region"] or match["day"])


def _is_byline(line: Line) -> bool:
    if len(line.words) > 16 or line.ends_sentence:
        return False
    return any(pattern.match(line.text) for pattern in (_BYLINE, _PERSON_OF_PRESS, _STAFF))


def _byline(line: Line) -> Line | None:
    """The byline without the date that may stand behind it."""
    if not _is_byline(line):
        return None
    end = min((span.start for span, _ in find_dates(line.text)), default=len(line.text))
    kept = _BEFORE_DATE.sub("", line.text[:end])
    return line.part(0, len(kept)) if kept else None


def _states_date(line: Line) -> bool:
    """Nothing stands on the line but a date and words like "Published"."""
    if len(line.text) > 3 * DATE_LENGTH:
        return False
    dates = find_dates(line.text)
    rest = line.text
    for span, _ in reversed(dates):
        rest = rest[: span.start] + rest[span.end :]
    return bool(dates) and not re.search(r"[^\W\d_]{2}", _DATE_WORDS.sub("", rest))


def _published(lines: Iterable[Line], dateline: Line | None) -> Published:
    """The first date that the head states; that of an update only where there is no other."""
    stating = [line for line in lines if _states_date(line) or _is_byline(line)]
    dates = [date for line in (*stating, dateline) if line for date in _labelled_dates(line.text)]
    dates.sort(key=lambda date: date[0])
    return Published(dates[0][1], Basis.STATED) if dates else UNKNOWN_DATE


def _labelled_dates(text: str) -> Iterator[tuple[bool, When]]:
    """The dates, each with whether the words before it call it that of an update."""
    end = 0
    for span, when in find_dates(text):
        yield _UPDATED.search(text, end, span.start) is not None, when
        end = span.end


def _captions(lines: Sequence[Line], *, headed: bool) -> Iterator[Line]:
    in_head = headed
    for number, line in enumerate(lines):
        if _is_caption(line, in_head=in_head):
            yield line
        elif line.is_body or number > HEAD_LINES:
            in_head = False


def _has_credit(line: Line) -> bool:
    if len(line.words) > MAX_CAPTION_WORDS or "reserved" in line.text:
        return False
    return _CREDIT_FIRST.match(line.text) is not None or _CREDIT_LAST.search(line.text[-CREDIT_LENGTH:]) is not None


def _is_caption(line: Line, *, in_head: bool) -> bool:
    """The line describes a picture; near a headline less is asked of it than between paragraphs."""
    if len(line.words) > MAX_CAPTION_WORDS or _states_date(line) or _is_byline(line) or _dateline(line):
        return False
    if _has_credit(line):
        return True
    if line.bare.endswith(("?", "!", ":")) or (line.ends_with_stop and not in_head):
        return False
    if _PICTURED.search(line.text):
        return True
    if _FINITE.search(line.text):
        return False
    return _ends_with_date(line) or (in_head and not line.ends_sentence and _describes(line))


def _ends_with_date(line: Line) -> bool:
    """A day and its year come last, and no verb in the past tense makes a sentence of the rest."""
    tail = line.bare.rstrip("".join(_STOPS))
    dated = any(span.end == len(tail) and when.earliest == when.latest for span, when in find_dates(tail))
    return dated and not (line.ends_with_stop and _PAST.search(line.text))


def _describes(line: Line) -> bool:
    """Somebody's office and name, or somebody doing something somewhere."""
    if _title_case(line) < 0.8 and _PARTICIPLE.search(line.text) and _WHERE.search(line.text):
        return True
    return len(line.words) <= 10 and not _PAST.search(line.text) and _OFFICE_AND_NAME.search(line.text) is not None
