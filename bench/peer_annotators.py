"""Other programs that find quotations, as annotators, so that all are read and scored the same way.

They are asked on the documents of the same spaCy pipeline, with lemmas, which both need. Each is asked for as much as
one of its documents; where it raises an error there, that document alone has no quotations, and `gave_up` counts it.

textacy runs as it is. Of sayswho, that part runs which finds a quotation's speaker and cue; the coreference after it
needs a model that no package carries. Around it, and nowhere in it: what it does to a text beforehand (`''` becomes
`"`, marks get spaces, a paragraph's open quotation is closed) is done paragraph by paragraph by its own function,
blank paragraphs, which that function fails on, are left out, and what it finds is led back to the article's characters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from bench.attributions import BATCH_SIZE
from onrecord.model import Annotated, Quote, Span

# What sayswho takes for a double quotation mark, and may write as `"`.
DOUBLE_QUOTES = frozenset('‹「」»"„『”‚』›«“')

# What the programs raise where they give up: textacy the first, sayswho the others.
GIVEN_UP = (ValueError, TypeError, IndexError)


@dataclass(frozen=True, slots=True)
class Part:
    """What a program is given of an article; `places[i]` is where its character `i` begins in the article."""

    text: str
    places: Sequence[int]

    def spans(self, tokens: Iterable[Token]) -> tuple[Span, ...]:
        """Where the tokens stand in the article, without those that only the program's own text has."""
        ends = sorted({(self.places[token.idx], self.places[token.idx + len(token)]) for token in tokens})
        return tuple(Span(start, end) for start, end in ends if start < end)


class PeerQuotes:
    """Quotations as another program finds them: `find` gives triples of speaker, cue and content in a document."""

    version = "as installed"
    needs: frozenset[str] = frozenset()
    gives = frozenset({"quotes"})

    def __init__(
        self, name: str, nlp: Language, parts: Callable[[str], list[Part]], find: Callable[[Doc], Iterable[Any]]
    ) -> None:
        self.name = name
        self.asked = 0
        self.gave_up = 0
        self._nlp = nlp
        self._parts = parts
        self._find = find

    def annotate(self, batch: Sequence[Annotated]) -> list[Annotated]:
        found: list[list[Quote]] = [[] for _ in batch]
        for doc, (index, part) in self._nlp.pipe(self._parts_of(batch), as_tuples=True, batch_size=BATCH_SIZE):
            found[index] += self._quotes(doc, part)
        return [replace(annotated, quotes=tuple(quotes)) for annotated, quotes in zip(batch, found, strict=True)]

    def _parts_of(self, batch: Sequence[Annotated]) -> Iterator[tuple[str, tuple[int, Part]]]:
        for index, annotated in enumerate(batch):
            for part in self._parts(annotated.article.text):
                yield part.text, (index, part)

    def _quotes(self, doc: Doc, part: Part) -> list[Quote]:
        self.asked += 1
        try:
            triples = list(self._find(doc))
        except GIVEN_UP:
            self.gave_up += 1
            return []
        return [Quote(part.spans(each.speaker), part.spans(each.cue), part.spans(each.content)) for each in triples]


def textacy_by_paragraph(nlp: Language) -> PeerQuotes:
    from textacy.extract import direct_quotations

    return PeerQuotes("textacy, paragraph by paragraph", nlp, paragraphs, direct_quotations)


def textacy_by_article(nlp: Language) -> PeerQuotes:
    from textacy.extract import direct_quotations

    return PeerQuotes("textacy, whole article", nlp, whole, direct_quotations)


def sayswho(nlp: Language) -> PeerQuotes:
    from sayswho.helpers import para_quote_fixer
    from sayswho.quote_finder import quote_finder

    return PeerQuotes("sayswho", nlp, lambda text: [prepared(text, para_quote_fixer)], quote_finder)


def whole(text: str) -> list[Part]:
    return [Part(text, range(len(text) + 1))]


def paragraphs(text: str) -> list[Part]:
    """The lines that hold anything, without the spaces at their edges."""
    parts = []
    start = 0
    for line in text.split("\n"):
        words = line.strip()
        first = start + len(line) - len(line.lstrip())
        if words:
            parts.append(Part(words, range(first, first + len(words) + 1)))
        start += len(line) + 1
    return parts


def prepared(text: str, fix: Callable[[str], str]) -> Part:
    """The whole text as `fix` has left each paragraph."""
    lines: list[str] = []
    places: list[int] = []
    for part in paragraphs(text):
        lines.append(fix(part.text))
        places += [part.places[place] for place in aligned(lines[-1], part.text)]
    # A paragraph's places are one more than its characters: the last is that of the line's end.
    return Part("\n".join(lines), places)


def aligned(fixed: str, original: str) -> list[int]:
    """For each character of `fixed`, and its end, the place in `original` that it stands for."""
    places = [0]
    for character in fixed:
        places.append(places[-1] + _taken(character, original[places[-1] : places[-1] + 2]))
    return places


def _taken(character: str, rest: str) -> int:
    """How many characters of the rest have become this one: none where it was put in."""
    if character == '"' and rest == "''":
        return 2
    same = rest[:1] == character or (character == '"' and rest[:1] in DOUBLE_QUOTES)
    return 1 if same else 0
