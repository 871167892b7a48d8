"""What every ledger must do with what annotators mark in an article: keep it, and find claims by it.

A part of `LedgerSuite`.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from onrecord.ledger.base import Box, ClaimQuery, Ledger
from onrecord.model import (
    Article,
    Claim,
    Count,
    Event,
    Evidence,
    EvidenceKind,
    Flag,
    Kind,
    Maker,
    Place,
    Proposition,
    Quote,
    Reading,
    Span,
    Speaker,
    Time,
    TimeType,
    When,
)
from onrecord.testing.asked import ids_of
from onrecord.testing.by_hand import LATER_MAKER, MAKER, article, claim, entity, quote, reading, span

RAID = (
    "Jets bombed Tarn on Monday, killing at least 13 people. "
    '"They will protest in Ostrel in March," Ann Bel, a nurse who saw it, said. '
    '"Two were shot", a clerk said that the mayor told him on 3/4/2031 in Quay.'
)
JULY = When("2031-07-20", date(2031, 7, 20), date(2031, 7, 20))
MARCH = When("2032-03", date(2032, 3, 1), date(2032, 3, 31))
EITHER = (When.day(date(2031, 3, 4)), When.day(date(2031, 4, 3)))
ALL_BOX = Box(-180, -90, 180, 90)


class LayerTests:
    """Tests of layers for a suite that gives `opened`."""

    def opened(self, folder: Path) -> AbstractContextManager[Ledger]:
        raise NotImplementedError

    def test_an_article_comes_back_with_all_its_layers(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            raid = _raid()
            ledger.writer().add(raid)
            kept = ledger.view().article(raid.annotated.article.id)
            for layer in ("times", "places", "events", "flags", "speakers"):
                assert getattr(kept, layer) == getattr(raid.annotated, layer), layer
            assert [each.events for each in ledger.view().articles()] == [raid.annotated.events]

    def test_what_a_claim_says_is_so_comes_back(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            raid = _raid()
            said = Proposition("Jets bombed Tarn", (span(RAID, "Jets bombed Tarn"),), holds=False)
            first, *others = raid.made
            ledger.writer().add(replace(raid, made=(replace(first, proposition=said), *others)))
            view = ledger.view()
            assert view.entry(first.claim.id).made.proposition == said
            assert [view.entry(made.claim.id).made.proposition for made in others] == [None] * len(others)
            assert view.verify().checked["propositions"] == 1

    def test_a_claim_comes_back_with_what_it_tells_of(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            raid = _raid()
            ledger.writer().add(raid)
            bombed, protest, outer, inner = (ledger.view().entry(made.claim.id) for made in raid)
            bombing, protesting, shooting = raid.annotated.events
            tarn, ostrel, quay = raid.annotated.places
            monday, march, figures = raid.annotated.times
            assert (bombed.events, bombed.places, bombed.times) == ((bombing,), (tarn,), (monday,))
            assert (protest.events, protest.places, protest.times) == ((protesting,), (ostrel,), (march,))
            assert bombed.speaker is None
            assert protest.speaker == raid.annotated.speakers[0]
            # The event is what the mayor reports, though the clerk's words hold it too. Its time and place stand
            # outside of what either says.
            assert (outer.events, outer.reports) == ((shooting,), ())
            assert (inner.events, inner.reports) == ((shooting,), (shooting,))
            assert (inner.places, inner.times) == ((quay,), (figures,))

    def test_layers_twice_are_once(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            raid = _raid()
            ledger.writer().add(raid)
            once = ledger.view().verify().checked, ledger.view().article(raid.annotated.article.id)
            ledger.writer().add(raid)
            assert (ledger.view().verify().checked, ledger.view().article(raid.annotated.article.id)) == once
            assert {name: once[0][name] for name in ("times", "places", "events", "counts", "flags", "speakers")} == {
                "times": 3,
                "places": 3,
                "events": 3,
                "counts": 1,
                "flags": 1,
                "speakers": 1,
            }
            assert ledger.view().verify().faults == ()

    def test_another_readers_layers_take_the_place_of_the_former(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            raid, bare = _raid(), _raid(events=(), places=(), speakers=(), maker=LATER_MAKER)
            ledger.writer().add(raid)
            view = ledger.view()
            then = view.entry(raid.made[0].claim.id).made.at
            ledger.writer().add(bare)
            assert view.article(raid.annotated.article.id).events == ()
            assert view.entry(raid.made[1].claim.id).speaker is None
            assert view.entry(raid.made[0].claim.id).events == ()
            assert ids_of(view, ClaimQuery(event="ASSAULT")) == []
            assert ids_of(view, ClaimQuery(country="LY")) == []
            assert ids_of(view, ClaimQuery(place="Tarn")) == []
            assert len(ids_of(view, ClaimQuery(happened_since=date(2031, 7, 1), happened_until=date(2031, 7, 31)))) == 1
            assert view.verify().faults == ()
            before = ledger.view(as_of=then)
            assert before.article(raid.annotated.article.id).events == raid.annotated.events
            assert ids_of(before, ClaimQuery(event="ASSAULT")) == [raid.made[0].claim.id]
            assert before.entry(raid.made[1].claim.id).speaker == raid.annotated.speakers[0]

    def test_a_former_readings_claim_is_found_by_what_it_told_of(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            raid = _raid()
            ledger.writer().add(raid)
            ledger.writer().add(reading(raid.annotated.article, maker=LATER_MAKER))
            assert ids_of(ledger.view(), ClaimQuery(country="LY")) == []
            assert ids_of(ledger.view(), ClaimQuery(country="LY", superseded=True)) == [raid.made[0].claim.id]

    def test_claims_are_found_by_where_it_happened(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            raid = _raid()
            ledger.writer().add(raid)
            bombed, protest, outer, inner = (made.claim.id for made in raid)
            view = ledger.view()
            assert ids_of(view, ClaimQuery(country="ly")) == [bombed]
            assert ids_of(view, ClaimQuery(country="FR")) == []
            assert ids_of(view, ClaimQuery(place="tarn")) == [bombed]  # as the article has it
            assert ids_of(view, ClaimQuery(place="tarn al-bahr")) == [bombed]  # as the map has it
            assert ids_of(view, ClaimQuery(place="Quay")) == [outer, inner]  # where the event was
            assert ids_of(view, ClaimQuery(place="100%")) == []
            assert ids_of(view, ClaimQuery(box=Box(19, 31, 21, 33))) == [bombed]
            assert ids_of(view, ClaimQuery(box=Box(20.07, 32.12, 20.07, 32.12))) == [bombed]
            assert ids_of(view, ClaimQuery(box=Box(179, -20, -179, 0))) == [protest]  # across the 180th meridian
            assert ids_of(view, ClaimQuery(box=Box(-179, -20, 179, 0))) == []
            # A place without a point lies in no box.
            assert ids_of(view, ClaimQuery(box=ALL_BOX)) == [bombed, protest]

    def test_a_place_is_found_by_an_entity_that_names_it(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            where = article("Ten people died in Tarn, it says. Tarn is dry.")
            died, dry = claim(where, "Ten people died in Tarn"), claim(where, "is dry")
            ledger.writer().add(reading(where, died, dry, entities=(entity(where, "Tarn", "GPE"),)))
            assert ids_of(ledger.view(), ClaimQuery(place="TAR")) == [died.id]

    def test_claims_are_found_by_when_it_happened_though_it_be_vague(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            raid = _raid()
            ledger.writer().add(raid)
            bombed, protest, outer, inner = (made.claim.id for made in raid)
            view = ledger.view()

            def found(since: date | None, until: date | None) -> list[str]:
                return ids_of(view, ClaimQuery(happened_since=since, happened_until=until))

            assert found(date(2031, 7, 20), date(2031, 7, 20)) == [bombed]
            assert found(date(2032, 3, 31), None) == [protest]
            assert found(date(2032, 4, 1), None) == []
            assert found(None, date(2031, 3, 3)) == []
            assert found(None, date(2031, 7, 19)) == [outer, inner]
            # Either of two readings of figures may be meant, and no day between them.
            assert found(date(2031, 3, 4), date(2031, 3, 4)) == [outer, inner]
            assert found(date(2031, 4, 3), date(2031, 4, 3)) == [outer, inner]
            assert found(date(2031, 3, 5), date(2031, 4, 2)) == []

    def test_times_of_any_length_are_found_by_the_days_that_they_reach(self, tmp_path: Path) -> None:
        bounds = (
            (date(2000, 1, 1), date(2000, 1, 1)),
            (date(1999, 12, 27), date(2000, 1, 2)),
            (date(1999, 12, 1), date(2000, 1, 1)),
            (date(1999, 1, 2), date(2000, 1, 1)),
            (date(1990, 1, 1), date(2000, 12, 31)),
            (date(1000, 1, 1), date(2000, 1, 1)),
            (None, date(2000, 1, 1)),
            (date(2000, 1, 1), None),
        )
        with self.opened(tmp_path) as ledger:
            for number, (earliest, latest) in enumerate(bounds):
                then = article(f"It rained then, in year {number}.", path=f"{number}.txt")
                time = Time(span(then.text, "then"), "XXXX", TimeType.DATE, When(None, earliest, latest))
                ledger.writer().add(reading(then, claim(then, then.text), times=(time,)))
            never = article("It rained for three days.", path="never.txt")
            lasting = Time(span(never.text, "three days"), "P3D", TimeType.DURATION, When(None, None, None))
            ledger.writer().add(reading(never, claim(never, never.text), times=(lasting,)))
            view, day = ledger.view(), date(2000, 1, 1)
            every = ids_of(view, ClaimQuery(happened_since=day, happened_until=day))
            assert len(every) == len(bounds)
            assert len(ids_of(view, ClaimQuery(happened_since=date(2000, 1, 3)))) == 2
            assert len(ids_of(view, ClaimQuery(happened_until=date(1998, 1, 1)))) == 3
            assert len(ids_of(view, ClaimQuery(happened_since=date.min, happened_until=date.min))) == 1
            assert len(ids_of(view, ClaimQuery(happened_since=date.max))) == 1

    def test_claims_are_found_by_event_and_by_kind_of_source(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            raid = _raid()
            ledger.writer().add(raid)
            bombed, protest, outer, inner = (made.claim.id for made in raid)
            view = ledger.view()
            assert ids_of(view, ClaimQuery(event="assault")) == [bombed]
            assert ids_of(view, ClaimQuery(event="CRIME")) == [outer, inner]
            assert ids_of(view, ClaimQuery(event="AID")) == []
            assert ids_of(view, ClaimQuery(kind=Kind.OUTLET)) == [bombed]
            assert ids_of(view, ClaimQuery(kind=Kind.PERSON)) == [protest]
            assert ids_of(view, ClaimQuery(kind=Kind.UNNAMED)) == [outer, inner]

    def test_all_conditions_hold_together_and_in_pages(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            raid = _raid()
            ledger.writer().add(raid)
            bombed, *_, outer, inner = (made.claim.id for made in raid)
            view = ledger.view()
            where = ClaimQuery(event="ASSAULT", country="LY", box=ALL_BOX, place="Tarn", kind=Kind.OUTLET, text="jets")
            assert ids_of(view, where) == [bombed]
            assert ids_of(view, replace(where, happened_since=date(2031, 7, 20))) == [bombed]
            assert ids_of(view, replace(where, event="PROTEST")) == []
            first = view.claims(ClaimQuery(event="CRIME"), limit=1)
            rest = view.claims(ClaimQuery(event="CRIME"), after=first[0].number)
            assert [entry.id for entry in (*first, *rest)] == [outer, inner]


def _raid(maker: Maker = MAKER, **layers: tuple[Any, ...]) -> Reading:
    """An article with every layer, and with a claim of its own, one of somebody's, and one that holds a third."""
    raid = article(RAID, path="raid.txt")
    claims = _claims(raid)
    quotes = tuple(quote(each) for each in claims if each.attribution)
    given = _layers(raid, quotes) | layers
    return reading(raid, *claims, quotes=quotes, maker=maker, **given)


def _claims(raid: Article) -> tuple[Claim, ...]:
    outer = claim(
        raid, '"Two were shot", a clerk said that the mayor told him', source="a clerk", cue="said", kind=Kind.UNNAMED
    )
    return (
        claim(raid, "Jets bombed Tarn on Monday, killing at least 13 people."),
        claim(raid, "They will protest in Ostrel in March", source="Ann Bel", cue="said"),
        outer,
        claim(raid, "Two were shot", source="the mayor", cue="told", kind=Kind.UNNAMED, via=outer),
    )


def _layers(raid: Article, quotes: tuple[Quote, ...]) -> dict[str, tuple[Any, ...]]:
    def at(words: str) -> Span:
        return span(raid.text, words)

    killed = Count(at("at least 13"), 13, 13, None, "killed")
    bombing = Event(at("bombed"), "ASSAULT", "airstrike", (at("Jets"),), (at("Tarn"),), 0, 0, (killed,))
    return {
        "times": (
            Time(at("Monday"), "2031-07-20", TimeType.DATE, JULY),
            Time(at("March"), "2032-03", TimeType.DATE, MARCH),
            Time(
                at("3/4/2031"),
                "2031-XX-XX",
                TimeType.DATE,
                When(None, date(2031, 3, 4), date(2031, 4, 3)),
                readings=EITHER,
                relative="P1W before",
            ),
        ),
        "places": (
            Place(at("Tarn"), "Tarn al-Bahr", 32.12, 20.07, 88319, "LY", 0.8),
            Place(at("Ostrel"), "Ostrel", -10.0, 179.5, None, None),
            Place(at("Quay"), "Quay", None, None, None, "GB"),
        ),
        "events": (
            bombing,
            Event(at("protest"), "PROTEST", place=1, time=1, factuality=1.0, quote=0),
            Event(at("shot"), "CRIME", place=2, time=2, quote=len(quotes) - 1),
        ),
        "flags": (Flag(at("3/4/2031"), "order of figures", "may be 4 March or 3 April"),),
        "speakers": (
            Speaker(
                0,
                None,
                name=at("Ann Bel"),
                office=at("a nurse"),
                basis=(Evidence(EvidenceKind.WITNESS, at("saw it")),),
            ),
        ),
    }
