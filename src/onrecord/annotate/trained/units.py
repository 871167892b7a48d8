"""An article as the reader's network sees it: words and marks, what they look like, and chunks of a bearable length."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from onrecord.annotate.blocks import blocks_of, readable, sentence_joints
from onrecord.annotate.marks import quotations_of
from onrecord.model import Article, Span

# A unit is a word or a single mark.
UNIT = re.compile(r"\w+|[^\w\s]")
SENTENCE_END = re.compile(r"[.!?…]+[”\"’')\]]*\s+(?=[“\"‘'(\[]*[A-Z0-9])")


class Shape(IntEnum):
    """What a unit's letters look like; the network's own words have no capitals."""

    NONE = 0
    MARK = 1
    LOWER = 2
    TITLE = 3
    UPPER = 4
    LETTER = 5
    MIXED = 6
    DIGITS = 7


class Gap(IntEnum):
    """What stands before a unit."""

    NONE = 0
    GLUED = 1
    SPACE = 2
    LINE = 3
    BLOCK = 4


class Quoted(IntEnum):
    """Where a unit stands towards quotation marks."""

    NONE = 0
    OUTSIDE = 1
    FIRST = 2
    INSIDE = 3
    LAST = 4


@dataclass(frozen=True, slots=True)
class Unit:
    """A word or a mark of an article, with what the network is told about it."""

    start: int
    end: int
    shape: Shape
    gap: Gap
    quoted: Quoted


def units_of(article: Article) -> tuple[list[str], list[Unit]]:
    """The article's words and marks, and what each of them looks like."""
    text = readable(article.text)
    starts = frozenset(block.start for block in blocks_of(article))
    quotations = quotations_of(text)
    begins = [span.start for span in quotations]
    words: list[str] = []
    units: list[Unit] = []
    end = 0
    for found in UNIT.finditer(text):
        gap = _gap(text[end : found.start()], first=not units or found.start() in starts)
        words.append(found[0])
        units.append(Unit(*found.span(), _shape(found[0]), gap, _quoted(found, quotations, begins)))
        end = found.end()
    return words, units


def chunks_of(article: Article, units: Sequence[Unit], sizes: Sequence[int], longest: int) -> Iterator[range]:
    """The units in stretches whose `sizes` sum to `longest` at most, cut where it harms least.

    A cut falls between blocks if that leaves the chunk at least half full, else between sentences, else anywhere. A
    single unit above `longest` stands alone.
    """
    sentences = _sentence_starts(readable(article.text))
    first = 0
    while first < len(units):
        last, filled, block, sentence = first, 0, 0, 0
        while last < len(units) and (last == first or filled + sizes[last] <= longest):
            filled += sizes[last]
            last += 1
            if last < len(units):
                if units[last].gap is Gap.BLOCK and filled >= longest // 2:
                    block = last
                if units[last].start in sentences and filled >= longest // 2:
                    sentence = last
        end = last if last == len(units) else block or sentence or last
        yield range(first, end)
        first = end


def _sentence_starts(text: str) -> frozenset[int]:
    return frozenset((*(found.end() for found in SENTENCE_END.finditer(text)), *sentence_joints(text)))


def _gap(between: str, *, first: bool) -> Gap:
    if first:
        return Gap.BLOCK
    if not between:
        return Gap.GLUED
    return Gap.LINE if "\n" in between else Gap.SPACE


def _shape(word: str) -> Shape:
    if not (word[0].isalnum() or word[0] == "_"):
        return Shape.MARK
    if word[0].isdigit():
        return Shape.DIGITS
    if word.islower():
        return Shape.LOWER
    if len(word) == 1:
        return Shape.LETTER
    if word.isupper():
        return Shape.UPPER
    return Shape.TITLE if word[1:].islower() else Shape.MIXED


def _quoted(found: re.Match[str], quotations: Sequence[Span], begins: Sequence[int]) -> Quoted:
    place = bisect_right(begins, found.start()) - 1
    if place < 0 or found.start() >= quotations[place].end:
        return Quoted.OUTSIDE
    if found.start() == quotations[place].start:
        return Quoted.FIRST
    return Quoted.LAST if found.end() >= quotations[place].end else Quoted.INSIDE
