from datetime import date

from onrecord.dossier import build
from onrecord.export.strip import WIDTH, strip_of
from onrecord.ledger.base import ClaimQuery
from onrecord.model import Basis, Published, When
from tests.dossier.by_hand import ViewByHand, article, claim, on


def strip(*times: Published):
    view = ViewByHand()
    for number, published in enumerate(times):
        kept = article(f"It rained {number} times.", published=published)
        view.keep(kept, claim(kept, "It rained"))
    return strip_of(build(view, ClaimQuery()).timeline)


def test_days_stand_in_proportion_to_the_time_between_them():
    drawn = strip(on(2031, 5, 1), on(2031, 5, 2), on(2031, 5, 10))
    middles = [column.x + column.width / 2 for column in drawn.columns]
    assert middles[2] - middles[1] > 7 * (middles[1] - middles[0])
    assert all(0 <= column.x <= WIDTH - column.width for column in drawn.columns)


def test_a_vague_time_is_as_wide_as_it_is_vague_and_stands_behind():
    week = Published(When(None, date(2031, 5, 1), date(2031, 5, 7)), Basis.STATED)
    first, second = strip(on(2031, 5, 3), week).columns
    assert first.moment.vague
    assert first.width == WIDTH
    assert not second.moment.vague


def test_a_single_moment_is_not_drawn():
    assert strip(on(2031, 5, 1)) is None


def test_an_end_that_is_not_known_fades_out():
    since = Published(When(None, date(2031, 5, 5), None), Basis.STATED)
    drawn = strip(on(2031, 5, 1), on(2031, 5, 20), since)
    (fading,) = (column.fading for column in drawn.columns if column.fading)
    assert [one.strength for one in fading] == sorted((one.strength for one in fading), reverse=True)
    assert fading[0].x == 200
    assert drawn.fades
