"""The front page: what is contested most, and what is new."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from onrecord.ledger.base import View
from onrecord.web import urls
from onrecord.web.pages.matters import drawn
from onrecord.web.render import page
from onrecord.web.room import view_of
from onrecord.web.weighing import weights_of

router = APIRouter(include_in_schema=False)


@router.get(urls.FRONT)
def front(request: Request, view: Annotated[View, Depends(view_of)]) -> HTMLResponse:
    shown = weights_of(request, view).front(view)
    leading, contested, newest = map(drawn, (shown.leading, shown.contested, shown.newest))
    return page(request, "front.html", front=shown, leading=leading, contested=contested, newest=newest)
