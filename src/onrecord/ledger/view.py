"""Reading a ledger that speaks SQL, as it stands now or as it stood at a moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    FromClause,
    Row,
    Select,
    Table,
    TableClause,
    and_,
    bindparam,
    exists,
    func,
    literal,
    or_,
    select,
)

from onrecord.errors import Ambiguous, NotFound
from onrecord.ledger import schema as s
from onrecord.ledger.athand import AtHand
from onrecord.ledger.base import ClaimQuery, State, Verification
from onrecord.ledger.corrections import all_corrections, corrections_on
from onrecord.ledger.decisions import all_decisions, decisions_on_claims, decisions_on_matters
from onrecord.ledger.findings import asked, mended_holds
from onrecord.ledger.identities import canon_of, kin_of
from onrecord.ledger.layers import Layers, layers_of, told_in
from onrecord.ledger.links import contested, parting, touching
from onrecord.ledger.matters import Matters
from onrecord.ledger.mended import any_mended, as_mended, is_last, is_mended, mended_in, rejected_claims, rejected_in
from onrecord.ledger.postings import found_by
from onrecord.ledger.rows import Told, entry_of, published_of, span_of, spans_of
from onrecord.ledger.state import state_of
from onrecord.ledger.unsure import unsure_in
from onrecord.ledger.verify import verify
from onrecord.ledger.words import match_of, terms_of, text_of, writable
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
    Passage,
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
    from onrecord.ledger.fitting import Fits

# How many rows are fetched at a time where all are walked through.
PAGE = 500

# How many ids are, where nothing but them is asked for.
IDS = 10_000

_keys = func.json_each(bindparam("keys", type_=s.Json)).table_valued("value")
_earliest = (
    select(s.called.c.entity)
    .where(s.called.c.key == _keys.c.value)
    .order_by(s.called.c.entity)
    .limit(bindparam("limit"))
    .correlate(_keys)
)
_of_key = s.called.alias()
CALLED = (
    select(_of_key.c.key, _of_key.c.entity)
    .join_from(_keys, _of_key, _of_key.c.key == _keys.c.value)
    .where(_of_key.c.entity.in_(_earliest))
    .order_by(_of_key.c.entity)
)
NUMBERED = (s.entity.c.number.in_(s.listed("numbers")),)
NAMED = select(s.passage.c.article).where(s.passage.c.name == bindparam("name")).distinct().limit(10)
BEGUN = (
    select(s.article.c.number).where(s.article.c.id >= bindparam("first"), s.article.c.id < bindparam("last")).limit(2)
)
FIRST_MEANT = (
    select(s.meaning.c.claim).where(s.meaning.c.network == bindparam("network")).order_by(s.meaning.c.claim).limit(1)
)
LAST_NETWORK = select(s.meaning.c.network).order_by(s.meaning.c.number.desc()).limit(1)
PASSAGES = (
    select(s.passage, s.document.c.id.label("document_id"), s.document.c.media_type)
    .join(s.page, s.page.c.id == s.passage.c.page)
    .join(s.document, s.document.c.id == s.page.c.document)
    .where(s.passage.c.article == bindparam("article"))
    .order_by(s.passage.c.number)
)
SIGHTINGS = (
    select(s.sighting.c.location)
    .where(s.sighting.c.document == bindparam("document"))
    .order_by(s.sighting.c.at, s.sighting.c.location)
)
PAGE_SPANS = (
    select(s.article.c.id, s.passage.c.start, s.passage.c.end)
    .join_from(s.article, s.passage, s.passage.c.article == s.article.c.number)
    .where(s.article.c.id.in_(s.listed("ids")))
    .order_by(s.passage.c.number)
)


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Where claims stand: as they were made, in two tables, or as people have them."""

    number: ColumnElement[int]  # by which the full-text index `words` has them
    row: FromClause
    made: FromClause
    words: TableClause


AS_MADE = Columns(s.claim.c.number, s.claim, s.made, s.claim_words)
AS_MENDED = Columns(s.mended.c.number, s.mended, s.mended, s.mended_words)


class SqlView:
    """A `View` of a ledger in SQLite. `as_of` hides the readings and links that came in later."""

    def __init__(self, engine: Engine, *, as_of: str | None = None, at_hand: AtHand | None = None) -> None:
        self._engine = engine
        self._as_of = as_of
        self._at_hand = at_hand or AtHand()

    # Claims

    def claims(self, query: ClaimQuery, *, after: int = 0, limit: int = 50) -> list[Entry]:
        """The claims that fit, in the order they came in, from the one after number `after`."""
        if query.article and replace(query, rejected=False) == ClaimQuery(article=query.article):
            article = self._article_number(query.article)
            gone = [] if query.rejected else self._rejected_in(article)
            wanted = {"article": article, "after": after, "limit": limit, "gone": gone}
            return self._fetch(self._of_article, wanted)
        statement, mended = self._asked(query, after, limit)
        entries = self._fetch(statement)
        if mended:
            entries += self._fetch(self._entries().where(s.claim.c.number.in_(s.given(mended))))
            entries = sorted(entries, key=lambda entry: entry.number)[:limit]
        return entries

    def claim_ids(self, query: ClaimQuery) -> Iterator[str]:
        """The ids of all claims that fit, in the order they came in: for whoever needs no more of them."""
        after = 0
        if query.article and query == ClaimQuery(article=query.article):
            yield from (claim_id for _, claim_id in self._ids_in(self._article_number(query.article)))
            return
        while found := self._ids_asked(query, after):
            yield from (claim_id for _, claim_id in found)
            after = found[-1][0]

    def _ids_in(self, article: int) -> list[tuple[int, str]]:
        """The numbers and ids of the claims of one article, by its number."""
        with self._engine.connect() as connection:
            gone = list(rejected_in(connection, self._as_of, article=article))
            wanted = {"article": article, "after": 0, "limit": -1, "gone": gone}
            return [(row.number, row.id) for row in connection.execute(self._ids_of_article, wanted)]

    def _ids_asked(self, query: ClaimQuery, after: int) -> list[tuple[int, str]]:
        """The numbers and ids of the next claims that fit."""
        statement, mended = self._asked(query, after, IDS)
        bare = statement.with_only_columns(s.claim.c.number, s.claim.c.id, maintain_column_froms=True)
        also = select(s.claim.c.number, s.claim.c.id).where(s.claim.c.number.in_(s.given(mended)))
        with self._engine.connect() as connection:
            rows = [row for each in ((bare, also) if mended else (bare,)) for row in connection.execute(each)]
        return sorted((row.number, row.id) for row in rows)[:IDS]

    def _asked(self, query: ClaimQuery, after: int, limit: int) -> tuple[Select[Any], list[int]]:
        """The next claims that fit as they were made, and the numbers of those that fit as people have them."""
        query = writable(query)
        statement = self._entries()
        number: ColumnElement[int] = s.claim.c.number
        also = self._also_called(query.source) if query.source else []
        places = self._also_called(query.place) if query.place else []
        asked_for = query
        if also and query.source:
            statement = statement.where(_said_by(query.source, also, AS_MADE))
            query = replace(query, source=None)
        if words := match_of(query):
            statement, number = statement.where(*_matching(words)), s.claim_words.c.rowid
        with self._engine.connect() as connection:
            told = asked(connection, query, after, places=places)
            conditions = (*self._conditions(connection, query, AS_MADE), *told.conditions)
            mended: list[int] = []
            if any_mended(connection, self._as_of):
                statement = statement.where(~is_mended(s.claim.c.number, self._as_of))
                mended = self._mended(connection, asked_for, also, places, after, limit)
        statement = statement.where(number > told.after, *conditions)
        if told.until is not None:
            statement = statement.where(number <= told.until)
        return statement.order_by(number).limit(limit), mended

    def _mended(
        self,
        connection: Connection,
        query: ClaimQuery,
        also: list[int],
        places: list[int],
        after: int,
        limit: int,
    ) -> list[int]:
        """The numbers of the claims that people spoke of and that fit as people have them."""
        statement = (
            select(s.mended.c.claim)
            .join_from(s.mended, s.claim, s.claim.c.number == s.mended.c.claim)
            .join(s.reading, s.reading.c.number == s.mended.c.reading)
            .where(s.mended.c.claim > after, is_last(self._as_of))
            .where(*self._conditions(connection, query, AS_MENDED), *mended_holds(connection, query, places))
        )
        if query.source and also:
            statement = statement.where(_said_by(query.source, also, AS_MENDED))
            query = replace(query, source=None)
        if words := match_of(query):
            statement = statement.where(_has_words(words, AS_MENDED))
        if not query.rejected:
            statement = statement.where(s.mended.c.rejected == 0)
        return list(connection.execute(statement.order_by(s.mended.c.claim).limit(limit)).scalars())

    def _rejected_in(self, article: int) -> list[int]:
        with self._engine.connect() as connection:
            return list(rejected_in(connection, self._as_of, article=article))

    def entry(self, claim_id: str) -> Entry:
        """One claim, by its id or the beginning of it. Raises `NotFound`."""
        found = self._fetch(self._begun, _bounds(claim_id))
        entry: Entry = _only(found, "claim", claim_id)
        return entry

    def entries(self, claim_ids: Iterable[str], *, bare: bool = False) -> list[Entry]:
        """These claims, by their whole ids, in the order they came in; those that it does not hold are left out."""
        return sorted(self._by_id(set(claim_ids), bare=bare), key=lambda entry: entry.number)

    def found_by(self, side: str, words: Iterable[str], *, limit: int = 300) -> dict[str, list[str]]:
        """For each word that finds any, the ids of the articles that have claims with that key; the newest `limit`."""
        with self._engine.connect() as connection:
            return found_by(connection, side, words, limit)

    @cached_property
    def _of_article(self) -> Select[Any]:
        return (
            self._entries()
            .where(s.claim.c.article == bindparam("article"), s.claim.c.number > bindparam("after"))
            .where(s.claim.c.number.not_in(s.listed("gone")))
            .where(self._is_current())
            .order_by(s.claim.c.number)
            .limit(bindparam("limit"))
        )

    @cached_property
    def _ids_of_article(self) -> Select[Any]:
        return self._of_article.with_only_columns(s.claim.c.number, s.claim.c.id, maintain_column_froms=True)

    @cached_property
    def _begun(self) -> Select[Any]:
        return self._entries().where(_between(s.claim.c.id)).limit(2)

    @cached_property
    def _identified(self) -> Select[Any]:
        return self._entries().where(s.claim.c.id.in_(s.listed("ids")))

    def _entries(self) -> Select[Any]:
        """Each claim with the last reading that made it."""
        name = select(s.passage.c.name).where(s.passage.c.article == s.article.c.number).order_by(s.passage.c.number)
        successor = s.claim.alias()
        superseded_by = (
            select(successor.c.id)
            .join_from(s.superseded, successor, successor.c.number == s.superseded.c.by)
            .where(s.superseded.c.claim == s.claim.c.number, self._seen(s.superseded.c.reading))
            # A claim that was made again since is superseded no more.
            .where(s.superseded.c.reading > s.made.c.reading)
            .order_by(s.superseded.c.reading.desc())
        )
        return (
            select(
                s.claim,
                s.article.c.id.label("article_id"),
                s.article.c.outlet,
                s.article.c.heading,
                s.article.c.published_value,
                s.article.c.published_earliest,
                s.article.c.published_latest,
                s.article.c.published_basis,
                s.made.c.reading,
                s.made.c.score,
                s.made.c.kind,
                s.entity.c.id.label("entity_id"),
                s.entity.c.name.label("entity_name"),
                s.reading.c.maker,
                s.reading.c.version,
                s.reading.c.at,
                name.limit(1).scalar_subquery().label("article_name"),
                self._is_current().label("current"),
                superseded_by.limit(1).scalar_subquery().label("superseded_by"),
            )
            .join_from(s.claim, s.made, s.made.c.claim == s.claim.c.number)
            .join(s.reading, s.reading.c.number == s.made.c.reading)
            .join(s.article, s.article.c.number == s.claim.c.article)
            .outerjoin(s.entity, s.entity.c.number == s.made.c.entity)
            .where(s.made.c.reading == self._last_made())
        )

    def _last_made(self) -> ColumnElement[Any]:
        made = s.made.alias()
        return (
            select(func.max(made.c.reading))
            .where(made.c.claim == s.claim.c.number, self._seen(made.c.reading))
            .correlate(s.claim)
            .scalar_subquery()
        )

    def _is_current(self) -> ColumnElement[bool]:
        """Whether the reading in hand is the last one of its article."""
        later = s.reading.alias()
        newest = select(func.max(later.c.number)).where(later.c.article == s.claim.c.article)
        if self._as_of:
            newest = newest.where(later.c.at <= self._as_of)
        return s.reading.c.number == newest.correlate(s.claim).scalar_subquery()

    def _seen(self, reading: ColumnElement[Any]) -> ColumnElement[bool]:
        """Whether a reading was in by the moment of this view."""
        if not self._as_of:
            return literal(True)
        other = s.reading.alias()
        return exists().where(other.c.number == reading, other.c.at <= self._as_of)

    def _conditions(self, connection: Connection, query: ClaimQuery, of: Columns) -> Iterator[ColumnElement[bool]]:
        if not query.superseded:
            yield self._is_current()
        if query.stances:
            yield of.row.c.stance.in_([stance.value for stance in query.stances])
        if query.article:
            yield s.claim.c.article == self._article_number(query.article)
        if published := list(_published(query)):
            yield s.claim.c.article.in_(select(s.article.c.number).where(*published))
        if query.own_voice is not None:
            yield of.row.c.attributed == int(not query.own_voice)
        if query.said_by:
            ids = select(s.entity.c.number).where(s.entity.c.id.in_(query.said_by))
            yield of.made.c.entity.in_(ids)
        if query.about:
            yield from _mentions(query.about, self._also_called(query.about), of)
        if query.matter:
            claims = Matters(connection, self._as_of).claims_in(query.matter)
            yield s.claim.c.number.in_(select(func.json_each(literal(claims, s.Json)).table_valued("value").c.value))
        if query.contested:
            yield s.claim.c.number.in_(contested(connection, self._as_of))

    def _fetch(
        self, statement: Select[Any], wanted: dict[str, Any] | None = None, *, bare: bool = False
    ) -> list[Entry]:
        """The entries that a statement gives; bare ones without what is marked in them."""
        with self._engine.connect() as connection:
            rows = connection.execute(statement, wanted).all()
            if not rows:
                return []
            numbers = [row.number for row in rows]
            told = {} if bare else told_in(connection, numbers)
            mended = mended_in(connection, numbers, self._as_of, bare=bare)
        parents = self._parents({row.via for row in rows if row.via})
        entries = []
        for row in rows:
            parent = parents.get(row.via)
            made = entry_of(row, parent.made.claim if parent else None, told.get((row.number, row.reading), Told()))
            entries.append(as_mended(made, mended.get(row.number), parent))
        return entries

    def _parents(self, claim_ids: set[str]) -> dict[str, Entry]:
        """The claims in whose contents others stand."""
        return {entry.id: entry for entry in self._by_id(claim_ids, bare=True)}

    def _by_id(self, claim_ids: Iterable[str], *, bare: bool = False) -> Iterator[Entry]:
        ids = iter(claim_ids)
        while some := list(islice(ids, PAGE)):
            yield from self._fetch(self._identified, {"ids": some}, bare=bare)

    # Many at once. NumPy is loaded only here: whoever lists a page does without.

    def ranked(self, query: ClaimQuery, *, limit: int = 1000) -> list[int]:
        """The numbers of the claims that fit, the best first: those whose words fit best, then the last published.

        Of very many that hold the words, only the newest are weighed by them; those come first.
        """
        from onrecord.ledger.ranking import ranked

        query = writable(query)
        with self._fits() as fits:
            return ranked(fits, fits.fitting(query), query, limit)

    def numbered(self, numbers: Iterable[int]) -> list[Entry]:
        """The claims of these numbers, in this order; those that it does not hold are left out."""
        wanted = list(numbers)
        found = {
            entry.number: entry
            for start in range(0, len(wanted), PAGE)
            for entry in self._fetch(self._of_numbers, {"numbers": wanted[start : start + PAGE]})
        }
        return [found[number] for number in wanted if number in found]

    def nearest(self, vector: Vector, query: ClaimQuery, *, limit: int = 50, least: float = -1.0) -> list[Near]:
        """The claims that fit and are nearest in meaning, the nearest first, if they are as near as `least`.

        Only claims whose meaning the linker's network of last time has found are among them.
        """
        with self._fits() as fits:
            differing = fits.differing(vector)
            if differing is None:
                return []
            mask = fits.rows.among(fits.fitting(writable(query)).all, differing.claims)
            return differing.nearest(fits.connection, mask, limit, least)

    def facets(self, query: ClaimQuery, *, like: Vector | None = None, limit: int = 10) -> Facets:
        """How many claims fit, and how they fall into kinds: of each, the `limit` values that most have.

        With `like`, a claim that does not hold `query.words` fits, too, if it is near to that in meaning; without
        words, only those that are near fit.
        """
        from onrecord.ledger.counting import facets_of

        with self._fits() as fits:
            return facets_of(fits, fits.fitting(writable(query), like=like), limit)

    def histogram(
        self, query: ClaimQuery, of: Of, *, unit: Unit = Unit.MONTH, like: Vector | None = None
    ) -> tuple[Stretch, ...]:
        """When the claims that fit were published, or what they tell of happened; in the order of time.

        The query's own bounds of that time are left out, so that a part can be chosen of the whole.
        """
        from onrecord.ledger.counting import histogram_of

        with self._fits() as fits:
            return histogram_of(fits, fits.fitting(writable(query), like=like), of, unit)

    def spots(self, query: ClaimQuery, *, like: Vector | None = None, limit: int = 1000) -> tuple[Spot, ...]:
        """Where on the map the claims that fit tell of; of the places, the `limit` that most tell of.

        The query's own box is left out, so that a part can be chosen of the whole.
        """
        from onrecord.ledger.counting import spots_of

        with self._fits() as fits:
            return spots_of(fits, fits.fitting(writable(query), like=like), limit)

    def unmeant(self, network: str, *, before: int | None = None, limit: int = 500) -> list[Entry]:
        """Current claims before a number, the last first; without one, before all whose meaning this network has found.

        So the meanings of claims that were linked before are found from the newest to the oldest.
        """
        if before is None:
            with self._engine.connect() as connection:
                before = connection.execute(FIRST_MEANT, {"network": network}).scalar_one_or_none()
        statement = self._entries().where(self._is_current())
        if before is not None:
            statement = statement.where(s.claim.c.number < before)
        return self._fetch(statement.order_by(s.claim.c.number.desc()).limit(limit))

    def meant_by(self) -> str | None:
        """The network that found the meanings of claims last; None where none did."""
        with self._engine.connect() as connection:
            network: str | None = connection.execute(LAST_NETWORK).scalar_one_or_none()
            return network

    @contextmanager
    def _fits(self) -> Iterator[Fits]:
        """What finds out which of all claims fit."""
        from onrecord.ledger.fitting import Asking, Fits

        asking = Asking(self._as_of, self._also_called, self._article_number)
        with self._engine.connect() as connection:
            yield Fits(connection, self._at_hand, asking)

    @cached_property
    def _of_numbers(self) -> Select[Any]:
        return self._entries().where(s.claim.c.number.in_(s.listed("numbers")))

    # Links

    def contests(self, claim_ids: Iterable[str] | None = None) -> Iterator[Contest]:
        """The last linker's links that part current claims, surest first; all, or those that touch `claim_ids`."""
        with self._engine.connect() as connection:
            links = self._parting(connection, claim_ids)
        ends = {claim_id for link in links for claim_id in (link.left, link.right)}
        entries = {entry.id: entry for entry in self._by_id(ends)}
        for link in links:
            yield Contest(link, entries[link.left], entries[link.right])

    def links(self, claim_ids: Iterable[str], *, relation: Relation | None = None) -> list[Link]:
        """All links of the linker that was at work last between current claims, that touch one of these.

        Surest first; of one `relation` alone where it is given. Links that a person's decision goes against are among
        them.
        """
        with self._engine.connect() as connection:
            return touching(connection, claim_ids, self._as_of, relation)

    def _parting(self, connection: Connection, claim_ids: Iterable[str] | None) -> list[Link]:
        if claim_ids is None:
            return parting(connection, self._as_of)
        links = touching(connection, claim_ids, self._as_of)
        return [link for link in links if link.relation is Relation.CONTRADICTS]

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
        return self._kept_entities(s.entity.c.number > after, limit=limit)

    def called(self, keys: Iterable[str], *, limit: int = 50) -> dict[str, list[KeptEntity]]:
        """For each key that finds any, the entities that it finds; the earliest ones, in the order they came in."""
        with self._engine.connect() as connection:
            rows = connection.execute(CALLED, {"keys": list(keys), "limit": limit}).all()
        numbers = {row.entity for row in rows}
        kept = {each.number: each for each in self._kept_entities(*NUMBERED, wanted={"numbers": list(numbers)})}
        found: dict[str, list[KeptEntity]] = {}
        for row in rows:
            if row.entity in kept:
                found.setdefault(row.key, []).append(kept[row.entity])
        return found

    def named(self, name: str) -> list[KeptEntity]:
        """The entities whose names hold all words of `name`, in the order they came in."""
        return self._kept_entities(_called_so(name), limit=PAGE) if name.strip() else []

    def identity(self, entity_ids: Iterable[str]) -> list[KeptEntity]:
        """These entities and all that are one with any of them, in the order they came in."""
        ids = list(entity_ids)
        canon = self.canon(ids)
        wanted = list({each for entity_id in ids for each in canon.same(entity_id)})
        return self._kept_entities(s.entity.c.id.in_(s.listed("ids")), wanted={"ids": wanted})

    def canon(self, entity_ids: Iterable[str] | None = None) -> Canon:
        """Which entities are one: of all, or only of those that have to do with `entity_ids`."""
        with self._engine.connect() as connection:
            kin = None if entity_ids is None else kin_of(connection, list(entity_ids))
            return canon_of(connection, kin, self._as_of)

    def _also_called(self, name: str) -> list[int]:
        """The numbers of the entities that are called otherwise, and are one with one that is called so."""
        number = s.entity.c.number
        ruled = or_(exists().where(s.ruling.c.left == number), exists().where(s.ruling.c.right == number))
        named = [each.id for each in self._kept_entities(_called_so(name), ruled)] if name.strip() else []
        if not named:
            return []
        known = set(named)
        return [each.number for each in self.identity(named) if each.id not in known]

    def _kept_entities(
        self, *conditions: ColumnElement[bool], limit: int | None = None, wanted: dict[str, Any] | None = None
    ) -> list[KeptEntity]:
        statement = (
            select(s.entity, s.article.c.id.label("article_id"))
            .join(s.article, s.article.c.number == s.entity.c.article)
            .where(*conditions, *self._was_mentioned())
            .order_by(s.entity.c.number)
            .limit(limit)
        )
        with self._engine.connect() as connection:
            rows = connection.execute(statement, wanted).all()
        return [KeptEntity(row.number, row.id, row.name, row.type, row.article_id) for row in rows]

    def _was_mentioned(self) -> Iterator[ColumnElement[bool]]:
        """Whether a reading that was in by the moment of this view mentions the entity."""
        if self._as_of:
            yield exists().where(s.mention.c.entity == s.entity.c.number, self._seen(s.mention.c.reading))

    # Articles and the rest

    def articles(self) -> Iterator[KeptArticle]:
        """All articles, in the order they came in."""
        last = 0
        while True:
            statement = self._articles().where(s.article.c.number > last).order_by(s.article.c.number).limit(PAGE)
            with self._engine.connect() as connection:
                rows = connection.execute(statement).all()
            if not rows:
                return
            for row in rows:
                yield self._kept(row)
            last = rows[-1].number

    def latest(self, *, before: str | None = None, limit: int = 50) -> list[KeptArticle]:
        """The articles that came in last, the last first; or those before one, by its id. Raises `NotFound`."""
        statement = self._articles().order_by(s.article.c.number.desc()).limit(limit)
        if before is not None:
            statement = statement.where(s.article.c.number < self._article_number(before))
        with self._engine.connect() as connection:
            return [self._kept(row) for row in connection.execute(statement).all()]

    def article(self, article_id: str) -> KeptArticle:
        """One article, by its id, its name, or the beginning of its id. Raises `NotFound`."""
        wanted = {"article": self._article_number(article_id)}
        with self._engine.connect() as connection:
            rows = connection.execute(self._one_article, wanted).all()
        return self._kept(_only(rows, "article", article_id))

    def page_spans(self, article_ids: Iterable[str]) -> dict[str, Span]:
        """Where each of these articles, by its whole id, stands on the first page that it was found on."""
        ids, found = iter(set(article_ids)), dict[str, Span]()
        while some := list(islice(ids, PAGE)):
            with self._engine.connect() as connection:
                for row in connection.execute(PAGE_SPANS, {"ids": some}):
                    found.setdefault(row.id, Span(row.start, row.end))
        return found

    def entity(self, entity_id: str) -> tuple[Entity, KeptArticle]:
        """One entity, by its id or the beginning of it, with the article that mentions it. Raises `NotFound`."""
        named = select(s.entity.c.id, s.article.c.id.label("article_id")).join_from(
            s.entity, s.article, s.article.c.number == s.entity.c.article
        )
        with self._engine.connect() as connection:
            rows = connection.execute(named.where(_between(s.entity.c.id)).limit(2), _bounds(entity_id)).all()
        row = _only(rows, "entity", entity_id)
        article = self.article(row.article_id)
        # An entity of a former reading may no longer be one of this reading's.
        return _only([entity for entity in article.entities if entity.id == row.id], "entity", entity_id), article

    @cached_property
    def _one_article(self) -> Select[Any]:
        return self._articles().where(s.article.c.number == bindparam("article"))

    def _articles(self) -> Select[Any]:
        if not self._as_of:
            return select(s.article)
        read = exists().where(s.reading.c.article == s.article.c.number, s.reading.c.at <= self._as_of)
        return select(s.article).where(read)

    def _article_number(self, article_id: str) -> int:
        # A name that was given may look like the beginning of an id; the name is meant.
        start = text_of(article_id)
        with self._engine.connect() as connection:
            numbers: Sequence[int] = connection.execute(NAMED, {"name": start}).scalars().all()
            if len(numbers) > 1:
                ids = connection.execute(select(s.article.c.id).where(s.article.c.number.in_(numbers))).scalars()
                raise Ambiguous(article_id, f"several articles came with this id; name one of {', '.join(ids)}.")
            found = numbers or connection.execute(BEGUN, _bounds(article_id)).scalars().all()
        return int(_only(found, "article", article_id))

    def _kept(self, row: Row[Any]) -> KeptArticle:
        passages, layers = self._passages(row.number), self._layers(row.number)
        return KeptArticle(
            id=row.id,
            name=passages[0].name,
            text=row.text,
            heading=row.heading,
            title=row.title,
            outlet=row.outlet,
            url=row.url,
            language=row.language,
            published=published_of(row),
            headline=span_of(row.headline),
            dateline=span_of(row.dateline),
            byline=span_of(row.byline),
            captions=spans_of(row.captions),
            passages=passages,
            entities=self._entities(row.number),
            times=layers.times,
            places=layers.places,
            events=layers.events,
            flags=layers.flags,
            speakers=layers.speakers,
        )

    def _passages(self, article: int) -> tuple[Passage, ...]:
        with self._engine.connect() as connection:
            return tuple(
                Passage(
                    document_id=row.document_id,
                    media_type=row.media_type,
                    locations=tuple(connection.execute(SIGHTINGS, {"document": row.document_id}).scalars()),
                    page_span=Span(row.start, row.end),
                    number=row.ordinal,
                    name=row.name,
                )
                for row in connection.execute(PASSAGES, {"article": article}).all()
            )

    @cached_property
    def _newest_reading(self) -> Select[Any]:
        newest = select(func.max(s.reading.c.number)).where(s.reading.c.article == bindparam("article"))
        return newest.where(s.reading.c.at <= self._as_of) if self._as_of else newest

    def _layers(self, article: int) -> Layers:
        with self._engine.connect() as connection:
            reading = connection.execute(self._newest_reading, {"article": article}).scalar_one()
            return layers_of(connection, reading) if reading else Layers()

    @cached_property
    def _mentioned(self) -> Select[Any]:
        return (
            select(s.entity, s.mention.c.start, s.mention.c.end)
            .join(s.mention, s.mention.c.entity == s.entity.c.number)
            .where(s.mention.c.reading == self._newest_reading.scalar_subquery())
            .order_by(s.mention.c.start)
        )

    def _entities(self, article: int) -> tuple[Entity, ...]:
        with self._engine.connect() as connection:
            rows = connection.execute(self._mentioned, {"article": article}).all()
        mentions: dict[tuple[str, str, str], list[Span]] = {}
        for row in rows:
            mentions.setdefault((row.id, row.name, row.type), []).append(Span(row.start, row.end))
        return tuple(Entity(*head, tuple(spans)) for head, spans in mentions.items())

    def summary(self) -> Summary:
        """How much the ledger holds."""
        with self._still() as connection:

            def count(statement: Select[Any]) -> int:
                return int(connection.execute(statement).scalar_one() or 0)

            claims = count(select(func.sum(s.reading.c.claims)).where(self._is_newest()))
            rejected = count(self._count_rejected())
            return Summary(
                documents=count(_count_of(s.document, *self._was_in(s.document))),
                articles=count(select(func.count()).select_from(self._articles().subquery())),
                claims=claims - rejected,
                superseded=count(self._count_made()) - claims,
                sources=count(self._count_sources(mended=any_mended(connection, self._as_of))),
                contested=count(self._count_contested(connection)),
                rejected=count(_count_of(s.rejected, *self._was_in(s.rejected))),
            )

    def state(self) -> State:
        """How far the ledger has come; cheap enough to be asked before each look at it."""
        with self._engine.connect() as connection:
            return state_of(connection, self._as_of)

    def _is_newest(self) -> ColumnElement[bool]:
        """Whether a reading is the last one of its article."""
        later = s.reading.alias()
        newest = select(func.max(later.c.number)).where(later.c.article == s.reading.c.article)
        if self._as_of:
            newest = newest.where(later.c.at <= self._as_of)
        return s.reading.c.number == newest.correlate(s.reading).scalar_subquery()

    def _count_made(self) -> Select[Any]:
        if not self._as_of:
            return _count_of(s.claim)
        return select(func.count(func.distinct(s.made.c.claim))).where(self._seen(s.made.c.reading))

    def _count_sources(self, *, mended: bool) -> Select[Any]:
        name = func.nullif(func.lower(s.claim.c.source_text), "")
        made = (
            select(name.label("name"))
            .join_from(s.reading, s.made, s.made.c.reading == s.reading.c.number)
            .join(s.claim, s.claim.c.number == s.made.c.claim)
            .where(self._is_newest(), s.claim.c.attributed == 1)
        )
        if not mended:
            return select(func.count(func.distinct(made.subquery().c.name)))
        others = (
            select(func.nullif(func.lower(s.mended.c.source_text), ""))
            .join_from(s.mended, s.reading, s.reading.c.number == s.mended.c.reading)
            .where(self._is_newest(), is_last(self._as_of), s.mended.c.attributed == 1, s.mended.c.rejected == 0)
        )
        names = made.where(~is_mended(s.claim.c.number, self._as_of)).union_all(others).subquery()
        return select(func.count(func.distinct(names.c.name)))

    def _count_rejected(self) -> Select[Any]:
        """How many current claims people reject."""
        current = s.reading.c.number == s.mended.c.reading
        return (
            rejected_claims(self._as_of)
            .join(s.reading, current)
            .where(self._is_newest())
            .with_only_columns(func.count())
        )

    def _count_contested(self, connection: Connection) -> Select[Any]:
        return (
            select(func.count())
            .join_from(s.made, s.reading, s.reading.c.number == s.made.c.reading)
            .where(s.made.c.claim.in_(contested(connection, self._as_of)), self._is_newest())
            .where(s.made.c.claim.not_in(s.given(rejected_in(connection, self._as_of))))
        )

    def _was_in(self, table: Table) -> Iterator[ColumnElement[bool]]:
        """Whether a row was in by the moment of this view."""
        if self._as_of:
            yield table.c.at <= self._as_of

    def rejections(self) -> Iterator[Rejected]:
        """All that was given in and could not be used, in the order it came in."""
        with self._engine.connect() as connection:
            for row in connection.execute(
                select(s.rejected).where(*self._was_in(s.rejected)).order_by(s.rejected.c.number)
            ):
                yield Rejected(row.what, row.location, row.why, row.document)

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


def _count_of(table: Table, *conditions: ColumnElement[bool]) -> Select[Any]:
    return select(func.count()).select_from(table).where(*conditions)


def _between(column: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether it begins as `_bounds` says: a range and not LIKE, so that the index answers."""
    return and_(column >= bindparam("first"), column < bindparam("last"))


def _bounds(start: str) -> dict[str, str]:
    """Between which two all texts are that begin so."""
    first = text_of(start)
    return {"first": first, "last": first + "\U0010ffff"}


def _only(found: Sequence[Any], what: str, name: str) -> Any:
    if not found:
        raise NotFound(name, f"the ledger holds no such {what}.")
    if len(found) > 1:
        raise Ambiguous(name, f"several {what}s begin like this; give more of the id.")
    return found[0]


def _has_words(words: str, of: Columns) -> ColumnElement[bool]:
    """Whether a claim fits a full-text query."""
    index = of.words
    return of.number.in_(select(index.c.rowid).where(index.c[index.name].op("MATCH")(words)))


def _matching(words: str) -> tuple[ColumnElement[bool], ...]:
    """The claims that fit a full-text query. The index gives them in the order of their numbers, one by one.

    Joined to the index and not looked up in the list of all that fit: a page of a frequent word's million then costs
    no more than a page.
    """
    return s.claim.c.number == s.claim_words.c.rowid, s.claim_words.c.claim_words.op("MATCH")(words)


def _published(query: ClaimQuery) -> Iterator[ColumnElement[bool]]:
    """The conditions on the article."""
    if query.outlets:
        yield or_(*(s.article.c.outlet.icontains(name, autoescape=True) for name in query.outlets))
    if query.since:
        yield s.article.c.published_latest >= query.since.isoformat()
    if query.until:
        yield s.article.c.published_earliest <= query.until.isoformat()


def _called_so(name: str) -> ColumnElement[bool]:
    """Whether an entity's name holds all words of this one."""
    words = " AND ".join(terms_of(text_of(name)))
    return s.entity.c.number.in_(select(s.entity_words.c.rowid).where(s.entity_words.c.entity_words.op("MATCH")(words)))


def _said_by(name: str, also: list[int], of: Columns) -> ColumnElement[bool]:
    """Whether the source's words hold the name's, or the source is one of the entities `also`."""
    return or_(_has_words(match_of(ClaimQuery(source=name)), of), of.made.c.entity.in_(also))


def _mentions(name: str, also: list[int], of: Columns) -> Iterator[ColumnElement[bool]]:
    """Whether an entity of that name, or one of `also`, is mentioned in the claim's content; first, in its article."""
    span = func.json_each(of.row.c.content).table_valued("value")
    named = s.entity.c.name.icontains(name, autoescape=True)
    if also:
        named = or_(named, s.entity.c.number.in_(also))
    if of is AS_MADE:  # of the others there are few, and to look at them is quicker
        # "+ 0" keeps SQLite from going article by article, and then sorting all that it found for one page.
        yield (s.claim.c.article + 0).in_(select(s.entity.c.article).where(named))
    yield (
        exists()
        .where(s.entity.c.article == s.claim.c.article, named)
        .where(s.mention.c.entity == s.entity.c.number, s.mention.c.reading == of.made.c.reading)
        .where(s.mention.c.start >= func.json_extract(span.c.value, "$[0]"))
        .where(s.mention.c.end <= func.json_extract(span.c.value, "$[1]"))
        .correlate(s.claim, s.made, s.mended)
    )
