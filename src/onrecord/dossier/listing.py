"""Matters as a list shows them: the most contested first, with what stands on their sides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TypeVar

from onrecord.dossier.origins import origins_of
from onrecord.ledger.base import View
from onrecord.model import UNNAMED_OUTLET, Entry, Link, Matter, Relation, Side, Span, Standing, When

# So many matters are asked for at a time: a ledger's matters need not all be in memory with their claims.
BATCH = 500

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Weighed:
    """A matter with the number of independent origins of each side.

    `expected` is how many of them stand there rightly, as far as is known: of each origin the surest claim's certainty,
    added up.
    """

    matter: Matter
    origins: Mapping[Side, int]
    expected: Mapping[Side, float]

    @property
    def weight(self) -> tuple[bool, float, int]:
        """How contested it is: whether at all, the expected origins of the weaker side, then its number of claims."""
        weaker = min(self.expected[Side.FOR], self.expected[Side.AGAINST])
        return self.matter.contested, weaker, len(self.matter.standings)


@dataclass(frozen=True, slots=True)
class ListedClaim:
    """A claim of a matter; `page_span` is where it stands on its page, from its first character to its last."""

    entry: Entry
    standing: Standing
    page_span: Span


@dataclass(frozen=True, slots=True)
class ListedMatter:
    """A matter with its claims in the order they came in, and the links between them, surest first."""

    matter: Matter
    origins: Mapping[Side, int]
    claims: tuple[ListedClaim, ...]
    links: tuple[Link, ...]

    @property
    def articles(self) -> int:
        return len({claim.entry.claim.article_id for claim in self.claims})

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that are named, each once."""
        names = (claim.entry.claim.outlet.text for claim in self.claims)
        return tuple(dict.fromkeys(name for name in names if name != UNNAMED_OUTLET))

    @property
    def published(self) -> When:
        """From the first day on which its articles may have been published to the last."""
        whens = [claim.entry.published.when for claim in self.claims]
        first = [when.earliest or when.latest for when in whens]
        last = [when.latest or when.earliest for when in whens]
        return When(None, _bound(min, first), _bound(max, last))

    def on(self, side: Side) -> tuple[ListedClaim, ...]:
        return tuple(claim for claim in self.claims if claim.standing.side is side)


def _bound(choose: Callable[[list[date]], date], days: Iterable[date | None]) -> date | None:
    known = [day for day in days if day]
    return choose(known) if known else None


def _batches(things: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(things)
    while some := list(islice(rest, BATCH)):
        yield some


def weighed(view: View, matters: Iterable[Matter]) -> list[Weighed]:
    """The matters, the most contested first; of equals, what came in first."""
    found = [each for some in _batches(matters) for each in _weighed(view, some)]
    return sorted(found, key=lambda each: each.weight, reverse=True)


def _weighed(view: View, matters: Sequence[Matter]) -> Iterator[Weighed]:
    links = _links_within(view, matters, relation=Relation.REPEATS)
    for matter in matters:
        origins = origins_of(matter, links[matter.id])
        sure = {standing.claim: standing.score for standing in matter.standings}
        yield Weighed(
            matter,
            {side: len(groups) for side, groups in origins.items()},
            {side: sum(max(map(sure.__getitem__, group)) for group in groups) for side, groups in origins.items()},
        )


def listed(view: View, matters: Iterable[Weighed]) -> Iterator[ListedMatter]:
    """The matters with their claims and links, asked for many at a time."""
    for some in _batches(matters):
        yield from _listed(view, some)


def _listed(view: View, some: Sequence[Weighed]) -> Iterator[ListedMatter]:
    ids = [standing.claim for each in some for standing in each.matter.standings]
    entries = {entry.id: entry for entry in view.entries(ids, bare=True)}
    pages = view.page_spans({entry.claim.article_id for entry in entries.values()})
    links = _links_within(view, [each.matter for each in some])
    for each in some:
        claims = (
            ListedClaim(entry, standing, _on_page(entry, pages[entry.claim.article_id]))
            for standing in each.matter.standings
            if (entry := entries.get(standing.claim))
        )
        yield ListedMatter(each.matter, each.origins, tuple(claims), tuple(links[each.matter.id]))


def _on_page(entry: Entry, article: Span) -> Span:
    content = entry.claim.content
    return Span(content[0].start, content[-1].end).moved(article.start)


def _links_within(view: View, matters: Sequence[Matter], *, relation: Relation | None = None) -> dict[str, list[Link]]:
    """For each matter, by id, the links of which it holds both ends, surest first; all, or those of one relation."""
    inside: dict[str, set[str]] = {}
    for matter in matters:
        if len(matter.standings) < 2:
            continue
        for standing in matter.standings:
            inside.setdefault(standing.claim, set()).add(matter.id)
    found: dict[str, list[Link]] = {matter.id: [] for matter in matters}
    for link in view.links(inside, relation=relation):
        for matter_id in inside.get(link.left, set()) & inside.get(link.right, set()):
            found[matter_id].append(link)
    return found
