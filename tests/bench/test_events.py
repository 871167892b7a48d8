"""What counts as right in the bench of events."""

from __future__ import annotations

import pytest
from bench.events import is_measured, meantime, shown, table
from bench.incidents import name, same
from bench.softmax import Softmax, macro_f1

from onrecord.model import Count, Span


def test_macro_f1_is_the_mean_over_the_gold_classes():
    assert macro_f1(["a", "a", "b"], ["a", "a", "b"]) == 1
    assert macro_f1(["a", "a", "b"], ["a", "a", None]) == pytest.approx(0.5)
    assert macro_f1(["a", "b"], ["b", "a"]) == 0


def test_a_class_is_known_by_its_features():
    examples = [{"strike": 1.0}, {"strike": 1.0, "air": 1.0}, {"talks": 1.0}, {"talks": 1.0, "air": 1.0}]
    model = Softmax(examples, ["war", "war", "peace", "peace"])
    assert model.classify([{"strike": 1.0}, {"talks": 1.0}]) == ["war", "peace"]


def test_a_rare_class_counts_as_much_as_a_frequent_one():
    examples = [{"a": 1.0}] * 8 + [{"a": 1.0, "b": 1.0}] * 2
    assert Softmax(examples, ["often"] * 8 + ["rare"] * 2).classify([{"a": 1.0, "b": 1.0}]) == ["rare"]


def test_what_one_example_alone_has_says_nothing():
    assert set(Softmax([{"a": 1.0}, {"a": 1.0, "b": 1.0}], ["x", "y"]).names) == {"a"}


@pytest.mark.parametrize(
    ("left", "right", "agree"),
    [
        ("the guerrillas", "FMLN GUERRILLAS", True),
        ("Mayor Orla Venn of Tarn", "ORLA VENN", True),
        ("two soldiers", "two mayors", False),
        ("the", "THE", False),
    ],
)
def test_fillers_agree_by_their_last_word_or_all_words_of_one(left, right, agree):
    assert same(name(left), name(right)) == agree


def test_a_count_is_shown_with_its_bounds():
    assert shown(Count(Span(0, 2), 13, 13, None, "killed")) == "killed 13 13 -"


def test_sentences_are_halved_by_what_they_say():
    halves = [is_measured(f"{number} people were killed.") for number in range(200)]
    assert 60 < sum(halves) < 140


def test_what_was_not_measured_is_not_shown():
    assert table({}) == []
    assert any("0.770" in line for line in table({"events.uw_r": 0.77}))


def test_an_event_outside_the_annotated_part_is_not_judged():
    from tests.annotate.events.by_hand import annotated

    text = "It sank . It fell"
    one = annotated(text, "PRP nsubj 1", "VBD ROOT 1", ". punct 1", "PRP nsubj 4", "VBD ROOT 4")
    events = [
        {"start": 3, "end": 7, "polarity": "POS", "certainty": "CERTAIN"},
        {"start": 13, "end": 17, "polarity": "NEG", "certainty": "POSSIBLE"},
    ]
    figures = meantime([{"events": events, "fully_annotated_end": 9}], [one])
    assert figures["meantime_polarity_accuracy"] == 1
    assert figures["meantime_certainty_accuracy"] == 1
