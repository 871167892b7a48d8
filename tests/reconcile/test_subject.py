import pytest

from onrecord.reconcile.compare.subject import compare_subject
from tests.reconcile.said import in_one_article, said

BRIDGE = "the old bridge at Ostrel collapsed after heavy rain"


def share(left: str, right: str) -> float:
    subject = compare_subject(said("Ann Bel", left), said("the mayor", right))
    return subject.share if subject else 0.0


def test_the_same_words_are_one_subject():
    assert share(BRIDGE, BRIDGE) == 1.0


def test_other_forms_of_the_words_are_the_same_words():
    assert share(BRIDGE, "the bridges of Ostrel collapse when the rains are heavy") > 0.7


def test_a_shorter_claim_is_measured_by_its_own_length():
    assert share(f"{BRIDGE}, and the mayor was seen at the harbour that night", BRIDGE) == 1.0


@pytest.mark.parametrize(
    "other", ["the harbour is closed", "Ostrel is old", "Ann Bel met the mayor of Ostrel", "it was so", ""]
)
def test_few_shared_words_or_names_alone_are_none(other):
    assert compare_subject(said("Ann Bel", BRIDGE), said("the mayor", other or "so")) is None


def test_names_weigh_less_than_deeds():
    names = share(
        "Ivo Marrek and Sela Dunn closed harbours in Tarn", "Ivo Marrek and Sela Dunn opened harbours in Tarn"
    )
    deeds = share("workers flooded tunnels and closed harbours", "workers flooded tunnels and opened harbours")
    assert names < deeds


def test_in_one_article_fewer_words_will_do():
    contents = "the dam burst last night", "a dam never bursts"
    left, right = in_one_article(("Ann Bel", contents[0]), ("The mayor", contents[1]))
    assert compare_subject(left, right)
    assert share(*contents) == 0.0


def test_the_reason_lists_what_both_speak_of():
    subject = compare_subject(said("Ann Bel", BRIDGE), said("the mayor", "heavy rain felled the bridge"))
    assert str(subject) == "both speak of: bridge, heavy, rain"
