"""An article as it was published, with its claims marked in it and listed beside it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response

from onrecord.dossier.article import article_dossier
from onrecord.export.record import record_of
from onrecord.ledger.base import View
from onrecord.web.answer import csv_of_claims, json_of
from onrecord.web.cite import citation_of_article
from onrecord.web.render import page
from onrecord.web.room import view_of

router = APIRouter(include_in_schema=False)


@router.get("/article/{name}.json")
def article_json(name: str, view: Annotated[View, Depends(view_of)]) -> Response:
    """The article and its claims, for programs."""
    dossier = article_dossier(view, name)
    article = dossier.article
    when = article.published.when
    fields: dict[str, object] = {
        "id": article.id,
        "name": article.name,
        "heading": article.heading,
        "outlet": article.outlet,
        "url": article.url,
        "language": article.language,
        "published": {
            "value": when.value,
            "earliest": when.earliest,
            "latest": when.latest,
            "basis": article.published.basis,
        },
        "text": article.text,
        "claims": [record_of(claim.entry) for claim in dossier.claims],
        "matters": {claim: [each.matter.id for each in stands] for claim, stands in dossier.stands.items()},
        "flags": [{"span": each.flag.span, "what": each.flag.what, "why": each.flag.why} for each in dossier.flags],
    }
    return json_of(fields)


@router.get("/article/{name}.csv")
def article_csv(name: str, view: Annotated[View, Depends(view_of)]) -> Response:
    """Its claims as a table."""
    dossier = article_dossier(view, name)
    return csv_of_claims((claim.entry for claim in dossier.claims), f"article-{dossier.article.id[:9]}")


@router.get("/article/{name}")
def article(name: str, request: Request, view: Annotated[View, Depends(view_of)]) -> HTMLResponse:
    dossier = article_dossier(view, name)
    return page(request, "article.html", dossier=dossier, citation=citation_of_article(dossier.article, request))
