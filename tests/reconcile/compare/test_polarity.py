from __future__ import annotations

import pytest

from onrecord.model import Stance
from onrecord.reconcile.compare.polarity import both_deny, compare_negation, compare_polarity, denies
from tests.reconcile.said import facts, said

BRIDGE = "the old bridge collapsed"


@pytest.mark.parametrize(
    ("content", "stance", "expected"),
    [
        (BRIDGE, Stance.ASSERTS, False),
        ("the bridge did not fall", Stance.ASSERTS, True),
        ("the bridge didn’t fall", Stance.ASSERTS, True),
        ("nobody crossed the bridge", Stance.ALLEGES, True),
        (BRIDGE, Stance.DENIES, True),
        ("the bridge did not fall", Stance.DENIES, False),
        ("the bridge fell in the night after the long rains and nobody was hurt", Stance.ASSERTS, False),
        ("the notable bridge fell", Stance.ASSERTS, False),
        ("not more than three bridges fell", Stance.ASSERTS, False),
        ("we cannot ignore the bridge", Stance.ASSERTS, False),
        ("the bridge should not fall", Stance.DEMANDS, False),
    ],
)
def test_a_claim_denies_by_its_stance_or_its_words_and_not_by_both(content, stance, expected):
    assert denies(said("Ann Bel", content, stance)) is expected


def test_the_reason_names_who_denies_and_who_holds():
    holding = facts(BRIDGE, stance=Stance.CONFIRMS)
    denying = facts(BRIDGE, source="the mayor", stance=Stance.DENIES)
    reason = "denied by the mayor, confirmed by Ann Bel"
    assert compare_polarity(holding, denying) == compare_polarity(denying, holding) == reason


def test_a_voice_without_a_name_is_not_called_by_a_pronoun():
    denying = facts(BRIDGE, source="she", stance=Stance.DENIES)
    assert compare_polarity(facts(BRIDGE), denying) == "denied by one, asserted by the other"


def test_a_denial_of_something_else_is_only_called_a_denial():
    denying = facts("having met the harbour pilot", source="the mayor", stance=Stance.DENIES)
    assert compare_polarity(facts(BRIDGE), denying) == "one is a denial, the other is not"


@pytest.mark.parametrize("stance", [Stance.DEMANDS, Stance.PROMISES, Stance.ASKS, Stance.INTENDS, Stance.WARNS])
def test_who_wants_or_asks_holds_nothing(stance):
    assert compare_polarity(facts(BRIDGE, stance=stance), facts(BRIDGE, stance=Stance.DENIES)) is None


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        (BRIDGE, "the old bridge never collapsed", "one says “never collapsed”, the other does not"),
        (BRIDGE, "no bridge of the old kind collapsed", "one says “no bridge”, the other does not"),
        ("no old bridge collapsed", "the old bridge did not collapse", None),
        (BRIDGE, "no dog was seen", None),
        (BRIDGE, "the old bridges collapsed", None),
    ],
)
def test_the_words_that_deny_are_quoted(left, right, reason):
    assert compare_negation(facts(left), facts(right, source="the mayor")) == reason


def test_two_that_deny_the_same_agree():
    denying = facts(BRIDGE, stance=Stance.DENIES)
    assert both_deny(denying, facts("the old bridge never collapsed")) == "both deny it"
    assert both_deny(denying, facts("nobody saw a dog")) == "both are denials"
    assert both_deny(denying, facts(BRIDGE)) is None
