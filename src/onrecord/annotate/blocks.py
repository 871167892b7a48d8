"""Where an article's text has to be cut before it is parsed: no sentence runs across these places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from onrecord.model import Article, Span

BLANK_LINE = re.compile(r"\s*\n[^\S\n]*\n\s*|\s*(?:\r\n?\s*){2,}")

# A parse needs memory in proportion to its text; tables and minutes come as one endless paragraph.
LONGEST_BLOCK = 8_000

# "…of the State.Another soldier…": two letters on either side of the full stop keep "p.m.", "U.S.A" and "e.Bay" whole.
RUN_TOGETHER = re.compile(r"(?<=[a-z]{2})[.!?][”\"’']?(?=[A-Z][a-z]+\s)|(?<=[a-z]{2})[.!?][”\"’']?(?=(?:A|I)\s)")

DASH = re.compile(r"[\s—–|-]*")

# In characters. Old wire copy is in capitals throughout; a headline in capitals may be, and keeps its names better so.
SHORTEST_LOWERED = 200
SENTENCE_START = re.compile(r"(?:^|[.!?][\"”]?\s+)[\"“(]?[a-z]")

# Control characters, and halves of characters that cannot be written in UTF-8: spaCy stops at the latter.
UNREADABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\u200b\u202a-\u202e]")


def blocks_of(article: Article) -> Iterator[Span]:
    """The parts of an article that are parsed by themselves: its paragraphs, its headline and the rest of its head."""
    text = article.text
    cuts = sorted({0, len(text), *_blank_lines(text), *_head_edges(article)})
    for start, end in pairwise(cuts):
        for block in _pieces(text, start, end):
            if trimmed := _trimmed(text, block):
                yield trimmed


def readable(text: str) -> str:
    """The same text, as long as before, without characters that upset a parser, and not shouted from end to end."""
    text = UNREADABLE.sub(lambda found: " " if found[0] < "\x20" else "\ufffd", text)
    return _lowered(text) if len(text) >= SHORTEST_LOWERED and text.isupper() else text


def _lowered(text: str) -> str:
    """Small letters but at the starts of sentences: parsers are trained on such."""
    lower = SENTENCE_START.sub(lambda found: found[0].upper(), text.lower())
    return lower if len(lower) == len(text) else text


def sentence_joints(text: str) -> tuple[int, ...]:
    """Where a sentence starts right after the full stop of the one before, with no space between."""
    return tuple(found.end() for found in RUN_TOGETHER.finditer(text))


def _blank_lines(text: str) -> Iterator[int]:
    return (found.end() for found in BLANK_LINE.finditer(text))


def _head_edges(article: Article) -> Iterator[int]:
    for span in (article.headline, article.dateline, article.byline, *article.captions):
        if span:
            yield span.start
            yield span.end
    if article.dateline and (dash := DASH.match(article.text, article.dateline.end)):
        # The dash behind a dateline belongs to neither it nor the first sentence.
        yield dash.end()


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A block, cut at spaces where it is too long to be parsed at once."""
    while end - start > LONGEST_BLOCK:
        space = max(text.rfind(" ", start, start + LONGEST_BLOCK), text.rfind("\n", start, start + LONGEST_BLOCK))
        cut = space + 1 if space > start else start + LONGEST_BLOCK
        yield start, cut
        start = cut
    yield start, end


def _trimmed(text: str, block: tuple[int, int]) -> Span | None:
    start, end = block
    words = text[start:end]
    start, end = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
    return Span(start, end) if start < end else None
