"""A matter for a person: both sides and who stands on them, what they share, what changed, and why it is one matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.dossier.build import articles_of, laid_out
from onrecord.dossier.changes import Change, changes_of
from onrecord.dossier.dossier import Dossier
from onrecord.dossier.ground import Ground, ground_of
from onrecord.dossier.history import Step, history_of
from onrecord.dossier.neighbours import MOST_NEIGHBOURS, Neighbour, Row, found_near, matrix_of, told_of
from onrecord.dossier.origins import origins_of
from onrecord.dossier.shown import ShownClaim, clipped, shown_claims
from onrecord.dossier.tie import Tie, tie
from onrecord.ledger.base import View
from onrecord.model import UNNAMED_OUTLET, Entry, KeptArticle, Link, Matter, Relation, Side, Standing

LONGEST_TITLE = 80
MOST_TIES = 200  # that a page tells of; their number grows with the square of that of the claims


@dataclass(frozen=True, slots=True)
class Origin:
    """Claims of one side that go back to one origin, in order of time: the first, and what repeats it."""

    claims: tuple[ShownClaim, ...]

    @property
    def first(self) -> ShownClaim:
        return self.claims[0]

    @property
    def repeats(self) -> tuple[ShownClaim, ...]:
        return self.claims[1:]

    @property
    def articles(self) -> int:
        return _articles(self.claims)

    @property
    def outlets(self) -> tuple[str, ...]:
        return _outlets(self.claims)


@dataclass(frozen=True, slots=True)
class MatterSide:
    """One side of a matter, with its claims by origin, in order of time."""

    side: Side
    origins: tuple[Origin, ...]

    @property
    def claims(self) -> tuple[ShownClaim, ...]:
        claims = (claim for origin in self.origins for claim in origin.claims)
        return tuple(sorted(claims, key=lambda claim: claim.number))

    @property
    def articles(self) -> int:
        return _articles(self.claims)

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that are named, each once."""
        return _outlets(self.claims)


@dataclass(frozen=True, slots=True)
class MatterDossier:
    """A matter, from every side that a person may look at it.

    `sides` are all three, in the order for, against, open. `standings` tell, by a claim's id, who put it where it
    stands. `ties` are the links between its claims, surest first; `more_ties` and `more_neighbours` are how many more
    there are than are told of. `matrix` has a row for each source, with its cells
    for this matter and then for each of `neighbours`. `dossier` holds the same claims by time, place and article.
    """

    id: str
    title: str
    also: tuple[str, ...]
    sides: tuple[MatterSide, ...]
    standings: Mapping[str, Standing]
    ground: Ground
    changes: tuple[Change, ...]
    ties: tuple[Tie, ...]
    more_ties: int
    neighbours: tuple[Neighbour, ...]
    more_neighbours: int
    matrix: tuple[Row, ...]
    history: tuple[Step, ...]
    dossier: Dossier

    @property
    def contested(self) -> bool:
        """Whether both answers are given."""
        return bool(self.on(Side.FOR).origins and self.on(Side.AGAINST).origins)

    def on(self, side: Side) -> MatterSide:
        return next(each for each in self.sides if each.side is side)


def matter_dossier(
    view: View, matter_id: str, *, title: str | None = None, made_on: date | None = None
) -> MatterDossier:
    """The dossier of a matter, by its id or the beginning of it. Raises `NotFound`."""
    matter = view.matter(matter_id)
    entries = view.entries(standing.claim for standing in matter.standings)
    links = _inner_links(view, matter)
    articles = articles_of(view, entries)
    contested = {end for link in links if link.relation is Relation.CONTRADICTS for end in (link.left, link.right)}
    claims = shown_claims(entries, articles, contested=frozenset(contested), beyond=frozenset())
    by_id = {claim.id: claim for claim in claims}
    canon = view.canon({entity.id for article in articles for entity in article.entities})
    near = found_near(view, matter, articles)
    neighbours = _with_claims(view, near[:MOST_NEIGHBOURS], claims, articles)
    matters = [matter, *(each.matter for each in neighbours)]
    dossier = laid_out(claims, articles, (), canon)
    return MatterDossier(
        id=matter.id,
        title=title or matter.title,
        also=matter.also,
        sides=tuple(_sides(matter, by_id, links)),
        standings={standing.claim: standing for standing in matter.standings},
        ground=ground_of(matter, by_id, links, articles, canon),
        changes=changes_of(by_id, links),
        ties=tuple(_ties(by_id, links[:MOST_TIES])),
        more_ties=max(0, len(links) - MOST_TIES),
        neighbours=neighbours,
        more_neighbours=len(near) - len(neighbours),
        matrix=matrix_of(matters, _all_claims(claims, neighbours), canon),
        history=history_of(view.decisions(matter.id), lambda each: _called(each, matter, by_id, near)),
        dossier=replace(dossier, title=title or matter.title, made_on=made_on),
    )


def _inner_links(view: View, matter: Matter) -> list[Link]:
    """The links between claims of the matter, surest first."""
    ids = {standing.claim for standing in matter.standings}
    return [link for link in view.links(ids) if link.left in ids and link.right in ids]


def _sides(matter: Matter, claims: Mapping[str, ShownClaim], links: Sequence[Link]) -> Iterator[MatterSide]:
    for side, groups in origins_of(matter, links).items():
        origins = (_origin(claims[each] for each in group if each in claims) for group in groups)
        ordered = sorted((origin for origin in origins if origin.claims), key=lambda origin: origin.first.number)
        yield MatterSide(side, tuple(ordered))


def _origin(claims: Iterable[ShownClaim]) -> Origin:
    return Origin(tuple(sorted(claims, key=lambda claim: claim.number)))


def _ties(claims: Mapping[str, ShownClaim], links: Iterable[Link]) -> Iterator[Tie]:
    for link in links:
        if link.left in claims and link.right in claims:
            yield tie(link, claims)


def _with_claims(
    view: View, near: Sequence[Neighbour], claims: Sequence[ShownClaim], articles: Sequence[KeptArticle]
) -> tuple[Neighbour, ...]:
    """The neighbours with the claims that are told of; those that the matter has too keep their numbers."""
    known = {claim.id: claim for claim in claims}
    told = {each.matter.id: told_of(each.matter, known) for each in near}
    entries = view.entries({claim for some in told.values() for claim in some} - known.keys())
    others = shown_claims(entries, _joined(articles, view, entries), contested=frozenset(), beyond=frozenset())
    known.update((claim.id, claim) for claim in others)
    return tuple(
        replace(
            each,
            claims=tuple(known[claim] for claim in told[each.matter.id] if claim in known),
            more=len(each.matter.standings) - len(told[each.matter.id]),
        )
        for each in near
    )


def _joined(articles: Sequence[KeptArticle], view: View, entries: Sequence[Entry]) -> list[KeptArticle]:
    """The articles at hand, and those of the entries beside them."""
    at_hand = {article.id for article in articles}
    return [*articles, *articles_of(view, [each for each in entries if each.claim.article_id not in at_hand])]


def _all_claims(claims: Sequence[ShownClaim], neighbours: Iterable[Neighbour]) -> tuple[ShownClaim, ...]:
    everything = {claim.id: claim for claim in claims}
    for each in neighbours:
        for claim in each.claims:
            everything.setdefault(claim.id, claim)
    return tuple(everything.values())


def _called(thing: str, matter: Matter, claims: Mapping[str, ShownClaim], near: Iterable[Neighbour]) -> str:
    """What to call a claim or a matter that was decided on, by id."""
    if thing in claims:
        return f"claim {claims[thing].number}"
    if thing == matter.id:
        return "this matter"
    titles = {each.matter.id: each.matter.title for each in near}
    if thing in titles:
        return f"“{clipped(titles[thing], LONGEST_TITLE)[0]}”"
    return f"{'matter' if thing.startswith('m') else 'claim'} {thing[:9]}"


def _articles(claims: Iterable[ShownClaim]) -> int:
    return len({claim.claim.article_id for claim in claims})


def _outlets(claims: Iterable[ShownClaim]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim.outlet for claim in claims if claim.outlet != UNNAMED_OUTLET))
