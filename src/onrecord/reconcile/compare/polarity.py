"""Does one claim deny what the other holds, or do both deny it?"""

from __future__ import annotations

import re

from onrecord.model import Claim, Stance
from onrecord.reconcile.compare.subject import much_shared, shared_words
from onrecord.reconcile.facts import Facts
from onrecord.reconcile.words import COMMON

NEGATION = re.compile(r"\b(?:not|no|never|none|nobody|nothing|neither|nor)\b|\b\w+n['’]t\b", re.I)

# A negation further on negates a part, not the whole.
REACH = 10
# How many words beside a negation are told with it.
BESIDE = 3
# How many words two claims must share, so that the negation in one of them tells them apart.
FEWEST = 2
STOP = re.compile(r"[,;:.?!—–]")

# Who wants, asks or promises something neither says nor denies that it is so.
HELD = {
    Stance.ASSERTS: "asserted",
    Stance.CONFIRMS: "confirmed",
    Stance.ADMITS: "admitted",
    Stance.ALLEGES: "alleged",
    Stance.BELIEVES: "believed",
}


def compare_polarity(left: Facts, right: Facts) -> str | None:
    """Why one of the two denies what the other holds to be so."""
    for denying, holding in ((left.claim, right.claim), (right.claim, left.claim)):
        if denying.stance is Stance.DENIES and holding.stance in HELD and not negates(holding) and not negates(denying):
            if much_shared(left, right):
                return f"denied by {_called(denying)}, {HELD[holding.stance]} by {_called(holding)}"
            return "one is a denial, the other is not"
    return None


def compare_negation(left: Facts, right: Facts) -> str | None:
    """Why the words of one of the two, and not those of the other, say that something is not so."""
    if left.claim.stance not in HELD or right.claim.stance not in HELD or len(shared_words(left, right)) < FEWEST:
        return None
    ours, theirs = negates(left.claim), negates(right.claim)
    if bool(ours) == bool(theirs):
        return None
    return f"one says “{ours or theirs}”, the other does not"


def both_deny(left: Facts, right: Facts) -> str | None:
    """That both say that something is not so, by how they are reported or by their words."""
    if not denies(left.claim) or not denies(right.claim):
        return None
    return "both deny it" if much_shared(left, right) else "both are denials"


def denies(claim: Claim) -> bool:
    """Whether the claim is that something is not so, by its stance or its words, and not by both."""
    if claim.stance is not Stance.DENIES and claim.stance not in HELD:
        return False
    return (claim.stance is Stance.DENIES) != bool(negates(claim))


def negates(claim: Claim) -> str:
    """The words at the head of the claim that say that something is not so: "no talks with investors"; "" for none."""
    words = claim.text.split()
    for place, word in enumerate(words[:REACH]):
        if NEGATION.search(word):
            return _phrase(words, place)
    return ""


def _phrase(words: list[str], place: int) -> str:
    """A negation with the words that it goes with, up to a stop."""
    start = place - 1 if place and words[place].lower() in ("not", "never") else place
    end = place + 1
    while end < min(len(words), place + 1 + BESIDE) and not STOP.search(words[end - 1]):
        end += 1
    while end > place + 1 and words[end - 1].lower() in COMMON:
        end -= 1
    return " ".join(words[start:end]).strip(" ,;:.?!\"“”'‘")


def _called(claim: Claim) -> str:
    return " ".join(claim.source.text.split()).strip(" ,;:") or "an unnamed voice"
