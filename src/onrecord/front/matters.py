"""What claims are about, the most contested first, with the sides of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from onrecord.dossier.listing import ListedMatter, Weighed
from onrecord.export.matters import matter_record
from onrecord.export.record import JSON
from onrecord.front.claims import Claims, FoundClaim, Home
from onrecord.front.frames import Framed
from onrecord.model import Entry, Link, Side, When

if TYPE_CHECKING:
    import pyarrow

MOST_SHOWN = 20  # in a notebook


class Cabinet(Home, Protocol):
    """Where matters come from: it has their claims in full."""

    def entries(self, claim_ids: Iterable[str]) -> list[Entry]: ...


@dataclass(frozen=True, slots=True, repr=False)
class FoundMatter(Framed):
    """One question and the claims that answer it; in a notebook it shows both sides beside each other.

    `listed` holds its claims, links and origins as the lists and the exports have them.
    """

    listed: ListedMatter
    home: Cabinet = field(compare=False)

    @property
    def id(self) -> str:
        return self.listed.matter.id

    @property
    def title(self) -> str:
        return self.listed.matter.title

    @property
    def contested(self) -> bool:
        """Whether both answers are given."""
        return self.listed.matter.contested

    @property
    def origins(self) -> dict[Side, int]:
        """How many independent origins each side has."""
        return dict(self.listed.origins)

    @property
    def outlets(self) -> tuple[str, ...]:
        return self.listed.outlets

    @property
    def published(self) -> When:
        """From the first day on which one of its articles may have been published to the last."""
        return self.listed.published

    @property
    def links(self) -> tuple[Link, ...]:
        """The links between its claims, surest first, each with its reasons."""
        return self.listed.links

    @property
    def claims(self) -> Claims:
        """Its claims, in the order they came in."""
        return Claims(self._entries, self.home, f"on {self.title!r}")

    def on(self, side: Side | str) -> tuple[FoundClaim, ...]:
        """The claims on one side: "for", "against" or "open"."""
        wanted = _side(side)
        sides = self._sides()
        return tuple(claim for claim in self.claims if sides[claim.id] is wanted)

    def to_dict(self) -> dict[str, JSON]:
        """The fields of a matter as `onrecord matters --format jsonl` prints them."""
        return matter_record(self.listed)

    def to_arrow(self) -> pyarrow.Table:
        """Its claims as a table with the columns of the exports, and `side`."""
        from onrecord.front.tables import table_of_sides

        entries, sides = self._entries(), self._sides()
        return table_of_sides(entries, [sides[entry.id] for entry in entries])

    def __hash__(self) -> int:
        return hash(self.id)

    def __repr__(self) -> str:
        counts = ", ".join(f"{number} {side}" for side, number in self.listed.origins.items())
        return f"<matter {self.id[:10]}: {self.title!r}, {counts}>"

    def _repr_html_(self) -> str:
        from onrecord.front.html import html_of_matter

        sides = self._sides()
        return html_of_matter(self.listed, [(entry, sides[entry.id]) for entry in self._entries()])

    def _entries(self) -> list[Entry]:
        return self.home.entries(claim.entry.id for claim in self.listed.claims)

    def _sides(self) -> dict[str, Side]:
        return {claim.entry.id: claim.standing.side for claim in self.listed.claims}


def _side(word: Side | str) -> Side:
    try:
        return Side(word)
    except ValueError as error:
        raise ValueError(f"A side is one of {', '.join(Side)}, got {word!r}.") from error


class Matters(Framed):
    """Matters, the most contested first; their claims are asked for as they are walked through."""

    def __init__(
        self, found: Sequence[Weighed], listed: Callable[[Iterable[Weighed]], Iterator[ListedMatter]], home: Cabinet
    ) -> None:
        self._found = found
        self._listed = listed
        self._home = home

    def __len__(self) -> int:
        return len(self._found)

    def __iter__(self) -> Iterator[FoundMatter]:
        return (FoundMatter(each, self._home) for each in self._listed(self._found))

    def __getitem__(self, position: int) -> FoundMatter:
        (listed,) = self._listed([self._found[position]])
        return FoundMatter(listed, self._home)

    def head(self, most: int = 10) -> Matters:
        """The first of them, as matters again."""
        if most < 0:
            raise ValueError(f"head needs a number from 0 on, got {most}.")
        return Matters(self._found[:most], self._listed, self._home)

    def to_arrow(self) -> pyarrow.Table:
        """A table with a matter a row, with the columns of `onrecord matters --format csv`."""
        from onrecord.front.tables import table_of_matters

        return table_of_matters(self._listed(self._found))

    def to_dicts(self) -> list[dict[str, JSON]]:
        """The matters as dictionaries, as `onrecord matters --format jsonl` prints them."""
        return [matter_record(listed) for listed in self._listed(self._found)]

    def __repr__(self) -> str:
        contested = sum(each.matter.contested for each in self._found)
        return f"<matters: {len(self):,}, of them {contested:,} contested>"

    def _repr_html_(self) -> str:
        from onrecord.front.html import html_of_matters

        return html_of_matters(list(self._listed(self._found[:MOST_SHOWN])), more=len(self) - MOST_SHOWN)
