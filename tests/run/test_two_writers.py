"""Two processes that read into one ledger at once."""

from __future__ import annotations

from contextlib import closing

import pytest

from onrecord.ledger.sqlite import SqliteLedger
from tests.run.made_pages import write_pages
from tests.run.test_kill import contents, finish, start

# Which of two claims came first, and so stands on the left of a link, depends on who was faster.
ORDERLESS = ("articles", "passages", "claims", "made", "mentions", "keys", "finished")


@pytest.mark.slow
def test_two_reads_of_overlapping_folders_make_one_ledger_of_both(tmp_path):
    left, right, ledger = tmp_path / "left", tmp_path / "right", tmp_path / "ledger.db"
    write_pages(left, articles=30)
    write_pages(right, articles=30, first=15)
    processes = [start(folder, ledger) for folder in (left, right)]
    for process in processes:
        _, stderr = process.communicate(timeout=240)
        assert process.returncode == 0, stderr.decode()
        assert b"rejected" not in stderr

    with closing(SqliteLedger(ledger)) as opened:
        assert opened.view().verify().faults == ()
        assert opened.view().summary().articles == 45
    one_by_one = tmp_path / "one-by-one.db"
    finish(left, one_by_one)
    finish(right, one_by_one)
    both, single = contents(ledger), contents(one_by_one)
    assert {name: both[name] for name in ORDERLESS} == {name: single[name] for name in ORDERLESS}
    assert both["links"]
