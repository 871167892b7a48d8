"""What every ledger must do with decisions on matters: keep them, and say what follows from those in force.

A part of `LedgerSuite`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.errors import Ambiguous, NotFound
from onrecord.ledger.base import ClaimQuery, Ledger, View, Writer
from onrecord.model import (
    Act,
    Article,
    Claim,
    Correction,
    Decision,
    KeptDecision,
    Link,
    Maker,
    Matter,
    Mend,
    Relation,
    Side,
    Stance,
    Standing,
    matter_id,
)
from onrecord.testing.by_hand import LATER_MAKER, article, claim, reading
from onrecord.testing.raises import raises

TEXTS = (
    "The bridge was safe. The bridge was old.",
    "The bridge was never safe. It fell at noon.",
    "Nobody closed the bridge. It fell at night.",
)
LINKER, LATER_LINKER = Maker("by-hand-linker", "1"), Maker("by-hand-linker", "2")
FOR, AGAINST, OPEN = Side.FOR, Side.AGAINST, Side.OPEN
ONE_FAR_OFF = "m" + 20 * "0"


@dataclass(frozen=True, slots=True)
class Bridge:
    """A ledger with three articles of two claims each, none of them in a matter yet."""

    ledger: Ledger
    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]

    @property
    def view(self) -> View:
        return self.ledger.view()

    @property
    def writer(self) -> Writer:
        return self.ledger.writer()

    @property
    def ids(self) -> list[str]:
        return [each.id for each in self.claims]

    @property
    def matters(self) -> list[str]:
        """Ids of matters that may begin with each of the claims."""
        return [matter_id(each.id) for each in self.claims]

    def link(self, *decisions: Decision, maker: Maker = LINKER, links: tuple[Link, ...] = ()) -> int:
        return self.writer.link(links, maker, up_to=6, decisions=decisions)

    def last(self) -> KeptDecision:
        return self.view.decisions()[-1]

    def read_again(self, which: int, instead: Claim | None) -> Claim | None:
        """Read the article of a claim by a later maker, with another claim in its place, or none."""
        former = self.claims[which]
        others = [each for each in self.claims if each.article_id == former.article_id and each != former]
        (of,) = [each for each in self.articles if each.id == former.article_id]
        self.writer.add(reading(of, *others, *([instead] if instead else []), maker=LATER_MAKER))
        return instead


class MatterTests:
    """Tests of matters for a suite that gives `opened`."""

    def opened(self, folder: Path) -> AbstractContextManager[Ledger]:
        raise NotImplementedError

    @contextmanager
    def _bridge(self, folder: Path) -> Iterator[Bridge]:
        with self.opened(folder) as ledger:
            articles = tuple(article(text, path=f"{number}.txt") for number, text in enumerate(TEXTS))
            claims = []
            for each in articles:
                first, second = each.text.removesuffix(".").split(". ")
                claims += [claim(each, first), claim(each, second)]
                ledger.writer().add(reading(each, *claims[-2:]))
            yield Bridge(ledger, articles, tuple(claims))

    # How far the ledger has come

    def test_the_state_changes_with_all_that_comes_in_and_with_nothing_else(self, tmp_path: Path) -> None:
        with self._bridge(tmp_path) as bridge:
            states = [bridge.view.state()]

            def changed() -> bool:
                states.append(bridge.view.state())
                return states[-1] not in states[:-1]

            assert not changed()
            assert states[0].claims == len(bridge.claims)
            matter, other, *_ = bridge.matters
            bridge.link(_place(matter, bridge.ids[0]), _place(other, bridge.ids[1]))
            assert changed()
            numbers = bridge.writer.decide(
                Decision(Act.TITLE, "Ada", matter=matter, title="Was it?", person=True),
                Decision(Act.JOIN, "Ada", matter=matter, other=other, person=True),
            )
            assert changed()
            for number in reversed(numbers):
                bridge.writer.take_back(number, "Ada")
                assert changed()
            (number,) = bridge.writer.correct(Correction(Mend.REJECT, bridge.ids[1], "Ada"))
            assert changed()
            bridge.writer.take_back_correction(number, "Ada")
            assert changed()
            bridge.read_again(0, None)
            assert changed()
            assert not changed()

    def test_the_state_of_a_moment_stays(self, tmp_path: Path) -> None:
        with self._bridge(tmp_path) as bridge:
            bridge.link(_place(bridge.matters[0], bridge.ids[0]))
            then = bridge.last().decision.at
            assert then
            before = bridge.view.state()
            bridge.read_again(0, None)
            assert bridge.ledger.view(as_of=then).state() == before != bridge.view.state()

    def test_ids_are_those_of_the_claims_that_fit(self, tmp_path: Path) -> None:
        with self._bridge(tmp_path) as bridge:
            noon = bridge.claims[3]
            at_noon = replace(noon.content[0], start=noon.content[0].start + len("It "))
            bridge.writer.correct(
                Correction(Mend.REJECT, bridge.ids[0], "Ada"),
                Correction(Mend.CONTENT, noon.id, "Ada", spans=(at_noon,)),
            )
            for query in (ClaimQuery(), ClaimQuery(text="bridge"), ClaimQuery(text="noon"), ClaimQuery(text="sea")):
                fitting = [entry.id for entry in bridge.view.claims(query)]
                assert list(bridge.view.claim_ids(query)) == fitting

    def test_links_are_found_by_their_relation(self, tmp_path: Path) -> None:
        with self._bridge(tmp_path) as bridge:
            safe, old, unsafe, *_ = bridge.ids
            against = Link(safe, unsafe, Relation.CONTRADICTS, 0.9, ("one denies it",))
            again = Link(old, safe, Relation.REPEATS, 0.8, ("the same words",))
            bridge.link(links=(against, again))
            assert bridge.view.links([safe], relation=Relation.REPEATS) == [again]
            assert bridge.view.links([safe]) == [against, again]

    # What a machine decides

    def test_a_ledger_without_decisions_has_no_matters(self, tmp_path: Path) -> None:
        with self._bridge(tmp_path) as bridge:
            assert bridge.view.matters() == bridge.view.matters(bridge.ids) == []
            assert bridge.view.decisions() == []
            with raises(NotFound):
                bridge.view.matter(bridge.matters[0])

    def test_a_matter_comes_back_with_its_title_and_its_sides(self, tmp_path: Path) -> None:
        with self._bridge(tmp_path) as bridge:
            safe, _, unsafe, *_ = bridge.ids
            matter, *_ = bridge.matters
            bridge.link(
                _place(matter, unsafe, AGAINST, score=0.7), _place(matter, safe), _title(matter, "Was it safe?")
            )
            by = str(LINKER)
            standings = Standing(safe, FOR, 0.9, by), Standing(unsafe, AGAINST, 0.7, by)
            assert bridge.view.matters() == [Matter(matter, "Was it safe?", standings)]
            assert bridge.view.matter(matter).contested
            assert bridge.view.matter(matter[:12]) == bridge.view.matter(matter)
            assert bridge.view.verify().faults == ()
            assert bridge.view.verify().checked["matters"] == 1

    def test_matters_come_in_the_order_of_their_first_decision_and_by_claims(self, tmp_path: Path) -> None:
        with self._bridge(tmp_path) as bridge:
            safe, old, unsafe, noon, closed, _ = bridge.ids
            one, other, third, *_ = bridge.matters
            bridge.link(_place(third, noon), _place(one, safe), _place(other, old), _place(one, unsafe, AGAINST))
            view = bridge.view
            assert [matter.id for matter in view.matters()] == [third, one, other]
            assert [matter.id for matter in view.matters([unsafe])] == [one]
            assert [matter.id for matter in view.matters([old, noon, unsafe])] == [third, one, other]
            assert view.matters([closed]) == view.matters([]) == []
            assert view.matters([safe]) == [view.matter(one)]

    def test_a_claim_may_stand_in_two_matters(self, tmp_path: Path) -> None:
        with self._bridge(tmp_path) as bridge:
            safe, *_ = bridge.ids
            one, other, *_ = bridge.matters
            bridge.link(_place(one, safe), _place(other, safe, OPEN))
            assert [matter.id for matter in bridge.view.matters([safe])] == [one, other]

    def test_a_matter_without_a_title_is_called_by_its_first_claim(self, tmp_path: Path) -> None:
        with self._bridge(tmp_path) as bridge:
            bridge.link(_place(bridge.matters[0], bridge.ids[1]), _place(bridge.matters[0], bridge.ids[0]))
            assert bridge.view.matter(bridge.matters[0]).title == "The bridge was safe"

    def test_of_a_machines_words_the_last_counts(self, tmp_path: Path) -> None:
        with self._bridge(tmp_path) as bridge:
            safe, *_ = bridge.ids
            one, other, *_ = bridge.matters
            bridge.link(_place(one, safe), _title(one, "Was it?"))
            bridge.link(_remove(one, safe), _place(other, safe, AGAINST), _title(one, "Was it safe?"))
            assert _sides(bridge.view) == {other: {safe: AGAINST}}
            bridge.link(_place(one, safe))
            assert bridge.view.matter(one).title == "Was it safe?"
            assert _sides(bridge.view) == {one: {safe: FOR}, other: {safe: AGAINST}}

    def test_a_machines_words_twice_are_once(self, tmp_path: Path) -> None:
        with self._bridge(tmp_path) as bridge:
            safe, old, *_ = bridge.ids
            one, *_ = bridge.matters
            said = _place(one, safe), _title(one, "Was it safe?"), _distinct(safe, old)
            bridge.link(*said)
            once = bridge.view.decisions()
            bridge.link(*said, *said, replace(said[2], claim=old, other=safe))
            assert bridge.view.decisions() == once
            assert len(once) == 3
            assert {each.decision.by for each in once} == {str(LINKER)}
            bridge.link(_place(one, safe, AGAINST))
            assert len(bridge.view.decisions()) == 4

    def test_only_the_linker_that_was_at_work_last_counts(self, tmp_path: Path) -> None:
        with self._bridge(tmp_path) as bridge:
            safe, old, unsafe, *_ = bridge.ids
            one, other, *_ = bridge.matters
            bridge.link(_place(one, safe), _title(one, "A mistake"))
            then = bridge.last().decision.at
            bridge.writer.decide(_by_ada(_place(one, old)))
            bridge.link(_place(other, unsafe), maker=LATER_LINKER)
            assert _sides(bridge.view) == {one: {old: FOR}, other: {unsafe: FOR}}
            assert bridge.view.matter(one).title == "The bridge was old"
            assert _sides(bridge.ledger.view(as_of=then)) == {one: {safe: FOR}}

    def test_a_matter_on_which_nothing_counts_any_more_is_empty(self, tmp_path: Path) -> None:
        with self._bridge(tmp_path) as bridge:
            one, *_ = bridge.matters
            bridge.link(_place(one, bridge.ids[0]))
            bridge.link(maker=LATER_LINKER)
            assert bridge.view.matter(one) == Matter(one, "", ())
            assert bridge.view.matters() == []
            assert _ids(bridge.view, ClaimQuery(matter=one)) == []

    def test_links_decisions_and_progress_are_taken_in_whole_or_not_at_all(self, tmp_path: Path) -> None:
        with self._bridge(tmp_path) as bridge:
            safe, _, unsafe, *_ = bridge.ids
            link = Link(safe, unsafe, Relation.CONTRADICTS, 0.8, ("one says never",))
            with raises(NotFound):
                bridge.link(_place(bridge.matters[0], safe), _place(bridge.matters[0], "c0000"), links=(link,))
            assert (bridge.view.links([safe]), bridge.view.decisions()) == ([], [])
            assert bridge.writer.linked_up_to(LINKER) == 0
            assert bridge.link(_place(bridge.matters[0], safe), links=(link,)) == 1
            assert (bridge.view.links([safe]), len(bridge.view.decisions())) == ([link], 1)

    # What people decide

    def test_a_person_outranks_a_machine_and_undo_restores(self, tmp_path: Path) -> None:
        with self._bridge(tmp_path) as bridge:
            safe, old, *_ = bridge.ids
            one, *_ = bridge.matters
            bridge.link(_place(one, safe), _place(one, old), _title(one, "Was it safe?"))
            before = bridge.view.matters()
            said = (_place(one, safe, AGAINST), _remove(one, old), _title(one, "Safe, was it?"))
            numbers = bridge.writer.decide(*map(_by_ada, said))
            bridge.link(_place(one, safe, OPEN), _place(one, old, OPEN), _title(one, "What?"))
            bridge.link(_place(one, safe), _place(one, old), _title(one, "Was it safe?"))
            standing = Standing(safe, AGAINST, 1.0, "Ada", person=True)
            assert bridge.view.matters() == [Matter(one, "Safe, was it?", (standing,))]
            for number in numbers:
                assert bridge.writer.take_back(number, "Ben")
                assert not bridge.writer.take_back(number, "Ada")
            assert bridge.view.matters() == before
            assert [each.taken_back is not None for each in bridge.view.decisions(people=True)] == [True] * 3
            assert bridge.view.verify().faults == ()
            assert bridge.view.verify().checked["taken back"] == 3

    def test_a_persons_words_twice_are_once_unless_another_spoke_since(self, tmp_path: Path) -> None:
        with self._bridge(tmp_path) as bridge:
            safe, *_ = bridge.ids
            one, *_ = bridge.matters
            placed = _by_ada(_place(one, safe, reasons=("I was there",)))
            (first,) = bridge.writer.decide(placed, placed)
            assert bridge.writer.decide(placed) == bridge.writer.decide() == []
            (second,) = bridge.writer.decide(replace(_remove(one, safe), by="Ben", person=True))
            assert bridge.view.matters() == []
            (third,) = bridge.writer.decide(placed)
            assert bridge.view.matters([safe]) == [bridge.view.matter(one)]
            kept = bridge.view.decisions()
            assert [each.number for each in kept] == [first, second, third]
            assert kept[0].decision == replace(placed, at=kept[0].decision.at)
            assert kept[0].decision.at
            bridge.writer.take_back(third, "Ada")
            assert bridge.view.matters() == []
            assert len(bridge.writer.decide(placed)) == 1
            assert len(bridge.view.matters()) == 1

    def test_what_is_not_there_is_refused_whole(self, tmp_path: Path) -> None:
        with self._bridge(tmp_path) as bridge:
            safe, *_ = bridge.ids
            one, other, *_ = bridge.matters
            placed = _by_ada(_place(one, safe))
            for each in (_place(one, "c0000"), _title(other, "?"), _join(one, other), _remove(other, safe)):
                with raises(NotFound):
                    bridge.writer.decide(placed, _by_ada(each))
            with raises(NotFound):
                bridge.writer.decide(placed, _by_ada(_distinct(safe, "c0000")))
            with raises(ValueError):
                bridge.writer.decide(placed, replace(placed, person=False))
            assert (bridge.view.decisions(), bridge.view.matters()) == ([], [])
            bridge.link(_place(one, safe))
            for number in (bridge.last().number, 99):
                with raises(NotFound):
                    bridge.writer.take_back(number, "Ada")

    def test_decisions_are_listed_by_what_they_are_on(self, tmp_path: Path) -> None:
        with self._bridge(tmp_path) as bridge:
            safe, old, *_ = bridge.ids
            one, other, third, *_ = bridge.matters
            bridge.link(_place(one, safe), _place(other, old), _place(third, bridge.ids[2]))
            bridge.writer.decide(_by_ada(_join(one, other)), _by_ada(_distinct(old, safe)))
            view = bridge.view
            placed, old_placed, _, joined, distinct = view.decisions()
            assert view.decisions(one) == view.decisions(other) == [placed, old_placed, joined]
            assert view.decisions(one[:12], people=True) == [joined]
            assert view.decisions(safe) == view.decisions(safe[:12]) == [placed, distinct]
            assert view.decisions(people=True) == [joined, distinct]
            assert view.decisions(bridge.ids[5]) == []
            assert distinct.decision == replace(_by_ada(_distinct(old, safe)), at=distinct.decision.at)
            with raises(NotFound):
                view.decisions(ONE_FAR_OFF)

    # Matters that are one

    def test_joined_matters_flow_together_and_apart_again(self, tmp_path: Path) -> None:
        with self._bridge(tmp_path) as bridge:
            safe, _, unsafe, noon, *_ = bridge.ids
            one, other, third, *_ = bridge.matters
            bridge.link(
                _place(one, safe), _place(other, unsafe), _place(third, noon), _title(one, "?"), _title(other, "!")
            )
            before = bridge.view.matters()
            (number,) = bridge.writer.decide(_by_ada(_join(other, one)))
            view = bridge.view
            whole = view.matter(one)
            assert (whole.id, whole.title, whole.also) == (one, "?", (other,))
            assert view.matter(other) == view.matter(other[:12]) == whole
            assert _sides(view) == {one: {safe: FOR, unsafe: FOR}, third: {noon: FOR}}
            assert view.matters([unsafe]) == view.matters([safe]) == [whole]
            assert _ids(view, ClaimQuery(matter=other)) == _ids(view, ClaimQuery(matter=one)) == [safe, unsafe]
            bridge.writer.take_back(number, "Ada")
            assert bridge.view.matters() == before
            bridge.writer.decide(_by_ada(_join(one, other)))
            bridge.writer.decide(_by_ada(_apart(other, one)))
            assert bridge.view.matters() == before

    def test_a_claim_of_two_joined_matters_stands_as_a_person_has_it_or_as_is_surest(self, tmp_path: Path) -> None:
        with self._bridge(tmp_path) as bridge:
            safe, old, *_ = bridge.ids
            one, other, *_ = bridge.matters
            bridge.link(_place(one, safe, score=0.6), _place(other, safe, AGAINST, score=0.8), _place(one, old))
            bridge.writer.decide(_by_ada(_place(other, old, OPEN, score=0.1)), _by_ada(_join(one, other)))
            assert _sides(bridge.view) == {one: {safe: AGAINST, old: OPEN}}

    def test_what_a_person_says_of_a_joined_matter_holds_for_all_of_it(self, tmp_path: Path) -> None:
        with self._bridge(tmp_path) as bridge:
            safe, old, *_ = bridge.ids
            one, other, *_ = bridge.matters
            bridge.link(_place(one, safe), _place(other, old), _title(one, "?"))
            bridge.writer.decide(_by_ada(_join(one, other)))
            _, number = bridge.writer.decide(_by_ada(_title(other, "Old?")), _by_ada(_remove(one, old)))
            assert _sides(bridge.view) == {one: {safe: FOR}}
            assert bridge.view.matter(one).title == "Old?"
            bridge.writer.take_back(number, "Ada")
            assert _sides(bridge.view) == {one: {safe: FOR, old: FOR}}

    def test_what_was_moved_before_its_matters_were_joined_stays(self, tmp_path: Path) -> None:
        with self._bridge(tmp_path) as bridge:
            safe, old, *_ = bridge.ids
            one, other, *_ = bridge.matters
            bridge.link(_place(one, safe), _place(other, old))
            bridge.writer.decide(_by_ada(_place(one, old, AGAINST)), _by_ada(_remove(other, old)))
            bridge.writer.decide(_by_ada(_join(one, other)))
            assert _sides(bridge.view) == {one: {safe: FOR, old: AGAINST}}

    def test_two_that_a_person_parts_are_not_joined_by_a_machine(self, tmp_path: Path) -> None:
        with self._bridge(tmp_path) as bridge:
            safe, old, *_ = bridge.ids
            one, other, *_ = bridge.matters
            bridge.link(_place(one, safe), _place(other, old), _join(one, other))
            assert [matter.id for matter in bridge.view.matters()] == [one]
            bridge.writer.decide(_by_ada(_apart(one, other)))
            assert [matter.id for matter in bridge.view.matters()] == [one, other]

    def test_a_beginning_that_two_matters_share_is_ambiguous_unless_they_are_one(self, tmp_path: Path) -> None:
        with self._bridge(tmp_path) as bridge:
            one, other, *_ = bridge.matters
            bridge.link(_place(one, bridge.ids[0]), _place(other, bridge.ids[1]))
            with raises(Ambiguous):
                bridge.view.matter("m")
            bridge.writer.decide(_by_ada(_join(one, other)))
            assert bridge.view.matter("m").id == one

    # What is kept apart

    def test_of_claims_that_were_told_apart_the_second_leaves_until_that_is_taken_back(self, tmp_path: Path) -> None:
        with self._bridge(tmp_path) as bridge:
            safe, old, unsafe, *_ = bridge.ids
            one, other, *_ = bridge.matters
            bridge.link(_place(one, safe), _place(one, old), _place(other, unsafe))
            before = bridge.view.matters()
            (number,) = bridge.writer.decide(_by_ada(_distinct(old, safe)))
            then = bridge.last().decision.at
            assert _sides(bridge.view) == {one: {old: FOR}, other: {unsafe: FOR}}
            # By no detour either: neither placed again, nor by way of a matter that is joined.
            bridge.link(_place(one, safe, AGAINST), _place(other, safe), _join(one, other))
            assert _sides(bridge.view) == {one: {old: FOR, unsafe: FOR}}
            bridge.link(_place(one, safe), _remove(other, safe))
            bridge.writer.decide(_by_ada(_apart(one, other)))
            bridge.writer.take_back(number, "Ada")
            assert bridge.view.matters() == before
            assert safe not in _sides(bridge.ledger.view(as_of=then))[one]

    def test_claims_that_were_told_apart_are_so_for_their_heirs(self, tmp_path: Path) -> None:
        with self._bridge(tmp_path) as bridge:
            safe, _, unsafe, *_ = bridge.ids
            one, *_ = bridge.matters
            bridge.link(_place(one, safe), _place(one, unsafe))
            bridge.writer.decide(_by_ada(_distinct(unsafe, safe)))
            better = replace(bridge.claims[0], stance=Stance.CONFIRMS)
            bridge.read_again(0, better)
            bridge.link(_place(one, better.id))
            assert _sides(bridge.view) == {one: {unsafe: FOR}}
            assert bridge.view.kept_apart([better.id]) == {frozenset((better.id, unsafe))}

    def test_one_that_left_is_back_when_the_other_leaves_as_well(self, tmp_path: Path) -> None:
        with self._bridge(tmp_path) as bridge:
            safe, old, unsafe, *_ = bridge.ids
            one, *_ = bridge.matters
            bridge.link(_place(one, safe), _place(one, old), _place(one, unsafe))
            bridge.writer.decide(_by_ada(_distinct(old, unsafe)), _by_ada(_distinct(safe, old)))
            assert _sides(bridge.view) == {one: {safe: FOR, unsafe: FOR}}

    def test_one_that_a_person_placed_since_stays_and_the_other_leaves(self, tmp_path: Path) -> None:
        with self._bridge(tmp_path) as bridge:
            safe, old, *_ = bridge.ids
            one, *_ = bridge.matters
            bridge.link(_place(one, safe), _place(one, old))
            bridge.writer.decide(_by_ada(_distinct(safe, old)))
            assert _sides(bridge.view) == {one: {safe: FOR}}
            bridge.writer.decide(_by_ada(_place(one, old, OPEN)))
            assert _sides(bridge.view) == {one: {old: OPEN}}

    def test_what_people_keep_apart_is_told_to_linkers(self, tmp_path: Path) -> None:
        with self._bridge(tmp_path) as bridge:
            safe, old, unsafe, noon, closed, night = bridge.ids
            one, other, third, *_ = bridge.matters
            bridge.link(*map(_place, (one, one, other, third), bridge.ids), _join(one, third))
            assert bridge.view.kept_apart(bridge.ids) == set()
            bridge.link(_distinct(safe, noon), _remove(other, unsafe))
            assert bridge.view.kept_apart(bridge.ids) == set()
            said = _remove(third, old), _apart(other, third), _distinct(closed, night)
            numbers = bridge.writer.decide(*map(_by_ada, said))
            everything = {frozenset(pair) for pair in ((one, old), (one, other), (closed, night))}
            assert bridge.view.kept_apart(bridge.ids) == everything
            assert bridge.view.kept_apart([night]) == {frozenset((closed, night))}
            for number in numbers:
                bridge.writer.take_back(number, "Ada")
            assert bridge.view.kept_apart(bridge.ids) == set()

    # Claims that come and go

    def test_a_superseded_claim_leaves_its_place_to_the_one_that_took_its_place(self, tmp_path: Path) -> None:
        with self._bridge(tmp_path) as bridge:
            safe, old, unsafe, *_ = bridge.ids
            one, other, *_ = bridge.matters
            bridge.link(_place(one, safe, AGAINST), _place(one, old), _place(one, unsafe))
            bridge.writer.decide(_by_ada(_remove(one, old)))
            better = replace(bridge.claims[0], stance=Stance.CONFIRMS)
            bridge.read_again(0, better)
            assert _sides(bridge.view) == {one: {better.id: AGAINST, unsafe: FOR}}
            assert [matter.id for matter in bridge.view.matters([better.id])] == [one]
            assert bridge.view.matters([safe]) == []
            assert bridge.view.decisions(better.id) == bridge.view.decisions(safe)
            (kept,) = bridge.view.decisions(better.id)
            before = bridge.ledger.view(as_of=kept.decision.at)
            assert _sides(before) == {one: {safe: AGAINST, old: FOR, unsafe: FOR}}
            # Once the machine has looked at the new claim itself, its place there is what counts.
            bridge.link(_place(other, better.id))
            assert _sides(bridge.view) == {one: {unsafe: FOR}, other: {better.id: FOR}}

    def test_a_persons_word_on_a_superseded_claim_holds_for_its_heir(self, tmp_path: Path) -> None:
        with self._bridge(tmp_path) as bridge:
            safe, _, unsafe, *_ = bridge.ids
            one, *_ = bridge.matters
            bridge.link(_place(one, safe), _place(one, unsafe))
            bridge.writer.decide(_by_ada(_remove(one, safe)))
            better = replace(bridge.claims[0], stance=Stance.CONFIRMS)
            bridge.read_again(0, better)
            bridge.link(_place(one, better.id))
            assert _sides(bridge.view) == {one: {unsafe: FOR}}

    def test_a_claim_that_is_made_no_more_drops_out_and_comes_back_when_it_is_made_again(self, tmp_path: Path) -> None:
        with self._bridge(tmp_path) as bridge:
            safe, _, unsafe, *_ = bridge.ids
            one, *_ = bridge.matters
            bridge.link(_place(one, safe), _place(one, unsafe))
            before = bridge.view.matters()
            bridge.read_again(0, None)
            assert _sides(bridge.view) == {one: {unsafe: FOR}}
            bridge.writer.add(reading(bridge.articles[0], *bridge.claims[:2], maker=Maker("by-hand", "3")))
            assert bridge.view.matters() == before

    # Looking up

    def test_claims_of_a_matter_come_in_pages_and_with_other_conditions(self, tmp_path: Path) -> None:
        with self._bridge(tmp_path) as bridge:
            safe, old, unsafe, _, closed, _ = bridge.ids
            one, *_ = bridge.matters
            bridge.link(*(_place(one, each) for each in (closed, safe, unsafe, old)))
            view, of = bridge.view, ClaimQuery(matter=one)
            first = view.claims(of, limit=2)
            rest = view.claims(of, after=first[-1].number, limit=2)
            assert [entry.id for entry in (*first, *rest)] == [safe, old, unsafe, closed]
            assert view.claims(of, after=rest[-1].number) == []
            assert _ids(view, replace(of, text="safe")) == [safe, unsafe]
            assert _ids(view, replace(of, article=bridge.articles[1].id)) == [unsafe]
            assert _ids(view, replace(of, matter=one[:12], text="noon")) == []
            with raises(NotFound):
                view.claims(ClaimQuery(matter=ONE_FAR_OFF))

    def test_what_was_decided_by_a_moment_is_still_known(self, tmp_path: Path) -> None:
        with self._bridge(tmp_path) as bridge:
            safe, old, *_ = bridge.ids
            one, other, *_ = bridge.matters
            bridge.link(_place(one, safe), _place(other, old))
            linked = bridge.last().decision.at
            (number,) = bridge.writer.decide(_by_ada(_join(one, other)))
            joined = bridge.last().decision.at
            bridge.writer.take_back(number, "Ada")
            third = bridge.matters[2]
            bridge.writer.decide(_by_ada(_place(third, safe)))

            def known(as_of: str | None) -> tuple[list[str], int]:
                view = bridge.ledger.view(as_of=as_of)
                return [matter.id for matter in view.matters()], len(view.decisions())

            assert known("2001-01-01") == ([], 0)
            assert known(linked) == ([one, other], 2)
            assert known(joined) == ([one], 3)
            assert known(None) == ([one, other, third], 4)
            then = bridge.ledger.view(as_of=joined)
            assert then.decisions()[-1].taken_back is None
            assert _ids(then, ClaimQuery(matter=other)) == [safe, old]
            with raises(NotFound):
                then.matter(third)

    # Links

    def test_all_links_of_the_last_linker_between_current_claims_are_listed(self, tmp_path: Path) -> None:
        with self._bridge(tmp_path) as bridge:
            safe, old, unsafe, noon, *_ = bridge.ids
            parts = Link(safe, unsafe, Relation.CONTRADICTS, 0.8, ("one says never",))
            same = Link(old, safe, Relation.SAME, 0.9, ("the same words",))
            far = Link(noon, unsafe, Relation.SUPPORTS, 0.7, ("both fell",))
            bridge.link(links=(parts, same, far))
            assert bridge.view.links([safe]) == [same, parts]
            assert bridge.view.links([unsafe, safe, unsafe]) == [same, parts, far]
            assert bridge.view.links([bridge.ids[5]]) == bridge.view.links([]) == []
            bridge.read_again(2, None)
            assert bridge.view.links([safe, noon]) == [same]

    def test_what_a_former_linker_found_contests_nothing(self, tmp_path: Path) -> None:
        with self._bridge(tmp_path) as bridge:
            safe, old, unsafe, noon, *_ = bridge.ids
            kept = Link(safe, unsafe, Relation.CONTRADICTS, 0.8, ("one says never",))
            wrong = Link(old, noon, Relation.CONTRADICTS, 0.8, ("a mistake",))
            bridge.link(_place(bridge.matters[0], safe), links=(kept, wrong))
            then = bridge.last().decision.at
            assert bridge.link(maker=LATER_LINKER, links=(kept,)) == 1  # found anew, and kept for the later one
            assert [contest.link for contest in bridge.view.contests()] == [kept]
            assert (bridge.view.links([old]), list(bridge.view.contests([old]))) == ([], [])
            assert _ids(bridge.view, ClaimQuery(contested=True)) == [safe, unsafe]
            assert bridge.view.summary().contested == 2
            before = bridge.ledger.view(as_of=then)
            assert [contest.link for contest in before.contests()] == [kept, wrong]
            assert before.summary().contested == 4


def _place(
    matter: str, claim: str, side: Side = FOR, *, score: float = 0.9, reasons: tuple[str, ...] = ("one question",)
) -> Decision:
    return Decision(Act.PLACE, "", matter=matter, claim=claim, side=side, score=score, reasons=reasons)


def _remove(matter: str, claim: str) -> Decision:
    return Decision(Act.REMOVE, "", matter=matter, claim=claim)


def _title(matter: str, title: str) -> Decision:
    return Decision(Act.TITLE, "", matter=matter, title=title)


def _join(matter: str, other: str) -> Decision:
    return Decision(Act.JOIN, "", matter=matter, other=other)


def _apart(matter: str, other: str) -> Decision:
    return Decision(Act.APART, "", matter=matter, other=other)


def _distinct(claim: str, other: str) -> Decision:
    return Decision(Act.DISTINCT, "", claim=claim, other=other)


def _by_ada(decision: Decision) -> Decision:
    score = decision.score if decision.score < 0.5 else 1.0
    return replace(decision, by="Ada", person=True, score=score)


def _sides(view: View) -> dict[str, dict[str, Side]]:
    """The side of each claim in each matter."""
    return {matter.id: {each.claim: each.side for each in matter.standings} for matter in view.matters()}


def _ids(view: View, query: ClaimQuery) -> list[str]:
    return [entry.id for entry in view.claims(query)]
