"""One source, and the network of who cites whom."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import RedirectResponse, Response

from onrecord.dossier.network import network_of
from onrecord.dossier.source import SourceDossier, source_dossier
from onrecord.dossier.tie import Tie
from onrecord.export.csv import cell
from onrecord.export.record import record_of
from onrecord.ledger.base import ClaimQuery, View
from onrecord.web import urls
from onrecord.web.answer import csv_of, csv_of_claims, json_of, plain
from onrecord.web.cite import citation_of_source
from onrecord.web.render import page
from onrecord.web.room import view_of

router = APIRouter(include_in_schema=False)


@router.get("/source/{entity_id}.json")
def source_json(entity_id: str, view: Annotated[View, Depends(view_of)]) -> Response:
    """The source and what is on its word, for programs."""
    dossier = source_dossier(view, entity_id)
    return json_of(
        {
            "id": dossier.identity.id,
            "names": dossier.identity.names,
            "type": dossier.identity.type,
            "entities": [entity.id for entity in dossier.identity.entities],
            "claims": [record_of(claim.entry) for claim in dossier.claims],
            "more_claims": dossier.more,
            "contradicted": [_tie(each) for each in dossier.contradicted],
            "confirmed": [_tie(each) for each in dossier.confirmed],
            "changes": [
                {"before": each.before.id, "after": each.after.id, "score": each.score, "reasons": each.reasons}
                for each in dossier.changes
            ],
            "quoted_by": dossier.quoted_by,
            "matters": [matter.id for matter in dossier.matters],
        }
    )


def _tie(each: Tie) -> dict[str, object]:
    return {
        "own": each.left.id,
        "other": each.right.id,
        "relation": each.relation,
        "score": each.score,
        "reasons": each.reasons,
    }


@router.get("/source/{entity_id}.csv")
def source_csv(entity_id: str, view: Annotated[View, Depends(view_of)]) -> Response:
    """What is on its word, as a table."""
    dossier = source_dossier(view, entity_id)
    return csv_of_claims((claim.entry for claim in dossier.claims), f"source-{dossier.identity.id[:9]}")


@router.get("/source/{entity_id}")
def source(entity_id: str, request: Request, view: Annotated[View, Depends(view_of)]) -> Response:
    dossier = source_dossier(view, entity_id)
    if entity_id != dossier.identity.id:
        return RedirectResponse(urls.source(dossier.identity.id), 307)
    return page(request, "source.html", source=dossier, citation=_citation(dossier, request))


def _citation(dossier: SourceDossier, request: Request) -> str:
    return citation_of_source(dossier.name, dossier.identity.id, len(dossier.claims), request)


Matter = Annotated[str | None, Query(max_length=64)]
Words = Annotated[str | None, Query(max_length=1000)]


def _query(q: str | None, outlet: str | None, matter: str | None) -> ClaimQuery:
    return ClaimQuery(words=q or None, outlet=outlet or None, matter=matter or None)


@router.get(urls.NETWORK + ".json")
def network_json(
    view: Annotated[View, Depends(view_of)], q: Words = None, outlet: Words = None, matter: Matter = None
) -> Response:
    """The network's voices, and who of them cites whom by their positions."""
    return json_of(network_of(view, _query(q, outlet, matter)))


@router.get(urls.NETWORK + ".csv")
def network_csv(
    view: Annotated[View, Depends(view_of)], q: Words = None, outlet: Words = None, matter: Matter = None
) -> Response:
    """Who cites whom, a row for each two of them."""
    network = network_of(view, _query(q, outlet, matter))
    names = [cell(voice.name) for voice in network.voices]
    rows = ([names[each.citing], names[each.cited], str(each.claims)] for each in network.citings)
    return csv_of(("citing", "cited", "claims"), rows, "network")


@router.get(urls.NETWORK)
def network(
    request: Request,
    view: Annotated[View, Depends(view_of)],
    q: Words = None,
    outlet: Words = None,
    matter: Matter = None,
) -> Response:
    found = network_of(view, _query(q, outlet, matter))
    asked = f"?{request.url.query}" if request.url.query else ""
    return page(request, "network.html", network=found, drawn=plain(found), q=q or "", asked=asked)
