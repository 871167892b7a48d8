"""What people say of a claim, and how the claim reads then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from onrecord.model import Correction, KeptCorrection, Kind, Mend, Place, Span, Stance, Time, TimeType, When
from onrecord.model.correction import check_words, corrected, in_force, mended_places, mended_times
from onrecord.testing.by_hand import article, claim, entity, span

TEXT = 'The lift fell. "It was new," Ann Bel said. It was locked.'
LIFT = article(TEXT)
NEW = claim(LIFT, "It was new", source="Ann Bel", cue="said", entity=entity(LIFT, "Ann Bel"))
LOCKED = claim(LIFT, "It was locked")
DAY, LATER = When.day(date(2031, 5, 3)), When.day(date(2031, 5, 4))


def at(words: str) -> Span:
    return span(TEXT, words)


def said(mend: Mend, **given: Any) -> Correction:
    return Correction(mend, NEW.id, "Ada", **given)


@pytest.mark.parametrize(
    ("mend", "given"),
    [
        (Mend.ACCEPT, {"stance": Stance.ASKS}),
        (Mend.STANCE, {}),
        (Mend.STANCE, {"kind": Kind.OFFICE}),
        (Mend.CONTENT, {"spans": ()}),
        (Mend.ENTITY, {"spans": (Span(0, 1),)}),
        (Mend.PLACE, {"place": Place(Span(0, 3), "The", 1.0, 1.0, 1, "LY")}),
        (Mend.PLACE, {"mark": Span(4, 8), "place": Place(Span(0, 3), "The", 1.0, 1.0, 1, "LY")}),
        (Mend.TIME, {"mark": Span(0, 3)}),
    ],
)
def test_a_correction_has_all_that_it_needs_and_nothing_else(mend, given):
    with pytest.raises(ValueError, match="Correction of"):
        said(mend, **given)


def test_of_each_subject_the_last_that_was_not_taken_back_is_in_force():
    one, other = said(Mend.STANCE, stance=Stance.DOUBTS), said(Mend.STANCE, stance=Stance.ASKS)
    places = [said(Mend.PLACE, mark=Span(0, 3)), said(Mend.PLACE, mark=Span(4, 8))]
    given = [one, said(Mend.REJECT), other, *places, said(Mend.ACCEPT), other]
    kept = [KeptCorrection(number, each) for number, each in enumerate(given, start=1)]
    kept[-1] = replace(kept[-1], taken_back=("Ben", "2031-05-05"))
    assert [each.number for each in in_force(kept)] == [3, 4, 5, 6]


def test_what_nobody_mends_stays_as_it_was_made():
    assert corrected(NEW, [said(Mend.ACCEPT), said(Mend.PLACE, mark=at("lift"))], TEXT) is NEW
    now = corrected(NEW, [said(Mend.STANCE, stance=Stance.DOUBTS)], TEXT)
    assert now == replace(NEW, stance=Stance.DOUBTS, made_as=NEW.id)
    assert now.id == NEW.id


def test_other_words_for_a_source_are_nobody_that_is_known():
    now = corrected(NEW, [said(Mend.SOURCE, spans=(at("Bel"),))], TEXT)
    assert (now.source.text, now.source.entity, now.source.kind) == ("Bel", None, Kind.PERSON)
    known = corrected(NEW, [said(Mend.SOURCE, spans=(at("Bel"),)), said(Mend.ENTITY, entity="e1")], TEXT)
    assert known.source.entity == "e1"


def test_a_claim_without_source_and_cue_is_the_outlets_own_and_a_cue_alone_is_nobodys():
    nobody = said(Mend.SOURCE, spans=())
    assert corrected(NEW, [nobody, said(Mend.CUE, spans=())], TEXT).attribution is None
    alone = corrected(NEW, [nobody], TEXT)
    assert (alone.source.kind, alone.source.text, alone.source.spans) == (Kind.NONE, "", ())
    given = corrected(LOCKED, [said(Mend.SOURCE, spans=(at("Ann Bel"),))], TEXT)
    assert given.attribution
    assert (given.source.text, given.source.kind, given.chain()[0].text) == ("Ann Bel", Kind.PERSON, "Daily Post")


def test_words_in_several_stretches_are_told_with_what_was_left_out():
    now = corrected(NEW, [said(Mend.CONTENT, spans=(at("It was new"), at("It was locked")))], TEXT)
    assert now.text == "It was new … It was locked"
    assert now.attribution
    assert now.attribution.content == now.content


@pytest.mark.parametrize(
    ("mend", "spans", "why"),
    [
        (Mend.SOURCE, (at("said"),), "share words"),
        (Mend.CUE, (at("Bel said"),), "share words"),
        (Mend.CONTENT, (Span(50, 99),), "reaches beyond"),
        (Mend.CONTENT, (at("It was locked"), at("It was new")), "in order"),
        (Mend.CONTENT, (at("It was new"), at("was new")), "in order"),
    ],
)
def test_words_that_cannot_be_are_named(mend, spans, why):
    with pytest.raises(ValueError, match=why):
        check_words(corrected(NEW, [said(mend, spans=spans)], TEXT), TEXT)


def test_places_and_times_are_as_people_have_them():
    tarn, other = Place(Span(0, 3), "Tarn", 1.0, 1.0, 1, "LY"), Place(Span(4, 8), "Ostrel", 2.0, 2.0, 2, "LY")
    meant = replace(tarn, name="Tarne", geonameid=3)
    mends = [said(Mend.PLACE, mark=tarn.span, place=meant), said(Mend.PLACE, mark=other.span)]
    assert mended_places((tarn, other), mends) == (meant,)
    time = Time(Span(0, 3), "2031-05", TimeType.DATE, DAY, readings=(DAY, LATER), relative="P1W before")
    (now,) = mended_times((time,), [said(Mend.TIME, mark=time.span, when=LATER)])
    assert (now.value, now.when, now.readings, now.relative) == ("2031-05-04", LATER, (), None)
