"""A source's speaker, with all that the article tells of it."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.speakers.evidence import Grounds
from onrecord.annotate.speakers.figures import Figures
from onrecord.annotate.speakers.introductions import portraits
from onrecord.annotate.speakers.lexicon import single
from onrecord.annotate.speakers.phrase import Phrase, core_of, is_named, is_pronoun
from onrecord.annotate.speakers.portrait import Portrait, portrait_of
from onrecord.annotate.speakers.resolve import Resolver
from onrecord.annotate.speakers.scene import Scene
from onrecord.annotate.speakers.withheld import Withheld
from onrecord.model import Entity, Span, Speaker


class Details:
    """Makes the speakers of one article's quotes."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._figures = Figures(scene)
        self._resolver = Resolver(scene, self._figures)
        self._withheld = Withheld(scene)
        self._grounds = Grounds(scene)

    def speaker(self, index: int) -> Speaker:
        """Whose words a quote holds."""
        phrase, id_ = self._resolver.phrases[index], self._resolver.entity(index)
        entity = self._scene.entities[id_] if id_ else None
        portrait = self._portrait(phrase, entity) if phrase else Portrait()
        return Speaker(
            quote=index,
            entity=id_,
            name=name_of(entity) if entity else None,
            office=portrait.office,
            affiliation=portrait.affiliation,
            place=portrait.place,
            withheld=self._why_withheld(index, phrase, entity) if phrase else None,
            basis=self._grounds.of(index),
        )

    def _portrait(self, phrase: Phrase, entity: Entity | None) -> Portrait:
        """What the source's own words say; of somebody with a name, also what the rest of the article says."""
        drawn = list(_own(phrase, self._scene))
        if entity is not None and entity.type == "PERSON":
            drawn += self._figures.portraits(entity)
        return (
            next((one for one in drawn if one.office and (one.affiliation or one.place)), None)
            or next((one for one in drawn if one.office), None)
            or next((one for one in drawn if one.affiliation or one.place), Portrait())
        )

    def _why_withheld(self, index: int, phrase: Phrase, entity: Entity | None) -> Span | None:
        if entity is not None and entity.type == "PERSON":
            return None
        return self._withheld.of(self._scene.quotes[index], single(self._scene.lower(phrase.head)))


def name_of(entity: Entity) -> Span:
    """Where an entity's whole name first stands."""
    return min(entity.mentions, key=lambda mention: (-len(mention), mention))


def _own(phrase: Phrase, scene: Scene) -> Iterator[Portrait]:
    """What the source's words say: round a person's name, and before it."""
    if is_pronoun(phrase, scene):
        return
    named = is_named(phrase, scene)
    name = _person(phrase, scene) if named else None
    if name:
        yield from portraits(name, scene)
    if not named or (name and name[0] > phrase.places[0]):
        drawn = portrait_of(range(phrase.places[0], phrase.places[-1] + 1), scene)
        yield drawn if drawn.noun or named else Portrait(place=_ground(phrase, scene))


def _person(phrase: Phrase, scene: Scene) -> range | None:
    """The first person's name in a phrase."""
    for place in phrase.places:
        if place in scene.named and scene.is_name(place):
            entity, name = scene.named[place]
            if entity.type == "PERSON" and name[0] == place:
                return name
    return None


def _ground(phrase: Phrase, scene: Scene) -> Span | None:
    """Where a body is whose own words name a place: "police in Ostrel", "the Korrandi ministry"."""
    core = core_of(phrase.places, scene)
    if any(scene.words[place].tag == "CC" for place in core):
        return None
    for place in phrase.places[: len(core) + 4]:
        if place in scene.named and scene.named[place][0].type in ("GPE", "NORP", "LOC") and place != phrase.head:
            return scene.span(scene.named[place][1])
    return None
