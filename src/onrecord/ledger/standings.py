"""What follows from decisions: which matters are one, and which claims stand in them.

Rows are those of the decisions that count, in the order they came in: people's and one machine's, none taken back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import Any

from onrecord.ledger.apart import ToldApart, without_those_apart
from onrecord.ledger.heirs import Heirs
from onrecord.model import Act, Canon, Ruling, Verdict

PLACE, TITLE = Act.PLACE.value, Act.TITLE.value
PLACINGS = (PLACE, Act.REMOVE.value)
VERDICTS = {Act.JOIN.value: Verdict.YES, Act.APART.value: Verdict.NO}


@dataclass(frozen=True, slots=True)
class Whole:
    """A matter with all that was joined to it: its ids, the first of which stands for all, and who stands in it.

    `placed` are the rows that place claims, by the number of the claim; `title` is None where none was given.
    """

    ids: tuple[str, ...]
    placed: dict[int, Any]
    title: str | None

    def without(self, claims: Collection[int]) -> Whole:
        """The same without these claims, by their numbers."""
        return replace(self, placed={claim: row for claim, row in self.placed.items() if claim not in claims})


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
        ruled = {end for _, ruling in self._rulings for end in ruling.pair}
        self._groups = {each: self._canon.same(each) for each in ruled}

    def group(self, matter: str) -> tuple[str, ...]:
        """A matter's id with those of all that are one with it, in the order that they came in."""
        return self._groups.get(matter) or (matter,)

    def wholes(self) -> list[tuple[str, ...]]:
        """All that are one, in the order that the first of them came in."""
        groups = {self.group(each)[0]: self.group(each) for each in self._order}
        return [groups[each] for each in sorted(groups, key=self._order.__getitem__)]

    def held_apart(self) -> Iterator[frozenset[str]]:
        """Each two that people hold apart, by the ids that stand for all that is one with them."""
        for ruling in self._canon.in_force:
            if ruling.person and ruling.verdict is Verdict.NO:
                yield frozenset(self.group(each)[0] for each in ruling.pair)

    def scope(self, row: Any) -> Collection[str]:
        """The matters that a person's decision on one of them holds for: those that were one with it at the time."""
        group = self.group(row.matter_id)
        if len(group) == 1:
            return group
        before = [
            ruling
            for number, ruling in self._rulings
            if number < row.number and ruling.left in group and ruling.right in group
        ]
        return Canon(before, self._order).same(row.matter_id)


@dataclass(frozen=True, slots=True)
class Words:
    """The last words of people and of the machine: on places by matter and claim, and on titles by matter."""

    people: dict[tuple[str, int], Any] = field(default_factory=dict)
    machine: dict[tuple[str, int], Any] = field(default_factory=dict)
    peoples_titles: dict[str, str] = field(default_factory=dict)
    machines_titles: dict[str, str] = field(default_factory=dict)


def wholes(rows: Sequence[Any], heirs: Heirs, decided: Collection[int], told: Sequence[ToldApart] = ()) -> list[Whole]:
    """The matters in the order they came in, empty ones too; `decided` are heirs that the machine decided on itself.

    Claims that were `told` apart never stand in one matter, however they came there.
    """
    joined = Joined(rows)
    words = last_words(rows, joined, heirs)
    placed = _placed(dict(_inherited(words.machine, heirs, decided)) | words.people, joined)
    return [
        Whole(group, without_those_apart(placed[group[0]], told), _title(group, words)) for group in joined.wholes()
    ]


def last_words(rows: Iterable[Any], joined: Joined, heirs: Heirs) -> Words:
    """People's on claims hold for the claims' heirs, and for all matters that were one with the matter."""
    words = Words()
    for row in rows:
        if row.act == TITLE and row.person:
            words.peoples_titles[joined.group(row.matter_id)[0]] = row.title
        elif row.act == TITLE:
            words.machines_titles[row.matter_id] = row.title
        elif row.act in PLACINGS and not row.person:
            words.machine[row.matter_id, row.claim] = row
        elif row.act in PLACINGS and (heir := heirs.of(row.claim)) is not None:
            words.people.update(((matter, heir), row) for matter in joined.scope(row))
    return words


def _inherited(
    rows: dict[tuple[str, int], Any], heirs: Heirs, decided: Collection[int]
) -> Iterator[tuple[tuple[str, int], Any]]:
    """A machine's places by their heirs, the surest last. One that it has looked at itself inherits nothing of it."""
    places = [(row.score, matter, claim, row) for (matter, claim), row in rows.items() if row.act == PLACE]
    for _, matter, claim, row in sorted(places, key=itemgetter(0)):
        heir = heirs.of(claim)
        if heir is not None and (heir == claim or heir not in decided):
            yield (matter, heir), row


def _placed(rows: Mapping[tuple[str, int], Any], joined: Joined) -> dict[str, dict[int, Any]]:
    """The row that places each claim, by the id of the whole and the claim's number.

    Where several matters were joined in which a claim stands, the last person's row, or else the surest one.
    """
    placed: defaultdict[str, dict[int, Any]] = defaultdict(dict)
    for (matter, claim), row in rows.items():
        if row.act == PLACE:
            whole = placed[joined.group(matter)[0]]
            whole[claim] = max(whole[claim], row, key=_weight) if claim in whole else row
    return placed


def _weight(row: Any) -> tuple[int, float]:
    return row.person, row.number if row.person else row.score


def _title(group: tuple[str, ...], words: Words) -> str | None:
    """The last that a person gave to any, or else the machine's for the first that has one."""
    if group[0] in words.peoples_titles:
        return words.peoples_titles[group[0]]
    return next((words.machines_titles[each] for each in group if each in words.machines_titles), None)


def _ruling(row: Any) -> Ruling:
    return Ruling(row.matter_id, row.other_id, VERDICTS[row.act], row.score, (), row.by, person=bool(row.person))
