"""The noun phrase of a source: its head, and whom it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.annotate.speakers.lexicon import BODIES, PEOPLE, PRONOUNS
from onrecord.annotate.speakers.scene import NOUNS, Scene
from onrecord.model import Entity, Span

HEADS = NOUNS | frozenset("PRP WP DT CD WDT PRP$ FW JJ".split())
SOME = frozenset("a an another any both fellow few many more most no one other several some".split())
BODY_NAMES = ("ORG", "PRODUCT", "WORK_OF_ART", "FAC")
ENDS_CORE = frozenset("IN TO , . : -LRB- -RRB- WDT WP WP$ VBN VBD VBZ VBP VBG MD".split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source's words, by their places, and their `head`: the one that the others hang on."""

    places: tuple[int, ...]
    head: int


def phrase_of(source: tuple[Span, ...], scene: Scene) -> Phrase | None:
    """The phrase of a source; None where it has no words."""
    places = tuple(place for span in source for place in scene.places(span))
    return Phrase(places, _head(places, scene)) if places else None


def _head(places: tuple[int, ...], scene: Scene) -> int:
    """The first noun or pronoun that hangs on a word outside; without one, the last noun before anything follows."""
    inside = frozenset(places)
    tops = [
        place
        for place in places
        if scene.words[place].tag in HEADS
        and (scene.words[place].head not in inside or scene.words[place].head == place)
    ]
    core = core_of(places, scene)
    if tops and (tops[0] in core or tops[0] in scene.named):
        return tops[0]
    nouns = [place for place in core if scene.words[place].tag in HEADS]
    return nouns[-1] if nouns else tops[0] if tops else places[0]


def core_of(places: Iterable[int], scene: Scene) -> tuple[int, ...]:
    """The words to the first comma, preposition or verb, names whole."""
    core: list[int] = []
    for place in places:
        named = place in scene.named and place != scene.named[place][1][0]
        if scene.words[place].tag in ENDS_CORE and not named and core:
            break
        core.append(place)
    return tuple(core)


def named_by(phrase: Phrase, scene: Scene) -> Entity | None:
    """The entity that a phrase names: by its head, or by a name in apposition to that."""
    for place in _naming(phrase, scene):
        if scene.is_name(place):
            several = _joined(place, phrase, scene) or _is_some_of(place, phrase, scene)
            return None if several else scene.named[place][0]
    return None


def is_named(phrase: Phrase, scene: Scene) -> bool:
    return any(scene.is_name(place) for place in _naming(phrase, scene))


def _naming(phrase: Phrase, scene: Scene) -> Iterator[int]:
    """The words that may be the name of the one whom the phrase means, likeliest first."""
    core, noun = core_of(phrase.places, scene), scene.lower(phrase.head)
    person, body = noun in PEOPLE, noun in BODIES
    yield from _ending_in_name(core, scene)
    if person or body or _is_one_of(phrase.head, scene):
        yield from _apposed(phrase, scene, BODY_NAMES if body else ("PERSON",))
    if person:
        yield from _right_after(phrase, scene)
    if scene.words[phrase.head].dep != "poss" or _ends(phrase, scene):
        yield phrase.head
    if person and _follows_noun(phrase.places[-1], scene):
        yield phrase.places[-1]
    if body:
        yield from _beside(phrase.head, core, scene)


def _is_some_of(place: int, phrase: Phrase, scene: Scene) -> bool:
    """Whether the name is a people's or a party's of which only some are meant: "one Korrandi", "many Democrats"."""
    first = phrase.places[0]
    return scene.named[place][0].type == "NORP" and (
        scene.lower(first) in SOME or scene.words[first].tag == "CD" or scene.words[place].tag in ("NNP", "NN")
    )


def _is_one_of(place: int, scene: Scene) -> bool:
    """Whether the word names a people: of "one Korrandi, Ann Lee", the second name is the one's."""
    return place in scene.named and scene.named[place][0].type == "NORP"


def _ends(phrase: Phrase, scene: Scene) -> bool:
    """Whether nothing that the head could own follows it."""
    return all(place <= phrase.head or scene.words[place].tag == "POS" for place in phrase.places)


def _ending_in_name(core: tuple[int, ...], scene: Scene) -> Iterator[int]:
    """A name right after what its bearer is: "US president Ann Lee", "the broadcaster Litwire"."""
    if core and core[-1] in scene.named:
        entity, places = scene.named[core[-1]]
        before = places[0] - 1
        if entity.type == "PERSON" or (entity.type in BODY_NAMES and before in core and _is_body(before, scene)):
            yield core[-1]


def _is_body(place: int, scene: Scene) -> bool:
    return scene.words[place].tag == "NN" and scene.lower(place) in BODIES


def _apposed(phrase: Phrase, scene: Scene, types: Sequence[str]) -> Iterator[int]:
    """Names after a comma: "the head of the board, Ann Lee", "another agency, Litwire"; a person's after a person."""
    for before, place in zip(phrase.places, phrase.places[1:], strict=False):
        if scene.words[before].text == "," and place in scene.named:
            entity, places = scene.named[place]
            if entity.type in types and places[0] == place:
                yield place


def _right_after(phrase: Phrase, scene: Scene) -> Iterator[int]:
    """A person's name right after what its bearer is, whatever follows: "the adviser Ann Lee, once a minister"."""
    place = phrase.head + 1
    if place in phrase.places and place in scene.named and scene.named[place][0].type == "PERSON":
        yield place


def _follows_noun(place: int, scene: Scene) -> bool:
    """Whether a person's name stands right after a noun: "the head of the board Ann Lee", not "of Ann Lee"."""
    if place not in scene.named or scene.named[place][0].type != "PERSON":
        return False
    first = scene.named[place][1][0]
    return first > 0 and scene.words[first - 1].tag in NOUNS


def _beside(head: int, core: tuple[int, ...], scene: Scene) -> Iterator[int]:
    """A body's name right before or after what it is: "the Litwire news agency", "the broadcaster Litwire"."""
    for place in (head + 1, *(place for place in reversed(core) if place < head)):
        if place in scene.named and _may_be_body(scene.named[place][0]):
            after = scene.named[place][1][-1] + 1
            if after >= len(scene.words) or scene.words[after].tag != "POS":
                yield place


def _may_be_body(entity: Entity) -> bool:
    """Whether a name is a body's, or a single one that a model took for a person's."""
    return entity.type in BODY_NAMES or (entity.type == "PERSON" and " " not in entity.name)


def _joined(place: int, phrase: Phrase, scene: Scene) -> bool:
    """Whether the name is one of several: "Ann Lee and Tom Venn"."""
    inside = frozenset(phrase.places)
    entity, places = scene.named[place]
    others = [
        child
        for part in places
        for child in scene.children.get(part, ())
        if scene.words[child].dep == "conj" and child in inside and child not in places
    ]
    others += _named_on(places[-1], phrase, scene)
    above = scene.words[places[-1]]
    if above.dep == "conj" and above.head in inside and above.head not in places:
        others.append(above.head)
    return any(scene.is_name(other) and scene.named[other][0].id != entity.id for other in others)


def _named_on(place: int, phrase: Phrase, scene: Scene) -> Iterator[int]:
    """The name after an "and" that follows a name and what stands in brackets: "Ann Lee (East) and Tom Venn"."""
    rest = [each for each in phrase.places if each > place]
    if rest and scene.words[rest[0]].tag == "-LRB-":
        closes = next((at for at, each in enumerate(rest) if scene.words[each].tag == "-RRB-"), None)
        after = rest[closes + 1 : closes + 3] if closes is not None else []
        if len(after) > 1 and scene.words[after[0]].tag == "CC":
            yield after[1]


def is_pronoun(phrase: Phrase, scene: Scene) -> bool:
    """Whether the source is a pronoun, alone or with "all", "both" or "himself" beside it."""
    article = phrase.head > phrase.places[0] and scene.words[phrase.head - 1].tag == "DT"
    return scene.lower(phrase.head) in PRONOUNS and not article
