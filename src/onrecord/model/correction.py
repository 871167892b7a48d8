"""What people say of a claim: that it is right, that it was misread, or what one of its fields should be.

A claim is kept as it was made. What people say of it stands beside it, and the claim as they have it follows from what
is in force; nothing is written over, so that taking something back restores what was there before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import TypeAlias

from onrecord.model.annotated import Place, Time
from onrecord.model.claim import Attribution, Claim, Kind, Stance, Voice
from onrecord.model.span import Span, words_of
from onrecord.model.when import When


class Mend(StrEnum):
    """What was said of a claim, and which fields of a `Correction` say it."""

    ACCEPT = "accept"  # it is right as it stands
    REJECT = "reject"  # it was misread: there is no such attribution
    SOURCE = "source"  # its source are the words at `spans`; with none, nobody is named
    CUE = "cue"  # its cue are the words at `spans`, or none
    CONTENT = "content"  # its content are the words at `spans`
    STANCE = "stance"  # its source's is `stance`
    KIND = "kind"  # its source's is `kind`
    ENTITY = "entity"  # its source is the entity of the id `entity`, or none that the ledger knows
    PLACE = "place"  # the place at `mark` is `place`, or none on the map
    TIME = "time"  # the time at `mark` lies within `when`


# The fields that each needs, and those that it may have beside.
NEEDED: dict[Mend, frozenset[str]] = {
    Mend.ACCEPT: frozenset(),
    Mend.REJECT: frozenset(),
    Mend.SOURCE: frozenset({"spans"}),
    Mend.CUE: frozenset({"spans"}),
    Mend.CONTENT: frozenset({"spans"}),
    Mend.STANCE: frozenset({"stance"}),
    Mend.KIND: frozenset({"kind"}),
    Mend.ENTITY: frozenset(),
    Mend.PLACE: frozenset({"mark"}),
    Mend.TIME: frozenset({"mark", "when"}),
}
MAY_HAVE: dict[Mend, frozenset[str]] = {Mend.ENTITY: frozenset({"entity"}), Mend.PLACE: frozenset({"place"})}
FIELDS = ("spans", "stance", "kind", "entity", "mark", "place", "when")

VERDICTS = (Mend.ACCEPT, Mend.REJECT)
ROLES = (Mend.SOURCE, Mend.CUE, Mend.CONTENT)

Subject: TypeAlias = tuple[str, Span | None]


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says of a claim, by id: all fields that it needs are given, and no others.

    `by` is the person's name, and `at` (UTC, ISO 8601) is None before it is kept. Of what people said on one subject,
    the last counts. The subject is whether the claim is right, one field of it, or one of its places or times.
    """

    mend: Mend
    claim: str
    by: str
    spans: tuple[Span, ...] | None = None
    stance: Stance | None = None
    kind: Kind | None = None
    entity: str | None = None
    mark: Span | None = None
    place: Place | None = None
    when: When | None = None
    reasons: tuple[str, ...] = ()
    at: str | None = None

    def __post_init__(self) -> None:
        given = {name for name in FIELDS if getattr(self, name) is not None}
        needed = NEEDED[self.mend]
        if not needed <= given <= needed | MAY_HAVE.get(self.mend, frozenset()):
            raise ValueError(f"Correction of {self.mend} needs {_listed(needed)}, got {_listed(given)}.")
        if self.mend is Mend.CONTENT and not self.spans:
            raise ValueError("Correction of content needs words, got none.")
        if self.place and self.place.span != self.mark:
            raise ValueError(f"Correction of a place needs one at its mark {self.mark}, got one at {self.place.span}.")

    @property
    def subject(self) -> Subject:
        """What it is on; equal for two of which the later one counts."""
        return "right" if self.mend in VERDICTS else self.mend.value, self.mark


@dataclass(frozen=True, slots=True)
class KeptCorrection:
    """A correction as the ledger keeps it; `taken_back` is who took it back and when, where somebody did.

    `number` counts the ledger's corrections in the order they came in. What was taken back is no longer in force.
    """

    number: int
    correction: Correction
    taken_back: tuple[str, str] | None = None


def in_force(kept: Iterable[KeptCorrection]) -> tuple[KeptCorrection, ...]:
    """Those that count, in the order they came in: of each subject the last that was not taken back."""
    last: dict[Subject, KeptCorrection] = {}
    for each in sorted(kept, key=lambda each: each.number):
        if each.taken_back is None:
            last[each.correction.subject] = each
    return tuple(sorted(last.values(), key=lambda each: each.number))


def verdict_of(corrections: Iterable[Correction]) -> Mend | None:
    """Whether a claim was accepted or rejected, by the corrections in force."""
    return next((each.mend for each in corrections if each.mend in VERDICTS), None)


def corrected(claim: Claim, corrections: Iterable[Correction], text: str) -> Claim:
    """The claim as people have it, by the corrections in force; `text` is its article's.

    It keeps its id. A claim of the outlet's own that is given a source or a cue is attributed, and one that loses both
    is the outlet's own. A source that is new, where nobody says of what kind it is, is taken for a person.
    """
    said: dict[Mend, Correction] = {
        each.mend: each for each in corrections if each.mend not in (Mend.PLACE, Mend.TIME, *VERDICTS)
    }
    if not said:
        return claim
    spans = {role: tuple(said[role].spans or ()) if role in said else _spans(claim, role) for role in ROLES}
    content = spans[Mend.CONTENT]
    return replace(
        claim,
        attribution=_attribution(claim, said, spans, text),
        content=content,
        stance=said[Mend.STANCE].stance or claim.stance if Mend.STANCE in said else claim.stance,
        text=words_of(content, text) if Mend.CONTENT in said else claim.text,
        made_as=claim.id,
    )


def _attribution(
    claim: Claim, said: dict[Mend, Correction], spans: dict[Mend, tuple[Span, ...]], text: str
) -> Attribution | None:
    source, cue = spans[Mend.SOURCE], spans[Mend.CUE]
    before = claim.attribution
    words_given = Mend.SOURCE in said or Mend.CUE in said
    if not (source or cue) and (words_given or before is None):
        return None
    voice = Voice(
        words_of(source, text) if Mend.SOURCE in said or before is None else before.source.text,
        _kind(claim, said, source),
        source,
        said[Mend.ENTITY].entity if Mend.ENTITY in said else _entity(claim, said),
    )
    cue_text = words_of(cue, text) if Mend.CUE in said or before is None else before.cue_text
    outer = claim.via.attribution if claim.via else None
    return Attribution(voice, cue, spans[Mend.CONTENT], before.via if before else outer, cue_text)


def _kind(claim: Claim, said: dict[Mend, Correction], source: Sequence[Span]) -> Kind:
    if (given := said.get(Mend.KIND)) and given.kind:
        return given.kind
    if not source:
        return Kind.NONE
    known = claim.attribution is not None and claim.source.kind is not Kind.NONE
    return claim.source.kind if known else Kind.PERSON


def _entity(claim: Claim, said: dict[Mend, Correction]) -> str | None:
    """Who the source is where nobody says so: other words, which may name somebody else, are nobody's yet."""
    if Mend.SOURCE in said and said[Mend.SOURCE].spans != claim.source.spans:
        return None
    return claim.source.entity if claim.attribution else None


def _spans(claim: Claim, role: Mend) -> tuple[Span, ...]:
    match role:
        case Mend.SOURCE:
            return claim.source.spans
        case Mend.CUE:
            return claim.cue
    return claim.content


def check_words(claim: Claim, text: str) -> None:
    """Raises `ValueError` unless the claim's spans stand in `text`, in order, none of them over another."""
    roles = {role: _spans(claim, role) for role in ROLES}
    for role, spans in roles.items():
        for span in spans:
            if span.end > len(text):
                raise ValueError(f"The {role} {_at(span)} reaches beyond the article's {len(text)} characters.")
        for left, right in pairwise(spans):
            if left.end > right.start:
                raise ValueError(f"The {role} needs spans in order, got {_at(left)} before {_at(right)}.")
    for role, other in ((Mend.SOURCE, Mend.CUE), (Mend.SOURCE, Mend.CONTENT), (Mend.CUE, Mend.CONTENT)):
        for left in roles[role]:
            for right in roles[other]:
                if left.overlaps(right):
                    raise ValueError(f"The {role} {_at(left)} and the {other} {_at(right)} share words.")


def mended_places(places: Iterable[Place], corrections: Iterable[Correction]) -> tuple[Place, ...]:
    """Places as people have them; those that are none on the map are left out."""
    said = {each.mark: each.place for each in corrections if each.mend is Mend.PLACE}
    found = (said.get(place.span, place) for place in places)
    return tuple(place for place in found if place)


def mended_times(times: Iterable[Time], corrections: Iterable[Correction]) -> tuple[Time, ...]:
    """Times as people have them."""
    said = {each.mark: each.when for each in corrections if each.mend is Mend.TIME}
    return tuple(_mended_time(time, when) if (when := said.get(time.span)) else time for time in times)


def _mended_time(time: Time, when: When) -> Time:
    value = when.value or ("X" if when != time.when else time.value)
    return replace(time, value=value, when=when, readings=(), relative=None)


def _at(span: Span) -> str:
    return f"{span.start}:{span.end}"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "none"
