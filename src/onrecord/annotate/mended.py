"""Attributions that the reader of quotes cut short, made whole as the article's syntax shows what belongs together.

The reader goes by likeness, word by word, and stops now and then in the middle of a clause: of "indicating that the
crews, at a loss, are leaving" it may take no more than "that the crews". What it takes for an attribution although
nobody says it and it says nothing ("direct support for | local crews") is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from onrecord.annotate.tree import Tree
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
    return tuple(mender.whole(quote) for quote in annotated.quotes if not mender.is_none(quote))


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
