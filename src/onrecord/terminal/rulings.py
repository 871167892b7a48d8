"""What people ruled, as a list."""

from __future__ import annotations

import csv
import json
import sys

from rich.text import Text

from onrecord.dossier.corrected import said_of
from onrecord.dossier.history import Step, history_of
from onrecord.export.csv import cell
from onrecord.export.decisions import COLUMNS, correction_record, decision_record, ruling_record
from onrecord.ledger.base import View
from onrecord.model import KeptCorrection, KeptDecision, Ruling, Verdict
from onrecord.terminal.matter import step_line
from onrecord.terminal.screen import ID_SHOWN, default_layout, plain, stdout

ONE = {Verdict.YES: "one", Verdict.NO: "not one", Verdict.OPEN: "left open"}


def print_rulings(view: View, matter: str | None, layout: str | None) -> None:
    """What people decided on a matter, by its id, or on all, on who is who and of claims."""
    decisions = view.decisions(matter, people=True)
    corrections = [] if matter else view.corrections()
    rulings = [] if matter else [each for each in view.canon().in_force if each.person]
    records = [*map(decision_record, decisions), *map(ruling_record, rulings), *map(correction_record, corrections)]
    match layout or default_layout():
        case "table":
            _print_lines(view, decisions, rulings, corrections)
        case "csv":
            writer = csv.writer(sys.stdout)
            writer.writerow(COLUMNS)
            writer.writerows([cell(record[column]) for column in COLUMNS] for record in records)
        case _:
            for record in records:
                sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")


def _print_lines(
    view: View, decisions: list[KeptDecision], rulings: list[Ruling], corrections: list[KeptCorrection]
) -> None:
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
    for kept in corrections:
        console.print(step_line(_step(view, kept)))
    if not decisions and not rulings and not corrections:
        console.print(Text("Nobody ruled on anything yet.", style="dim"))


def _step(view: View, kept: KeptCorrection) -> Step:
    """What was said of a claim; the claim and the number after it take it back."""
    correction = kept.correction
    made = view.entry(correction.claim).made.claim
    (said,) = said_of(view, made, view.article(made.article_id), [kept])
    words = f"{correction.claim[:ID_SHOWN]} {kept.number}: {said}"
    return Step(words, said.by, person=True, at=said.at, reasons=said.reasons, taken_back=said.taken_back)
