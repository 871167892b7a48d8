from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.trained.decode import ALLOWED, STATES, Calibration, Found, Seen, best_tags, chosen, places_round
from onrecord.annotate.trained.decode import found_in as found_with
from onrecord.annotate.trained.layers import layered

STILL = np.zeros((4, 4), dtype=np.float32)
LETTERS = {".": 0, "s": 1, "q": 2, "c": 3}


def seen(units, *rows, before=10, after=10):
    """`rows` are (anchor, chance, tags of the whole chunk, as in "ss.qccc")."""
    anchors = np.array([row[0] for row in rows], dtype=np.int64)
    places, inside = places_round(anchors, units, before=before, after=after)
    scores = np.zeros((len(rows), places.shape[1], 4), dtype=np.float32)
    cues = np.zeros(units, dtype=np.float32)
    for number, (anchor, chance, tags) in enumerate(rows):
        cues[anchor] = chance
        for at, place in enumerate(places[number]):
            scores[number, at, LETTERS[tags[place]]] = 5
    return Seen(cues, anchors, scores, places, inside)


def found_in(what):
    (ones,) = found_with([what], STILL)
    return ones


def found(anchor, content, chance, **roles):
    return Found(anchor, roles.get("source", ()), roles.get("cue", (anchor,)), tuple(content), chance, 0.0, chance)


def test_a_window_stops_at_the_edges_of_the_chunk():
    places, inside = places_round(np.array([1]), 4, before=3, after=3)
    assert inside.tolist() == [[False, False, True, True, True, True, False]]
    assert places[inside].tolist() == [0, 1, 2, 3]


def test_each_cue_takes_its_source_and_content():
    (one,) = found_in(seen(7, (2, 0.9, "ssqqccc")))
    assert (one.source, one.cue, one.content) == ((0, 1), (2, 3), (4, 5, 6))
    assert one.chance == pytest.approx(0.9)
    assert -0.1 < one.sureness <= 0


def test_a_content_may_have_two_parts_and_a_source_only_one():
    (one,) = found_in(seen(10, (5, 0.9, "cc.ssqccs.")))
    assert one.source == (3, 4)
    assert one.content[:4] == (0, 1, 6, 7)


def test_a_content_that_is_loath_to_begin_anew_bears_a_gap():
    loath = STILL.copy()
    loath[:3, 3] = -9
    ((one,),) = found_with([seen(8, (1, 0.9, "sqccc.cc"))], loath)
    assert one.content == (2, 3, 4, 5, 6, 7)


@given(st.integers(0, 10**6))
def test_the_best_walk_is_the_best_of_all_walks_with_one_source_and_one_cue(seed):
    chance = np.random.default_rng(seed)
    scores, moves = chance.normal(size=(1, 5, 4)) * 2, chance.normal(size=(4, 4))

    def value(tags):
        pairs = zip((0, *tags), tags, strict=False)
        return sum(scores[0, at, tag] for at, tag in enumerate(tags)) + sum(moves[pair] for pair in pairs)

    def begun(tags, which):
        return sum(tag == which != before for before, tag in zip((0, *tags), tags, strict=False))

    walks = [tags for tags in product(range(4), repeat=5) if begun(tags, 1) <= 1 and begun(tags, 2) <= 1]
    assert value(tuple(best_tags(scores, moves)[0].tolist())) == pytest.approx(max(map(value, walks)))


def test_every_state_can_be_left_and_reached():
    assert ALLOWED.any(axis=0).all()
    assert ALLOWED.any(axis=1).all()
    assert STATES[0] == (0, False, False)


def test_a_cue_that_the_tags_miss_is_its_anchor_alone():
    (one,) = found_in(seen(4, (1, 0.9, "s.cc")))
    assert one.cue == (1,)
    assert one.content == (2, 3)


def test_without_content_there_is_no_attribution():
    assert found_in(seen(3, (1, 0.9, "sq."))) == []
    assert found_in(seen(3)) == []


def test_the_likelier_of_two_readings_of_the_same_words_stays():
    assert chosen([found(2, range(4, 9), 0.6), found(3, range(4, 8), 0.8)]) == [found(3, range(4, 8), 0.8)]


def test_a_cue_in_a_likelier_ones_content_yields():
    assert chosen([found(2, range(4, 9), 0.9), found(6, range(20, 22), 0.8)]) == [found(2, range(4, 9), 0.9)]


def test_neighbours_stay_in_the_order_of_their_contents():
    late, early = found(12, range(13, 16), 0.9), found(2, range(4, 9), 0.6)
    assert chosen([late, early]) == [early, late]


class Pieces:
    """A stand-in for a chunk: its units, and which of the whole chunk's places they are."""

    def __init__(self, places):
        self.places = places


def test_what_somebody_said_is_read_again_for_what_others_said_in_it(monkeypatch):
    monkeypatch.setattr("onrecord.annotate.trained.layers.cut_out", lambda chunk, places: Pieces(places))
    readings = {
        None: seen(9, (1, 0.9, "sqccccccc")),
        (2, 3, 4, 5, 6, 7, 8): seen(7, (2, 0.8, "ssqcccc")),
        (3, 4, 5, 6): seen(4),
    }

    def look(chunks, depth):
        return [found_in(readings[getattr(chunk, "places", None)]) for chunk in chunks]

    (ones,) = layered([object()], look, lambda chunk, places: True)
    assert [(one.source, one.cue, one.content) for one in ones] == [
        ((0,), (1,), (2, 3, 4, 5, 6, 7, 8)),
        ((2, 3), (4,), (5, 6, 7, 8)),
    ]


def test_content_without_anything_like_a_cue_is_not_read_again():
    def look(chunks, depth):
        assert chunks == ["whole"]
        return [found_in(seen(6, (1, 0.9, "sqcccc")))]

    (ones,) = layered(["whole"], look, lambda chunk, places: False)
    assert len(ones) == 1


def test_chunks_are_read_together_as_they_are_alone():
    one, other = seen(7, (2, 0.9, "ssqqccc")), seen(8, (1, 0.9, "sqccc.cc"), (4, 0.8, "...sqccc"))
    assert found_with([one, seen(3), other], STILL) == [found_in(one), [], found_in(other)]


def test_a_score_grows_with_the_cue_and_with_the_tags():
    calibration = Calibration(bias=0.5, chance=0.5, sureness=4.0)
    sure, unsure = (Found(0, (), (0,), (1,), 0.8, sureness) for sureness in (-0.05, -0.5))
    doubtful = Found(0, (), (0,), (1,), 0.3, -0.05)
    assert calibration.score(sure) > calibration.score(unsure)
    assert calibration.score(sure) > calibration.score(doubtful)
    assert 0 < calibration.score(Found(0, (), (0,), (1,), 1.0, 0.0)) <= 1


@pytest.mark.parametrize(("inner", "content"), [((0, 1, 4, 5), (7, 8)), ((0, 1), (1, 2))])
def test_a_voice_in_one_piece_of_what_was_said_has_its_words_from_that_piece(monkeypatch, inner, content):
    """Of “We stay,” said A. “The general said, ‘We go.’”, the general did not say the first piece."""
    monkeypatch.setattr("onrecord.annotate.trained.layers.cut_out", lambda chunk, places: chunk)
    said = (1, 2, 5, 6, 7, 8, 9)
    depths = [[found(4, said, 0.9)], [found(3, inner, 0.8)], []]
    (ones,) = layered(["whole"], lambda chunks, depth: [depths[depth] for _ in chunks], lambda chunk, places: True)
    assert [one.content for one in ones] == [said, content]
