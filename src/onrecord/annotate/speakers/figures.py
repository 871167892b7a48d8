"""Those whom an article has spoken of when a source is met: who "she" or "the minister" may be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from onrecord.annotate.speakers.introductions import portraits
from onrecord.annotate.speakers.lexicon import (
    ADDRESS,
    BODIES,
    FEMALE,
    MALE,
    PEOPLE,
    PLURAL_PEOPLE,
    Sex,
    given_names,
    single,
)
from onrecord.annotate.speakers.portrait import Portrait
from onrecord.annotate.speakers.scene import COMMON, NOUNS, Scene
from onrecord.model import Entity

SUBJECT = frozenset("nsubj nsubjpass csubj".split())
OWNER = "poss"
# A name or noun that only colours another: of "Ostrel officials", Ostrel.
COLOURS = frozenset("compound amod nmod".split())
SPEAKING = frozenset("PERSON ORG GPE NORP FAC".split())


@dataclass(frozen=True, slots=True)
class Figure:
    """A mention of somebody who may speak; `entity` is None where the article has no name for the one."""

    place: int
    sentence: int
    entity: str | None
    noun: str
    sex: Sex | None
    person: bool
    many: bool
    dep: str
    quoted: bool
    type: str = ""

    @property
    def who(self) -> str:
        """The entity, or a word for one without a name."""
        return self.entity or f"the {self.noun}"


class Figures:
    """The mentions of an article that a source may mean, in the order of the text."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._sexes: dict[str, Sex | None] = {}
        self._portraits: dict[str, tuple[Portrait, ...]] = {}

    @cached_property
    def all(self) -> list[Figure]:
        found = [*self._named(), *self._unnamed(), *self._several()]
        return sorted(found, key=lambda figure: figure.place)

    @cached_property
    def counts(self) -> dict[str, int]:
        return {entity.id: len(entity.mentions) for entity in self._scene.entities.values()}

    def portraits(self, entity: Entity) -> tuple[Portrait, ...]:
        """All that the article says that an entity is."""
        if entity.id not in self._portraits:
            names = (self._scene.places(mention) for mention in entity.mentions)
            self._portraits[entity.id] = tuple(each for name in names if name for each in portraits(name, self._scene))
        return self._portraits[entity.id]

    def sex(self, entity: Entity) -> Sex | None:
        """By a form of address, what the article says somebody is, or the given name."""
        if entity.type != "PERSON":
            return None
        if entity.id not in self._sexes:
            self._sexes[entity.id] = self._find_sex(entity)
        return self._sexes[entity.id]

    def _find_sex(self, entity: Entity) -> Sex | None:
        return (
            self._by_address(entity)
            or next((sex for word in self._first_words(entity) if (sex := given_names().get(word))), None)
            or sex_of(portrait.noun for portrait in self.portraits(entity))
        )

    def _first_words(self, entity: Entity) -> Iterator[str]:
        """The given names, in each way to write the whole name: the surname may be one, too, as "Clinton"."""
        names = dict.fromkeys((entity.name, *(mention.of(self._scene.text) for mention in entity.mentions)))
        for name in names:
            yield from name.split()[:-1][:2]
        if " " not in entity.name:
            yield entity.name

    def _by_address(self, entity: Entity) -> Sex | None:
        """By "Mrs" and its like, in a mention or right before it."""
        scene = self._scene
        for mention in entity.mentions:
            first = scene.places(mention).start
            for place in (first, first - 1):
                if 0 <= place < len(scene.words) and (sex := ADDRESS.get(scene.lower(place).rstrip("."))):
                    return sex
        return None

    def _named(self) -> Iterator[Figure]:
        scene = self._scene
        for entity in scene.entities.values():
            if entity.type in SPEAKING:
                sex, person = self.sex(entity), entity.type == "PERSON"
                for mention in entity.mentions:
                    places = scene.places(mention)
                    if places and scene.is_name(places[-1]) and (person or scene.words[places[-1]].dep not in COLOURS):
                        yield self._figure(places[-1], entity, "", sex, person, entity.type == "NORP")

    def _several(self) -> Iterator[Figure]:
        """People named together, who may be "they": "Lee and Venn"."""
        scene = self._scene
        for place, (entity, name) in scene.named.items():
            word = scene.words[place]
            if entity.type == "PERSON" and place == name[-1] and word.dep != "conj":
                others = (child for child in scene.children.get(place, ()) if scene.words[child].dep == "conj")
                if any(other in scene.named and scene.named[other][0].type == "PERSON" for other in others):
                    yield self._figure(place, None, f"people with {entity.name}", None, True, True)

    def _unnamed(self) -> Iterator[Figure]:
        scene = self._scene
        # Who has no name in the headline has one below it.
        below = scene.places(scene.headline).stop
        nouns = [place for place, word in enumerate(scene.words) if word.tag in NOUNS and place >= below]
        for place in nouns:
            if place in scene.named and scene.is_name(place):
                continue
            word = scene.words[place]
            lower = word.text.lower()
            noun = single(lower)
            person = noun in PEOPLE or lower in PLURAL_PEOPLE
            body = lower if lower in BODIES else lower.removesuffix("s")
            if not (person or body in BODIES) or word.dep in COLOURS or self._is_introduced(place):
                continue
            many = lower in PLURAL_PEOPLE or word.tag in ("NNS", "NNPS")
            yield self._figure(place, None, noun if person else body, sex_of((noun,)), person, many)

    def _is_introduced(self, place: int) -> bool:
        """Whether the noun belongs to a name: in apposition to it, or said of it."""
        scene = self._scene
        word = scene.words[place]
        if word.dep in ("appos", "attr") and word.tag in COMMON:
            return True
        child = scene.child(place, "appos")
        return child is not None and scene.is_name(child)

    def _figure(
        self, place: int, entity: Entity | None, noun: str, sex: Sex | None, person: bool, many: bool
    ) -> Figure:
        scene = self._scene
        word = scene.words[place]
        quoted = scene.quotation(word.start) is not None
        dep = word.dep
        while dep == "conj":  # of "Lee and Venn", both do what they do
            word = scene.words[word.head]
            dep = word.dep
        id_, type_ = (entity.id, entity.type) if entity else (None, "")
        return Figure(place, scene.sentence(scene.words[place].start), id_, noun, sex, person, many, dep, quoted, type_)


def sex_of(nouns: Iterable[str]) -> Sex | None:
    for noun in nouns:
        if noun in MALE:
            return Sex.MALE
        if noun in FEMALE:
            return Sex.FEMALE
    return None
