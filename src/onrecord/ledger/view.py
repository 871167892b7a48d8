"""Reading a ledger that speaks SQL, as it stands now or as it stood at a moment.

This is the front. What it is asked for is found in the module of its subject.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine

from onrecord.ledger.articles import Articles
from onrecord.ledger.athand import AtHand
from onrecord.ledger.base import ClaimQuery, State, Verification
from onrecord.ledger.conditions import Asking
from onrecord.ledger.corrections import all_corrections, corrections_on
from onrecord.ledger.decisions import all_decisions, decisions_on_claims, decisions_on_matters
from onrecord.ledger.entities import Entities
from onrecord.ledger.entries import Entries
from onrecord.ledger.links import parting, touching
from onrecord.ledger.listing import Listing
from onrecord.ledger.matters import Matters
from onrecord.ledger.meanings import first_meant, last_network
from onrecord.ledger.postings import found_by
from onrecord.ledger.rejections import rejections
from onrecord.ledger.state import state_of
from onrecord.ledger.summary import summary_of
from onrecord.ledger.unsure import unsure_in
from onrecord.ledger.verify import verify
from onrecord.model import (
    Canon,
    Contest,
    Entity,
    Entry,
    Facets,
    KeptArticle,
    KeptCorrection,
    KeptDecision,
    KeptEntity,
    Link,
    Matter,
    Near,
    Of,
    Rejected,
    Relation,
    Span,
    Spot,
    Stretch,
    Summary,
    Unit,
    Vector,
)

if TYPE_CHECKING:
    from onrecord.ledger.overall import Overall


class SqlView:
    """A `View` of a ledger in SQLite. `as_of` hides the readings and links that came in later."""

    def __init__(self, engine: Engine, *, as_of: str | None = None, at_hand: AtHand | None = None) -> None:
        self._engine = engine
        self._as_of = as_of
        self._at_hand = at_hand or AtHand()
        self._articles = Articles(engine, as_of)
        self._entities = Entities(engine, as_of)
        self._entries = Entries(engine, as_of)
        self._asking = Asking(as_of, self._entities.also_called, self._articles.number)
        self._listing = Listing(engine, self._entries, self._asking)

    # Claims

    def claims(self, query: ClaimQuery, *, after: int = 0, limit: int = 50) -> list[Entry]:
        """The claims that fit, in the order they came in, from the one after number `after`."""
        return self._listing.claims(query, after=after, limit=limit)

    def claim_ids(self, query: ClaimQuery) -> Iterator[str]:
        """The ids of all claims that fit, in the order they came in: for whoever needs no more of them."""
        return self._listing.ids(query)

    def entry(self, claim_id: str) -> Entry:
        """One claim, by its id or the beginning of it. Raises `NotFound`."""
        return self._entries.one(claim_id)

    def entries(self, claim_ids: Iterable[str], *, bare: bool = False) -> list[Entry]:
        """These claims, by their whole ids, in the order they came in; those that it does not hold are left out."""
        return self._entries.of(claim_ids, bare=bare)

    def numbered(self, numbers: Iterable[int]) -> list[Entry]:
        """The claims of these numbers, in this order; those that it does not hold are left out."""
        return self._entries.numbered(numbers)

    def found_by(self, side: str, words: Iterable[str], *, limit: int = 300) -> dict[str, list[str]]:
        """For each word that finds any, the ids of the articles that have claims with that key; the newest `limit`."""
        with self._engine.connect() as connection:
            return found_by(connection, side, words, limit)

    def unmeant(self, network: str, *, before: int | None = None, limit: int = 500) -> list[Entry]:
        """Current claims before a number, the last first; without one, before all whose meaning this network has found.

        So the meanings of claims that were linked before are found from the newest to the oldest.
        """
        if before is None:
            with self._engine.connect() as connection:
                before = first_meant(connection, network)
        return self._entries.latest(before=before, limit=limit)

    def meant_by(self) -> str | None:
        """The network that found the meanings of claims last; None where none did."""
        with self._engine.connect() as connection:
            return last_network(connection)

    # Many at once

    def ranked(self, query: ClaimQuery, *, limit: int = 1000) -> list[int]:
        """The numbers of the claims that fit, the best first: those whose words fit best, then the last published.

        Of very many that hold the words, only the newest are weighed by them; those come first.
        """
        return self._overall.ranked(query, limit=limit)

    def nearest(self, vector: Vector, query: ClaimQuery, *, limit: int = 50, least: float = -1.0) -> list[Near]:
        """The claims that fit and are nearest in meaning, the nearest first, if they are as near as `least`.

        Only claims whose meaning the linker's network of last time has found are among them.
        """
        return self._overall.nearest(vector, query, limit=limit, least=least)

    def facets(self, query: ClaimQuery, *, like: Vector | None = None, limit: int = 10) -> Facets:
        """How many claims fit, and how they fall into kinds: of each, the `limit` values that most have.

        With `like`, a claim that does not hold `query.words` fits, too, if it is near to that in meaning; without
        words, only those that are near fit.
        """
        return self._overall.facets(query, like=like, limit=limit)

    def histogram(
        self, query: ClaimQuery, of: Of, *, unit: Unit = Unit.MONTH, like: Vector | None = None
    ) -> tuple[Stretch, ...]:
        """When the claims that fit were published, or what they tell of happened; in the order of time.

        The query's own bounds of that time are left out, so that a part can be chosen of the whole.
        """
        return self._overall.histogram(query, of, unit=unit, like=like)

    def spots(self, query: ClaimQuery, *, like: Vector | None = None, limit: int = 1000) -> tuple[Spot, ...]:
        """Where on the map the claims that fit tell of; of the places, the `limit` that most tell of.

        The query's own box is left out, so that a part can be chosen of the whole.
        """
        return self._overall.spots(query, like=like, limit=limit)

    @cached_property
    def _overall(self) -> Overall:
        # NumPy is loaded only here: whoever lists a page does without.
        from onrecord.ledger.overall import Overall

        return Overall(self._engine, self._at_hand, self._asking)

    # Links

    def contests(self, claim_ids: Iterable[str] | None = None) -> Iterator[Contest]:
        """The last linker's links that part current claims, surest first; all, or those that touch `claim_ids`."""
        with self._engine.connect() as connection:
            links = parting(connection, self._as_of, claim_ids)
        yield from self._entries.contests(links)

    def links(self, claim_ids: Iterable[str], *, relation: Relation | None = None) -> list[Link]:
        """All links of the linker that was at work last between current claims, that touch one of these.

        Surest first; of one `relation` alone where it is given. Links that a person's decision goes against are among
        them.
        """
        with self._engine.connect() as connection:
            return touching(connection, claim_ids, self._as_of, relation)

    # Matters

    def matters(self, claim_ids: Iterable[str] | None = None) -> list[Matter]:
        """The matters in which one of these claims stands, or all, in the order they came in; empty ones are left out.

        What a person decided outranks what machines did, and of machines the linker that was at work last counts.
        A claim that a later reading took the place of leaves its place to that one, unless the machine has decided on
        that one itself. A matter that nobody gave a title is called by its first claim.
        """
        with self._engine.connect() as connection:
            matters = Matters(connection, self._as_of)
            return matters.all() if claim_ids is None else matters.of(claim_ids)

    def kept_apart(self, claim_ids: Iterable[str]) -> set[frozenset[str]]:
        """Each two, by id, that by people's word are not of one matter: claims, matters, or a claim and a matter.

        As far as they have to do with these claims; a claim that took another's place has what was decided on that one.
        """
        with self._engine.connect() as connection:
            return Matters(connection, self._as_of).kept_apart(claim_ids)

    def matter(self, matter_id: str) -> Matter:
        """One matter, by its id, the id of one that was joined to it, or the beginning of either. Raises `NotFound`.

        One in which no claim stands any more is empty.
        """
        with self._engine.connect() as connection:
            return Matters(connection, self._as_of).one(matter_id)

    def decisions(self, subject: str | None = None, *, people: bool = False) -> list[KeptDecision]:
        """What was decided on a matter (with those joined to it) or a claim, by id, or on all; in the order it came in.

        What was decided on claims that a claim took the place of is among it. `people` leaves out what machines
        decided. Raises `NotFound`.
        """
        with self._engine.connect() as connection:
            if subject is None:
                return all_decisions(connection, self._as_of, people=people)
            matters = Matters(connection, self._as_of)
            if matters.holds(subject):
                return decisions_on_matters(connection, matters.whole(subject).ids, self._as_of, people=people)
            claim = self.entry(subject).id
            return decisions_on_claims(connection, [claim], self._as_of, people=people)

    # Corrections

    def corrections(self, claim_id: str | None = None) -> list[KeptCorrection]:
        """What people said of a claim, by id, or of all; in the order it came in.

        What was said of claims that a claim took the place of is among it. Raises `NotFound`.
        """
        claim_ids = None if claim_id is None else [self.entry(claim_id).id]
        with self._engine.connect() as connection:
            if claim_ids is None:
                return all_corrections(connection, self._as_of)
            return corrections_on(connection, claim_ids, self._as_of)

    def unsure(self, *, after: str | None = None, limit: int = 50) -> list[Entry]:
        """Current attributed claims of which nobody said anything yet, those with the lowest scores first.

        They are what the machine is least sure of: with a lower score still it would not have made them. The next ones
        come `after` a claim, by its id. Raises `NotFound`.
        """
        before = self.entry(after) if after else None
        with self._engine.connect() as connection:
            numbers = unsure_in(connection, (before.made.score, before.number) if before else None, limit, self._as_of)
        return self.numbered(numbers)

    # Entities

    def entities(self, *, after: int = 0, limit: int = 500) -> list[KeptEntity]:
        """All entities, in the order they came in, from the one after number `after`."""
        return self._entities.all(after=after, limit=limit)

    def called(self, keys: Iterable[str], *, limit: int = 50) -> dict[str, list[KeptEntity]]:
        """For each key that finds any, the entities that it finds; the earliest ones, in the order they came in."""
        return self._entities.called(keys, limit=limit)

    def named(self, name: str) -> list[KeptEntity]:
        """The entities whose names hold all words of `name`, in the order they came in."""
        return self._entities.named(name)

    def entity(self, entity_id: str) -> tuple[Entity, KeptArticle]:
        """One entity, by its id or the beginning of it, with the article that mentions it. Raises `NotFound`."""
        return self._articles.entity(entity_id)

    def identity(self, entity_ids: Iterable[str]) -> list[KeptEntity]:
        """These entities and all that are one with any of them, in the order they came in."""
        return self._entities.identity(entity_ids)

    def canon(self, entity_ids: Iterable[str] | None = None) -> Canon:
        """Which entities are one: of all, or only of those that have to do with `entity_ids`."""
        return self._entities.canon(entity_ids)

    # Articles and the rest

    def articles(self) -> Iterator[KeptArticle]:
        """All articles, in the order they came in."""
        return self._articles.all()

    def latest(self, *, before: str | None = None, limit: int = 50) -> list[KeptArticle]:
        """The articles that came in last, the last first; or those before one, by its id. Raises `NotFound`."""
        return self._articles.latest(before=before, limit=limit)

    def article(self, article_id: str) -> KeptArticle:
        """One article, by its id, its name, or the beginning of its id. Raises `NotFound`."""
        return self._articles.one(article_id)

    def page_spans(self, article_ids: Iterable[str]) -> dict[str, Span]:
        """Where each of these articles, by its whole id, stands on the first page that it was found on."""
        return self._articles.page_spans(article_ids)

    def summary(self) -> Summary:
        """How much the ledger holds."""
        with self._still() as connection:
            return summary_of(connection, self._as_of)

    def state(self) -> State:
        """How far the ledger has come; cheap enough to be asked before each look at it."""
        with self._engine.connect() as connection:
            return state_of(connection, self._as_of)

    def rejections(self) -> Iterator[Rejected]:
        """All that was given in and could not be used, in the order it came in."""
        with self._engine.connect() as connection:
            yield from rejections(connection, self._as_of)

    def verify(self) -> Verification:
        """Check every span, key and hash of the whole ledger."""
        with self._still() as connection:
            return verify(connection)

    @contextmanager
    def _still(self) -> Iterator[Connection]:
        """A connection for which the ledger stands still: what others add meanwhile is not seen in one count only."""
        with self._engine.connect() as connection:
            connection.exec_driver_sql("BEGIN")
            yield connection
