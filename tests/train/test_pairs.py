"""Pairs that are made to train on: what was changed, and what is said of it."""

from __future__ import annotations

import random
from itertools import product

import pytest
from train.compare.changed import FIGURE, changed, cut_short, negated, on_another_day, opposed, recounted, twice_opposed
from train.compare.data import CONTRADICTS, RELATED, SAME, UNRELATED, Pair
from train.compare.stories import filling, from_stories, stories

SENTENCE = "The bridge at Tarn was closed on Monday after 12 cars sank."


@pytest.mark.parametrize(
    ("make", "text", "changed_to", "relations"),
    [
        (negated, "The pier isn't open.", "The pier is open.", CONTRADICTS),
        (opposed, "The pier was closed.", "The pier was opened.", CONTRADICTS),
        (cut_short, "The pier was closed after the flood", "The pier was closed", SAME),
    ],
)
def test_one_thing_is_changed(make, text, changed_to, relations):
    made = {make(text, random.Random(seed)) for seed in range(20)} - {None}
    assert made
    assert {(pair.left, pair.right, pair.open) for pair in made} == {(text, changed_to, relations)}


def test_the_opposite_denied_is_the_same_again():
    pair = twice_opposed("The pier was closed.", random.Random(1))
    assert pair is not None
    assert pair.open == SAME
    assert pair.right in {f"The pier was {word} opened." for word in ("not", "never", "no longer")}


@pytest.mark.parametrize("seed", range(30))
def test_another_figure_is_another(seed):
    pair = recounted(SENTENCE, random.Random(seed))
    assert pair is not None
    assert FIGURE.findall(pair.left) != FIGURE.findall(pair.right)


def test_another_day_is_not_held_to_contradict():
    pair = on_another_day(SENTENCE, random.Random(1))
    assert pair is not None
    assert pair.open == RELATED
    assert pair.right != SENTENCE


def test_a_sentence_that_gives_nothing_to_change_is_left():
    assert on_another_day("The pier is shut.", random.Random(1)) is None
    assert opposed("The pier glows.", random.Random(1)) is None


def test_as_many_pairs_are_made_as_are_asked_for_and_the_same_again():
    made = [changed([SENTENCE, "The pier glows."], 40, random.Random(7)) for _ in range(2)]
    assert len(made[0]) == 40
    assert made[0] == made[1]


def test_a_directed_pair_never_changes_places():
    chance = random.Random(1)
    directed, free = Pair("long", "short", SAME, True), Pair("one", "other", SAME)
    assert {directed.either_way(chance) for _ in range(50)} == {directed}
    assert {free.either_way(chance).left for _ in range(50)} == {"one", "other"}


def test_every_story_can_be_told():
    slots = filling(random.Random(1))
    for story, part in product(stories(), ("holds", "denies", "beside")):
        texts = [words.format(**slots) for words in getattr(story, part)]
        assert len(set(texts)) == len(texts) >= 4


def test_stories_give_all_relations():
    assert {pair.open for pair in from_stories(200, random.Random(1))} == {SAME, CONTRADICTS, RELATED, UNRELATED}
