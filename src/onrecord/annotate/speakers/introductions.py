"""How an article introduces somebody: what stands before, after and behind a name."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.speakers.belonging import LINKS
from onrecord.annotate.speakers.lexicon import DAYS, OFFICES, single
from onrecord.annotate.speakers.portrait import BEFORE_NOUN, ENDS, Portrait, portrait_of
from onrecord.annotate.speakers.scene import Scene

LONGEST = 16  # words
BE = frozenset("is was are were 's ’s became becomes".split())


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
    if place + 1 >= len(words) or words[place].text not in (",", "–", "—"):
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
