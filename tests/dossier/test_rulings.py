from collections.abc import Iterator
from contextlib import closing

import pytest

from onrecord.dossier import rulings
from onrecord.dossier.rulings import Author, Proposed
from onrecord.errors import CannotRule, NotFound
from onrecord.ledger.base import Ledger
from onrecord.ledger.memory import MemoryLedger
from onrecord.model import Side
from tests.matters import Ferry, ferry

ANN = Author("Ann", ("a test",))


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with closing(MemoryLedger()) as opened:
        yield opened


@pytest.fixture
def ids(ledger: Ledger) -> Ferry:
    return ferry(ledger)


def taken_in(ledger: Ledger, proposed: Proposed) -> list[int]:
    return ledger.writer().decide(*proposed.decisions)


def sides(ledger: Ledger, matter: str) -> dict[str, str]:
    return {standing.claim: standing.side.value for standing in ledger.view().matter(matter).standings}


def test_joined_matters_are_one(ledger: Ledger, ids: Ferry):
    proposed = rulings.joining(ledger.view(), ANN, ids.sank[:6], ids.crew[:6])
    assert proposed.words == (
        f"Joined “Did the ferry sink?” [{ids.sank[:9]}] and “How many were aboard?” [{ids.crew[:9]}]."
    )
    taken_in(ledger, proposed)
    assert ids.aboard in sides(ledger, ids.sank)
    assert ledger.view().matter(ids.crew).id == ids.sank


def test_parted_claims_are_a_matter_of_their_own_in_which_one_is_for(ledger: Ledger, ids: Ferry):
    proposed = rulings.parting(ledger.view(), ANN, ids.sank, [ids.board, ids.again], "Was there a denial?")
    taken_in(ledger, proposed)
    assert proposed.matter
    assert sides(ledger, proposed.matter) == {ids.board: "for", ids.again: "for"}
    assert sides(ledger, ids.sank) == {ids.mayor: "for", ids.star: "for"}
    assert ledger.view().matter(proposed.matter).title == "Was there a denial?"


def test_parted_claims_keep_their_sides_where_one_is_for(ledger: Ledger, ids: Ferry):
    proposed = rulings.parting(ledger.view(), ANN, ids.sank, [ids.mayor, ids.board])
    taken_in(ledger, proposed)
    assert sides(ledger, proposed.matter or "") == {ids.mayor: "for", ids.board: "against"}
    assert ledger.view().matter(proposed.matter or "").title == "The ferry sank"


def test_undone_parting_is_as_it_was(ledger: Ledger, ids: Ferry):
    before = ledger.view().matters()
    for number in taken_in(ledger, rulings.parting(ledger.view(), ANN, ids.sank, [ids.mayor, ids.board])):
        ledger.writer().take_back(number, "Ann")
    assert ledger.view().matters() == before


def test_a_moved_claim_keeps_its_side_and_leaves_the_matter_that_it_stood_in(ledger: Ledger, ids: Ferry):
    taken_in(ledger, rulings.moving(ledger.view(), ANN, ids.board, ids.crew))
    assert sides(ledger, ids.crew) == {ids.board: "against", ids.aboard: "for"}
    assert ids.board not in sides(ledger, ids.sank)


def test_a_claim_on_no_side_yet_cannot_keep_one(ledger: Ledger, ids: Ferry):
    taken_in(ledger, rulings.moving(ledger.view(), ANN, ids.board, ids.crew))
    with pytest.raises(CannotRule, match=r"say on which side \(--side\)"):
        rulings.moving(ledger.view(), ANN, ids.board, ids.crew)
    moved = rulings.moving(ledger.view(), ANN, ids.board, ids.sank, side=Side.OPEN, origin=ids.crew)
    taken_in(ledger, moved)
    assert sides(ledger, ids.sank)[ids.board] == "open"


def test_a_claim_of_several_matters_is_moved_out_of_one_that_is_named(ledger: Ledger, ids: Ferry):
    third = rulings.parting(ledger.view(), ANN, ids.sank, [ids.star])
    taken_in(ledger, third)
    only_placed = rulings.moving(ledger.view(), ANN, ids.star, ids.crew).decisions[0]
    ledger.writer().decide(only_placed)
    with pytest.raises(CannotRule, match=r"say out of which \(--from\)"):
        rulings.moving(ledger.view(), ANN, ids.star, ids.sank)


def test_a_claim_changes_sides(ledger: Ledger, ids: Ferry):
    proposed = rulings.siding(ledger.view(), ANN, ids.star[:8], ids.sank, Side.OPEN)
    assert proposed.words.endswith("it was on the side “for”.")
    taken_in(ledger, proposed)
    assert sides(ledger, ids.sank)[ids.star] == "open"


def test_a_title_is_one_line(ledger: Ledger, ids: Ferry):
    taken_in(ledger, rulings.titling(ledger.view(), ANN, ids.sank, "Is it\n  afloat?"))
    assert ledger.view().matter(ids.sank).title == "Is it afloat?"


def test_of_claims_that_are_told_apart_the_second_leaves_the_matter(ledger: Ledger, ids: Ferry):
    proposed = rulings.telling_apart(ledger.view(), ANN, ids.mayor, ids.board)
    assert proposed.words.endswith(f"The second no longer stands in “Did the ferry sink?” [{ids.sank[:9]}].")
    taken_in(ledger, proposed)
    assert list(sides(ledger, ids.sank)) == [ids.mayor, ids.star, ids.again]


def test_undone_telling_apart_is_as_it_was(ledger: Ledger, ids: Ferry):
    before = ledger.view().matters()
    (number,) = taken_in(ledger, rulings.telling_apart(ledger.view(), ANN, ids.mayor, ids.board))
    ledger.writer().take_back(number, "Ann")
    assert ledger.view().matters() == before


def test_claims_that_were_told_apart_are_not_brought_together_by_another_ruling(ledger: Ledger, ids: Ferry):
    taken_in(ledger, rulings.telling_apart(ledger.view(), ANN, ids.mayor, ids.board))
    taken_in(ledger, rulings.telling_apart(ledger.view(), ANN, ids.star, ids.aboard))
    words = "cannot hold both .*“The ferry sank” .*, which were held not to be of one matter; .* back first"
    with pytest.raises(CannotRule, match=words):
        rulings.moving(ledger.view(), ANN, ids.board, ids.sank, side=Side.FOR)
    with pytest.raises(CannotRule, match=words):
        rulings.joining(ledger.view(), ANN, ids.sank, ids.crew)


def test_claims_of_two_matters_that_are_told_apart_stay_where_they_are(ledger: Ledger, ids: Ferry):
    before = ledger.view().matters()
    taken_in(ledger, rulings.telling_apart(ledger.view(), ANN, ids.mayor, ids.aboard))
    assert ledger.view().matters() == before


@pytest.mark.parametrize(
    ("ruling", "why"),
    [
        (lambda view, ids: rulings.joining(view, ANN, ids.sank, ids.sank[:9]), "is one and the same matter"),
        (lambda view, ids: rulings.parting(view, ANN, ids.crew, [ids.aboard]), "these are all claims of this matter"),
        (lambda view, ids: rulings.parting(view, ANN, ids.crew, [ids.mayor]), "does not stand in"),
        (lambda view, ids: rulings.siding(view, ANN, ids.aboard, ids.sank, Side.FOR), "is moved into a matter"),
        (lambda view, ids: rulings.titling(view, ANN, ids.sank, " "), "needs words"),
        (lambda view, ids: rulings.telling_apart(view, ANN, ids.sank, ids.mayor), "not two of one kind"),
        (lambda view, ids: rulings.telling_apart(view, ANN, ids.mayor, ids.mayor), "is one and the same claim"),
    ],
)
def test_a_ruling_that_would_decide_nothing_is_refused(ledger: Ledger, ids: Ferry, ruling, why: str):
    with pytest.raises(CannotRule, match=why):
        ruling(ledger.view(), ids)


@pytest.mark.parametrize("name", ["m000000", "mm"])
def test_a_matter_that_is_not_there_is_not_found(ledger: Ledger, ids: Ferry, name: str):
    with pytest.raises(NotFound):
        rulings.titling(ledger.view(), ANN, name, "x")
