"""Times in quotation marks count from the day on which they were spoken: "tomorrow" is the speaker's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.annotate.times.anchor import lowered, time_of
from onrecord.annotate.times.grammar import expressions
from onrecord.annotate.times.sense import Context
from onrecord.annotate.times.told import said_on
from onrecord.model import Annotated, Span, Time

_OPENING = '"“„«‟'
_CLOSING = '"”“»'


def reread(annotated: Annotated) -> Annotated:
    """The article with the times of its direct quotes read from the day of the saying, where that is told."""
    spoken = {time.span: time for time in _spoken(annotated)}
    return replace(annotated, times=tuple(spoken.get(time.span, time) for time in annotated.times))


def _spoken(annotated: Annotated) -> Iterator[Time]:
    text = annotated.article.text
    for quote in annotated.quotes:
        direct = [span for span in quote.content if _is_direct(span, text)]
        day = said_on(quote, annotated) if direct else None
        for span in direct if day else ():
            words = span.of(text)
            for found in expressions(Context(words, lowered(words), day)):
                time = time_of(found)
                yield replace(time, span=time.span.moved(span.start))


def _is_direct(span: Span, text: str) -> bool:
    """It stands in quotation marks, inside or outside of the span."""
    around = text[max(0, span.start - 1) : span.start + 1], text[span.end - 1 : span.end + 2]
    return any(mark in around[0] for mark in _OPENING) and any(mark in around[1] for mark in _CLOSING)
