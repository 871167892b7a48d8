"""The annotator `speakers`: who each source of an article is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.entities import entities_of
from onrecord.annotate.mended import mended
from onrecord.annotate.speakers.details import Details
from onrecord.annotate.speakers.names import mended_names
from onrecord.annotate.speakers.scene import Scene
from onrecord.model import Annotated


class SpeakerAnnotator:
    """Ties every source to its entity, and keeps what the article says of it: office, place, anonymity, evidence.

    It makes the entities anew, for a source may show that words are a name which no model took for one, and mends the
    quotes that a reader without syntax cut short.
    """

    name = "speakers"
    version = "3"
    needs = frozenset({"words", "sentences", "names", "entities", "quotes"})
    gives = frozenset({"entities", "quotes", "speakers"})

    def annotate(self, batch: Sequence[Annotated]) -> list[Annotated]:
        return [with_speakers(annotated) for annotated in batch]


def with_speakers(annotated: Annotated) -> Annotated:
    """The article with the speakers of its quotes, one for each, the quotes made whole, and its entities made anew."""
    annotated = replace(annotated, quotes=mended(annotated))
    if not annotated.quotes:
        return replace(annotated, speakers=())
    entities = entities_of(replace(annotated, names=mended_names(annotated)))
    details = Details(Scene(annotated, entities))
    speakers = tuple(details.speaker(index) for index in range(len(annotated.quotes)))
    return replace(annotated, entities=entities, speakers=speakers)
