"""Who said or holds what, as a network trained on PolNeAR reads it."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from onrecord.annotate.cited import with_cited
from onrecord.annotate.trained.chunks import Chunk, chunked
from onrecord.annotate.trained.decode import Calibration, Found, found_in
from onrecord.annotate.trained.layers import layered
from onrecord.annotate.trained.network import Network
from onrecord.annotate.trained.units import Unit
from onrecord.model import Annotated, Article, Quote, Span

WEIGHTS = Path(__file__).with_name("weights")

# Words that are no source, where they stand alone.
DETERMINERS = frozenset(("a", "an", "the"))


class TrainedQuotes:
    """Attributions by a small network on an ordinary processor; `weights/README.md` is its model card.

    It needs no other annotator. `RuleQuotes` is the choice where its reasons have to be followed by hand.
    """

    name = "trained-quotes"
    needs: frozenset[str] = frozenset()
    gives = frozenset({"quotes"})
    settings = ("threads",)
    version = "2"  # of weights, settings and code together

    def __init__(self, *, threads: int = 1, weights: Path = WEIGHTS) -> None:
        settings: dict[str, Any] = json.loads((weights / "settings.json").read_text("utf-8"))
        self._network = Network(weights, before=settings["before"], after=settings["after"], threads=threads)
        self._tokenizer = Tokenizer.from_file(str(weights / "tokenizer.json"))
        self._longest: int = settings["longest"]
        self._moves = np.asarray(settings["moves"], dtype=np.float32)
        self._calibration = Calibration(**settings["calibration"])
        self._limits = Limits(**settings["limits"])
        self._cue_words = frozenset((weights / "cue_words.txt").read_text("utf-8").split())

    def annotate(self, batch: Sequence[Annotated]) -> list[Annotated]:
        return [replace(one, quotes=with_cited(self._quotes(one.article), one.article.text)) for one in batch]

    def _quotes(self, article: Article) -> Iterator[Quote]:
        head = [span for span in (article.headline, article.dateline, article.byline, *article.captions) if span]
        chunks = list(chunked(article, self._tokenizer, longest=self._longest))
        for chunk, all_found in zip(chunks, layered(chunks, self._look, self._may_hold_a_voice), strict=True):
            for found in all_found:
                one = _of_one_part(found, [_part(unit, head) for unit in chunk.units]) if head else found
                if quote := _quote(chunk, one, article.text):
                    yield quote

    def _look(self, chunks: Sequence[Chunk], depth: int) -> list[list[Found]]:
        """The attributions in each chunk that are likely enough at this depth."""
        seen = [self._network.see(chunk, self._limits.cue) for chunk in chunks]
        # A voice inside another's words needs a source: without one, it is mostly the outer one's own manner of speech.
        lowest = self._limits.inner if depth else self._limits.outer
        return [
            [
                one
                for one in (self._scored(_sourced(each, chunk)) for each in found)
                if one.score >= lowest and (one.source or not depth)
            ]
            for chunk, found in zip(chunks, found_in(seen, self._moves), strict=True)
        ]

    def _scored(self, found: Found) -> Found:
        return replace(found, score=self._calibration.score(found))

    def _may_hold_a_voice(self, chunk: Chunk, places: Sequence[int]) -> bool:
        return any(chunk.words[place].lower() in self._cue_words for place in places)


@dataclass(frozen=True, slots=True)
class Limits:
    """The least chance of a cue that is looked at, and the least scores of what is believed, outside and inside
    somebody's words."""

    cue: float
    outer: float
    inner: float


def _part(unit: Unit, head: Sequence[Span]) -> int:
    """Which part of an article's head the unit stands in; -1 in its body."""
    return next((number for number, span in enumerate(head) if span.start <= unit.start < span.end), -1)


def _of_one_part(found: Found, parts: Sequence[int]) -> Found:
    """The attribution without the words of other parts: nobody's sentence runs from a headline into the body."""
    here = parts[found.anchor]
    source, cue, content = (
        tuple(place for place in places if parts[place] == here) for places in (found.source, found.cue, found.content)
    )
    return replace(found, source=source, cue=cue, content=content)


def _sourced(found: Found, chunk: Chunk) -> Found:
    """The attribution, without a source that is but an article or a mark."""
    words = (chunk.words[place].lower() for place in found.source)
    return found if any(_says(word) and word not in DETERMINERS for word in words) else replace(found, source=())


def _quote(chunk: Chunk, found: Found, text: str) -> Quote | None:
    content = tuple(_shown(span, text) for span in chunk.spans(found.content) if _says(span.of(text)))
    if not content:
        return None
    source = tuple(_shown(span, text) for span in chunk.spans(found.source) if _says(span.of(text)))
    return Quote(source, chunk.spans(found.cue), content, round(found.score, 4))


def _says(words: str) -> bool:
    """Whether there is a letter or a digit: marks alone say nothing."""
    return any(map(str.isalnum, words))


def _shown(span: Span, text: str) -> Span:
    """The span without the characters at its edges that nobody sees, such as zero-width spaces; it says something."""
    start, end = span.start, span.end
    while unicodedata.category(text[start]) == "Cf":
        start += 1
    while unicodedata.category(text[end - 1]) == "Cf":
        end -= 1
    return Span(start, end)
