"""What every ledger must do over all claims at once: count them by kinds, times and places, rank them, find near ones.

A part of `LedgerSuite`.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from onrecord.ledger.base import Box, ClaimQuery, Ledger, View, Writer
from onrecord.model import (
    Act,
    By,
    Claim,
    Correction,
    Decision,
    Kind,
    Maker,
    Meanings,
    Mend,
    Of,
    Place,
    Side,
    Spot,
    Stance,
    Stretch,
    Surely,
    Time,
    TimeType,
    Unit,
    When,
    matter_id,
)
from onrecord.testing.asked import ids_of
from onrecord.testing.by_hand import LATER_MAKER, article, claim, entity, reading, span
from onrecord.testing.raises import raises

DYKE = 'The dyke at Quay broke in May. "The dyke at Arlen was sound," Ann Bel said. "It was not sound," a clerk said.'
FERRY = "The ferry to Arlen sank on Monday. Ann Bel denied it: the ferry is in Quay."
MAY = When("2031-05", date(2031, 5, 1), date(2031, 5, 31))
SECOND_OF_JUNE = When.day(date(2031, 6, 2))
LINKER = Maker("by-hand-linker", "1")
NETWORK = "by-hand-network 1"
QUAY, ARLEN = (0.5, 40.5), (52.0, 9.5)
AROUND_ARLEN = Box(9.0, 51.0, 10.0, 53.0)


@dataclass(frozen=True, slots=True)
class Told:
    """A ledger with an article on a dyke and one on a ferry, and their claims."""

    ledger: Ledger
    claims: tuple[Claim, ...]

    @property
    def view(self) -> View:
        return self.ledger.view()

    @property
    def writer(self) -> Writer:
        return self.ledger.writer()

    def counted(self, by: By, **asked: object) -> dict[str, int]:
        """How many claims have each value of a kind."""
        facets = self.view.facets(ClaimQuery(**asked))  # type: ignore[arg-type]
        return {facet.value: facet.claims for facet in facets.by[by]}

    def ranked(self, **asked: object) -> list[Claim]:
        view = self.view
        numbers = view.ranked(ClaimQuery(**asked))  # type: ignore[arg-type]
        return [entry.made.claim for entry in view.numbered(numbers)]

    def number(self, which: Claim) -> int:
        return self.view.entry(which.id).number

    def mean(self, *vectors: tuple[float, ...], network: str = NETWORK) -> None:
        """Say what each of the first claims means."""
        numbers = [self.number(each) for each in self.claims]
        self.writer.keep_meanings(Meanings(network, dict(zip(numbers, vectors, strict=False))))


class SearchTests:
    """Tests of what is found over all claims, for a suite that gives `opened`."""

    def opened(self, folder: Path) -> AbstractContextManager[Ledger]:
        raise NotImplementedError

    @contextmanager
    def _told(self, folder: Path) -> Iterator[Told]:
        with self.opened(folder) as ledger:
            claims = (*_dyke(ledger.writer()), *_ferry(ledger.writer()))
            yield Told(ledger, claims)

    # Kinds

    def test_an_empty_ledger_has_nothing_to_count(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            view = ledger.view()
            facets = view.facets(ClaimQuery(words="dyke", country="GB", happened_since=date(2031, 1, 1)), like=(1.0,))
            assert (facets.total, set(facets.by.values())) == (0, {()})
            assert (facets.published, facets.happened, view.spots(ClaimQuery())) == ((), (), ())
            assert view.ranked(ClaimQuery(text="dyke")) == []
            assert view.nearest((1.0,), ClaimQuery()) == []

    def test_claims_are_counted_by_kinds_most_first(self, tmp_path: Path) -> None:
        with self._told(tmp_path) as told:
            facets = told.view.facets(ClaimQuery())
            assert (facets.total, facets.surely) == (5, Surely.EXACTLY)
            assert [(each.label, each.claims) for each in facets.by[By.SOURCE]] == [
                ("Ann Bel", 2),
                ("Daily Post", 1),
                ("a clerk", 1),
                ("Evening Mail", 1),
            ]
            assert told.counted(By.STANCE) == {"asserts": 3, "denies": 2}
            assert told.counted(By.KIND) == {"person": 2, "outlet": 2, "unnamed": 1}
            assert told.counted(By.OUTLET) == {"Daily Post": 3, "Evening Mail": 2}
            assert told.counted(By.COUNTRY) == {"GB": 2, "NO": 2}
            assert told.counted(By.PLACE) == {"Quay": 2, "Arlen": 2, "Little Quay": 1}
            assert told.counted(By.MATTER) == {}

    def test_a_kind_is_counted_over_what_fits_all_other_conditions(self, tmp_path: Path) -> None:
        with self._told(tmp_path) as told:
            assert told.view.facets(ClaimQuery(stance=Stance.DENIES, outlet="mail")).total == 1
            assert told.counted(By.STANCE, stance=Stance.DENIES, outlet="mail") == {"asserts": 1, "denies": 1}
            assert told.counted(By.OUTLET, stance=Stance.DENIES, outlet="mail") == {"Daily Post": 1, "Evening Mail": 1}
            assert told.counted(By.KIND, stance=Stance.DENIES, outlet="mail") == {"person": 1}
            assert told.counted(By.COUNTRY, country="NO", text="dyke") == {"GB": 1, "NO": 1}
            assert told.counted(By.PLACE, country="NO", text="dyke") == {"Arlen": 1}
            assert told.counted(By.SOURCE, source="bel", kind=Kind.PERSON) == {"Ann Bel": 2}

    def test_only_the_values_that_most_have_are_given(self, tmp_path: Path) -> None:
        with self._told(tmp_path) as told:
            facets = told.view.facets(ClaimQuery(), limit=1)
            assert [facet.label for facet in facets.by[By.SOURCE]] == ["Ann Bel"]
            assert [facet.label for facet in facets.by[By.STANCE]] == ["asserts"]

    def test_several_stances_kinds_and_outlets_may_fit(self, tmp_path: Path) -> None:
        with self._told(tmp_path) as told:
            broke, sound, unsound, sank, denied = (each.id for each in told.claims)
            view = told.view
            assert ids_of(view, ClaimQuery(kind=(Kind.UNNAMED, Kind.OUTLET))) == [broke, unsound, sank]
            assert ids_of(view, ClaimQuery(stance=(Stance.DENIES, Stance.DENIES))) == [unsound, denied]
            assert ids_of(view, ClaimQuery(stance=(Stance.DENIES, Stance.ASSERTS), outlet="mail")) == [sank, denied]
            assert ids_of(view, ClaimQuery(outlet=("mail", "gazette"))) == [sank, denied]
            assert ids_of(view, ClaimQuery(outlet=("mail", "post"), kind=Kind.PERSON)) == [sound, denied]

    def test_claims_are_counted_by_the_matters_that_they_stand_in(self, tmp_path: Path) -> None:
        with self._told(tmp_path) as told:
            broke, sound, unsound, sank, _ = (each.id for each in told.claims)
            dyke, ferry = matter_id(broke), matter_id(sank)
            placed = [
                Decision(Act.PLACE, "", matter=dyke, claim=each, side=side)
                for each, side in ((broke, Side.FOR), (sound, Side.AGAINST), (unsound, Side.FOR))
            ]
            placed += [Decision(Act.PLACE, "", matter=ferry, claim=sank, side=Side.FOR)]
            placed += [Decision(Act.TITLE, "", matter=dyke, title="Did the dyke break?")]
            told.writer.link((), LINKER, up_to=5, decisions=placed)
            (first, second) = told.view.facets(ClaimQuery()).by[By.MATTER]
            assert (first.value, first.label, first.claims) == (dyke, "Did the dyke break?", 3)
            assert (second.value, second.label, second.claims) == (ferry, "The ferry to Arlen sank on Monday", 1)
            assert told.counted(By.MATTER, stance=Stance.DENIES, matter=ferry) == {dyke: 1}
            told.writer.decide(Decision(Act.REMOVE, "Ada", matter=dyke, claim=sound, person=True))
            assert told.counted(By.MATTER) == {dyke: 2, ferry: 1}
            (join,) = told.writer.decide(Decision(Act.JOIN, "Ada", matter=dyke, other=ferry, person=True))
            assert told.counted(By.MATTER) == {dyke: 3}
            told.writer.take_back(join, "Ada")
            assert told.counted(By.MATTER) == {dyke: 2, ferry: 1}
            told.writer.decide(Decision(Act.DISTINCT, "Ada", claim=broke, other=unsound, person=True))
            assert told.counted(By.MATTER) == {each.id: len(each.standings) for each in told.view.matters()}
            told.writer.link((), Maker("by-hand-linker", "2"), up_to=5)
            assert told.counted(By.MATTER) == {each.id: len(each.standings) for each in told.view.matters()}

    # Times and places

    def test_times_are_counted_as_far_as_they_are_known(self, tmp_path: Path) -> None:
        with self._told(tmp_path) as told:
            view = told.view
            june = Stretch(date(2031, 6, 1), date(2031, 6, 30), 2)
            assert view.histogram(ClaimQuery(), Of.PUBLISHED) == view.facets(ClaimQuery()).published == (june,)
            assert view.histogram(ClaimQuery(), Of.PUBLISHED, unit=Unit.DAY) == (
                Stretch(date(2031, 6, 2), date(2031, 6, 2), 2),
            )
            months = (Stretch(None, date(2031, 5, 31), 1), Stretch(date(2031, 5, 1), date(2031, 5, 31), 2))
            assert view.histogram(ClaimQuery(), Of.HAPPENED) == view.facets(ClaimQuery()).happened == months
            assert view.histogram(ClaimQuery(), Of.HAPPENED, unit=Unit.DAY) == (
                Stretch(None, date(2031, 5, 20), 1),
                Stretch(date(2031, 5, 1), date(2031, 5, 31), 1),
                Stretch(date(2031, 5, 26), date(2031, 5, 26), 1),
            )
            year = Stretch(date(2031, 1, 1), date(2031, 12, 31), 2)
            assert view.histogram(ClaimQuery(), Of.HAPPENED, unit=Unit.YEAR)[1:] == (year,)

    def test_a_claim_counts_once_for_a_month_of_which_it_tells_twice(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            rain = article("It rained on Monday and on Friday, and on some other day.")
            times = tuple(
                Time(span(rain.text, words), "XXXX", TimeType.DATE, When.day(day))
                for words, day in (("Monday", date(2031, 5, 5)), ("Friday", date(2031, 5, 9)))
            )
            ledger.writer().add(reading(rain, claim(rain, rain.text), times=times))
            (month,) = ledger.view().histogram(ClaimQuery(), Of.HAPPENED)
            assert month.claims == 1
            assert len(ledger.view().histogram(ClaimQuery(), Of.HAPPENED, unit=Unit.DAY)) == 2

    def test_a_timeline_shows_the_whole_of_which_a_part_is_chosen(self, tmp_path: Path) -> None:
        with self._told(tmp_path) as told:
            view, query = told.view, ClaimQuery(happened_since=date(2031, 5, 21), since=date(2031, 6, 3))
            assert [each.claims for each in view.histogram(replace(query, since=None), Of.HAPPENED)] == [1, 2]
            assert [each.claims for each in view.histogram(query, Of.PUBLISHED)] == [1]
            assert view.histogram(query, Of.HAPPENED) == ()

    def test_a_map_shows_the_whole_of_which_a_part_is_chosen(self, tmp_path: Path) -> None:
        with self._told(tmp_path) as told:
            view = told.view
            arlen, quay = Spot("Arlen", "NO", *ARLEN, 2), Spot("Quay", "GB", *QUAY, 2)
            assert view.spots(ClaimQuery()) == (quay, arlen)
            assert view.spots(ClaimQuery(box=AROUND_ARLEN)) == (quay, arlen)
            assert view.spots(ClaimQuery(box=AROUND_ARLEN, text="dyke")) == (
                replace(quay, claims=1),
                replace(arlen, claims=1),
            )
            assert view.spots(ClaimQuery(), limit=1) == (quay,)
            assert told.counted(By.STANCE, box=AROUND_ARLEN) == {"asserts": 2}

    # Order

    def test_claims_whose_words_fit_best_come_first_then_those_published_last(self, tmp_path: Path) -> None:
        with self._told(tmp_path) as told:
            broke, sound, unsound, sank, denied = told.claims
            assert told.ranked(words="sound") == [unsound, sound]  # it is half of the shorter one
            assert told.ranked(text="dyke", country="NO") == [sound]
            # The ferry's article has a day, the dyke's has none; of one day the last one comes first.
            assert told.ranked() == [denied, sank, unsound, sound, broke]
            assert told.view.ranked(ClaimQuery(), limit=2) == [told.number(denied), told.number(sank)]
            assert told.view.numbered([10**6]) == []

    # Meaning

    def test_claims_near_in_meaning_are_found_nearest_first(self, tmp_path: Path) -> None:
        with self._told(tmp_path) as told:
            broke, sound, _, sank, _ = told.claims
            told.mean((1.0, 0.0, 0.1), (0.6, 0.8, 0.1), (-1.0, 0.0, 0.1), (0.0, 1.0, 0.1))
            view = told.view
            found = view.nearest((2.0, 0.0, 0.2), ClaimQuery())
            assert [each.number for each in found][:2] == [told.number(broke), told.number(sound)]
            assert [round(each.score, 1) for each in found] == [1.0, 0.6, 0.0, -1.0]
            assert [each.number for each in view.nearest((0.0, 1.0, 0.0), ClaimQuery(outlet="mail"))] == [
                told.number(sank)
            ]
            assert len(view.nearest((1.0, 0.0, 0.0), ClaimQuery(), limit=1)) == 1
            assert len(view.nearest((1.0, 0.0, 0.0), ClaimQuery(), least=0.5)) == 2
            with raises(ValueError):
                view.nearest((1.0, 0.0), ClaimQuery())
            assert view.verify().faults == ()

    def test_what_is_near_fits_though_it_has_not_the_words(self, tmp_path: Path) -> None:
        with self._told(tmp_path) as told:
            told.mean((1.0, 0.5, 0.1), (-0.6, -0.8, -0.1), (-1.0, 0.0, -0.1), (0.9, 0.5, 0.1), (-1.0, -0.5, -0.1))
            view, like = told.view, (1.0, 0.5, 0.1)
            facets = view.facets(ClaimQuery(), like=like)
            assert (facets.total, facets.surely) == (2, Surely.ABOUT)
            with_words = view.facets(ClaimQuery(words="clerk"), like=like)
            assert (with_words.total, {facet.value for facet in with_words.by[By.SOURCE]}) == (
                3,
                {"Daily Post", "a clerk", "Evening Mail"},
            )
            assert view.facets(ClaimQuery(words="clerk", outlet="mail"), like=like).total == 1
            assert [each.name for each in view.spots(ClaimQuery(), like=like)] == ["Quay", "Arlen"]
            assert len(view.histogram(ClaimQuery(), Of.PUBLISHED, like=like)) == 1

    def test_meanings_are_kept_with_the_links_and_once(self, tmp_path: Path) -> None:
        with self._told(tmp_path) as told:
            first, second = (told.number(each) for each in told.claims[:2])
            view, vector = told.view, (0.5, -0.5)
            assert view.meant_by() is None
            assert [entry.number for entry in view.unmeant(NETWORK)] == [5, 4, 3, 2, 1]
            told.writer.link((), LINKER, up_to=2, meanings=Meanings(NETWORK, {second: vector}))
            told.writer.keep_meanings(Meanings(NETWORK, {second: (1.0, 1.0)}))
            assert view.meant_by() == NETWORK
            assert [near.score for near in view.nearest(vector, ClaimQuery())] == [1.0]
            assert [entry.number for entry in view.unmeant(NETWORK)] == [first]
            assert [entry.number for entry in view.unmeant(NETWORK, before=5, limit=2)] == [4, 3]
            assert view.unmeant(NETWORK, before=first) == []

    def test_only_the_network_that_was_at_work_last_counts(self, tmp_path: Path) -> None:
        with self._told(tmp_path) as told:
            told.mean((1.0, 0.1), (0.2, 1.0), (1.0, 1.0))
            assert len(told.view.nearest((1.0, 0.0), ClaimQuery())) == 3
            told.mean((1.0, 0.1, 0.3), network="by-hand-network 2")
            assert told.view.meant_by() == "by-hand-network 2"
            assert len(told.view.nearest((1.0, 0.0, 0.0), ClaimQuery())) == 1
            told.mean((), (1.0, 0.5, 0.5)[:3], network="by-hand-network 2")
            assert len(told.view.nearest((1.0, 0.0, 0.0), ClaimQuery())) == 2

    # What comes in

    def test_counts_follow_what_comes_in(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            view, writer = ledger.view(), ledger.writer()
            assert view.facets(ClaimQuery()).total == 0
            claims = _dyke(writer)
            then = view.entry(claims[0].id).made.at
            assert (view.facets(ClaimQuery()).total, view.facets(ClaimQuery(words="sound")).total) == (3, 2)
            assert len(view.spots(ClaimQuery())) == 2
            _ferry(writer)
            assert view.facets(ClaimQuery(words="ferry")).total == 2
            assert sum(spot.claims for spot in view.spots(ClaimQuery())) == 4
            writer.add(reading(article(DYKE, path="dyke.txt"), claims[1], maker=LATER_MAKER))
            assert view.facets(ClaimQuery()).total == 3
            assert view.facets(ClaimQuery(superseded=True)).total == 5
            assert ids_of(view, ClaimQuery(words="dyke")) == [claims[1].id]
            assert [spot.name for spot in view.spots(ClaimQuery())] == ["Quay", "Arlen"]
            before = ledger.view(as_of=then)
            assert ids_of(before, ClaimQuery()) == [each.id for each in claims]
            assert [spot.name for spot in before.spots(ClaimQuery())] == ["Quay", "Arlen"]
            assert ids_of(ledger.view(as_of="2001-01-01"), ClaimQuery()) == []
            assert view.facets(ClaimQuery()).total == 3

    def test_a_reading_without_claims_leaves_none_of_the_former_ones(self, tmp_path: Path) -> None:
        with self._told(tmp_path) as told:
            assert told.view.facets(ClaimQuery()).total == 5
            told.writer.add(reading(article(DYKE, path="dyke.txt"), maker=LATER_MAKER))
            assert told.view.facets(ClaimQuery()).total == 2

    def test_claims_are_counted_as_people_have_them(self, tmp_path: Path) -> None:
        with self._told(tmp_path) as told:
            broke, sound, unsound, *_ = told.claims
            assert told.counted(By.COUNTRY) == {"GB": 2, "NO": 2}
            told.writer.correct(Correction(Mend.REJECT, unsound.id, "Ada"))
            assert told.counted(By.SOURCE) == {"Ann Bel": 2, "Daily Post": 1, "Evening Mail": 1}
            mark = span(DYKE, "Arlen")
            elsewhere = Place(mark, "Arlen-on-Sea", *ARLEN, None, "SE")
            (moved,) = told.writer.correct(Correction(Mend.PLACE, sound.id, "Ada", mark=mark, place=elsewhere))
            told.writer.correct(Correction(Mend.STANCE, sound.id, "Ada", stance=Stance.DOUBTS))
            assert told.counted(By.COUNTRY) == {"GB": 2, "NO": 1, "SE": 1}
            assert told.counted(By.PLACE, stance=Stance.DOUBTS) == {"Arlen-on-Sea": 1}
            assert told.counted(By.STANCE, words="sound") == {"doubts": 1}
            told.writer.take_back_correction(moved, "Ada")
            assert told.counted(By.PLACE, stance=Stance.DOUBTS) == {"Arlen": 1}
            told.writer.correct(Correction(Mend.CONTENT, broke.id, "Ada", spans=(span(DYKE, "The dyke at Quay"),)))
            assert ids_of(told.view, ClaimQuery(text="broke")) == []
            assert told.view.facets(ClaimQuery(text="quay")).total == 2

    def test_many_may_ask_while_claims_come_in(self, tmp_path: Path) -> None:
        with self._told(tmp_path) as told:
            words = [f"Rain fell in week {number} of the year." for number in range(12)]

            def ask(_: int) -> bool:
                view, query = told.ledger.view(), ClaimQuery(text="rain", about="ann", country="GB")
                rain = replace(query, about=None, country=None)
                counted = [view.facets(rain).total, len(view.ranked(rain))]
                none = view.facets(query).total + sum(spot.claims for spot in view.spots(query))
                return counted == sorted(counted) and 0 <= counted[-1] <= len(words) and not none

            with ThreadPoolExecutor(4) as threads:
                asked = threads.map(ask, range(24))
                for number, text in enumerate(words):
                    rain = article(text, path=f"{number}.txt")
                    told.writer.add(reading(rain, claim(rain, text)))
                assert all(asked)
            assert told.view.facets(ClaimQuery(text="rain")).total == len(words)


def _dyke(writer: Writer) -> tuple[Claim, ...]:
    """Adds an article without a day: on its outlet's word, Ann Bel's, and a clerk's who denies hers."""
    dyke = article(DYKE, path="dyke.txt")
    bel = entity(dyke, "Ann Bel")
    claims = (
        claim(dyke, "The dyke at Quay broke in May"),
        claim(dyke, "The dyke at Arlen was sound", source="Ann Bel", cue="said", entity=bel),
        claim(dyke, "It was not sound", source="a clerk", cue="a clerk said", stance=Stance.DENIES, kind=Kind.UNNAMED),
    )
    time = Time(span(dyke.text, "May"), "2031-05", TimeType.DATE, MAY)
    places = _places(dyke.text)
    writer.add(reading(dyke, *claims, entities=(bel,), times=(time,), places=places))
    return claims


def _ferry(writer: Writer) -> tuple[Claim, ...]:
    """Adds an article of one day: on its outlet's word, and on that of Ann Bel, who denies it."""
    ferry = article(FERRY, path="ferry.txt", outlet="Evening Mail", published=SECOND_OF_JUNE)
    bel = entity(ferry, "Ann Bel")
    claims = (
        claim(ferry, "The ferry to Arlen sank on Monday"),
        claim(ferry, "the ferry is in Quay", source="Ann Bel", cue="denied", stance=Stance.DENIES, entity=bel),
    )
    times = (
        Time(span(ferry.text, "Monday"), "2031-05-26", TimeType.DATE, When.day(date(2031, 5, 26))),
        Time(span(ferry.text, "is in"), "XXXX", TimeType.DATE, When(None, None, date(2031, 5, 20))),
    )
    nowhere = Place(span(ferry.text, "Quay"), "Little Quay", None, None, None, "GB")
    places = (*_places(ferry.text), nowhere)
    writer.add(reading(ferry, *claims, entities=(bel,), times=times, places=places))
    return claims


def _places(text: str) -> tuple[Place, ...]:
    return (
        Place(span(text, "Quay"), "Quay", *QUAY, None, "GB"),
        Place(span(text, "Arlen"), "Arlen", *ARLEN, None, "NO"),
    )
