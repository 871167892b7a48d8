"""Where and when an event took place: the places and times that stand nearest to it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from onrecord.model import Quote, Span, TimeType

POINTS = (TimeType.DATE, TimeType.TIME)


class Marked(Protocol):
    """What has a span in the text."""

    @property
    def span(self) -> Span: ...


def within(span: Span, outer: Span) -> bool:
    return outer.start <= span.start and span.end <= outer.end


def innermost(quotes: Sequence[Quote], trigger: Span) -> int | None:
    """The quote with the shortest content that holds the trigger."""
    holding = [
        (sum(piece.end - piece.start for piece in quote.content), place)
        for place, quote in enumerate(quotes)
        if any(within(trigger, piece) for piece in quote.content)
    ]
    return min(holding)[1] if holding else None


def nearest(marks: Sequence[tuple[int, Marked]], trigger: Span, clause: Span, scope: Collection[Span]) -> int | None:
    """The index of the mark nearest to the trigger: in its own clause, else in what one voice says in that sentence."""
    inside = [(index, mark.span) for index, mark in marks if any(within(mark.span, piece) for piece in scope)]
    own = [(index, span) for index, span in inside if within(span, clause)]
    choice = own or inside
    return min(choice, key=lambda one: _distance(one[1], trigger))[0] if choice else None


def _distance(left: Span, right: Span) -> tuple[int, bool]:
    """How far apart; of two as far, the later is nearer: what follows a verb is more often its own."""
    return max(left.start - right.end, right.start - left.end), left.start < right.start


def scope_of(sentence: Span, quote: Quote | None, trigger: Span) -> list[Span]:
    """What the event's reporter says in its sentence: in a quote its content, else the whole sentence."""
    if quote is None:
        return [sentence]
    pieces = [piece for piece in quote.content if piece.start < sentence.end and sentence.start < piece.end]
    return [Span(max(piece.start, sentence.start), min(piece.end, sentence.end)) for piece in pieces] or [trigger]
