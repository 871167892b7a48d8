import pytest

from onrecord.model import Relation, Stance
from onrecord.reconcile.judge import judge
from tests.reconcile.said import said

BRIDGE = "the old bridge collapsed after heavy rain"


def test_a_denial_of_the_same_words_contradicts_with_its_reasons():
    holding, denying = said("Ann Bel", BRIDGE), said("the mayor", BRIDGE, Stance.DENIES)
    link = judge(holding, denying)
    assert link
    assert (link.left, link.right, link.relation) == (holding.id, denying.id, Relation.CONTRADICTS)
    assert link.score >= 0.75
    assert link.reasons[0] == "the mayor denies what Ann Bel asserts"
    assert link.reasons[-1].startswith("both speak of: ")


def test_two_tolls_of_one_disaster_contradict():
    link = judge(
        said("Ann Bel", "13 people died when the old bridge collapsed"),
        said("the mayor", "9 people were killed as a bridge collapsed under the crowd"),
    )
    assert link
    assert link.reasons[0] == "one says 13 dead, the other 9"


@pytest.mark.parametrize(
    ("left", "right", "stance"),
    [
        (BRIDGE, BRIDGE, Stance.CONFIRMS),
        (BRIDGE, "the harbour was closed in spring", Stance.DENIES),
        (BRIDGE, "rain fell on the old town while the bands played and the boats were racing", Stance.DENIES),
        (BRIDGE, BRIDGE, Stance.DEMANDS),
        ("13 people died when the bridge collapsed", "9 people were killed in a fire", Stance.ASSERTS),
    ],
)
def test_claims_that_agree_or_speak_of_other_things_do_not_part(left, right, stance):
    assert judge(said("Ann Bel", left), said("the mayor", right, stance)) is None


COLLAPSED, STOOD = "the old bridge collapsed after heavy rain", "an old bridge never collapsed in that heavy rain"


def test_one_source_does_not_deny_itself_by_its_words():
    assert judge(said("the mayor", COLLAPSED), said("Ann Bel", STOOD))
    assert judge(said("the mayor", COLLAPSED), said("The  Mayor", STOOD)) is None


def test_one_source_may_take_back_what_it_held():
    assert judge(said("the mayor", COLLAPSED), said("the mayor", COLLAPSED, Stance.DENIES))


def test_whoever_knows_better_may_say_that_two_names_are_one_source():
    left, right = said("the Pentagon", COLLAPSED), said("the US Department of Defense", STOOD)
    assert judge(left, right)
    assert judge(left, right, lambda *_: True) is None
