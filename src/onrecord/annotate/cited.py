"""Voices that another voice rests on: of "the paper said, citing two officials, that …", the officials.

They say the same words as the one who cites them, so that both have one content; the one who cites comes first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.model import Quote, Span

CITING = re.compile(
    r"\b(?:(?P<participle>citing|quoting)|(?:which|who)\s+(?P<finite>cited|quoted|cites|quotes))\s+", re.I
)
QUOTED_BY = re.compile(r"\s+(?P<cue>(?:quoted|cited)\s+(?:by|in))\s+(?P<outer>\S.*)", re.I | re.S)
# Where the words for the one who is cited end. A full stop after a capital and a letter or two is an abbreviation's.
PHRASE_END = re.compile(
    r"[,;:!?()\n—–“”\"]|\s(?:as\s+(?:saying|telling)|that)\b|(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})\.(?=\s|$)|\Z"
)
EDGES = " ,\n\t\xa0—–-"
SENTENCE_END = re.compile(r"[.!?][”\"’')]*\s+(?=[“\"‘(]*[A-Z])")


def with_cited(quotes: Iterable[Quote], text: str) -> tuple[Quote, ...]:
    """The quotes and those of the voices that they name as theirs."""
    parted = [one for quote in quotes for one in _parted(quote, text)]
    for found in CITING.finditer(text):
        parted = list(_with(found, parted, text))
    return tuple(parted)


def _parted(quote: Quote, text: str) -> Iterator[Quote]:
    """Of "a diplomat quoted by the agency said …": the agency, and the diplomat."""
    found = QUOTED_BY.search(quote.source[0].of(text)) if len(quote.source) == 1 else None
    if not found or not found.start():
        yield quote
        return
    start = quote.source[0].start
    outer, cue = (Span(start + found.start(role), start + found.end(role)) for role in ("outer", "cue"))
    yield replace(quote, source=(outer,), cue=(cue,))
    yield replace(quote, source=(Span(start, start + found.start()),), cited=True)


def _with(found: re.Match[str], quotes: Sequence[Quote], text: str) -> Iterator[Quote]:
    cue = Span(*found.span(found.lastgroup or 0))
    others = [_without(found, quote, text) for quote in quotes if not any(cue.overlaps(span) for span in quote.cue)]
    able = [quote for quote in others if _may_cite(quote, cue, text)]
    citing = min(able, key=lambda quote: _apart(quote, cue), default=None)
    cited = _phrase(found.end(), citing, text) if citing else None
    if not citing or not cited:
        yield from quotes
        return
    for quote in others:
        yield quote
        if quote is citing:
            yield replace(quote, source=(cited,), cue=(cue,), cited=True)


def _without(found: re.Match[str], quote: Quote, text: str) -> Quote:
    """The quote without the citation, where that stands at the end of its source or the beginning of its content."""
    source = [
        Span(s.start, min(s.end, _last(text, s.start, found.start()))) if _has(s, found) else s for s in quote.source
    ]
    first, *rest = quote.content
    if _has(first, found) and not text[first.start : found.start()].strip(EDGES):
        over = PHRASE_END.search(text, found.end(), first.end)
        start = first.end - len(text[over.start() if over else first.end : first.end].lstrip(EDGES))
        first = Span(start, first.end) if start < first.end else first
    return replace(quote, source=tuple(source), content=(first, *rest))


def _has(span: Span, found: re.Match[str]) -> bool:
    """Whether the citation begins in the span, and the span goes on after it."""
    return span.start <= found.start() and found.end() < span.end


def _last(text: str, start: int, end: int) -> int:
    """Where the words of a stretch end; at least one character is kept."""
    return max(start + 1, start + len(text[start:end].rstrip(EDGES)))


def _may_cite(quote: Quote, cue: Span, text: str) -> bool:
    """Whether the quote's own cue stands in one sentence with `cue`, and `cue` in none of its words."""
    if not quote.cue or any(cue.overlaps(span) for span in (*quote.source, *quote.content)):
        return False
    between = text[min(cue.end, quote.cue[-1].end) : max(cue.start, quote.cue[0].start) + 1]
    return not SENTENCE_END.search(between)


def _phrase(start: int, citing: Quote, text: str) -> Span | None:
    """The words for the one who is cited: to the next comma, or the next words of the one who cites."""
    taken = [span.start for role in (citing.source, citing.cue, citing.content) for span in role if span.start >= start]
    found = PHRASE_END.search(text, start, min(taken, default=len(text)))
    end = found.start() if found else min(taken, default=len(text))
    words = text[start:end].rstrip()
    return Span(start, start + len(words)) if any(letter.isalnum() for letter in words) else None


def _apart(quote: Quote, cue: Span) -> int:
    return max(cue.start - quote.cue[-1].end, quote.cue[0].start - cue.end)
