"""What people said of a claim, in words, beside what the machine had read; and an article as they have it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.dossier.dates import spoken
from onrecord.dossier.told import dated, located
from onrecord.ledger.base import View
from onrecord.model import Claim, Correction, Entry, KeptArticle, KeptCorrection, Mend, Place, Span, Time
from onrecord.model.correction import mended_places, mended_times
from onrecord.model.span import words_of

ID_SHOWN = 9


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that a person said of a claim: in words, and what the machine had read, where it read something else.

    `number` is what takes it back; `taken_back` is who did so and when, where somebody did.
    """

    words: str
    read: str | None
    by: str
    at: str | None
    number: int
    reasons: tuple[str, ...] = ()
    taken_back: tuple[str, str] | None = None

    def __str__(self) -> str:
        return f"{self.words}; the machine read {self.read}" if self.read else self.words


def said_of(view: View, made: Claim, article: KeptArticle, kept: Iterable[KeptCorrection]) -> tuple[Said, ...]:
    """What people said of a claim, which was made as `made`, in the order that they said it."""
    return tuple(_said(view, made, article, each) for each in kept)


def _said(view: View, made: Claim, article: KeptArticle, kept: KeptCorrection) -> Said:
    correction = kept.correction
    now, before = _words(view, correction, made, article)
    read = None if before == now else before
    return Said(
        f"{LEADS[correction.mend]}{now}",
        read,
        correction.by,
        correction.at,
        kept.number,
        correction.reasons,
        kept.taken_back,
    )


LEADS = {
    Mend.ACCEPT: "right as it stands",
    Mend.REJECT: "misread: there is no such attribution",
    Mend.SOURCE: "the source is ",
    Mend.CUE: "the cue is ",
    Mend.CONTENT: "the content is ",
    Mend.STANCE: "the stance is ",
    Mend.KIND: "the kind of source is ",
    Mend.ENTITY: "the source is ",
    Mend.PLACE: "",
    Mend.TIME: "",
}


def _words(view: View, correction: Correction, made: Claim, article: KeptArticle) -> tuple[str, str | None]:
    """What a person says that it is, and what the machine had read."""
    text, mark = article.text, correction.mark
    match correction.mend:
        case Mend.SOURCE:
            return _quoted(correction.spans, text), _quoted(made.source.spans, text)
        case Mend.CUE:
            return _quoted(correction.spans, text), _quoted(made.cue, text)
        case Mend.CONTENT:
            return _quoted(correction.spans, text), _quoted(made.content, text)
        case Mend.STANCE:
            return str(correction.stance), made.stance.value
        case Mend.KIND:
            return str(correction.kind), made.source.kind.value
        case Mend.ENTITY:
            return _called(view, correction.entity), _called(view, made.source.entity)
        case Mend.PLACE if mark:
            return _at(mark, text, _located(correction.place)), _read(article.places, mark, _located)
        case Mend.TIME if mark and correction.when:
            return _at(mark, text, spoken(correction.when)), _read(article.times, mark, dated)
    return "", None


def _quoted(spans: Sequence[Span] | None, text: str) -> str:
    return f"“{' '.join(words_of(spans, text).split())}”" if spans else "nothing"


def _at(mark: Span, text: str, what: str) -> str:
    return f"“{' '.join(mark.of(text).split())}” is {what}"


def _located(place: Place | None) -> str:
    return located(place) if place else "no place on the map"


def _read(marks: Sequence[Place] | Sequence[Time], mark: Span, told: Callable[..., str]) -> str | None:
    """What the machine read at a mark; a later reading may have none there."""
    return next((told(each) for each in marks if each.span == mark), None)


def _called(view: View, entity: str | None) -> str:
    if entity is None:
        return "nobody whom the ledger knows"
    named, article = view.entity(entity)
    return f"“{named.name}” of “{article.name}” [{entity[:ID_SHOWN]}]"


def article_for(article: KeptArticle, entry: Entry) -> KeptArticle:
    """An article with its places and times as people have them where a claim of it tells of them, in the same order."""
    said = corrections_of(entry)
    if not said:
        return article
    # A place that people say is none stays in its order, and nothing that the claim tells of is at it.
    places = tuple(next(iter(mended_places([place], said)), place) for place in article.places)
    return replace(article, places=places, times=mended_times(article.times, said))


def corrections_of(entry: Entry) -> tuple[Correction, ...]:
    """What people say of a claim, as far as it is in force."""
    return tuple(kept.correction for kept in entry.corrections)
