"""Answers that are remembered."""

from __future__ import annotations

import numpy as np

from onrecord.reconcile.statements.remembered import Remembered


def test_what_is_asked_twice_is_answered_once():
    asked = list[str]()

    def answer(new):
        asked.extend(new)
        return [np.asarray([len(each)]) for each in new]

    remembered = Remembered[str](2)
    assert [int(each[0]) for each in remembered.of(["a", "bbb", "a"], answer)] == [1, 3, 1]
    remembered.of(["bbb", "cc"], answer)
    remembered.of(["a"], answer)
    # "a" had been forgotten by then.
    assert asked == ["a", "bbb", "cc", "a"]
