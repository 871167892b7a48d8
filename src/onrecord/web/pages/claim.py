"""One claim: its words in their paragraph, on whose word, what stands against it, and the bytes that it rests on."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response

from onrecord.dossier.trail import trail_of
from onrecord.export.record import record_of
from onrecord.ledger.base import View
from onrecord.web.answer import csv_of_claims, json_of
from onrecord.web.cite import citation_of_claim
from onrecord.web.pages.mend import form_of
from onrecord.web.render import page
from onrecord.web.room import view_of

router = APIRouter(include_in_schema=False)


@router.get("/claim/{claim_id}.json")
def claim_json(claim_id: str, view: Annotated[View, Depends(view_of)]) -> Response:
    """The claim's fields, and what it has to do with others, for programs."""
    trail = trail_of(view, claim_id)
    links = [
        {"claim": each.entry.id, "relation": each.relation, "score": each.score, "reasons": each.reasons}
        for each in trail.linked
    ]
    against = [{"claim": each.entry.id, "score": each.score, "reasons": each.reasons} for each in trail.against]
    return json_of(
        record_of(trail.entry)
        | {
            "read_aloud": trail.read_aloud,
            "against": against,
            "links": links,
            "matters": [matter.id for matter in trail.matters],
            "passages": [
                {
                    "document_sha256": place.passage.document_id,
                    "media_type": place.passage.media_type,
                    "found_at": place.passage.locations,
                    "content": place.content,
                }
                for place in trail.places
            ],
        }
    )


@router.get("/claim/{claim_id}.csv")
def claim_csv(claim_id: str, view: Annotated[View, Depends(view_of)]) -> Response:
    """The claim as a table of one row."""
    entry = view.entry(claim_id)
    return csv_of_claims([entry], f"claim-{entry.id[:9]}")


@router.get("/claim/{claim_id}")
def claim(claim_id: str, request: Request, view: Annotated[View, Depends(view_of)]) -> HTMLResponse:
    trail = trail_of(view, claim_id)
    return page(
        request,
        "claim.html",
        trail=trail,
        form=form_of(trail),
        citation=citation_of_claim(trail.shown, trail.article, request),
    )
