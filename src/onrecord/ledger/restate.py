"""What follows from corrections: how claims read as people have them, and what they are found by.

Each time that a correction is kept or taken back, and each time that an article is read again, the claims of that
article that anybody spoke of are looked at anew. Where one reads otherwise than before, a row of `mended` says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, func, select, text
from sqlalchemy.dialects.sqlite import insert

from onrecord.ledger import schema as s
from onrecord.ledger.corrections import corrections_in
from onrecord.ledger.heirs import heirs_of
from onrecord.ledger.mended import is_last
from onrecord.ledger.retold import Retold, retold
from onrecord.ledger.rows import claim_of
from onrecord.model import Claim, KeptCorrection, Mend
from onrecord.model.claim import pairs
from onrecord.model.correction import VERDICTS, corrected, in_force, verdict_of
from onrecord.model.span import shared_characters

INDEX_MENDED = text(
    "INSERT INTO mended_words (rowid, content_text, source_text) "
    "SELECT number, content_text, source_text FROM mended WHERE number = :number"
)

_last_made = (
    select(func.max(s.made.c.reading)).where(s.made.c.claim == s.claim.c.number).correlate(s.claim).scalar_subquery()
)
CLAIMS = (
    select(
        s.claim,
        *s.made.c["reading", "kind"],
        s.entity.c.id.label("entity_id"),
        s.article.c.outlet,
        s.article.c.id.label("article_id"),
    )
    .join(s.made, s.made.c.claim == s.claim.c.number)
    .join(s.article, s.article.c.number == s.claim.c.article)
    .outerjoin(s.entity, s.entity.c.number == s.made.c.entity)
    .where(s.claim.c.number.in_(s.listed("claims")), s.made.c.reading == _last_made)
)
LAST = select(s.mended).where(s.mended.c.claim.in_(s.listed("claims")), is_last(None))
ENTITIES = select(s.entity.c.id, s.entity.c.number).where(s.entity.c.id.in_(s.listed("ids")))

# What `mended` has beside what a claim reads as.
ADDED = ("number", "at")


@dataclass(frozen=True, slots=True)
class State:
    """How a claim reads as people have it: the row that says so, and what it is found by."""

    row: dict[str, Any]
    retold: Retold


def restate(connection: Connection, article: int, at: str) -> None:
    """Note how the claims of an article read that people spoke of, where that is new."""
    states = list(states_of(connection, article))
    last = last_rows(connection, [state.row["claim"] for state in states])
    for state in states:
        _, before = last.get(state.row["claim"], (None, None))
        if before != state.row and (before or state.row["corrections"]):
            _keep(connection, state, at)


def last_rows(connection: Connection, claims: Sequence[int]) -> dict[int, tuple[int, dict[str, Any]]]:
    """The rows by which claims read now, each with its number, by the claims' numbers."""
    rows = (dict(row._mapping) for row in connection.execute(LAST, {"claims": claims}))
    return {row["claim"]: (row["number"], {name: row[name] for name in row if name not in ADDED}) for row in rows}


def states_of(connection: Connection, article: int) -> Iterator[State]:
    """How the claims of an article read that people spoke of, or on claims whose place they took."""
    kept = corrections_in(connection, article)
    if not kept:
        return
    words = connection.execute(select(s.article.c.text).where(s.article.c.number == article)).scalar_one()
    said = _said(connection, kept)
    rows = {row.number: row for row in connection.execute(CLAIMS, {"claims": list(said)})}
    made = {number: claim_of(row, None) for number, row in rows.items()}
    entities = _entities(connection, made.values(), (each for _, each in kept))
    marks = cache(lambda reading: retold(connection, reading))
    for number in sorted(said.keys() & made.keys()):
        some = [(former, each) for former, each in said[number] if former in made]
        holding = in_force(each for former, each in some if _holds(each, made[former], made[number]))
        corrections = [each.correction for each in holding]
        claim = corrected(made[number], corrections, words)
        row = _row(claim, [each.number for each in holding], entities) | {
            "claim": number,
            "reading": rows[number].reading,
            "rejected": int(verdict_of(corrections) is Mend.REJECT),
        }
        yield State(row, marks(rows[number].reading).of(number, claim, corrections, words))


def _said(
    connection: Connection, kept: Iterable[tuple[int, KeptCorrection]]
) -> dict[int, list[tuple[int, KeptCorrection]]]:
    """What was said of each claim, and of those whose place it took, with the numbers of these."""
    kept = list(kept)
    heirs = heirs_of(connection, sorted({claim for claim, _ in kept}), None)
    said: dict[int, list[tuple[int, KeptCorrection]]] = defaultdict(list)
    for claim, each in kept:
        for heir in heirs.line(claim):
            said[heir].append((claim, each))
    return said


def _holds(kept: KeptCorrection, former: Claim, claim: Claim) -> bool:
    """Whether what was said of a claim holds for one that took its place.

    What a field should be does. That it is right or was misread was said of one attribution: of words of that source
    and, if it is right, of that stance.
    """
    mend = kept.correction.mend
    if claim == former or mend not in VERDICTS:
        return True
    ours, theirs = claim.source.spans, former.source.spans
    same = bool(shared_characters(ours, theirs)) if ours and theirs else ours == theirs
    return same and (mend is Mend.REJECT or claim.stance == former.stance)


def _entities(connection: Connection, claims: Iterable[Claim], kept: Iterable[KeptCorrection]) -> Mapping[str, int]:
    """The numbers of all entities that a source may be, by id."""
    ids = {each.source.entity for each in claims} | {each.correction.entity for each in kept}
    rows = connection.execute(ENTITIES, {"ids": [each for each in ids if each]})
    return {row.id: row.number for row in rows}


def _row(claim: Claim, corrections: list[int], entities: Mapping[str, int]) -> dict[str, Any]:
    source = claim.source
    return {
        "corrections": corrections,
        "attributed": int(claim.attribution is not None),
        "stance": claim.stance.value,
        "kind": source.kind.value,
        "entity": entities[source.entity] if source.entity else None,
        "source": pairs(source.spans),
        "cue": pairs(claim.cue),
        "content": pairs(claim.content),
        "source_text": source.text,
        "cue_text": claim.attribution.cue_text if claim.attribution else "",
        "content_text": claim.text,
    }


def _keep(connection: Connection, state: State, at: str) -> None:
    row = insert(s.mended).values(state.row | {"at": at}).returning(s.mended.c.number)
    number = connection.execute(row).scalar_one()
    connection.execute(INDEX_MENDED, {"number": number})
    state.retold.keep(connection, number)
