"""What an article says that somebody is: the office, whom it serves, and where."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.annotate.speakers.belonging import COUNTS, KEPT_BACK, LINKS, stands_for_others, told_after, told_before
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
ENDS = frozenset(". , : -LRB- -RRB- VBD VBZ VBP MD WP WP$ WDT `` ''".split())


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
        found = told_after(range(places.start, end), scene, bodies_only=True)
        return Portrait(affiliation=found.get("affiliation"), place=found.get("place"))
    noun = _noun(range(places.start, end), scene)
    if noun is None:
        return Portrait()
    first = _office_start(places.start, noun, scene)
    after = _office_end(noun, end, scene)
    left = told_before(range(places.start, first), scene)
    right = told_after(range(after, end), scene)
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


NO_OFFICE_WORDS = AFFILIATING | CREEDS | KEPT_BACK | COUNTS


def _office_end(noun: int, end: int, scene: Scene) -> int:
    """An office with what it is an office of, where that is no body: "minister of education", "chief of staff"."""
    after = noun + 1
    if after < end and scene.lower(after) == "of":
        rest = range(after + 1, end)
        field = _field(rest, scene)
        if field and not any(stands_for_others(place, scene) for place in field):
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
