"""Of the earlier entities that share a name with one, those that it is one with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.reconcile.canon.compare import Likeness, compare, compare_namesakes, part
from onrecord.reconcile.canon.profile import PERSON, Profile


@dataclass(frozen=True, slots=True)
class Match:
    """An earlier entity that an entity is one with, or that it is not though its name says so."""

    profile: Profile
    likeness: Likeness


def matches(profile: Profile, candidates: Iterable[Profile], heads: Mapping[str, str]) -> list[Match]:
    """The earlier entities that this one is one with, at most one of each identity; `heads` gives each one's identity.

    An identity that has a member which this entity cannot be is none of them. A person is one with one identity at
    most, since a name that two share tells nothing; things of one name and one explained abbreviation join.
    """
    identities: dict[str, list[Profile]] = defaultdict(list)
    for candidate in candidates:
        identities[heads.get(candidate.id, candidate.id)].append(candidate)
    found = sorted(_best(profile, identities.values()), key=lambda match: -match.likeness.score)
    if profile.group == PERSON:
        return found[:1] if _is_clear(found) else []
    return list(_in_harmony(profile, found))


def namesakes(profile: Profile, candidates: Iterable[Profile], heads: Mapping[str, str]) -> list[Match]:
    """The earlier people of this one's name that it is not, at most one of each identity."""
    found: dict[str, Match] = {}
    for candidate in candidates:
        if likeness := compare_namesakes(candidate, profile):
            found.setdefault(heads.get(candidate.id, candidate.id), Match(candidate, likeness))
    return list(found.values())


def _best(profile: Profile, identities: Collection[list[Profile]]) -> Iterator[Match]:
    alone = sum(any(member.surname == profile.surname for member in members) for members in identities) == 1
    for members in identities:
        if any(part(member, profile) for member in members):
            continue
        likely = [Match(member, likeness) for member in members if (likeness := compare(member, profile, alone=alone))]
        if likely:
            yield max(likely, key=lambda match: match.likeness.score)


def _is_clear(found: list[Match]) -> bool:
    """Whether the best match is better than the next."""
    return len(found) < 2 or found[0].likeness.score - found[1].likeness.score > 0.05


def _in_harmony(profile: Profile, found: Iterable[Match]) -> Iterator[Match]:
    """The matches that leave what comes of them known as one thing at most."""
    known = profile.known
    for match in found:
        if known and match.profile.known and known.id != match.profile.known.id:
            continue
        known = known or match.profile.known
        yield match
