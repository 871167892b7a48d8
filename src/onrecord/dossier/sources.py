"""Whose word it is: the claims of a dossier by source, and what can be said of one source in two articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from onrecord.dossier.shown import ShownClaim
from onrecord.model import Canon, Kind, Stance

UNNAMED = frozenset({Kind.UNNAMED, Kind.NONE})

NOTHING_RULED = Canon()

# "The mayor" of one article is not the mayor of another; "the Mayor of Aldermoor" is.
DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their"})
PRONOUNS = frozenset(
    {"he", "she", "it", "they", "i", "we", "you", "who", "which", "that", "those", "him", "her", "them"}
)


@dataclass(frozen=True, slots=True)
class Source:
    """One whose word it is, with the claims that it makes.

    `other_names` is what else the articles call it. `article_id` is given where nothing but that article tells who it
    is ("the mayor", "an official"): the same words in another article may mean somebody else.
    """

    name: str
    kind: Kind
    other_names: tuple[str, ...]
    claims: tuple[ShownClaim, ...]
    article_id: str | None = None

    @property
    def named(self) -> bool:
        return self.kind not in UNNAMED

    @property
    def is_pronoun(self) -> bool:
        """Whether it is only a word such as "she", which need not mean the same person each time."""
        return self.name.casefold() in PRONOUNS

    @property
    def contested(self) -> int:
        return sum(claim.contested for claim in self.claims)

    @property
    def stances(self) -> tuple[tuple[Stance, int], ...]:
        """How many claims of each stance, most first."""
        return tuple(Counter(claim.stance for claim in self.claims).most_common())


def sources_of(claims: Iterable[ShownClaim], canon: Canon = NOTHING_RULED) -> tuple[Source, ...]:
    """The sources of attributed claims: those in disputes first, then those with most to say.

    `canon` tells who is who; where it says nothing, one name in two articles is taken for one source.
    """
    attributed = [claim for claim in claims if not claim.own_voice]
    heads = _heads(attributed, canon)
    groups: dict[Hashable, list[ShownClaim]] = defaultdict(list)
    for claim in attributed:
        groups[_identity(claim, heads, canon)].append(claim)
    sources = (_source(group) for group in groups.values())
    return tuple(sorted(sources, key=lambda source: (-source.contested, -len(source.claims), source.claims[0].number)))


def _heads(claims: Iterable[ShownClaim], canon: Canon) -> dict[str, str]:
    """Folded names that belong to one identity only, as far as the canon goes, with its id."""
    heads: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.entity and _is_ruled_on(claim.entity, canon):
            heads[_folded(claim.name)].add(canon.canonical(claim.entity))
    return {name: next(iter(ids)) for name, ids in heads.items() if len(ids) == 1}


def _is_ruled_on(entity: str, canon: Canon) -> bool:
    return len(canon.same(entity)) > 1 or bool(canon.apart(entity))


def _identity(claim: ShownClaim, heads: Mapping[str, str], canon: Canon) -> Hashable:
    """Equal for two claims whose source is one and the same."""
    if claim.entity and _is_ruled_on(claim.entity, canon):
        return canon.canonical(claim.entity)
    if _known_elsewhere(claim):
        name = _folded(claim.name)
        return heads.get(name, name)
    source = claim.claim.source
    return claim.claim.article_id, source.entity or _folded(claim.name)


def _known_elsewhere(claim: ShownClaim) -> bool:
    if claim.claim.source.kind in UNNAMED:
        return False
    words = [word for word in claim.name.split() if word.casefold() not in DETERMINERS]
    return any(word[:1].isupper() for word in words) and claim.name.casefold() not in PRONOUNS


def _folded(name: str) -> str:
    words = name.casefold().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in DETERMINERS else words)


def _source(claims: list[ShownClaim]) -> Source:
    first = claims[0]
    kinds = Counter(claim.claim.source.kind for claim in claims)
    return Source(
        first.name,
        kinds.most_common(1)[0][0],
        _other_names(first.name, claims),
        tuple(claims),
        None if _known_elsewhere(first) else first.claim.article_id,
    )


def _other_names(name: str, claims: Iterable[ShownClaim]) -> tuple[str, ...]:
    texts = (words for claim in claims for words in (claim.name, " ".join(claim.claim.source.text.split())))
    return tuple(dict.fromkeys(text for text in texts if text and _folded(text) not in (_folded(name), *PRONOUNS)))
