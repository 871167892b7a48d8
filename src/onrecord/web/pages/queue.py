"""The queue: what the machine is least sure of, one claim after another, to be ruled on by keyboard."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from onrecord.dossier.trail import trail_of
from onrecord.errors import NotFound
from onrecord.ledger.base import View
from onrecord.model import Correction, Mend
from onrecord.web import urls
from onrecord.web.conditions import Number
from onrecord.web.render import page
from onrecord.web.room import author_of, room_of, view_of

router = APIRouter(include_in_schema=False)

VERDICTS = {"accept": Mend.ACCEPT, "reject": Mend.REJECT}
TOLD = {"accept": "Accepted", "reject": "Rejected"}

Viewed = Annotated[View, Depends(view_of)]


@router.get(urls.QUEUE)
def queue(request: Request, view: Viewed, after: str | None = None) -> Response:
    """The claim that comes next: the least sure one, or the next after one that was left for later."""
    return _card(request, view, after=after)


@router.post(urls.QUEUE + "/{claim_id}/{verdict}")
def decide(claim_id: str, verdict: str, request: Request, view: Viewed) -> Response:
    """Rule on a claim; gives the next one, and how to take this back."""
    if verdict not in VERDICTS:
        raise NotFound(verdict, f"is no way to rule on a claim; {' and '.join(VERDICTS)} are.")
    entry = view.entry(claim_id)
    numbers = room_of(request).ledger.writer().correct(Correction(VERDICTS[verdict], entry.id, author_of(request)))
    done = (TOLD[verdict], entry.id, numbers[0] if numbers else None)
    return _card(request, room_of(request).view(), after=entry.id, done=done)


@router.post(urls.QUEUE + "/{claim_id}/undo/{number}")
def undo(claim_id: str, number: Number, request: Request, view: Viewed) -> Response:
    """Take back what was ruled last; the claim is at hand again."""
    entry = view.entry(claim_id)
    room_of(request).ledger.writer().take_back_correction(number, author_of(request))
    return _card(request, room_of(request).view(), claim_id=entry.id, done=("Taken back", entry.id, None))


def _card(
    request: Request,
    view: View,
    *,
    after: str | None = None,
    claim_id: str | None = None,
    done: tuple[str, str, int | None] | None = None,
) -> Response:
    """One claim of the queue with its words in their place, alone where htmx asks."""
    if claim_id is None:
        unsure = view.unsure(after=after, limit=1)
        claim_id = unsure[0].id if unsure else None
    trail = trail_of(view, claim_id) if claim_id else None
    template = "queue-card.html" if request.headers.get("hx-request") else "queue.html"
    return page(request, template, trail=trail, done=done, after=after)
