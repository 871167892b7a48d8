"""How other programs are set beside ours: what they are given, and the page's tables."""

from __future__ import annotations

import pytest
from bench.peer_annotators import aligned, paragraphs, prepared

from bench import peers

TEXT = "The mayor left.\n\n   \n  ''We lost,'' she said.\n"


def test_paragraphs_are_the_lines_that_hold_anything_and_know_their_place():
    assert [part.text for part in paragraphs(TEXT)] == ["The mayor left.", "''We lost,'' she said."]
    assert all(TEXT[part.places[0] : part.places[-1]] == part.text for part in paragraphs(TEXT))


@pytest.mark.parametrize(
    ("fixed", "original", "word"),
    [
        ('"We lost," she said.', "''We lost,'' she said.", "she"),
        ('so "bad" they left', "so “bad”they left", "they"),
        ("the voters'x anger", "the voters' anger", "anger"),
        ('he said "no', 'he said"no', "no"),
    ],
)
def test_a_word_is_found_again_in_what_was_changed(fixed, original, word):
    places = aligned(fixed, original)
    start = fixed.index(word)
    assert len(places) == len(fixed) + 1
    assert original[places[start] : places[start + len(word)]] == word


def test_a_mark_that_was_put_in_stands_nowhere():
    places = aligned('"We lost."', '"We lost.')
    assert places[-1] == places[-2] == len('"We lost.')


def test_a_prepared_text_leads_back_to_the_article():
    part = prepared(TEXT, lambda words: words.replace("''", '"'))
    start = part.text.index("she")
    assert part.text == 'The mayor left.\n"We lost," she said.'
    assert TEXT[part.places[start] : part.places[start + 3]] == "she"
    assert len(part.places) == len(part.text) + 1


def test_the_reader_and_the_rules_alone_are_measured_beside_the_others():
    names = [each.name for each in peers.systems()]
    assert names[:2] == ["onrecord", "onrecord_rules"]
    assert "sayswho" in names


def test_a_row_is_shown_for_what_was_measured_and_a_dash_for_what_was_not():
    rows = [line for line in peers.table({"peers.sayswho.attribution": 12.34}) if line.startswith("| sayswho")]
    assert rows[0] == "| sayswho, without coreference | no | 12.3 | – | – | – | – | – |"
    assert len(rows) == 2


def test_a_program_that_gave_up_is_said_to_have():
    figures = {"peers.textacy_articles.gave_up": 3.0, "peers.textacy_articles.asked": 8.0}
    assert "textacy, whole article, gave up with an error on 3 of 8 texts and found nothing there." in peers.table(
        figures
    )


def test_every_row_of_a_table_has_as_many_cells_as_its_head():
    assert {line.count("|") for line in peers.table({}) if line.startswith("|")} == {9}
