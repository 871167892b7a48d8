"""Whose turn each line of an interview is, and whom the interview is with."""

from dataclasses import replace

import pytest

from onrecord.annotate.entities import entities_of
from onrecord.annotate.speakers.interview import interviewee
from onrecord.annotate.speakers.scene import Scene
from onrecord.annotate.speakers.turns import Turns
from onrecord.model import Mention, Span, Word
from tests.annotate.speakers.marked import marked

PEOPLE = ("Orla Venn", "Tom Marsh", "Odile Brandt", "Venn")
QUESTIONS = "How do you sleep?\nI sleep well.\nDo you dream?\nI do, often.\nWhat do you eat?\nI eat fish."


def scene_of(text):
    """A text whose words are its words, and in which people are named wherever one of `PEOPLE` stands."""
    annotated = marked(text)
    words, place = [], 0
    for word in text.split():
        start = text.index(word, place)
        place = start + len(word)
        words.append(Word(start, place, word, "NN", "dep", len(words)))
    found = []
    for name in PEOPLE:
        start = text.find(name)
        while start >= 0:
            span = Span(start, start + len(name))
            if not any(span.overlaps(other.span) for other in found):
                found.append(Mention(span, name, "PERSON"))
            start = text.find(name, start + 1)
    annotated = replace(annotated, words=tuple(words), names=tuple(sorted(found, key=lambda one: one.span)))
    return Scene(annotated, entities_of(annotated))


def turn_of(words, text):
    line = Turns(scene_of(text)).at(text.index(words))
    return line.turn.name


def label_of(words, text):
    line = Turns(scene_of(text)).at(text.index(words))
    return line.label.name if line.label else None


def asked_in(text):
    scene = scene_of(text)
    who = interviewee(scene, Turns(scene))
    return who.name if who else None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Orla Venn digs", "OPENS"),
        ("How long", "ASKS"),
        ("Who knows", "ANSWERS"),
        ("Orla Venn at", "NONE"),
        ("The second", "NONE"),
        ("I was ten", "ANSWERS"),
    ],
)
def test_what_follows_a_question_is_the_answer(words, expected):
    text = (
        "Orla Venn digs wells.\nHow long have you dug?\nWho knows, who remembers?\n"
        "Orla Venn at work. Image: Tom Marsh.\nThe second well\nI was ten when I began."
    )
    assert turn_of(words, text) == expected


def test_a_long_line_that_speaks_of_itself_answers_though_it_ends_in_a_question():
    text = "Are you tired?\nNo.\n" + "I dig and I rest, and then I dig again. " * 12 + "Why should I stop?"
    assert turn_of("I dig", text) == "ANSWERS"


@pytest.mark.parametrize("label", ["Venn:", "Orla Venn:", "OV:", "Dr. Venn:", "((Venn))", "ORLA VENN:"])
def test_a_label_says_whose_turn_it_is(label):
    assert label_of("I came", f"Orla Venn digs wells.\n{label} I came late.") == "Orla Venn"


@pytest.mark.parametrize("label", ["Q:", "WN:", "Wikinews:", "((WN))", "Question:"])
def test_who_asks_has_a_label_of_his_own(label):
    assert turn_of("tell me", f"Orla Venn digs wells.\n{label} And now tell me of the wells.") == "ASKS"


def test_where_lines_are_labelled_one_without_a_label_goes_on_with_the_last():
    text = "Orla Venn digs.\nVenn: I came.\nQ: And then?\nVenn: I saw.\nI saw much of it, too.\nVenn: I left."
    assert label_of("I saw much", text) == "Orla Venn"


def test_words_before_a_colon_are_no_label_of_nobody():
    assert turn_of("it rains", "Orla Venn digs wells.\nNobody had heard her: it rains.") == "OPENS"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Interview with Orla Venn", "Orla Venn"),
        ("Orla Venn on wells", "Orla Venn"),
        ("The well\nWe spoke with Orla Venn about Tom Marsh.", "Orla Venn"),
        ("The well\nOrla Venn digs. Image: Tom Marsh.", "Orla Venn"),
        ("The well\nOrla Venn digs. Tom Marsh drinks.", None),
    ],
)
def test_whom_an_interview_is_with_stands_in_its_head(head, expected):
    assert asked_in(f"{head}\n{QUESTIONS}") == expected


def test_a_column_that_asks_now_and_then_is_no_interview():
    told = "It rained again.\n" * 12
    assert asked_in(f"Orla Venn and the wells\n{told}But who will pay?\n{told}Why so?\n{told}And for how long?") is None
