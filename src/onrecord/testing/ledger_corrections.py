"""What every ledger must do with what people say of claims: keep it, and give claims as people have them.

A part of `LedgerSuite`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from onrecord.errors import NotFound
from onrecord.ledger.base import Box, ClaimQuery, Ledger, View, Writer
from onrecord.model import (
    Act,
    Article,
    Claim,
    Correction,
    Decision,
    Entity,
    Event,
    Kind,
    Link,
    Maker,
    Mend,
    Place,
    Reading,
    Relation,
    Side,
    Span,
    Stance,
    Time,
    TimeType,
    Voice,
    When,
    matter_id,
)
from onrecord.testing.asked import ids_of
from onrecord.testing.by_hand import LATER_MAKER, MAKER, article, claim, entity, quote, reading, span
from onrecord.testing.raises import raises

TEXT = (
    'Ann Bel of Ostrel said "the bridge fell in Tarn on 3 May, it was old", a clerk wrote. '
    "The mayor denied that it was old. Nobody was hurt in Arlen."
)
LINKER = Maker("by-hand-linker", "1")
THIRD_OF_MAY, FOURTH_OF_MAY = When.day(date(2031, 5, 3)), When.day(date(2031, 5, 4))
FAR_OFF = "c" + 20 * "0"
ONE_PLACE, OTHER_PLACE = Box(9.0, 51.0, 10.0, 53.0), Box(-1.0, 40.0, 1.0, 41.0)


@dataclass(frozen=True, slots=True)
class Fallen:
    """A ledger with an article on a bridge: what a clerk wrote, Ann Bel in it, the mayor, and the outlet itself."""

    ledger: Ledger
    article: Article
    claims: tuple[Claim, ...]
    layers: dict[str, tuple[Any, ...]]

    @property
    def view(self) -> View:
        return self.ledger.view()

    @property
    def writer(self) -> Writer:
        return self.ledger.writer()

    def at(self, words: str) -> Span:
        return span(self.article.text, words)

    def correct(self, which: Claim, mend: Mend, by: str = "Ada", **said: Any) -> int:
        """Have somebody say something of a claim; gives its number."""
        (number,) = self.writer.correct(Correction(mend, which.id, by, **said))
        return number

    def found(self, **asked: Any) -> list[Claim]:
        """The claims, as they were made, that fit a query."""
        view = self.view
        return [view.entry(each).made.claim for each in ids_of(view, ClaimQuery(**asked))]

    def read_again(self, *claims: Claim, maker: Maker = LATER_MAKER) -> None:
        self.writer.add(reading(self.article, *claims, maker=maker, **self.layers))

    def other_voice(self, source: str) -> Claim:
        """The mayor's claim as somebody else's."""
        mayor = self.claims[2]
        attribution = mayor.attribution
        assert attribution
        voice = Voice(source, Kind.PERSON, (self.at(source),))
        return replace(mayor, attribution=replace(attribution, source=voice))


class CorrectionTests:
    """Tests of corrections for a suite that gives `opened`."""

    def opened(self, folder: Path) -> AbstractContextManager[Ledger]:
        raise NotImplementedError

    @contextmanager
    def _fallen(self, folder: Path) -> Iterator[Fallen]:
        with self.opened(folder) as ledger:
            made = _fallen_reading()
            ledger.writer().add(made)
            annotated = made.annotated
            layers: dict[str, tuple[Any, ...]] = {
                name: getattr(annotated, name) for name in ("entities", "quotes", "times", "places", "events")
            }
            yield Fallen(ledger, annotated.article, tuple(each.claim for each in made), layers)

    # What readers see

    def test_a_claim_reads_as_people_have_it_and_what_was_made_stays(self, tmp_path: Path) -> None:
        with self._fallen(tmp_path) as fallen:
            mayor = fallen.claims[2]
            number = fallen.correct(mayor, Mend.STANCE, stance=Stance.DOUBTS, reasons=("I asked him",))
            entry = fallen.view.entry(mayor.id)
            assert (entry.claim.stance, entry.made.claim, entry.id, entry.claim.id) == (
                Stance.DOUBTS,
                mayor,
                mayor.id,
                mayor.id,
            )
            (kept,) = entry.corrections
            assert (kept.number, kept.correction.by, kept.correction.reasons) == (number, "Ada", ("I asked him",))
            assert fallen.view.corrections(mayor.id) == fallen.view.corrections() == [kept]
            assert fallen.view.verify().faults == ()

    def test_each_role_of_a_claim_can_be_mended(self, tmp_path: Path) -> None:
        with self._fallen(tmp_path) as fallen:
            mayor = fallen.claims[2]
            mended = {Mend.SOURCE: "mayor", Mend.CUE: "denied that", Mend.CONTENT: "was old"}
            at = {mend: fallen.article.text.index(words, 90) for mend, words in mended.items()}
            fallen.writer.correct(
                *(
                    Correction(mend, mayor.id, "Ada", spans=(Span(at[mend], at[mend] + len(words)),))
                    for mend, words in mended.items()
                )
            )
            now = fallen.view.entry(mayor.id).claim
            assert now.attribution
            assert (now.source.text, now.attribution.cue_text, now.text) == tuple(mended.values())
            assert fallen.found(source="the mayor") == []
            assert fallen.found(source="mayor") == fallen.found(text="was old", source="mayor") == [mayor]
            assert fallen.found(text="it was old", source="mayor") == []

    def test_the_chain_of_a_claim_has_the_outer_voice_as_people_have_it(self, tmp_path: Path) -> None:
        with self._fallen(tmp_path) as fallen:
            clerk, bel, *_ = fallen.claims
            fallen.correct(clerk, Mend.SOURCE, spans=(fallen.at("clerk"),))
            entry = fallen.view.entry(bel.id)
            assert [voice.text for voice in entry.claim.chain()] == ["Daily Post", "clerk", "Ann Bel"]
            assert (entry.made.claim, entry.id, entry.corrections) == (bel, bel.id, ())

    def test_the_outlets_own_claim_can_be_given_a_source_and_a_sources_claim_to_the_outlet(
        self, tmp_path: Path
    ) -> None:
        with self._fallen(tmp_path) as fallen:
            _, _, mayor, hurt = fallen.claims
            fallen.correct(hurt, Mend.SOURCE, spans=(fallen.at("The mayor"),))
            fallen.writer.correct(
                Correction(Mend.SOURCE, mayor.id, "Ada", spans=()), Correction(Mend.CUE, mayor.id, "Ada", spans=())
            )
            view = fallen.view
            assert (view.entry(hurt.id).claim.source.text, view.entry(hurt.id).claim.source.kind) == (
                "The mayor",
                Kind.PERSON,
            )
            assert view.entry(mayor.id).claim.attribution is None
            assert fallen.found(own_voice=True) == [mayor]
            assert fallen.found(source="mayor") == [hurt]
            assert view.summary().sources == 3

    # What claims are found by

    def test_claims_are_found_by_the_stance_kind_and_source_that_people_give(self, tmp_path: Path) -> None:
        with self._fallen(tmp_path) as fallen:
            _, bel, mayor, _ = fallen.claims
            (who, *_) = fallen.layers["entities"]
            numbers = [
                fallen.correct(mayor, Mend.STANCE, stance=Stance.ADMITS),
                fallen.correct(mayor, Mend.KIND, kind=Kind.OFFICE),
                fallen.correct(mayor, Mend.ENTITY, entity=who.id),
                fallen.correct(bel, Mend.ENTITY),
            ]
            assert fallen.found(stance=Stance.DENIES) == []
            assert fallen.found(stance=Stance.ADMITS) == fallen.found(kind=Kind.OFFICE) == [mayor]
            assert mayor not in fallen.found(kind=Kind.PERSON)
            assert fallen.found(said_by=(who.id,)) == [mayor]
            assert fallen.view.entry(bel.id).claim.source.entity is None
            for number in numbers:
                assert fallen.writer.take_back_correction(number, "Ada")
            assert fallen.found(stance=Stance.DENIES) == [mayor]
            assert fallen.found(kind=Kind.OFFICE) == []
            assert fallen.found(said_by=(who.id,)) == [bel]

    def test_claims_are_found_by_the_place_that_people_give(self, tmp_path: Path) -> None:
        with self._fallen(tmp_path) as fallen:
            _, bel, *_ = fallen.claims
            at = fallen.at("Tarn")
            number = fallen.correct(bel, Mend.PLACE, mark=at, place=Place(at, "Tarne", 40.5, 0.5, 7, "ES"))
            assert bel in fallen.found(country="es")
            assert bel in fallen.found(box=OTHER_PLACE)
            assert bel not in fallen.found(country="DE")
            assert bel not in fallen.found(box=ONE_PLACE)
            assert fallen.found(place="Tarne") == [bel]
            (place,) = fallen.view.entry(bel.id).places
            assert (place.name, place.span, place.country) == ("Tarne", at, "ES")
            fallen.writer.take_back_correction(number, "Ada")
            assert bel in fallen.found(country="DE")
            assert fallen.found(country="ES") == []

    def test_a_place_that_is_none_finds_no_claim_and_nothing_happened_there(self, tmp_path: Path) -> None:
        with self._fallen(tmp_path) as fallen:
            _, bel, *_ = fallen.claims
            before = fallen.view.entry(bel.id)
            fallen.correct(bel, Mend.PLACE, mark=fallen.at("Tarn"))
            entry = fallen.view.entry(bel.id)
            assert (before.events[0].place, entry.events[0].place, entry.places) == (0, None, ())
            assert bel not in fallen.found(country="DE")
            assert bel not in fallen.found(place="Tarn")
            assert fallen.found(event="DISASTER", source="Ann Bel") == [bel]

    def test_claims_are_found_by_the_days_that_people_give(self, tmp_path: Path) -> None:
        with self._fallen(tmp_path) as fallen:
            _, bel, *_ = fallen.claims
            fallen.correct(bel, Mend.TIME, mark=fallen.at("3 May"), when=FOURTH_OF_MAY)
            assert bel in fallen.found(happened_since=FOURTH_OF_MAY.earliest, happened_until=FOURTH_OF_MAY.latest)
            assert bel not in fallen.found(happened_until=THIRD_OF_MAY.latest)
            (time,) = fallen.view.entry(bel.id).times
            assert (time.when, time.value) == (FOURTH_OF_MAY, "2031-05-04")

    def test_a_claim_tells_of_what_stands_in_the_content_that_people_give(self, tmp_path: Path) -> None:
        with self._fallen(tmp_path) as fallen:
            clerk, *_ = fallen.claims
            fallen.correct(clerk, Mend.CONTENT, spans=(fallen.at("it was old"),))
            entry = fallen.view.entry(clerk.id)
            assert (entry.places, entry.times, entry.events) == ((), (), ())
            assert clerk not in fallen.found(place="Tarn")
            assert clerk not in fallen.found(about="Tarn")
            assert clerk not in fallen.found(event="DISASTER")
            fallen.correct(clerk, Mend.CONTENT, spans=(fallen.at("the bridge fell in Tarn on 3 May"),))
            assert [place.name for place in fallen.view.entry(clerk.id).places] == ["Tarn"]
            assert clerk in fallen.found(about="Tarn")
            assert clerk in fallen.found(event="DISASTER")

    def test_claims_that_people_spoke_of_keep_their_place_in_the_pages(self, tmp_path: Path) -> None:
        with self._fallen(tmp_path) as fallen:
            fallen.correct(fallen.claims[1], Mend.ACCEPT)
            view = fallen.view
            first = view.claims(ClaimQuery(), limit=2)
            rest = view.claims(ClaimQuery(), after=first[-1].number)
            assert tuple(entry.made.claim for entry in (*first, *rest)) == fallen.claims
            assert fallen.found(text="old") == list(fallen.claims[:3])
            assert fallen.found(article=fallen.article.id) == list(fallen.claims)

    # Right or not

    def test_a_rejected_claim_leaves_all_lists_and_stays_in_the_ledger(self, tmp_path: Path) -> None:
        with self._fallen(tmp_path) as fallen:
            _, _, mayor, hurt = fallen.claims
            link = Link(mayor.id, hurt.id, Relation.CONTRADICTS, 0.8, ("so",))
            matter = matter_id(mayor.id)
            placed = [
                Decision(Act.PLACE, "", matter=matter, claim=mayor.id, side=Side.FOR),
                Decision(Act.PLACE, "", matter=matter, claim=hurt.id, side=Side.AGAINST),
            ]
            fallen.writer.link([link], LINKER, up_to=4, decisions=placed)
            before = fallen.view.summary(), fallen.view.matter(matter), fallen.view.links([mayor.id])
            number = fallen.correct(hurt, Mend.REJECT, reasons=("a caption",))
            view = fallen.view
            assert hurt not in fallen.found()
            assert hurt not in fallen.found(article=fallen.article.id)
            assert hurt in fallen.found(rejected=True)
            assert hurt in fallen.found(article=fallen.article.id, rejected=True)
            assert fallen.found(contested=True) == []
            assert (list(view.contests()), view.links([mayor.id])) == ([], [])
            assert [standing.claim for standing in view.matter(matter).standings] == [mayor.id]
            assert fallen.found(matter=matter) == [mayor]
            assert (view.summary().claims, view.summary().contested) == (3, 0)
            assert view.entry(hurt.id).rejected
            fallen.writer.take_back_correction(number, "Ben")
            assert fallen.found() == list(fallen.claims)
            assert (fallen.view.summary(), fallen.view.matter(matter), fallen.view.links([mayor.id])) == before
            assert fallen.found(contested=True) == [mayor, hurt]

    def test_a_matter_without_a_title_is_called_by_the_words_that_people_give(self, tmp_path: Path) -> None:
        with self._fallen(tmp_path) as fallen:
            mayor = fallen.claims[2]
            matter = matter_id(mayor.id)
            placed = Decision(Act.PLACE, "", matter=matter, claim=mayor.id, side=Side.FOR)
            fallen.writer.link((), LINKER, up_to=4, decisions=[placed])
            assert fallen.view.matter(matter).title == "it was old"
            fallen.correct(mayor, Mend.CONTENT, spans=_with_that(mayor).content)
            assert fallen.view.matter(matter).title == "that it was old"

    def test_people_are_asked_about_what_the_machine_is_least_sure_of(self, tmp_path: Path) -> None:
        with self._fallen(tmp_path) as fallen:
            clerk, bel, mayor, _ = fallen.claims
            fallen.read_again(*fallen.claims)
            first, *rest = fallen.view.unsure(limit=1)
            assert [first.id, *(entry.id for entry in rest)] == [clerk.id]
            assert [entry.id for entry in fallen.view.unsure(after=clerk.id)] == [bel.id, mayor.id]
            number = fallen.correct(clerk, Mend.ACCEPT)
            fallen.correct(mayor, Mend.STANCE, stance=Stance.DOUBTS)
            assert fallen.view.entry(clerk.id).verdict is Mend.ACCEPT
            assert [entry.id for entry in fallen.view.unsure()] == [bel.id]
            assert [entry.id for entry in fallen.view.unsure(after=clerk.id)] == [bel.id]
            fallen.writer.take_back_correction(number, "Ada")
            assert [entry.id for entry in fallen.view.unsure()] == [clerk.id, bel.id]

    def test_the_least_sure_come_first_whenever_they_came_in(self, tmp_path: Path) -> None:
        with self._fallen(tmp_path) as fallen:
            _, _, mayor, hurt = fallen.claims
            scores = dict(zip(fallen.claims, (0.7, 0.6, 0.65, 0.1), strict=True))
            made = reading(fallen.article, *fallen.claims, maker=LATER_MAKER, **fallen.layers)
            made = replace(made, made=tuple(replace(each, score=scores[each.claim]) for each in made))
            fallen.writer.add(made)
            clerk, bel, *_ = fallen.claims
            assert [entry.id for entry in fallen.view.unsure()] == [bel.id, mayor.id, clerk.id]
            fallen.read_again(bel, replace(mayor, stance=Stance.DOUBTS), hurt, clerk, maker=Maker("by-hand", "3"))
            assert mayor.id not in [entry.id for entry in fallen.view.unsure()]

    # Of several that people say

    def test_the_last_word_counts_and_taking_it_back_restores_the_one_before(self, tmp_path: Path) -> None:
        with self._fallen(tmp_path) as fallen:
            mayor = fallen.claims[2]
            before = fallen.view.entry(mayor.id)
            first = fallen.correct(mayor, Mend.STANCE, stance=Stance.DOUBTS)
            last = fallen.correct(mayor, Mend.STANCE, "Ben", stance=Stance.ASKS)

            def stance() -> Stance:
                return fallen.view.entry(mayor.id).claim.stance

            assert stance() is Stance.ASKS
            assert fallen.writer.take_back_correction(last, "Ada")
            assert not fallen.writer.take_back_correction(last, "Ada")
            assert stance() is Stance.DOUBTS
            assert fallen.found(stance=Stance.DOUBTS) == [mayor]
            fallen.writer.take_back_correction(first, "Ada")
            assert fallen.view.entry(mayor.id) == before
            assert [kept.taken_back and kept.taken_back[0] for kept in fallen.view.corrections()] == ["Ada", "Ada"]
            assert fallen.view.verify().faults == ()

    def test_accepting_and_rejecting_are_one_subject(self, tmp_path: Path) -> None:
        with self._fallen(tmp_path) as fallen:
            mayor = fallen.claims[2]
            fallen.correct(mayor, Mend.REJECT)
            last = fallen.correct(mayor, Mend.ACCEPT, "Ben")
            assert not fallen.view.entry(mayor.id).rejected
            fallen.writer.take_back_correction(last, "Ben")
            assert fallen.view.entry(mayor.id).rejected

    def test_the_same_correction_twice_is_once(self, tmp_path: Path) -> None:
        with self._fallen(tmp_path) as fallen:
            mayor = fallen.claims[2]
            doubts = Correction(Mend.STANCE, mayor.id, "Ada", stance=Stance.DOUBTS)
            assert len(fallen.writer.correct(doubts, doubts)) == 1
            assert fallen.writer.correct(doubts) == []
            assert len(fallen.writer.correct(replace(doubts, by="Ben"))) == 1
            assert len(fallen.writer.correct(doubts)) == 1  # Ben has spoken since
            assert len(fallen.view.corrections()) == 3

    def test_corrections_are_taken_in_whole_or_not_at_all(self, tmp_path: Path) -> None:
        with self._fallen(tmp_path) as fallen:
            bel, mayor = fallen.claims[1:3]
            good = Correction(Mend.STANCE, mayor.id, "Ada", stance=Stance.DOUBTS)
            end = len(fallen.article.text)
            wrong = (
                Correction(Mend.SOURCE, mayor.id, "Ada", spans=(Span(end - 1, end + 1),)),
                Correction(Mend.SOURCE, mayor.id, "Ada", spans=mayor.content),
                Correction(Mend.CUE, mayor.id, "Ada", spans=(fallen.at("hurt"), fallen.at("wrote"))),
                Correction(Mend.KIND, fallen.claims[3].id, "Ada", kind=Kind.OFFICE),
                Correction(Mend.PLACE, bel.id, "Ada", mark=fallen.at("Arlen")),
                Correction(Mend.TIME, bel.id, "Ada", mark=fallen.at("Tarn"), when=FOURTH_OF_MAY),
            )
            for each in wrong:
                with raises(ValueError):
                    fallen.writer.correct(good, each)
            for missing in (
                Correction(Mend.ACCEPT, FAR_OFF, "Ada"),
                Correction(Mend.ENTITY, mayor.id, "Ada", entity="e" + FAR_OFF),
            ):
                with raises(NotFound):
                    fallen.writer.correct(good, missing)
            with raises(NotFound):
                fallen.writer.take_back_correction(1, "Ada")
            assert fallen.view.corrections() == []
            assert fallen.view.entry(mayor.id).claim == mayor

    # Then and later

    def test_a_view_of_a_moment_shows_what_people_had_said_by_then(self, tmp_path: Path) -> None:
        with self._fallen(tmp_path) as fallen:
            mayor = fallen.claims[2]
            number = fallen.correct(mayor, Mend.STANCE, stance=Stance.DOUBTS)
            fallen.correct(mayor, Mend.REJECT)
            said, rejected = (kept.correction.at for kept in fallen.view.corrections())
            fallen.writer.take_back_correction(number, "Ada")
            then = fallen.ledger.view(as_of=said)
            assert (then.entry(mayor.id).claim.stance, then.entry(mayor.id).rejected) == (Stance.DOUBTS, False)
            assert [entry.id for entry in then.claims(ClaimQuery(stance=Stance.DOUBTS))] == [mayor.id]
            assert [kept.taken_back for kept in then.corrections()] == [None]
            later = fallen.ledger.view(as_of=rejected)
            assert mayor.id not in [entry.id for entry in later.claims(ClaimQuery())]
            assert later.entry(mayor.id).claim.stance is Stance.DOUBTS
            assert later.summary().claims == 3
            at_first = fallen.ledger.view(as_of=fallen.view.entry(mayor.id).made.at)
            assert (at_first.entry(mayor.id).claim, at_first.corrections()) == (mayor, [])

    def test_what_was_said_of_a_claim_holds_when_it_is_read_again(self, tmp_path: Path) -> None:
        with self._fallen(tmp_path) as fallen:
            mayor = fallen.claims[2]
            fallen.correct(mayor, Mend.STANCE, stance=Stance.DOUBTS)
            fallen.read_again(*fallen.claims)
            assert fallen.found(stance=Stance.DOUBTS) == [mayor]
            assert fallen.view.entry(mayor.id).made.maker == LATER_MAKER
            assert fallen.view.verify().faults == ()

    def test_what_was_said_of_a_claim_holds_for_the_one_that_takes_its_place(self, tmp_path: Path) -> None:
        with self._fallen(tmp_path) as fallen:
            clerk, bel, mayor, hurt = fallen.claims
            number = fallen.correct(mayor, Mend.STANCE, stance=Stance.DOUBTS)
            fallen.correct(hurt, Mend.REJECT)
            longer = _with_that(mayor)
            shorter = replace(hurt, content=(fallen.at("Nobody was hurt"),), text="Nobody was hurt")
            fallen.read_again(clerk, bel, longer, shorter)
            entry = fallen.view.entry(longer.id)
            assert (entry.claim.stance, entry.claim.text) == (Stance.DOUBTS, "that it was old")
            assert entry.made.claim == longer
            assert [kept.number for kept in entry.corrections] == [number]
            assert fallen.view.corrections(longer.id) == fallen.view.corrections(mayor.id)
            assert fallen.found() == [clerk, bel, longer]
            fallen.writer.take_back_correction(number, "Ada")
            assert fallen.found(stance=Stance.DENIES) == [longer]
            assert fallen.view.verify().faults == ()

    def test_what_was_said_is_handed_on_from_one_claim_to_the_next(self, tmp_path: Path) -> None:
        with self._fallen(tmp_path) as fallen:
            clerk, bel, mayor, hurt = fallen.claims
            number = fallen.correct(mayor, Mend.STANCE, stance=Stance.DOUBTS)
            longer = _with_that(mayor)
            fallen.read_again(clerk, bel, longer, hurt)
            fallen.correct(longer, Mend.KIND, "Ben", kind=Kind.OFFICE)
            last = replace(longer, stance=Stance.ASSERTS)
            fallen.read_again(clerk, bel, last, hurt, maker=Maker("by-hand", "3"))
            assert fallen.found(stance=Stance.DOUBTS, kind=Kind.OFFICE) == [last]
            fallen.writer.take_back_correction(number, "Ada")
            assert fallen.found(stance=Stance.ASSERTS, kind=Kind.OFFICE) == [last]
            assert fallen.view.entry(mayor.id).claim == mayor
            fallen.read_again(*fallen.claims, maker=Maker("by-hand", "4"))
            assert fallen.found(kind=Kind.OFFICE) == [mayor]
            assert fallen.view.verify().faults == ()

    def test_that_one_was_misread_says_nothing_of_another_attribution_of_its_words(self, tmp_path: Path) -> None:
        with self._fallen(tmp_path) as fallen:
            clerk, bel, mayor, hurt = fallen.claims
            fallen.correct(mayor, Mend.REJECT)
            other = fallen.other_voice("a clerk")
            fallen.read_again(clerk, bel, other, hurt)
            assert fallen.view.entry(mayor.id).superseded_by == other.id
            assert fallen.found() == [clerk, bel, hurt, other]
            assert fallen.view.entry(mayor.id).rejected


def _fallen_reading() -> Reading:
    bridge = article(TEXT)
    who = entity(bridge, "Ann Bel")
    tarn = Entity("e" + 20 * "1", "Tarn", "GPE", (span(TEXT, "Tarn"),))
    clerk = claim(
        bridge,
        'Ann Bel of Ostrel said "the bridge fell in Tarn on 3 May, it was old"',
        source="a clerk",
        cue="wrote",
    )
    bel = claim(
        bridge,
        "the bridge fell in Tarn on 3 May, it was old",
        source="Ann Bel",
        cue="said",
        via=clerk,
        entity=who,
    )
    mayor = _of_the_mayor(bridge)
    hurt = claim(bridge, "Nobody was hurt in Arlen")
    places = (
        Place(span(TEXT, "Tarn"), "Tarn", 52.0, 9.5, 1, "DE"),
        Place(span(TEXT, "Arlen"), "Arlen", 52.5, 9.5, 2, "DE"),
    )
    day = Time(span(TEXT, "3 May"), "2031-05-03", TimeType.DATE, THIRD_OF_MAY)
    fell = Event(span(TEXT, "fell"), "DISASTER", place=0, time=0, quote=1)
    made = reading(
        bridge,
        *(clerk, bel, mayor, hurt),
        entities=(who, tarn),
        quotes=(quote(clerk), quote(bel), quote(mayor)),
        times=(day,),
        places=places,
        events=(fell,),
    )
    assert made.maker == MAKER
    return made


def _of_the_mayor(bridge: Article) -> Claim:
    """What the mayor denied: the words stand in the article twice, and these are the second ones."""
    mayor = claim(bridge, "it was old", source="The mayor", cue="denied", stance=Stance.DENIES)
    start = TEXT.rindex("it was old")
    return _holding(mayor, Span(start, start + len("it was old")), mayor.text)


def _with_that(mayor: Claim) -> Claim:
    """The mayor's claim with one word more."""
    (piece,) = mayor.content
    return _holding(mayor, Span(piece.start - len("that "), piece.end), "that it was old")


def _holding(claim: Claim, content: Span, text: str) -> Claim:
    assert claim.attribution
    attribution = replace(claim.attribution, content=(content,))
    return replace(claim, content=(content,), attribution=attribution, text=text)
