"""Why two claims are linked, in words."""

from __future__ import annotations

from onrecord.model import Relation
from onrecord.reconcile.compare.figures import compare_figures
from onrecord.reconcile.compare.polarity import compare_polarity
from onrecord.reconcile.compare.subject import compare_subject
from onrecord.reconcile.weigh import Weighed


def reasons(each: Weighed, relation: Relation) -> tuple[str, ...]:
    """Facts of the two claims that a person can look up."""
    left, right = each.left.claim, each.right.claim
    found = [compare_figures(left, right), compare_polarity(left, right)] if relation is Relation.CONTRADICTS else []
    found.append(str(subject) if (subject := compare_subject(left, right)) else None)
    return tuple(reason for reason in found if reason) or ("read side by side",)
