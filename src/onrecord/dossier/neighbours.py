"""What else a matter's articles and claims are about: its neighbours, and who speaks to which of these questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.dossier.shown import ShownClaim
from onrecord.dossier.sources import sources_of
from onrecord.ledger.base import ClaimQuery, View
from onrecord.model import Canon, KeptArticle, Matter, Side

# More columns than this are no table any more, and more rows no overview.
MOST_NEIGHBOURS = 8
MOST_ROWS = 40
MOST_ON_SIDE = 30  # claims of each side of a neighbour that are told of


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A matter that shares claims or articles with another, and how many of each.

    `claims` are those that a page tells of, and `more` is how many there are beside them.
    """

    matter: Matter
    shared_claims: int
    shared_articles: int
    claims: tuple[ShownClaim, ...] = ()
    more: int = 0

    @property
    def told(self) -> tuple[tuple[Side, ShownClaim], ...]:
        """Its claims, each with the side that it is on."""
        sides = {standing.claim: standing.side for standing in self.matter.standings}
        return tuple((sides[claim.id], claim) for claim in self.claims)

    def on(self, side: Side) -> tuple[ShownClaim, ...]:
        ids = {standing.claim for standing in self.matter.on(side)}
        return tuple(claim for claim in self.claims if claim.id in ids)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one source says to one question: its claims on one side."""

    side: Side
    claims: tuple[ShownClaim, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One source, with its cells for each question; `own_voice` where an outlet speaks itself."""

    name: str
    own_voice: bool
    cells: tuple[tuple[Cell, ...], ...]


def found_near(view: View, matter: Matter, articles: Iterable[KeptArticle]) -> list[Neighbour]:
    """The matters that share claims or articles with one, those that share most first; bare, without their claims."""
    article_of = {
        claim_id: article.id for article in articles for claim_id in view.claim_ids(ClaimQuery(article=article.id))
    }
    own = {standing.claim for standing in matter.standings}
    found = (_near(other, own, article_of) for other in view.matters(article_of) if other.id != matter.id)
    return sorted(found, key=lambda each: (-each.shared_claims, -each.shared_articles, not each.matter.contested))


def _near(other: Matter, own: set[str], article_of: Mapping[str, str]) -> Neighbour:
    claims = {standing.claim for standing in other.standings}
    return Neighbour(other, len(claims & own), len({article_of[each] for each in claims if each in article_of}))


def told_of(neighbour: Matter, own: Collection[str]) -> list[str]:
    """The claims of a neighbour that a page tells of: of each side the first, those before all that the matter has."""
    first: list[str] = []
    for side in Side:
        there = sorted((standing.claim for standing in neighbour.on(side)), key=lambda claim: claim not in own)
        first += there[:MOST_ON_SIDE]
    chosen = frozenset(first)
    return [standing.claim for standing in neighbour.standings if standing.claim in chosen]


def matrix_of(matters: Sequence[Matter], claims: Sequence[ShownClaim], canon: Canon) -> tuple[Row, ...]:
    """Who says what to each of these matters: first who speaks to the first one, and of those who speaks to most."""
    rows = [_row(name, own, said, matters) for name, own, said in _voices(claims, canon)]
    return tuple(sorted(rows, key=lambda row: (not row.cells[0], -sum(map(bool, row.cells))))[:MOST_ROWS])


def _voices(claims: Sequence[ShownClaim], canon: Canon) -> Iterator[tuple[str, bool, Sequence[ShownClaim]]]:
    for source in sources_of(claims, canon):
        # "An official" of two articles may be two people; the article tells which one is meant.
        where = f" ({source.claims[0].where})" if source.article_id else ""
        yield source.name + where, False, source.claims
    own: dict[str, list[ShownClaim]] = defaultdict(list)
    for claim in claims:
        if claim.own_voice:
            own[claim.where].append(claim)
    yield from ((name, True, said) for name, said in own.items())


def _row(name: str, own_voice: bool, said: Sequence[ShownClaim], matters: Sequence[Matter]) -> Row:
    return Row(name, own_voice, tuple(tuple(_cells(said, matter)) for matter in matters))


def _cells(said: Sequence[ShownClaim], matter: Matter) -> Iterator[Cell]:
    for side in Side:
        ids = {standing.claim for standing in matter.on(side)}
        if claims := tuple(claim for claim in said if claim.id in ids):
            yield Cell(side, claims)
