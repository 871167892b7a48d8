"""Does one claim deny what the other holds?"""

from __future__ import annotations

import re
from collections.abc import Container

from onrecord.model import Claim, Stance
from onrecord.reconcile.words import telling_words

NEGATION = re.compile(r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot)\b|n['’]t\b", re.I)

# A negation further on negates a part, not the whole.
REACH = 10
# So many words before and after what two claims share may still negate it, as far as no stop parts them from it.
LEAD, TRAIL = 4, 3
STOPS = (",", ";", ":", ".")

# Who wants, asks or promises something neither says nor denies that it is so.
HOLDS = frozenset(
    {Stance.ASSERTS, Stance.CONFIRMS, Stance.ADMITS, Stance.ALLEGES, Stance.BELIEVES, Stance.DENIES, Stance.DOUBTS}
)
DENIALS = frozenset((Stance.DENIES, Stance.DOUBTS))


def compare_polarity(left: Claim, right: Claim) -> str | None:
    """Why one of the two denies what the other holds to be so; None where neither does.

    Only a negation of what both speak of counts, and none where one repeats the other's words.
    """
    if left.stance not in HOLDS or right.stance not in HOLDS:
        return None
    if parted_by_words(left, right) and _repeats(left, right):
        return None
    shared = telling_words(left.text).keys() & telling_words(right.text).keys()
    if denies(left, shared) == denies(right, shared):
        return None
    denying, holding = (left, right) if denies(left, shared) else (right, left)
    verb = "doubts" if denying.stance is Stance.DOUBTS else "denies"
    return f"{_called(denying)} {verb} what {_called(holding)} {holding.stance}"


def parted_by_words(left: Claim, right: Claim) -> bool:
    """Whether only their words may set the two against each other, since neither stance or both are a denial."""
    return (left.stance in DENIALS) == (right.stance in DENIALS)


def denies(claim: Claim, shared: Container[str] | None = None) -> bool:
    """Whether the claim is that something is not so, by its stance and its words.

    `shared` are the stems of what is asked about; without them it is the whole claim.
    """
    words = claim.text.split()
    if shared is not None:
        words = _about(words, shared)
    return (claim.stance in DENIALS) != bool(NEGATION.search(" ".join(words[:REACH])))


def _about(words: list[str], shared: Container[str]) -> list[str]:
    """The words from the first to the last whose stem is shared, and those around them that may negate them."""
    hits = [place for place, word in enumerate(words) if _stems(word, shared)]
    if not hits:
        return words
    first, last = hits[0], hits[-1]
    start, end = first, last + 1
    while start > max(0, first - LEAD) and not words[start - 1].endswith(STOPS):
        start -= 1
    while end < min(len(words), last + 1 + TRAIL) and not words[end - 1].endswith(STOPS) and words[end] != "and":
        end += 1
    return words[start:end]


def _stems(word: str, shared: Container[str]) -> bool:
    return any(stem in shared for stem in telling_words(word))


def _repeats(left: Claim, right: Claim) -> bool:
    """Whether one claim's words stand whole in the other's."""
    ours, theirs = (" ".join(claim.text.split()) for claim in (left, right))
    return ours in theirs or theirs in ours


def _called(claim: Claim) -> str:
    return " ".join(claim.source.text.split()) or "an unnamed voice"
