"""Adding what people say of claims: where it can be so, and says other than what the same person said last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, exists, select
from sqlalchemy.dialects.sqlite import insert

from onrecord.errors import NotFound
from onrecord.ledger import schema as s
from onrecord.ledger.restate import restate, states_of
from onrecord.ledger.retold import retold
from onrecord.ledger.rows import spans_of
from onrecord.model import Attribution, Claim, Correction, Kind, Mend, Span, Stance, Voice
from onrecord.model.claim import pairs
from onrecord.model.correction import ROLES, check_words

CLAIMS = select(*s.claim.c["id", "number", "article"]).where(s.claim.c.id.in_(s.listed("ids")))
ENTITIES = select(*s.entity.c["id", "number"]).where(s.entity.c.id.in_(s.listed("ids")))
IN_FORCE = (
    select(s.correction)
    .where(s.correction.c.claim.in_(s.listed("claims")))
    .where(~exists().where(s.correction_taken_back.c.correction == s.correction.c.number))
    .order_by(s.correction.c.number)
)
OF_SOURCE = (Mend.KIND, Mend.ENTITY)
# What says the same where it is equal.
WORDS = ("mend", "spans", "stance", "kind", "entity", "mark", "place", "when", "by")


def keep_corrections(connection: Connection, corrections: Sequence[Correction], at: str) -> list[int]:
    """Keep corrections that change something; gives their numbers. Raises `NotFound` and `ValueError`."""
    claims = _claims(connection, corrections)
    entities = _entities(connection, corrections)
    said = {_subject(row): _word(row) for row in _said(connection, [row.number for row in claims.values()])}
    kept: dict[int, Correction] = {}
    for correction in corrections:
        row = _row(correction, claims[correction.claim].number, entities)
        if said.get(_subject(row)) == _word(row):
            continue
        said[_subject(row)] = _word(row)
        statement = insert(s.correction).values(row | {"at": at}).returning(s.correction.c.number)
        kept[connection.execute(statement).scalar_one()] = correction
    # Checked when all are in: what one takes from a role, another may give to the next.
    _check(connection, claims, list(kept.values()))
    for article in {claims[correction.claim].article for correction in kept.values()}:
        restate(connection, article, at)
    return list(kept)


def take_back_correction(connection: Connection, number: int, by: str, at: str) -> bool:
    """Note that a correction is taken back; gives whether it was in force. Raises `NotFound`."""
    of = select(s.claim.c.article).join(s.correction, s.correction.c.claim == s.claim.c.number)
    article = connection.execute(of.where(s.correction.c.number == number)).scalar_one_or_none()
    if article is None:
        raise NotFound(str(number), "the ledger holds no such correction.")
    undone = insert(s.correction_taken_back).on_conflict_do_nothing()
    new = connection.execute(undone, {"correction": number, "by": by, "at": at}).rowcount > 0
    if new:
        restate(connection, article, at)
    return new


def _claims(connection: Connection, corrections: Iterable[Correction]) -> dict[str, Any]:
    ids = [each.claim for each in corrections]
    found = {row.id: row for row in connection.execute(CLAIMS, {"ids": ids})}
    for claim_id in ids:
        if claim_id not in found:
            raise NotFound(claim_id, "the ledger holds no such claim.")
    return found


def _entities(connection: Connection, corrections: Iterable[Correction]) -> dict[str, int]:
    ids = [each.entity for each in corrections if each.entity]
    found = {row.id: row.number for row in connection.execute(ENTITIES, {"ids": ids})}
    for entity_id in ids:
        if entity_id not in found:
            raise NotFound(entity_id, "the ledger holds no such entity.")
    return found


def _said(connection: Connection, claims: list[int]) -> Iterable[dict[str, Any]]:
    rows = connection.execute(IN_FORCE, {"claims": claims})
    return (dict(row._mapping) for row in rows)


def _subject(row: Mapping[str, Any]) -> tuple[int, str, str]:
    mend = row["mend"]
    return row["claim"], "right" if mend in (Mend.ACCEPT, Mend.REJECT) else mend, str(row["mark"])


def _word(row: Mapping[str, Any]) -> list[Any]:
    return [row[name] for name in WORDS]


def _row(correction: Correction, claim: int, entities: Mapping[str, int]) -> dict[str, Any]:
    mark, place, when = correction.mark, correction.place, correction.when
    days = [day.isoformat() if day else None for day in (when.earliest, when.latest)] if when else []
    return {
        "mend": correction.mend.value,
        "claim": claim,
        "spans": None if correction.spans is None else pairs(correction.spans),
        "stance": correction.stance.value if correction.stance else None,
        "kind": correction.kind.value if correction.kind else None,
        "entity": entities[correction.entity] if correction.entity else None,
        "mark": [mark.start, mark.end] if mark else None,
        "place": [place.name, place.lat, place.lon, place.geonameid, place.country] if place else None,
        "when": [when.value, *days] if when else None,
        "reasons": list(correction.reasons),
        "by": correction.by,
    }


def _check(connection: Connection, claims: Mapping[str, Any], corrections: Sequence[Correction]) -> None:
    """Raises `ValueError` where claims cannot read as these corrections have them."""
    for article in {claims[each.claim].article for each in corrections}:
        text = connection.execute(select(s.article.c.text).where(s.article.c.number == article)).scalar_one()
        states = {state.row["claim"]: state.row for state in states_of(connection, article)}
        for correction in corrections:
            number = claims[correction.claim].number
            if claims[correction.claim].article == article:
                _check_one(connection, correction, number, states[number], text)


def _check_one(connection: Connection, correction: Correction, number: int, row: Mapping[str, Any], text: str) -> None:
    claim = _read(row)
    if correction.mend in ROLES:
        check_words(claim, text)
    elif correction.mend in OF_SOURCE and claim.attribution is None:
        raise ValueError(
            f"{correction.claim} is the outlet's own; mend its source before the source's {correction.mend}."
        )
    elif correction.mark:
        times, places = retold(connection, row["reading"]).marks_of(number, claim)
        if correction.mark not in (times if correction.mend is Mend.TIME else places):
            at = f"{correction.mark.start}:{correction.mark.end}"
            raise ValueError(f"{correction.claim} tells of no {correction.mend} at {at}.")


def _read(row: Mapping[str, Any]) -> Claim:
    """A claim with the spans that a row of `mended` has."""
    source: tuple[Span, ...] = spans_of(row["source"])
    voice = Voice(row["source_text"], Kind(row["kind"]), source)
    content = spans_of(row["content"])
    attribution = Attribution(voice, spans_of(row["cue"]), content) if row["attributed"] else None
    return Claim("", voice, attribution, content, Stance(row["stance"]), row["content_text"])
