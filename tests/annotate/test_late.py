"""Speakers behind what they say."""

from __future__ import annotations

import pytest

from onrecord.annotate.late import with_late_speaker
from onrecord.model import Mention, Quote, Span

TEXT = "No talks are held in Ostrel, Mira Venn, head of the harbour board, said on Sunday."


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def quote(content: str, cue: str = "said", source: str | None = None) -> Quote:
    return Quote(source=(span(source),) if source else (), cue=(span(cue),), content=(span(content),))


def person(words: str) -> Mention:
    return Mention(span(words), words, "PERSON")


WHOLE = "No talks are held in Ostrel, Mira Venn, head of the harbour board"


def test_a_person_at_the_end_of_the_content_is_the_one_who_says_it():
    found = with_late_speaker(quote(WHOLE), TEXT, [person("Mira Venn")])
    assert found == quote("No talks are held in Ostrel", source="Mira Venn, head of the harbour board")


@pytest.mark.parametrize(
    ("given", "names"),
    [
        (quote(WHOLE), []),
        (quote(WHOLE), [Mention(span("Ostrel"), "Ostrel", "GPE")]),
        (quote("No talks are held in Ostrel", source="Mira Venn"), [person("Mira Venn")]),
        (quote("on Sunday"), [person("Mira Venn")]),
    ],
)
def test_everything_else_stays_as_it_is(given, names):
    assert with_late_speaker(given, TEXT, names) == given
