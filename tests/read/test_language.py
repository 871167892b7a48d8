import csv
from pathlib import Path

import pytest

from onrecord.errors import PipelineError
from onrecord.model import Article, Document, Page, Span
from onrecord.read.language import _recogniser, is_english, is_foreign, language_of, recognise, spoken_language

CASES = Path(__file__).parents[1] / "cases" / "languages.csv"

FRENCH = (
    "Le maire a déclaré mardi que le pont resterait fermé jusqu'au printemps. La police a arrêté trois hommes "
    "soupçonnés d'avoir volé des documents au ministère. Les pêcheurs bloquent le port depuis lundi."
)
ENGLISH = (
    "The mayor said on Tuesday that the bridge would stay shut until spring. Police arrested three men who are "
    "suspected of having stolen papers from the ministry. Fishermen have blocked the port since Monday."
)


def cases():
    with CASES.open(encoding="utf-8", newline="") as file:
        return [(row["text"], row["language"] or None) for row in csv.DictReader(file)]


def article(text: str, language: str | None = None) -> Article:
    page = Page(Document(text.encode(), "text/plain", "page.txt"), text, "utf-8")
    return Article(page, Span(0, len(text)), 1, language=language)


@pytest.mark.parametrize(("text", "language"), cases())
def test_a_language_is_recognised_where_it_can_be_told(text, language):
    assert recognise(text) == language


@pytest.mark.parametrize(
    ("text", "stated", "language"),
    [
        (FRENCH, None, "fr"),
        (FRENCH, "fr-CA", "fr-CA"),
        (ENGLISH, "en-GB", "en-GB"),
        (FRENCH, "en", "fr"),  # the language of the page's template
        (ENGLISH, "de", "en"),
        ("Nein.", "de", "de"),  # too short to say otherwise
        ("No.", None, None),
        ("No.", "x-unsaid", "x-unsaid"),
        (FRENCH, "x-unsaid", "fr"),
    ],
)
def test_what_is_stated_holds_unless_the_words_surely_say_otherwise(text, stated, language):
    assert language_of(article(text, stated)) == language


def test_long_texts_are_looked_at_all_over():
    assert recognise(ENGLISH * 40) == "en"
    assert recognise(FRENCH * 40) == "fr"
    assert recognise(FRENCH * 20 + ENGLISH * 20) in ("en", None)


def test_english_goes_by_many_tags():
    assert [is_english(tag) for tag in ("en", "en-GB", "EN_us", "eng", "English", "fr", "enm", "")] == [True] * 5 + [
        False
    ] * 3


def test_a_language_is_named_in_words():
    assert spoken_language("fr") == "French (fr)"
    assert spoken_language("pt-BR") == "Portuguese (pt-BR)"
    assert spoken_language("French") == "French"
    assert spoken_language("qqx") == "“qqx”"


def test_a_tag_that_says_nothing_is_no_foreign_language():
    assert [is_foreign(tag) for tag in ("fr", "French", "pt-BR", "en-GB", "x-unsaid", "und", None)] == [True] * 3 + [
        False
    ] * 4


def test_a_recogniser_that_cannot_be_loaded_stops_the_run(monkeypatch):
    def no_room(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("onrecord.read.language.LanguageIdentifier.from_model_file", no_room)
    _recogniser.cache_clear()
    with pytest.raises(PipelineError, match="No space left"):
        recognise(ENGLISH)
