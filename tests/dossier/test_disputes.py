from onrecord.dossier import build
from onrecord.dossier.disputes import Dispute
from onrecord.ledger.base import ClaimQuery
from tests.dossier.by_hand import ViewByHand, article, claim

TEXT = "Nine died, said Ann. Nine fell, said Bea. Thirteen died, said Cal. Eleven died, said Dov."


def disputes(*links: tuple[int, int]) -> list[tuple[list[int], list[int]]]:
    view = ViewByHand()
    kept = article(TEXT)
    contents = (("Nine died", "Ann"), ("Nine fell", "Bea"), ("Thirteen died", "Cal"), ("Eleven died", "Dov"))
    made = [claim(kept, content, source=source, cue="said") for content, source in contents]
    view.keep(kept, *made)
    for left, right in links:
        view.contest(made[left - 1], made[right - 1], "the numbers differ")
    return [sides(dispute) for dispute in build(view, ClaimQuery()).disputes]


def sides(dispute: Dispute) -> tuple[list[int], list[int]]:
    return [claim.number for claim in dispute.left], [claim.number for claim in dispute.right]


def test_two_claims_that_part_face_each_other():
    assert disputes((3, 1)) == [([1], [3])]


def test_claims_against_one_and_the_same_claim_stand_together():
    assert disputes((1, 3), (2, 3)) == [([1, 2], [3])]


def test_two_against_two_are_one_picture():
    assert disputes((1, 3), (1, 4), (2, 3), (2, 4)) == [([1, 2], [3, 4])]


def test_three_that_all_part_are_not_forced_onto_two_sides():
    assert disputes((1, 3), (3, 4), (1, 4)) == [([1], [3, 4]), ([3], [4])]


def test_no_side_is_inferred_from_an_enemy_of_an_enemy():
    assert disputes((1, 2), (2, 3), (3, 4)) == [([1, 3], [2]), ([3], [4])]
