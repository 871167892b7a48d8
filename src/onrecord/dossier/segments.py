"""An article's text cut for marking: into paragraphs, and these into segments in which no role begins or ends."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from onrecord.dossier.shown import ShownClaim
from onrecord.model import Flag, KeptArticle, Span

# A line that is longer than this and stops in mid-sentence was broken to fit a width, not to open a paragraph.
SHORTEST_WRAPPED_LINE = 50
LINE_BREAK = re.compile(r"(?:\r\n?|\n|\u2029)\s*")
SENTENCE_ENDS = tuple(".!?:;…\"”'’»)]")


class Role(StrEnum):
    """What words do for a claim."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"


class Part(StrEnum):
    """What words are in the make-up of an article."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    BYLINE = "byline"
    CAPTION = "caption"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Mark:
    """A claim, and the role that words have in it."""

    claim: ShownClaim
    role: Role


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text in which nothing begins and nothing ends.

    `opens` are the claims whose content begins here, `closes` those whose content is over with it. `flags` are what a
    reader ought to be told of these words.
    """

    span: Span
    text: str
    part: Part
    marks: tuple[Mark, ...] = ()
    opens: tuple[ShownClaim, ...] = ()
    closes: tuple[ShownClaim, ...] = ()
    flags: tuple[Flag, ...] = ()

    @property
    def depth(self) -> int:
        """In how many voices these words stand, one inside the other; the outlet's own does not count."""
        return sum(mark.role is Role.CONTENT and not mark.claim.own_voice for mark in self.marks)

    @property
    def contested(self) -> bool:
        """Whether these words are said by a voice that is contradicted."""
        return any(mark.role is Role.CONTENT and mark.claim.contested for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, headline, byline or caption, with its segments in order and without gaps."""

    part: Part
    segments: tuple[Segment, ...]

    @property
    def span(self) -> Span:
        return Span(self.segments[0].span.start, self.segments[-1].span.end)


def blocks_of(article: KeptArticle, claims: Sequence[ShownClaim] = (), flags: Sequence[Flag] = ()) -> tuple[Block, ...]:
    """The text of an article as blocks, with the words of `claims` and `flags` marked.

    Only space between blocks is left out.
    """
    marked = tuple(_marked_spans(claims))
    parts = tuple(_parts(article))
    spans = [*(span for span, _ in (*marked, *parts)), *(flag.span for flag in flags)]
    edges = sorted({edge for span in spans for edge in (span.start, span.end)})
    blocks = [tuple(_segments(article.text, paragraph, edges)) for paragraph in _paragraphs(article.text, parts)]
    segments = [segment for block in blocks for segment in block]
    labelled = _anchored(_with_marks(_with_flags(_with_parts(segments, parts), flags), marked), claims)
    return tuple(_regrouped(labelled, [len(block) for block in blocks]))


def _marked_spans(claims: Iterable[ShownClaim]) -> Iterator[tuple[Span, Mark]]:
    for claim in claims:
        source = claim.claim.attribution.source.spans if claim.claim.attribution else ()
        for role, spans in ((Role.SOURCE, source), (Role.CUE, claim.claim.cue), (Role.CONTENT, claim.claim.content)):
            yield from ((span, Mark(claim, role)) for span in spans)


def _parts(article: KeptArticle) -> Iterator[tuple[Span, Part]]:
    heads = ((article.headline, Part.HEADLINE), (article.dateline, Part.DATELINE), (article.byline, Part.BYLINE))
    yield from ((span, part) for span, part in heads if span)
    yield from ((span, Part.CAPTION) for span in article.captions)


def _paragraphs(text: str, parts: Iterable[tuple[Span, Part]]) -> Iterator[Span]:
    """Where the paragraphs stand, without the space around them. A dateline opens one and does not stand alone."""
    heads = [span for span, part in parts if part is not Part.DATELINE]
    breaks = (found.start() for found in LINE_BREAK.finditer(text) if _ends_paragraph(text, found))
    free = (cut for cut in breaks if not any(span.start < cut < span.end for span in heads))
    cuts = sorted({0, len(text), *free, *(edge for span in heads for edge in (span.start, span.end))})
    for start, end in pairwise(cuts):
        words = text[start:end]
        if trimmed := words.strip():
            first = start + len(words) - len(words.lstrip())
            yield Span(first, first + len(trimmed))


def _ends_paragraph(text: str, line_break: re.Match[str]) -> bool:
    if len(re.findall(r"\r\n?|\n|\u2029", line_break[0])) > 1:
        return True
    end = line_break.start()
    line = text[max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) + 1 : end].rstrip()
    return len(line) < SHORTEST_WRAPPED_LINE or line.endswith(SENTENCE_ENDS)


def _segments(text: str, paragraph: Span, edges: Sequence[int]) -> Iterator[Segment]:
    inner = edges[bisect_right(edges, paragraph.start) : bisect_left(edges, paragraph.end)]
    cuts = (paragraph.start, *inner, paragraph.end)
    for start, end in pairwise(cuts):
        yield Segment(Span(start, end), text[start:end], Part.TEXT)


def _with_parts(segments: Iterable[Segment], parts: Sequence[tuple[Span, Part]]) -> Iterator[Segment]:
    for segment in segments:
        part = next((part for span, part in parts if span.holds(segment.span)), Part.TEXT)
        yield replace(segment, part=part)


def _with_flags(segments: Iterable[Segment], flags: Sequence[Flag]) -> Iterator[Segment]:
    for segment in segments:
        here = tuple(flag for flag in flags if flag.span.holds(segment.span))
        yield replace(segment, flags=here) if here else segment


def _with_marks(segments: Iterable[Segment], marked: Sequence[tuple[Span, Mark]]) -> list[Segment]:
    """Segments with the marks that hold them, the outermost claim first."""
    waiting = sorted(marked, key=lambda one: (one[0].start, -one[0].end), reverse=True)
    open_marks: list[tuple[Span, Mark]] = []
    done = []
    for segment in segments:
        open_marks = [one for one in open_marks if one[0].end > segment.span.start]
        while waiting and waiting[-1][0].start <= segment.span.start:
            if (one := waiting.pop())[0].end > segment.span.start:
                open_marks.append(one)
        done.append(replace(segment, marks=tuple(mark for _, mark in open_marks)))
    return done


def _anchored(segments: list[Segment], claims: Iterable[ShownClaim]) -> list[Segment]:
    """Segments that know which claims begin and end with them; a claim does both exactly once."""
    if not segments:
        return segments
    starts, ends = [segment.span.start for segment in segments], [segment.span.end for segment in segments]
    anchored = list(segments)
    for claim in claims:
        first = min(bisect_right(ends, claim.claim.content[0].start), len(segments) - 1)
        last = max(bisect_left(starts, claim.claim.content[-1].end) - 1, first)
        anchored[first] = replace(anchored[first], opens=(*anchored[first].opens, claim))
        # Of two that end together the inner one is closed first.
        anchored[last] = replace(anchored[last], closes=(claim, *anchored[last].closes))
    return anchored


def _regrouped(segments: Sequence[Segment], sizes: Iterable[int]) -> Iterator[Block]:
    start = 0
    for size in sizes:
        block = tuple(segments[start : start + size])
        start += size
        yield Block(_part_of(block), block)


def _part_of(block: Sequence[Segment]) -> Part:
    parts = {segment.part for segment in block if segment.text.strip()}
    return parts.pop() if len(parts) == 1 else Part.TEXT
