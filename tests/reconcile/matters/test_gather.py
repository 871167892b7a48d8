"""From weighed pairs to matters with sides."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

from onrecord.ledger.memory import MemoryLedger
from onrecord.model import Act, Basis, Claim, Decision, Entry, Link, Maker, Published, Relation, Side, Stance, When
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


def side_of(claim: Facts, decisions: list[Decision]) -> Side | None:
    return next(each.side for each in decisions if each.act is Act.PLACE and each.claim == claim.id)


@pytest.mark.parametrize(("heading", "side"), [("The ferry was in Tarn", Side.FOR), ("A busy week", Side.OPEN)])
def test_what_an_outlet_tells_around_a_dispute_takes_no_side_but_its_heading_does(heading, side):
    claim = facts("The ferry sank off Arlen", number=1)
    own = facts("The ferry was in Tarn", source="", heading=heading, number=2)
    decisions = gathered_from(Weighed(claim, own, same=0.3, contradicts=0.0, bears=0.5))
    assert side_of(own, decisions) is side


def test_who_only_names_a_thing_takes_no_side_in_a_matter():
    claim = facts("The ferry sank off Arlen", number=1)
    named = facts("its letter of Monday", source="The board", number=2)
    assert side_of(named, gathered_from(Weighed(claim, named, same=0.5, contradicts=0.0, bears=0.1))) is Side.OPEN


def test_a_denial_that_was_published_first_is_against():
    denial = facts("the ferry sank", source="The board", stance=Stance.DENIES, day=date(2031, 5, 2), number=1)
    report = facts("The ferry sank", day=date(2031, 5, 9), number=2)
    decisions = gathered_from(Weighed(denial, report, same=0.05, contradicts=0.9, bears=0.0))
    assert (side_of(denial, decisions), side_of(report, decisions)) == (Side.AGAINST, Side.FOR)


def test_a_thing_that_is_only_named_does_not_keep_apart_who_is_of_one_question():
    report, reply = facts("The ferry sank off Arlen", number=1), facts("She lies in Tarn", source="The board", number=2)
    decisions = gathered_from(
        Weighed(report, named := facts("its letter of Monday", number=3), same=0.5, contradicts=0.0, bears=0.4),
        Weighed(report, reply, same=0.0, contradicts=0.6, bears=0.0),
        Weighed(reply, named, same=0.0, contradicts=0.0, bears=0.05),
    )
    matters = {each.claim: each.matter for each in decisions if each.act is Act.PLACE}
    assert matters[report.id] == matters[reply.id]


def test_one_voice_holds_to_what_it_said_in_the_same_article():
    denial = facts("divers are at work there", source="The board", stance=Stance.DENIES, number=1)
    report = facts("Divers are at work in the harbour", source="a pilot", number=2)
    again = facts("They are not on a visit. They are at work", source="a pilot", number=3)
    in_one = replace(again, entry=replace(again.entry, made=replace(again.entry.made, claim=_beside(report, again))))
    weighed = [
        Weighed(report, denial, same=0.0, contradicts=0.7, bears=0.2),
        Weighed(report, in_one, same=0.1, contradicts=0.2, bears=0.5),
        Weighed(denial, in_one, same=0.3, contradicts=0.28, bears=0.2),
    ]
    assert side_of(in_one, gathered_from(*weighed)) is Side.FOR


def _beside(one: Facts, other: Facts) -> Claim:
    """The other's claim, in the one's article."""
    return replace(other.claim, article_id=one.claim.article_id)
