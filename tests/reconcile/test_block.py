"""Which claims are weighed against each other."""

from __future__ import annotations

import numpy as np

from onrecord.reconcile.block import PARTNERS, Around, partners
from onrecord.reconcile.facts import Facts
from onrecord.reconcile.features import Traits
from onrecord.testing.by_hand import article, claim, entry

OWN, ELSEWHERE = 40, 60


def around(own_likeness: float, likeness_elsewhere: float) -> Around:
    """An article of many claims among others, with how near in meaning its last claim is to its own and to theirs."""
    contents = [f"gate {number} was shut" for number in range(OWN)]
    page = article(". ".join(contents) + ".")
    own = [Facts(entry(page, claim(page, content), number=number)) for number, content in enumerate(contents, 1)]
    texts = [f"bell {number} was rung" for number in range(ELSEWHERE)]
    pages = [article(text) for text in texts]
    others = [
        Facts(entry(other, claim(other, text), number=OWN + number))
        for number, (other, text) in enumerate(zip(pages, texts, strict=True), 1)
    ]
    likeness = np.zeros((OWN, OWN + ELSEWHERE), dtype=np.float32)
    likeness[:, :OWN], likeness[:, OWN:] = own_likeness, likeness_elsewhere
    return Around(Traits.of([*own, *others]), likeness, np.zeros(OWN + ELSEWHERE))


def of_last(some: Around) -> tuple[int, int]:
    """How many of its article's own claims, and of others, the last one is weighed against."""
    last = some.traits.facts[OWN - 1]
    found = [pair.right if pair.left is last else pair.left for pair in partners(some, {last.id})]
    own = sum(one.claim.article_id == last.claim.article_id for one in found)
    return own, len(found) - own


def test_what_other_articles_say_leaves_an_articles_own_claims_their_places():
    assert of_last(around(0.3, 0.9)) == (PARTNERS, PARTNERS)


def test_claims_far_in_meaning_are_not_weighed():
    assert of_last(around(0.0, 0.9)) == (0, PARTNERS)
    assert of_last(around(0.9, 0.0)) == (PARTNERS, 0)


def test_only_new_claims_look_for_others_and_only_back_in_their_article():
    some = around(0.9, 0.0)
    third = some.traits.facts[2]
    assert sorted(pair.left.number for pair in partners(some, {third.id})) == [1, 2]
    assert partners(some, set()) == []
