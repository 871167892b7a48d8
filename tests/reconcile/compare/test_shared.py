"""What both claims speak of: events, places, times, names, words."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.model import Event, Place, Span, Stance, Time, TimeType, When
from onrecord.reconcile.compare.days import compare_days
from onrecord.reconcile.compare.event import compare_event
from onrecord.reconcile.compare.names import compare_names
from onrecord.reconcile.compare.openness import compare_openness
from onrecord.reconcile.compare.place import compare_place
from onrecord.reconcile.compare.subject import compare_subject
from onrecord.reconcile.compare.when import compare_when
from onrecord.reconcile.compare.wording import compare_wording
from tests.reconcile.said import facts

JULY = date(2031, 7, 1), date(2031, 7, 31)
DAY = date(2031, 7, 20), date(2031, 7, 20)
SPAN = Span(0, 3)
OSTREL, TARN = Place(SPAN, "Ostrel", 1.0, 1.0, 7, "XX"), Place(SPAN, "Tarn", 2.0, 2.0, 8, "XX")


def time(first: date, last: date) -> Time:
    return Time(SPAN, "XXXX", TimeType.DATE, When(None, first, last))


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        (DAY, DAY, "same day: 20 July"),
        (JULY, DAY, "same day: 20 July"),
        (JULY, JULY, "same time: July"),
        ((date(2031, 7, 18), date(2031, 7, 24)), JULY, "same time: 18–24 July"),
        ((date(2031, 6, 28), date(2031, 7, 3)), (date(2031, 6, 25), date(2031, 7, 10)), "same time: 28 June – 3 July"),
        ((date(2029, 7, 20), date(2029, 7, 20)), (date(2029, 7, 20), date(2029, 7, 20)), "same day: 20 July 2029"),
        (DAY, (date(2031, 7, 21), date(2031, 7, 21)), None),
        ((date(2031, 1, 1), date(2031, 12, 31)), DAY, None),
    ],
)
def test_the_time_that_both_may_mean(left, right, reason):
    ours, theirs = (facts("it fell", day=date(2031, 7, 25), times=(time(*days),)) for days in (left, right))
    assert compare_when(ours, theirs) == reason


def test_a_time_without_bounds_is_shared_with_none():
    vague = Time(SPAN, "PAST_REF", TimeType.DATE, When(None, None, None))
    assert compare_when(facts("it fell", times=(vague,)), facts("it fell", times=(time(*DAY),))) is None


def test_places_are_told_by_what_they_are_on_the_map():
    here = facts("it fell", places=(TARN, OSTREL))
    assert compare_place(here, facts("it fell", places=(OSTREL,))) == "same place: Ostrel"
    assert compare_place(here, facts("it fell", places=(Place(SPAN, "Ostrel", 5.0, 5.0, 9, "YY"),))) is None


def strike(words: str, start: int, **layers) -> object:
    return facts(words, events=(Event(Span(start, start + 6), "ASSAULT", "aerial"),), **layers)


def test_one_event_has_its_place_and_time():
    at = {"places": (OSTREL,), "times": (time(*DAY),), "day": date(2031, 7, 25)}
    assert (
        compare_event(strike("planes", 0, **at), strike("bombed", 0, **at)) == "same event: air strike, Ostrel, 20 July"
    )


def test_events_of_one_sort_alone_are_not_called_one():
    assert compare_event(strike("planes", 0), strike("bombed", 0)) == "both tell of one sort of event: air strike"
    assert compare_event(strike("planes", 0), facts("planes")) is None


def test_names_are_those_of_entities_or_words_with_a_capital():
    known = {"names": ("Ivo Marrek", "Sela Dunn")}
    left, right = facts("Ivo Marrek met Sela Dunn", **known), facts("they saw Sela Dunn and Ivo Marrek", **known)
    assert compare_names(left, right) == "both name Ivo Marrek and Sela Dunn"
    assert compare_names(facts("he met Sela Dunn"), facts("she is Sela Dunn")) == "both name Sela Dunn"
    assert compare_names(facts("a Libyan pilot"), facts("the Libyan pilot")) is None


def test_what_both_speak_of_is_what_happened_before_who_was_there():
    left, right = facts("the bridge of Ostrel sank in heavy rain"), facts("heavy rain felled the bridges at Ostrel")
    assert compare_subject(left, right) == "both speak of: bridge, heavy, rain, Ostrel"
    assert compare_subject(left, right, told="same place: Ostrel") == "both speak of: bridge, heavy, rain"
    assert compare_subject(left, facts("the bridge is red")) is None


def test_the_same_words_are_quoted():
    left = facts("they say the ice on the lake was thin, too")
    assert (
        compare_wording(left, facts("“The ice on the lake was thin”"))
        == "the same words: “the ice on the lake was thin”"
    )
    assert compare_wording(left, facts("the ice was thin")) is None


def test_one_leaves_open_what_the_other_states():
    hedged = facts("the ice may have been thin")
    assert compare_openness(hedged, facts("the ice was thin")) == "one leaves open what the other states"
    assert compare_openness(hedged, facts("the ice was thin", stance=Stance.DOUBTS)) == "both leave it open"
    assert compare_openness(facts("the ice was thin"), facts("the ice was thick")) is None


@pytest.mark.parametrize(
    ("day", "reason"),
    [(20, "published the same day"), (21, "published a day apart"), (24, "published 4 days apart")],
)
def test_how_long_after_each_other_two_were_published(day, reason):
    left, right = facts("it fell", day=date(2031, 7, 20)), facts("it sank", day=date(2031, 7, day))
    assert compare_days(left, right) == compare_days(right, left) == reason
    assert compare_days(left, facts("it sank")) is None
