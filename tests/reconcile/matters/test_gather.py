"""From weighed pairs to matters with sides."""

from __future__ import annotations

from contextlib import closing
from datetime import date

from onrecord.ledger.memory import MemoryLedger
from onrecord.model import Act, Maker, Side, Stance
from onrecord.reconcile.matters.gather import Batch, gathered
from onrecord.reconcile.weigh import Weighed
from tests.reconcile.origin.told import person, told
from tests.reconcile.said import facts


def test_the_answer_that_was_published_first_is_for_whatever_was_read_first():
    denial = facts("the ferry sank", source="The board", stance=Stance.DENIES, day=date(2031, 5, 9), number=1)
    report = facts("The ferry sank", day=date(2031, 5, 2), number=2)
    weighed = Weighed(report, denial, same=0.05, contradicts=0.9, bears=0.0)
    voices = {each.id: told(each.claim.text, person(each.claim.source.text)) for each in (denial, report)}
    with closing(MemoryLedger()) as ledger:
        _, decisions = gathered(ledger.view(), Batch([weighed], voices, {}, {}), Maker("by-hand", "1"))
    sides = {each.claim: each.side for each in decisions if each.act is Act.PLACE}
    assert sides == {report.id: Side.FOR, denial.id: Side.AGAINST}


def test_who_calls_a_tale_a_hoax_stands_against_those_who_tell_it():
    tales = [facts("The lake of Tarn is boiling", number=1), facts("The lake of Tarn boils again", number=2)]
    verdict = facts("The boiling lake of Tarn is a hoax", number=3)
    doubtful = {"same": 0.3, "contradicts": 0.4, "bears": 0.0}  # too little for a dispute, but for the words
    agreed = Weighed(*tales, same=0.6, contradicts=0.1, bears=0.0)
    weighed = [agreed, *(Weighed(tale, verdict, **doubtful) for tale in tales)]
    voices = {each.id: told(each.claim.text) for each in (*tales, verdict)}
    with closing(MemoryLedger()) as ledger:
        _, decisions = gathered(ledger.view(), Batch(weighed, voices, {}, {}), Maker("by-hand", "1"))
    taken = {each.claim: each.side for each in decisions if each.act is Act.PLACE}
    assert taken == {tales[0].id: Side.FOR, tales[1].id: Side.FOR, verdict.id: Side.AGAINST}
