"""The front page: what is contested most, and what is new."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response

from onrecord.dossier.glance import Glance
from onrecord.ledger.base import View
from onrecord.web import urls
from onrecord.web.answer import json_of
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


@router.get(urls.as_json(urls.FRONT))
def front_json(request: Request, view: Annotated[View, Depends(view_of)]) -> Response:
    shown = weights_of(request, view).front(view)
    return json_of(
        {
            "summary": shown.summary,
            "matters": shown.matters,
            "denials": [
                {"matter": each.matter, "said": each.said.id, "denied": each.denied.id} for each in shown.denials
            ],
            "contested": [_brief(each) for each in (*shown.leading, *shown.contested)],
            "newest": [_brief(each) for each in shown.newest],
            "articles": [{"id": each.article.id, "heading": each.article.heading} for each in shown.fresh],
        }
    )


def _brief(glance: Glance) -> dict[str, object]:
    return {
        "id": glance.id,
        "title": glance.title,
        "contested": glance.contested,
        "origins": {side.side: side.origins for side in glance.sides},
        "claims": glance.claims,
        "key": {side.side: [claim.id for claim in side.key] for side in glance.sides},
    }
