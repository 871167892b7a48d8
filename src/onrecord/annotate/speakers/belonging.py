"""Whom an office serves, and where: the body and the place in the words before and after it."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.speakers.lexicon import AFFILIATING, CREEDS
from onrecord.annotate.speakers.scene import NOUNS, Scene
from onrecord.model import Span

LINKS = frozenset("of for to at in on with from".split())
PLACES = frozenset(("GPE", "LOC", "NORP"))
COUNTS = frozenset("some many most several few both all half dozens another".split())
# That the article keeps a name back is no part of the office: "an anonymous official".
KEPT_BACK = frozenset("anonymous unnamed unidentified same other".split())
NO_AFFILIATION_WORDS = COUNTS | KEPT_BACK | frozenset("former fellow top senior".split())
# "an official with knowledge of the talks"
NO_BODIES = frozenset("knowledge access information experience".split())


def stands_for_others(place: int, scene: Scene) -> bool:
    if scene.is_name(place):
        return scene.named[place][0].type != "PERSON"
    return scene.lower(place) in AFFILIATING


def told_before(places: range, scene: Scene) -> dict[str, Span]:
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


def told_after(places: range, scene: Scene, *, bodies_only: bool = False) -> dict[str, Span]:
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
        further = told_after(places[stop - places.start :], scene)
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
    if not any(stands_for_others(p, scene) or scene.is_name(p) or scene.lower(p) in CREEDS for p in places):
        return {"place": scene.span(ground[0])} if ground else {}
    if any(not scene.is_name(place) and stands_for_others(place, scene) for place in places) or not ground:
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
