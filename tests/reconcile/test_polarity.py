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


@pytest.mark.parametrize(
    ("left", "right", "part"),
    [
        (
            "there was no sign of a hostile act",
            "a fault in a pumping line and said there was no sign of a hostile act",
            0,
        ),
        ("the harbour wall held", "nobody knew\nwhether the  harbour\nwall held", 0),
        ("the old bridge collapsed after rain", "the old bridge collapsed after rain, no one was hurt", 0),
        ("rain brought the old bridge down", "it never snowed, the old bridge came down by itself", 0),
        ("the old bridge collapsed after rain", "an old bridge never collapsed in that rain", 1),
        ("the collapse of the old bridge happened", "collapse of an old bridge did not happen", 1),
        ("the old bridge collapsed", "what they say of that old bridge, which never collapsed, is idle talk", 1),
    ],
)
def test_only_a_negation_of_what_both_speak_of_denies(left, right, part):
    assert (compare_polarity(said("Ann Bel", left), said("the mayor", right)) is not None) is bool(part)


def test_who_denies_the_very_words_denies_them():
    denying = said("the mayor", "that the old bridge collapsed", Stance.DENIES)
    assert compare_polarity(said("Ann Bel", "the old bridge collapsed"), denying)
