"""Saying of a claim that it is right, that it was misread, or what it should be; and taking that back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData

from onrecord.dossier.mending import Wanted, mending, spans_of, spans_told
from onrecord.dossier.rulings import Author, Proposed, entities, telling_apart
from onrecord.dossier.trail import Trail, trail_of
from onrecord.ledger.base import View
from onrecord.model import Correction, Entity, Entry, Kind, Mend, Place, Span, Stance, Time, Verdict, When
from onrecord.web import urls
from onrecord.web.conditions import Number
from onrecord.web.render import page
from onrecord.web.room import Room, author_of, room_of, view_of

router = APIRouter(include_in_schema=False)

ROLES = (Mend.SOURCE, Mend.CUE, Mend.CONTENT)
NOBODY, NOWHERE = "", "none"
LONGEST_NUMBER = 12  # digits of a place's number in GeoNames

Viewed = Annotated[View, Depends(view_of)]
Why = Annotated[str, Form()]


@dataclass(frozen=True, slots=True)
class PlaceField:
    """A place of a claim, and what its words may mean instead, where that was looked up."""

    place: Place
    words: str
    senses: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class MendForm:
    """What a form to mend a claim is filled with: what stands now, and what may be chosen."""

    spans: dict[str, str]
    stances: tuple[Stance, ...]
    kinds: tuple[Kind, ...]
    entities: tuple[Entity, ...]
    times: tuple[tuple[Time, str], ...]
    places: tuple[PlaceField, ...]


def form_of(trail: Trail, senses: Callable[[Span, str], list[Place]] = lambda mark, words: []) -> MendForm:
    """The form to mend a claim, by its trail; `senses` looks up the places that words may name."""
    claim, text = trail.entry.claim, trail.article.text
    return MendForm(
        {
            "source": spans_told(claim.source.spans),
            "cue": spans_told(claim.cue),
            "content": spans_told(claim.content),
        },
        tuple(Stance),
        tuple(kind for kind in Kind),
        trail.article.entities,
        tuple((time, _words(time.span, text)) for time in trail.entry.times),
        tuple(_place_field(place, _words(place.span, text), senses) for place in trail.entry.places),
    )


def _place_field(place: Place, words: str, senses: Callable[[Span, str], list[Place]]) -> PlaceField:
    others = (each for each in senses(place.span, words) if each.geonameid != place.geonameid)
    return PlaceField(place, words, tuple(others))


def _words(span: Span, text: str) -> str:
    return " ".join(span.of(text).split())


@router.get("/claim/{claim_id}/places")
def places(claim_id: str, request: Request, view: Viewed) -> Response:
    """The places of the form with all that their words may mean, which nobody needs who only reads."""
    form = form_of(trail_of(view, claim_id), room_of(request).senses)
    return page(request, "mending-places.html", form=form)


@router.post("/claim/{claim_id}/accept")
def accept(claim_id: str, request: Request, view: Viewed, why: Why = "") -> Response:
    """It is right as it stands."""
    return _said(request, view.entry(claim_id), Mend.ACCEPT, why)


@router.post("/claim/{claim_id}/reject")
def reject(claim_id: str, request: Request, view: Viewed, why: Why = "") -> Response:
    """It was misread: there is no such attribution."""
    return _said(request, view.entry(claim_id), Mend.REJECT, why)


def _said(request: Request, entry: Entry, mend: Mend, why: str) -> Response:
    author = _author(request, why)
    correction = Correction(mend, entry.id, author.name, reasons=author.reasons)
    room_of(request).ledger.writer().correct(correction)
    return RedirectResponse(urls.claim(entry.id) + "#said-of-it", 303)


async def _form(request: Request) -> FormData:
    return await request.form()


@router.post("/claim/{claim_id}/mend")
def mend(claim_id: str, request: Request, view: Viewed, given: Annotated[FormData, Depends(_form)]) -> Response:
    """What its fields should be. What is as it stands is left alone."""
    entry = view.entry(claim_id)
    wanted = _wanted(given, room_of(request))
    corrections = mending(view, _author(request, _text(given, "why")), entry, wanted)
    room_of(request).ledger.writer().correct(*corrections)
    return RedirectResponse(urls.claim(entry.id) + "#said-of-it", 303)


@router.post("/claim/{claim_id}/undo/{number}")
def undo(claim_id: str, number: Number, request: Request, view: Viewed) -> Response:
    """Take back what was said of it."""
    entry = view.entry(claim_id)
    room_of(request).ledger.writer().take_back_correction(number, author_of(request))
    return RedirectResponse(urls.claim(entry.id) + "#said-of-it", 303)


@router.post("/source/{entity_id}/same")
def same(entity_id: str, request: Request, view: Viewed, other: Annotated[str, Form()], why: Why = "") -> Response:
    """Another entity is the same person, body or place."""
    return _rule(request, entities(view, _author(request, why), entity_id, other.strip(), Verdict.YES), entity_id)


@router.post("/source/{entity_id}/distinct")
def distinct(entity_id: str, request: Request, view: Viewed, other: Annotated[str, Form()], why: Why = "") -> Response:
    """An entity that is held to be one with it is somebody else."""
    return _rule(request, telling_apart(view, _author(request, why), entity_id, other.strip()), entity_id)


@router.post("/source/{entity_id}/undo")
def undo_entities(entity_id: str, request: Request, view: Viewed, other: Annotated[str, Form()]) -> Response:
    """Take one's own ruling on two entities back."""
    return _rule(request, entities(view, _author(request, ""), entity_id, other.strip(), Verdict.OPEN), entity_id)


def _rule(request: Request, proposed: Proposed, entity_id: str) -> Response:
    if proposed.ruling:
        room_of(request).ledger.writer().rule(proposed.ruling)
    return RedirectResponse(urls.source(entity_id) + "#identity", 303)


def _author(request: Request, why: str) -> Author:
    return Author(author_of(request), (why.strip(),) if why.strip() else ())


def _wanted(given: FormData, room: Room) -> Wanted:
    """What a form wants of a claim. Raises `ValueError` where it cannot be understood."""
    stance, kind = _text(given, "stance"), _text(given, "kind")
    return Wanted(
        spans={role: spans_of(_text(given, role.value)) for role in ROLES if role.value in given},
        stance=Stance(stance) if stance else None,
        kind=Kind(kind) if kind else None,
        entity=_text(given, "entity") if "entity" in given else None,
        times=dict(_times(given)),
        places=dict(_places(given, room)),
    )


def _times(given: FormData) -> Iterator[tuple[Span, When]]:
    for mark in _marks(given, "earliest-"):
        first, last = _text(given, f"earliest-{mark}"), _text(given, f"latest-{mark}")
        days = [date.fromisoformat(day) if day else None for day in (first, last)]
        (span,) = spans_of(mark)
        if any(days):
            same_day = When.day(days[0]) if days[0] and days[0] == days[1] else None
            yield span, same_day or When(None, *days)


def _places(given: FormData, room: Room) -> Iterator[tuple[Span, Place | None]]:
    for mark in _marks(given, "place-"):
        (span,) = spans_of(mark)
        number = _text(given, f"place-{mark}")
        if number == NOWHERE:
            yield span, None
        elif not (number.isascii() and number.isdecimal() and len(number) <= LONGEST_NUMBER):
            raise ValueError(f"a place is meant by its number in GeoNames, got {number[:40]!r}.")
        elif place := room.place(span, int(number)):
            yield span, place


def _marks(given: FormData, prefix: str) -> list[str]:
    return [name.removeprefix(prefix) for name in given if name.startswith(prefix)]


def _text(given: FormData, name: str) -> str:
    value = given.get(name, "")
    return value.strip() if isinstance(value, str) else ""
