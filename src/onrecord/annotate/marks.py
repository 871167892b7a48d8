"""Which words stand in quotation marks, however the marks were typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import zip_longest

from onrecord.model import Span

# Two single marks in a row, and two backticks, are how wire copy types a double one.
DOUBLE = re.compile(r"[\"“”„«»‟＂]|''|``|’’|‘‘")
SINGLE = re.compile(r"[‘’']")
PARAGRAPH_END = re.compile(r"\n\s*\n|\Z")

OPENERS = frozenset(("“", "„", "«", "‟", "``", "‘‘"))
CLOSERS = frozenset(("”", "»", "’’"))

# A single-quoted stretch is longer than this only where an apostrophe was taken for a mark.
LONGEST_SINGLE = 300


class Side(Enum):
    """Which end of a quotation a mark can be."""

    OPENS = "opens"
    CLOSES = "closes"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark, found in a text."""

    span: Span
    side: Side


def quotations_of(text: str) -> tuple[Span, ...]:
    """The stretches in quotation marks, marks included, in order.

    Marks are paired inside a paragraph, so that a forgotten one harms no further than its end. A paragraph that
    nobody closes is quoted to its end if the next one opens with a mark again, as the custom is; else nobody knows
    where the quotation ended, and it is left out.
    """
    paragraphs = tuple(_paragraphs(text))
    return tuple(
        span for paragraph, after in zip_longest(paragraphs, paragraphs[1:]) for span in _paired(text, paragraph, after)
    )


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    for found in PARAGRAPH_END.finditer(text):
        if text[start : found.start()].strip():
            yield Span(start, found.start())
        start = found.end()


def _paired(text: str, paragraph: Span, after: Span | None) -> Iterator[Span]:
    marks = list(_double_marks(text, paragraph)) or list(_single_marks(text, paragraph))
    opened: Mark | None = None
    closed = paragraph.start
    for mark in marks:
        opens = mark.side is Side.OPENS or (mark.side is Side.EITHER and opened is None)
        if opens:
            if opened:  # the mark between the two was forgotten
                yield from _until(text, opened.span.start, _sentence_end(text, opened.span.end, mark.span.start))
            opened = mark
            continue
        start = opened.span.start if opened else _sentence_start(text, closed, mark.span.start)
        yield from _until(text, start, mark.span.end)
        opened, closed = None, mark.span.end
    if opened and _goes_on(text, after):
        yield from _until(text, opened.span.start, paragraph.end)


def _until(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    end = start + len(words.rstrip())
    if any(letter.isalnum() for letter in words):
        yield Span(start, end)


def _goes_on(text: str, after: Span | None) -> bool:
    """Whether the next paragraph opens with a mark again."""
    return after is not None and text.startswith(("“", '"', "``", "''", "«", "„"), after.start)


def _sentence_end(text: str, start: int, end: int) -> int:
    found = re.compile(r"[.!?…]+(?=\s|$)").search(text, start, end)
    return found.end() if found else end


def _sentence_start(text: str, start: int, end: int) -> int:
    begins = start
    for found in re.compile(r"[.!?…]\s+").finditer(text, start, end):
        begins = found.end()
    while begins < end and text[begins].isspace():
        begins += 1
    return begins


def _double_marks(text: str, paragraph: Span) -> Iterator[Mark]:
    for found in DOUBLE.finditer(text, paragraph.start, paragraph.end):
        if found[0] == '"' and text[max(0, found.start() - 1) : found.start()].isdigit() and _is_measure(text, found):
            continue
        yield Mark(Span(*found.span()), _side(text, found))


def _is_measure(text: str, found: re.Match[str]) -> bool:
    """Inches: 5'11"."""
    return re.search(r"\d['’]\d{1,2}$", text[max(0, found.start() - 6) : found.start()]) is not None


def _side(text: str, found: re.Match[str]) -> Side:
    if found[0] in OPENERS:
        return Side.OPENS
    if found[0] in CLOSERS:
        # Swedes and hurried typists open with a closing mark.
        return Side.CLOSES if not _is_before_word_only(text, found) else Side.OPENS
    if _is_before_word_only(text, found):
        return Side.OPENS
    return Side.CLOSES if _is_after_word_only(text, found) else Side.EITHER


def _is_before_word_only(text: str, found: re.Match[str]) -> bool:
    before, after = text[found.start() - 1 : found.start()] or " ", text[found.end() : found.end() + 1] or " "
    return (before.isspace() or before in "([—–-") and not after.isspace() and after not in ".,;:!?)]"


def _is_after_word_only(text: str, found: re.Match[str]) -> bool:
    before, after = text[found.start() - 1 : found.start()] or " ", text[found.end() : found.end() + 1] or " "
    return not before.isspace() and (after.isspace() or after in ".,;:!?)]—–-")


def _single_marks(text: str, paragraph: Span) -> Iterator[Mark]:
    """Single marks, only where each opening one finds a closing one; the rest are apostrophes."""
    opened: Span | None = None
    for found in SINGLE.finditer(text, paragraph.start, paragraph.end):
        span = Span(*found.span())
        if _is_before_word_only(text, found) and found[0] != "’" and not text[span.end : span.end + 1].isdigit():
            opened = span
        elif opened and found[0] != "‘" and _is_after_word_only(text, found) and _is_pair(text, opened, span):
            yield Mark(opened, Side.OPENS)
            yield Mark(span, Side.CLOSES)
            opened = None


def _is_pair(text: str, opened: Span, closing: Span) -> bool:
    return closing.end - opened.start <= LONGEST_SINGLE and not _is_possessive(text, opened, closing)


def _is_possessive(text: str, opened: Span, mark: Span) -> bool:
    """The boys' apostrophe: after an s, with a better mark to come."""
    line = text[mark.end : opened.start + LONGEST_SINGLE].split("\n", 1)[0]
    return text[mark.start - 1] == "s" and re.search(r"[\w.,!?]['’](?!\w)", line) is not None
