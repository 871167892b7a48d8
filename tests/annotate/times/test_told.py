from datetime import date

from onrecord.annotate.times.annotator import TimeAnnotator
from onrecord.annotate.times.told import told
from onrecord.model import Annotated, Quote, When
from onrecord.testing.by_hand import article, span


def split(text, *quotes):
    """The words of the times of saying and of what is said, for each (cue, content)."""
    made = article(text, published=When.day(date(2031, 5, 14)))
    read = tuple(Quote((), (span(text, cue),), (span(text, content),)) for cue, content in quotes)
    (annotated,) = TimeAnnotator().annotate([Annotated(made, quotes=read)])

    def words(indices):
        return [annotated.times[index].span.of(text) for index in indices]

    sides = [told(quote, annotated) for quote in annotated.quotes]
    return [(words(side.saying), words(side.said)) for side in sides]


def test_the_time_of_saying_and_the_time_of_what_is_said():
    text = "The gate was shut on Friday, the mayor said on Monday."
    assert split(text, ("said", "The gate was shut on Friday")) == [(["Monday"], ["Friday"])]


def test_a_time_in_another_sentence_is_of_neither():
    text = "On Tuesday it rained. The mayor said that the gate was shut on Friday. It snowed on Sunday."
    assert split(text, ("said", "the gate was shut on Friday")) == [([], ["Friday"])]


def test_of_two_sayings_in_a_sentence_each_has_the_time_beside_it():
    text = "The mayor said on Monday that the gate was shut, and the board denied on Tuesday that it ever was."
    quotes = [("said", "the gate was shut"), ("denied", "it ever was")]
    assert split(text, *quotes) == [(["Monday"], []), (["Tuesday"], [])]


def test_an_inner_saying_has_its_own_time():
    text = "The Post wrote on Tuesday that the mayor said on Monday that the gate was shut on Friday."
    outer = "the mayor said on Monday that the gate was shut on Friday"
    quotes = [("wrote", outer), ("said", "the gate was shut on Friday")]
    assert split(text, *quotes) == [(["Tuesday"], ["Monday", "Friday"]), (["Monday"], ["Friday"])]


def test_a_quote_without_a_cue_has_no_time_of_saying():
    text = "“The gate was shut on Friday.” It was Monday."
    made = article(text, published=When.day(date(2031, 5, 14)))
    quote = Quote((), (), (span(text, "The gate was shut on Friday."),))
    (annotated,) = TimeAnnotator().annotate([Annotated(made, quotes=(quote,))])
    sides = told(quote, annotated)
    assert (sides.saying, len(sides.said)) == ((), 1)


def read(text, cue, content):
    made = article(text, published=When.day(date(2031, 5, 14)))
    quote = Quote((), (span(text, cue),), (span(text, content),))
    (annotated,) = TimeAnnotator().annotate([Annotated(made, quotes=(quote,))])
    return {time.span.of(text): time.value for time in annotated.times}


def test_tomorrow_in_quotation_marks_is_the_speakers():
    text = "“We will shut the gate tomorrow,” the mayor said on Monday."
    assert read(text, "said", "We will shut the gate tomorrow,")["tomorrow"] == "2031-05-13"


def test_tomorrow_out_of_them_is_the_writers():
    text = "The mayor said on Monday that the gate would be shut tomorrow."
    assert read(text, "said", "the gate would be shut tomorrow")["tomorrow"] == "2031-05-15"


def test_without_a_day_of_saying_the_quote_is_read_from_the_publication():
    text = "“We will shut the gate tomorrow,” the mayor said."
    assert read(text, "said", "We will shut the gate tomorrow,")["tomorrow"] == "2031-05-15"
