"""Linking as claims come in, and linking all at once; what a network would say, words in common say here."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from onrecord.ledger.base import ClaimQuery
from onrecord.ledger.memory import MemoryLedger
from onrecord.model import Reading, When
from onrecord.reconcile import link as linking
from onrecord.reconcile.link import MAKER, link
from onrecord.testing.by_hand import LATER_MAKER, article, reading
from onrecord.testing.by_hand import claim as of_article

CONTENTS = (
    "the old bridge of Ostrel collapsed after the heavy rain",
    "nine miners of Kelt were buried when a shaft caved in",
    "parliament will vote twice about higher taxes for ferries",
)
ADDED = ("again", "on Monday", "at last")
DAY = When.day(date(2031, 5, 1))


class WordComparer:
    """Says that two statements are the same as far as they share words."""

    def __init__(self) -> None:
        self.read = list[tuple[str, str]]()
        self._words = dict[str, int]()

    def meanings(self, statements):
        rows = np.zeros((len(statements), 200), dtype=np.float32)
        for row, statement in zip(rows, statements, strict=True):
            row[[self._words.setdefault(word, len(self._words)) for word in statement.lower().split()]] = 1
        return rows / np.maximum(1, np.linalg.norm(rows, axis=1, keepdims=True))

    def chances(self, pairs):
        self.read.extend(pairs)
        shares = [_share(*(set(line.lower().split()) for line in pair)) for pair in pairs]
        return np.asarray([[0.9 * share, 0.01, 0.01, 0.01, 0.97 - 0.9 * share] for share in shares]).reshape(-1, 5)


def _share(one: set[str], other: set[str]) -> float:
    return len(one & other) / min(len(one), len(other))


def readings() -> list[Reading]:
    """Three outlets tell what befell three things."""
    found = []
    for content in CONTENTS:
        for number, source in enumerate(("Ann Bel", "Carl Dorn", "Eva Fink")):
            page = article(f"{source} said {content} {ADDED[number]}.", published=DAY, outlet=f"Post {number}")
            found.append(reading(page, of_article(page, f"{content} {ADDED[number]}", source=source, cue="said")))
    return found


def filled(ledger: MemoryLedger) -> None:
    for each in readings():
        ledger.writer().add(each)


def matters(ledger: MemoryLedger) -> list[set[int]]:
    view = ledger.view()
    numbers = {entry.id: entry.number for entry in view.claims(ClaimQuery(), limit=100)}
    return [{numbers[standing.claim] for standing in matter.standings} for matter in view.matters()]


def test_claims_that_answer_one_question_stand_in_one_matter():
    with closing(MemoryLedger()) as ledger:
        filled(ledger)
        assert link(ledger, WordComparer) > 0
        assert matters(ledger) == [{1, 2, 3}, {4, 5, 6}, {7, 8, 9}]


def test_linking_again_adds_nothing():
    with closing(MemoryLedger()) as ledger:
        filled(ledger)
        link(ledger, WordComparer)
        once = matters(ledger)
        assert link(ledger, WordComparer) == 0
        assert matters(ledger) == once


def test_linking_in_many_runs_gives_what_linking_once_gives(monkeypatch):
    monkeypatch.setattr(linking, "BATCH", 2)
    with closing(MemoryLedger()) as ledger:
        for each in readings():
            ledger.writer().add(each)
            link(ledger, WordComparer)
        assert matters(ledger) == [{1, 2, 3}, {4, 5, 6}, {7, 8, 9}]


def test_who_waits_is_told_how_far_it_came_once_that_is_in_the_ledger(monkeypatch):
    monkeypatch.setattr(linking, "BATCH", 4)
    with closing(MemoryLedger()) as ledger:
        filled(ledger)
        told = list[tuple[int, int]]()
        link(ledger, WordComparer, came_to=lambda last: told.append((last, ledger.writer().linked_up_to(MAKER))))
    assert told == [(4, 4), (8, 8), (9, 9)]


def test_a_run_that_breaks_off_keeps_whole_batches_and_the_next_one_goes_on(monkeypatch):
    class Broken(WordComparer):
        def chances(self, pairs):
            if self.read:
                raise KeyboardInterrupt
            return super().chances(pairs)

    monkeypatch.setattr(linking, "BATCH", 4)
    with closing(MemoryLedger()) as ledger:
        filled(ledger)
        with pytest.raises(KeyboardInterrupt):
            link(ledger, Broken)
        assert ledger.writer().linked_up_to(MAKER) == 4
        link(ledger, WordComparer)
        assert matters(ledger) == [{1, 2, 3}, {4, 5, 6}, {7, 8, 9}]


def test_what_a_linker_of_another_version_sorted_is_sorted_anew(monkeypatch):
    class Broken(WordComparer):
        def chances(self, pairs):
            raise KeyboardInterrupt

    former, latter = WordComparer(), WordComparer()
    with closing(MemoryLedger()) as ledger:
        filled(ledger)
        with monkeypatch.context() as before:
            before.setattr(linking, "MAKER", replace(MAKER, version="0"))
            link(ledger, lambda: former)
            assert len(matters(ledger)) == 3
        with pytest.raises(KeyboardInterrupt):
            link(ledger, Broken)
        assert matters(ledger) == []
        link(ledger, lambda: latter)
        assert latter.read == former.read
        assert matters(ledger) == [{1, 2, 3}, {4, 5, 6}, {7, 8, 9}]


def test_no_pair_is_read_twice():
    comparer = WordComparer()
    with closing(MemoryLedger()) as ledger:
        filled(ledger)
        link(ledger, lambda: comparer)
    assert len({frozenset(pair) for pair in comparer.read}) == len(comparer.read)


def test_without_new_claims_no_network_is_loaded():
    def missing():
        raise AssertionError

    with closing(MemoryLedger()) as ledger:
        assert link(ledger, missing) == 0


def test_a_superseded_claim_is_linked_with_nothing_new():
    first, second, *_ = readings()
    with closing(MemoryLedger()) as ledger:
        ledger.writer().add(first)
        link(ledger, WordComparer)
        ledger.writer().add(Reading(first.annotated, LATER_MAKER, ()))
        ledger.writer().add(second)
        assert link(ledger, WordComparer) == 0


def test_an_article_of_very_many_claims_is_linked_with_its_first_ones():
    contents = [f"the gate number {number} was shut" for number in range(60)]
    page = article(". ".join(contents) + ".", published=DAY)
    with closing(MemoryLedger()) as ledger:
        ledger.writer().add(reading(page, *(of_article(page, content) for content in contents)))
        link(ledger, WordComparer)
        assert ledger.writer().linked_up_to(MAKER) == 60
