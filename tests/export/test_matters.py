import json
from contextlib import closing

import pytest

from onrecord.dossier.listing import ListedMatter, listed, weighed
from onrecord.export.matters import COLUMNS, matter_record, matter_row
from onrecord.ledger.memory import MemoryLedger
from tests.matters import TITLE, Ferry, ferry


@pytest.fixture
def told():
    """The ferry as a list has it, and its ids."""
    with closing(MemoryLedger()) as ledger:
        ids = ferry(ledger)
        view = ledger.view()
        yield next(listed(view, weighed(view, view.matters()))), ids


def test_a_line_has_what_is_promised_and_nothing_else(told: tuple[ListedMatter, Ferry]):
    matter, ids = told
    record = matter_record(matter)
    assert list(record) == ["id", "title", "contested", "origins", "claims", "links"]
    assert (record["id"], record["title"], record["contested"]) == (ids.sank, TITLE, True)
    assert record["origins"] == {"for": 1, "against": 2, "open": 0}
    assert record["claims"][2] == {
        "claim": ids.board,
        "article": "a3",
        "side": "against",
        "page_span": [22, 36],
        "source": "The board",
        "stance": "denies",
    }
    assert record["links"][1] == {
        "left": ids.star,
        "right": ids.mayor,
        "relation": "repeats",
        "score": 0.8,
        "reasons": ["the same words of the mayor"],
    }
    assert json.loads(json.dumps(record)) == record


def test_a_row_counts_what_a_line_lists(told: tuple[ListedMatter, Ferry]):
    row = dict(zip(COLUMNS, matter_row(told[0]), strict=True))
    assert (row["for_origins"], row["for_claims"], row["against_origins"], row["open_claims"]) == ("1", "2", "2", "0")
    assert (row["articles"], row["published_earliest"], row["published_latest"]) == ("4", "2031-01-10", "2031-01-13")
