"""What people ruled, as flat records: the same fields on the command line in JSON Lines and CSV."""

from __future__ import annotations

from onrecord.export.record import JSON, writable
from onrecord.model import KeptDecision, Ruling

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
