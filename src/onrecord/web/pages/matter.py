"""One matter: as a page, as JSON, as a table of its claims, and as a file to keep."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from onrecord.dossier.dates import spoken
from onrecord.dossier.listing import ListedMatter, listed, weighed
from onrecord.dossier.matter import MatterDossier, matter_dossier
from onrecord.dossier.shown import clipped
from onrecord.export.csv import cell, row_of
from onrecord.export.matters import matter_record
from onrecord.export.page import matter_page_of, matter_parts
from onrecord.export.record import FIELDS
from onrecord.ledger.base import View
from onrecord.model import Matter, Standing, When
from onrecord.web import urls
from onrecord.web.answer import csv_of, json_of
from onrecord.web.render import page
from onrecord.web.room import view_of

router = APIRouter(include_in_schema=False)

LONGEST_HEADING = 300
LONGEST_CITED = 160


@dataclass(frozen=True, slots=True)
class Done:
    """What a ruling did, in words, and the numbers that undo it; `matter` is the id of a new matter, where one came."""

    words: str
    numbers: tuple[int, ...] = ()
    matter: str | None = None


KEPT = "Your ruling is kept."


@router.get("/matter/{matter_id}.json")
def matter_json(matter_id: str, view: Annotated[View, Depends(view_of)]) -> Response:
    found = _listed(view, view.matter(matter_id))
    more = {"also": found.matter.also, "standings": [_standing(each) for each in found.matter.standings]}
    return json_of(matter_record(found) | more)


@router.get("/matter/{matter_id}.csv")
def matter_csv(matter_id: str, view: Annotated[View, Depends(view_of)]) -> Response:
    matter = view.matter(matter_id)
    sides = {standing.claim: standing.side.value for standing in matter.standings}
    rows = ([*row_of(entry), cell(sides[entry.id])] for entry in view.entries(sides))
    return csv_of([*FIELDS, "side"], rows, f"matter-{matter.id}")


@router.get("/matter/{matter_id}/dossier.html")
def matter_file(matter_id: str, view: Annotated[View, Depends(view_of)]) -> HTMLResponse:
    found = matter_dossier(view, matter_id, made_on=_today())
    disposition = {"Content-Disposition": f'attachment; filename="matter-{found.id}.html"'}
    return HTMLResponse(matter_page_of(found), headers=disposition)


@router.get("/matter/{matter_id}")
def matter(
    request: Request,
    matter_id: str,
    view: Annotated[View, Depends(view_of)],
    done: Annotated[str, Query(pattern=r"^[0-9.]*$", max_length=20_000)] = "",
) -> Response:
    found = view.matter(matter_id)
    if found.id != matter_id:
        return RedirectResponse(urls.matter(found.id), 302)
    return shown(request, view, found.id, _done(view, {int(number) for number in done.split(".") if number}))


def _done(view: View, numbers: set[int]) -> Done | None:
    """What was just ruled, of the people's rulings that are in force."""
    if not numbers:
        return None
    kept = (each for each in view.decisions(people=True) if each.number in numbers and not each.taken_back)
    return Done(KEPT, in_force) if (in_force := tuple(each.number for each in kept)) else None


def shown(request: Request, view: View, matter_id: str, done: Done | None = None) -> HTMLResponse:
    """The page of a matter, with what was just done to it."""
    found = matter_dossier(view, matter_id)
    return page(
        request,
        "matter_page.html",
        **_parts(found),
        heading=clipped(found.title, LONGEST_HEADING)[0],
        cited=cited(found, str(request.base_url).rstrip("/") + urls.matter(found.id), _today()),
        done=done,
    )


def _parts(matter: MatterDossier) -> dict[str, Any]:
    return matter_parts(matter)


def cited(matter: MatterDossier, address: str, day: date) -> str:
    """A matter as a footnote names it."""
    title = clipped(matter.title, LONGEST_CITED)[0]
    sides = ", ".join(f"{len(each.origins)} {each.side}" for each in matter.sides if each.origins)
    figures = matter.dossier.figures
    held = f"{figures.claims} claims in {figures.articles} articles; origins: {sides or 'none'}"
    return f"“{title}”, OnRecord matter {matter.id} ({held}), as of {spoken(When.day(day))}, {address}"


def _listed(view: View, matter: Matter) -> ListedMatter:
    (found,) = listed(view, weighed(view, [matter]))
    return found


def _standing(standing: Standing) -> Mapping[str, object]:
    return {
        "claim": standing.claim,
        "side": standing.side.value,
        "score": standing.score,
        "by": standing.by,
        "person": standing.person,
    }


def _today() -> date:
    return datetime.now(UTC).date()
