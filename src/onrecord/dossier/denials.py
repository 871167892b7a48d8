"""Who denies what, in single pairs: somebody's words, and somebody else's who denies them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.dossier.build import articles_of
from onrecord.dossier.glance import NAMED, is_scrap, words_of
from onrecord.dossier.listing import ListedMatter, Weighed, listed
from onrecord.dossier.shown import ShownClaim, shown_claims
from onrecord.ledger.base import View
from onrecord.model import Entry, Kind, Link, Relation, Stance

# What is denied: that something is so. Who demands or condemns something says nothing that could be denied.
SAID = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.ADMITS, Stance.ALLEGES})

# Two that share no word are put side by side only where they are this sure to contradict each other.
SURE = 0.8

# A reader who was told only this much would know little: it counts as much as so much of a link's certainty.
NO_NAME, NO_SOURCE = 0.3, 0.6

LOOKED_THROUGH = 60  # matters among which denials are looked for


@dataclass(frozen=True, slots=True)
class Denial:
    """Somebody says it, somebody else denies it; `matter` is the id of what it is about, and `title` its title."""

    said: ShownClaim
    denied: ShownClaim
    matter: str
    title: str
    claims: int


def denials_of(view: View, matters: Sequence[Weighed], most: int) -> tuple[Denial, ...]:
    """The plainest denial of each of the matters that has one, in their order, at most so many."""
    contested = [each for each in matters[:LOOKED_THROUGH] if each.matter.contested]
    found = []
    for matter in listed(view, contested):
        if pair := _plainest(matter):
            found.append((matter, *pair))
    return tuple(_shown(view, found[:most]))


def _plainest(matter: ListedMatter) -> tuple[Entry, Entry] | None:
    pairs = ((_worth(link, said, denied), said, denied) for link, said, denied in _pairs(matter))
    best = max(pairs, key=lambda pair: pair[0], default=None)
    return best[1:] if best else None


def _pairs(matter: ListedMatter) -> Iterator[tuple[Link, Entry, Entry]]:
    """Contradictions of which one end is a denial by another voice, and both can be understood by themselves."""
    entries = {claim.entry.id: claim.entry for claim in matter.claims}
    for link in matter.links:
        left, right = entries.get(link.left), entries.get(link.right)
        if link.relation is not Relation.CONTRADICTS or not left or not right:
            continue
        said, denied = (right, left) if left.claim.stance is Stance.DENIES else (left, right)
        if denied.claim.stance is not Stance.DENIES or said.claim.stance not in SAID or _one_voice(said, denied):
            continue
        if is_scrap(said) or is_scrap(denied):
            continue
        if link.score >= SURE or _shared(said, denied):
            yield link, said, denied


def _one_voice(left: Entry, right: Entry) -> bool:
    one, other = left.claim.source, right.claim.source
    return one.text.casefold() == other.text.casefold() or (one.entity is not None and one.entity == other.entity)


def _shared(left: Entry, right: Entry) -> float:
    """Which share of the words of the shorter one the other has, too."""
    one, other = words_of(left), words_of(right)
    return len(one & other) / max(min(len(one), len(other)), 1)


def _worth(link: Link, said: Entry, denied: Entry) -> float:
    return link.score + _shared(said, denied) - _unclear(said) - _unclear(denied)


def _unclear(entry: Entry) -> float:
    kind = entry.claim.source.kind
    return 0.0 if kind in NAMED else NO_SOURCE if kind is Kind.NONE else NO_NAME


def _shown(view: View, found: Sequence[tuple[ListedMatter, Entry, Entry]]) -> Iterator[Denial]:
    entries = list({entry.id: entry for _, *pair in found for entry in pair}.values())
    claims = _by_id(shown_claims(entries, articles_of(view, entries), contested=frozenset(), beyond=frozenset()))
    for matter, said, denied in found:
        held = matter.matter
        yield Denial(claims[said.id], claims[denied.id], held.id, held.title, len(matter.claims))


def _by_id(claims: Iterable[ShownClaim]) -> dict[str, ShownClaim]:
    return {claim.id: claim for claim in claims}
