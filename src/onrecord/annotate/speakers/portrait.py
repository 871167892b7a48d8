"""What an article says that somebody is: the office, whom it serves, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.annotate.speakers.lexicon import AFFILIATING, BODIES, CREEDS, DAYS, OFFICES, PEOPLE, PLURAL_PEOPLE, single
from onrecord.annotate.speakers.scene import NOUNS, Scene
from onrecord.model import Span

BEFORE_NOUN = NOUNS | frozenset("JJ JJR JJS VBN POS HYPH CD DT PRP$ CC".split())
OFFICE_WORDS = NOUNS | frozenset("JJ JJR JJS HYPH VBN".split())
LINKS = frozenset("of for to at in on with from".split())
ENDS = frozenset(". , : -LRB- -RRB- VBD VBZ VBP MD WP WP$ WDT `` ''".split())
PLACES = frozenset(("GPE", "LOC", "NORP"))
LONGEST = 16  # words
COUNTS = frozenset("some many most several few both all half dozens another".split())
# "an official with knowledge of the talks"
NO_BODIES = frozenset("knowledge access information experience".split())
BE = frozenset("is was are were 's ’s became becomes".split())


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
        found = _right(range(places.start, end), scene)
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
    for place in reversed(core):
        if scene.words[place].tag in NOUNS:
            noun = scene.lower(place)
            fits = single(noun) in PEOPLE or noun in PLURAL_PEOPLE or noun in BODIES
            return place if fits and not scene.is_name(place) else None
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
        and scene.lower(place) not in AFFILIATING | CREEDS | KEPT_BACK
    )


# That the article keeps a name back is no part of the office: "an anonymous official".
KEPT_BACK = frozenset("anonymous unnamed unidentified same other".split())


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
    while stop < places.stop and scene.words[stop].tag in OFFICE_WORDS | {"CC"}:
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
    while places and scene.words[places[0]].tag in ("DT", "PRP$", "CD"):
        places = places[1:]
    while places and scene.words[places[-1]].tag in ("POS", "HYPH", "CC", "DT"):
        places = places[:-1]
    return _read(places, scene)


def _right(places: range, scene: Scene) -> dict[str, Span]:
    """Whom and where an office belongs to, after it: "of the harbour board in Ostrel"."""
    if not places or scene.lower(places[0]) not in LINKS or any(scene.lower(place) in NO_BODIES for place in places):
        return {}
    link = scene.lower(places[0])
    stop = next(
        (
            place
            for place in places[1:]
            if scene.words[place].tag in ("IN", "TO", "VBG", "VBN")
            and not scene.is_name(place)
            and not (scene.lower(place) in ("of", "for") and _holds(range(places[0] + 1, place), scene))
            and not _goes_on(place, scene)
        ),
        places.stop,
    )
    body = places[1 : stop - places.start]
    while body and scene.words[body[0]].tag in ("DT", "PRP$"):
        body = body[1:]
    read = _read(body, scene)
    if not read and body and link in ("for", "at", "with", "from", "of") and scene.words[body[-1]].tag in NOUNS:
        read = {"affiliation": scene.span(body)}
    if link in ("on", "in") and "affiliation" in read:
        read = {role: span for role, span in read.items() if role == "place"} or read
    if "place" not in read and stop < places.stop and scene.lower(stop) in ("in", "of", "from"):
        further = _right(places[stop - places.start :], scene)
        read |= {role: span for role, span in further.items() if role == "place"}
    return read


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


def portraits(name: range, scene: Scene) -> Iterator[Portrait]:
    """What stands before, after and behind the name, as one who bears it is introduced."""
    for places in (*_titles(name, scene), *_appositions(name, scene), *_predicates(name, scene)):
        portrait = portrait_of(places, scene)
        if portrait.noun or portrait.affiliation or portrait.place:
            yield portrait


def _titles(name: range, scene: Scene) -> Iterator[range]:
    """ "US president", "the head of the harbour board" right before the name."""
    first = name[0]
    # The name's own title: "General Abel Venn".
    inside = [place for place in name[:-1] if scene.lower(place).rstrip(".") in OFFICES]
    if inside:
        yield range(name[0], inside[-1] + 1)
        return
    start = first
    while start and first - start < LONGEST and _may_lead(start - 1, scene):
        start -= 1
    while start < first and scene.words[start].tag in ("POS", "HYPH", "CC", "IN", "TO"):
        start += 1
    if first > start and scene.words[first - 1].tag == "POS" and first - 2 in scene.named:
        owner, places = scene.named[first - 2]
        if owner.type not in ("PERSON", "GPE", "NORP", "LOC"):
            # As "of Litwire" would say it.
            yield places
            return
    noun = next((place for place in range(first - 1, start - 1, -1) if _is_office(place, scene)), None)
    if noun is None or (noun + 1 < first and scene.lower(noun + 1) not in LINKS):
        return
    begin = noun
    while begin > start and scene.words[begin - 1].tag in BEFORE_NOUN - {"CC"}:
        begin -= 1
    if noun + 1 == first or scene.words[first - 1].tag != "IN":
        yield range(begin, first)


def _may_lead(place: int, scene: Scene) -> bool:
    if scene.lower(place) in DAYS:
        return False
    return scene.words[place].tag in BEFORE_NOUN or scene.lower(place) in LINKS or place in scene.named


def _is_office(place: int, scene: Scene) -> bool:
    return single(scene.lower(place)) in OFFICES and not scene.is_name(place)


def _appositions(name: range, scene: Scene) -> Iterator[range]:
    """What follows a comma or a preposition: "Venn, head of the board", "Venn of the harbour board"."""
    words, place = scene.words, name[-1] + 1
    if place < len(words) and scene.lower(place) in ("of", "from", "at") and place not in scene.named:
        yield range(place, _stop(place + 1, scene))
        return
    if place + 1 < len(words) and words[place].text == "," and words[place + 1].tag == "CD":
        place += 2
    if place + 1 >= len(words) or words[place].text not in (",", "(", "–", "—"):
        return
    stop = _stop(place + 1, scene)
    if not _lists_another(range(place + 1, stop), scene) and not _begins_clause(range(place + 1, stop), scene):
        yield range(place + 1, stop)


def _stop(place: int, scene: Scene) -> int:
    latest = min(len(scene.words), place + LONGEST)
    while place < latest and (scene.words[place].tag not in ENDS or place in scene.named):
        place += 1
    return place


def _begins_clause(places: range, scene: Scene) -> bool:
    """Whether what follows the comma is who does something: "In a letter to Venn, the board denied …"."""
    closed = places.stop < len(scene.words) and scene.words[places.stop].text in (",", ")", "–", "—", "-")
    return not closed and any(scene.words[place].dep in ("nsubj", "nsubjpass") for place in places)


def _lists_another(places: range, scene: Scene) -> bool:
    """Whether what follows the comma is the next of several: "Lee, minister Tom Venn and …"."""
    for place in places:
        if scene.words[place].tag == "IN":
            return False
        if place in scene.named and scene.named[place][0].type == "PERSON" and scene.is_name(place):
            after = scene.named[place][1][-1] + 1
            return after >= len(scene.words) or scene.words[after].tag != "POS"
    return False


def _predicates(name: range, scene: Scene) -> Iterator[range]:
    """ "Venn is a hydrologist at the university"."""
    word = scene.words[name[-1]]
    if word.dep == "nsubj" and scene.lower(word.head) in BE:
        noun = scene.child(word.head, "attr")
        if noun is not None:
            yield range(min((noun, *scene.children.get(noun, ()))), _stop(noun, scene))
