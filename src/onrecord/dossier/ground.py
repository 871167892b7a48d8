"""Common ground: what claims of both sides of a matter have in common, and no more than their words and links show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from onrecord.dossier.atlas import place_identity
from onrecord.dossier.corrected import corrections_of
from onrecord.dossier.dates import spoken
from onrecord.dossier.said import once, places_in, times_in
from onrecord.dossier.shown import ShownClaim
from onrecord.dossier.tie import Tie, tie
from onrecord.dossier.told import counted
from onrecord.model import Canon, Entity, KeptArticle, Link, Matter, Relation, Side, Standing
from onrecord.model.correction import mended_places

AGREEING = frozenset({Relation.SAME, Relation.SUPPORTS})
PARTIES = (Side.FOR, Side.AGAINST)

# From this factuality on, whoever reports an event holds it at least for probable.
HELD_FOR_PROBABLE = 1.5


@dataclass(frozen=True, slots=True)
class Shared:
    """Something that claims of both sides speak of: `what` it is ("place", "day", "name", "count"), and its name."""

    what: str
    name: str
    claims: tuple[ShownClaim, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """What both sides agree on, by the links, and what they both speak of, by their words. Either may be empty."""

    agreed: tuple[Tie, ...]
    shared: tuple[Shared, ...]

    def __bool__(self) -> bool:
        return bool(self.agreed or self.shared)


Found: TypeAlias = tuple[str, Hashable, str]  # what it is, what makes it the same thing, what to call it


def ground_of(
    matter: Matter,
    claims: Mapping[str, ShownClaim],
    links: Iterable[Link],
    articles: Iterable[KeptArticle],
    canon: Canon,
) -> Ground:
    """The common ground of the sides `for` and `against`; what leaves the question open is on neither."""
    standings = {each.claim: each for each in matter.standings if each.side in PARTIES and each.claim in claims}
    agreed = tuple(_agreed(standings, claims, links))
    return Ground(agreed, tuple(_shared(standings, claims, {article.id: article for article in articles}, canon)))


def _agreed(
    standings: Mapping[str, Standing], claims: Mapping[str, ShownClaim], links: Iterable[Link]
) -> Iterator[Tie]:
    for link in links:
        left, right = standings.get(link.left), standings.get(link.right)
        if left is None or right is None or left.side is right.side or link.relation not in AGREEING:
            continue
        # Where a person set the sides, what a machine held of the pair before is no ground any more.
        if not (left.person or right.person):
            yield tie(link, claims)


def _shared(
    standings: Mapping[str, Standing],
    claims: Mapping[str, ShownClaim],
    articles: Mapping[str, KeptArticle],
    canon: Canon,
) -> Iterator[Shared]:
    found: dict[tuple[str, Hashable], dict[Side, list[tuple[ShownClaim, str]]]] = defaultdict(lambda: defaultdict(list))
    for standing in standings.values():
        claim = claims[standing.claim]
        for what, identity, name in _spoken_of(claim, articles[claim.claim.article_id], canon):
            found[what, identity][standing.side].append((claim, name))
    for (what, _), sides in found.items():
        if len(sides) == len(PARTIES):
            together = [each for side in PARTIES for each in sides[side]]
            yield Shared(what, together[0][1], once(claim for claim, _ in together))


def _spoken_of(claim: ShownClaim, article: KeptArticle, canon: Canon) -> Iterator[Found]:
    """What the words of a claim name: people and bodies, places, days, and the counts that its source holds for so."""
    places = {place.span for place in mended_places(article.places, corrections_of(claim.entry))}
    for entity in article.entities:
        spans = [span for span in entity.mentions if span not in places]
        if any(inside.holds(span) for inside in claim.claim.content for span in spans):
            yield "name", _who(entity, canon), entity.name
    for place in places_in(claim, article):
        yield "place", place_identity(place), place.name
    for time in times_in(claim, article):
        if time.when.earliest and time.when.earliest == time.when.latest:
            yield "day", time.when.earliest, spoken(time.when)
    for event in claim.entry.events:
        for count in event.counts if event.factuality >= HELD_FOR_PROBABLE else ():
            yield "count", (count.value, count.low, count.high, count.of), counted(count, article.text)


def _who(entity: Entity, canon: Canon) -> Hashable:
    """Equal for two that are one: by the rulings in force, and where there are none, by their whole names."""
    if len(canon.same(entity.id)) > 1:
        return canon.canonical(entity.id)
    return entity.id if canon.apart(entity.id) else entity.name.casefold()
