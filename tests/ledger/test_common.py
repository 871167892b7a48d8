"""Where many claims hold a word, the claims that do are kept at hand; nothing that is found changes by that."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection

from onrecord.ledger import common, fitting
from onrecord.ledger.base import ClaimQuery
from onrecord.ledger.columns import Rows
from onrecord.ledger.sqlite import SqliteLedger
from onrecord.model import Maker
from onrecord.testing.by_hand import LATER_MAKER, MAKER, article, claim, reading
from onrecord.testing.ledger_search import SearchTests

TEXT = "The ferry sank. The mole held. A barge burned. Divers found nothing."
LATER = "The quay is closed. Divers found nothing."


@pytest.fixture(autouse=True)
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(common, "MANY", 1)


class TestCommonWords(SearchTests):
    @contextmanager
    def opened(self, folder: Path) -> Iterator[SqliteLedger]:
        with closing(SqliteLedger(folder / "ledger.db")) as ledger:
            yield ledger


def said(ledger: SqliteLedger, text: str, *sentences: str, maker: Maker = MAKER) -> None:
    told = article(text)
    ledger.writer().add(reading(told, *(claim(told, sentence) for sentence in sentences), maker=maker))


def found(ledger: SqliteLedger, words: str) -> list[str]:
    view = ledger.view()
    query = ClaimQuery(words=words)
    texts = [entry.claim.text for entry in view.numbered(view.ranked(query))]
    assert view.facets(query).total == len(texts)
    return texts


def test_common_words_are_found_alone_with_others_and_in_what_came_in_since(tmp_path: Path):
    with closing(SqliteLedger(tmp_path / "ledger.db")) as ledger:
        said(ledger, TEXT, "The ferry sank", "The mole held", "A barge burned", "Divers found nothing")
        assert found(ledger, "the") == ["The mole held", "The ferry sank"]
        assert found(ledger, "The mole") == ["The mole held"]
        assert found(ledger, "the barge") == []
        said(ledger, LATER, "The quay is closed")
        assert found(ledger, "THE") == ["The quay is closed", "The mole held", "The ferry sank"]
        said(ledger, LATER, "Divers found nothing", maker=LATER_MAKER)
        assert found(ledger, "the") == ["The mole held", "The ferry sank"]


def test_words_of_many_claims_are_common(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    known = list[frozenset[str]]()

    def noted(connection: Connection, rows: Rows) -> frozenset[str]:
        known.append(common.common_words(connection, rows))
        return known[-1]

    monkeypatch.setattr(fitting, "common_words", noted)
    with closing(SqliteLedger(tmp_path / "ledger.db")) as ledger:
        said(ledger, TEXT, "The ferry sank", "The mole held", "A barge burned", "Divers found nothing")
        assert found(ledger, "ferry") == found(ledger, "the ferry") == ["The ferry sank"]
    assert known == [{"the", "daily", "post"}]  # the outlet's name stands for its own voice
