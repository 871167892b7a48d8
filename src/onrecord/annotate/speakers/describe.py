"""Whom a source means that has no name: "the minister", "the newspaper", "the Church"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.speakers.figures import Figures
from onrecord.annotate.speakers.lexicon import BODIES, OFFICES, PEOPLE, alike
from onrecord.annotate.speakers.phrase import Phrase, core_of
from onrecord.annotate.speakers.scene import Scene
from onrecord.model import Entity

DEFINITE = frozenset("the this that these his her its their our my".split())
INDEFINITE = frozenset(("a", "an", "one"))
OWNERS = frozenset("his her its their our my your".split())
OFFICIAL = "official"
NAMED_BODIES = frozenset("ORG FAC PRODUCT WORK_OF_ART".split())


def described(phrase: Phrase, scene: Scene, figures: Figures) -> str | None:
    """The entity that a definite description means, where it is one alone."""
    noun = scene.lower(phrase.head)
    if scene.words[phrase.head].end <= scene.headline.end:
        return _only(_introduced(noun, phrase, scene, figures)) if noun in PEOPLE else None
    if not _is_definite(phrase, scene) or scene.words[phrase.head].tag in ("NNS", "NNPS"):
        return None
    if noun in PEOPLE:
        if scene.lower(phrase.places[0]) in OWNERS or any(scene.words[place].tag == "POS" for place in phrase.places):
            return None  # "his lawyer" may be another's than the lawyer named before
        return _only(_with_office(noun, phrase, scene, figures))
    if noun in BODIES:
        return _only(_called_so(noun, phrase, scene, figures)) or _only(_bodies(noun, phrase, scene))
    return None


def _is_definite(phrase: Phrase, scene: Scene) -> bool:
    """Whether it says which one: by "the", an owner, or a capital of its own."""
    first = phrase.places[0]
    if phrase.places[0] == phrase.head and phrase.head and scene.words[phrase.head].tag not in ("NNP",):
        first = (scene.words[phrase.head - 1].head == phrase.head and phrase.head - 1) or first
    return scene.lower(first) in DEFINITE or (scene.words[phrase.head].tag == "NNP" and first == phrase.head)


def _only(found: Iterator[str]) -> str | None:
    who = set(found)
    return who.pop() if len(who) == 1 else None


def _introduced(noun: str, phrase: Phrase, scene: Scene, figures: Figures) -> Iterator[str]:
    """The people of whom the article says the same as its headline: "Ex-minister denies …", of a former minister."""
    if scene.words[phrase.head].tag in ("NNS", "NNPS"):
        return
    told = {scene.lower(place) for place in core_of(phrase.places, scene)} - DEFINITE - INDEFINITE
    for entity in scene.entities.values():
        if entity.type == "PERSON" and any(told <= one.words for one in figures.portraits(entity)):
            yield entity.id


def _with_office(noun: str, phrase: Phrase, scene: Scene, figures: Figures) -> Iterator[str]:
    """The people named before who hold that office, with all the names that the description has."""
    nouns = alike(noun)
    told = {
        scene.lower(place) for place in core_of(phrase.places, scene) if place in scene.named or _tells(place, scene)
    } - {noun}
    for entity in _people_before(phrase, scene):
        for portrait in figures.portraits(entity):
            if (portrait.noun in nouns or (noun == OFFICIAL and portrait.noun in OFFICES)) and told <= portrait.words:
                yield entity.id


def _tells(place: int, scene: Scene) -> bool:
    return scene.words[place].tag in ("JJ", "NN") and scene.words[place].dep in ("compound", "amod")


def _people_before(phrase: Phrase, scene: Scene) -> Iterator[Entity]:
    start = scene.words[phrase.head].start
    for entity in scene.entities.values():
        if entity.type == "PERSON" and entity.mentions[0].start < start:
            yield entity


def _called_so(noun: str, phrase: Phrase, scene: Scene, figures: Figures) -> Iterator[str]:
    """The bodies of which the article has said that they are one: "Litwire, a news agency"."""
    start = scene.words[phrase.head].start
    told = {scene.lower(place) for place in core_of(phrase.places, scene) if place != phrase.head} - DEFINITE
    for entity in scene.entities.values():
        before = entity.type in NAMED_BODIES and entity.mentions[0].start < start
        if before and any(one.noun in alike(noun) and told <= one.words for one in figures.portraits(entity)):
            yield entity.id


def _bodies(noun: str, phrase: Phrase, scene: Scene) -> Iterator[str]:
    """The bodies named before whose names hold the noun: "the Church", of the Church of Ostrel."""
    start = scene.words[phrase.head].start
    told = {scene.lower(place) for place in core_of(phrase.places, scene) if place != phrase.head} - DEFINITE
    for entity in scene.entities.values():
        name = entity.name.lower().split()
        before = entity.type in ("ORG", "GPE", "FAC") and len(name) > 1 and entity.mentions[0].start < start
        if before and noun in (name[0], name[-1]) and told <= set(name):
            yield entity.id
