"""What claims mean is kept as they are linked; of those that were linked before it is found by and by."""

from __future__ import annotations

from contextlib import closing

import pytest

from onrecord.ledger.base import ClaimQuery
from onrecord.ledger.memory import MemoryLedger
from onrecord.reconcile import link as linking
from onrecord.reconcile import meanings
from onrecord.reconcile.link import MAKER, link
from onrecord.reconcile.meanings import NETWORK
from onrecord.testing.by_hand import LATER_MAKER, article, reading
from onrecord.testing.by_hand import claim as of_article
from tests.reconcile.test_link import CONTENTS, WordComparer, filled


def nearest(ledger: MemoryLedger, words: str) -> list[int]:
    vector = COMPARER.meanings([words])[0].tolist()
    return [near.number for near in ledger.view().nearest(vector, ClaimQuery(), limit=3)]


COMPARER = WordComparer()


def comparer() -> WordComparer:
    return COMPARER


def no_comparer() -> WordComparer:
    raise AssertionError("There is nothing to read.")


def test_what_claims_mean_is_kept_as_they_are_linked():
    with closing(MemoryLedger()) as ledger:
        filled(ledger)
        link(ledger, comparer)
        assert ledger.view().meant_by() == NETWORK
        assert ledger.view().unmeant(NETWORK) == []
        assert set(nearest(ledger, CONTENTS[1])) == {4, 5, 6}
        assert link(ledger, no_comparer) == 0


def test_claims_that_were_linked_before_get_their_meanings_when_the_linker_runs_next():
    with closing(MemoryLedger()) as ledger:
        filled(ledger)
        ledger.writer().link((), MAKER, up_to=9)
        link(ledger, comparer)
        assert ledger.view().unmeant(NETWORK) == []
        assert set(nearest(ledger, CONTENTS[2])) == {7, 8, 9}
        assert link(ledger, no_comparer) == 0


def test_a_run_finds_only_so_many_former_meanings_the_newest_first(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(meanings, "BATCH", 2)
    monkeypatch.setattr(meanings, "CAUGHT_UP", 4)
    with closing(MemoryLedger()) as ledger:
        filled(ledger)
        ledger.writer().link((), MAKER, up_to=9)
        left = []
        for _ in range(3):
            link(ledger, comparer)
            left.append([entry.number for entry in ledger.view().unmeant(NETWORK)])
        assert left == [[5, 4, 3, 2, 1], [1], []]


def test_a_new_claim_does_not_hide_the_former_ones(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(linking, "BATCH", 2)
    with closing(MemoryLedger()) as ledger:
        filled(ledger)
        ledger.writer().link((), MAKER, up_to=9)
        page = article(f"Ann Bel said {CONTENTS[0]}.", path="late.txt")
        ledger.writer().add(reading(page, of_article(page, CONTENTS[0], source="Ann Bel", cue="said")))
        link(ledger, comparer)
        assert ledger.view().unmeant(NETWORK) == []
        assert 10 in nearest(ledger, CONTENTS[0])


def test_a_claim_that_is_made_no_more_is_near_to_nothing():
    with closing(MemoryLedger()) as ledger:
        filled(ledger)
        link(ledger, comparer)
        first = ledger.view().claims(ClaimQuery(), limit=1)[0]
        kept = ledger.view().article(first.claim.article_id)
        ledger.writer().add(
            reading(article(kept.text, published=kept.published.when, outlet=kept.outlet), maker=LATER_MAKER)
        )
        assert ledger.view().claims(ClaimQuery(), limit=1)[0].number == 2
        assert set(nearest(ledger, CONTENTS[0])) >= {2, 3}
        assert 1 not in nearest(ledger, CONTENTS[0])
