"""Rulings on a matter, by whoever reads it: how to make them, and how to take them back."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from onrecord.dossier.build import articles_of
from onrecord.dossier.listing import Weighed
from onrecord.dossier.neighbours import found_near
from onrecord.dossier.rulings import Author, Proposed, joining, moving, parting, siding, telling_apart, titling
from onrecord.dossier.shown import shown_claims
from onrecord.errors import NotFound
from onrecord.ledger.base import View
from onrecord.model import Matter, Side
from onrecord.web import urls
from onrecord.web.pages.matter import Done, shown
from onrecord.web.render import page
from onrecord.web.room import Room, room_of, view_of
from onrecord.web.weighing import weights_of

router = APIRouter(include_in_schema=False)

LONGEST_WHY, LONGEST_TITLE, LONGEST_ID = 1000, 300, 100
MOST_CLAIMS = 1000  # that one ruling parts from a matter
MOST_CANDIDATES = 8
MOST_OTHERS = 200  # claims that one is told apart from, to choose of
MATTER_ID = re.compile("m[0-9a-f]{4,20}")

Id = Annotated[str, Form(max_length=LONGEST_ID)]
IdOrNone = Annotated[str, Form(max_length=LONGEST_ID)]


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a ruling is made: on which matter, by whom and why."""

    request: Request
    room: Room
    matter_id: str
    author: Author

    def ruled(self, ruling: Callable[[View, Author], Proposed]) -> Response:
        """Have the ledger take in what is ruled, and show the matter as it is then."""
        proposed = ruling(self.room.view(), self.author)
        numbers = self.room.ledger.writer().decide(*proposed.decisions)
        words = proposed.words if numbers else "Nothing is new: you ruled so before."
        return self.answered(Done(words, tuple(numbers), proposed.matter))

    def undone(self, numbers: list[int]) -> Response:
        """Have the ledger take rulings back, and show the matter as it is then. Raises `NotFound`."""
        known = {kept.number for kept in self.room.view().decisions(people=True)}
        for number in numbers:
            if number not in known:
                raise NotFound(str(number), "is the number of no person's ruling.")
        taken = [self.room.ledger.writer().take_back(number, self.author.name) for number in numbers]
        return self.answered(Done("Taken back." if any(taken) else "That had been taken back before."))

    def answered(self, done: Done) -> Response:
        """The matter, to htmx; to a browser without it, the way to the matter."""
        view = self.room.view()
        matter = view.matter(self.matter_id)
        if not asked_by_htmx(self.request):
            numbers = ".".join(map(str, done.numbers))
            return RedirectResponse(urls.matter(matter.id) + (f"?done={numbers}" if numbers else ""), 303)
        answer = shown(self.request, view, matter.id, done)
        answer.headers["HX-Trigger"] = json.dumps({"said": done.words})
        answer.headers["HX-Push-Url"] = urls.matter(matter.id)
        return answer


def desk(request: Request, matter_id: str, why: Annotated[str, Form(max_length=LONGEST_WHY)] = "") -> Desk:
    """The desk at which a request rules."""
    room, reason = room_of(request), " ".join(why.split())
    person = getattr(request.state, "person", None)
    return Desk(request, room, matter_id, Author(person.name if person else room.reader, (reason,) if reason else ()))


At = Annotated[Desk, Depends(desk)]


def asked_by_htmx(request: Request) -> bool:
    """Whether a part of a page is asked for."""
    return "hx-request" in request.headers and "hx-history-restore-request" not in request.headers


@router.post("/matter/{matter_id}/join")
def join(at: At, other: Id) -> Response:
    return at.ruled(lambda view, author: joining(view, author, at.matter_id, other))


@router.post("/matter/{matter_id}/apart")
def apart(at: At, other: Id) -> Response:
    return at.ruled(lambda view, author: telling_apart(view, author, at.matter_id, other))


@router.post("/matter/{matter_id}/title")
def title(at: At, title: Annotated[str, Form(max_length=LONGEST_TITLE)]) -> Response:
    return at.ruled(lambda view, author: titling(view, author, at.matter_id, title))


@router.post("/matter/{matter_id}/part")
def part(
    at: At,
    claim: Annotated[list[str], Form(max_length=MOST_CLAIMS)],
    new_title: Annotated[str, Form(max_length=LONGEST_TITLE)] = "",
) -> Response:
    called = " ".join(new_title.split()) or None
    return at.ruled(lambda view, author: parting(view, author, at.matter_id, claim, called))


@router.post("/matter/{matter_id}/side")
def side(at: At, claim: Id, side: Annotated[Side, Form()]) -> Response:
    return at.ruled(lambda view, author: siding(view, author, claim, at.matter_id, side))


@router.post("/matter/{matter_id}/move")
def move(at: At, claim: Id, to: IdOrNone = "", to_id: IdOrNone = "") -> Response:
    target = to_id.strip() or to
    if not target:
        raise ValueError("Say which matter the claim belongs to: choose one, or give its id.")
    return at.ruled(lambda view, author: moving(view, author, claim, target, origin=at.matter_id))


@router.post("/matter/{matter_id}/distinct")
def distinct(at: At, claim: Id, other: Id) -> Response:
    # Of the two, it is the one that is named last whose place is in question.
    return at.ruled(lambda view, author: telling_apart(view, author, other, claim))


@router.post("/matter/{matter_id}/undo")
def undo(at: At, number: Annotated[list[int], Form(max_length=4 * MOST_CLAIMS)]) -> Response:
    return at.undone(number)


@router.get("/matter/{matter_id}/correct/{claim_id}")
def correct(request: Request, matter_id: str, claim_id: str, view: Annotated[View, Depends(view_of)]) -> HTMLResponse:
    """The ways to correct where a claim stands."""
    matter, entry = view.matter(matter_id), view.entry(claim_id)
    standing = next((each for each in matter.standings if each.claim == entry.id), None)
    if standing is None:
        raise NotFound(entry.id, f"does not stand in the matter {matter.id}.")
    others = view.entries([each.claim for each in matter.standings if each.claim != entry.id][:MOST_OTHERS], bare=True)
    articles = articles_of(view, [entry])
    (claim,) = shown_claims([entry], articles, contested=frozenset(), beyond=frozenset())
    return page(
        request,
        "correct.html" if asked_by_htmx(request) else "correct_page.html",
        matter=matter,
        claim=claim,
        standing=standing,
        sides=tuple(Side),
        others=others,
        near=[each.matter for each in found_near(view, matter, articles)],
    )


@router.get("/matter/{matter_id}/candidates")
def candidates(
    request: Request,
    matter_id: str,
    view: Annotated[View, Depends(view_of)],
    q: Annotated[str, Query(max_length=LONGEST_TITLE)] = "",
) -> HTMLResponse:
    """The matters that this one may be joined with, by words of theirs or by their ids."""
    matter = view.matter(matter_id)
    found = [each for each in _found(request, view, q.strip()) if each.id != matter.id][:MOST_CANDIDATES]
    template = "candidates.html" if asked_by_htmx(request) else "candidates_page.html"
    return page(request, template, matter=matter, words=q.strip(), found=found)


def _found(request: Request, view: View, words: str) -> list[Matter]:
    if MATTER_ID.fullmatch(words):
        try:
            return [view.matter(words)]
        except NotFound:
            return []
    if not words:
        return []
    fitting: tuple[Weighed, ...] = weights_of(request, view).asked(view, words, contested=False)
    return [each.matter for each in fitting[: MOST_CANDIDATES + 1]]
