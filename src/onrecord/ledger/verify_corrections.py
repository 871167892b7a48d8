"""Checking what people say of claims: that each says all that it needs, and that claims read as they have them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from onrecord.ledger import schema as s
from onrecord.ledger.checks import Checks, spans_in, streamed
from onrecord.ledger.restate import last_rows, states_of
from onrecord.ledger.retold import kept_retold
from onrecord.model import Kind, Mend, Stance
from onrecord.model.correction import FIELDS, MAY_HAVE, NEEDED

MENDS = {mend.value: mend for mend in Mend}
STANCES = {None, *(stance.value for stance in Stance)}
KINDS = {None, *(kind.value for kind in Kind)}
ROLES = ("source", "cue", "content")


def check_corrections(connection: Connection) -> Checks:
    """Corrections: all that each needs and nothing else, with spans that the article has."""
    statement = (
        select(s.correction, s.article.c.text)
        .join(s.claim, s.claim.c.number == s.correction.c.claim)
        .join(s.article, s.article.c.number == s.claim.c.article)
    )
    for row in streamed(connection, statement):
        about = f"correction {row.number}"
        mend = MENDS.get(row.mend)
        if mend is None or row.stance not in STANCES or row.kind not in KINDS:
            yield "corrections", f"{about}: of {row.mend!r} is none that this version knows"
        else:
            yield "corrections", None if _is_whole(mend, row) else f"{about}: lacks what it takes to mend {mend}"
        spans = [*(row.spans or []), *([row.mark] if row.mark else [])]
        yield from spans_in(about, "span", spans, row.text)


def check_corrections_taken_back(connection: Connection) -> Checks:
    """What was taken back of them: since it was said."""
    back = s.correction_taken_back
    statement = select(back, s.correction.c.at.label("said_at")).join(
        s.correction, s.correction.c.number == back.c.correction
    )
    for row in streamed(connection, statement):
        right = row.said_at <= row.at
        yield "taken back", None if right else f"correction {row.correction}: cannot have been taken back at {row.at}"


def check_mended(connection: Connection) -> Checks:
    """Claims as people have them: spans that the article has, and nothing but what follows from the corrections."""
    statement = (
        select(s.mended, s.claim.c.id, s.article.c.text)
        .join(s.claim, s.claim.c.number == s.mended.c.claim)
        .join(s.article, s.article.c.number == s.claim.c.article)
    )
    for row in streamed(connection, statement):
        for role in ROLES:
            yield from spans_in(f"claim {row.id} as people have it", role, getattr(row, role), row.text)
    spoken_of = (
        select(s.article.c.number)
        .join(s.claim, s.claim.c.article == s.article.c.number)
        .join(s.correction, s.correction.c.claim == s.claim.c.number)
        .distinct()
    )
    for article in connection.execute(spoken_of).scalars().all():
        yield from _states(connection, article)


def check_scores(connection: Connection) -> Checks:
    """That people are asked about all attributed claims, each by the score that it was made with."""
    kept = select(s.claim_score.c.claim).where(
        s.claim_score.c.claim == s.made.c.claim,
        s.claim_score.c.reading == s.made.c.reading,
        s.claim_score.c.score == s.made.c.score,
    )
    statement = (
        select(s.claim.c.id, kept.exists().label("kept"))
        .join(s.made, s.made.c.claim == s.claim.c.number)
        .where(s.claim.c.attributed == 1)
    )
    for row in streamed(connection, statement):
        yield "scores", None if row.kept else f"claim {row.id}: is not found by its score"


def _states(connection: Connection, article: int) -> Checks:
    states = list(states_of(connection, article))
    last = last_rows(connection, [state.row["claim"] for state in states])
    for state in states:
        number, row = last.get(state.row["claim"], (0, None))
        about = f"claim {state.row['claim']}"
        follows = row == state.row if row else not state.row["corrections"]
        yield "mended claims", None if follows else f"{about}: does not read as its corrections have it"
        found = not row or kept_retold(connection, number) == state.retold
        yield "mended claims", None if found else f"{about}: is not found by what people have of it"


def _is_whole(mend: Mend, row: Any) -> bool:
    given = {name for name in FIELDS if getattr(row, name) is not None}
    return NEEDED[mend] <= given <= NEEDED[mend] | MAY_HAVE.get(mend, frozenset()) and bool(row.by)
