"""Goes through the entities that came in since the last time and finds the earlier ones that they are one with."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from onrecord.ledger.base import Called, Ledger, View
from onrecord.model import Canon, KeptEntity, Maker, Ruling, Verdict
from onrecord.reconcile.canon.merge import Match, matches
from onrecord.reconcile.canon.profile import Profile, profiles_of

MAKER = Maker("canon", "1")

BATCH = 200  # how many entities are looked at in one transaction
LOOKED_AT = 25  # how many earlier entities with a key of one are looked at, by strong and by weak keys
ARTICLES = 2000  # how many articles' profiles are kept at hand


def canonise(ledger: Ledger) -> int:
    """Look at all entities that were not looked at yet; gives how many were found to be one with an earlier one.

    Can be stopped at any moment.
    """
    view, writer = ledger.view(), ledger.writer()
    profiles = Profiles(view)
    last, new = writer.canonised_up_to(MAKER), 0
    while entities := view.entities(after=last, limit=BATCH):
        last = entities[-1].number
        known = [(entity, profile) for entity in entities if (profile := profiles.of(entity))]
        writer.add_called(Called(entity.number, profile.keys) for entity, profile in known)
        new += writer.canonise(_rulings(view, profiles, known), MAKER, up_to=last)
    return new


class Profiles:
    """Profiles of entities, an article's at a time; the last articles' are kept at hand."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._of_article: OrderedDict[str, dict[str, Profile]] = OrderedDict()

    def of(self, entity: KeptEntity) -> Profile | None:
        """The profile of an entity; None for one that the last reading of its article no longer finds."""
        if entity.article_id not in self._of_article:
            article = self._view.article(entity.article_id)
            self._of_article[entity.article_id] = profiles_of(article.text, article.entities, article.id)
            if len(self._of_article) > ARTICLES:
                self._of_article.popitem(last=False)
        self._of_article.move_to_end(entity.article_id)
        return self._of_article[entity.article_id].get(entity.id)


def _rulings(view: View, profiles: Profiles, known: Sequence[tuple[KeptEntity, Profile]]) -> list[Ruling]:
    """What is found of a batch of entities, each of which may be one with an earlier one of the same batch."""
    candidates = {entity.id: _candidates(view, entity, profile) for entity, profile in known}
    canon = view.canon({each.id for found in candidates.values() for each in found})
    heads: dict[str, str] = {}
    rulings: list[Ruling] = []
    for entity, profile in known:
        near = [other for each in candidates[entity.id] if (other := profiles.of(each))]
        found = matches(profile, near, {each.id: _head(each.id, heads, canon) for each in near})
        rulings += (_ruling(match, entity) for match in found)
        if joined := [_head(match.profile.id, heads, canon) for match in found]:
            heads.update(dict.fromkeys([entity.id, *joined[1:]], joined[0]))
    return rulings


def _ruling(match: Match, entity: KeptEntity) -> Ruling:
    likeness = match.likeness
    return Ruling(match.profile.id, entity.id, Verdict.YES, likeness.score, likeness.reasons, str(MAKER))


def _head(entity_id: str, heads: dict[str, str], canon: Canon) -> str:
    """The identity of an entity, as this batch has it so far."""
    head = canon.canonical(entity_id) if entity_id not in heads else entity_id
    while head in heads:
        head = heads[head]
    return head


def _candidates(view: View, entity: KeptEntity, profile: Profile) -> list[KeptEntity]:
    """Earlier entities that may be one with this one: never all."""
    if profile.known:
        found = view.called(Called(entity.number, (f"={profile.known.id}",)), limit=1)
        if found:
            return found
    found = view.called(Called(entity.number, profile.strong_keys), limit=LOOKED_AT)
    found += view.called(Called(entity.number, profile.weak_keys), limit=LOOKED_AT)
    return list({each.id: each for each in found}.values())
