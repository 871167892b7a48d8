"""What every ledger must do: subclass `LedgerSuite`, and a ledger that passes is one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from onrecord.errors import NotFound
from onrecord.ledger.base import Called, ClaimQuery, Key, Ledger
from onrecord.model import (
    Article,
    Claim,
    Entity,
    Link,
    Maker,
    Page,
    Reading,
    Rejected,
    Relation,
    Ruling,
    Span,
    Stance,
    Verdict,
    When,
)
from onrecord.model.ids import content_id
from onrecord.testing.asked import ids_of
from onrecord.testing.by_hand import LATER_MAKER, MAKER, article, claim, document, entity, reading
from onrecord.testing.ledger_corrections import CorrectionTests
from onrecord.testing.ledger_layers import LayerTests
from onrecord.testing.ledger_matters import MatterTests
from onrecord.testing.ledger_search import SearchTests
from onrecord.testing.raises import raises

BRIDGE = 'The bridge at Ostrel fell. "It was safe," Ann Bel said. The mayor denied that it was old, a clerk said.'
FLOOD = "Ten people died in Tarn, the Harbour Board said. The water is high."
LINKER = Maker("by-hand-linker", "1")


class LedgerSuite(LayerTests, MatterTests, CorrectionTests, SearchTests):
    """Subclass it and give `make`. Each test has a fresh folder, and the ledger is closed after it."""

    def make(self, folder: Path) -> Ledger:
        """A new, empty ledger that may keep its files in `folder`."""
        raise NotImplementedError

    # Adding

    def test_a_claim_comes_back_as_it_was_given(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            bridge, (safe, *_) = _bridge()
            ledger.writer().add(reading(bridge, safe))
            (kept,) = ledger.view().claims(ClaimQuery())
            assert kept.claim == safe
            assert (kept.made.maker, kept.made.score, kept.current) == (MAKER, 0.9, True)
            assert (kept.article_name, kept.published) == (bridge.name, bridge.published)

    def test_a_chain_of_voices_comes_back_whole(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            bridge, (_, outer, inner) = _bridge()
            ledger.writer().add(reading(bridge, outer, inner))
            kept = ledger.view().entry(inner.id)
            assert [voice.text for voice in kept.claim.chain()] == ["Daily Post", "a clerk", "The mayor"]
            assert kept.claim.via == outer

    def test_an_article_comes_back_with_its_place_and_its_entities(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            bridge, (safe, *_) = _bridge()
            who = entity(bridge, "Ann Bel")
            ledger.writer().add(reading(bridge, safe, entities=(who,)))
            kept = ledger.view().article(bridge.id)
            assert (kept.text, kept.outlet, kept.entities) == (bridge.text, bridge.outlet, (who,))
            (passage,) = kept.passages
            assert (passage.document_id, passage.locations) == (bridge.page.document.id, ("page.txt",))
            assert passage.page_span == bridge.page_span

    def test_twice_is_once(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            bridge, claims = _bridge()
            assert ledger.writer().add(reading(bridge, *claims)) == len(claims)
            once = ledger.view().summary()
            assert ledger.writer().add(reading(bridge, *claims)) == 0
            assert ledger.view().summary() == once

    def test_an_article_is_taken_in_whole_or_not_at_all(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            bridge, (safe, _, inner) = _bridge()
            with raises(Exception):
                # The claim in whose content the second one stands is missing.
                ledger.writer().add(reading(bridge, safe, inner))
            view = ledger.view()
            assert (view.summary().articles, view.summary().documents) == (0, 0)
            assert view.claims(ClaimQuery()) == []
            assert list(view.articles()) == []
            assert view.verify().faults == ()
            assert ledger.writer().add(reading(bridge, safe)) == 1

    def test_an_article_on_two_pages_is_one_article_with_two_passages(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            bridge, (safe, *_) = _bridge()
            words = f"Yesterday's paper\n\n{BRIDGE}"
            page = Page(document(words, path="paper.txt"), words, "utf-8")
            again = article(BRIDGE, page=page)
            assert again.id == bridge.id
            ledger.writer().add(reading(bridge, safe))
            assert ledger.writer().add(reading(again, safe)) == 0
            kept = ledger.view().article(bridge.id)
            assert [passage.locations for passage in kept.passages] == [("page.txt",), ("paper.txt",)]
            assert [passage.page_span.start for passage in kept.passages] == [0, words.index(BRIDGE)]
            assert ledger.view().summary().articles == 1

    def test_the_same_document_in_two_places_is_one_with_two_locations(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            writer = ledger.writer()
            bridge, (safe, *_) = _bridge()
            writer.add(reading(bridge, safe))
            writer.finish(bridge.page.document, MAKER)
            assert writer.has_read(replace(bridge.page.document, path="copy.txt"), MAKER)
            (passage,) = ledger.view().article(bridge.id).passages
            assert set(passage.locations) == {"page.txt", "copy.txt"}
            assert ledger.view().summary().documents == 1

    def test_a_document_is_read_when_it_is_finished_and_by_that_maker_alone(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            writer = ledger.writer()
            bridge, claims = _bridge()
            writer.add(reading(bridge, *claims))
            assert not writer.has_read(bridge.page.document, MAKER)
            writer.finish(bridge.page.document, MAKER)
            writer.finish(bridge.page.document, MAKER)
            assert writer.has_read(bridge.page.document, MAKER)
            assert not writer.has_read(bridge.page.document, LATER_MAKER)

    def test_a_document_without_articles_can_be_finished(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            empty = document("nothing")
            ledger.writer().finish(empty, MAKER)
            assert ledger.writer().has_read(empty, MAKER)

    def test_a_rejection_is_kept_once(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            broken = document("\x00\x00", path="broken.txt")
            rejected = Rejected("document", "broken.txt", "is not text.", broken.id)
            assert ledger.writer().reject(rejected, broken)
            assert not ledger.writer().reject(rejected, broken)
            assert list(ledger.view().rejections()) == [rejected]
            assert ledger.view().summary().rejected == 1

    def test_a_rejection_without_bytes_is_kept(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            rejected = Rejected("document", "gone.txt", "cannot be opened.")
            assert ledger.writer().reject(rejected)
            assert list(ledger.view().rejections()) == [rejected]

    # Better readings

    def test_a_better_reading_supersedes_and_the_old_claim_stays_visible(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            old, new = self._superseded(ledger)
            view = ledger.view()
            assert [entry.id for entry in view.claims(ClaimQuery())] == [new.id]
            former, latter = view.claims(ClaimQuery(superseded=True))
            assert (former.id, former.current, former.superseded_by) == (old.id, False, new.id)
            assert (latter.id, latter.current, latter.superseded_by) == (new.id, True, None)
            assert view.entry(old.id) == former
            assert (view.summary().claims, view.summary().superseded) == (1, 1)

    def test_a_claim_that_is_made_no_more_has_no_successor(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            bridge, (safe, *_) = _bridge()
            ledger.writer().add(reading(bridge, safe))
            ledger.writer().add(reading(bridge, maker=LATER_MAKER))
            gone = ledger.view().entry(safe.id)
            assert (gone.current, gone.superseded_by) == (False, None)

    def test_a_claim_that_is_made_again_is_current_again(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            old, _ = self._superseded(ledger)
            bridge, _ = _bridge()
            ledger.writer().add(reading(bridge, old, maker=Maker("by-hand", "3")))
            kept = ledger.view().entry(old.id)
            assert (kept.current, kept.superseded_by) == (True, None)

    def test_a_view_of_a_moment_shows_what_was_known_then(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            old, new = self._superseded(ledger)
            then = ledger.view().entry(old.id).made.at
            flood = article(FLOOD, path="flood.txt")
            ledger.writer().add(reading(flood, claim(flood, "The water is high")))
            ledger.writer().reject(Rejected("document", "gone.txt", "cannot be opened."))
            view = ledger.view(as_of=then)
            (entry,) = view.claims(ClaimQuery())
            assert (entry.id, entry.current, entry.superseded_by) == (old.id, True, None)
            assert [kept.id for kept in view.articles()] == [old.article_id]
            assert view.summary() == replace(
                view.summary(), documents=1, articles=1, claims=1, superseded=0, rejected=0
            )
            for ask in (lambda: view.entry(new.id), lambda: view.article(flood.id)):
                with raises(NotFound):
                    ask()

    def test_a_view_of_a_moment_before_all_is_empty(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            self._superseded(ledger)
            view = ledger.view(as_of="2001-01-01T00:00:00.000000+00:00")
            assert view.claims(ClaimQuery(superseded=True)) == []
            assert list(view.articles()) == []
            assert view.summary().claims == 0

    def _superseded(self, ledger: Ledger) -> tuple[Claim, Claim]:
        """A claim, and the one that a later reading put in its place."""
        bridge, (safe, *_) = _bridge()
        better = replace(safe, stance=Stance.CONFIRMS)
        ledger.writer().add(reading(bridge, safe))
        ledger.writer().add(reading(bridge, better, maker=LATER_MAKER))
        return safe, better

    # Looking up

    def test_claims_are_found_by_words_of_theirs_and_of_their_source(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            safe, outer, inner, dead, high = self._filled(ledger)
            view = ledger.view()
            assert ids_of(view, ClaimQuery(text="safe")) == [safe.id]
            assert ids_of(view, ClaimQuery(text="OLD it")) == [outer.id, inner.id]
            assert ids_of(view, ClaimQuery(source="mayor")) == [inner.id]
            assert ids_of(view, ClaimQuery(source="harbour", text="died")) == [dead.id]
            assert ids_of(view, ClaimQuery(source="harbour", text="safe")) == []
            assert ids_of(view, ClaimQuery(source="Daily Post")) == [high.id]

    def test_words_that_are_none_are_no_condition(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            claims = self._filled(ledger)
            assert ids_of(ledger.view(), ClaimQuery(text=" ", source="")) == [each.id for each in claims]

    def test_marks_in_the_words_looked_for_do_no_harm(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            safe, *_ = self._filled(ledger)
            for words in ('safe "', "safe AND", "safe* (", "NOT", "safe:", "--", "'", "safe\0", "{", "co-op", "\ud800"):
                assert set(ids_of(ledger.view(), ClaimQuery(text=words))) <= {safe.id}

    def test_claims_are_found_by_stance_voice_outlet_and_article(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            safe, outer, inner, dead, high = self._filled(ledger)
            view = ledger.view()
            assert ids_of(view, ClaimQuery(stance=Stance.DENIES)) == [inner.id]
            assert ids_of(view, ClaimQuery(own_voice=True)) == [high.id]
            assert ids_of(view, ClaimQuery(own_voice=False)) == [safe.id, outer.id, inner.id, dead.id]
            assert ids_of(view, ClaimQuery(outlet="daily")) == [safe.id, outer.id, inner.id, dead.id, high.id]
            assert ids_of(view, ClaimQuery(outlet="Gazette")) == []
            assert ids_of(view, ClaimQuery(article=dead.article_id)) == [dead.id, high.id]
            with raises(NotFound):
                view.claims(ClaimQuery(article="a0000"))

    def test_a_claim_tells_what_its_article_calls_the_source(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            safe, *_, dead, _ = self._filled(ledger)
            assert (ledger.view().entry(dead.id).called, ledger.view().entry(safe.id).called) == ("Harbour Board", "")

    def test_claims_are_found_by_what_is_mentioned_in_them(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            *_, dead, _ = self._filled(ledger)
            view = ledger.view()
            assert ids_of(view, ClaimQuery(about="tarn")) == [dead.id]
            assert ids_of(view, ClaimQuery(place="Tarn")) == [dead.id]
            assert ids_of(view, ClaimQuery(about="Harbour")) == []  # it speaks, and is not spoken of
            assert ids_of(view, ClaimQuery(place="Ann Bel")) == []
            assert ids_of(view, ClaimQuery(about="100%")) == []

    def test_claims_are_found_by_the_day_of_publication_though_it_be_vague(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            *_, dead, high = self._filled(ledger)  # published some day in May 2016
            view, found = ledger.view(), [dead.id, high.id]
            assert ids_of(view, ClaimQuery(since=date(2016, 5, 31))) == found
            assert ids_of(view, ClaimQuery(since=date(2016, 6, 1))) == []
            assert ids_of(view, ClaimQuery(until=date(2016, 5, 1))) == found
            assert ids_of(view, ClaimQuery(until=date(2016, 4, 30))) == []
            assert ids_of(view, ClaimQuery(since=date(2016, 5, 10), until=date(2016, 5, 12))) == found

    def test_claims_come_in_pages(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            claims = self._filled(ledger)
            view = ledger.view()
            first = view.claims(ClaimQuery(), limit=2)
            rest = view.claims(ClaimQuery(), after=first[-1].number)
            assert [entry.id for entry in (*first, *rest)] == [each.id for each in claims]
            assert view.claims(ClaimQuery(), after=rest[-1].number) == []
            assert [entry.id for entry in view.claims(ClaimQuery(text="it"), after=first[-1].number)] == [claims[2].id]

    def test_a_beginning_of_an_id_is_enough_if_only_one_begins_so(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            safe, *_ = self._filled(ledger)
            view = ledger.view()
            assert view.entry(safe.id[:12]).id == safe.id
            assert view.article(safe.article_id[:12]).id == safe.article_id
            asks = (view.entry, "c"), (view.entry, "c0000000"), (view.article, "a"), (view.article, "a0000000")
            for ask, name in asks:
                with raises(NotFound):
                    ask(name)

    def test_the_name_of_an_article_outranks_the_beginning_of_an_id(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            bridge, _ = _bridge()
            named = article(FLOOD, path="flood.txt", given_id=bridge.id[:2])
            ledger.writer().add(reading(bridge))
            ledger.writer().add(reading(named))
            assert ledger.view().article(bridge.id[:2]).id == named.id
            assert ledger.view().article(bridge.id[:12]).id == bridge.id

    def test_ids_are_the_same_in_every_ledger(self, tmp_path: Path) -> None:
        ids = []
        for name in ("one", "other"):
            (tmp_path / name).mkdir()
            with self.opened(tmp_path / name) as ledger:
                self._filled(ledger)
                ids.append(ids_of(ledger.view(), ClaimQuery()))
        assert ids[0] == ids[1]

    # Links

    def test_links_are_kept_once_and_make_claims_contested(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            safe, _, inner, *_ = self._filled(ledger)
            link = Link(safe.id, inner.id, Relation.CONTRADICTS, 0.8, ("one denies it",))
            assert ledger.writer().link([link], LINKER, up_to=3) == 1
            assert ledger.writer().link([link], LINKER, up_to=5) == 0
            view = ledger.view()
            assert ids_of(view, ClaimQuery(contested=True)) == [safe.id, inner.id]
            assert view.summary().contested == 2
            (contest,) = view.contests()
            assert (contest.link, contest.left.id, contest.right.id) == (link, safe.id, inner.id)
            assert ledger.writer().linked_up_to(LINKER) == 5
            assert ledger.writer().linked_up_to(Maker("by-hand-linker", "2")) == 0

    def test_contests_are_found_by_the_claims_that_they_touch(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            safe, outer, inner, dead, high = self._filled(ledger)
            weak = Link(safe.id, inner.id, Relation.CONTRADICTS, 0.6, ("one denies it",))
            sure = Link(inner.id, outer.id, Relation.CONTRADICTS, 0.9, ("one denies it",))
            kin = Link(dead.id, high.id, Relation.SUPPORTS, 0.9, ("both speak of water",))
            ledger.writer().link([weak, sure, kin], LINKER, up_to=5)
            view = ledger.view()
            assert [contest.link for contest in view.contests()] == [sure, weak]
            assert [contest.link for contest in view.contests([safe.id])] == [weak]
            assert [contest.link for contest in view.contests([inner.id, dead.id])] == [sure, weak]
            assert list(view.contests([])) == []

    def test_a_link_to_a_superseded_claim_contests_nothing(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            old, _ = self._superseded(ledger)
            flood = article(FLOOD, path="flood.txt")
            high = claim(flood, "The water is high")
            ledger.writer().add(reading(flood, high))
            ledger.writer().link([Link(old.id, high.id, Relation.CONTRADICTS, 0.8, ("so",))], LINKER, up_to=3)
            assert list(ledger.view().contests()) == []
            assert ids_of(ledger.view(), ClaimQuery(contested=True)) == []

    def test_articles_are_found_by_the_keys_of_their_claims_the_newest_first(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            view = ledger.view()
            first, last = view.entry(self._filled(ledger)[0].id), view.claims(ClaimQuery())[-1]
            of_first, of_last = first.claim.article_id, last.claim.article_id
            keys = [Key(first.number, "story", ("bridge", "old")), Key(last.number, "story", ("bridge",))]
            ledger.writer().add_keys([*keys, Key(last.number, "other", ("old",))])
            ledger.writer().add_keys(keys)
            words = ("bridge", "old", "water")
            assert of_first != of_last
            assert view.found_by("story", words) == {"bridge": [of_last, of_first], "old": [of_first]}
            assert view.found_by("story", words, limit=1) == {"bridge": [of_last], "old": [of_first]}
            assert view.found_by("other", words) == {"old": [of_last]}
            assert view.found_by("story", ()) == {}

    # Entities

    def test_entities_come_in_pages_and_by_their_keys(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            board, tarn, other = _entities(ledger)
            view = ledger.view()
            kept = view.entities()
            assert [each.id for each in kept] == [board, tarn, other]
            assert [each.id for each in view.entities(after=kept[0].number, limit=1)] == [tarn]
            keys = [Called(each.number, ("n:harbour board", f"={each.name}")) for each in kept]
            ledger.writer().add_called(keys)
            ledger.writer().add_called(keys)
            assert view.called(["n:harbour board", "=Tarn"]) == {"n:harbour board": kept, "=Tarn": [kept[1]]}
            assert view.called(["n:harbour board"], limit=1) == {"n:harbour board": kept[:1]}
            assert view.called(["=Ostrel"]) == view.called([]) == {}

    def test_entities_are_found_by_words_of_their_names(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            board, tarn, other = _entities(ledger)
            view = ledger.view()
            assert [each.id for each in view.named("board")] == [board, other]
            assert [each.id for each in view.named("board harbour")] == [board, other]
            assert [each.id for each in view.named("tarn")] == [tarn]
            assert view.named("100%") == view.named(" ") == []

    def test_a_person_joins_parts_and_takes_it_back(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            board, tarn, other = _entities(ledger)
            writer, view = ledger.writer(), ledger.view()
            assert writer.rule(_by_ada(board, other, Verdict.YES))
            assert not writer.rule(_by_ada(other, board, Verdict.YES))
            assert view.canon().same(other) == view.canon([board]).same(other) == (board, other)
            assert [each.id for each in view.identity([other])] == [board, other]
            assert writer.rule(_by_ada(board, other, Verdict.NO))
            assert view.canon().canonical(other) == other
            assert writer.rule(_by_ada(board, other, Verdict.OPEN))
            assert writer.rule(_by_ada(board, other, Verdict.YES))
            assert view.canon([other]).canonical(other) == board
            (ruling,) = view.canon().reasons(other)
            assert (ruling.by, ruling.reasons, ruling.person) == ("Ada", ("I asked them",), True)
            assert ruling.at
            assert [each.id for each in view.identity([tarn])] == [tarn]
            assert view.verify().faults == ()

    def test_a_ruling_on_what_is_not_there_is_refused(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            board, *_ = _entities(ledger)
            with raises(NotFound):
                ledger.writer().rule(_by_ada(board, "e0000", Verdict.YES))
            with raises(ValueError):
                ledger.writer().rule(replace(_by_ada(board, "e0000", Verdict.YES), person=False))

    def test_a_machines_rulings_are_kept_once_and_a_person_outranks_them(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            board, _, other = _entities(ledger)
            writer, view = ledger.writer(), ledger.view()
            found = [Ruling(board, other, Verdict.YES, 0.9, ("one name",), "canoniser 1")]
            assert writer.canonised_up_to(LINKER) == 0
            assert writer.canonise(found, LINKER, up_to=3) == 1
            assert writer.canonise(found, LINKER, up_to=4) == 0
            assert writer.canonised_up_to(LINKER) == 4
            assert view.canon().same(board) == (board, other)
            writer.rule(_by_ada(board, other, Verdict.NO))
            assert view.canon().same(board) == (board,)
            writer.rule(_by_ada(board, other, Verdict.OPEN))
            assert view.canon().same(board) == (board, other)

    def test_only_the_canoniser_that_was_at_work_last_counts(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            board, tarn, other = _entities(ledger)
            writer, view = ledger.writer(), ledger.view()
            writer.canonise([Ruling(board, tarn, Verdict.YES, 0.9, ("a mistake",), "")], LINKER, up_to=3)
            writer.rule(_by_ada(board, other, Verdict.YES))
            writer.canonise([], Maker("by-hand-linker", "2"), up_to=3)
            assert view.canon().same(board) == (board, other)

    def test_who_was_who_at_a_moment_is_still_known(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            board, _, other = _entities(ledger)
            ledger.writer().canonise([Ruling(board, other, Verdict.YES, 0.9, ("one name",), "")], LINKER, up_to=3)
            (ruling,) = ledger.view().canon().in_force
            ledger.writer().rule(_by_ada(board, other, Verdict.NO))
            assert ledger.view(as_of=ruling.at).canon().same(board) == (board, other)
            assert ledger.view().canon().same(board) == (board,)
            assert ledger.view(as_of="2001-01-01").canon().same(board) == (board,)

    def test_claims_are_found_by_all_that_their_source_is_called(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            board, _, port, claims = _renamed(ledger)
            view, (dead, calm, wet) = ledger.view(), claims
            assert ids_of(view, ClaimQuery(source="port authority")) == [calm.id]
            ledger.writer().rule(_by_ada(board, port, Verdict.YES))
            assert ids_of(view, ClaimQuery(source="port authority")) == [dead.id, calm.id]
            assert ids_of(view, ClaimQuery(source="harbour board", text="calm")) == [calm.id]
            assert ids_of(view, ClaimQuery(source="tarn")) == []
            assert ids_of(view, ClaimQuery(about="harbour board")) == [wet.id]

    # The whole

    def test_verify_looks_at_everything_and_finds_nothing_wrong(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            assert ledger.view().verify().faults == ()
            self._filled(ledger)
            result = ledger.view().verify()
            assert result.faults == ()
            assert sum(result.checked.values()) > 20

    def test_what_is_added_is_seen_by_a_view_that_was_there_before(self, tmp_path: Path) -> None:
        with self.opened(tmp_path) as ledger:
            view = ledger.view()
            self._filled(ledger)
            assert len(view.claims(ClaimQuery())) == 5

    def _filled(self, ledger: Ledger) -> tuple[Claim, ...]:
        """Two articles, of which the second was published in May 2016; gives their claims in order."""
        claims: list[Claim] = []
        for each in (_bridge_reading(), _flood_reading()):
            ledger.writer().add(each)
            claims += [made.claim for made in each]
        return tuple(claims)

    @contextmanager
    def opened(self, folder: Path) -> Iterator[Ledger]:
        """A ledger in `folder`, closed at the end."""
        ledger = self.make(folder)
        try:
            yield ledger
        finally:
            ledger.close()


def _bridge() -> tuple[Article, tuple[Claim, Claim, Claim]]:
    """An article, and its claims: one, and one in whose content a third stands."""
    bridge = article(BRIDGE)
    safe = claim(bridge, "It was safe", source="Ann Bel", cue="said")
    outer = claim(bridge, "The mayor denied that it was old", source="a clerk", cue="said")
    inner = claim(bridge, "it was old", source="The mayor", cue="denied", stance=Stance.DENIES, via=outer)
    return bridge, (safe, outer, inner)


def _bridge_reading() -> Reading:
    bridge, claims = _bridge()
    return reading(bridge, *claims)


def _flood_reading() -> Reading:
    may = When("2016-05", date(2016, 5, 1), date(2016, 5, 31))
    flood = article(FLOOD, path="flood.txt", published=may)
    board, tarn = entity(flood, "Harbour Board", "ORG"), entity(flood, "Tarn", "GPE")
    dead = claim(flood, "Ten people died in Tarn", source="the Harbour Board", cue="said", entity=board)
    high = claim(flood, "The water is high")
    return reading(flood, dead, high, entities=(board, tarn))


def _entities(ledger: Ledger) -> tuple[str, str, str]:
    """The ids of the Harbour Board, of Tarn, and of the Harbour Board of another article."""
    ledger.writer().add(_flood_reading())
    other = article("The Harbour Board met.", path="met.txt")
    again = entity(other, "Harbour Board", "ORG")
    ledger.writer().add(reading(other, entities=(again,)))
    board, tarn, *_ = ledger.view().entities()
    return board.id, tarn.id, again.id


def _renamed(ledger: Ledger) -> tuple[str, str, str, tuple[Claim, Claim, Claim]]:
    """The ids of the Harbour Board, of Tarn and of a Port Authority, with a claim of either and one on the latter."""
    flood = _flood_reading()
    ledger.writer().add(flood)
    calm = article('"All is calm," the Port Authority said. The Port Authority is wet.', path="calm.txt")
    port = Entity(content_id("entity", calm.id, "port"), "Port Authority", "ORG", (Span(19, 33), Span(44, 58)))
    says = claim(calm, '"All is calm,"', source="the Port Authority", cue="said", entity=port)
    wet = claim(calm, "The Port Authority is wet")
    ledger.writer().add(reading(calm, says, wet, entities=(port,)))
    board, tarn = flood.annotated.entities
    return board.id, tarn.id, port.id, (flood.made[0].claim, says, wet)


def _by_ada(left: str, right: str, verdict: Verdict) -> Ruling:
    return Ruling(left, right, verdict, 1.0, ("I asked them",), "Ada", person=True)
