from datetime import date

from onrecord.annotate.events.annotator import EventAnnotator
from onrecord.model import Mention, Place, Quote, Span, Time, TimeType, When
from tests.annotate.events.by_hand import annotated

TEXT = "Monday she said rebels bombed Tarn Sunday"
SYNTAX = (
    "NNP npadvmod 2", "PRP nsubj 2", "VBD ROOT 2", "NNS nsubj 4", "VBD ccomp 2", "NNP dobj 4", "NNP npadvmod 4",
)  # fmt: skip


def span(words):
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def time(words, day):
    return Time(span(words), day.isoformat(), TimeType.DATE, When(day.isoformat(), day, day))


def event(**layers):
    (read,) = EventAnnotator().annotate([annotated(TEXT, *SYNTAX, **layers)])
    (only,) = read.events
    return only


SAID = Quote((span("she"),), (span("said"),), (span("rebels bombed Tarn Sunday"),))
TIMES = (time("Monday", date(2015, 3, 2)), time("Sunday", date(2015, 3, 1)))


def test_in_the_outlets_own_voice_an_event_hangs_on_no_quote():
    assert event().quote is None


def test_an_event_hangs_on_the_quote_that_reports_it_and_has_the_time_told_there():
    read = event(quotes=(SAID,), times=TIMES)
    assert (read.quote, read.time) == (0, 1)


def test_the_time_of_the_saying_is_not_that_of_the_event():
    assert event(quotes=(SAID,), times=TIMES[:1]).time is None


def test_of_two_quotes_the_inner_one_reports():
    outer = Quote((), (span("said"),), (span(TEXT),))
    assert event(quotes=(outer, SAID)).quote == 1


def test_the_place_that_is_hit_is_not_where_it_was():
    tarn = Place(span("Tarn"), "Tarn", 1.0, 2.0, 3, "XX")
    assert event(places=(tarn,), names=(Mention(span("Tarn"), "Tarn", "GPE"),)).place is None


def test_actors_and_recipients_are_read_off_the_syntax():
    read = event()
    assert [s.of(TEXT) for s in (*read.actors, *read.recipients)] == ["rebels", "Tarn"]
    assert (read.type, read.mode) == ("ASSAULT", "explosives")
