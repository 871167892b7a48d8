"""What an article tells, in words."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.dossier.told import Gloss, Who, certainty, counted, dated, flags_told, located, told, who_of
from onrecord.model import (
    Count,
    Event,
    Evidence,
    EvidenceKind,
    Flag,
    Kind,
    Place,
    Span,
    Speaker,
    Time,
    TimeType,
    When,
)
from tests.dossier.by_hand import article, spans

TEXT = "Jets bombed the\nport of Tarn on Monday, killing at least 13 dockers, a clerk who asked not to be named said."


def at(words: str) -> Span:
    return spans(TEXT, words)[0]


def day(iso: str) -> When:
    return When.day(date.fromisoformat(iso))


def when(earliest: str | None, latest: str | None) -> When:
    return When(None, *(date.fromisoformat(each) if each else None for each in (earliest, latest)))


TARN = Place(at("Tarn"), "Tarn", 32.116, 20.07, 1, "LY")
KILLED = Count(at("at least 13"), 13, 13, None, "killed")


def said(event: Event, *, time: Time | None = None, holder: str | None = None) -> str:
    kept = article(TEXT, places=(TARN,), times=(time,) if time else ())
    return told(event, kept, holder)


def time(when: When, *, value: str = "XXXX", **more: object) -> Time:
    return Time(at("Monday"), value, TimeType.DURATION if value[0] == "P" else TimeType.DATE, when, **more)


def test_an_event_is_told_with_everything_that_is_known_of_it():
    event = Event(at("bombed"), "ASSAULT", "airstrike", (at("Jets"),), (at("the\nport of Tarn"),), 0, 0, (KILLED,))
    assert said(event, time=time(day("2031-07-20")), holder="the source") == (
        "ASSAULT, mode airstrike: “bombed” by “Jets” against “the port of Tarn”, at Tarn (LY, 32.12, 20.07), "
        "on 20 July 2031; 13 killed (at least); the source holds it for certain"
    )


@pytest.mark.parametrize(
    ("type_", "preposition"),
    [("ASSAULT", "against"), ("ACCUSE", "against"), ("CONSULT", "with"), ("AID", "for"), ("REQUEST", "to")],
)
def test_an_event_befalls_others_as_its_type_has_it(type_, preposition):
    event = Event(at("bombed"), type_, None, (at("Jets"),), (at("Tarn"),))
    assert said(event) == f"{type_}: “bombed” by “Jets” {preposition} “Tarn”"


def test_an_event_of_which_nothing_is_known_is_its_word():
    assert said(Event(at("bombed"), "ASSAULT")) == "ASSAULT: “bombed”"


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        (when("2031-07-20", "2031-07-20"), ", on 20 July 2031"),
        (when("2031-07-01", "2031-07-31"), ", within July 2031"),
        (when("2031-07-20", None), ", not before 20 July 2031"),
        (when(None, "2031-07-20"), ", not after 20 July 2031"),
        (when(None, None), ", “Monday”"),
    ],
)
def test_the_time_of_an_event_is_told_as_vaguely_as_it_is_known(bounds, words):
    assert said(Event(at("bombed"), "ASSAULT", time=0), time=time(bounds)) == f"ASSAULT: “bombed”{words}"


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (time(day("2031-07-20")), "20 July 2031"),
        (time(when("2031-03-04", "2031-04-03"), readings=(day("2031-03-04"), day("2031-04-03"))),
         "4 March 2031 or 3 April 2031"),
        (time(when(None, None), relative="P1W before"), "P1W before publication"),
        (time(when(None, None), value="P3D"), "P3D, duration"),
    ],
)  # fmt: skip
def test_a_time_is_told_by_its_bounds(time, words):
    assert dated(time) == words


@pytest.mark.parametrize(
    ("value", "low", "high", "words"),
    [
        (13, 13, 13, "13 killed"),
        (13, None, None, "13 killed"),
        (13, 13, None, "13 killed (at least)"),
        (13, None, 13, "13 killed (at most)"),
        (13, 0, 13, "13 killed (at most)"),
        (13, 12, 14, "13 killed (12 to 14)"),
        (13, 14, None, "13 killed (14 or more)"),
        (1300, 1300, 1300, "1,300 killed"),
        (None, 24, 96, "24 to 96 killed"),
        (None, 24, None, "24 or more killed"),
        (None, None, 96, "at most 96 killed"),
        (None, None, None, "“at least 13” killed"),
    ],
)
def test_a_count_is_told_as_vaguely_as_it_is_said(value, low, high, words):
    assert counted(Count(at("at least 13"), value, low, high, "killed"), TEXT) == words


@pytest.mark.parametrize(
    ("factuality", "words"),
    [
        (3.0, "holds it for certain"),
        (2.0, "holds it for probable"),
        (1.0, "holds it for possible"),
        (0.0, "leaves open whether it is so"),
        (-1.0, "holds it for possibly not so"),
        (-2.0, "holds it for probably not so"),
        (-3.0, "holds for certain that it is not so"),
    ],
)
def test_how_sure_a_source_is_is_told_in_words(factuality, words):
    assert certainty(factuality) == words


@pytest.mark.parametrize(
    ("lat", "lon", "country", "words"),
    [
        (32.116, 20.07, "LY", "Tarn (LY, 32.12, 20.07)"),
        (-0.5, 0.0, None, "Tarn (-0.50, 0.00)"),
        (None, None, "LY", "Tarn (LY)"),
        (None, None, None, "Tarn"),
    ],
)
def test_a_place_is_told_as_far_as_it_is_known(lat, lon, country, words):
    assert located(Place(at("Tarn"), "Tarn", lat, lon, None, country)) == words


def test_a_source_is_told_by_what_the_article_says_of_it():
    speaker = Speaker(
        0,
        office=at("clerk"),
        withheld=at("asked not to be named"),
        basis=(Evidence(EvidenceKind.WITNESS, at("said")),),
    )
    assert who_of(Kind.UNNAMED, speaker, TEXT) == Who(
        Kind.UNNAMED, office="clerk", withheld="asked not to be named", basis=(Gloss("said", "witness"),)
    )
    assert who_of(Kind.PERSON, None, TEXT) == Who(Kind.PERSON)


def test_a_flag_is_told_with_the_words_that_it_is_at():
    (gloss,) = flags_told((Flag(at("Monday"), "date contradicts date", "the dateline says Sunday"),), TEXT)
    assert str(gloss) == "“Monday”: date contradicts date: the dateline says Sunday"
