"""What people keep apart: claims that they told apart, or took out of a matter, and matters that they hold apart.

Rows are those of decisions that count, as in `standings`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.ledger.heirs import Heirs

# A claim by its number, a matter by its id.
Thing = int | str


@dataclass(frozen=True, slots=True)
class ToldApart:
    """That two claims, by number, are not of one matter; `decision` is the number of the decision that says so."""

    decision: int
    first: int
    second: int


def told_apart(rows: Iterable[Any], heirs: Heirs) -> list[ToldApart]:
    """The claims that were told apart, or their heirs, where both are current."""
    found = ((row.number, heirs.of(row.claim), heirs.of(row.other_claim)) for row in rows)
    return [
        ToldApart(number, first, second)
        for number, first, second in found
        if first is not None and second is not None and first != second
    ]


def without_those_apart(placed: Mapping[int, Any], told: Sequence[ToldApart]) -> dict[int, Any]:
    """The rows that place claims in one matter, without those of claims that left it since others stand there.

    Of two that were told apart the second leaves; but one that a person placed there since stays, and the other leaves.
    """
    left = dict[int, None]()
    for each in told:
        if each.first in placed and each.second in placed and not {each.first, each.second} & left.keys():
            left[_leaving(each, placed)] = None
    # One that left on account of a claim that left as well is back.
    for claim in list(left):
        if not any(other in placed and other not in left for other in _others(claim, told)):
            del left[claim]
    return {claim: row for claim, row in placed.items() if claim not in left}


def _leaving(each: ToldApart, placed: Mapping[int, Any]) -> int:
    first, second = (_is_later_word(placed[claim], each) for claim in (each.first, each.second))
    return each.first if second and not first else each.second


def _is_later_word(row: Any, each: ToldApart) -> bool:
    return bool(row.person) and row.number > each.decision


def _others(claim: int, told: Iterable[ToldApart]) -> Iterator[int]:
    """Those that a claim was told apart from."""
    for each in told:
        if claim in (each.first, each.second):
            yield each.second if claim == each.first else each.first


def kept_apart(
    told: Iterable[ToldApart], removed: Iterable[tuple[str, int]], matters: Iterable[frozenset[str]]
) -> Iterator[frozenset[Thing]]:
    """Each two that are not of one matter by people's word.

    `removed` are matters with claims that people took out of them, `matters` those that they hold apart.
    """
    for each in told:
        yield frozenset[Thing]((each.first, each.second))
    for out_of in removed:
        yield frozenset[Thing](out_of)
    for two in matters:
        yield frozenset[Thing](two)
