"""The list of matters, the most contested first: as a page, as JSON and as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, Response

from onrecord.dossier.glance import Glance
from onrecord.dossier.listing import Weighed, listed
from onrecord.export.glance import Block, Course, balance_of, course_of
from onrecord.export.matters import COLUMNS, matter_record, matter_row
from onrecord.ledger.base import View
from onrecord.web import urls
from onrecord.web.answer import csv_of, json_of
from onrecord.web.render import page
from onrecord.web.room import view_of
from onrecord.web.weighing import Weights, weights_of

router = APIRouter(include_in_schema=False)

ON_PAGE = 20
LONGEST_WORDS = 200  # of what is looked for


@dataclass(frozen=True, slots=True)
class Asked:
    """Which matters are asked for, and which page of them."""

    words: str
    contested: bool
    number: int

    def at(self, number: int) -> str:
        """The address of another page of the same."""
        return urls.matters(self.words, contested=self.contested, page=number)


def asked(
    q: Annotated[str, Query(max_length=LONGEST_WORDS)] = "",
    contested: bool = False,
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Asked:
    """What a request asks for."""
    return Asked(" ".join(q.split()), contested, page)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A matter at a glance, with its drawings."""

    glance: Glance
    balance: tuple[Block, ...]
    course: Course | None


def drawn(glances: Iterable[Glance]) -> tuple[Drawn, ...]:
    """The matters with their drawings."""
    return tuple(
        Drawn(each, balance_of({side.side: side.origins for side in each.sides}), course_of(each)) for each in glances
    )


@router.get(urls.MATTERS)
def matters(
    request: Request, view: Annotated[View, Depends(view_of)], wanted: Annotated[Asked, Depends(asked)]
) -> HTMLResponse:
    weights = weights_of(request, view)
    found, here = _page(view, weights, wanted, ON_PAGE)
    last = max(1, -(-len(found) // ON_PAGE))
    return page(
        request,
        "matters.html",
        asked=wanted,
        listed=drawn(weights.glances(view, here)),
        found=len(found),
        last=last,
        all=len(weights.matters),
        behind=weights.state != view.state(),
    )


@router.get(urls.as_json(urls.MATTERS))
def matters_json(
    request: Request, view: Annotated[View, Depends(view_of)], wanted: Annotated[Asked, Depends(asked)]
) -> Response:
    found, here = _page(view, weights_of(request, view), wanted, ON_PAGE)
    more = len(found) > wanted.number * ON_PAGE
    told = {"found": len(found), "page": wanted.number}
    next_page = urls.as_json(wanted.at(wanted.number + 1)) if more else None
    return json_of(told | {"next": next_page, "matters": [matter_record(each) for each in listed(view, here)]})


@router.get(urls.as_csv(urls.MATTERS))
def matters_csv(
    request: Request, view: Annotated[View, Depends(view_of)], wanted: Annotated[Asked, Depends(asked)]
) -> Response:
    found = weights_of(request, view).asked(view, wanted.words, contested=wanted.contested)
    return csv_of(COLUMNS, (matter_row(each) for each in listed(view, found)), "matters")


def _page(view: View, weights: Weights, wanted: Asked, size: int) -> tuple[Sequence[Weighed], Sequence[Weighed]]:
    """All matters that are asked for, and those of them that stand on the page."""
    found = weights.asked(view, wanted.words, contested=wanted.contested)
    return found, found[(wanted.number - 1) * size : wanted.number * size]
