from dataclasses import replace
from datetime import date

from onrecord.export.record import FIELDS, on_whose_word, record_of
from onrecord.model import Event, Kind, Place, Stance, Time, TimeType, When
from tests.dossier.by_hand import ViewByHand, article, claim, on, spans


def test_a_claim_is_one_flat_record():
    kept = article("A clerk said that the mayor denied that he owed money.", published=on(2031, 5, 2), name="post-7")
    outer = claim(kept, "the mayor denied that he owed money", source="A clerk", cue="said", kind=Kind.UNNAMED)
    inner = claim(kept, "he owed money", source="the mayor", cue="denied", stance=Stance.DENIES, via=outer)
    *_, entry = ViewByHand().keep(kept, outer, inner)
    assert record_of(entry) == {
        "id": inner.id,
        "article": "post-7",
        "article_id": kept.id,
        "heading": kept.heading,
        "outlet": "Daily Post",
        "published_value": "2031-05-02",
        "published_earliest": "2031-05-02",
        "published_latest": "2031-05-02",
        "published_basis": "given",
        "source": "the mayor",
        "source_kind": "person",
        "source_entity": None,
        "source_name": None,
        "stance": "denies",
        "cue": None,
        "content": "he owed money",
        "on_whose_word": "Daily Post → A clerk → the mayor",
        "own_voice": False,
        "via": outer.id,
        "source_spans": [[18, 27]],
        "cue_spans": [[28, 34]],
        "content_spans": [[40, 53]],
        "score": 0.9,
        "maker": "by-hand",
        "maker_version": "1",
        "made_at": "2031-02-01T12:00:00Z",
        "current": True,
        "superseded_by": None,
        "happened_earliest": None,
        "happened_latest": None,
        "places": [],
        "countries": [],
        "events": [],
        "corrected": [],
    }


def test_whom_a_word_alone_stands_for_is_named():
    kept = article("Ann Bel came. He said it rained. Bel said so, and aides of Bel said so.")
    for source, name in (("He", "Ann Bel"), ("Bel", "Ann Bel"), ("aides of Bel", "")):
        *_, entry = ViewByHand().keep(kept, claim(kept, "it rained", source=source, cue="said"))
        entry = replace(entry, called="Ann Bel")
        assert (entry.source_name, record_of(entry)["source_name"]) == (name, name or None)


def test_a_record_says_what_happened_when_and_where():
    kept = article("Jets bombed Tarn and Tarn again in May, or on 3/4/2031.")
    (entry,) = ViewByHand().keep(kept, claim(kept, kept.text))
    may = When("2031-05", date(2031, 5, 1), date(2031, 5, 31))
    either = (When.day(date(2031, 3, 4)), When.day(date(2031, 4, 3)))
    open_order = When(None, date(2031, 3, 4), date(2031, 4, 3))
    (where,), (month,), (figures,), (bombed,) = (
        spans(kept.text, words) for words in ("Tarn", "May", "3/4/2031", "bombed")
    )
    tarn = Place(where, "Tarn \ud800", 1.0, 2.0, None, "LY")
    told = replace(
        entry,
        times=(
            Time(month, "2031-05", TimeType.DATE, may),
            Time(figures, "2031-XX-XX", TimeType.DATE, open_order, either),
            Time(month, "P3D", TimeType.DURATION, When(None, None, None)),
        ),
        places=(tarn, tarn, replace(tarn, name="Quay", country=None)),
        events=(Event(bombed, "ASSAULT"), Event(bombed, "ASSAULT")),
    )
    record = record_of(told)
    assert (record["happened_earliest"], record["happened_latest"]) == ("2031-03-04", "2031-05-31")
    assert (record["places"], record["countries"], record["events"]) == (["Tarn \ufffd", "Quay"], ["LY"], ["ASSAULT"])
    since = replace(told.times[0], when=When(None, date(2031, 1, 1), None))
    record = record_of(replace(told, times=(*told.times, since)))
    assert (record["happened_earliest"], record["happened_latest"]) == ("2031-01-01", None)


def test_the_outlets_own_voice_has_no_spans_of_a_source():
    kept = article("It rained.")
    (entry,) = ViewByHand().keep(kept, claim(kept, "It rained"))
    record = record_of(entry)
    assert (record["own_voice"], record["source"], record["source_spans"]) == (True, "Daily Post", [])
    assert tuple(record) == FIELDS


def test_an_outlet_that_is_not_stated_has_no_name():
    kept = article("The well is reportedly dry.", outlet=None)
    made = claim(kept, "dry", cue="reportedly", stance=Stance.ALLEGES, kind=Kind.NONE)
    (entry,) = ViewByHand().keep(kept, made)
    record = record_of(entry)
    assert (record["outlet"], record["on_whose_word"]) == (None, "the article → no source named")


def test_half_a_character_is_replaced():
    kept = article("It \ud800 rained.")
    (entry,) = ViewByHand().keep(kept, claim(kept, "It \ud800 rained"))
    entry = replace(entry, article_name="\udfff")
    assert record_of(entry)["content"] == "It \ufffd rained"
    assert record_of(entry)["article"] == "\ufffd"


def test_a_comma_that_ends_a_name_is_left_off_in_a_chain():
    kept = article("Ann Bel, a nurse, said it rained.")
    said = claim(kept, "it rained", source="Ann Bel, a nurse,", cue="said")
    assert on_whose_word(said) == "Daily Post → Ann Bel, a nurse"
