"""Articles with the facts of their claims, as the ledger has them; those seen last are kept at hand."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from onrecord.ledger.base import ClaimQuery, View
from onrecord.model import Claim, Entry, KeptArticle, Voice
from onrecord.reconcile.block import keys_of
from onrecord.reconcile.facts import Facts, facts_of
from onrecord.reconcile.features import Traits
from onrecord.reconcile.origin.copies import Prepared
from onrecord.reconcile.origin.told import Account, Heard, Told
from onrecord.reconcile.statements.compare import Comparer

# How many articles are kept at hand, and the most claims that an article is read for.
AT_HAND, CLAIMS = 10_000, 400


@dataclass(frozen=True, eq=False)
class Known:
    """An article, the facts of its current claims, and what each of them means, as rows of a matrix."""

    article: KeptArticle
    facts: tuple[Facts, ...]
    told: dict[str, Told]
    comparer: Comparer

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """What the article is found by, as one of a story."""
        return keys_of(self.article, self.facts)

    @cached_property
    def meanings(self) -> NDArray[np.float32]:
        return self.comparer.meanings([each.meant for each in self.facts])

    @cached_property
    def granted(self) -> dict[int, NDArray[np.float32]]:
        """What the claims take for granted means, by the place of each that takes anything."""
        places = [at for at, each in enumerate(self.facts) if each.granted]
        if not places:
            return {}
        return dict(zip(places, self.comparer.meanings([self.facts[at].granted for at in places]), strict=True))

    @cached_property
    def denying(self) -> NDArray[np.bool_]:
        """Of each claim whether it says that something is not so."""
        return np.asarray([each.denies for each in self.facts], dtype=bool)

    @cached_property
    def by_claim(self) -> dict[str, Facts]:
        return {each.id: each for each in self.facts}

    @cached_property
    def traits(self) -> Traits:
        """What its claims are like by themselves."""
        return Traits.of(self.facts)

    @cached_property
    def prepared(self) -> Prepared:
        return Prepared.of(self.article.text)


class Heads:
    """Who is who, looked up once in a run: for each entity the id that stands for all that are one with it.

    Whom much news is of is one with thousands of entities, which are not asked for again with each article.
    """

    def __init__(self, view: View) -> None:
        self._view = view
        self._heads: dict[str, str] = {}

    def look_up(self, entity_ids: Iterable[str]) -> None:
        """Know who these are, and with them all that are one with any of them."""
        new = [each for each in entity_ids if each not in self._heads]
        if new:
            canon = self._view.canon(new)
            for each in new:
                if each not in self._heads:
                    self._heads.update(dict.fromkeys(canon.same(each), canon.canonical(each)))

    def canonical(self, entity_id: str) -> str:
        """The id that stands for all that are one with this one; its own, where nobody was asked for it."""
        return self._heads.get(entity_id, entity_id)


class Shelf:
    """Where known articles are taken from."""

    def __init__(self, view: View, comparer: Comparer) -> None:
        self._view, self._comparer = view, comparer
        self._known: OrderedDict[str, Known] = OrderedDict()
        self._heads = Heads(view)

    def take(self, article_id: str) -> Known:
        """One article; of one with very many claims only the first."""
        if article_id not in self._known:
            return self.anew(article_id)
        self._known.move_to_end(article_id)
        return self._known[article_id]

    def anew(self, article_id: str) -> Known:
        """One article as it stands now, with claims that came in since."""
        known = self._read(article_id)
        self._known[article_id] = known
        self._known.move_to_end(article_id)
        while len(self._known) > AT_HAND:
            self._known.popitem(last=False)
        return known

    def facts(self, entry: Entry) -> Facts:
        """The facts of one claim, be it one that its article no longer has."""
        known = self.take(entry.claim.article_id)
        return known.by_claim.get(entry.id) or facts_of(entry, known.article, self._heads)

    def _read(self, article_id: str) -> Known:
        entries = self._view.claims(ClaimQuery(article=article_id, rejected=True), limit=CLAIMS)
        article = self._view.article(article_id)
        heads = self._heads
        heads.look_up(entity.id for entity in article.entities)
        places = {entry.id: place for place, entry in enumerate(sorted(entries, key=_start))}
        facts = tuple(facts_of(entry, article, heads, among=len(entries), place=places[entry.id]) for entry in entries)
        account = Account(article.id, article.outlet, article.published.when.earliest, article.text, article.heading)
        told = {entry.id: _told(entry.claim, account, article, heads) for entry in entries}
        return Known(article, facts, told, self._comparer)


def _start(entry: Entry) -> int:
    return entry.claim.content[0].start


def _told(claim: Claim, account: Account, article: KeptArticle, heads: Heads) -> Told:
    voices = claim.attribution.chain() if claim.attribution else ()
    chain = tuple(_heard(voice, article, heads) for voice in voices)
    return Told(claim.id, account, claim.text, chain, claim.stance)


def _heard(voice: Voice, article: KeptArticle, heads: Heads) -> Heard:
    at = voice.spans[0].start if voice.spans else None
    if voice.entity is None:
        return Heard(voice.text, voice.kind, at=at)
    name = next((entity.name for entity in article.entities if entity.id == voice.entity), None)
    offices = (each.office.of(article.text) for each in article.speakers if each.entity == voice.entity and each.office)
    return Heard(voice.text, voice.kind, heads.canonical(voice.entity), name, tuple(dict.fromkeys(offices)), at)


def by_article(entries: Iterable[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    """The entries of each article, in their order."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.claim.article_id, []).append(entry)
    yield from found.items()
