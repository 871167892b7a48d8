"""A matter at a glance, drawn."""

import itertools

import pytest

from onrecord.dossier.glance import glances
from onrecord.dossier.listing import weighed
from onrecord.export.glance import balance_of, course_of
from onrecord.model import Side
from tests.dossier.by_hand import ViewByHand, article, claim, on
from tests.dossier.test_glance import bridge


@pytest.mark.parametrize(("pro", "contra"), [(1, 0), (3, 5), (40, 2), (0, 0)])
def test_each_origin_is_a_block_on_its_side_of_the_middle(pro: int, contra: int):
    blocks = balance_of({Side.FOR: pro, Side.AGAINST: contra, Side.OPEN: 2})
    left = [block for block in blocks if block.side is Side.FOR]
    right = [block for block in blocks if block.side is Side.AGAINST]
    assert (len(left), len(right), len(blocks)) == (pro, contra, pro + contra)
    assert all(block.x >= 0 and block.x + block.width < 50 for block in left)
    assert all(block.x > 50 and block.x + block.width <= 100 for block in right)
    edges = sorted((block.x, block.x + block.width) for block in blocks)
    assert all(before[1] < after[0] for before, after in itertools.pairwise(edges))


def test_the_course_has_a_row_for_each_side_in_the_order_of_the_days():
    view = bridge()
    (glance,) = glances(view, weighed(view, view.matters()))
    course = course_of(glance)
    assert course
    assert [side for side, _ in course.rows] == [Side.FOR, Side.AGAINST]
    places = [dot.x for _, dots in course.rows for dot in dots]
    assert places == sorted(places)
    assert course.rows[1][1][0].label == "5 May 2031: 1 against"


def test_one_day_is_no_course():
    view = ViewByHand()
    kept = article("“It is dry”, Ida said. “It is wet”, Per said.", published=on(2031, 5, 1))
    dry, wet = claim(kept, "It is dry", source="Ida", cue="said"), claim(kept, "It is wet", source="Per", cue="said")
    view.keep(kept, dry, wet)
    view.matter_of("Is it dry?", for_=[dry], against=[wet])
    (glance,) = glances(view, weighed(view, view.matters()))
    assert course_of(glance) is None
