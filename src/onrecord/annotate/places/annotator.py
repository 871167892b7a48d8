"""Places: the annotator that names, with coordinates, the places that an article speaks of."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from onrecord.annotate.places.context import Context, Seen, context_of
from onrecord.annotate.places.gazetteer import Gazetteer, Sense
from onrecord.annotate.places.home import home_of, outlets
from onrecord.annotate.places.named import evidence, only_named_after
from onrecord.annotate.places.senses import NAMES, OWN, Matrix, Neighbours, chosen, groups_of, own_evidence
from onrecord.model import Annotated, Place, Span

WEIGHTS = Path(__file__).with_name("weights.json")

# The least score of a place; the best of 0.3..0.6 on the files that the weights were fitted on.
ENOUGH = 0.42

# A longer article is judged so many names at a time; the longest of the corpora has 110.
AT_ONCE = 250

PART = re.compile(
    r"\b(?:(?:north|south)(?:-?(?:east|west))?|east|west|central)(?:ern)?[\s-](?:and\s(?:north|south|east|west)(?:ern)?\s)?$"
)


class PlaceAnnotator:
    """Finds the names of places and says which places they are, by GeoNames and a supplement that come with it.

    It weighs what a named-entity recognizer has said against the words around a name, and the places of one name by
    their size, by what is said of them, and by how near the article's other places are. Needs no network.
    """

    name = "places"
    version = "1"
    needs = frozenset({"names"})
    gives = frozenset({"places"})

    def __init__(self) -> None:
        self._gazetteer = Gazetteer()
        self._outlets = outlets()
        self._weights = read_weights()

    def annotate(self, batch: Sequence[Annotated]) -> list[Annotated]:
        return [replace(annotated, places=tuple(self._places(annotated))) for annotated in batch]

    def _places(self, annotated: Annotated) -> Iterator[Place]:
        home = home_of(annotated.article, self._outlets)
        context = context_of(annotated, self._gazetteer, home)
        judged = judge(context, self._weights)
        for one, sense, score in sorted(judged, key=lambda each: each[0].found.start):
            if score >= ENOUGH and not only_named_after(one, sense):
                yield _place(context, one, sense, score)


@dataclass(frozen=True, slots=True)
class Weights:
    """What the judges go by; see README.md beside this file."""

    alone: Matrix
    together: Matrix
    named: Mapping[str, float]


def read_weights(path: Path = WEIGHTS) -> Weights:
    """The weights that come with the package."""
    table = json.loads(path.read_text(encoding="utf-8"))
    alone, together = (
        np.array([table[part][name] for name in names]) for part, names in (("alone", OWN), ("together", NAMES))
    )
    return Weights(alone, together, table["named"])


def judge(context: Context, weights: Weights) -> Iterator[tuple[Seen, Sense, float]]:
    """Each name of the article with its likeliest sense, and the probability that it names a place."""
    for first in range(0, len(context.seen), AT_ONCE):
        yield from _judge(context, context.seen[first : first + AT_ONCE], weights)


def _judge(context: Context, seen: Sequence[Seen], weights: Weights) -> Iterator[tuple[Seen, Sense, float]]:
    groups = groups_of(context, seen)
    own = own_evidence(context, groups)
    for choice in chosen(groups, own, Neighbours(groups), weights.alone, weights.together):
        for one in choice.group.seen:
            says = evidence(context, one, choice.sense, choice.chance, choice.told)
            score = sum(weights.named.get(name, 0.0) * value for name, value in says.items())
            yield one, choice.sense, 1 / (1 + math.exp(-score))


def _place(context: Context, one: Seen, sense: Sense, score: float) -> Place:
    """The place as the article has it: "eastern Libya" is a part of Libya, which GeoNames does not number."""
    found, entry = one.found, sense.entry
    start, name, geonameid = found.start, entry.name, entry.geonameid
    part = None if sense.adjective else PART.search(context.text, max(0, start - 40), start)
    if part:
        start, geonameid = part.start(), None
        name = " ".join(context.text[start : found.start].split()) + " " + entry.name
    return Place(Span(start, found.end), name, entry.lat, entry.lon, geonameid, entry.country, round(score, 3))
