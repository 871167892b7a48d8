"""A matter at a glance: how its sides weigh, when they spoke, and the claims that say most plainly what it is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.dossier.build import articles_of
from onrecord.dossier.listing import ListedMatter, Weighed, listed
from onrecord.dossier.shown import ShownClaim, clipped, shown_claims
from onrecord.ledger.base import View
from onrecord.model import Entry, Kind, Relation, Side, When

LONGEST_TITLE = 160

WORD = re.compile(r"\w{3,}")
FEWEST_WORDS = 3
NAMES_SOURCE = 0.4

# Whose word can be asked for again comes before who is not named.
NAMED = frozenset({Kind.PERSON, Kind.OFFICE, Kind.ORGANISATION})


@dataclass(frozen=True, slots=True)
class GlanceSide:
    """One side: how many origins and claims it has, when they were published, and its key claims."""

    side: Side
    origins: int
    claims: int
    moments: tuple[tuple[When, int], ...]
    key: tuple[ShownClaim, ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """A matter as a list shows it; `sides` are all three, in the order for, against, open."""

    id: str
    title: str
    contested: bool
    sides: tuple[GlanceSide, ...]
    claims: int
    articles: int
    outlets: tuple[str, ...]
    published: When

    def on(self, side: Side) -> GlanceSide:
        return next(each for each in self.sides if each.side is side)

    @property
    def parties(self) -> tuple[GlanceSide, ...]:
        """The sides that answer, as far as anybody stands on them; where nobody answers, those who leave it open."""
        answering = tuple(each for each in self.sides if each.side is not Side.OPEN and each.claims)
        return answering or tuple(each for each in self.sides if each.claims)


def glances(view: View, matters: Iterable[Weighed], *, keys: int = 1) -> tuple[Glance, ...]:
    """The matters at a glance, each side with at most so many key claims."""
    found = list(listed(view, matters))
    chosen = [{side: _key(each, side, keys) for side in Side} for each in found]
    shown = _shown(view, (entry for sides in chosen for entries in sides.values() for entry in entries))
    return tuple(_glance(each, sides, shown) for each, sides in zip(found, chosen, strict=True))


def _shown(view: View, entries: Iterable[Entry]) -> Mapping[str, ShownClaim]:
    once = list({entry.id: entry for entry in entries}.values())
    claims = shown_claims(once, articles_of(view, once), contested=frozenset(), beyond=frozenset())
    return {claim.id: claim for claim in claims}


def _glance(matter: ListedMatter, chosen: Mapping[Side, Sequence[Entry]], shown: Mapping[str, ShownClaim]) -> Glance:
    return Glance(
        id=matter.matter.id,
        title=clipped(matter.matter.title, LONGEST_TITLE)[0],
        contested=matter.matter.contested,
        sides=tuple(_side(matter, side, [shown[entry.id] for entry in chosen[side]]) for side in Side),
        claims=len(matter.claims),
        articles=matter.articles,
        outlets=matter.outlets,
        published=matter.published,
    )


def _side(matter: ListedMatter, side: Side, key: Iterable[ShownClaim]) -> GlanceSide:
    claims = matter.on(side)
    moments = Counter(claim.entry.published.when for claim in claims)
    return GlanceSide(side, matter.origins[side], len(claims), tuple(moments.items()), tuple(key))


def _key(matter: ListedMatter, side: Side, most: int) -> list[Entry]:
    """The claims that say most plainly where the side stands, and nobody twice."""
    facing, question = _facing(matter), frozenset(WORD.findall(matter.matter.title.casefold()))
    ordered = sorted(
        matter.on(side), key=lambda claim: (-_plainness(claim.entry, facing, question), claim.entry.number)
    )
    by_source: dict[str, Entry] = {}
    for claim in ordered:
        by_source.setdefault(claim.entry.claim.source.text.casefold(), claim.entry)
    return list(by_source.values())[:most]


def _plainness(entry: Entry, facing: Mapping[str, float], question: frozenset[str]) -> float:
    """How surely it contradicts the other side, how much of the question it has, and whether it names a source.

    Scraps of a sentence say nothing by themselves.
    """
    words = words_of(entry)
    answers = len(words & question) / max(len(question), 1)
    named = NAMES_SOURCE * (entry.claim.source.kind in NAMED)
    return facing.get(entry.id, 0.0) + answers + named - is_scrap(entry)


def is_scrap(entry: Entry) -> bool:
    """Whether its words are too few to say anything by themselves."""
    return len(words_of(entry)) < FEWEST_WORDS or "…" in entry.claim.text


def words_of(entry: Entry) -> frozenset[str]:
    """Its words that are not among the shortest."""
    return frozenset(WORD.findall(entry.claim.text.casefold()))


def _facing(matter: ListedMatter) -> dict[str, float]:
    """How surely each claim contradicts one on another side."""
    sides = {claim.entry.id: claim.standing.side for claim in matter.claims}
    found: dict[str, float] = {}
    for one, score in _ends(matter, sides):
        found[one] = max(found.get(one, 0.0), score)
    return found


def _ends(matter: ListedMatter, sides: Mapping[str, Side]) -> Iterator[tuple[str, float]]:
    for link in matter.links:
        if link.relation is Relation.CONTRADICTS and sides.get(link.left) is not sides.get(link.right):
            yield from ((link.left, link.score), (link.right, link.score))
