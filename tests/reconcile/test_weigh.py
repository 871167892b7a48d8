"""How likely two claims of a long article are of one question."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from onrecord.model import Stance
from onrecord.reconcile.facts import Facts
from onrecord.reconcile.weigh import Scales, candidates
from onrecord.testing.by_hand import article, entry
from onrecord.testing.by_hand import claim as of_article

PAGE = article(
    "The board denied the ferry sank. Ann Bel said the old ferry sank off Arlen. Carl Dorn said she went down."
)
DENIAL = of_article(PAGE, "the ferry sank", source="The board", cue="denied", stance=Stance.DENIES)
SANK = of_article(PAGE, "the old ferry sank off Arlen", source="Ann Bel", cue="said")
DOWN = of_article(PAGE, "she went down", source="Carl Dorn", cue="said")


class OneView:
    """Has the same to say of all pairs."""

    def chances(self, pairs):
        return np.asarray([[0.5, 0.1, 0.1, 0.2, 0.1]] * len(pairs)).reshape(-1, 5)


@pytest.fixture(scope="module")
def scales() -> Scales:
    return Scales(OneView())


def likely(scales: Scales, left, right, *, places: tuple[int, int], among: int = 30) -> float:
    """How likely the two are of one question, standing at these places among so many claims."""
    one, other = (
        Facts(entry(PAGE, claim, number=number), among=among, place=place)
        for number, (claim, place) in enumerate(zip((left, right), places, strict=True))
    )
    (weighed,) = scales.weigh([candidates(one, other, likeness=0.5, story=1.0)])
    return weighed.together


def test_claims_of_a_long_article_are_likelier_of_one_question_near_each_other(scales):
    near, far = (likely(scales, SANK, DOWN, places=(3, place)) for place in (5, 25))
    assert far < near < likely(scales, SANK, DOWN, places=(1, 2), among=5)


def test_where_they_stand_in_a_short_article_says_nothing(scales):
    near, far = (likely(scales, SANK, DOWN, places=(0, place), among=5) for place in (1, 4))
    assert near == far


def test_a_denial_reaches_further_than_other_claims(scales):
    of_denial = [likely(scales, DENIAL, SANK, places=(3, place)) for place in (5, 25)]
    of_others = [likely(scales, DOWN, SANK, places=(3, place)) for place in (5, 25)]
    assert of_denial[1] / of_denial[0] > of_others[1] / of_others[0]


def test_claims_of_two_articles_do_not_mind_their_places(scales):
    other = replace(SANK, article_id="another")
    assert likely(scales, other, DOWN, places=(3, 5)) == likely(scales, other, DOWN, places=(3, 25))
