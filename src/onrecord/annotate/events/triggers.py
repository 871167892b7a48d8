"""Which words say that something happened, and what: the lexicon of triggers, with PLOVER's types and modes.

The types and modes are those of Halterman et al., "PLOVER and POLECAT: A New Political Event Ontology and Dataset",
2023. Two of our own stand beside them for what no actor does to another: CASUALTY (people die, flee or are hurt) and
DISASTER (a flood, a crash).
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.annotate.cues import forms_of
from onrecord.annotate.events.people import can_act
from onrecord.annotate.inflect import noun_forms, verb_forms
from onrecord.annotate.tree import Tree

OBJECTS = ("dobj", "nsubjpass", "dative")
CLAUSES = ("xcomp", "ccomp", "acl", "advcl")
# "Warned that it would retaliate".
OWN_WILL = frozenset("will would 'll 'd shall".split())
ONESELF = frozenset("i we it he she they".split())
DOER = ("nsubj",)
# Through these, words stand beside a trigger that do not hang on it themselves.
THROUGH = ("prep", "agent", "dobj", "nsubjpass", "xcomp", "conj", "pobj", "nmod")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A row of the lexicon: what a word says happened, if it stands in one of the frames and beside one of the words.

    A frame is "object", "person" (an object that can act), "to" or "that" (a clause), "own" (a clause
    of what the subject would do itself) or a preposition. Without frames,
    or words, any will do. A row without a type is of what sounds like an event and is none: to fight corruption.
    """

    type: str
    mode: str | None
    frames: frozenset[str]
    beside: frozenset[str]

    @property
    def narrowness(self) -> int:
        """The narrower row goes before the wider."""
        return 2 * bool(self.beside) + bool(self.frames)

    def fits(self, tree: Tree, place: int) -> bool:
        return (not self.frames or not self.frames.isdisjoint(frames_of(tree, place))) and (
            not self.beside or not self.beside.isdisjoint(words_beside(tree, place))
        )


class Triggers:
    """Triggers by part of speech and form, in lower case; of several that fit, the narrowest counts, then the first."""

    def __init__(self, rows: Iterable[tuple[str, Trigger, Iterable[str]]]) -> None:
        table: dict[tuple[str, str], list[Trigger]] = defaultdict(list)
        for part, trigger, lemmas in rows:
            for lemma in lemmas:
                for form in forms_of(part, lemma):
                    table[part, form].append(trigger)
        self._table = {key: tuple(sorted(found, key=lambda t: -t.narrowness)) for key, found in table.items()}

    def at(self, tree: Tree, place: int) -> Trigger | None:
        """What this word says happened, if anything."""
        word = tree.words[place]
        part = "verb" if word.tag[0] == "V" else "noun" if word.tag in ("NN", "NNS") else None
        if part is None or (part, lower := word.text.lower()) not in self._table:
            return None
        if word.dep in (("aux", "auxpass", "amod", "compound") if part == "verb" else ("compound", "npadvmod")):
            return None
        found = next((trigger for trigger in self._table[part, lower] if trigger.fits(tree, place)), None)
        return found if found and found.type else None


@cache
def triggers() -> Triggers:
    """The lexicon that comes with this package."""
    lines = files(__package__).joinpath("triggers.csv").read_text(encoding="utf-8").splitlines()
    return Triggers((row["part"], _trigger(row), row["lemmas"].split()) for row in csv.DictReader(lines))


def _trigger(row: dict[str, str]) -> Trigger:
    beside = frozenset(form for word in row["beside"].split() for form in noun_forms(word) | verb_forms(word))
    return Trigger(row["type"], row["mode"] or None, frozenset(row["frame"].split()), beside)


def frames_of(tree: Tree, place: int) -> set[str]:
    """The frames that a word stands in."""
    word = tree.words[place]
    found: set[str] = set()
    if word.dep in ("acl", "relcl"):
        found.update(_object_frames(tree, word.head))
    for child in tree.children[place]:
        dep = tree.words[child].dep
        if dep in OBJECTS:
            found.update(_object_frames(tree, child))
        elif dep == "agent":
            found.add("object")
        elif dep == "prep" or dep == "prt":
            found.add(tree.lower(child))
        elif dep in CLAUSES:
            auxiliaries = {tree.lower(aux) for aux in tree.each(child, ("aux",))}
            found.add("to" if "to" in auxiliaries else "that")
            if not auxiliaries.isdisjoint(OWN_WILL) and any(
                tree.lower(who) in ONESELF for who in tree.each(child, DOER)
            ):
                found.add("own")
    return found


def _object_frames(tree: Tree, noun: int) -> tuple[str, ...]:
    tag = tree.words[noun].tag
    acts = tag in ("NNP", "NNPS", "PRP", "CD") or can_act(tree.lower(noun), plural=tag == "NNS")
    return ("object", "person") if acts else ("object",)


def words_beside(tree: Tree, place: int) -> set[str]:
    """The words round a trigger, in lower case: what hangs on it, on its objects and its prepositions, and its head."""
    found = {tree.lower(tree.words[place].head)}
    _collect(tree, place, found, depth=3)
    return found


def _collect(tree: Tree, place: int, found: set[str], *, depth: int) -> None:
    for child in tree.children[place]:
        found.add(tree.lower(child))
        if depth and tree.words[child].dep in THROUGH and not (tree.words[child].dep == "conj" and tree.is_verb(child)):
            _collect(tree, child, found, depth=depth - 1)
