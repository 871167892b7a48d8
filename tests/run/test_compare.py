"""Lines of pairs in, lines of relations out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

import pytest

from onrecord.model import Rejected, Relation
from onrecord.reconcile.statements.compare import Compared
from onrecord.run.compare import BATCH, compared

GOOD = b'{"id": "a", "left": "The pier is shut.", "right": "The pier is open."}'


class ByLength:
    """Holds statements of one length to be the same."""

    def compare(self, pairs: Sequence[tuple[str, str]]) -> list[Compared]:
        return [Compared(Relation.SAME if len(a) == len(b) else Relation.UNRELATED, 0.75) for a, b in pairs]


def run(lines: Iterable[bytes]) -> list[str | Rejected]:
    return list(compared(lines, "pairs.jsonl", ByLength()))  # type: ignore[arg-type]


def test_a_pair_gets_its_relation_under_its_id():
    assert [json.loads(str(line)) for line in run([GOOD])] == [{"id": "a", "relation": "same", "score": 0.75}]


def test_order_holds_over_batches_and_blank_lines():
    lines = [json.dumps({"id": n, "left": "a", "right": "a" * (1 + n % 2)}).encode() for n in range(2 * BATCH + 3)]
    found = [json.loads(str(line)) for line in run([*lines[:5], b" \n", *lines[5:]])]
    assert [each["id"] for each in found] == list(range(len(lines)))
    assert [each["relation"] for each in found[:3]] == ["same", "unrelated", "same"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"{", "JSON"),
        (b"[1]", "object"),
        (b'"words"', "object"),
        (b'{"left": "a", "right": "b"}', '"id"'),
        (b'{"id": true, "left": "a", "right": "b"}', '"id"'),
        (b'{"id": 1, "left": " ", "right": "b"}', '"left"'),
        (b'{"id": 1, "left": "a", "right": 2}', '"right"'),
        (b'{"id": "\xff"}', "UTF-8"),
        (b"[" * 200_000, "JSON"),
        (b'{"id": ' + b"9" * 5000 + b"}", "digits"),
    ],
)
def test_a_line_that_is_no_pair_is_named_and_the_others_go_on(line, why):
    before, bad, after = run([GOOD, line, GOOD])
    assert isinstance(bad, Rejected)
    assert bad.location == "pairs.jsonl:2"
    assert why in bad.why
    assert before == after


def test_half_a_character_harms_nobody():
    (line,) = run([b'{"id": "\\ud800", "left": "a \\ud800", "right": "b"}'])
    assert json.loads(str(line).encode())["id"] == "\ud800"
