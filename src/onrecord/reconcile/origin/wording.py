"""How much of one content's words stands in another."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache

from onrecord.reconcile.canon.fold import fold
from onrecord.reconcile.words import telling_words

# A run of so many words is not found twice by chance; of a short content, nearly all must be the same.
RUN = 7
SHORT = 4
NEARLY_ALL = 0.85


@lru_cache(maxsize=20_000)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, without case and marks."""
    return tuple(fold(f"x {text}").split()[1:])


def longest_run(left: tuple[str, ...], right: tuple[str, ...]) -> int:
    """How many words in a row are the same in both."""
    return SequenceMatcher(None, left, right, autojunk=False).find_longest_match().size


def same_words(left: str, right: str) -> int:
    """How many words in a row two contents share, where that is too many for chance; else 0."""
    ours, theirs = words_of(left), words_of(right)
    run, shorter = longest_run(ours, theirs), min(len(ours), len(theirs))
    return run if run >= RUN or (shorter >= SHORT and run >= NEARLY_ALL * shorter) else 0


def shared_words(left: str, right: str) -> float:
    """The share of the shorter content's telling words that the other has too, 0…1."""
    ours, theirs = telling_words(left).keys(), telling_words(right).keys()
    return len(ours & theirs) / max(1, min(len(ours), len(theirs)))
