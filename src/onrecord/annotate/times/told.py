"""The time of what happened, told from the time it was said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from onrecord.model import Annotated, Quote, Span, Time

_STOP = re.compile(r"[.!?]['\"”’)]*\s+(?=['\"“‘(]*[A-Z0-9])|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Told:
    """Indices into an article's times: those of the saying ("said on Sunday") and those of what is said."""

    saying: tuple[int, ...]
    said: tuple[int, ...]


def told(quote: Quote, annotated: Annotated) -> Told:
    """Which of the article's times belong to the act of saying, and which to what the quote says.

    A time in the content is of what is said. One beside it, in a sentence of the cue, is of the saying that is nearest:
    of "The mayor said on Monday that the bridge closed on Sunday, and the board denied it on Tuesday", Monday is the
    mayor's, Tuesday the board's.
    """
    times = annotated.times
    said = tuple(index for index, time in enumerate(times) if _in_content(time, quote))
    around = [_sentence(annotated, cue) for cue in quote.cue]
    saying = tuple(
        index
        for index, time in enumerate(times)
        if index not in said
        and any(sentence.holds(time.span) for sentence in around)
        and _nearest(time, annotated) == _distance(time, quote)
    )
    return Told(saying, said)


def said_on(quote: Quote, annotated: Annotated) -> date | None:
    """The day of the saying, where one is told and no more than one."""
    days = {annotated.times[index].when for index in told(quote, annotated).saying}
    (when,) = days if len(days) == 1 else (None,)
    return when.earliest if when and when.earliest == when.latest else None


def _in_content(time: Time, quote: Quote) -> bool:
    return any(span.overlaps(time.span) for span in quote.content)


def _nearest(time: Time, annotated: Annotated) -> int:
    """How far it is to the nearest cue whose content does not hold the time."""
    return min(_distance(time, quote) for quote in annotated.quotes if quote.cue and not _in_content(time, quote))


def _distance(time: Time, quote: Quote) -> int:
    return min(max(time.span.start - cue.end, cue.start - time.span.end, 0) for cue in quote.cue)


def _sentence(annotated: Annotated, cue: Span) -> Span:
    """The sentence that a cue stands in, by the layer of sentences or else by its stops."""
    for sentence in annotated.sentences:
        if sentence.holds(cue):
            return sentence
    text = annotated.article.text
    start = max((stop.end() for stop in _STOP.finditer(text, 0, cue.start + 1) if stop.end() <= cue.start), default=0)
    stop = _STOP.search(text, cue.end)
    return Span(start, stop.start() + 1 if stop else len(text))
