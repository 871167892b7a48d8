"""Everything that one source said: confirmed and contradicted by whom, changed when, quoted by whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.dossier.build import articles_of
from onrecord.dossier.changes import Change, changes_of
from onrecord.dossier.identity import Identity, identity_of
from onrecord.dossier.shown import ShownClaim, shown_claims
from onrecord.dossier.tie import Tie, tie
from onrecord.ledger.base import ClaimQuery, View
from onrecord.model import UNNAMED_OUTLET, Entry, Kind, Link, Matter, Relation, Stance

MOST_CLAIMS = 500  # that a page shows of one source
BEARING_OUT = frozenset({Relation.SAME, Relation.SUPPORTS})


@dataclass(frozen=True, slots=True)
class Quoted:
    """One through whom the source's words came: an outlet, or a voice that tells of the source; and how many claims."""

    name: str
    claims: int
    outlet: bool


@dataclass(frozen=True, slots=True)
class SourceDossier:
    """A source, from every side.

    `claims` are on its word, in the order of publication; `more` is true where there are more. `contradicted` and
    `confirmed` tie claims of its own to those of others, surest first; the left one of each is its own. `changes` are
    where it said otherwise later. `quoted_by` are those through whom its words came, most first. `matters` are those of
    more than one claim that it takes a side in.
    """

    identity: Identity
    kinds: tuple[Kind, ...]
    claims: tuple[ShownClaim, ...]
    more: bool
    stances: tuple[tuple[Stance, int], ...]
    contradicted: tuple[Tie, ...]
    confirmed: tuple[Tie, ...]
    changes: tuple[Change, ...]
    quoted_by: tuple[Quoted, ...]
    matters: tuple[Matter, ...]

    @property
    def name(self) -> str:
        return self.identity.name


def source_dossier(view: View, entity_id: str, *, most: int = MOST_CLAIMS) -> SourceDossier:
    """A source, by the id of any entity that it is, or the beginning of it. Raises `NotFound`."""
    identity = identity_of(view, view.entity(entity_id)[0].id)
    members = tuple(entity.id for entity in identity.entities)
    found = view.claims(ClaimQuery(said_by=members), limit=most + 1)
    own = found[:most]
    ours = {entry.id for entry in own}
    links = view.links(ours)
    beyond = view.entries({end for link in links for end in (link.left, link.right)} - ours)
    claims = _shown(view, own, beyond, links)
    return SourceDossier(
        identity=identity,
        kinds=tuple(kind for kind, _ in Counter(entry.claim.source.kind for entry in own).most_common()),
        claims=tuple(sorted((claims[each] for each in ours), key=lambda claim: claim.number)),
        more=len(found) > most,
        stances=tuple(Counter(entry.claim.stance for entry in own).most_common()),
        contradicted=tuple(_tied(links, claims, ours, frozenset({Relation.CONTRADICTS}))),
        confirmed=tuple(_tied(links, claims, ours, BEARING_OUT)),
        changes=changes_of({each: claims[each] for each in ours}, links),
        quoted_by=tuple(_quoted_by(own, identity)),
        matters=tuple(matter for matter in view.matters(ours) if len(matter.standings) > 1),
    )


def _shown(view: View, own: Sequence[Entry], beyond: Sequence[Entry], links: Iterable[Link]) -> dict[str, ShownClaim]:
    entries = [*own, *beyond]
    contested = frozenset(
        end for link in links if link.relation is Relation.CONTRADICTS for end in (link.left, link.right)
    )
    shown = shown_claims(
        entries, articles_of(view, entries), contested=contested, beyond=frozenset(entry.id for entry in beyond)
    )
    return {claim.id: claim for claim in shown}


def _tied(
    links: Iterable[Link], claims: Mapping[str, ShownClaim], ours: set[str], relations: frozenset[Relation]
) -> Iterator[Tie]:
    """Ties between a claim of the source and one of somebody else, the source's on the left."""
    for link in links:
        if link.relation in relations and (link.left in ours) != (link.right in ours):
            found = tie(link, claims)
            yield found if link.left in ours else Tie(found.right, found.left, link.relation, link.score, link.reasons)


def _quoted_by(entries: Iterable[Entry], identity: Identity) -> Iterator[Quoted]:
    counts: Counter[tuple[str, bool]] = Counter()
    for entry in entries:
        voices = entry.claim.chain()[:-1]
        for position, voice in enumerate(voices):
            name = " ".join(voice.text.split())
            if name != UNNAMED_OUTLET and voice.kind is not Kind.NONE and name not in identity.names:
                counts[name, position == 0] += 1
    for (name, outlet), number in counts.most_common():
        yield Quoted(name, number, outlet)
