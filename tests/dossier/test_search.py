"""Search by words, meaning and fields at once."""

from __future__ import annotations

from contextlib import closing

import pytest

from onrecord.dossier.search import fused, search, warm
from onrecord.ledger.base import ClaimQuery
from onrecord.ledger.memory import MemoryLedger
from onrecord.model import By, Meanings, Surely
from onrecord.testing.by_hand import article, claim, reading

TEXTS = (
    "The dyke at Quay broke.",
    "Water came through the wall at Quay.",
    "The wall of the bank was painted.",
    "Nobody was in the bank.",
)
MEANT = {1: (1.0, 0.1, 0.1), 2: (0.9, 0.2, 0.1), 3: (-0.1, 1.0, -0.1), 4: (-0.1, -0.1, -1.0)}


@pytest.fixture
def ledger():
    with closing(MemoryLedger()) as kept:
        for number, text in enumerate(TEXTS):
            told = article(text, path=f"{number}.txt", outlet="Daily Post" if number < 2 else "Evening Mail")
            kept.writer().add(reading(told, claim(told, text.rstrip("."))))
        kept.writer().keep_meanings(Meanings("by-hand", MEANT))
        yield kept


def meaning(words: str) -> tuple[float, ...]:
    return {"flood": (1.0, 0.1, 0.1), "bank wall": (-0.1, 1.0, -0.1)}[words]


def texts(found):
    return [hit.entry.claim.text + "." for hit in found.hits]


def test_words_alone_must_hold(ledger):
    found = search(ledger.view(), ClaimQuery(words="wall"))
    assert set(texts(found)) == set(TEXTS[1:3])
    assert (found.total, found.surely, found.next, found.by_meaning) == (2, Surely.EXACTLY, None, True)
    assert {hit.likeness for hit in found.hits} == {None}


def test_meaning_alone_finds_what_is_near_the_nearest_first(ledger):
    found = search(ledger.view(), ClaimQuery(), like="flood", meaning=meaning)
    assert texts(found) == list(TEXTS[:2])
    assert found.hits[0].likeness == pytest.approx(1.0, abs=0.01)
    assert (found.total, found.surely, found.by_meaning) == (2, Surely.ABOUT, True)


def test_what_both_words_and_meaning_find_comes_first(ledger):
    found = search(ledger.view(), ClaimQuery(words="wall"), like="flood", meaning=meaning)
    assert texts(found) == [TEXTS[1], TEXTS[0], TEXTS[2]]
    assert [hit.likeness is None for hit in found.hits] == [False, False, True]
    assert found.total == 3


def test_fields_hold_for_both_and_each_kind_is_counted_without_its_own(ledger):
    found = search(ledger.view(), ClaimQuery(words="wall", outlet="mail"), like="flood", meaning=meaning)
    assert texts(found) == [TEXTS[2]]
    assert {facet.value: facet.claims for facet in found.facets.by[By.OUTLET]} == {"Daily Post": 2, "Evening Mail": 1}


def test_pages_go_on_until_all_were_given(ledger):
    query, seen, after = ClaimQuery(words="wall"), [], None
    while True:
        found = search(ledger.view(), query, like="flood", meaning=meaning, after=after, limit=1)
        seen += texts(found)
        after = found.next
        if after is None:
            break
    assert seen == [TEXTS[1], TEXTS[0], TEXTS[2]]


@pytest.mark.parametrize("after", ["", "-1", "next", "1.5"])
def test_a_page_that_was_never_given_is_refused(ledger, after):
    with pytest.raises(ValueError, match=f"got '{after}'"):
        search(ledger.view(), ClaimQuery(), after=after)


def test_without_meaning_the_words_are_looked_for_and_that_is_said(ledger):
    found = search(ledger.view(), ClaimQuery(), like="bank wall")
    assert (texts(found), found.by_meaning) == ([TEXTS[2]], False)
    found = search(ledger.view(), ClaimQuery(words="dyke"), like="flood")
    assert (texts(found), found.by_meaning) == ([TEXTS[0]], False)
    with closing(MemoryLedger()) as empty:
        assert not search(empty.view(), ClaimQuery(), like="flood", meaning=meaning).by_meaning


def test_a_blank_likeness_is_no_condition(ledger):
    found = search(ledger.view(), ClaimQuery(), like=" ", meaning=meaning)
    assert (found.total, found.surely) == (4, Surely.EXACTLY)


def test_ranks_and_not_scores_are_fused():
    assert fused([1, 2, 3], [3, 2, 9]) == [3, 2, 1, 9]
    assert fused([7, 5], [5, 7]) == [7, 5]
    assert fused([4], []) == [4]


def test_warming_changes_nothing_that_is_found(ledger):
    before = search(ledger.view(), ClaimQuery())
    warm(ledger.view())
    assert search(ledger.view(), ClaimQuery()) == before
