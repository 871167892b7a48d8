"""The addresses of the interface. It reads; whatever is ruled on is ruled on in the pages or by `onrecord rule`."""

from __future__ import annotations

import json
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Path, Query, Request
from fastapi.responses import StreamingResponse

from onrecord import __version__
from onrecord.dossier.every import every_claim
from onrecord.dossier.identity import identities_named, identity_of
from onrecord.export.record import record_of
from onrecord.ledger.base import View
from onrecord.web.answer import csv_of_claims
from onrecord.web.api import made
from onrecord.web.api.answers import (
    Article,
    Claims,
    ClaimWithLinks,
    Figures,
    Matters,
    MatterWithLinks,
    Problem,
    Source,
    Sources,
)
from onrecord.web.conditions import Conditions, Words
from onrecord.web.problems import add_problems
from onrecord.web.room import Room, view_of
from onrecord.web.weighing import Weighing, weights_of

ABOUT = """
The claims of a ledger, for programs: who says what, on whose word, who denies it. Lists come in pages; `next` of one is
the `cursor` of the one after it. Exports are streamed. Ids may be cut short as long as only one begins so.
Where people sign in, a program sends a token, `Authorization: Bearer …`; `onrecord people token NAME` prints one.
"""

PAGE, MOST = 50, 500
CURSOR = r"^[0-9]{1,18}$"

PROBLEMS: dict[int | str, dict[str, Any]] = {
    code: {"description": words, "content": {"application/problem+json": {"schema": Problem.model_json_schema()}}}
    for code, words in (
        (400, "The request came by a name that the room does not go by."),
        (401, "People sign in here, and nobody has: the request bears no token, or one that is not known."),
        (403, "It is not allowed: the room's door, or another site's page."),
        (404, "The ledger does not hold it."),
        (405, "The interface only reads."),
        (422, "The request cannot be understood."),
        (503, "The ledger cannot be read now."),
    )
}

Viewed = Annotated[View, Depends(view_of)]
Asked = Annotated[Conditions, Query()]
Id = Annotated[str, Path(min_length=2, max_length=200)]


class Paged(Conditions):
    """Conditions, and which page of what fits."""

    cursor: Annotated[str, Query(pattern=CURSOR)] | None = None
    limit: Annotated[int, Query(ge=1, le=MOST)] = PAGE


def create_api(room: Room, weighing: Weighing) -> FastAPI:
    """The interface to a room's ledger, with its description at `openapi.json`; it lists matters as the pages do."""
    api = FastAPI(
        title="OnRecord",
        version=__version__,
        description=ABOUT,
        openapi_url="/openapi.json",
        docs_url=None,
        redoc_url=None,
        responses=PROBLEMS,
    )
    api.state.room = room
    api.state.weighing = weighing
    add_problems(api)
    api.add_api_route("/summary", summary, methods=["GET"])
    api.add_api_route("/claims", claims, methods=["GET"])
    api.add_api_route("/claims.jsonl", claims_jsonl, methods=["GET"], response_class=StreamingResponse, responses=JSONL)
    api.add_api_route("/claims.csv", claims_csv, methods=["GET"], response_class=StreamingResponse, responses=CSV)
    api.add_api_route("/claims/{claim_id}", claim, methods=["GET"])
    api.add_api_route("/articles/{article_id}", article, methods=["GET"])
    api.add_api_route("/matters", matters, methods=["GET"])
    api.add_api_route("/matters/{matter_id}", matter, methods=["GET"])
    api.add_api_route("/sources", sources, methods=["GET"])
    api.add_api_route("/sources/{entity_id}", source, methods=["GET"])
    return api


JSONL: dict[int | str, dict[str, Any]] = {200: {"content": {"application/jsonl": {}}}}
CSV: dict[int | str, dict[str, Any]] = {200: {"content": {"text/csv": {}}}}


def summary(view: Viewed) -> Figures:
    """How much the ledger holds."""
    return made.figures(view)


def claims(view: Viewed, asked: Annotated[Paged, Query()]) -> Claims:
    """The claims that fit, in the order they came in."""
    found = view.claims(asked.query(), after=int(asked.cursor or 0), limit=asked.limit + 1)
    page, more = found[: asked.limit], len(found) > asked.limit
    return Claims(claims=[made.claim(entry) for entry in page], next=str(page[-1].number) if more else None)


def claims_jsonl(view: Viewed, asked: Asked) -> StreamingResponse:
    """All claims that fit, a line each, as `onrecord export` writes them."""
    lines = (json.dumps(record_of(entry), ensure_ascii=False) + "\n" for entry in every_claim(view, asked.query()))
    return StreamingResponse(lines, media_type="application/jsonl")


def claims_csv(view: Viewed, asked: Asked) -> StreamingResponse:
    """All claims that fit, as a table; no cell is a formula."""
    answer = csv_of_claims(every_claim(view, asked.query()), "claims")
    assert isinstance(answer, StreamingResponse)
    return answer


def claim(view: Viewed, claim_id: Id) -> ClaimWithLinks:
    """One claim, and what it has to do with others."""
    return made.claim_with_links(view, claim_id)


def article(view: Viewed, article_id: Id) -> Article:
    """One article, by its id or the id that came with it."""
    return made.article(view.article(article_id))


def matters(
    request: Request,
    view: Viewed,
    text: Annotated[Words, Query(description="Words of its title, or of one of its claims.")] = "",
    contested: Annotated[bool, Query(description="Only those with claims for and against.")] = False,
    cursor: Annotated[str, Query(pattern=CURSOR)] = "0",
    limit: Annotated[int, Query(ge=1, le=MOST)] = PAGE,
) -> Matters:
    """The matters, the most contested first. Their order is as fresh as the last time that they were weighed."""
    found = weights_of(request, view).asked(view, text, contested=contested)
    start = int(cursor)
    page = [made.listed_matter(each) for each in found[start : start + limit]]
    return Matters(matters=page, next=str(start + limit) if start + limit < len(found) else None)


def matter(view: Viewed, matter_id: Id) -> MatterWithLinks:
    """One matter, by its id or that of one that was joined to it."""
    return made.matter_with_links(view, matter_id)


def sources(view: Viewed, name: Annotated[Words, Query(min_length=1)]) -> Sources:
    """All who are called so; words of a name will do."""
    return Sources(sources=[made.source(identity) for identity in identities_named(view, name)])


def source(view: Viewed, entity_id: Id) -> Source:
    """Who an entity is. What is on its word: `/claims?source=NAME`."""
    return made.source(identity_of(view, view.entity(entity_id)[0].id))
