"""An article as those who resolve its sources ask about it: which word, which sentence, whose name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from onrecord.annotate.marks import quotations_of
from onrecord.annotate.speakers.lexicon import AFFILIATING, FIELDS, OFFICES, TITLES_ONLY, single
from onrecord.model import Annotated, Entity, Span
from onrecord.model.holding import Holding

NOUNS = frozenset("NN NNS NNP NNPS".split())
COMMON = frozenset("NN NNS".split())
NO_NAME_ALONE = AFFILIATING | FIELDS
LONGEST_HEADLINE = 150  # characters
PROPER = frozenset("NNP NNPS".split())


class Scene:
    """One article's words, sentences, names and quotations, by their places."""

    def __init__(self, annotated: Annotated, entities: Iterable[Entity]) -> None:
        self.text = annotated.article.text
        self.article = annotated.article
        self.words = annotated.words
        self.quotes = annotated.quotes
        self._holding = Holding(annotated.quotes)
        self.entities = {entity.id: entity for entity in entities}
        self._starts = [word.start for word in annotated.words]
        self.sentences = annotated.sentences
        self._sentence_starts = [span.start for span in annotated.sentences]
        self.children: dict[int, list[int]] = defaultdict(list)
        for place, head in enumerate([word.head for word in annotated.words]):
            if head != place:
                self.children[head].append(place)
        # Of every word of a name: whose name it is, and where that name begins and ends.
        self.named: dict[int, tuple[Entity, range]] = {}
        for entity in self.entities.values():
            for mention in entity.mentions:
                places = self.places(mention)
                self.named.update(dict.fromkeys(places, (entity, places)))

    def places(self, span: Span) -> range:
        """The words of a stretch, by the places of their first characters."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def sentence(self, offset: int) -> int:
        """The number of the sentence in which a character stands, or after which."""
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    def lower(self, place: int) -> str:
        return self.words[place].text.lower()

    def span(self, places: range) -> Span:
        return Span(self.words[places[0]].start, self.words[places[-1]].end)

    def child(self, place: int, *deps: str) -> int | None:
        return next((child for child in self.children.get(place, ()) if self.words[child].dep in deps), None)

    @cached_property
    def headline(self) -> Span:
        """The headline, or the first line, where that is no sentence; else the first character alone."""
        if self.article.headline:
            return self.article.headline
        start = self.words[0].start if self.words else 0
        end = self.text.find("\n", start)
        line = self.text[start:end].rstrip() if end >= 0 else ""
        short = 0 < len(line) <= LONGEST_HEADLINE and line[-1] not in '.?!"”'
        return Span(start, start + len(line)) if short else Span(start, start + 1)

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """The stretches in quotation marks, the marks included."""
        return quotations_of(self.text)

    def quotation(self, offset: int) -> Span | None:
        """The stretch in quotation marks in which a character stands."""
        at = bisect_right(self.quotations, offset, key=lambda span: span.start) - 1
        return self.quotations[at] if at >= 0 and offset < self.quotations[at].end else None

    def enclosing(self, span: Span, *, but: int | None = None) -> int | None:
        """The innermost quote, by its index, in whose content the stretch stands."""
        return self._holding.innermost({holder for holder in self._holding.holders(span) if holder != but})

    def is_name(self, place: int) -> bool:
        """Whether a word is part of a name; an office or a body alone is none: "the Home Secretary", "the Council"."""
        if place not in self.named:
            return False
        entity, places = self.named[place]
        last = self.lower(places[-1])
        if (
            len(places) == 1
            and entity.type == "PERSON"
            and entity.name.split()[1:]
            and entity.name.lower().endswith(last)
        ):
            return True  # "Dean", of Orla Dean
        if len(places) == 1:
            return single(last) not in OFFICES and last not in NO_NAME_ALONE
        return last not in (TITLES_ONLY if entity.type == "PERSON" else OFFICES)
