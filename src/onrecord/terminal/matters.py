"""Lists of matters: a table on a terminal, else lines for programs."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator

from rich.table import Table
from rich.text import Text

from onrecord.dossier.dates import spoken
from onrecord.dossier.listing import ListedMatter
from onrecord.export.matters import COLUMNS, matter_record, matter_row
from onrecord.model import Matter, Side
from onrecord.terminal.screen import ID_SHOWN, count, default_layout, plain, stdout

SIDE_STYLES = {Side.FOR: "blue", Side.AGAINST: "red", Side.OPEN: "dim"}

# In columns: from WIDE on there is room for dates and outlets beside the title, below they stand under it.
WIDE = 120
MOST_OUTLETS = 3


def print_matters(matters: Iterable[ListedMatter], layout: str | None) -> None:
    """A list of matters, as a table on a terminal, else as JSON Lines or CSV."""
    match layout or default_layout():
        case "table":
            _print_table(matters)
        case "csv":
            writer = csv.writer(sys.stdout)
            writer.writerow(COLUMNS)
            writer.writerows(map(matter_row, matters))
        case _:
            for matter in matters:
                sys.stdout.write(json.dumps(matter_record(matter), ensure_ascii=False) + "\n")


def _print_table(matters: Iterable[ListedMatter]) -> None:
    console = stdout()
    wide = console.width >= WIDE
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", expand=True)
    table.add_column("matter", ratio=6, overflow="fold")
    for side in Side:
        table.add_column(side.value, justify="right", no_wrap=True)
    if wide:
        table.add_column("published", no_wrap=True)
        table.add_column("outlets", ratio=2, overflow="fold")
    table.add_column("id", no_wrap=True, style="dim")
    for matter in matters:
        table.add_row(*_cells(matter, wide=wide))
    console.print(table)
    console.print(Text("for, against, open: independent origins on that side.", style="dim"))


def _cells(matter: ListedMatter, *, wide: bool) -> Iterator[Text]:
    title = Text(plain(matter.matter.title), style="bold" if matter.matter.contested else "")
    yield title if wide else Text("\n").join([title, Text(f"{_published(matter)}; {_outlets(matter)}", style="dim")])
    for side in Side:
        yield origins(matter, side)
    if wide:
        yield Text(_published(matter))
        yield Text(_outlets(matter))
    yield Text(matter.matter.id[:ID_SHOWN])


def origins(matter: ListedMatter, side: Side) -> Text:
    """How many origins a side has; a dash where nobody stands on it."""
    number = matter.origins[side]
    return Text(f"{number:,}", style=SIDE_STYLES[side]) if number else Text("–", style="dim")


def _published(matter: ListedMatter) -> str:
    return spoken(matter.published)


def _outlets(matter: ListedMatter) -> str:
    """The outlets by name, or by number where they are many."""
    names = [plain(name) for name in matter.outlets]
    if not names:
        return "no outlet named"
    return ", ".join(names) if len(names) <= MOST_OUTLETS else count(len(names), "outlet")


def in_matters(claim_id: str, matters: Iterable[Matter]) -> Iterator[Text]:
    """The matters that a claim stands in, each on a line with the claim's side and its id."""
    for matter in matters:
        sides = (standing.side for standing in matter.standings if standing.claim == claim_id)
        line = Text(plain(matter.title)).append(f", {next(sides, Side.OPEN)}", "dim")
        yield line.append(f" [{matter.id[:ID_SHOWN]}]", "dim")


def list_matters(matters: Iterable[Matter]) -> Iterator[Text]:
    """Matters that an article's claims stand in, each on a line with its id."""
    for matter in matters:
        contested = ", contested" if matter.contested else ""
        yield Text(plain(matter.title)).append(f"{contested} [{matter.id[:ID_SHOWN]}]", "dim")
