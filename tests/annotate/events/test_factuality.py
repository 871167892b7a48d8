import pytest

from onrecord.annotate.events.embedders import Signature, embedders
from onrecord.annotate.events.factuality import Factuality
from tests.annotate.events.by_hand import tree


def factuality(place, text, *syntax):
    return Factuality(tree(text, *syntax), embedders()).of(place)


def test_what_is_told_in_the_past_happened():
    assert factuality(1, "Ferries sank", "NNS nsubj 1", "VBD ROOT 1") == 3


def test_what_is_denied_did_not():
    assert factuality(3, "It did not sink", "PRP nsubj 3", "VBD aux 3", "RB neg 3", "VB ROOT 3") == -3


def test_nobody_did_it():
    assert factuality(2, "No ferry sank", "DT det 1", "NN nsubj 2", "VBD ROOT 2") == -3


def test_not_only_denies_nothing():
    words = "It not only sank", "PRP nsubj 3", "RB neg 3", "RB advmod 3", "VBD ROOT 3"
    assert factuality(3, *words) == 3


@pytest.mark.parametrize(("modal", "low", "high"), [("will", 2, 2.9), ("may", 0.5, 2), ("could", 0.5, 2)])
def test_a_modal_leaves_it_more_or_less_open(modal, low, high):
    assert low <= factuality(2, f"It {modal} sink", "PRP nsubj 2", "MD aux 2", "VB ROOT 2") <= high


def test_cannot_is_nearly_as_sure_as_not():
    assert factuality(3, "It can not sink", "PRP nsubj 3", "MD aux 3", "RB neg 3", "VB ROOT 3") < -2


@pytest.mark.parametrize(
    ("verb", "low", "high"),
    [("managed", 3, 3), ("failed", -3, -3), ("refused", -3, -3), ("wanted", 0, 1.5), ("threatened", 0, 2)],
)
def test_an_infinitive_holds_as_the_verb_above_has_it(verb, low, high):
    syntax = "PRP nsubj 1", "VBD ROOT 1", "TO aux 3", "VB xcomp 1"
    assert low <= factuality(3, f"They {verb} to leave", *syntax) <= high


def test_who_did_not_fail_to_leave_left():
    syntax = "PRP nsubj 3", "VBD aux 3", "RB neg 3", "VB ROOT 3", "TO aux 5", "VB xcomp 3"
    assert factuality(5, "They did not fail to leave", *syntax) == 3


@pytest.mark.parametrize(("verb", "sign"), [("said", 1), ("knew", 1), ("denied", -1)])
def test_a_reported_clause_holds_as_its_reporter_has_it(verb, sign):
    syntax = "NNS nsubj 1", "VBD ROOT 1", "IN mark 4", "PRP nsubj 4", "VBD ccomp 1"
    assert factuality(4, f"Officials {verb} that it sank", *syntax) * sign > 2


def test_a_condition_is_open():
    syntax = "IN mark 2", "PRP nsubj 2", "VBZ advcl 5", "PRP nsubj 5", "MD aux 5", "VB ROOT 5"
    assert 0 < factuality(2, "If it sinks they will swim", *syntax) < 1.5


def test_a_question_is_open():
    assert 0 < factuality(2, "Did it sink ?", "VBD aux 2", "PRP nsubj 2", "VB ROOT 2", ". punct 2") < 1.5


def test_no_attack_was_none():
    assert factuality(1, "No attack came", "DT det 1", "NN nsubj 2", "VBD ROOT 2") < -2


def test_in_doubt_a_signature_lies_between():
    implicative = Signature(1, -1)
    assert implicative.below(1) == 1
    assert implicative.below(-1) == -1
    assert -1 < implicative.below(0) < 1
