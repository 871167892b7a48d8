"""From reasons to a link between two claims."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.model import Claim, Kind, Link, Relation
from onrecord.reconcile.compare.figures import compare_figures
from onrecord.reconcile.compare.polarity import compare_polarity, parted_by_words
from onrecord.reconcile.compare.subject import compare_subject

# How much of the shorter claim's words the two must share. A toll is a subject of its own: there, less will do, and
# least in one article, which tells one story.
SAME_SUBJECT = 0.5
SAME_TOLL, SAME_TOLL_OF_ONE_ARTICLE = 0.25, 0.15

# Voices that one name does not make one: "officials" here are not those there.
MANY = frozenset((Kind.GROUP, Kind.UNNAMED, Kind.NONE))


def same_source(left: Claim, right: Claim) -> bool:
    """Whether two claims are on one and the same word, as far as they tell by themselves."""
    ours, theirs = left.source, right.source
    if ours.entity and ours.entity == theirs.entity:
        return True
    named = left.article_id == right.article_id or not MANY.intersection((ours.kind, theirs.kind))
    return named and _folded(ours.text) == _folded(theirs.text)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")


def judge(left: Claim, right: Claim, one: Callable[[Claim, Claim], bool] = same_source) -> Link | None:
    """The link between two claims, with its reasons; None where they have nothing to do with each other.

    `one` says whether both are on the word of one source: who denies a thing in so many words does not deny himself.
    """
    subject = compare_subject(left, right)
    if subject is None:
        return None
    denial = compare_polarity(left, right) if subject.share >= SAME_SUBJECT else None
    if denial and parted_by_words(left, right) and one(left, right):
        denial = None
    enough = SAME_TOLL_OF_ONE_ARTICLE if left.article_id == right.article_id else SAME_TOLL
    figures = compare_figures(left, right) if subject.share >= enough else None
    reasons = tuple(reason for reason in (denial, figures) if reason)
    if not reasons:
        return None
    # Words alone never make it sure.
    score = round(0.3 + 0.5 * subject.share, 3)
    return Link(left.id, right.id, Relation.CONTRADICTS, score, (*reasons, str(subject)))
