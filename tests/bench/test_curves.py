"""What a score is worth: curves and calibration, from numbers small enough to do by hand."""

from __future__ import annotations

import pytest
from bench.curves import Bin, Case, Point

from bench import curves


def words(*content):
    return {"source": frozenset(), "cue": frozenset(), "content": frozenset(content)}


class Overlap:
    """A scorer for which what shares a word is paired, best first, and right if it shares all."""

    @staticmethod
    def pair(gold, predicted):
        shared = {
            (g, p): len(one["content"] & other["content"])
            for g, one in enumerate(gold)
            for p, other in enumerate(predicted)
        }
        pairs = []
        for g, p in sorted(shared, key=lambda both: -shared[both]):
            if shared[g, p] and g not in {one for one, _ in pairs} and p not in {one for _, one in pairs}:
                pairs.append((g, p))
        return pairs

    @staticmethod
    def judge(gold, predicted):
        return {"strict": gold == predicted, "attribution": True}

    @staticmethod
    def word_sets(attributions, text):
        return [words(*one["content"]) for one in attributions]


def case(gold, *predicted):
    return Case(tuple(words(*one) for one in gold), tuple((score, words(*content)) for score, content in predicted))


def test_each_score_gives_a_point_and_equal_scores_give_one():
    cases = [case([[1], [2]], (0.9, [1]), (0.4, [7])), case([[3]], (0.9, [3]), (0.9, [8]))]
    assert curves.curve(cases, Overlap, "attribution") == [Point(0.9, 2 / 3, 2 / 3), Point(0.4, 0.5, 2 / 3)]


def test_what_scores_less_than_the_least_score_takes_no_gold_from_what_is_kept():
    # The second prediction is the better match, but who keeps 0.8 and more never sees it.
    cases = [case([[1, 2]], (0.8, [1]), (0.3, [1, 2]))]
    assert [point.recall for point in curves.curve(cases, Overlap, "attribution")] == [1, 1]
    assert [point.recall for point in curves.curve(cases, Overlap, "strict")] == [0, 1]


def test_the_last_point_is_the_figure_for_all():
    cases = [case([[1], [2]], (0.9, [1]), (0.2, [2]), (0.1, [9]))]
    last = curves.curve(cases, Overlap, "attribution")[-1]
    assert (last.precision, last.recall) == (2 / 3, 1)
    assert last.f1 == pytest.approx(0.8)


def test_a_ranking_without_fault_has_an_average_precision_of_its_recall():
    assert curves.average_precision([Point(0.9, 1, 0.5), Point(0.5, 1, 0.8), Point(0.1, 0.4, 0.8)]) == pytest.approx(
        0.8
    )


def test_average_precision_weighs_each_gain_of_recall():
    assert curves.average_precision([Point(0.9, 1, 0.5), Point(0.5, 0.5, 1)]) == pytest.approx(0.75)


def test_the_most_recall_at_a_precision():
    points = [Point(0.9, 1, 0.2), Point(0.6, 0.9, 0.5), Point(0.3, 0.6, 0.7)]
    assert curves.recall_at(points, 0.9) == 0.5
    assert curves.recall_at(points[2:], 0.9) == 0


def test_every_prediction_is_right_or_wrong_once():
    cases = [case([[1], [2]], (0.9, [1]), (0.9, [5]), (0.4, [2, 3]))]
    assert sorted(curves.rights(cases, Overlap, "strict")) == [(0.4, False), (0.9, False), (0.9, True)]
    assert sorted(curves.rights(cases, Overlap, "attribution")) == [(0.4, True), (0.9, False), (0.9, True)]


def scored(score, *, right, of):
    return [(score, place < right) for place in range(of)]


def test_scores_that_say_just_how_many_are_right_have_no_error():
    bins = curves.binned([*scored(0.25, right=1, of=4), *scored(0.8, right=4, of=5), *scored(1.0, right=3, of=3)])
    assert curves.calibration_error(bins) == pytest.approx(0)


def test_the_error_of_a_bin_weighs_by_its_count():
    bins = curves.binned([*scored(0.5, right=3, of=3), *scored(0.9, right=0, of=1)])
    assert curves.calibration_error(bins) == pytest.approx(0.75 * 0.5 + 0.25 * 0.9)


def test_a_bin_holds_its_lower_edge_and_the_last_one_holds_one():
    bins = curves.binned([(0.0, False), (0.3, True), (0.39, True), (0.9, True), (1.0, True)])
    assert [(one.low, one.count) for one in bins] == [(0.0, 1), (0.3, 2), (0.9, 2)]


def test_no_predictions_are_no_error():
    assert curves.binned([]) == []
    assert curves.calibration_error([]) == 0


def test_an_attribution_without_content_is_no_case():
    gold = [{"id": "a", "text": "…", "attributions": [{"content": [1]}, {"content": []}]}, {"id": "b", "text": "…"}]
    gold[1]["attributions"] = [{"content": [2]}]
    predicted = [{"id": "a", "attributions": [{"content": [1], "score": 0.7}, {"content": [], "score": 0.9}]}]
    assert curves.cases_of(gold, predicted, Overlap) == (case([[1]], (0.7, [1])), case([[2]]))


def test_the_section_waits_for_the_figures():
    names = ("average_precision", "strict_average_precision", "recall_at_90", "ece")
    assert "](pictures/attribution-reliability.svg)" in "\n".join(curves.section({f"curves.{n}": 0.5 for n in names}))
    assert curves.section({}) == []


def test_the_pictures_are_the_same_each_time(tmp_path):
    pytest.importorskip("matplotlib")
    from bench import pictures

    points = [Point(0.9, 1, 0.2), Point(0.5, 0.8, 0.6)]
    for name in ("one", "other"):
        pictures.draw_curve(points, points, tmp_path / f"{name}-curve.svg")
        pictures.draw_reliability([Bin(0.9, 1, 4, 0.95, 1), Bin(0.3, 0.4, 2, 0.35, 0.5)], tmp_path / f"{name}-bins.svg")
    for kind in ("curve", "bins"):
        assert (tmp_path / f"one-{kind}.svg").read_bytes() == (tmp_path / f"other-{kind}.svg").read_bytes()


def test_an_interval_holds_the_share_and_narrows_with_the_count():
    few, many = (Bin(0.7, 0.8, count, 0.75, 0.8).interval() for count in (5, 500))
    assert few[0] < many[0] < 0.8 < many[1] < few[1]
