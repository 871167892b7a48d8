"""What the pages have at hand: the ledger, and who is at the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fastapi import Request

from onrecord.ledger.base import Ledger, View
from onrecord.model import Meaning, Place, Span


@dataclass(frozen=True, slots=True)
class Room:
    """A ledger that is open for reading and correcting.

    `reader` is the name of whoever sits at this machine, for rulings where nobody signs in. `meaning` gives what tells
    what words mean to the ledger that a view is of, or None; it loads a network when it is first asked. `read` is the
    command that reads files into this ledger, to which their paths are added: pages never load a model. `inbox` is the
    folder where files that people add are kept, since the ledger says where a text came from. `place` gives the place
    of a number in GeoNames, at the words where an article names it, and `senses` the places that words may name.
    """

    ledger: Ledger
    reader: str
    meaning: Callable[[View], Meaning | None] = lambda _: None
    read: tuple[str, ...] = ()
    inbox: Path | None = None
    place: Callable[[Span, int], Place | None] = lambda mark, number: None
    senses: Callable[[Span, str], list[Place]] = lambda mark, words: []

    def view(self) -> View:
        return self.ledger.view()


def room_of(request: Request) -> Room:
    """The room that a request came to."""
    room: Room = request.app.state.room
    return room


def view_of(request: Request) -> View:
    """The ledger as it stands now."""
    return room_of(request).view()


def author_of(request: Request) -> str:
    """Who rules: the person who signed in, or whoever sits at this machine."""
    person = getattr(request.state, "person", None)
    return person.name if person else room_of(request).reader
