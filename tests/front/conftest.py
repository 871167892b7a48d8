"""What the tests of the front door share: settings without a model, and a ledger of one matter."""

from __future__ import annotations

from contextlib import closing

import pytest

import onrecord
from onrecord.run.open import open_ledger
from tests.matters import ferry


@pytest.fixture
def plain():
    """Settings that read with patterns instead of models."""
    return onrecord.load_config({}, annotators=("onrecord.testing:PlainAnnotator",))


@pytest.fixture(scope="session")
def ferries(tmp_path_factory):
    """The path of a ledger with the ferry that sank, or did not, and the ids in it."""
    path = tmp_path_factory.mktemp("front") / "ferry.db"
    with closing(open_ledger(str(path), create=True)) as kept:
        return path, ferry(kept)


@pytest.fixture
def ids(ferries):
    return ferries[1]


@pytest.fixture
def ledger(ferries, plain):
    with onrecord.Ledger(ferries[0], config=plain) as opened:
        yield opened
