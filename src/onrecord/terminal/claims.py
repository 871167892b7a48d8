"""Lists of claims: a table on a terminal, else lines for programs."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from textwrap import shorten
from typing import TypeAlias

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.export.csv import row_of
from onrecord.export.record import CHAIN_ARROW, FIELDS, name_of, record_of
from onrecord.model import Contest, Entry, Stance, When
from onrecord.model.when import CLOCK
from onrecord.terminal.screen import ID_SHOWN, default_layout, plain, printable, stdout

# Colour is never all that tells stances apart: each also stands there in words.
STANCE_STYLES = {Stance.DENIES: "bold red", Stance.DOUBTS: "red", Stance.CONFIRMS: "green", Stance.ADMITS: "yellow"}

# In columns: below NARROW a table has no room for sources, from WIDE on it has room for dates.
NARROW, WIDE = 64, 90
# How near claims are in meaning to what was looked for, by their ids, and the field of that name.
Likeness: TypeAlias = Mapping[str, float | None]
LIKENESS = "likeness"

LONGEST_NAME = 60  # of a voice in a table, in characters


def print_claims(entries: Sequence[Entry], layout: str | None, *, likeness: Likeness | None = None) -> None:
    """A list of claims, as a table on a terminal, else as JSON Lines or CSV; with how near each is, by id, if given."""
    match layout or default_layout():
        case "table":
            print_table(entries, likeness)
        case "csv":
            writer = csv.writer(sys.stdout)
            writer.writerow(FIELDS if likeness is None else (*FIELDS, LIKENESS))
            writer.writerows((*row_of(entry), *_likeness(entry, likeness)) for entry in entries)
        case _:
            for entry in entries:
                near = {} if likeness is None else {LIKENESS: likeness[entry.id]}
                sys.stdout.write(json.dumps(record_of(entry) | near, ensure_ascii=False) + "\n")


def _likeness(entry: Entry, likeness: Likeness | None) -> Iterator[float | None]:
    if likeness is not None:
        yield likeness[entry.id]


def print_contests(contests: Sequence[Contest]) -> None:
    """Claims that part, each pair with both voices and the reasons why they stand against each other."""
    console = stdout()
    for contest in contests:
        sides = Table.grid(padding=(0, 2), expand=True)
        sides.add_column(ratio=2, overflow="fold")
        sides.add_column(ratio=5, overflow="fold")
        sides.add_column(no_wrap=True, style="dim")
        for entry in (contest.left, contest.right):
            claim = entry.claim
            who = Text(called(entry), style="bold").append(f"\n{claim.stance}", STANCE_STYLES.get(claim.stance, "dim"))
            said = Text(plain(claim.text)).append(f"\n{_where(entry)}", "dim")
            sides.add_row(who, said, entry.id[:ID_SHOWN])
        console.print(sides)
        console.print(Padding(Text("; ".join(contest.link.reasons), style="italic dim"), (0, 0, 1, 0)))


def print_table(entries: Sequence[Entry], likeness: Likeness | None = None) -> None:
    console = stdout()
    narrow, wide = console.width < NARROW, console.width >= WIDE
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", expand=True)
    table.add_column("claim", ratio=6, overflow="fold")
    if not narrow:
        table.add_column("stance", no_wrap=True)
        table.add_column("on whose word", ratio=3, overflow="fold")
    if wide:
        table.add_column("published", no_wrap=True)
    table.add_column("id", no_wrap=True, style="dim")
    if likeness is not None:
        table.add_column("like", no_wrap=True)
    for entry in entries:
        near = ("–" if each is None else f"{each:.2f}" for each in _likeness(entry, likeness))
        table.add_row(*(_narrow_cells(entry) if narrow else _cells(entry, wide=wide)), *near)
    console.print(table)


def _cells(entry: Entry, *, wide: bool) -> Iterator[Text]:
    yield _words(entry)
    yield _stance(entry.claim.stance)
    yield Text(_on_whose_word(entry))
    if wide:
        yield Text(day_of(entry.published.when) or "–")
    yield Text(entry.id[:ID_SHOWN])


def _narrow_cells(entry: Entry) -> Iterator[Text]:
    """Where three columns of words would be columns of syllables, stance and source stand below the claim."""
    yield Text("\n").join([_words(entry), _stance(entry.claim.stance).append(f", {_on_whose_word(entry)}", "dim")])
    yield Text(entry.id[:ID_SHOWN])


def _words(entry: Entry) -> Text:
    return Text(plain(entry.claim.text), style="" if entry.current else "dim strike")


def _stance(stance: Stance) -> Text:
    return Text(stance.value, style=STANCE_STYLES.get(stance, ""))


def _on_whose_word(entry: Entry) -> str:
    """The voices inside the article, or the outlet's own; `show` gives each in full."""
    outlet, *voices = entry.claim.chain()
    names = [printable(name_of(voice)) for voice in voices or [outlet]]
    if entry.source_name:
        names[-1] = f"{printable(entry.source_name)} (“{names[-1]}”)"
    return CHAIN_ARROW.join(shorten(name, LONGEST_NAME, placeholder=" …") for name in names)


def _where(entry: Entry) -> str:
    day = day_of(entry.published.when) or "date unknown"
    return plain(f"{entry.claim.outlet.text}, {day}: {entry.article_heading}")


def day_of(when: When) -> str | None:
    """A time of publication without its time of day, for lists."""
    return when.value and when.value.partition(CLOCK)[0]


def called(entry: Entry) -> str:
    return printable(entry.source_name or name_of(entry.claim.source))
