"""From articles in a ledger to who is who in them."""

from __future__ import annotations

from contextlib import closing

import pytest

from onrecord.ledger.memory import MemoryLedger
from onrecord.model import Annotated, Maker, Reading, Ruling, Verdict
from onrecord.reconcile.canon.canonise import MAKER, canonise
from onrecord.testing.by_hand import MAKER as READER
from tests.reconcile.canon.told import told

ARTICLES = (
    "The <O Government of National Accord> (<O GNA>) met in <G Tripoli>, <G Libya>.",
    "<P Muammar Kadhafi> ruled <G Libya>.",
    "The <O GNA> said that <P Muammar Qaddafi>'s men had left <G Libya>.",
    "<O Daesh> left <G Sirte>.",
    "The <O Islamic State> left <G Sirte>, the <O GNA> said in <G Libya>.",
)


@pytest.fixture
def ledger():
    with closing(MemoryLedger()) as opened:
        yield opened


def read(ledger, *texts, start=0):
    for number, text in enumerate(texts, start=start):
        each = told(text, path=f"{number}.txt")
        ledger.writer().add(Reading(Annotated(each.article, entities=each.entities), READER, ()))


def identities(ledger):
    view = ledger.view()
    canon, names = view.canon(), {}
    for entity in view.entities():
        names.setdefault(canon.canonical(entity.id), []).append(entity.name)
    return sorted(sorted(set(group)) for group in names.values())


FOUND = [
    ["Daesh", "Islamic State"],
    ["GNA", "Government of National Accord"],
    ["Libya"],
    ["Muammar Kadhafi", "Muammar Qaddafi"],
    ["Sirte"],
    ["Tripoli"],
]


def test_what_articles_call_otherwise_is_one(ledger):
    read(ledger, *ARTICLES)
    assert canonise(ledger) == 8
    assert identities(ledger) == FOUND


def test_a_surname_in_another_spelling_is_its_only_bearers_in_the_article(ledger):
    read(ledger, "<P Muammar Kadhafi> ruled. <P Qaddafi> fled.", "<P Vera Lund> met <P Nils Lund>. <P Lund> left.")
    canonise(ledger)
    assert identities(ledger) == [["Lund"], ["Muammar Kadhafi", "Qaddafi"], ["Nils Lund"], ["Vera Lund"]]


def test_people_of_one_name_and_two_offices_are_held_apart(ledger):
    read(ledger, "<P John Smith>, the mayor of <G Tarn>, wept.", "<P John Smith>, a striker for <O Ostrel>, wept.")
    canonise(ledger)
    mayor, striker = (each.id for each in ledger.view().named("John Smith"))
    (ruling,) = ledger.view().canon().in_force
    assert (ruling.left, ruling.right, ruling.verdict) == (mayor, striker, Verdict.NO)
    assert ruling.reasons == ("both are called “John Smith”", "mayor of tarn; striker of ostrel")
    assert ledger.view().canon([mayor]).apart(mayor) == (striker,)


def test_twice_is_once(ledger):
    read(ledger, *ARTICLES)
    canonise(ledger)
    before = ledger.view().canon().in_force
    assert canonise(ledger) == 0
    read(ledger, *ARTICLES)
    assert canonise(ledger) == 0
    assert ledger.view().canon().in_force == before


def test_what_comes_later_joins_what_was_there(ledger):
    for number, text in enumerate(ARTICLES):
        read(ledger, text, start=number)
        canonise(ledger)
    assert identities(ledger) == FOUND


def test_entities_stay_as_they_were_made(ledger):
    read(ledger, *ARTICLES)
    before = ledger.view().entities()
    canonise(ledger)
    assert ledger.view().entities() == before


def test_a_person_who_knows_better_is_not_overruled_by_the_next_article(ledger):
    read(ledger, *ARTICLES)
    canonise(ledger)
    kadhafi, qaddafi = (each.id for each in ledger.view().named("Muammar"))
    ledger.writer().rule(Ruling(kadhafi, qaddafi, Verdict.NO, 1.0, ("namesakes",), "Ada", person=True))
    read(ledger, "<P Muammar Gaddafi> fled <G Libya>.", start=9)
    canonise(ledger)
    canon = ledger.view().canon()
    assert canon.canonical(kadhafi) != canon.canonical(qaddafi)
    ledger.writer().rule(Ruling(kadhafi, qaddafi, Verdict.OPEN, 1.0, ("who knows",), "Ada", person=True))
    assert ledger.view().canon().canonical(kadhafi) == ledger.view().canon().canonical(qaddafi)


def test_each_merge_has_its_reasons_score_and_maker(ledger):
    read(ledger, *ARTICLES)
    canonise(ledger)
    rulings = ledger.view().canon().in_force
    assert all(ruling.reasons and 0.6 <= ruling.score < 1 and ruling.by == str(MAKER) for ruling in rulings)
    assert not any(ruling.person for ruling in rulings)


def test_an_entity_that_a_later_reading_no_longer_finds_is_passed_over(ledger):
    read(ledger, *ARTICLES)
    each = told(ARTICLES[3], path="3.txt")
    ledger.writer().add(Reading(Annotated(each.article), Maker("by-hand", "2"), ()))
    canonise(ledger)
    assert ["Daesh"] in identities(ledger)


def test_many_entities_take_little_time(ledger):
    """Well below a second for each thousand; counted in what this process computes, not in what it waits."""
    import time

    for number in range(250):
        text = f"<P Omar Dane{number % 50}> of <O Marrow {number % 20} Works> met <P Ann Bel{number}> in <G Libya>. "
        read(ledger, text + "The <O GNA> agreed.", start=number)
    start = time.process_time()
    canonise(ledger)
    assert len(ledger.view().entities(limit=5000)) >= 1000
    assert time.process_time() - start < 10
