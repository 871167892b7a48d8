"""That the news made for measuring growth is sound, and what is counted of a run."""

from __future__ import annotations

import re
from contextlib import closing
from itertools import islice, pairwise

import pytest
from bench.growth import CLOSELY, Clock, Run, Step, figures_of
from bench.running_news import CLAIMS, Newsroom

from onrecord.ledger.memory import MemoryLedger


@pytest.fixture(scope="module")
def articles():
    return list(islice(Newsroom().readings(), 120))


def test_the_ledger_finds_nothing_wrong_with_it(articles):
    with closing(MemoryLedger()) as ledger:
        writer = ledger.writer()
        added = [writer.add(reading) for reading in articles[:20]]
        assert min(added) >= 5
        assert ledger.view().verify().faults == ()


def test_it_is_the_same_each_time(articles):
    again = islice(Newsroom().readings(), 3)
    assert [reading.annotated.article.id for reading in again] == [
        reading.annotated.article.id for reading in articles[:3]
    ]


def test_contents_have_eight_to_thirty_words(articles):
    lengths = [len(made.claim.text.split()) for reading in articles for made in reading]
    assert min(lengths) >= 8
    assert sum(length > 30 for length in lengths) < len(lengths) / 100


def test_days_never_run_back(articles):
    days = [reading.annotated.article.published.when.earliest for reading in articles]
    assert days == sorted(days)


def test_names_places_and_days_are_marked_where_they_stand(articles):
    for reading in articles[:20]:
        text = reading.annotated.article.text
        assert all(place.span.of(text) == place.name for place in reading.annotated.places)
        assert all(re.search(r"\d{4}$", time.span.of(text)) for time in reading.annotated.times)
        assert any(made.claim.source.entity for made in reading)


def test_articles_of_a_story_share_words_and_claims(articles):
    stories = {}
    for reading in articles:
        stories.setdefault(reading.annotated.article.given_id.split("/")[0], []).append(reading)
    assert len(stories) > 20
    longest = max(stories.values(), key=len)
    contents = [{made.claim.text.casefold() for made in reading} for reading in longest]
    assert any(one & other for one, other in pairwise(contents))
    assert all(len(tuple(reading)) <= CLAIMS[1] for reading in articles)


def test_the_cost_of_a_claim_is_told_of_the_first_and_the_last_tenth():
    steps = [Step(10 * (number + 1), 10, cpu=1.0 + number, wall=6.0) for number in range(10)]
    figures = figures_of([Run(tuple(steps), 30, identity_cpu=6.0)])
    assert figures["growth.first_ms"] == pytest.approx(100)
    assert figures["growth.last_ms"] == pytest.approx(1000)
    assert figures["growth.ratio"] == pytest.approx(10)
    assert figures["growth.minutes"] == pytest.approx(1)
    assert figures["growth.cpu_minutes"] == pytest.approx(55 / 60)
    assert figures["growth.identity_cpu_minutes"] == pytest.approx(0.1)
    assert (figures["growth.claims"], figures["growth.links"]) == (100, 30)


def test_of_few_batches_the_first_and_the_last_count():
    figures = figures_of([Run((Step(12, 12, 1.0, 1.0), Step(24, 12, 2.0, 1.0)), 0, 0.0)])
    assert figures["growth.ratio"] == pytest.approx(2)


def test_what_is_read_closely_is_not_held_against_what_is_read_briefly():
    steps = (Step(10, 10, 9.0, 1.0, closely=True), Step(20, 10, 1.0, 1.0), Step(30, 10, 1.5, 1.0))
    figures = figures_of([Run(steps, 0, 0.0)])
    assert figures["growth.ratio"] == pytest.approx(1.5)
    assert figures["growth.cpu_minutes"] == pytest.approx(11.5 / 60)


def test_a_clock_tells_which_batches_of_a_run_are_read_closely():
    clock = Clock(1000)
    for claims in (1000 + CLOSELY - 100, 1000 + CLOSELY + 300, 1000 + CLOSELY + 700):
        clock.note(claims)
    assert [(step.new, step.closely) for step in clock.steps] == [(CLOSELY - 100, True), (400, True), (400, False)]
