"""What is kept at hand of which articles have a key is what the ledger finds, whatever was asked when."""

from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.ledger.base import Key
from onrecord.ledger.memory import MemoryLedger
from onrecord.model import Claim
from onrecord.reconcile import postings
from onrecord.reconcile.block import STORY
from onrecord.reconcile.postings import Postings
from onrecord.testing.by_hand import article, claim, reading

LIMIT = 2
some_keys = st.lists(st.sampled_from("abcd"), min_size=1, max_size=4, unique=True)


def told(ledger: MemoryLedger, number: int) -> Claim:
    report = article(f"Ferry {number} sank.")
    made = claim(report, f"Ferry {number} sank")
    ledger.writer().add(reading(report, made))
    return made


@settings(deadline=None, max_examples=12)
@given(st.lists(st.tuples(some_keys, some_keys), max_size=6), st.integers(1, 4))
def test_what_is_at_hand_is_what_the_ledger_finds(articles, at_hand):
    with closing(MemoryLedger()) as ledger, pytest.MonkeyPatch.context() as patch:
        patch.setattr(postings, "AT_HAND", at_hand)
        known = Postings(ledger.view(), LIMIT)
        for number, (keys, asked) in enumerate(articles, start=1):
            made = told(ledger, number)
            known.take_in(made.article_id, keys)
            ledger.writer().add_keys([Key(number, STORY, tuple(keys))])
            assert known.of(asked) == ledger.view().found_by(STORY, asked, limit=LIMIT)


def test_an_article_that_comes_in_again_keeps_its_place():
    with closing(MemoryLedger()) as ledger:
        one, other = (told(ledger, number) for number in (1, 2))
        ledger.writer().add_keys([Key(1, STORY, ("a",)), Key(2, STORY, ("a",))])
        known = Postings(ledger.view(), LIMIT)
        assert known.of(["a"]) == {"a": [other.article_id, one.article_id]}
        known.take_in(one.article_id, ["a"])
        assert known.of(["a"]) == {"a": [other.article_id, one.article_id]}
