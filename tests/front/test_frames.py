"""Claims, matters and articles as data frames."""

import builtins
import sys
from datetime import date

import pandas
import polars
import pyarrow.parquet
import pytest

from onrecord.export.matters import COLUMNS
from onrecord.export.record import FIELDS


def test_claims_have_the_columns_and_the_types_of_the_exports(ledger, tmp_path):
    ledger.export(tmp_path / "all.parquet")
    assert ledger.claims().to_arrow().equals(pyarrow.parquet.read_table(tmp_path / "all.parquet"))


def test_claims_become_a_frame_of_pandas(ledger):
    frame = ledger.claims(stance="denies").to_pandas()
    assert list(frame) == list(FIELDS)
    assert frame.source[0] == "The board"
    assert frame.published_latest[0] == pandas.Timestamp("2031-01-12")
    assert pandas.isna(frame.happened_earliest[0])


def test_claims_become_a_frame_of_polars(ledger):
    frame = ledger.claims().to_polars()
    assert frame.columns == list(FIELDS)
    assert frame.filter(polars.col("stance") == "denies")["published_latest"].to_list() == [date(2031, 1, 12)]


def test_a_frame_of_no_claims_has_the_columns_as_well(ledger):
    assert list(ledger.claims("kumquat").to_pandas()) == list(FIELDS)


def test_matters_have_a_row_each(ledger):
    frame = ledger.matters().to_pandas()
    assert list(frame) == list(COLUMNS)
    assert list(frame.title) == ["Did the ferry sink?", "How many were aboard?"]
    assert list(frame.against_claims) == [2, 0]
    assert list(frame.contested) == [True, False]
    assert ledger.matters().to_polars()["outlets"].to_list()[0] == ["Daily Post", "Evening Star", "Harbour News"]
    assert frame.published_earliest[0] == pandas.Timestamp("2031-01-10")


def test_a_matter_is_a_frame_of_its_claims_with_their_sides(ledger, ids):
    frame = ledger.matter(ids.sank).to_pandas()
    assert list(frame) == [*FIELDS, "side"]
    assert list(frame.side) == ["for", "for", "against", "against"]


def test_articles_join_with_claims(ledger):
    articles, claims = ledger.articles().to_pandas(), ledger.claims().to_pandas()
    joined = claims.merge(articles, on="article_id")
    assert len(joined) == 5
    assert list(articles.attributions) == [1, 1, 1, 2]
    assert all(content in text for content, text in zip(joined.content, joined.text, strict=True))


@pytest.mark.parametrize("package", ["pandas", "polars"])
def test_a_package_that_is_missing_is_named(ledger, package, monkeypatch):
    def imported(name, *rest, **named):
        if name == package:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return real(name, *rest, **named)

    real = builtins.__import__
    monkeypatch.delitem(sys.modules, package)
    monkeypatch.setattr(builtins, "__import__", imported)
    with pytest.raises(ImportError, match=rf"to_{package}\(\) needs {package}.*pip install {package}"):
        getattr(ledger.claims(), f"to_{package}")()
