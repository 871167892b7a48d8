"""What follows from decisions: which matters are one, and which claims stand in them.

Rows are those of the decisions that count, in the order they came in: people's and one machine's, none taken back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from onrecord.ledger.heirs import Heirs
from onrecord.model import Act, Canon, Ruling, Verdict

VERDICTS = {Act.JOIN.value: Verdict.YES, Act.APART.value: Verdict.NO}


@dataclass(frozen=True, slots=True)
class Whole:
    """A matter with all that was joined to it: its ids, the first of which stands for all, and who stands in it.

    `placed` are the rows that place claims, by the number of the claim; `title` is None where none was given.
    """

    ids: tuple[str, ...]
    placed: dict[int, Any]
    title: str | None


class Joined:
    """Which matters are one, now and when a decision was made."""

    def __init__(self, rows: Iterable[Any]) -> None:
        self._order: dict[str, int] = {}
        self._rulings: list[tuple[int, Ruling]] = []
        for row in rows:
            self._order[row.matter_id] = row.matter
            if row.act in VERDICTS:
                self._order[row.other_id] = row.other_matter
                self._rulings.append((row.number, _ruling(row)))
        self._canon = Canon((ruling for _, ruling in self._rulings), self._order)

    @cached_property
    def groups(self) -> dict[str, tuple[str, ...]]:
        """Each matter's id with those of all that are one with it, in the order that they came in."""
        return {each: self._canon.same(each) for each in self._order}

    @property
    def ids(self) -> list[str]:
        """One id for each whole, in the order that they came in."""
        return sorted((each for each in self._order if self.groups[each][0] == each), key=self.rank)

    def rank(self, matter: str) -> int:
        """Where a matter stands in the order in which they came in."""
        return self._order[matter]

    def scope(self, row: Any) -> Collection[str]:
        """The matters that a person's decision on one of them holds for: those that were one with it at the time."""
        group = self.groups[row.matter_id]
        if len(group) == 1:
            return group
        before = [
            ruling
            for number, ruling in self._rulings
            if number < row.number and ruling.left in group and ruling.right in group
        ]
        return Canon(before, self._order).same(row.matter_id)


def wholes(rows: Sequence[Any], heirs: Heirs, decided: Collection[int]) -> list[Whole]:
    """The matters in the order they came in, empty ones too; `decided` are heirs that the machine decided on itself."""
    joined = Joined(rows)
    placed = _placed(rows, joined, heirs, decided)
    titles = _titles(rows, joined)
    return [Whole(joined.groups[each], placed[each], titles.get(each)) for each in joined.ids]


def _placed(rows: Iterable[Any], joined: Joined, heirs: Heirs, decided: Collection[int]) -> dict[str, dict[int, Any]]:
    """The row that places each claim, by the id of the whole and the claim's number.

    Where several matters were joined in which a claim stands, the last person's row, or else the surest one.
    """
    placed: defaultdict[str, dict[int, Any]] = defaultdict(dict)
    for (matter, claim), row in _last_words(rows, joined, heirs, decided).items():
        if row.act == Act.PLACE.value:
            whole = placed[joined.groups[matter][0]]
            whole[claim] = max(whole.get(claim, row), row, key=_weight)
    return placed


def _last_words(
    rows: Iterable[Any], joined: Joined, heirs: Heirs, decided: Collection[int]
) -> dict[tuple[str, int], Any]:
    """What counts on each claim's place in each matter: the last person's row, or else the machine's."""
    of_people: dict[tuple[str, int], Any] = {}
    of_machine: dict[tuple[str, int], Any] = {}
    for row in rows:
        if row.act not in (Act.PLACE.value, Act.REMOVE.value):
            continue
        if row.person:
            if (heir := heirs.of(row.claim)) is not None:
                of_people.update(((matter, heir), row) for matter in joined.scope(row))
        else:
            of_machine[row.matter_id, row.claim] = row
    return dict(_inherited(of_machine, heirs, decided)) | of_people


def _inherited(
    rows: dict[tuple[str, int], Any], heirs: Heirs, decided: Collection[int]
) -> Iterator[tuple[tuple[str, int], Any]]:
    """A machine's places by their heirs, the surest last. One that it has looked at itself inherits nothing of it."""
    places = (each for each in rows.items() if each[1].act == Act.PLACE.value)
    for (matter, claim), row in sorted(places, key=lambda each: each[1].score):
        heir = heirs.of(claim)
        if heir is not None and (heir == claim or heir not in decided):
            yield (matter, heir), row


def _weight(row: Any) -> tuple[int, float]:
    return row.person, row.number if row.person else row.score


def _titles(rows: Iterable[Any], joined: Joined) -> dict[str, str]:
    """Titles by the id of the whole: the last that a person gave, or else the machine's for its first that has one."""
    of_people: dict[str, str] = {}
    of_machine: dict[str, str] = {}
    for row in rows:
        if row.act == Act.TITLE.value:
            titles, name = (of_people, joined.groups[row.matter_id][0]) if row.person else (of_machine, row.matter_id)
            titles[name] = row.title
    firsts = {joined.groups[each][0]: of_machine[each] for each in sorted(of_machine, key=joined.rank, reverse=True)}
    return firsts | of_people


def _ruling(row: Any) -> Ruling:
    return Ruling(row.matter_id, row.other_id, VERDICTS[row.act], row.score, (), row.by, person=bool(row.person))
