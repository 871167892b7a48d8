"""What a word's own clause leaves of it: auxiliaries, negation, doubting adverbs and adjectives."""

from __future__ import annotations

from onrecord.annotate.tree import Tree

# Of what an auxiliary governs, how much holds, of 1.
MODALS = {
    "will": 0.8, "'ll": 0.8, "wo": 0.8, "shall": 0.75, "sha": 0.75, "would": 0.5, "'d": 0.5, "may": 0.45, "might": 0.4,
    "can": 0.35, "ca": 0.35, "could": 0.3, "should": 0.4, "must": 0.5, "ought": 0.4, "need": 0.3,
}  # fmt: skip
# "Cannot" and "will not" are nearly as sure as "not"; "may not" leaves it open.
NEGATED_MODALS = {"may": -0.35, "might": -0.3, "should": -0.4, "must": -0.5, "ought": -0.4, "need": -0.5}
NEGATED_MODAL = -0.85

NEGATIONS = frozenset("not n't no never neither nor without hardly scarcely".split())
NEGATIVE = frozenset("nobody none nothing neither nowhere".split())
# "Not only", "not just": no negation.
NOT_NEGATING = frozenset("only just merely simply".split())
# "Gave no reason", "took no money": hardly a denial of the verb itself.
NO_OBJECT = -0.3


DOUBTS = {
    "reportedly": 0.8, "allegedly": 0.7, "apparently": 0.8, "supposedly": 0.6, "presumably": 0.6, "seemingly": 0.6,
    "probably": 0.7, "likely": 0.65, "possibly": 0.4, "perhaps": 0.4, "maybe": 0.4, "potentially": 0.4, "almost": 0.4,
    "nearly": 0.4, "hopefully": 0.4, "alleged": 0.7, "suspected": 0.7, "possible": 0.4, "potential": 0.4, "barely": 0.5,
    "planned": 0.6, "proposed": 0.6, "threatened": 0.4, "attempted": 0.2, "failed": -0.4, "foiled": -0.7,
    "would-be": 0.2, "future": 0.6, "impending": 0.7, "imminent": 0.6, "upcoming": 0.8, "expected": 0.7,
    "feared": 0.4, "rumored": 0.5, "rumoured": 0.5, "hypothetical": 0.1, "eventual": 0.6, "averted": -0.8,
    "canceled": -0.8, "cancelled": -0.8, "prospective": 0.5, "pending": 0.6, "any": 0.4, "few": -0.3,
}  # fmt: skip

SUBJECTS = ("nsubj", "nsubjpass")
DOUBTING = ("advmod", "amod", "det")
HELPERS = ("aux", "auxpass", "neg", "advmod")


def own_part(tree: Tree, place: int) -> float:
    """How much of the event at `place` its own clause leaves, -1…1: 1 for "left", -1 for "did not leave"."""
    helpers = _helpers(tree, place)
    modal = next((lower for lower in map(tree.lower, _auxiliaries(tree, helpers)) if lower in MODALS), None)
    held = MODALS.get(modal or "", 1.0)
    if any(_negates(tree, helper) for helper in helpers) or _of_nobody(tree, place):
        held = NEGATED_MODALS.get(modal, NEGATED_MODAL) if modal else -1.0
    elif any(is_no(tree, child) for child in tree.each(place, ("dobj",))):
        held *= NO_OBJECT
    for helper in helpers:
        if tree.words[helper].dep in DOUBTING:
            held *= DOUBTS.get(tree.lower(helper), 1.0)
    return held


def _auxiliaries(tree: Tree, helpers: list[int]) -> list[int]:
    return [helper for helper in helpers if tree.words[helper].dep == "aux"]


def _helpers(tree: Tree, place: int) -> list[int]:
    """The words round this one, and those that it shares: "was not killed or wounded", "is not aware"."""
    word = tree.words[place]
    own = tree.children[place]
    if word.dep in ("acomp", "attr", "oprd"):
        return [*own, *tree.each(word.head, HELPERS)]
    if word.dep == "conj" and word.tag in ("VB", "VBN", "VBG") and not tree.each(place, ("aux", "auxpass", *SUBJECTS)):
        return [*own, *(child for child in tree.each(word.head, ("aux", "neg")) if child < word.head)]
    return own


def _negates(tree: Tree, helper: int) -> bool:
    word = tree.words[helper]
    negates = word.dep == "neg" or (word.dep in ("det", "advmod", "preconj", "cc") and tree.lower(helper) in NEGATIONS)
    return negates and not (helper + 1 < len(tree.words) and tree.lower(helper + 1) in NOT_NEGATING)


def _of_nobody(tree: Tree, place: int) -> bool:
    """Whether its subject says that there was none."""
    subject = tree.child(place, SUBJECTS)
    return subject is not None and tree.words[place].tag[0] in "VM" and is_no(tree, subject)


def is_no(tree: Tree, noun: int) -> bool:
    """ "Nobody", "no one", "no soldiers", "none of the soldiers"."""
    return tree.lower(noun) in NEGATIVE or any(tree.lower(det) == "no" for det in tree.children[noun])
