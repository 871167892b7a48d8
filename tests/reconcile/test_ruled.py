"""What people ruled, as more articles come in and are linked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from onrecord.ledger.base import ClaimQuery, Ledger
from onrecord.ledger.memory import MemoryLedger
from onrecord.model import Act, Decision, Side, matter_id
from onrecord.reconcile.link import link
from onrecord.testing.by_hand import LATER_MAKER, article, reading
from onrecord.testing.by_hand import claim as of_article
from tests.reconcile.test_link import DAY, WordComparer

BRIDGE = "the old bridge of Ostrel collapsed after the heavy rain"
MINERS = "nine miners of Kelt were buried when a shaft caved in"


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with closing(MemoryLedger()) as opened:
        yield opened


def told(ledger: Ledger, content: str, *sources: str) -> list[str]:
    """Have each of these say it in an article of its own, and link; gives the ids of the claims."""
    made = []
    for source in sources:
        page = article(f"{source} said {content}.", published=DAY, outlet=f"Post of {source}")
        made.append(of_article(page, content, source=source, cue="said"))
        ledger.writer().add(reading(page, made[-1]))
    link(ledger, WordComparer)
    return [each.id for each in made]


def by_ann(act: Act, **fields: object) -> Decision:
    return Decision(act, "Ann", person=True, **fields)  # type: ignore[arg-type]


def matters(ledger: Ledger) -> list[set[str]]:
    return [{standing.claim for standing in matter.standings} for matter in ledger.view().matters()]


def meet(ledger: Ledger, *claims: str) -> bool:
    return any(matter.issuperset(claims) for matter in matters(ledger))


def titles(ledger: Ledger) -> list[str]:
    """The titles that a machine gave, as they were kept."""
    kept = (each.decision for each in ledger.view().decisions())
    return [each.title or "" for each in kept if each.act is Act.TITLE and not each.person]


def test_a_title_is_made_again_when_the_matter_has_grown_and_the_former_is_kept(ledger: Ledger):
    told(ledger, "the bridge collapsed", "Ann Bel", "Carl Dorn")
    told(ledger, "the bridge of Ostrel collapsed in heavy rain", "Eva Fink", "Gus Hart", "Ida Jung")
    (matter,) = ledger.view().matters()
    assert titles(ledger) == ["Did the bridge collapse?", "Did the bridge of Ostrel collapse in heavy rain?"]
    assert matter.title == titles(ledger)[-1]


def test_a_persons_title_outranks_one_that_is_made_again(ledger: Ledger):
    one, _ = told(ledger, "the bridge collapsed", "Ann Bel", "Carl Dorn")
    (number,) = ledger.writer().decide(by_ann(Act.TITLE, matter=matter_id(one), title="Who built it?"))
    told(ledger, "the bridge of Ostrel collapsed in heavy rain", "Eva Fink", "Gus Hart", "Ida Jung")
    assert ledger.view().matter(matter_id(one)).title == "Who built it?"
    ledger.writer().take_back(number, "Ann")
    assert ledger.view().matter(matter_id(one)).title == titles(ledger)[-1]


@pytest.mark.parametrize("first", [0, 1])
def test_claims_that_were_told_apart_never_meet_again(ledger: Ledger, first: int):
    one, other = told(ledger, BRIDGE, "Ann Bel", "Carl Dorn")[:: 1 - 2 * first]
    assert meet(ledger, one, other)
    (number,) = ledger.writer().decide(by_ann(Act.DISTINCT, claim=one, other=other))
    assert not meet(ledger, one, other)
    for source in ("Eva Fink", "Gus Hart", "Ida Jung"):
        (new,) = told(ledger, BRIDGE, source)
        assert not meet(ledger, one, other)
        assert meet(ledger, one, new) or meet(ledger, other, new)
    ledger.writer().take_back(number, "Ann")
    told(ledger, BRIDGE, "Kim Lund")
    assert meet(ledger, one, other)


def test_heirs_of_claims_that_were_told_apart_never_meet(ledger: Ledger):
    one, other = told(ledger, BRIDGE, "Ann Bel", "Carl Dorn")
    ledger.writer().decide(by_ann(Act.DISTINCT, claim=one, other=other))
    page = article(f"Carl Dorn said {BRIDGE}.", published=DAY, outlet="Post of Carl Dorn")
    heir = of_article(page, BRIDGE, source="Carl Dorn")
    assert heir.id != other
    ledger.writer().add(reading(page, heir, maker=LATER_MAKER))
    (new,) = told(ledger, BRIDGE, "Eva Fink")
    assert meet(ledger, one, new) or meet(ledger, heir.id, new)
    assert not meet(ledger, one, heir.id)


def test_a_side_that_a_person_chose_stays_as_articles_come_in(ledger: Ledger):
    one, other = told(ledger, BRIDGE, "Ann Bel", "Carl Dorn")
    ledger.writer().decide(by_ann(Act.PLACE, matter=matter_id(one), claim=other, side=Side.AGAINST))
    for source in ("Eva Fink", "Gus Hart"):
        told(ledger, BRIDGE, source)
        (matter,) = ledger.view().matters()
        assert [standing.side.value for standing in matter.standings[:3]] == ["for", "against", "for"]
    decided = [each.decision for each in ledger.view().decisions(other) if not each.decision.person]
    assert [each.side for each in decided] == [Side.FOR]  # and nothing since against her word


def test_a_claim_that_a_person_moved_stays_where_it_is_put(ledger: Ledger):
    one, other = told(ledger, BRIDGE, "Ann Bel", "Carl Dorn")
    third, fourth = told(ledger, MINERS, "Eva Fink", "Gus Hart")
    bridge, miners = matter_id(one), matter_id(third)
    moved = by_ann(Act.PLACE, matter=miners, claim=other, side=Side.FOR)
    ledger.writer().decide(moved, by_ann(Act.REMOVE, matter=bridge, claim=other))
    more = told(ledger, BRIDGE, "Ida Jung", "Kim Lund")
    told(ledger, MINERS, "Max Nord")
    assert {other, third, fourth} <= {standing.claim for standing in ledger.view().matter(miners).standings}
    assert other not in {standing.claim for standing in ledger.view().matter(bridge).standings}
    assert any(meet(ledger, new, one) or meet(ledger, new, other) for new in more)
    assert ledger.view().matter(bridge).id != ledger.view().matter(miners).id


def test_matters_that_a_person_holds_apart_take_no_claims_of_each_other(ledger: Ledger):
    one, other = told(ledger, BRIDGE, "Ann Bel", "Carl Dorn")
    third, fourth = told(ledger, MINERS, "Eva Fink", "Gus Hart")
    (number,) = ledger.writer().decide(by_ann(Act.JOIN, matter=matter_id(one), other=matter_id(third)))
    told(ledger, BRIDGE, "Ida Jung")
    ledger.writer().take_back(number, "Ann")
    ledger.writer().decide(by_ann(Act.APART, matter=matter_id(one), other=matter_id(third)))
    told(ledger, f"{BRIDGE}, and {MINERS}", "Kim Lund")
    told(ledger, MINERS, "Max Nord")
    assert len(ledger.view().claims(ClaimQuery())) == 7
    assert not any(meet(ledger, left, right) for left in (one, other) for right in (third, fourth))
