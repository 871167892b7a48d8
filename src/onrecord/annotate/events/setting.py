"""Whose words report an event, where and when it took place: by what stands nearest to it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.annotate.tree import Tree
from onrecord.model import Annotated, Place, Quote, Span, Time, TimeType

POINTS = (TimeType.DATE, TimeType.TIME)
# "Now", "recently": no date.
VAGUE_TIME = "_REF"

# What happens after these happens there; of "French troops" and "Tarn's mayor", nobody knows where they were.
SCENE = frozenset("in at near around outside inside on over across along off throughout within to towards into".split())
# From a place up to the noun after the preposition: "in Tarn's old harbour", "near the city of Tarn".
PART_OF_SCENE = frozenset("poss compound nmod appos conj amod".split())


class Where(NamedTuple):
    """The indices of an event's quote, its place and its time in the article's layers."""

    quote: int | None
    place: int | None
    time: int | None


class Setting:
    """Finds the settings of one article's events."""

    def __init__(self, annotated: Annotated, tree: Tree) -> None:
        self._annotated = annotated
        self._tree = tree
        self._words = [word.start for word in tree.words]
        self._sentences = [sentence.start for sentence in annotated.sentences]
        self._places = [(index, place.span) for index, place in enumerate(annotated.places) if self._is_scene(place)]
        self._times = [(index, time.span) for index, time in enumerate(annotated.times) if _is_point(time)]

    def of(self, trigger: Span, clause: Span, taken: Sequence[Span]) -> Where:
        """The setting of an event. A place that acts or suffers, in `taken`, is not where it happened."""
        quotes = self._annotated.quotes
        quote = innermost(quotes, trigger)
        sentence = self._annotated.sentences[max(0, bisect_right(self._sentences, trigger.start) - 1)]
        scope = _scope(sentence, None if quote is None else quotes[quote])
        places = [one for one in self._places if not any(_within(one[1], span) for span in taken)]
        return Where(quote, _nearest(places, trigger, clause, scope), _nearest(self._times, trigger, clause, scope))

    def _is_scene(self, place: Place) -> bool:
        """Whether it stands after a preposition that says where."""
        words = self._tree.words
        at = bisect_left(self._words, place.span.end) - 1
        while at >= 0 and words[at].head != at:
            word = words[at]
            if word.dep == "pobj" and self._tree.lower(word.head) != "of":
                return self._tree.lower(word.head) in SCENE
            if word.dep not in PART_OF_SCENE and word.dep not in ("pobj", "prep"):
                return False
            at = word.head
        return False


def innermost(quotes: Sequence[Quote], trigger: Span) -> int | None:
    """The quote with the shortest content that holds the trigger."""
    holding = [
        (sum(piece.end - piece.start for piece in quote.content), index)
        for index, quote in enumerate(quotes)
        if any(_within(trigger, piece) for piece in quote.content)
    ]
    return min(holding)[1] if holding else None


def _is_point(time: Time) -> bool:
    return time.type in POINTS and not time.value.endswith(VAGUE_TIME)


def _scope(sentence: Span, quote: Quote | None) -> list[Span]:
    """What the event's reporter says in its sentence: in a quote its content, else all of it."""
    if quote is None:
        return [sentence]
    inside = [piece for piece in quote.content if piece.start < sentence.end and sentence.start < piece.end]
    return [Span(max(piece.start, sentence.start), min(piece.end, sentence.end)) for piece in inside]


def _nearest(marks: Sequence[tuple[int, Span]], trigger: Span, clause: Span, scope: Sequence[Span]) -> int | None:
    """The index of the mark nearest to the trigger: in its own clause, else in the scope; of two as near, the later."""
    inside = [(index, span) for index, span in marks if any(_within(span, piece) for piece in scope)]
    own = [(index, span) for index, span in inside if _within(span, clause)]
    return min(own or inside, key=lambda one: _distance(one[1], trigger), default=(None,))[0]


def _distance(left: Span, right: Span) -> tuple[int, bool]:
    return max(left.start - right.end, right.start - left.end), left.start < right.start


def _within(span: Span, outer: Span) -> bool:
    return outer.start <= span.start and span.end <= outer.end
