"""An annotator without a model: a few patterns, fast and always the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.model import Annotated, Article, Entity, Mention, Quote, Span
from onrecord.model.ids import content_id

CUES = "said|says|denied|denies|confirmed|confirms|claimed|claims|admitted|warned|promised"
NAME = r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*"
SPEAKER = rf"(?:[Tt]he |[Aa]n? )?(?:{NAME}|(?<=[Tt]he )[a-z]+(?: [a-z]+)?|(?<=[Aa] )[a-z]+(?: [a-z]+)?)"

SENTENCE = re.compile(r"\S.*?(?:[.!?]+[”\"’']*(?=\s)|(?=\n)|\Z)")
NAMES = re.compile(NAME)
DIRECT = re.compile(rf"[“\"](?P<content>[^”“\"\n]+?),?[”\"],? (?P<source>{SPEAKER}) (?P<cue>{CUES})\b")
INDIRECT = re.compile(rf"(?P<source>{SPEAKER}) (?P<cue>{CUES}) that (?P<content>[^.!?\n]+)")

# Words that are capitalised because they open a sentence.
OPENERS = frozenset("A After An And At But He I If In It On She The They This We When".split())
PLACED = re.compile(r"\b(?:in|at|from|near|of) $")
BODIES = re.compile(r"(?:Ministry|Council|Board|Party|Union|Army|Post|Bank|Office)$")


class PlainAnnotator:
    """Marks sentences, capitalised names and the plainest attributions: `"…," X said` and `X said that …`.

    For tests and for a look without a model: `ONRECORD_ANNOTATORS=onrecord.testing:PlainAnnotator`. Choose the
    annotators of the default settings to read news.
    """

    name = "plain"
    version = "1"
    needs: frozenset[str] = frozenset()
    gives = frozenset({"sentences", "names", "entities", "quotes"})

    def annotate(self, batch: Sequence[Annotated]) -> list[Annotated]:
        return [_annotate(annotated) for annotated in batch]


def _annotate(annotated: Annotated) -> Annotated:
    text = annotated.article.text
    names = tuple(_names(text))
    return replace(
        annotated,
        sentences=tuple(Span(*match.span()) for match in SENTENCE.finditer(text)),
        names=names,
        entities=_entities(annotated.article, names),
        quotes=tuple(_quotes(text)),
    )


def _names(text: str) -> Iterator[Mention]:
    for match in NAMES.finditer(text):
        first, _, rest = match.group().partition(" ")
        start = match.start() + (len(first) + 1 if first in OPENERS else 0)
        if first not in OPENERS or rest:
            span = Span(start, match.end())
            yield Mention(span, span.of(text), _type_of(span.of(text), text[max(0, start - 6) : start]))


def _type_of(name: str, before: str) -> str:
    if BODIES.search(name):
        return "ORG"
    return "GPE" if PLACED.search(before) else "PERSON"


def _entities(article: Article, names: Sequence[Mention]) -> tuple[Entity, ...]:
    """One entity for each name and type."""
    mentions: dict[tuple[str, str], list[Span]] = {}
    for mention in names:
        mentions.setdefault((mention.text, mention.type), []).append(mention.span)
    return tuple(
        Entity(content_id("entity", article.id, name, type_), name, type_, tuple(spans))
        for (name, type_), spans in mentions.items()
    )


def _quotes(text: str) -> Iterator[Quote]:
    for match in DIRECT.finditer(text):
        yield _quote(match)
    # What one says that another says stands in the content: the search goes on from there.
    start = 0
    while found := INDIRECT.search(text, start):
        yield _quote(found)
        start = found.start("content")


def _quote(match: re.Match[str]) -> Quote:
    source, cue, content = (Span(*match.span(role)) for role in ("source", "cue", "content"))
    return Quote((source,), (cue,), (content,), 0.9)
