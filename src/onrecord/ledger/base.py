"""The door of ledgers: one writer, many readers, nothing ever changed or taken away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from onrecord.model import (
    Canon,
    Contest,
    Correction,
    Decision,
    Document,
    Entity,
    Entry,
    Facets,
    KeptArticle,
    KeptCorrection,
    KeptDecision,
    KeptEntity,
    Kind,
    Link,
    Maker,
    Matter,
    Meanings,
    Near,
    Of,
    Reading,
    Rejected,
    Relation,
    Ruling,
    Span,
    Spot,
    Stance,
    Stretch,
    Summary,
    Unit,
    Vector,
)

T = TypeVar("T")

# How near in meaning a claim must be to fit for that alone: statements of two happenings of a kind come to 0.4, those
# that have nothing to do with each other to 0.2 at most.
NEAR = 0.4


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the map, in degrees (WGS 84), edges included. One whose `west` is east of its `east` crosses 180°.

    Raises `ValueError` unless longitudes lie in -180…180, latitudes in -90…90, and `south` not north of `north`.
    """

    west: float
    south: float
    east: float
    north: float

    def __post_init__(self) -> None:
        for name, degrees in (("west", self.west), ("east", self.east)):
            if not -180 <= degrees <= 180:
                raise ValueError(f"Box needs {name} in -180…180, got {degrees:g}.")
        if not -90 <= self.south <= self.north <= 90:
            raise ValueError(f"Box needs -90 <= south <= north <= 90, got {self.south:g} and {self.north:g}.")


@dataclass(frozen=True, slots=True)
class ClaimQuery:
    """Which claims to list; every condition that is given must hold.

    `words`, `text` and `source` hold words, all of which must occur: in the claim's words or its source's, in the
    claim's alone, in the source's alone; a source fits too that is one with something of that name. `about` is the name
    of an entity mentioned in the claim, or of what is one with it, and `place` that of a place, as the map or the
    article has it; part of a name is enough. `kind` is the source's; of `stance`, `kind` and `outlet` several may be
    given, one of which must hold. `said_by` are ids of entities, one of which is the
    source. `since` and `until` bound the day of publication, both included; an article whose day is vague fits if any
    day of it does, one without a day never does. `contested` keeps the claims that contradict another. Superseded
    claims are left out unless `superseded` asks for them, and those that people rejected unless `rejected` does. Claims
    are found as people have them.

    What a claim tells of are the places, times and events that stand in its words, and the place and time of each such
    event: one place must lie in `country` (ISO 3166-1 alpha-2), one in `box`; one time may lie in the days from
    `happened_since` to `happened_until`; one event is of the type `event` (PLOVER's, in any case). `matter`
    is the id of a matter in which the claim stands.

    Raises `ValueError` where `since` is later than `until`, or `happened_since` than `happened_until`.
    """

    words: str | None = None
    text: str | None = None
    source: str | None = None
    stance: Stance | tuple[Stance, ...] | None = None
    about: str | None = None
    place: str | None = None
    since: date | None = None
    until: date | None = None
    outlet: str | tuple[str, ...] | None = None
    article: str | None = None
    own_voice: bool | None = None
    contested: bool = False
    superseded: bool = False
    said_by: tuple[str, ...] = ()
    kind: Kind | tuple[Kind, ...] | None = None
    country: str | None = None
    box: Box | None = None
    happened_since: date | None = None
    happened_until: date | None = None
    event: str | None = None
    matter: str | None = None
    rejected: bool = False

    @property
    def stances(self) -> tuple[Stance, ...]:
        return _several(self.stance)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        return _several(self.kind)

    @property
    def outlets(self) -> tuple[str, ...]:
        return _several(self.outlet)

    def __post_init__(self) -> None:
        for first, last in (("since", "until"), ("happened_since", "happened_until")):
            since, until = getattr(self, first), getattr(self, last)
            if since and until and since > until:
                raise ValueError(f"ClaimQuery needs {first} no later than {last}, got {since} and {until}.")


def _several(given: T | tuple[T, ...] | None) -> tuple[T, ...]:
    if given is None:
        return ()
    return given if isinstance(given, tuple) else (given,)


@dataclass(frozen=True, slots=True)
class Verification:
    """What `verify` looked at, and what it found wrong. `faults` holds a sentence for each fault."""

    checked: dict[str, int]
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Called:
    """What a canoniser finds an entity by; `number` is the entity's."""

    number: int
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """What a linker finds a claim by: words that it may share with others, and the `side` that it is on."""

    number: int  # of the claim
    side: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class State:
    """How far a ledger has come: two views with one state show the same of claims, matters and who is who.

    `claims` is the number of the last claim; the others count what came in of their kind. An article that is read for
    the first time adds one to `articles` and to `readings`, one that is read again to `readings` alone.
    """

    claims: int = 0
    readings: int = 0
    links: int = 0
    linked: int = 0
    decisions: int = 0
    taken_back: int = 0
    rulings: int = 0
    mended: int = 0
    rejected: int = 0
    articles: int = 0


class View(Protocol):
    """Reads a ledger as it stood at one moment; holds no lock on it."""

    def summary(self) -> Summary: ...

    def state(self) -> State:
        """How far the ledger has come; cheap enough to be asked before each look at it."""
        ...

    def claims(self, query: ClaimQuery, *, after: int = 0, limit: int = 50) -> list[Entry]:
        """The claims that fit, in the order they came in, from the one after number `after`."""
        ...

    def claim_ids(self, query: ClaimQuery) -> Iterator[str]:
        """The ids of all claims that fit, in the order they came in: for whoever needs no more of them."""
        ...

    def entry(self, claim_id: str) -> Entry:
        """One claim, by its id or the beginning of it. Raises `NotFound`."""
        ...

    def entries(self, claim_ids: Iterable[str], *, bare: bool = False) -> list[Entry]:
        """These claims, by their whole ids, in the order they came in; those that it does not hold are left out.

        Bare ones come without times, places, events and speaker.
        """
        ...

    def articles(self) -> Iterator[KeptArticle]:
        """All articles, in the order they came in."""
        ...

    def latest(self, *, before: str | None = None, limit: int = 50) -> list[KeptArticle]:
        """The articles that came in last, the last first; or those before one, by its id. Raises `NotFound`."""
        ...

    def page_spans(self, article_ids: Iterable[str]) -> dict[str, Span]:
        """Where each of these articles, by its whole id, stands on the first page that it was found on."""
        ...

    def article(self, article_id: str) -> KeptArticle:
        """One article, by its id, its name, or the beginning of its id. Raises `NotFound`."""
        ...

    def found_by(self, side: str, words: Iterable[str], *, limit: int = 300) -> dict[str, list[str]]:
        """For each word that finds any, the ids of the articles that have claims with that key; the newest `limit`."""
        ...

    def entity(self, entity_id: str) -> tuple[Entity, KeptArticle]:
        """One entity, by its id or the beginning of it, with the article that mentions it. Raises `NotFound`."""
        ...

    def entities(self, *, after: int = 0, limit: int = 500) -> list[KeptEntity]:
        """All entities, in the order they came in, from the one after number `after`."""
        ...

    def called(self, keys: Iterable[str], *, limit: int = 50) -> dict[str, list[KeptEntity]]:
        """For each key that finds any, the entities that it finds; the earliest ones, in the order they came in."""
        ...

    def named(self, name: str) -> list[KeptEntity]:
        """The entities whose names hold all words of `name`, in the order they came in."""
        ...

    def identity(self, entity_ids: Iterable[str]) -> list[KeptEntity]:
        """These entities and all that are one with any of them, in the order they came in."""
        ...

    def canon(self, entity_ids: Iterable[str] | None = None) -> Canon:
        """Which entities are one: of all, or only of those that have to do with `entity_ids`."""
        ...

    def contests(self, claim_ids: Iterable[str] | None = None) -> Iterator[Contest]:
        """The last linker's links that part current claims, surest first; all, or those that touch `claim_ids`."""
        ...

    def links(self, claim_ids: Iterable[str], *, relation: Relation | None = None) -> list[Link]:
        """All links of the linker that was at work last between current claims, that touch one of these.

        Surest first; of one `relation` alone where it is given. Links that a person's decision goes against are among
        them.
        """
        ...

    def matters(self, claim_ids: Iterable[str] | None = None) -> list[Matter]:
        """The matters in which one of these claims stands, or all, in the order they came in; empty ones are left out.

        What a person decided outranks what machines did, and of machines the linker that was at work last counts.
        A claim that a later reading took the place of leaves its place to that one, unless the machine has decided on
        that one itself. A matter that nobody gave a title is called by its first claim.
        """
        ...

    def kept_apart(self, claim_ids: Iterable[str]) -> set[frozenset[str]]:
        """Each two, by id, that by people's word are not of one matter: claims, matters, or a claim and a matter.

        As far as they have to do with these claims; a claim that took another's place has what was decided on that one.
        """
        ...

    def matter(self, matter_id: str) -> Matter:
        """One matter, by its id, the id of one that was joined to it, or the beginning of either. Raises `NotFound`.

        One in which no claim stands any more is empty.
        """
        ...

    def decisions(self, subject: str | None = None, *, people: bool = False) -> list[KeptDecision]:
        """What was decided on a matter (with those joined to it) or a claim, by id, or on all; in the order it came in.

        What was decided on claims that a claim took the place of is among it. `people` leaves out what machines
        decided. Raises `NotFound`.
        """
        ...

    # What follows is answered for a million claims at once; it is slow the first time, and quick from then on.

    def ranked(self, query: ClaimQuery, *, limit: int = 1000) -> list[int]:
        """The numbers of the claims that fit, the best first: those whose words fit best, then the last published.

        Of very many that hold the words, only the newest are weighed by them; those come first.
        """
        ...

    def numbered(self, numbers: Iterable[int]) -> list[Entry]:
        """The claims of these numbers, in this order; those that it does not hold are left out."""
        ...

    def nearest(self, vector: Vector, query: ClaimQuery, *, limit: int = 50, least: float = -1.0) -> list[Near]:
        """The claims that fit and are nearest in meaning, the nearest first, if they are as near as `least`.

        Only claims whose meaning the linker's network of last time has found are among them.
        """
        ...

    def facets(self, query: ClaimQuery, *, like: Vector | None = None, limit: int = 10) -> Facets:
        """How many claims fit, and how they fall into kinds: of each, the `limit` values that most have.

        With `like`, a claim that does not hold `query.words` fits, too, if it is near to that in meaning; without
        words, only those that are near fit.
        """
        ...

    def histogram(
        self, query: ClaimQuery, of: Of, *, unit: Unit = Unit.MONTH, like: Vector | None = None
    ) -> tuple[Stretch, ...]:
        """When the claims that fit were published, or what they tell of happened; in the order of time.

        The query's own bounds of that time are left out, so that a part can be chosen of the whole.
        """
        ...

    def spots(self, query: ClaimQuery, *, like: Vector | None = None, limit: int = 1000) -> tuple[Spot, ...]:
        """Where on the map the claims that fit tell of; of the places, the `limit` that most tell of.

        The query's own box is left out, so that a part can be chosen of the whole.
        """
        ...

    def unmeant(self, network: str, *, before: int | None = None, limit: int = 500) -> list[Entry]:
        """Current claims before a number, the last first; without one, before all whose meaning this network has found.

        So the meanings of claims that were linked before are found from the newest to the oldest.
        """
        ...

    def meant_by(self) -> str | None:
        """The network that found the meanings of claims last; None where none did."""
        ...

    def corrections(self, claim_id: str | None = None) -> list[KeptCorrection]:
        """What people said of a claim, by id, or of all; in the order it came in.

        What was said of claims that a claim took the place of is among it. Raises `NotFound`.
        """
        ...

    def unsure(self, *, after: str | None = None, limit: int = 50) -> list[Entry]:
        """Current attributed claims of which nobody said anything yet, those with the lowest scores first.

        They are what the machine is least sure of: with a lower score still it would not have made them. The next ones
        come `after` a claim, by its id. Raises `NotFound`.
        """
        ...

    def rejections(self) -> Iterator[Rejected]: ...

    def verify(self) -> Verification:
        """Check every span, key and hash of the whole ledger."""
        ...


class Writer(Protocol):
    """Adds to a ledger; each call is one transaction, taken in whole or not at all."""

    def has_read(self, document: Document, maker: Maker) -> bool:
        """Whether all that `document` holds was read by this `maker`; if so, where it was found is noted."""
        ...

    def add(self, reading: Reading) -> int:
        """Take in an article with its claims; gives how many claims are new. Twice is once."""
        ...

    def finish(self, document: Document, maker: Maker) -> None:
        """Note that all articles of `document` are in, so that the next run may pass it over."""
        ...

    def reject(self, rejected: Rejected, document: Document | None = None) -> bool:
        """Keep a rejection, with the bytes of its document where they are at hand; gives whether it is new."""
        ...

    def linked_up_to(self, maker: Maker) -> int:
        """The number of the last claim that `maker`, a linker, has looked at; 0 where it has looked at none."""
        ...

    def add_keys(self, keys: Iterable[Key]) -> None:
        """Make the articles of claims findable by `View.found_by`."""
        ...

    def link(
        self,
        links: Iterable[Link],
        maker: Maker,
        *,
        up_to: int,
        decisions: Iterable[Decision] = (),
        meanings: Meanings | None = None,
    ) -> int:
        """Take in links, and note that `maker` has looked at all claims up to that number; gives how many are new.

        `decisions` are the maker's on the matters of these claims; those that change nothing of what it decided before
        are not kept again. `meanings` are what it found that these claims mean.
        """
        ...

    def keep_meanings(self, meanings: Meanings) -> None:
        """Take in what claims mean, each once for each network."""
        ...

    def decide(self, *decisions: Decision) -> list[int]:
        """Take in people's decisions, all or none; gives the numbers of those that are kept.

        One that says what the same person said last is not kept again, unless somebody else has spoken on its subject
        since. Raises `NotFound` if the ledger does not hold a claim or a matter that one names (a matter that a claim
        is placed in may be new), and `ValueError` for a machine's decision.
        """
        ...

    def take_back(self, number: int, by: str) -> bool:
        """Take a person's decision back, by its number; gives whether it was in force. Raises `NotFound`."""
        ...

    def correct(self, *corrections: Correction) -> list[int]:
        """Take in what people say of claims, all or none; gives the numbers of those that are kept.

        One that says what the same person said last is not kept again, unless somebody else has spoken on its subject
        since. It holds for the claim that a later reading puts in the place of this one, too. Raises `NotFound` if the
        ledger does not hold a claim or an entity that one names, and `ValueError` if it cannot be so: words that the
        article does not have or that are another role's, a time or a place that the claim does not have.
        """
        ...

    def take_back_correction(self, number: int, by: str) -> bool:
        """Take a correction back, by its number; gives whether it was in force. Raises `NotFound`.

        What was said on its subject before it is in force again.
        """
        ...

    def canonised_up_to(self, maker: Maker) -> int:
        """The number of the last entity that `maker`, a canoniser, has looked at; 0 where it has looked at none."""
        ...

    def add_called(self, called: Iterable[Called]) -> None:
        """Make entities findable by `View.called`."""
        ...

    def canonise(self, rulings: Iterable[Ruling], maker: Maker, *, up_to: int) -> int:
        """Take in a machine's rulings, and note that it has looked at all entities up to that number.

        Gives how many are new. Those of the canoniser that was at work last count, and no other machine's.
        """
        ...

    def rule(self, ruling: Ruling) -> bool:
        """Take in a person's ruling on two entities; gives whether it is another than that person's last on them.

        Raises `NotFound` if the ledger does not hold one of the two, and `ValueError` for a machine's ruling.
        """
        ...


class Ledger(Protocol):
    """A place where claims are kept.

    It is made with an address and `create`, which allows to make it where it is not there; that migrates it to this
    version's shape, or raises a `Stop`.
    """

    name: str

    def view(self, *, as_of: str | None = None) -> View:
        """What was known, now or at a moment (UTC, ISO 8601)."""
        ...

    def writer(self) -> Writer: ...

    def guarded(self) -> AbstractContextManager[None]:
        """In it, the database's own errors come as `LedgerUnavailable`, which names the ledger."""
        ...

    def close(self) -> None: ...
