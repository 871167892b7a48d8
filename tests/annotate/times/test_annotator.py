from datetime import date

import pytest

from onrecord.annotate.times import grammar
from onrecord.annotate.times.annotator import TimeAnnotator
from onrecord.annotate.times.sense import Context
from onrecord.model import Annotated, Flag, Span, TimeType, When
from onrecord.testing.annotator import AnnotatorSuite
from onrecord.testing.by_hand import article
from tests.annotate.times.test_cases import cases, times_of

DAY = "2031-05-14"  # a Wednesday


class TestTimes(AnnotatorSuite):
    def make(self):
        return TimeAnnotator()

    def test_it_gives_its_layers_and_leaves_the_others_as_they_were(self):
        text = "The gate was shut on Monday, 13 May 2031."
        before = Annotated(article(text, published=When.day(date(2031, 5, 14))))
        (after,) = self.make().annotate([before])
        assert after.times
        assert after.flags
        assert (after.words, after.quotes, after.article) == (before.words, before.quotes, before.article)


def test_flags_of_others_stay():
    flag = Flag(Span(0, 3), "something else", "for a reason")
    (after,) = TimeAnnotator().annotate([Annotated(article("The gate is shut."), flags=(flag,))])
    assert after.flags == (flag,)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("on Friday", TimeType.DATE),
        ("on Friday evening", TimeType.TIME),
        ("for three weeks", TimeType.DURATION),
        ("every Friday", TimeType.SET),
    ],
)
def test_there_are_four_types(words, kind):
    (time,) = times_of(f"The gate was shut {words}.", DAY)
    assert time.type is kind


@pytest.mark.parametrize(
    "sentence",
    [
        "He may march on.",
        "The march went on.",
        "She is a second cousin.",
        "They paid 2000 dollars for 1500 shares.",
        "Room 2019 is empty.",
        "The $1950 bill was paid.",
        "The Sunday Times wrote it.",
        "Black Friday is near.",
        "He sat in the sun.",
        "A 50-year-old man fell.",
        "The 6-year-old girl slept.",
        "He is 42 years old.",
        "They won 10:1 and lost 3-2.",
        "Version 3.4.5 is out.",
        "Call 555-1234 and ask for May Bell.",
        "Easter Island is far.",
        "Prime Minister May said no.",
        "The May Company said no.",
    ],
)
def test_what_is_no_time_is_left_alone(sentence):
    assert times_of(sentence, DAY) == ()


def test_an_expression_does_not_run_over_the_end_of_a_paragraph():
    times = times_of("He left last\n\nYear One is a film of 2019.", DAY)
    assert [time.value for time in times] == ["2019"]


def test_an_expression_may_break_a_line():
    (time,) = times_of("He left last\n  year.", DAY)
    assert time.value == "2030"


def test_non_breaking_spaces_are_spaces():
    (time,) = times_of("Earlier in\xa0May he left.", "2031-05-20")
    assert time.value == "2031-05"


def test_letters_that_grow_in_small_letters_move_nothing():
    sentence = "İİİ left in May 2029."
    (time,) = times_of(sentence, DAY)
    assert time.span.of(sentence) == "May 2029"


def test_an_open_order_keeps_both_readings():
    (time,) = times_of("The order of 03/04/2031 stands.", "2031-08-14")
    assert time.when.value is None
    assert [reading.value for reading in time.readings] == ["2031-03-04", "2031-04-03"]


def test_a_decided_order_keeps_one():
    (time,) = times_of("The order of 23/04/2031 stands.", "2031-08-14")
    assert time.readings == ()


@pytest.mark.parametrize(
    ("words", "relative"),
    [
        ("yesterday", "P1D before publication"),
        ("last month", "P1M before publication"),
        ("two weeks ago", "P2W before publication"),
        ("today", "day of publication"),
        ("on Sunday", "the Sunday on or before publication"),
        ("in July", "year not known"),
        ("on 9 July", "year not known"),
        ("at noon", "day not known"),
    ],
)
def test_without_a_date_of_publication_it_stays_relative_and_says_so(words, relative):
    (time,) = times_of(f"The gate was shut {words}.")
    assert "X" in time.value
    assert time.relative == relative
    assert (time.when.earliest, time.when.latest) == (None, None)


def test_with_one_it_is_not_relative():
    (time,) = times_of("The gate was shut yesterday.", DAY)
    assert time.relative is None


def test_the_pass_over_other_words_misses_nothing(monkeypatch):
    """The words that an expression may begin with are a list by hand; the grammar itself needs none."""

    def read(text):
        return grammar.expressions(Context(text, text.lower(), date(2031, 5, 14)))

    sentences = [case["sentence"] for case in cases()]
    quick = [read(sentence) for sentence in sentences]
    everywhere = staticmethod(lambda lower: [word.start() for word in grammar._WORD.finditer(lower)])
    monkeypatch.setattr(grammar, "_starts", everywhere)
    assert [read(sentence) for sentence in sentences] == quick
