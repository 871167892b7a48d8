from __future__ import annotations

import pytest

from onrecord.model import Count, Event, Span, Stance
from onrecord.reconcile.compare.figures import compare_figures, same_figures
from tests.reconcile.said import facts


def killed(low: int | None, high: int | None) -> Event:
    return Event(Span(0, 4), "CASUALTY", counts=(Count(Span(0, 4), low, low, high, "killed"),))


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ("13 people died", "nine were killed", "one says 13 dead, the other 9"),
        ("at least 13 people died", "nine were killed", "one says at least 13 dead, the other 9"),
        ("1,234,567 people died", "two million people died", "one says 1,234,567 dead, the other 2,000,000"),
        ("12 died and 30 were wounded", "12 died and 31 were wounded", "one says 30 wounded, the other 31"),
        (
            "bread went up by 12 per cent",
            "bread went up by half",
            "one gives the number 12 per cent, the other 50 per cent",
        ),
        ("some 200 tonnes of oil leaked", "15 tonnes of oil leaked", "one gives the number about 200, the other 15"),
        ("at least 13 people died", "20 people died", None),
        ("13 died", "12 were injured", None),
        ("13 died", "thirteen were killed", None),
        ("13 died", "many died", None),
        ("it was hit by 40 rockets that killed nobody", "31 people were killed", None),
        ("he died on 14 May", "he died on 15 May", None),
        ("the bridge is 40 metres long", "three dogs bit the mayor", None),
    ],
)
def test_two_figures_for_one_thing(left, right, reason):
    assert compare_figures(facts(left), facts(right, source="the mayor")) == reason


def test_figures_are_taken_from_the_events_where_these_have_some():
    left = facts("dozens of people, 13 of them guests, died", events=(killed(24, None),))
    assert compare_figures(left, facts("they say 9 people died", events=(killed(9, 9),))) == (
        "one says at least 24 dead, the other 9"
    )


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ("13 people died", "thirteen were killed", "both say 13 dead"),
        (
            "the city keeps 49 per cent of its tram",
            "49 percent of the tram stay with the city",
            "both give the number 49 per cent",
        ),
        ("13 people died", "nine were killed", None),
        ("the tower fell", "a tower fell", None),
        ("two guards fell on Friday", "the attack was over in two hours", None),
        ("the course of the race is 42.195 kilometres long", "the race course is 42.195 kilometres", None),
    ],
)
def test_one_figure_in_both(left, right, reason):
    assert same_figures(facts(left), facts(right, source="the mayor")) == reason


def test_who_denies_a_figure_gives_none():
    assert same_figures(facts("13 people died"), facts("13 people died", stance=Stance.DENIES)) is None
