"""Goes through the entities that came in since the last time and finds the earlier ones that they are one with."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.ledger.base import Called, Ledger, View
from onrecord.model import KeptEntity, Maker, Ruling, Verdict
from onrecord.reconcile.canon.merge import Match, matches, namesakes
from onrecord.reconcile.canon.profile import Profile, profiles_of

MAKER = Maker("canon", "2")

BATCH = 500  # how many entities are looked at in one transaction
LOOKED_AT = 25  # how many earlier entities with a key of one are looked at, by strong and by weak keys
AT_HAND = 100_000  # how many profiles are kept at hand: two or three kilobytes each

Found = Mapping[str, Sequence[KeptEntity]]  # key → the earliest entities that it finds


def canonise(ledger: Ledger) -> int:
    """Look at all entities that were not looked at yet; gives how many were found to be one with an earlier one.

    Can be stopped at any moment.
    """
    view, writer = ledger.view(), ledger.writer()
    profiles, identities = Profiles(view), Identities(view)
    last, new = writer.canonised_up_to(MAKER), 0
    while entities := view.entities(after=last, limit=BATCH):
        last = entities[-1].number
        told = [(entity, profile) for entity in entities if (profile := profiles.of(entity))]
        writer.add_called(Called(entity.number, profile.keys) for entity, profile in told)
        found = view.called({key for _, profile in told for key in profile.keys}, limit=LOOKED_AT)
        near = [(entity, profile, _near(entity, profile, found)) for entity, profile in told]
        identities.look_up(each.id for _, _, candidates in near for each in candidates)
        rulings = [ruling for each in near for ruling in _rulings(*each, profiles, identities)]
        writer.canonise(rulings, MAKER, up_to=last)
        new += len({ruling.right for ruling in rulings if ruling.verdict is Verdict.YES})
    return new


class Profiles:
    """Profiles of entities, read an article's at a time; those that were asked for last are kept at hand."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._at_hand: OrderedDict[str, Profile | None] = OrderedDict()

    def of(self, entity: KeptEntity) -> Profile | None:
        """The profile of an entity; None for one that the last reading of its article no longer finds."""
        if entity.id in self._at_hand:
            self._at_hand.move_to_end(entity.id)
        else:
            article = self._view.article(entity.article_id)
            self._at_hand[entity.id] = None
            self._at_hand.update(profiles_of(article.text, article.entities, article.id))
            while len(self._at_hand) > AT_HAND:
                self._at_hand.popitem(last=False)
        return self._at_hand.get(entity.id)


class Identities:
    """Which entities are one so far: as the ledger has it, and as this run goes on."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._heads: dict[str, str] = {}

    def look_up(self, entity_ids: Iterable[str]) -> None:
        """Ask the ledger for those that were not asked for yet."""
        if unknown := set(entity_ids) - self._heads.keys():
            canon = self._view.canon(unknown)
            self._heads.update((each, canon.canonical(each)) for entity_id in unknown for each in canon.same(entity_id))

    def head(self, entity_id: str) -> str:
        """The entity that stands for all that are one with this one."""
        while (head := self._heads.get(entity_id, entity_id)) != entity_id:
            entity_id = head
        return entity_id

    def join(self, entity_ids: Iterable[str]) -> None:
        first, *rest = dict.fromkeys(map(self.head, entity_ids))
        self._heads.update(dict.fromkeys(rest, first))


def _near(entity: KeptEntity, profile: Profile, found: Found) -> list[KeptEntity]:
    """Earlier entities that may be one with this one: never all."""
    if profile.known and (known := _before(entity, (f"={profile.known.id}",), found)):
        return known[:1]
    by_strong, by_weak = (_before(entity, keys, found) for keys in (profile.strong_keys, profile.weak_keys))
    return list(dict.fromkeys((*by_strong[:LOOKED_AT], *by_weak[:LOOKED_AT])))


def _before(entity: KeptEntity, keys: Iterable[str], found: Found) -> list[KeptEntity]:
    near = {each for key in keys for each in found.get(key, ()) if each.number < entity.number}
    return sorted(near, key=lambda each: each.number)


def _rulings(
    entity: KeptEntity,
    profile: Profile,
    candidates: Iterable[KeptEntity],
    profiles: Profiles,
    identities: Identities,
) -> list[Ruling]:
    near = [other for each in candidates if (other := profiles.of(each))]
    heads = {each.id: identities.head(each.id) for each in near}
    found = matches(profile, near, heads)
    if found:
        identities.join((*(match.profile.id for match in found), entity.id))
    others = namesakes(profile, near, heads)
    return [
        *(_ruling(each, entity, Verdict.YES) for each in found),
        *(_ruling(each, entity, Verdict.NO) for each in others),
    ]


def _ruling(match: Match, entity: KeptEntity, verdict: Verdict) -> Ruling:
    likeness = match.likeness
    return Ruling(match.profile.id, entity.id, verdict, likeness.score, likeness.reasons, str(MAKER))
