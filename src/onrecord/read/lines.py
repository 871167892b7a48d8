"""The lines of a page, and what each of them looks like by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise

from onrecord.model import Span

# Few headlines have more words.
LONG_HEADLINE = 16
# A longer line is a paragraph, whatever it ends with.
MAX_HEADLINE_WORDS = 32
# A line of fewer words is no body paragraph, even if it ends a sentence.
MIN_BODY_WORDS = 8
WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
CLOSERS = "\"'”’»›)] "
STOPS = (".", "。")
ENDS = (*STOPS, "!", "?", "…")
ABBREVIATION = re.compile(r"\b(?:(?:[^\W\d_]\.)+|(?:Inc|Jr|Sr|Co|Corp|Ltd|St|No)\.)$")
COMMON = frozenset(
    "about after again also been before being between both could during each even ever from have having here into "
    "just more most much must only other over said same says should since some such than that their them then there "
    "these they this those through under until very were what when where which while will with would your".split()
)


@dataclass(frozen=True)
class Line:
    """One line of the page without the space around it; `gap` counts the blank lines above it."""

    text: str
    span: Span
    gap: int

    @cached_property
    def words(self) -> list[str]:
        return WORD.findall(self.text)

    @cached_property
    def stems(self) -> list[str]:
        """The words that carry content, cut short, so that "deny" and "denied" count as one."""
        return [word[:5].lower() for word in self.words if len(word) > 3 and word.lower() not in COMMON]

    @cached_property
    def names(self) -> list[str]:
        """Capitalised words that do not owe their capital to the beginning of a sentence."""
        matches = islice(WORD.finditer(self.text), 1, None)
        return [match[0] for match in matches if match[0][0].isupper() and self._is_inside(match.start())]

    def _is_inside(self, offset: int) -> bool:
        before = self.text[max(0, offset - 2) : offset]
        return before[-1:].isspace() and (before[0].isalnum() or before[0] == ",")

    def part(self, start: int, end: int) -> Line:
        """Some of the line's characters, as a line of its own."""
        return Line(self.text[start:end], Span(self.span.start + start, self.span.start + end), 0)

    @cached_property
    def bare(self) -> str:
        return self.text.rstrip(CLOSERS)

    @property
    def ends_sentence(self) -> bool:
        if not self.bare.endswith(ENDS):
            return False
        # A headline may end in "U.S."; a sentence may, too, and has more words before it.
        return len(self.words) > LONG_HEADLINE or not ABBREVIATION.search(self.bare[-12:])

    @property
    def ends_with_stop(self) -> bool:
        return self.ends_sentence and self.bare.endswith(STOPS)

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
        if WORD.search(bare):
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
