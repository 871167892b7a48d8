"""What people ruled, as flat records: the same fields on the command line in JSON Lines and CSV."""

from __future__ import annotations

from onrecord.export.record import JSON, writable
from onrecord.model import Correction, KeptCorrection, KeptDecision, Mend, Ruling
from onrecord.model.correction import VERDICTS

COLUMNS = (
    "number",
    "act",
    "by",
    "at",
    "matter",
    "claim",
    "other",
    "side",
    "title",
    "reasons",
    "taken_back",
    "entities",
    "field",
    "value",
)


def decision_record(kept: KeptDecision) -> dict[str, JSON]:
    """A decision on matters, by the names in `COLUMNS`."""
    decision, back = kept.decision, kept.taken_back
    known: dict[str, JSON] = {
        "number": kept.number,
        "act": decision.act.value,
        "by": writable(decision.by),
        "at": decision.at,
        "matter": decision.matter,
        "claim": decision.claim,
        "other": decision.other,
        "side": decision.side.value if decision.side else None,
        "title": writable(decision.title),
        "reasons": [writable(each) for each in decision.reasons],
        "taken_back": {"by": writable(back[0]), "at": back[1]} if back else None,
    }
    return dict.fromkeys(COLUMNS) | known


def correction_record(kept: KeptCorrection) -> dict[str, JSON]:
    """What was said of a claim; its number is one of that claim's, with which it is undone."""
    correction, back = kept.correction, kept.taken_back
    verdict = correction.mend in VERDICTS
    known: dict[str, JSON] = {
        "number": kept.number,
        "act": correction.mend.value if verdict else "mend",
        "by": writable(correction.by),
        "at": correction.at,
        "claim": correction.claim,
        "reasons": [writable(each) for each in correction.reasons],
        "taken_back": {"by": writable(back[0]), "at": back[1]} if back else None,
        "field": None if verdict else correction.mend.value,
        "value": _value(correction),
    }
    return dict.fromkeys(COLUMNS) | known


def _value(correction: Correction) -> JSON:
    """What a field should be: spans, a word, an id, or a mark's span with its place or days."""
    match correction.mend:
        case Mend.SOURCE | Mend.CUE | Mend.CONTENT:
            return [[span.start, span.end] for span in correction.spans or ()]
        case Mend.STANCE:
            return str(correction.stance)
        case Mend.KIND:
            return str(correction.kind)
        case Mend.ENTITY:
            return correction.entity
    mark = correction.mark
    if mark is None:
        return None
    at: JSON = [mark.start, mark.end]
    if when := correction.when:
        days = [day.isoformat() if day else None for day in (when.earliest, when.latest)]
        return {"span": at, "earliest": days[0], "latest": days[1]}
    place = correction.place
    if place is None:
        return {"span": at, "geonameid": None}
    known = {"geonameid": place.geonameid, "name": place.name, "lat": place.lat, "lon": place.lon}
    return {"span": at, **known, "country": place.country}


def ruling_record(ruling: Ruling) -> dict[str, JSON]:
    """A ruling on two entities; it has no number, and is undone by the two."""
    known: dict[str, JSON] = {
        "act": {"yes": "same", "no": "distinct", "open": "open"}[ruling.verdict.value],
        "by": writable(ruling.by),
        "at": ruling.at,
        "entities": [ruling.left, ruling.right],
        "reasons": [writable(each) for each in ruling.reasons],
    }
    return dict.fromkeys(COLUMNS) | known
