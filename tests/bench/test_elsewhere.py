"""What counts as found in corpora that mark attributions in ways of their own."""

from __future__ import annotations

import pytest
from bench.elsewhere import Read, Tally, Text

from bench import elsewhere
from onrecord.model import Span

SAID = "The mayor denied that Kip's bridge had moved."


def record(surface, text=SAID, **fields):
    start = text.index(surface)
    return {"start": start, "end": start + len(surface), "surface": surface, **fields}


def words(text, *surfaces):
    return Text(text).words([Span(text.index(surface), text.index(surface) + len(surface)) for surface in surfaces])


def read(text=SAID, *, source=(), cue=(), content=()):
    return Read(words(text, *source), words(text, *cue), words(text, *content))


def share(gold, *quotes):
    tally = Tally()
    tally.add(gold, quotes)
    return tally.shares()["found"], tally.shares()["cue"]


def units(text=SAID, attributing="The mayor denied", head="that Kip's bridge", mentions=()):
    edus = [
        record(attributing, text, edu=1, relation="attribution-negative", head=2),
        record(head, text, edu=2, relation="ROOT", head=None),
    ]
    return elsewhere.gold_of_units({"edus": edus, "mentions": mentions}, Text(text))


@pytest.mark.parametrize(
    ("surface", "count"), [("mayor", 1), ("Kip's", 2), ("ayo", 1), (" ", 0), ("mayor denied", 2), (".", 0)]
)
def test_a_span_touches_the_words_it_shares_a_letter_with(surface, count):
    assert len(words(SAID, surface)) == count


def test_a_unit_is_found_where_the_cue_lies_in_it_and_the_content_in_its_head():
    assert share(units(), read(cue=["denied"], content=["bridge had moved"])) == (100, 100)


def test_a_cue_with_other_content_is_the_looser_share_alone():
    assert share(units(), read(cue=["denied"], content=["moved"])) == (0, 100)


def test_cue_and_content_of_two_quotes_do_not_add_up():
    assert share(units(), read(cue=["denied"], content=["moved"]), read(content=["bridge"])) == (0, 100)


def test_a_source_in_the_unit_is_not_enough():
    assert share(units(), read(source=["The mayor"], cue=["moved"], content=["bridge"])) == (0, 0)


def test_a_unit_that_is_all_source_is_met_by_the_source():
    text = "Ice on the lake. Image: Una Vell."
    gold = units(text, attributing="Una Vell.", head="Ice on the lake.")
    assert share(gold, read(text, source=["Image: Una Vell"], content=["Ice"])) == (100, 100)


def test_a_unit_that_is_a_name_alone_is_told_apart():
    text = "Ice on the lake. Una Vell."
    mention = record("Una Vell", text, type="person")
    (gold,) = units(text, attributing="Una Vell.", head="Ice on the lake.", mentions=[mention])
    assert gold.name_alone
    assert not units()[0].name_alone


def test_other_relations_are_no_attributions():
    edus = [record("The mayor", edu=1, relation="ROOT", head=None)]
    assert elsewhere.gold_of_units({"edus": edus, "mentions": []}, Text(SAID)) == []


TWO = "She said the ferry sank and nobody drowned."


def timeml(*slinks):
    events = [record(word, TWO, eid=word) for word in ("said", "sank", "drowned")]
    return {"events": events, "slinks": [{"from": one, "to": other, "rel": rel} for one, other, rel in slinks]}


BOTH = timeml(("said", "sank", "EVIDENTIAL"), ("said", "drowned", "NEG_EVIDENTIAL"), ("said", "sank", "EVIDENTIAL"))


def test_links_and_reporting_events_are_counted_each_once():
    assert len(elsewhere.gold_of_links(BOTH, Text(TWO))) == 2
    assert len(elsewhere.gold_of_events(BOTH, Text(TWO))) == 1


def test_a_link_is_found_by_its_own_content_and_an_event_by_any():
    quote = read(TWO, cue=["said"], content=["the ferry sank"])
    assert share(elsewhere.gold_of_links(BOTH, Text(TWO)), quote) == (50, 100)
    assert share(elsewhere.gold_of_events(BOTH, Text(TWO)), quote) == (100, 100)


def test_other_links_do_not_count():
    assert elsewhere.gold_of_events(timeml(("said", "sank", "MODAL")), Text(TWO)) == []


def test_nothing_to_find_is_no_error():
    assert Tally().shares()["found"] == 0


def test_the_table_has_a_row_for_each_part_and_waits_for_the_figures():
    figures = {
        f"elsewhere.{who}.{part}.{name}": 62.5
        for who in ("rules", "reader")
        for part in elsewhere.ROWS
        for name in ("found", "cue", "gold", "name_alone")
    }
    assert sum("62.5" in line for line in elsewhere.table(figures)) == len(elsewhere.ROWS)
    assert elsewhere.table({}) == []
