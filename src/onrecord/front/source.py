"""Somebody on whose word claims are: by all spellings, or by the words that articles have for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.dossier.identity import Identity, identities_named, identity_of
from onrecord.errors import Ambiguous, NotFound
from onrecord.front.claims import Claims
from onrecord.front.frames import Framed
from onrecord.ledger.base import ClaimQuery, View

if TYPE_CHECKING:
    import pyarrow


@dataclass(frozen=True, slots=True)
class Who:
    """A source: what it is called, what it is, and the ids of the entities that it is, where it has a name."""

    names: tuple[str, ...]
    type: str | None = None
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class FoundSource(Framed):
    """A source and the claims on its word."""

    who: Who
    claims: Claims

    @property
    def name(self) -> str:
        """What it is called most."""
        return self.who.names[0]

    @property
    def names(self) -> tuple[str, ...]:
        """All that it is called, the most frequent first."""
        return self.who.names

    @property
    def type(self) -> str | None:
        """What it is, as OntoNotes has it ("PERSON", "ORG", "GPE"); None where no name is known."""
        return self.who.type

    def to_arrow(self) -> pyarrow.Table:
        """Its claims as a table with the columns of the exports."""
        return self.claims.to_arrow()

    def __repr__(self) -> str:
        return f"<source {', '.join(self.names)}>"

    def _repr_html_(self) -> str:
        return self.claims._repr_html_()


def source_of(view: View, name: str) -> Who:
    """Who is called so. Raises `NotFound` where nothing is claimed on such a word, and `Ambiguous`."""
    if not name.strip():
        raise ValueError(f"source needs a name, got {name!r}.")
    speaking = [identity for identity in _meant(view, name) if _speaks(view, ClaimQuery(said_by=_members(identity)))]
    if len(speaking) > 1:
        raise Ambiguous(name, f"several sources are called so; give the id of one of them: {_listed(speaking)}.")
    if speaking:
        return Who(speaking[0].names, speaking[0].type, _members(speaking[0]))
    if _speaks(view, ClaimQuery(source=name)):
        return Who((name,))
    raise NotFound(name, "the ledger holds no claim on the word of anybody or anything called so.")


def _meant(view: View, name: str) -> Sequence[Identity]:
    if identities := identities_named(view, name):
        return identities
    try:
        return [identity_of(view, view.entity(name)[0].id)]
    except Ambiguous:
        raise
    except NotFound:
        return []


def _speaks(view: View, query: ClaimQuery) -> bool:
    return bool(view.claims(query, limit=1))


def _members(identity: Identity) -> tuple[str, ...]:
    return tuple(entity.id for entity in identity.entities)


def _listed(identities: Sequence[Identity]) -> str:
    return "; ".join(f"{', '.join(each.names)} ({each.id})" for each in identities)
