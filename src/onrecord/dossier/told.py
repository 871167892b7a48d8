"""What an article tells, in words that a person reads: its events, times, places and flags, and who its sources are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.dossier.dates import spoken
from onrecord.model import Count, Event, Flag, KeptArticle, Kind, Place, Span, Speaker, Time, When

# How sure a reporter is of an event, from the value on; the last holds for all below.
CERTAINTIES = (
    (2.5, "holds it for certain"),
    (1.5, "holds it for probable"),
    (0.5, "holds it for possible"),
    (-0.5, "leaves open whether it is so"),
    (-1.5, "holds it for possibly not so"),
    (-2.5, "holds it for probably not so"),
)
CERTAINLY_NOT = "holds for certain that it is not so"

# How those stand to an event of some type whom it befalls; of any other type it is done "to" them.
TOWARDS = {
    **dict.fromkeys(("AGREE", "CONSULT", "COOPERATE"), "with"),
    **dict.fromkeys(("AID", "SUPPORT"), "for"),
    **dict.fromkeys("ACCUSE ASSAULT COERCE MOBILIZE PROTEST REJECT SANCTION THREATEN".split(), "against"),
}


@dataclass(frozen=True, slots=True)
class Gloss:
    """Words of an article, and what they mean."""

    words: str
    meaning: str

    def __str__(self) -> str:
        return f"“{self.words}”: {self.meaning}"


@dataclass(frozen=True, slots=True)
class Who:
    """Who a source is, in the article's words; `withheld` is why it is not named, `basis` what its word rests on."""

    kind: Kind
    name: str | None = None
    office: str | None = None
    affiliation: str | None = None
    place: str | None = None
    withheld: str | None = None
    basis: tuple[Gloss, ...] = ()


def who_of(kind: Kind, speaker: Speaker | None, text: str) -> Who:
    """Who speaks, by what the article that `text` is of says anywhere."""
    if speaker is None:
        return Who(kind)
    return Who(
        kind,
        name=_words_if(speaker.name, text),
        office=_words_if(speaker.office, text),
        affiliation=_words_if(speaker.affiliation, text),
        place=_words_if(speaker.place, text),
        withheld=_words_if(speaker.withheld, text),
        basis=tuple(Gloss(_words(each.span, text), each.kind.value) for each in speaker.basis),
    )


def told(event: Event, article: KeptArticle, holder: str | None) -> str:
    """An event in words; `holder` is who reports it, where that is known.

    "ASSAULT, mode airstrike: “bombed” by “jets” against “the port”, at Tarn (LY, 32.12, 20.07), on 20 July 2031; 13
    killed (at least); the source holds it for certain".
    """
    parts = ["".join(_happened(event, article)), *(counted(count, article.text) for count in event.counts)]
    if holder:
        parts.append(f"{holder} {certainty(event.factuality)}")
    return "; ".join(parts)


def _happened(event: Event, article: KeptArticle) -> Iterator[str]:
    text = article.text
    yield event.type + (f", mode {event.mode}" if event.mode else "")
    yield f": “{_words(event.span, text)}”"
    for preposition, spans in (("by", event.actors), (TOWARDS.get(event.type, "to"), event.recipients)):
        if spans:
            yield f" {preposition} {', '.join(f'“{_words(span, text)}”' for span in spans)}"
    if event.place is not None:
        yield f", at {located(article.places[event.place])}"
    if event.time is not None:
        yield f", {_when(article.times[event.time], text)}"


def certainty(factuality: float) -> str:
    """How sure a reporter is, in words: 3 is "holds it for certain"."""
    return next((words for least, words in CERTAINTIES if factuality >= least), CERTAINLY_NOT)


def counted(count: Count, text: str) -> str:
    """A count in words: "13 killed (at least)", "20 to 99 wounded", "“dozens” detained"."""
    low, high = count.low, count.high
    if count.value is None:
        return f"{_range(low, high) or f'“{_words(count.span, text)}”'} {count.of}"
    vague = "" if low == high == count.value else _vague(count.value, low, high)
    return f"{count.value:,} {count.of}{vague}"


def _vague(value: int, low: int | None, high: int | None) -> str:
    match low, high:
        case None, None:
            return ""
        case int(), None if low == value:
            return " (at least)"
        case None | 0, int() if high == value:
            return " (at most)"
    return f" ({_range(low, high)})"


def _range(low: int | None, high: int | None) -> str:
    match low, high:
        case None, None:
            return ""
        case int(), None:
            return f"{low:,} or more"
        case None, int():
            return f"at most {high:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def located(place: Place) -> str:
    """A place with its country and its point in degrees of latitude and longitude, as far as they are known."""
    point = None if place.lat is None or place.lon is None else f"{place.lat:.2f}, {place.lon:.2f}"
    known = ", ".join(filter(None, (place.country, point)))
    return f"{place.name} ({known})" if known else place.name


def dated(time: Time) -> str:
    """A time's bounds in words, or its TIMEX3 value where it has none."""
    if time.readings:
        return " or ".join(map(spoken, time.readings))
    if time.when.earliest or time.when.latest:
        return spoken(time.when)
    if time.relative:
        return f"{time.relative} publication"
    return f"{time.value}, {time.type.value.lower()}"


def _when(time: Time, text: str) -> str:
    match time.when:
        case _ if time.readings:
            return f"on {dated(time)}"
        case When(earliest=None, latest=None):
            return f"“{_words(time.span, text)}”"
        case When(earliest=earliest, latest=latest) if earliest == latest:
            return f"on {dated(time)}"
        case When(earliest=None) | When(latest=None):
            return dated(time)
    return f"within {dated(time)}"


def times_told(times: Iterable[Time], text: str) -> tuple[Gloss, ...]:
    """Each time's words, with its bounds."""
    return tuple(Gloss(_words(time.span, text), dated(time)) for time in times)


def places_told(places: Iterable[Place], text: str) -> tuple[Gloss, ...]:
    """Each place's words, with where it is."""
    return tuple(Gloss(_words(place.span, text), located(place)) for place in places)


def flags_told(flags: Iterable[Flag], text: str) -> tuple[Gloss, ...]:
    """The words that each flag is at, with what it says of them."""
    return tuple(Gloss(_words(flag.span, text), f"{flag.what}: {flag.why}") for flag in flags)


def _words(span: Span, text: str) -> str:
    return " ".join(span.of(text).split())


def _words_if(span: Span | None, text: str) -> str | None:
    return _words(span, text) if span else None
