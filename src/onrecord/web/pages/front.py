"""The front page: what is new, and what is contested most."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from onrecord.ledger.base import View
from onrecord.web import urls
from onrecord.web.render import page
from onrecord.web.room import view_of

router = APIRouter(include_in_schema=False)


@router.get(urls.FRONT)
def front(request: Request, view: Annotated[View, Depends(view_of)]) -> HTMLResponse:
    return page(request, "front.html", summary=view.summary())
