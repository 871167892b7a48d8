import pytest

from onrecord.model import Stance
from onrecord.reconcile.compare.polarity import compare_polarity, denies
from tests.reconcile.said import said


@pytest.mark.parametrize(
    ("content", "stance", "expected"),
    [
        ("the bridge fell", Stance.ASSERTS, False),
        ("the bridge did not fall", Stance.ASSERTS, True),
        ("the bridge didn’t fall", Stance.ASSERTS, True),
        ("nobody crossed the bridge", Stance.ALLEGES, True),
        ("the bridge fell", Stance.DENIES, True),
        ("the bridge fell", Stance.DOUBTS, True),
        ("the bridge did not fall", Stance.DENIES, False),
        ("the bridge fell in the night after the long rains and nobody was hurt", Stance.ASSERTS, False),
        ("the notable bridge fell", Stance.ASSERTS, False),
    ],
)
def test_a_claim_denies_by_its_stance_or_its_words_and_not_by_both(content, stance, expected):
    assert denies(said("Ann Bel", content, stance)) is expected


def test_the_reason_names_who_denies_and_who_holds():
    holding = said("Ann Bel", "the bridge fell", Stance.CONFIRMS)
    denying = said("the mayor", "the bridge fell", Stance.DENIES)
    assert compare_polarity(holding, denying) == "the mayor denies what Ann Bel confirms"
    assert compare_polarity(denying, holding) == "the mayor denies what Ann Bel confirms"


def test_doubt_is_called_doubt():
    doubting = said("the mayor", "the bridge fell", Stance.DOUBTS)
    assert compare_polarity(doubting, said("Ann Bel", "the bridge fell")) == "the mayor doubts what Ann Bel asserts"


def test_two_that_deny_agree():
    left = said("Ann Bel", "the bridge fell", Stance.DENIES)
    assert compare_polarity(left, said("the mayor", "the bridge never fell")) is None


@pytest.mark.parametrize("stance", [Stance.DEMANDS, Stance.PROMISES, Stance.ASKS, Stance.INTENDS, Stance.WARNS])
def test_who_wants_or_asks_says_nothing_of_what_is(stance):
    wish = said("the mayor", "the bridge does not fall", stance)
    assert compare_polarity(wish, said("Ann Bel", "the bridge falls")) is None
