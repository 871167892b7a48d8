"""Who somebody or something of the ledger is: all that it is called, where, and why that is held to be one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.errors import NotFound
from onrecord.ledger.base import View
from onrecord.model import KeptEntity, Ruling


@dataclass(frozen=True, slots=True)
class Identity:
    """Entities of different articles that are one. `id` is that of the first of them.

    `names` is all that they are called, the most frequent first; `rulings` say why they are one, the weightiest first.
    `apart` are the first ones of those that bear a name of theirs and are held to be somebody else.
    """

    id: str
    names: tuple[str, ...]
    type: str
    entities: tuple[KeptEntity, ...]
    rulings: tuple[Ruling, ...]
    apart: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.names[0]


def identity_of(view: View, entity_id: str) -> Identity:
    """The identity of an entity, by the entity's whole id. Raises `NotFound`."""
    entities = tuple(view.identity([entity_id]))
    if not entities:
        raise NotFound(entity_id, "the ledger holds no such entity.")
    canon = view.canon([entity_id])
    return Identity(
        canon.canonical(entity_id),
        _by_frequency(entity.name for entity in entities),
        _by_frequency(entity.type for entity in entities)[0],
        entities,
        canon.reasons(entity_id),
        canon.apart(entity_id),
    )


def identities_named(view: View, name: str) -> tuple[Identity, ...]:
    """All who are called so, in the order they came in; words of a name will do."""
    named = [entity.id for entity in view.named(name)]
    canon = view.canon(named)
    return tuple(identity_of(view, head) for head in dict.fromkeys(map(canon.canonical, named)))


def _by_frequency(words: Iterable[str]) -> tuple[str, ...]:
    """The most frequent first; of equals the longest, which tells most."""
    counted = Counter(words)
    return tuple(sorted(counted, key=lambda each: (-counted[each], -len(each), each)))
