"""What a person says of a claim in a form, made into corrections: only what is other than it stands now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from onrecord.dossier.rulings import Author
from onrecord.ledger.base import View
from onrecord.model import Correction, Entry, Kind, Mend, Place, Span, Stance, When


@dataclass(frozen=True, slots=True)
class Wanted:
    """A claim as somebody wants it; what is None stays as it is.

    `spans` are, by role, where its words stand in the article. `entity` is an id, or "" for nobody whom the ledger
    knows. `times` and `places` are, by where they stand, the days and the places that are meant.
    """

    spans: Mapping[Mend, tuple[Span, ...]] = field(default_factory=dict)
    stance: Stance | None = None
    kind: Kind | None = None
    entity: str | None = None
    times: Mapping[Span, When] = field(default_factory=dict)
    places: Mapping[Span, Place | None] = field(default_factory=dict)


def mending(view: View, author: Author, entry: Entry, wanted: Wanted) -> list[Correction]:
    """The corrections that make a claim what is wanted, none for what it is already. Raises `NotFound`."""
    return list(_corrections(view, author, entry, wanted))


def _corrections(view: View, author: Author, entry: Entry, wanted: Wanted) -> Iterator[Correction]:
    claim = entry.claim

    def says(mend: Mend, **said: object) -> Correction:
        return Correction(mend, entry.id, author.name, reasons=author.reasons, **said)  # type: ignore[arg-type]

    now = {Mend.SOURCE: claim.source.spans, Mend.CUE: claim.cue, Mend.CONTENT: claim.content}
    for role, spans in wanted.spans.items():
        if spans != now[role]:
            yield says(role, spans=spans)
    if wanted.stance and wanted.stance is not claim.stance:
        yield says(Mend.STANCE, stance=wanted.stance)
    if wanted.kind and wanted.kind is not claim.source.kind:
        yield says(Mend.KIND, kind=wanted.kind)
    if wanted.entity is not None and wanted.entity != (claim.source.entity or ""):
        yield says(Mend.ENTITY, entity=view.entity(wanted.entity)[0].id if wanted.entity else None)
    times = {time.span: time.when for time in entry.times}
    for mark, when in wanted.times.items():
        if mark in times and _bounds(when) != _bounds(times[mark]):
            yield says(Mend.TIME, mark=mark, when=when)
    places = {place.span: place.geonameid for place in entry.places}
    for mark, place in wanted.places.items():
        if mark in places and (place.geonameid if place else None) != places[mark]:
            yield says(Mend.PLACE, mark=mark, place=place)


def _bounds(when: When) -> tuple[date | None, date | None]:
    return when.earliest, when.latest


def spans_of(words: str) -> tuple[Span, ...]:
    """Spans as a form has them: "12:40 52:60". Raises `ValueError`."""
    found = []
    for each in words.split():
        start, colon, end = each.partition(":")
        if not (colon and start.isdecimal() and end.isdecimal()):
            raise ValueError(f"Spans are START:END with spaces between them, got {each!r}.")
        found.append(Span(int(start), int(end)))
    return tuple(sorted(found))


def spans_told(spans: Iterable[Span]) -> str:
    """Spans as a form has them."""
    return " ".join(f"{span.start}:{span.end}" for span in spans)
