"""From reasons to a link between two claims."""

from __future__ import annotations

from onrecord.model import Claim, Link, Relation
from onrecord.reconcile.compare.figures import compare_figures
from onrecord.reconcile.compare.polarity import compare_polarity
from onrecord.reconcile.compare.subject import compare_subject

# How much of the shorter claim's words the two must share. A toll is a subject of its own: there, less will do, and
# least in one article, which tells one story.
SAME_SUBJECT = 0.5
SAME_TOLL, SAME_TOLL_OF_ONE_ARTICLE = 0.25, 0.15


def judge(left: Claim, right: Claim) -> Link | None:
    """The link between two claims, with its reasons; None where they have nothing to do with each other."""
    subject = compare_subject(left, right)
    if subject is None:
        return None
    denial = compare_polarity(left, right) if subject.share >= SAME_SUBJECT else None
    enough = SAME_TOLL_OF_ONE_ARTICLE if left.article_id == right.article_id else SAME_TOLL
    figures = compare_figures(left, right) if subject.share >= enough else None
    reasons = tuple(reason for reason in (denial, figures) if reason)
    if not reasons:
        return None
    # Words alone never make it sure.
    score = round(0.3 + 0.5 * subject.share, 3)
    return Link(left.id, right.id, Relation.CONTRADICTS, score, (*reasons, str(subject)))
