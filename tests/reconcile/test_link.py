"""Linking as claims come in, and linking all at once."""

from __future__ import annotations

from contextlib import closing

from onrecord.ledger.base import ClaimQuery
from onrecord.ledger.memory import MemoryLedger
from onrecord.model import Reading, Ruling, Stance, Verdict
from onrecord.reconcile import link as linking
from onrecord.reconcile.block import candidates, keys_of
from onrecord.reconcile.link import link
from onrecord.testing.by_hand import LATER_MAKER, article, entity, reading
from onrecord.testing.by_hand import claim as of_article
from tests.run.made_pages import capital

THINGS = "bridge dam tower".split()
CAUSES = "heavy rain|strong wind|long neglect".split("|")


def stories() -> list[tuple[str, str, Stance]]:
    """What sources say of what befell some things: half of them deny it."""
    return [
        (source, f"the old {thing} of Ostrel collapsed because of {cause}", stance)
        for thing in THINGS
        for cause in CAUSES
        for source, stance in (("Ann Bel", Stance.ASSERTS), ("the mayor", Stance.DENIES), ("a clerk", Stance.CONFIRMS))
    ]


def readings() -> list[Reading]:
    found = []
    for number, (source, content, stance) in enumerate(stories()):
        page = article(f"Story {number}. {capital(source)} said {content}.")
        found.append(reading(page, of_article(page, content, source=capital(source), cue="said", stance=stance)))
    return found


def links(ledger: MemoryLedger) -> list[str]:
    return sorted(contest.link.id for contest in ledger.view().contests())


def test_who_denies_is_linked_with_who_holds():
    with closing(MemoryLedger()) as ledger:
        for each in readings()[:3]:
            ledger.writer().add(each)
        assert link(ledger) == 2
        pairs = {(c.left.claim.source.text, c.right.claim.source.text) for c in ledger.view().contests()}
        assert pairs == {("Ann Bel", "The mayor"), ("The mayor", "A clerk")}


def test_linking_again_adds_nothing():
    with closing(MemoryLedger()) as ledger:
        for each in readings():
            ledger.writer().add(each)
        assert link(ledger) > 0
        once = links(ledger)
        assert link(ledger) == 0
        assert links(ledger) == once


def test_linking_in_many_runs_gives_what_linking_once_gives(monkeypatch):
    with closing(MemoryLedger()) as at_once, closing(MemoryLedger()) as step_by_step:
        for each in readings():
            at_once.writer().add(each)
        link(at_once)
        monkeypatch.setattr(linking, "BATCH", 2)
        for number, each in enumerate(readings()):
            step_by_step.writer().add(each)
            if number % 3 == 0:
                link(step_by_step)
        link(step_by_step)
        assert links(at_once)
        assert links(step_by_step) == links(at_once)


def test_a_voice_is_not_set_against_itself_in_one_article():
    page = article("Ann Bel said the old dam burst last night. Later Ann Bel denied the old dam burst.")
    first = of_article(page, "the old dam burst last night", source="Ann Bel", cue="said")
    then = of_article(page, "the old dam burst.", source="Ann Bel", cue="denied", stance=Stance.DENIES)
    with closing(MemoryLedger()) as ledger:
        ledger.writer().add(reading(page, first, then))
        assert link(ledger) == 0


def test_a_superseded_claim_is_linked_with_nothing_new():
    first, second, *_ = readings()
    with closing(MemoryLedger()) as ledger:
        ledger.writer().add(first)
        link(ledger)
        ledger.writer().add(Reading(first.annotated, LATER_MAKER, ()))
        ledger.writer().add(second)
        assert link(ledger) == 0


def test_a_claim_without_telling_words_has_no_candidates():
    page = article("It was so.")
    with closing(MemoryLedger()) as ledger:
        ledger.writer().add(reading(page, of_article(page, "It was so.")))
        (entry,) = ledger.view().claims(ClaimQuery())
        assert list(candidates(ledger.view(), entry, keys_of(entry))) == []


def test_entities_that_are_one_do_not_deny_each_other_by_their_words():
    told = (
        ("Pentagon", "the old bridge collapsed after heavy rain"),
        ("US DoD", "an old bridge never collapsed in that heavy rain"),
    )
    for ruled in (False, True):
        with closing(MemoryLedger()) as ledger:
            ids = []
            for name, content in told:
                page = article(f"The {name} said: {content}.")
                who = entity(page, name, "ORG")
                ids.append(who.id)
                said = of_article(page, content, source=f"The {name}", cue="said", entity=who)
                ledger.writer().add(reading(page, said, entities=(who,)))
            if ruled:
                ledger.writer().rule(Ruling(*ids, Verdict.YES, 1.0, ("I asked them",), "Ada", person=True))
            assert link(ledger) == (0 if ruled else 1)
