"""Do two claims speak of the same thing?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model import Claim
from onrecord.reconcile.words import telling_words

# Names and offices recur all through a story; that two claims both name its actors says less than that they share a
# deed.
NAME_WEIGHT = 0.4
ROLES = frozenset(
    """ambassador army authorities body chairman chief commander commission committee council defence defense
    department deputy diplomat director foreign former force forces general government head interior leader
    member minister ministry movement office official officials opposition parliament parliamentary party police
    president secretary senior speaker spokesman spokeswoman spokesperson state statement union""".split()
)
FEWEST_SHARED = 3
FEWEST_SHARED_DEEDS = 2  # words that are no names and no offices


@dataclass(frozen=True, slots=True)
class Subject:
    """What two claims share: the words, and how much of the shorter claim they make up, 0…1."""

    shared: tuple[str, ...]
    share: float

    def __str__(self) -> str:
        return f"both speak of: {', '.join(self.shared)}"


def compare_subject(left: Claim, right: Claim) -> Subject | None:
    """What both claims speak of, by their words; None where they share too little to compare them.

    Claims of one article speak of one story, so that fewer shared words will do.
    """
    fewest = FEWEST_SHARED_DEEDS if left.article_id == right.article_id else FEWEST_SHARED
    ours, theirs = telling_words(left.text), telling_words(right.text)
    shared = [stem for stem in ours if stem in theirs]
    if not _may_be_one(ours, theirs):
        return None
    deeds = sum(not _is_name(ours[stem]) for stem in shared)
    if len(shared) < fewest or deeds < FEWEST_SHARED_DEEDS:
        return None
    share = _weight(ours[stem] for stem in shared) / min(_weight(ours.values()), _weight(theirs.values()))
    return Subject(tuple(ours[stem] for stem in shared), min(1.0, share))


def _may_be_one(ours: dict[str, str], theirs: dict[str, str]) -> bool:
    """Whether the names allow it: two claims that both name something, and nothing in common, speak of two things."""
    left, right = _capitalised(ours), _capitalised(theirs)
    # The first word may have its capital from the sentence.
    named = left.difference(list(ours)[:1]) and right.difference(list(theirs)[:1])
    return not named or bool(left & right)


def _capitalised(words: dict[str, str]) -> set[str]:
    return {stem for stem, word in words.items() if word[0].isupper()}


def _is_name(word: str) -> bool:
    return word[0].isupper() or word.lower() in ROLES


def _weight(words: Iterable[str]) -> float:
    return sum(NAME_WEIGHT if _is_name(word) else 1.0 for word in words)
