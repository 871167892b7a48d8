"""An article for a person: its text with the words of its claims marked, and beside it the claims in their order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.dossier.dates import spoken
from onrecord.dossier.dossier import ShownArticle
from onrecord.dossier.every import every_claim
from onrecord.dossier.segments import blocks_of
from onrecord.dossier.shown import ShownClaim, shown_claims
from onrecord.dossier.told import Gloss, flags_told
from onrecord.ledger.base import ClaimQuery, View
from onrecord.model import Entry, Flag, KeptArticle, Matter, Side


@dataclass(frozen=True, slots=True)
class Stand:
    """A matter that a claim stands in, and on which side."""

    matter: Matter
    side: Side


@dataclass(frozen=True, slots=True)
class Warned:
    """What a reader ought to be told of some words."""

    flag: Flag
    gloss: Gloss


@dataclass(frozen=True, slots=True)
class ArticleDossier:
    """One article with all that was made of it.

    `stands` are, by a claim's id, the matters of more than one claim that it stands in. `opponents` are, by a claim's
    id, how many claims contradict it; `flags` are in the order of the words that they are about.
    """

    shown: ShownArticle
    stands: Mapping[str, tuple[Stand, ...]]
    opponents: Mapping[str, int]
    flags: tuple[Warned, ...]

    @property
    def article(self) -> KeptArticle:
        return self.shown.article

    @property
    def claims(self) -> tuple[ShownClaim, ...]:
        return self.shown.claims


def article_dossier(view: View, name: str) -> ArticleDossier:
    """An article, by its id, its name, or the beginning of its id. Raises `NotFound`."""
    article = view.article(name)
    entries = list(every_claim(view, ClaimQuery(article=article.id)))
    opponents = _opponents(view, entries)
    claims = shown_claims(entries, [article], contested=frozenset(opponents), beyond=frozenset())
    shown = ShownArticle(article, spoken(article.published.when), blocks_of(article, claims, article.flags), claims)
    flags = sorted(article.flags, key=lambda flag: flag.span)
    glosses = flags_told(flags, article.text)
    return ArticleDossier(shown, _stands(view, entries), opponents, tuple(map(Warned, flags, glosses)))


def _opponents(view: View, entries: Sequence[Entry]) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    ours = {entry.id for entry in entries}
    for contest in view.contests(ours):
        for end in {contest.left.id, contest.right.id} & ours:
            counts[end] += 1
    return dict(counts)


def _stands(view: View, entries: Iterable[Entry]) -> dict[str, tuple[Stand, ...]]:
    ours = {entry.id for entry in entries}
    found: dict[str, list[Stand]] = defaultdict(list)
    for matter in view.matters(ours):
        if len(matter.standings) > 1:
            for claim, stand in _in_matter(matter):
                if claim in ours:
                    found[claim].append(stand)
    return {claim: tuple(stands) for claim, stands in found.items()}


def _in_matter(matter: Matter) -> Iterator[tuple[str, Stand]]:
    for standing in matter.standings:
        yield standing.claim, Stand(matter, standing.side)
