"""Whose words report an event, where and when it took place: by what stands nearest to it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.annotate.tree import Tree
from onrecord.model import Annotated, Place, Quote, Span, Time, TimeType
from onrecord.model.holding import Holding

POINTS = (TimeType.DATE, TimeType.TIME)
# "Now", "recently": no date.
VAGUE_TIME = "_REF"

# What happens after these happens there; of "French troops" and "Tarn's mayor", nobody knows where they were.
SCENE = frozenset("in at near around outside inside on over across along off throughout within to towards into".split())
# From a place up to the noun after the preposition: "in Tarn's old harbour", "near the city of Tarn".
PART_OF_SCENE = frozenset("poss compound nmod appos conj amod".split())

# A place or a time: its index in the article's layer, and where it stands.
Mark = tuple[int, Span]


class Where(NamedTuple):
    """The indices of an event's quote, its place and its time in the article's layers."""

    quote: int | None
    place: int | None
    time: int | None


class Setting:
    """Finds the settings of one article's events."""

    def __init__(self, annotated: Annotated, tree: Tree) -> None:
        self._annotated = annotated
        self._holding = Holding(annotated.quotes)
        self._tree = tree
        self._words = [word.start for word in tree.words]
        self._sentences = [sentence.start for sentence in annotated.sentences]
        self._places = [(index, place.span) for index, place in enumerate(annotated.places) if self._is_scene(place)]
        self._times = [(index, time.span) for index, time in enumerate(annotated.times) if _is_point(time)]

    def of(self, trigger: Span, clause: Span, taken: Sequence[Span]) -> Where:
        """The setting of an event. A place that acts or suffers, in `taken`, is not where it happened."""
        quotes = self._annotated.quotes
        quote = self._holding.innermost(self._holding.holders(trigger))
        sentence = self._annotated.sentences[max(0, bisect_right(self._sentences, trigger.start) - 1)]
        scope = _scope(sentence, None if quote is None else quotes[quote])
        places = [one for one in _inside(self._places, scope) if not any(_within(one[1], span) for span in taken)]
        return Where(quote, _nearest(places, trigger, clause), _nearest(_inside(self._times, scope), trigger, clause))

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


def _is_point(time: Time) -> bool:
    return time.type in POINTS and not time.value.endswith(VAGUE_TIME)


def _scope(sentence: Span, quote: Quote | None) -> list[Span]:
    """What the event's reporter says in its sentence: in a quote its content, else all of it."""
    if quote is None:
        return [sentence]
    inside = [piece for piece in quote.content if piece.start < sentence.end and sentence.start < piece.end]
    return [Span(max(piece.start, sentence.start), min(piece.end, sentence.end)) for piece in inside]


def _inside(marks: Sequence[Mark], scope: Sequence[Span]) -> list[Mark]:
    """The marks, which are in the order of the text, that stand in the scope."""
    return [
        mark
        for piece in scope
        for mark in marks[bisect_left(marks, piece.start, key=_start) : bisect_left(marks, piece.end, key=_start)]
        if _within(mark[1], piece)
    ]


def _start(mark: Mark) -> int:
    return mark[1].start


def _nearest(marks: Sequence[Mark], trigger: Span, clause: Span) -> int | None:
    """The index of the mark nearest to the trigger, in its own clause, else in any; of two as near, the later."""
    own = [mark for mark in marks if _within(mark[1], clause)]
    return min(own or marks, key=lambda one: _distance(one[1], trigger), default=(None,))[0]


def _distance(left: Span, right: Span) -> tuple[int, bool]:
    return max(left.start - right.end, right.start - left.end), left.start < right.start


def _within(span: Span, outer: Span) -> bool:
    return outer.start <= span.start and span.end <= outer.end
