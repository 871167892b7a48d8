"""Reading in one call: what counts as a path, a text and an article."""

from datetime import date
from pathlib import Path

import pandas
import pytest

import onrecord
from onrecord.errors import NotFound
from tests.readers import GOOD, STUMBLE

TEXT = "“The bridge is safe,” Ann Bel said. A clerk denied that the bridge is safe."


def said(articles):
    return [(claim.source, claim.stance.value, claim.content) for article in articles for claim in article.attributions]


SAID = [("Ann Bel", "asserts", "The bridge is safe"), ("A clerk", "denies", "the bridge is safe")]


def test_a_text_is_read_without_a_file_or_a_ledger(plain, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    articles = onrecord.extract(TEXT, config=plain)
    assert said(articles) == SAID
    assert [claim.source for claim in articles.claims] == ["Ann Bel", "A clerk"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", [str, Path])
def test_a_path_is_read_as_a_file_even_with_spaces(plain, tmp_path, kind):
    path = tmp_path / "the bridge.txt"
    path.write_text(TEXT)
    assert said(onrecord.extract(kind(path), config=plain)) == SAID


def test_a_folder_and_a_text_are_read_together(plain, tmp_path):
    (tmp_path / "page.txt").write_text(GOOD)
    articles = onrecord.extract([tmp_path, TEXT], config=plain)
    assert len(articles) == 2
    assert articles[0].heading == "Ferry fares to rise in Quill Harbour"
    assert len(articles.claims.to_dicts()) == articles.claims.count() == 5


@pytest.mark.parametrize("nothing", ["missing.txt", Path("no such file.txt")])
def test_a_path_to_nothing_is_an_error_before_anything_is_read(plain, nothing):
    with pytest.raises(FileNotFoundError, match=str(nothing)):
        onrecord.extract([TEXT, nothing], config=plain)


def test_what_is_neither_path_nor_text_nor_article_is_named(plain):
    with pytest.raises(TypeError, match="got 7"):
        onrecord.extract([7], config=plain)


def test_an_article_is_a_dictionary_with_what_is_known_of_it(plain):
    given = {"id": "b1", "text": TEXT, "outlet": "Daily Post", "published": date(2031, 1, 14), "other": object()}
    (article,) = onrecord.extract(given, config=plain)
    assert (article.name, article.outlet, article.published.when.value) == ("b1", "Daily Post", "2031-01-14")
    assert article.claims[0].on_whose_word == "Daily Post → Ann Bel"


def test_the_rows_of_a_frame_are_articles(plain):
    frame = pandas.DataFrame(
        {"id": [1, 2], "text": [TEXT, GOOD], "outlet": ["Daily Post", None], "title": [float("nan"), "Fares"]}
    )
    frame["published"] = [pandas.Timestamp("2031-01-14"), pandas.NaT]
    articles = onrecord.extract(frame.to_dict("records"), config=plain)
    assert articles.rejected == ()
    assert [(article.name, article.outlet) for article in articles] == [("1", "Daily Post"), ("2", None)]
    assert articles[0].published.when.value == "2031-01-14"


def test_what_cannot_be_read_is_told_and_the_rest_is_read(tmp_path):
    config = onrecord.load_config({}, annotators=("tests.readers:StumblingAnnotator",))
    articles = onrecord.extract([TEXT, f"Whoever reads must {STUMBLE}."], config=config)
    assert said(articles) == SAID
    assert [(each.location, STUMBLE in each.why) for each in articles.rejected] == [("<text>", True)]
    assert repr(articles) == "<articles: 1 read, 1 rejected>"


def test_a_lone_half_of_a_character_does_no_harm(plain):
    (article,) = onrecord.extract("“It holds \ud800,” Ann Bel said.", config=plain)
    assert article.text == "“It holds \ufffd,” Ann Bel said."


def test_nothing_to_read_gives_nothing(plain):
    articles = onrecord.extract([], config=plain)
    assert not articles
    assert articles.claims.to_arrow().num_rows == 0


def test_extracted_articles_are_found_by_name_and_as_the_lines_of_the_command(plain):
    articles = onrecord.extract({"id": "b1", "text": TEXT}, config=plain)
    assert articles.article("b1") == articles[0]
    assert articles.claims[0].article == articles[0]
    (line,) = articles.to_dicts()
    assert line["id"] == "b1"
    assert [attribution["stance"] for attribution in line["attributions"]] == ["asserts", "denies"]
    with pytest.raises(NotFound, match="b2"):
        articles.article("b2")


def test_an_article_is_the_same_with_and_without_a_ledger(plain):
    (extracted,) = onrecord.extract(TEXT, config=plain)
    with onrecord.Ledger("memory:", config=plain) as ledger:
        ledger.read(TEXT)
        (kept,) = ledger.articles()
    assert kept.kept == extracted.kept
    assert [claim.claim for claim in kept.claims] == [claim.claim for claim in extracted.claims]


def test_reading_goes_into_the_ledger_that_is_named_or_given(tmp_path, plain, monkeypatch):
    monkeypatch.setenv("ONRECORD_ANNOTATORS", "onrecord.testing:PlainAnnotator")
    progress = onrecord.read(TEXT, ledger=tmp_path / "new.db")
    assert (progress.articles, progress.claims) == (1, 2)
    with onrecord.Ledger(tmp_path / "new.db", config=plain) as ledger:
        assert onrecord.read([TEXT], ledger=ledger).unchanged == 1


def test_the_verb_and_the_package_of_one_name_are_one():
    import onrecord.read.text

    assert callable(onrecord.read)
    assert onrecord.read.text.TextReader
