"""How stances are scored, and that the cases keep to their format."""

from __future__ import annotations

import pytest
from bench.stance import cases, f1_of, figures_of, quote_of, table

from onrecord.model import Span, Stance


def test_f1_counts_what_is_wrong_on_either_side():
    pairs = [(Stance.DENIES, Stance.DENIES), (Stance.DENIES, Stance.ADMITS), (Stance.ADMITS, Stance.ADMITS)]
    scores = f1_of(pairs)
    assert scores[Stance.DENIES] == pytest.approx(2 / 3)
    assert scores[Stance.ADMITS] == pytest.approx(2 / 3)
    assert scores[Stance.WARNS] == 0.0
    assert figures_of(pairs)["accuracy"] == pytest.approx(100 * 2 / 3)


def test_every_stance_stands_in_both_parts():
    every = cases()
    assert {(case.part, case.stance) for case in every} == {
        (part, stance) for part in ("build", "measure") for stance in Stance
    }
    assert len({case.sentence for case in every}) == len(every)


def test_a_piece_may_say_which_of_several_it_is():
    row = {"sentence": "He said he said so.", "source": "He", "cue": "said#2", "content": "so"}
    assert quote_of(row).cue == (Span(11, 15),)


def test_a_piece_that_is_not_there_is_named():
    with pytest.raises(ValueError, match="'denied' does not stand there"):
        quote_of({"sentence": "He said so.", "source": "He", "cue": "denied", "content": "so"})


def test_without_figures_there_is_no_table():
    assert table({}) == []
