"""Attributions that the reader of quotes cut short, made whole as the article's syntax shows what belongs together.

The reader goes by likeness, word by word, and stops now and then in the middle of a clause: of "indicating that the
crews, at a loss, are leaving" it may take no more than "that the crews". What it takes for an attribution although
nobody says it and it says nothing ("direct support for | local crews") is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.annotate.tree import PUNCTUATION, Tree
from onrecord.model import Annotated, Quote, Span

SUBJECTS = ("nsubj", "nsubjpass")
# Adverbs that say that others say so, whatever verb they go with.
HEARSAY = frozenset("reportedly allegedly supposedly purportedly".split())
HELPING = ("aux", "auxpass")
# Nouns for what is said in somebody's favour, and for what is handed over: "provides support for the crews".
GOODS = frozenset("support backing help aid assistance encouragement protection".split())
GIVING = re.compile(
    r"(?:provid|giv|lend|offer|send|suppl|deliver|receiv|get|need|seek|bring|extend|secur|promis|channel)\w*"
    r"|gave|lent|sent|got|sought|brought",
    re.I,
)
BEGINS_WITH_THAT = re.compile(r"\W*that\b", re.I)


def mended(annotated: Annotated) -> tuple[Quote, ...]:
    """The article's quotes, each made whole where the reader cut it short."""
    if not annotated.words:
        return annotated.quotes
    mender = _Mender(annotated)
    return tuple(mender.parted([mender.whole(quote) for quote in annotated.quotes if not mender.is_none(quote)]))


class _Mender:
    def __init__(self, annotated: Annotated) -> None:
        self._tree = Tree(annotated.words)
        self._starts = [word.start for word in annotated.words]
        self._text = annotated.article.text

    def whole(self, quote: Quote) -> Quote:
        if self._has_verb(quote.content):
            return quote
        return self._with_clause(quote) or self._with_deed(quote) or quote

    def is_none(self, quote: Quote) -> bool:
        """Whether nobody says it, nothing is said to be so, and the cue is a thing that somebody gives or gets."""
        if quote.source or self._has_verb(quote.content):
            return False
        return any(self._is_given(place) for place in self._places(quote.cue) if self._tree.lower(place) in GOODS)

    def parted(self, quotes: Sequence[Quote]) -> Iterator[Quote]:
        """Parts "said | that the pier stood, but denied that it was sound", of which the second is not in the first."""
        beside = {number: outer for number, quote in enumerate(quotes) if (outer := self._beside(quote, quotes))}
        for number, quote in enumerate(quotes):
            if number in beside and not self._has_subject(quote.cue):
                yield replace(quote, source=beside[number].source)
            else:
                ends = [self._begins(quotes[inner]) for inner, outer in beside.items() if outer is quote]
                yield self._until(quote, min(ends)) if ends else quote

    def _beside(self, quote: Quote, quotes: Iterable[Quote]) -> Quote | None:
        """The attribution in whose content this one stands, though its verb goes on from that one's."""
        verbs = {self._tree.words[place].head for place in self._places(quote.cue) if self._goes_on(place)}
        around = (
            outer
            for outer in (quotes if verbs else ())
            if any(held.start < quote.cue[0].start < held.end for held in outer.content)
        )
        return next((outer for outer in around if verbs.intersection(self._places(outer.cue))), None)

    def _goes_on(self, place: int) -> bool:
        return self._tree.is_verb(place) and self._tree.words[place].dep == "conj"

    def _has_subject(self, cue: Iterable[Span]) -> bool:
        return any(self._tree.each(place, SUBJECTS) for place in self._places(cue))

    def _begins(self, quote: Quote) -> int:
        """Where an attribution that goes on from another begins: with the conjunction before it."""
        tree, verb = self._tree, next(filter(self._goes_on, self._places(quote.cue)))
        first = tree.first[verb]
        joint = [each for each in tree.each(tree.words[verb].head, ("cc",)) if each < first]
        return tree.words[joint[-1] if joint else first].start

    def _until(self, quote: Quote, end: int) -> Quote:
        """The attribution with what is said only up to a place, without marks at its end."""
        places = [place for place in self._places(quote.content) if self._tree.words[place].start < end]
        content = [(span.start, min(span.end, end)) for span in quote.content if span.start < end]
        while places and self._tree.words[places[-1]].tag in PUNCTUATION:
            places.pop()
        if not places:
            return quote
        content[-1] = (content[-1][0], self._tree.words[places[-1]].end)
        return replace(quote, content=tuple(Span(*span) for span in content))

    def _is_given(self, place: int) -> bool:
        """Whether the noun is what somebody gives or gets, by itself or in a list."""
        words = self._tree.words
        while words[place].dep == "conj":
            place = words[place].head
        verb = words[place].head
        return words[place].dep in ("dobj", "nsubjpass") and GIVING.fullmatch(self._tree.lower(verb)) is not None

    def _with_clause(self, quote: Quote) -> Quote | None:
        """Completes "that the crews" with the rest of the clause that "that" opens."""
        first = quote.content[0]
        if len(quote.content) > 1 or not BEGINS_WITH_THAT.match(first.of(self._text)):
            return None
        opening = self._places((first,))[0]
        verb = self._tree.words[opening].head
        clause = self._clause(verb, opening)
        subjects = self._tree.each(verb, SUBJECTS)
        if self._tree.words[opening].dep != "mark" or not subjects or set(subjects) - set(self._under(first)):
            return None
        if not clause or any(clause.overlaps(cue) for cue in quote.cue):
            return None
        return replace(quote, content=(Span(first.start, max(first.end, clause.end)),))

    def _with_deed(self, quote: Quote) -> Quote | None:
        """Gives "troops [have reportedly been seen]" its verb: of such a cue only the adverb says that it is said."""
        tree, places = self._tree, self._places(quote.cue)
        said = next((place for place in places if tree.lower(place) in HEARSAY), None)
        verb = tree.words[said].head if said is not None else None
        if said is None or verb is None or verb not in places or verb < said:
            return None
        subject = tree.child(verb, SUBJECTS)
        if subject is None or subject not in self._places(quote.content):
            return None
        rest = self._clause(verb, said + 1)
        if not rest:
            return None
        helping = [place for place in places if place <= said and (place == said or tree.words[place].dep in HELPING)]
        cue = Span(tree.words[helping[0]].start, tree.words[said].end)
        content = tuple(span for span in quote.content if span.start < cue.start)
        source = tuple(span for span in quote.source if not rest.overlaps(span))
        return replace(quote, source=source, cue=(cue,), content=(*content, rest)) if content else None

    def _clause(self, verb: int, first: int) -> Span | None:
        """The words of a verb's clause from `first` on, without marks at its end."""
        tree = self._tree
        spans = tree.spans(range(first, tree.last[verb] + 1))
        return Span(spans[0].start, spans[-1].end) if spans and tree.is_verb(verb) else None

    def _has_verb(self, spans: Iterable[Span]) -> bool:
        return any(self._tree.is_verb(place) and self._is_predicate(place) for place in self._places(spans))

    def _is_predicate(self, place: int) -> bool:
        """Whether a verb says something of something, and is not an adjective of a noun ("recognised")."""
        return self._tree.words[place].dep not in ("amod", "compound", "nmod")

    def _places(self, spans: Iterable[Span]) -> list[int]:
        return [place for span in spans for place in self._under(span)]

    def _under(self, span: Span) -> range:
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))
