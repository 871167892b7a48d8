"""Why two claims are linked, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from onrecord.model import Relation
from onrecord.reconcile.compare.days import compare_days
from onrecord.reconcile.compare.event import compare_event
from onrecord.reconcile.compare.figures import compare_figures, same_figures
from onrecord.reconcile.compare.names import compare_names
from onrecord.reconcile.compare.openness import compare_openness
from onrecord.reconcile.compare.place import compare_place
from onrecord.reconcile.compare.polarity import (
    BOTH_DENIALS,
    ONE_DENIAL,
    both_deny,
    compare_negation,
    compare_polarity,
)
from onrecord.reconcile.compare.subject import compare_subject
from onrecord.reconcile.compare.verdict import compare_verdict
from onrecord.reconcile.compare.when import compare_when
from onrecord.reconcile.compare.wording import compare_wording
from onrecord.reconcile.facts import Facts
from onrecord.reconcile.weigh import Weighed

MOST = 4

Respect = Callable[[Facts, Facts], str | None]

# What makes two claims stand to each other as they do, the most telling first.
TELLING: Mapping[Relation, tuple[Respect, ...]] = {
    Relation.SAME: (same_figures, both_deny, compare_wording),
    Relation.REPEATS: (compare_wording, same_figures, both_deny),
    Relation.SUPPORTS: (compare_openness, same_figures, both_deny),
    Relation.CONTRADICTS: (compare_figures, compare_polarity, compare_verdict, compare_negation),
    Relation.REVISES: (compare_figures, compare_polarity, compare_verdict, compare_negation),
}
# What both speak of.
SHARED: tuple[Respect, ...] = (compare_event, compare_place, compare_when, compare_names)
# When they were said.
DATED = frozenset((Relation.SAME, Relation.REPEATS, Relation.REVISES))

# Reasons that would not be enough by themselves.
WEAK = frozenset((ONE_DENIAL, BOTH_DENIALS))
READ = "read side by side, "
FOUND = {
    Relation.SAME: "they say the same",
    Relation.REPEATS: "they say the same",
    Relation.SUPPORTS: "the one speaks for the other",
    Relation.CONTRADICTS: "they cannot both be so",
    Relation.REVISES: "they cannot both be so",
}


def reasons(each: Weighed, relation: Relation) -> tuple[str, ...]:
    """Up to four facts of the two claims that a person can look up, the most telling first.

    Where no fact says why they stand to each other as they do, what the network found comes first, with how sure it is.
    """
    left, right = each.left, each.right
    telling = _found(TELLING.get(relation, ()), left, right)
    if relation in FOUND and WEAK.issuperset(telling):
        telling = [f"{READ}{FOUND[relation]} ({100 * _chance(each, relation):.0f} per cent)", *telling]
    shared = _shared(left, right)
    dated = _found((compare_days,), left, right) if relation in DATED else []
    room = MOST - len(telling) - len(dated)
    return (*telling, *shared[:room], *dated)[:MOST]


def _found(respects: tuple[Respect, ...], left: Facts, right: Facts) -> list[str]:
    return [reason for respect in respects if (reason := respect(left, right))]


def _shared(left: Facts, right: Facts) -> list[str]:
    """What both speak of; a place and a time that an event is told with are not told again."""
    found = _found(SHARED, left, right)
    if event := compare_event(left, right):
        told = {compare_place(left, right), compare_when(left, right)} if ", " in event else set()
        found = [reason for reason in found if reason not in told]
    subject = compare_subject(left, right, told=" ".join(found))
    return [*found, subject] if subject else found


def _chance(each: Weighed, relation: Relation) -> float:
    if relation in (Relation.CONTRADICTS, Relation.REVISES):
        return each.contradicts
    return each.bears if relation is Relation.SUPPORTS else each.same
