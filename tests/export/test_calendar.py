from datetime import date

import pytest

from onrecord.dossier import build
from onrecord.export.calendar import Calendar, Scale, bar_of, calendar_of
from onrecord.export.fading import FADE, faded
from onrecord.ledger.base import ClaimQuery
from onrecord.model import UNKNOWN_DATE, Basis, Published, When
from tests.dossier.by_hand import ViewByHand, article, claim, on
from tests.dossier.test_happened import time

MAY = Scale(date(2031, 5, 1), date(2031, 5, 20))  # a day is 5 percent


def when(earliest: int | None, latest: int | None) -> When:
    return When(None, *(date(2031, 5, day) if day else None for day in (earliest, latest)))


def calendar(*days: tuple[date | None, date | None], published: Published | None = None) -> Calendar | None:
    view = ViewByHand()
    text = "It rained at such times as these."
    kept = article(
        text, published=published or on(2031, 5, 10), times=tuple(time(text, "at such times", *pair) for pair in days)
    )
    view.keep(kept, claim(kept, text))
    return calendar_of(build(view, ClaimQuery()).times)


def test_a_day_is_a_point_in_its_middle():
    bar = bar_of(when(3, 3), MAY)
    assert (bar.point, bar.slices) == (12.5, ())


def test_a_span_is_as_wide_as_it_is_vague():
    (whole,) = bar_of(when(6, 15), MAY).slices
    assert (whole.x, whole.width, whole.strength) == (25, 50, 1)


def test_an_end_that_is_not_known_fades_away_from_the_one_that_is():
    since, until = bar_of(when(6, None), MAY), bar_of(when(None, 15), MAY)
    assert since.slices[0].x == 25
    assert [one.strength for one in since.slices] == sorted((one.strength for one in since.slices), reverse=True)
    assert until.slices[0].x + until.slices[0].width == pytest.approx(75)
    assert until.slices[-1].x == pytest.approx(75 - FADE * 100)


@pytest.mark.parametrize(("start", "end"), [(95.0, None), (None, 5.0), (-3.0, None), (130.0, None)])
def test_a_fade_is_cut_at_the_edges(start, end):
    assert all(one.x >= 0 and one.x + one.width <= 100.01 for one in faded(start, end))


def test_what_lies_beyond_the_edges_is_pointed_at():
    early = bar_of(When(None, date(1987, 1, 1), date(1987, 12, 31)), MAY)
    assert (early.before, early.after, early.slices, early.point) == (True, False, (), None)
    across = bar_of(When(None, date(2030, 1, 1), date(2032, 1, 1)), MAY)
    assert (across.before, across.after) == (True, True)
    assert across.slices[0].width == pytest.approx(98)


def test_far_times_do_not_push_the_near_ones_together():
    drawn = calendar((date(1987, 1, 1), date(1987, 12, 31)), (date(2031, 5, 1), date(2031, 5, 31)))
    assert drawn
    far, near = drawn.rows
    assert far.bar.before
    assert near.bar.slices[0].width > 15


def test_a_row_shows_when_its_claims_were_published():
    drawn = calendar((date(2031, 5, 1), date(2031, 5, 1)), (date(2031, 5, 12), date(2031, 5, 12)))
    assert drawn
    first, last = drawn.rows
    assert first.published == last.published
    assert first.bar.point is not None
    assert last.bar.point is not None
    assert first.bar.point < first.published[0].x < last.bar.point


@pytest.mark.parametrize(
    ("last", "labels"),
    [
        (date(2031, 5, 20), ("1 May", "8 May", "15 May")),
        (date(2031, 12, 1), ("May 2031", "Jul", "Sep", "Nov")),
        (date(2032, 12, 1), ("Jul 2031", "Jan 2032", "Jul")),
        (date(2051, 12, 1), ("2035", "2040", "2045")),
    ],
)
def test_the_axis_says_no_more_than_it_needs_to(last, labels):
    published = Published(When(None, date(2031, 5, 1), last), Basis.STATED)
    drawn = calendar((date(2031, 5, 1), None), (None, last), published=published)
    assert drawn
    assert set(labels) <= {tick.label for tick in drawn.ticks}
    assert len(drawn.ticks) <= 7


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_time_can_be_drawn(day):
    assert calendar((day, day))
    assert calendar((day, day), published=UNKNOWN_DATE)


def test_no_time_no_calendar():
    assert calendar_of(()) is None
