"""One happening, one event: a verb and the noun that it takes up are put together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.annotate.events.roles import Roles
from onrecord.annotate.inflect import verb_forms
from onrecord.annotate.tree import Tree
from onrecord.model import Count, Span

# Who is hurt so need not have been attacked.
HURT = frozenset(form for lemma in ("kill", "wound", "injure", "hurt") for form in verb_forms(lemma))
THROUGH = frozenset("in by during with after to from of on through".split())


@dataclass(slots=True)
class Found:
    """An event as it is put together; `place` is that of its trigger."""

    place: int
    type: str
    mode: str | None
    roles: Roles
    counts: list[Count] = field(default_factory=list)
    takes: frozenset[str] = frozenset()  # the words beside a verb that make it this event
    took: int | None = None  # the place of a noun that it took up


def merged(tree: Tree, found: Sequence[Found]) -> list[Found]:
    """The events without the nouns that a verb takes up: "sign an agreement", "killed in an attack"."""
    at = {one.place: one for one in found}
    for noun in found:
        verb = at.get(above) if (above := _above(tree, noun.place)) is not None else None
        if verb is None:
            continue
        if noun.type == "DISASTER" and verb.type == "ASSAULT":
            verb.type, verb.mode, verb.roles.actors = "CASUALTY", None, []
        if not noun.counts and (noun.type == verb.type or tree.lower(noun.place) in verb.takes):
            _take_up(verb, noun)
            del at[noun.place]
    for one in at.values():
        _inherit(tree, one, at)
    known = {one.place: one for one in found}
    return [_without_events(one, known) for one in at.values()]


def without_attack(tree: Tree, found: Sequence[Found], sentences: Sequence[Span]) -> None:
    """Makes casualties of those hurt by nobody, where neither their sentence nor that before it tells of an attack."""
    starts = [sentence.start for sentence in sentences]
    hurt = [one for one in found if one.type == "ASSAULT" and one.mode is None and _is_by_nobody(tree, one)]
    others = {id(one) for one in hurt}
    attacked = {_number(starts, tree, one) for one in found if one.type == "ASSAULT" and id(one) not in others}
    for one in hurt:
        number = _number(starts, tree, one)
        if attacked.isdisjoint((number, number - 1)):
            one.type = "CASUALTY"


def _number(starts: list[int], tree: Tree, one: Found) -> int:
    return bisect_right(starts, tree.words[one.place].start)


def _is_by_nobody(tree: Tree, one: Found) -> bool:
    return not one.roles.actors and tree.lower(one.place) in HURT and tree.child(one.place, ("agent", "relcl")) is None


def _above(tree: Tree, noun: int) -> int | None:
    """The verb whose subject, object or circumstance a noun is."""
    word = tree.words[noun]
    if not word.tag.startswith("N") or word.head == noun:
        return None
    if word.dep == "pobj" and tree.lower(word.head) in THROUGH:
        head = tree.words[word.head].head
        return head if tree.is_verb(head) else None
    return word.head if word.dep in ("nsubj", "dobj", "nsubjpass") and tree.is_verb(word.head) else None


def _take_up(verb: Found, noun: Found) -> None:
    verb.mode = verb.mode or (noun.mode if noun.type == verb.type else None)
    verb.took = noun.place
    others = [head for head in verb.roles.actors if head != noun.place]
    verb.roles.actors = others or noun.roles.actors
    recipients = [head for head in verb.roles.recipients if head != noun.place]
    verb.roles.recipients = recipients or noun.roles.recipients


def _inherit(tree: Tree, one: Found, at: dict[int, Found]) -> None:
    """Who threatens to bomb somebody threatens him."""
    if not one.roles.recipients:
        for below in tree.each(one.place, ("xcomp",)):
            if below in at:
                one.roles.recipients = list(at[below].roles.recipients)


def _without_events(one: Found, known: dict[int, Found]) -> Found:
    """An attack is nobody: to condemn it is to condemn the attacker."""
    one.roles.actors = [head for head in one.roles.actors if head not in known]
    one.roles.recipients = [
        person
        for head in one.roles.recipients
        for person in (known[head].roles.actors if head in known and head != one.place else [head])
        if person not in known
    ]
    return one
