"""An article with layers of marks on it; each annotator adds one layer or more."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.document import Article
from onrecord.model.span import Span
from onrecord.model.speaker import Speaker
from onrecord.model.when import When


@dataclass(frozen=True, slots=True)
class Word:
    """A token with its place in the sentence's syntax.

    `tag` is a Penn Treebank tag and `dep` a ClearNLP dependency label, as spaCy's English models give them;
    `head` is the index, in the article's words, of the word that this one depends on (its own index at a root).
    """

    start: int
    end: int
    text: str
    tag: str
    dep: str
    head: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name something. `type` is an OntoNotes entity type ("PERSON", "ORG", "GPE", "NORP", "DATE", …)."""

    span: Span
    text: str
    type: str


@dataclass(frozen=True, slots=True)
class Entity:
    """What several mentions of one article name. `name` is its longest mention."""

    id: str
    name: str
    type: str
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that an article puts in somebody's mouth or mind: the attribution literature's source, cue and content.

    Spans of one role stand in order and do not overlap; `source` and `cue` may be empty, `content` never.
    `score` is how sure the annotator is, 0…1. `cited` marks whom the quote before it, with the same content, has it
    from: of "the paper said, citing two officials, that …", the officials.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float = 1.0
    cited: bool = False

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("Quote needs content, got none.")


class TimeType(StrEnum):
    """The four types of TIMEX3 (Pustejovsky et al., "TimeML", 2003)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Time:
    """Words that say when, how long or how often.

    `value` is a TIMEX3 value ("2016-05-11", "2016-W20", "P3D", "PRESENT_REF"); what cannot be known of it is "X".
    `when` has its bounds, where it lies on the calendar. `readings` are what a date whose order is open may also be
    ("03/04/2016"). `relative` says, where no date of publication is known, how it lies to it ("P1W before").
    """

    span: Span
    value: str
    type: TimeType
    when: When
    readings: tuple[When, ...] = ()
    relative: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Words that name a place on the map, as GeoNames has it.

    `lat` and `lon` are degrees (WGS 84), None for a place that has no one point; `geonameid` is None for what GeoNames
    does not hold. `country` is an ISO 3166-1 alpha-2 code. `score` is how sure the reading is, 0…1.
    """

    span: Span
    name: str
    lat: float | None
    lon: float | None
    geonameid: int | None
    country: str | None
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Count:
    """How many people something befell, as the words give it: of "at least 13", `low` is 13 and `high` None.

    `of` is what befell them: "killed", "wounded", "detained", "displaced", "missing" or "abducted". `value` is the
    number that was said, None where none was ("dozens").
    """

    span: Span
    value: int | None
    low: int | None
    high: int | None
    of: str


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, at the words that say so.

    `type` and `mode` are of PLOVER (Halterman et al., 2023). `place` and `time` are indices into the article's places
    and times, `quote` into its quotes: whose words report it, None for the outlet's own. `factuality` runs from -3
    (certainly not so) to 3 (certainly so), as its reporter has it (Saurí and Pustejovsky, "FactBank", 2009).
    """

    span: Span
    type: str
    mode: str | None = None
    actors: tuple[Span, ...] = ()
    recipients: tuple[Span, ...] = ()
    place: int | None = None
    time: int | None = None
    counts: tuple[Count, ...] = ()
    factuality: float = 3.0
    quote: int | None = None


@dataclass(frozen=True, slots=True)
class Flag:
    """What a reader of the article ought to be told: `what` is its kind ("date contradicts date"), `why` its reason."""

    span: Span
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article and the layers that annotators have given it, in the order of the text."""

    article: Article
    words: tuple[Word, ...] = ()
    sentences: tuple[Span, ...] = ()
    names: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    events: tuple[Event, ...] = ()
    flags: tuple[Flag, ...] = ()
    speakers: tuple[Speaker, ...] = ()
