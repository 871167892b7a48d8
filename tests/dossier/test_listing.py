from contextlib import closing

from onrecord.dossier.asked import matters_asked
from onrecord.dossier.listing import listed, weighed
from onrecord.ledger.base import ClaimQuery
from onrecord.ledger.memory import MemoryLedger
from onrecord.model import Relation, Side, Stance
from tests.dossier.by_hand import ViewByHand, article, claim, on
from tests.matters import TITLE, ferry


def well(view: ViewByHand, number: int, *sides: str) -> list:
    """Claims of a matter, one for each side given; of the sides alike, none repeats another."""
    claims = []
    for position, _ in enumerate(sides):
        kept = article(f"Ida {number} {position} said the well is dry.", published=on(2031, 5, 1 + position))
        claims.append(claim(kept, "the well is dry", source=f"Ida {number} {position}", cue="said"))
        view.keep(kept, claims[-1])
    by_side = {side: [each for each, own in zip(claims, sides, strict=True) if own == side] for side in sides}
    view.matter_of(f"well {number}", **by_side)
    return claims


def test_the_most_contested_come_first():
    view = ViewByHand()
    well(view, 1, "for_", "for_", "for_")
    well(view, 2, "for_", "against")
    well(view, 3, "for_", "for_", "against", "against")
    well(view, 4, "for_", "for_", "against")
    assert [each.matter.title for each in weighed(view, view.matters())] == ["well 3", "well 4", "well 2", "well 1"]


def test_what_only_repeats_adds_no_weight():
    view = ViewByHand()
    first = well(view, 1, "for_", "against", "against", "for_")
    well(view, 2, "for_", "for_", "against", "against")
    view.link(first[2], Relation.REPEATS, first[1])
    assert [each.matter.title for each in weighed(view, view.matters())] == ["well 2", "well 1"]
    assert weighed(view, view.matters())[1].origins == {Side.FOR: 2, Side.AGAINST: 1, Side.OPEN: 0}


def test_a_listed_matter_has_its_claims_with_their_place_on_the_page():
    with closing(MemoryLedger()) as ledger:
        ids = ferry(ledger)
        view = ledger.view()
        matter, _ = listed(view, weighed(view, view.matters()))
        assert [(each.entry.article_name, each.standing.side.value) for each in matter.claims] == [
            ("a1", "for"),
            ("a2", "for"),
            ("a3", "against"),
            ("a4", "against"),
        ]
        assert [(each.page_span.start, each.page_span.end) for each in matter.claims][2] == (22, 36)
        assert {link.relation for link in matter.links} == {Relation.CONTRADICTS, Relation.REPEATS, Relation.REVISES}
        assert matter.matter.id == ids.sank
        assert (matter.articles, matter.outlets) == (4, ("Daily Post", "Evening Star", "Harbour News"))
        assert (str(matter.published.earliest), str(matter.published.latest)) == ("2031-01-10", "2031-01-13")


def test_matters_are_asked_for_by_title_or_by_one_claim():
    with closing(MemoryLedger()) as ledger:
        ferry(ledger)
        view = ledger.view()

        def titles(query: ClaimQuery | None = None, *, contested: bool = False) -> list[str]:
            return [each.title for each in matters_asked(view, query or ClaimQuery(), contested=contested)]

        both = [TITLE, "How many were aboard?"]
        assert titles() == both
        assert titles(contested=True) == [TITLE]
        assert titles(ClaimQuery(text="how many")) == both[1:]
        assert titles(ClaimQuery(text="sank")) == both[:1]
        assert titles(ClaimQuery(source="harbour")) == both[1:]
        assert titles(ClaimQuery(stance=Stance.DENIES)) == both[:1]
        assert titles(ClaimQuery(text="ferry", source="harbour")) == []
