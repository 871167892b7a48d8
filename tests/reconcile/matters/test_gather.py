"""From weighed pairs to matters with sides."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

from onrecord.ledger.memory import MemoryLedger
from onrecord.model import Act, Basis, Decision, Entry, Link, Maker, Published, Relation, Side, Stance, When
from onrecord.reconcile.facts import Facts
from onrecord.reconcile.matters.gather import Batch, gathered
from onrecord.reconcile.weigh import Weighed, candidates
from tests.reconcile.origin.told import person, told
from tests.reconcile.said import facts


def gathered_from(*weighed: Weighed) -> list[Decision]:
    return linked(*weighed)[1]


def linked(*weighed: Weighed) -> tuple[list[Link], list[Decision]]:
    claims = {one.id: one for each in weighed for one in (each.left, each.right)}.values()
    voices = {each.id: replace(told(each.claim.text, person(each.claim.source.text)), id=each.id) for each in claims}
    with closing(MemoryLedger()) as ledger:
        return gathered(ledger.view(), Batch(weighed, voices, {}, {}), Maker("by-hand", "1"), no_earlier)


def no_earlier(entry: Entry) -> Facts:
    raise AssertionError(f"{entry.id} was not there before.")


def at(claim: Facts, clock: str) -> Facts:
    """The claim in an article of the second of May, at that time."""
    day = date(2031, 5, 2)
    published = Published(When(f"{day.isoformat()}T{clock}", day, day), Basis.GIVEN)
    return replace(claim, entry=replace(claim.entry, published=published))


@pytest.mark.parametrize("came_in", [(1, 2), (2, 1)])
def test_of_one_day_the_clock_tells_which_answer_is_for_and_which_revises_the_other(came_in):
    morning = at(facts("The ferry sank", number=came_in[0]), "08:00:00")
    evening = at(facts("The ferry did not sink", number=came_in[1]), "19:30:00")
    pair = candidates(evening, morning, likeness=0.9, story=1.0)
    assert (pair.left, pair.right) == (morning, evening)
    links, decisions = linked(Weighed(pair.left, pair.right, same=0.02, contradicts=0.9, bears=0.0))
    assert [(link.left, link.right, link.relation) for link in links] == [(evening.id, morning.id, Relation.REVISES)]
    sides = {each.claim: each.side for each in decisions if each.act is Act.PLACE}
    assert sides == {morning.id: Side.FOR, evening.id: Side.AGAINST}


def test_of_one_day_without_a_clock_what_came_in_later_revises_what_came_in_first():
    first = facts("The ferry sank", day=date(2031, 5, 2), number=1)
    later = facts("The ferry did not sink", day=date(2031, 5, 2), number=2)
    links, _ = linked(Weighed(first, later, same=0.02, contradicts=0.9, bears=0.0))
    assert [(link.left, link.right, link.relation) for link in links] == [(later.id, first.id, Relation.REVISES)]


def scores(decisions: list[Decision]) -> dict[str | None, float]:
    return {each.claim: each.score for each in decisions if each.act is Act.PLACE}


def test_a_claim_stands_the_surer_the_likelier_it_is_of_the_question():
    one, other, third = (facts(f"The ferry sank{end}", number=number) for number, end in enumerate(("", " today", "!")))
    found = scores(
        gathered_from(
            Weighed(one, other, same=0.9, contradicts=0.0, bears=0.05),
            Weighed(one, third, same=0.5, contradicts=0.0, bears=0.1),
            Weighed(other, third, same=0.5, contradicts=0.0, bears=0.1),
        )
    )
    assert 0 < found[third.id] < found[one.id] < 1


def test_a_claim_stands_the_surer_the_more_what_is_said_of_it_fits_its_side():
    one, other, third = (facts(f"The ferry sank{end}", number=number) for number, end in enumerate(("", " today", "!")))
    agree = Weighed(one, other, same=0.8, contradicts=0.0, bears=0.1)
    torn = Weighed(other, third, same=0.1, contradicts=0.7, bears=0.1)
    found = scores(gathered_from(agree, torn, Weighed(one, third, same=0.8, contradicts=0.0, bears=0.1)))
    alike = replace(torn, same=0.8, contradicts=0.0)
    sure = scores(gathered_from(agree, alike, Weighed(one, third, same=0.8, contradicts=0.0, bears=0.1)))
    assert found[other.id] < sure[other.id]


def test_the_answer_that_was_published_first_is_for_whatever_was_read_first():
    denial = facts("the ferry sank", source="The board", stance=Stance.DENIES, day=date(2031, 5, 9), number=1)
    report = facts("The ferry sank", day=date(2031, 5, 2), number=2)
    weighed = Weighed(report, denial, same=0.05, contradicts=0.9, bears=0.0)
    voices = {each.id: told(each.claim.text, person(each.claim.source.text)) for each in (denial, report)}
    with closing(MemoryLedger()) as ledger:
        _, decisions = gathered(ledger.view(), Batch([weighed], voices, {}, {}), Maker("by-hand", "1"), no_earlier)
    sides = {each.claim: each.side for each in decisions if each.act is Act.PLACE}
    assert sides == {report.id: Side.FOR, denial.id: Side.AGAINST}
