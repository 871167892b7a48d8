"""What people ruled, as a list."""

from __future__ import annotations

import csv
import json
import sys

from rich.text import Text

from onrecord.dossier.history import history_of
from onrecord.export.csv import cell
from onrecord.export.decisions import COLUMNS, decision_record, ruling_record
from onrecord.ledger.base import View
from onrecord.model import KeptDecision, Ruling, Verdict
from onrecord.terminal.matter import step_line
from onrecord.terminal.screen import ID_SHOWN, default_layout, plain, stdout

ONE = {Verdict.YES: "one", Verdict.NO: "not one", Verdict.OPEN: "left open"}


def print_rulings(view: View, matter: str | None, layout: str | None) -> None:
    """What people decided on a matter, by its id, or on all and on who is who."""
    decisions = view.decisions(matter, people=True)
    rulings = [] if matter else [each for each in view.canon().in_force if each.person]
    match layout or default_layout():
        case "table":
            _print_lines(view, decisions, rulings)
        case "csv":
            writer = csv.writer(sys.stdout)
            writer.writerow(COLUMNS)
            records = [*map(decision_record, decisions), *map(ruling_record, rulings)]
            writer.writerows([cell(record[column]) for column in COLUMNS] for record in records)
        case _:
            for record in (*map(decision_record, decisions), *map(ruling_record, rulings)):
                sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")


def _print_lines(view: View, decisions: list[KeptDecision], rulings: list[Ruling]) -> None:
    console = stdout()
    for step in history_of(decisions, lambda each: each[:ID_SHOWN]):
        console.print(step_line(step))
    for ruling in rulings:
        (left, _), (right, _) = view.entity(ruling.left), view.entity(ruling.right)
        line = Text(f"      {(ruling.at or '')[:10]}  ", style="dim").append(plain(ruling.by), "bold")
        names = f"“{left.name}” [{left.id[:ID_SHOWN]}] and “{right.name}” [{right.id[:ID_SHOWN]}]"
        line.append(f"  held {plain(names)} to be {ONE[ruling.verdict]}")
        if ruling.reasons:
            line.append(f" ({plain('; '.join(ruling.reasons))})", "dim")
        console.print(line)
    if not decisions and not rulings:
        console.print(Text("Nobody ruled on anything yet.", style="dim"))
