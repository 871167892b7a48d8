import random
from datetime import date

import pytest
from bench.reprints import Pair, Story, copies, edited, figures_of, judged, others, paraphrased, table, verbatim

BOATS = (
    "Three fishing boats burned in the harbour of Tarn on Sunday night, and a watchman was hurt by falling timber.",
    "The fire began on the oldest of the boats, which had been lying at the pier for repairs since last winter.",
    "Neighbours had heard a loud bang shortly before midnight and called for help, said police chief Olaf Brandt.",
    "The owner, a cooperative of nine families from Ostby, puts the damage to boats and nets at two million crowns.",
)
HALL = (
    "The town council of Ostby voted on Monday to close its swimming hall for the whole of next year.",
    "Heating alone costs more than the council takes in at the door, treasurer Ada Quill told a meeting of parents.",
    "The roof was built sixty years ago by a firm that no longer exists, and has leaked since the storms of spring.",
    "Pupils from Tarn and Ostby will learn to swim in the lake of Hest, as their grandparents did, she said.",
)


def story(paragraphs, publisher="post", day=1):
    return Story(f"{publisher} {day}", publisher, date(2031, 5, day), f"News from {publisher}", paragraphs)


@pytest.mark.parametrize(
    ("sentence", "other"),
    [
        ("Officials said two men were hurt.", "Officials stated 2 men were hurt."),
        ("She openly praised the plan.", "She lauded the scheme."),
        ("In the last week of May, the hall was closed.", "the hall was closed."),
        ("The hall was closed by the council.", "the council closed The hall."),
        ("The roof leaks, she said.", "She stated that the roof leaks."),
        ("“We said two,” he said.", "“We said two,” he stated."),
    ],
)
def test_a_sentence_in_other_words(sentence, other):
    assert paraphrased(sentence) == other


def test_an_edited_copy_keeps_most_words_and_another_headline():
    text = edited(story(BOATS), random.Random(1))
    assert verbatim(text, "\n\n".join(BOATS)) > 0.5
    assert not text.startswith("News from post")


def test_what_stands_word_for_word_in_another_text():
    assert verbatim(BOATS[0], " ".join(BOATS)) == 1
    assert verbatim(" ".join(BOATS), " ".join(HALL)) == 0


def test_copies_are_told_from_two_desks():
    both = [story(BOATS), story(HALL, "herald")]
    found, left_out = others(both)
    results = judged([*copies(both), *found])
    assert left_out == 0
    assert {each.pair.sort for each in results} >= {"reprint", "edited", "desks", "copied_desks"}
    assert figures_of(results)["precision"] == 1


def test_desks_that_print_one_wire_are_left_out():
    found, left_out = others([story(BOATS), story(BOATS[:3], "herald")])
    assert (found, left_out) == ([], 1)


def test_what_is_missed_lowers_recall():
    same, other = " ".join(BOATS), " ".join(HALL)
    figures = figures_of(judged([Pair("reprint", same, same, True), Pair("reprint", same, other, True)]))
    assert (figures["precision"], figures["recall"]) == (1, 0.5)


def test_the_table_shows_each_sort():
    figures = {f"reprints.{name}": 1.0 for name in ("precision", "recall", "f1", "cut.pairs", "cut.right")}
    assert "| cut | 1 | 1.000 |" in table(figures)
    assert table({}) == []
