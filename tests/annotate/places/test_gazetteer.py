import time

import pytest

from onrecord.annotate.places.gazetteer import FILE, Gazetteer, Kind

GAZETTEER = Gazetteer()


def test_senses_come_with_the_most_people_first():
    senses = GAZETTEER.senses(["paris"])["paris"]
    people = [sense.entry.population for sense in senses]
    assert people == sorted(people, reverse=True)
    assert {"FR", "US", "CA"} <= {sense.entry.country for sense in senses}


def test_a_name_that_nothing_bears_is_left_out():
    assert GAZETTEER.senses(["vellbrook sands"]) == {}


def test_a_town_lies_in_its_state():
    (athens,) = (s.entry for s in GAZETTEER.senses(["athens"])["athens"] if s.entry.geonameid == 4180386)
    assert athens.kind is Kind.CITY
    assert GAZETTEER.entry(athens.state).name == "Georgia"


def test_an_adjective_is_marked():
    (libyan,) = GAZETTEER.senses(["libyan"])["libyan"]
    assert libyan.adjective
    assert libyan.entry.name == "Libya"


def test_what_geonames_does_not_hold_has_no_number_there():
    madama = {sense.entry.country: sense.entry.geonameid for sense in GAZETTEER.senses(["madama"])["madama"]}
    assert madama["NE"] is None
    assert madama["PS"] is not None


def test_a_country_knows_its_neighbours():
    assert {"NE", "TN", "EG"} <= GAZETTEER.borders["LY"]


def test_a_reader_that_forgets_finds_the_same(monkeypatch):
    before = GAZETTEER.senses(["tobruk"])
    monkeypatch.setattr("onrecord.annotate.places.gazetteer.KEPT", 0)
    assert GAZETTEER.senses(["tobruk"]) == before


def test_it_is_small_and_opens_at_once():
    start = time.process_time()
    Gazetteer().senses(["tobruk"])
    assert time.process_time() - start < 0.05
    assert FILE.stat().st_size < 25e6


@pytest.mark.parametrize("key", ["police", "university", "west"])
def test_words_that_name_no_place_in_news_are_not_there(key):
    assert GAZETTEER.senses([key]) == {}
