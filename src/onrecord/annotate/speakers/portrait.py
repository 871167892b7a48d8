"""What an article says that somebody is: the office, whom it serves, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.annotate.speakers.lexicon import (
    AFFILIATING,
    BODIES,
    CREEDS,
    FIELDS,
    OFFICES,
    PEOPLE,
    PLURAL_PEOPLE,
    single,
)
from onrecord.annotate.speakers.scene import NOUNS, Scene
from onrecord.model import Span

BEFORE_NOUN = NOUNS | frozenset("JJ JJR JJS VBN POS HYPH CD DT PRP$ CC".split())
FIELD_WORDS = NOUNS | frozenset("JJ JJR JJS HYPH VBN CC".split())
OFFICE_WORDS = NOUNS | frozenset("JJ JJR JJS HYPH VBN".split())
LINKS = frozenset("of for to at in on with from".split())
ENDS = frozenset(". , : -LRB- -RRB- VBD VBZ VBP MD WP WP$ WDT `` ''".split())
PLACES = frozenset(("GPE", "LOC", "NORP"))
COUNTS = frozenset("some many most several few both all half dozens another".split())
# "an official with knowledge of the talks"
NO_BODIES = frozenset("knowledge access information experience".split())


@dataclass(frozen=True, slots=True)
class Portrait:
    """Where the article says what somebody is. `noun` is the office's last word, in small letters, as a single one."""

    noun: str = ""
    office: Span | None = None
    affiliation: Span | None = None
    place: Span | None = None
    words: frozenset[str] = frozenset()


def portrait_of(places: range, scene: Scene) -> Portrait:
    """What a description says: "the head of the Federation's defence committee"."""
    end = _end(places, scene)
    if places and places[-1] in scene.named and scene.named[places[-1]][1] == places:
        return Portrait(affiliation=scene.span(places))
    if places.start < end and scene.lower(places.start) in LINKS:
        found = _right(range(places.start, end), scene, bodies_only=True)
        return Portrait(affiliation=found.get("affiliation"), place=found.get("place"))
    noun = _noun(range(places.start, end), scene)
    if noun is None:
        return Portrait()
    first = _office_start(places.start, noun, scene)
    after = _office_end(noun, end, scene)
    left = _left(range(places.start, first), scene)
    right = _right(range(after, end), scene)
    kind = single(scene.lower(noun))
    office = scene.span(range(first, after)) if kind in OFFICES else None
    if office is None and not (left or right):
        return Portrait(kind, words=_words(places, scene))
    affiliation = right.get("affiliation") or left.get("affiliation")
    return Portrait(kind, office, affiliation, right.get("place") or left.get("place"), _words(places, scene))


def _words(places: range, scene: Scene) -> frozenset[str]:
    return frozenset(scene.lower(place) for place in places)


def _end(places: range, scene: Scene) -> int:
    """Where a description ends: at a comma, a clause, a verb, or a person's name."""
    for place in places:
        if scene.words[place].tag in ENDS and place not in scene.named:
            return place
        if place in scene.named and scene.named[place][0].type == "PERSON" and scene.is_name(place):
            after = scene.named[place][1][-1] + 1
            if after >= len(scene.words) or scene.words[after].tag != "POS":
                return place
    return places.stop


def _noun(places: range, scene: Scene) -> int | None:
    """The noun of people or of a body on which a description ends, before the first preposition."""
    core = places
    for place in places:
        if scene.words[place].tag in ("IN", "TO") and place not in scene.named:
            if place > places.start and _is_count(place - 1, scene) and scene.lower(place) == "of":
                continue  # "two of the officials"
            core = range(places.start, place)
            break
    skipped = False
    for place in reversed(core):
        if scene.words[place].tag == "CC":
            skipped = False  # "a woman and former Ostrellian"
        elif scene.words[place].tag in NOUNS and not skipped:
            noun = scene.lower(place)
            if not scene.is_name(place) and (single(noun) in PEOPLE or noun in PLURAL_PEOPLE or noun in BODIES):
                return place
            skipped = True
    return None


def _is_count(place: int, scene: Scene) -> bool:
    return scene.words[place].tag == "CD" or scene.lower(place) in COUNTS


def _office_start(earliest: int, noun: int, scene: Scene) -> int:
    first = noun
    proper = scene.words[noun].text[0].isupper()
    while first > earliest and _is_of_office(first - 1, scene):
        if scene.words[first - 1].text[0].isupper() and not proper and first - 1 > earliest:
            break  # "a Western diplomat"
        first -= 1
    while first < noun and scene.words[first].tag == "HYPH":
        first += 1
    return first


def _is_of_office(place: int, scene: Scene) -> bool:
    return (
        scene.words[place].tag in OFFICE_WORDS
        and not scene.is_name(place)
        and scene.lower(place) not in NO_OFFICE_WORDS
    )


# That the article keeps a name back is no part of the office: "an anonymous official".
KEPT_BACK = frozenset("anonymous unnamed unidentified same other".split())
NO_OFFICE_WORDS = AFFILIATING | CREEDS | KEPT_BACK | COUNTS
NO_AFFILIATION_WORDS = COUNTS | KEPT_BACK | frozenset("former fellow top senior".split())


def _office_end(noun: int, end: int, scene: Scene) -> int:
    """An office with what it is an office of, where that is no body: "minister of education", "chief of staff"."""
    after = noun + 1
    if after < end and scene.lower(after) == "of":
        rest = range(after + 1, end)
        field = _field(rest, scene)
        if field and not any(_stands_for_others(place, scene) for place in field):
            return field.stop
    return after


def _field(places: range, scene: Scene) -> range:
    stop = places.start
    if len(places) > 1 and scene.words[stop].tag == "DT" and scene.lower(stop + 1) in FIELDS:
        stop += 1  # "minister of the interior"
    while stop < places.stop and scene.words[stop].tag in FIELD_WORDS and not scene.words[stop].text.endswith("."):
        stop += 1
    while stop > places.start and scene.words[stop - 1].tag == "CC":
        stop -= 1
    return range(places.start, stop)


def _stands_for_others(place: int, scene: Scene) -> bool:
    if scene.is_name(place):
        return scene.named[place][0].type != "PERSON"
    return scene.lower(place) in AFFILIATING


def _left(places: range, scene: Scene) -> dict[str, Span]:
    """Whom and where an office belongs to, before it: "the French government's"."""
    joint = next((place for place in reversed(places) if scene.words[place].tag == "CC"), None)
    if joint is not None:  # "the former mayor and US senator"
        places = range(joint + 1, places.stop)
    while places and (
        scene.words[places[0]].tag in ("DT", "PRP$", "CD") or scene.lower(places[0]) in NO_AFFILIATION_WORDS
    ):
        places = places[1:]
    while places and scene.words[places[-1]].tag in ("POS", "HYPH", "CC", "DT"):
        places = places[:-1]
    return _read(places, scene)


def _right(places: range, scene: Scene, *, bodies_only: bool = False) -> dict[str, Span]:
    """Whom and where an office belongs to, after it: "of the harbour board in Ostrel".

    With `bodies_only`, nothing that is neither a body nor a name: not "at the debate".
    """
    if not places or scene.lower(places[0]) not in LINKS or any(scene.lower(place) in NO_BODIES for place in places):
        return {}
    link = scene.lower(places[0])
    begins = range(places[0] + 1, places.stop)
    stop = next((place for place in begins if _ends_body(range(begins.start, place), place, scene)), places.stop)
    body = places[1 : stop - places.start]
    while body and scene.words[body[0]].tag in ("DT", "PRP$"):
        body = body[1:]
    while body and scene.words[body[-1]].tag == "CC":
        body = body[:-1]
    read = _read(body, scene)
    if (
        not read
        and not bodies_only
        and body
        and link in ("for", "at", "from", "of")
        and scene.words[body[-1]].tag in NOUNS
    ):
        read = {"affiliation": scene.span(body)}
    if link in ("on", "in") and "affiliation" in read:
        read = {role: span for role, span in read.items() if role == "place"} or read
    if "place" not in read and stop < places.stop and scene.lower(stop) in ("in", "of", "from"):
        further = _right(places[stop - places.start :], scene)
        read |= {role: span for role, span in further.items() if role == "place"}
    return read


def _ends_body(before: range, place: int, scene: Scene) -> bool:
    """Whether the words for a body end before a word: at a preposition outside its name, or a further one."""
    if scene.is_name(place):
        return False
    if scene.words[place].tag not in ("IN", "TO", "VBG", "VBN"):
        return _adds_another(place, scene)
    goes_on = scene.lower(place) in ("of", "for") and _holds(before, scene)
    return not goes_on and not _goes_on(place, scene)


def _adds_another(place: int, scene: Scene) -> bool:
    """Whether another office follows: "of the board and a professor"."""
    return (
        scene.words[place].tag == "CC" and place + 1 < len(scene.words) and scene.words[place + 1].tag in ("DT", "PRP$")
    )


def _goes_on(place: int, scene: Scene) -> bool:
    """Whether a name that the model ended too early goes on: "the Council | on Fair Trade"."""
    return (
        scene.is_name(place - 1)
        and scene.named[place - 1][0].type == "ORG"
        and place + 1 < len(scene.words)
        and scene.lower(place) in ("on", "for", "of")
        and scene.words[place + 1].tag in ("NNP", "NNPS")
        and not scene.is_name(place + 1)
    )


def _holds(places: range, scene: Scene) -> bool:
    """Whether a body's name goes on after "of": "the ministry of health", "the University of Ostrel"."""
    return any(scene.lower(place) in AFFILIATING or scene.words[place].tag == "NNP" for place in places)


def _read(places: range, scene: Scene) -> dict[str, Span]:
    """A place where all that is named is a place; else a body, and the place in front of it."""
    if not places:
        return {}
    ground = list(_grounds(places, scene))
    if ground and len(ground[0]) == len(places):
        return {"place": scene.span(ground[0])}
    if not any(_stands_for_others(p, scene) or scene.is_name(p) or scene.lower(p) in CREEDS for p in places):
        return {"place": scene.span(ground[0])} if ground else {}
    if any(not scene.is_name(place) and _stands_for_others(place, scene) for place in places) or not ground:
        found = {"affiliation": scene.span(places)}
        return found | ({"place": scene.span(ground[0])} if ground else {})
    others = [p for p in places if not any(p in part for part in ground) and scene.words[p].tag in NOUNS]
    found = {"place": scene.span(ground[0])}
    return found | ({"affiliation": scene.span(range(others[0], others[-1] + 1))} if others else {})


def _grounds(places: range, scene: Scene) -> Iterator[range]:
    """The places named within some words."""
    for place in places:
        if place in scene.named and scene.named[place][1][0] == place:
            entity, name = scene.named[place]
            if entity.type in PLACES and scene.lower(place) not in CREEDS and name[-1] in places:
                yield name
