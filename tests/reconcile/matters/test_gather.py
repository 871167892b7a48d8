"""From weighed pairs to matters with sides."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date

from onrecord.ledger.memory import MemoryLedger
from onrecord.model import Act, Decision, Maker, Side, Stance
from onrecord.reconcile.matters.gather import Batch, gathered
from onrecord.reconcile.weigh import Weighed
from tests.reconcile.origin.told import person, told
from tests.reconcile.said import facts


def gathered_from(*weighed: Weighed) -> list[Decision]:
    claims = {one.id: one for each in weighed for one in (each.left, each.right)}.values()
    voices = {each.id: told(each.claim.text, person(each.claim.source.text)) for each in claims}
    with closing(MemoryLedger()) as ledger:
        _, decisions = gathered(ledger.view(), Batch(weighed, voices, {}, {}), Maker("by-hand", "1"))
    return decisions


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
        _, decisions = gathered(ledger.view(), Batch([weighed], voices, {}, {}), Maker("by-hand", "1"))
    sides = {each.claim: each.side for each in decisions if each.act is Act.PLACE}
    assert sides == {report.id: Side.FOR, denial.id: Side.AGAINST}
