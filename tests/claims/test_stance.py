"""What tells a stance: the rows of tests/cases/stance.csv that rules were written for, and the words around a cue."""

from __future__ import annotations

import pytest
from bench.stance import Case, cases, read

from onrecord.claims.stance import stance_of
from onrecord.claims.stance.lexicon import Entry, Lexicon
from onrecord.model import Stance

BUILT = [case for case in cases() if case.part == "build"]


@pytest.mark.parametrize("case", BUILT, ids=lambda case: case.sentence[:60])
def test_a_stance_is_read_as_a_person_reads_it(case: Case) -> None:
    assert read(case) is case.stance, case.remark


def test_without_a_cue_that_tells_more_a_source_asserts() -> None:
    assert stance_of("") is Stance.ASSERTS
    assert stance_of("according to") is Stance.ASSERTS


def test_a_phrase_may_go_on_after_the_cue() -> None:
    assert stance_of("claimed", after=" responsibility for the fire") is Stance.ADMITS
    assert stance_of("claimed", after=" that the fire was set") is Stance.ALLEGES


@pytest.mark.parametrize(
    ("before", "stance"),
    [
        ("The ministry has not yet ", Stance.DOUBTS),
        ("The ministry refused to ", Stance.DOUBTS),
        ("Nobody at the ministry ", Stance.DOUBTS),
        ("The ministry did not hesitate to ", Stance.CONFIRMS),
        ("The ministry, which does not like the press, ", Stance.CONFIRMS),
        ("The ministry did not answer, but the army ", Stance.CONFIRMS),
    ],
)
def test_a_negation_reaches_the_cue_of_its_own_clause(before: str, stance: Stance) -> None:
    assert stance_of("confirmed", before=before) is stance


def test_what_is_neither_confirmed_nor_denied_is_left_open() -> None:
    assert stance_of("denied", before="The army neither confirmed nor ", after=" the raid") is Stance.DOUBTS
    assert stance_of("confirm", before="The army would not deny or ", after=" the raid") is Stance.DOUBTS


def test_a_neutral_cue_leaves_it_to_the_content() -> None:
    assert stance_of("said", content="“That is a lie”") is Stance.DENIES
    assert stance_of("said", content="“We condemn it”") is Stance.CONDEMNS
    assert stance_of("said", content="“It rained”") is Stance.ASSERTS


def test_a_cue_that_tells_its_stance_is_not_overruled_by_the_content() -> None:
    assert stance_of("warned", content="“That is a lie”") is Stance.WARNS


def test_a_longer_phrase_comes_before_its_beginning() -> None:
    words = Lexicon({"rule*": Entry(Stance.DEMANDS, None), "rule* … out": Entry(Stance.DENIES, None)})
    found = words.first("they ruled a sale out", before=20)
    assert found
    assert (found.entry.stance, found.start, found.end) == (Stance.DENIES, 5, 21)


def test_a_gap_opens_no_clause() -> None:
    words = Lexicon({"ask* … for": Entry(Stance.DEMANDS, None)})
    assert words.first("asked the board for", before=5)
    assert not words.first("asked whether for", before=5)
