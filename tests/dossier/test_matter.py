from contextlib import closing
from dataclasses import replace

import pytest

from onrecord.dossier.matter import MatterDossier, matter_dossier
from onrecord.dossier.neighbours import MOST_ON_SIDE
from onrecord.errors import NotFound
from onrecord.ledger.memory import MemoryLedger
from onrecord.model import Act, Decision, Entity, Relation, Ruling, Side, Verdict
from onrecord.testing import by_hand as made
from tests.dossier.by_hand import ViewByHand, article, claim, on, spans
from tests.matters import TITLE, Ferry, ferry


@pytest.fixture
def told():
    """The dossier of the ferry, and its ids."""
    with closing(MemoryLedger()) as ledger:
        ids = ferry(ledger)
        yield matter_dossier(ledger.view(), ids.sank[:8]), ids


def test_each_side_stands_by_origin_in_order_of_time(told: tuple[MatterDossier, Ferry]):
    dossier, ids = told
    assert (dossier.id, dossier.title, dossier.contested) == (ids.sank, TITLE, True)
    origins = {side.side: [[claim.id for claim in origin.claims] for origin in side.origins] for side in dossier.sides}
    assert origins == {Side.FOR: [[ids.mayor, ids.star]], Side.AGAINST: [[ids.board], [ids.again]], Side.OPEN: []}


def test_a_side_is_counted_in_articles_outlets_and_origins(told: tuple[MatterDossier, Ferry]):
    dossier, _ = told
    side = dossier.on(Side.FOR)
    assert (side.articles, side.outlets, len(side.origins)) == (2, ("Daily Post", "Evening Star"), 1)


def test_what_changed_names_both_with_their_reasons(told: tuple[MatterDossier, Ferry]):
    dossier, ids = told
    (change,) = dossier.changes
    assert (change.before.id, change.after.id) == (ids.mayor, ids.again)
    assert change.reasons == ("the mayor, three days later",)


def test_ties_tell_why_it_is_one_matter(told: tuple[MatterDossier, Ferry]):
    dossier, _ = told
    assert [tie.relation for tie in dossier.ties] == [Relation.CONTRADICTS, Relation.REPEATS, Relation.REVISES]


def test_neighbours_share_articles_and_come_with_their_claims(told: tuple[MatterDossier, Ferry]):
    dossier, ids = told
    (near,) = dossier.neighbours
    assert (near.matter.id, near.shared_claims, near.shared_articles) == (ids.crew, 0, 1)
    assert [claim.id for claim in near.claims] == [ids.aboard]


def test_the_matrix_has_a_row_for_each_source_and_a_cell_for_each_question(told: tuple[MatterDossier, Ferry]):
    dossier, _ = told
    rows = {
        row.name: [[(cell.side.value, len(cell.claims)) for cell in cells] for cells in row.cells]
        for row in dossier.matrix
    }
    assert rows["The board (Harbour News)"] == [[("against", 1)], []]
    assert rows["the harbour (Daily Post)"] == [[], [("for", 1)]]
    assert list(rows)[-1] == "the harbour (Daily Post)"


def test_a_matter_out_of_which_all_claims_were_taken_is_told_as_empty():
    with closing(MemoryLedger()) as ledger:
        ids = ferry(ledger)
        ledger.writer().decide(Decision(Act.REMOVE, "Ann", matter=ids.crew, claim=ids.aboard, person=True))
        dossier = matter_dossier(ledger.view(), ids.crew)
        assert (dossier.dossier.claims, dossier.contested) == ((), False)


def test_a_matter_that_is_not_there_is_not_found():
    with closing(MemoryLedger()) as ledger, pytest.raises(NotFound):
        matter_dossier(ledger.view(), "m000000")


def test_what_people_decided_stands_in_the_history_by_number():
    with closing(MemoryLedger()) as ledger:
        ids = ferry(ledger)
        decision = Decision(Act.PLACE, "Ann", matter=ids.sank, claim=ids.board, side=Side.OPEN, person=True)
        (number,) = ledger.writer().decide(decision)
        dossier = matter_dossier(ledger.view(), ids.sank)
        machine, person = dossier.history
        assert machine.words == "put 4 claims on their sides, gave it a title"
        assert (person.words, person.by, person.number) == ("claim 3: left it open in this matter", "Ann", number)
        assert dossier.standings[ids.board].person


def common(left_words: str = "Jets bombed Tarn, Ida said.", right_words: str = "No jets bombed Tarn, Jon said."):
    """A view with one claim on either side, and the claims."""
    view = ViewByHand()
    claims = []
    for words, source, day in ((left_words, "Ida", 1), (right_words, "Jon", 2)):
        kept = article(words, published=on(2031, 5, day), outlet=f"Outlet {day}")
        entity = Entity(f"e{day}", "Tarn", "GPE", spans(words, "Tarn"))
        kept = replace(kept, entities=(entity,))
        claims.append(claim(kept, words.split(",")[0], source=source, cue="said"))
        view.keep(kept, claims[-1])
    return view, *claims


def test_what_both_sides_name_is_common_ground():
    view, left, right = common()
    matter = view.matter_of("Did jets bomb Tarn?", for_=[left], against=[right])
    (shared,) = matter_dossier(view, matter.id).ground.shared
    assert (shared.what, shared.name, len(shared.claims)) == ("name", "Tarn", 2)


def test_what_one_side_and_an_open_claim_name_is_none():
    view, left, right = common()
    matter = view.matter_of("Did jets bomb Tarn?", for_=[left], open=[right])
    assert not matter_dossier(view, matter.id).ground


def test_two_of_one_name_that_are_ruled_to_be_two_are_not_shared():
    view, left, right = common()
    view.rulings.append(Ruling("e1", "e2", Verdict.NO, 1.0, (), "Ann", person=True))
    matter = view.matter_of("Did jets bomb Tarn?", for_=[left], against=[right])
    assert not matter_dossier(view, matter.id).ground.shared


def test_links_of_agreement_across_the_sides_are_common_ground():
    view, left, right = common()
    matter = view.matter_of("Did jets bomb Tarn?", for_=[left], against=[right])
    view.link(left, Relation.SUPPORTS, right, "both have jets in the air")
    (agreed,) = matter_dossier(view, matter.id).ground.agreed
    assert agreed.reasons == ("both have jets in the air",)


def test_a_machines_agreement_is_no_ground_where_a_person_set_the_sides():
    view, left, right = common()
    matter = view.matter_of("Did jets bomb Tarn?", for_=[left], against=[right])
    view.kept_matters[0] = replace(matter, standings=tuple(replace(each, person=True) for each in matter.standings))
    view.link(left, Relation.SAME, right, "the same words")
    assert matter_dossier(view, matter.id).ground.agreed == ()


def test_of_a_large_neighbour_the_first_of_each_side_are_told_and_how_many_more():
    with closing(MemoryLedger()) as ledger:
        ids = ferry(ledger)
        more = 3
        count = MOST_ON_SIDE + more
        page = made.article(" ".join(f"Flag {n} flew." for n in range(count)), path="flags.txt", given_id="flags")
        claims = [made.claim(page, f"Flag {n} flew.") for n in range(count)]
        ledger.writer().add(made.reading(page, *claims))
        places = [Decision(Act.PLACE, "Ada", ids.crew, each.id, side=Side.AGAINST, person=True) for each in claims]
        ledger.writer().decide(*places)
        (near,) = matter_dossier(ledger.view(), ids.sank).neighbours
        sides = [side for side, _ in near.told]
        assert (sides.count(Side.FOR), sides.count(Side.AGAINST), near.more) == (1, MOST_ON_SIDE, more)
