"""Do two claims speak of the same thing?"""

from __future__ import annotations

from onrecord.reconcile.facts import Facts
from onrecord.reconcile.numbers import NUMBERS, SCALES
from onrecord.reconcile.words import telling_words

FEWEST, MOST = 2, 5
UNITS = NUMBERS.keys() | SCALES.keys() | {"cent", "percent"}


def compare_subject(left: Facts, right: Facts, *, told: str = "") -> str | None:
    """Which words that tell what they are about stand in both claims; None where these are too few to say anything.

    `told` are words that were said before of the two; they are not said again.
    """
    words = [word for word in shared_words(left, right) if word.casefold() not in told.casefold()]
    # What happened is told before who was there.
    words.sort(key=lambda word: word[0].isupper())
    return f"both speak of: {', '.join(words[:MOST])}" if len(words) >= (1 if told else FEWEST) else None


def shared_words(left: Facts, right: Facts) -> list[str]:
    """The words that tell what the left claim is about and stand in the right one too; numbers left out."""
    ours, theirs = telling_words(left.claim.text), telling_words(right.claim.text)
    return [word for stem, word in ours.items() if stem in theirs and word.lower() not in UNITS]


def much_shared(left: Facts, right: Facts) -> bool:
    """Whether two claims share so many words that what the one denies is what the other holds."""
    ours, theirs = telling_words(left.claim.text), telling_words(right.claim.text)
    deeds = [word for word in shared_words(left, right) if word[0].islower()]
    return bool(deeds) and 2 * len(ours.keys() & theirs.keys()) >= min(len(ours), len(theirs))
