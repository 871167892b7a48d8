"""How fast a large ledger is searched: by words, meaning and fields at once, with counts by kinds, times and places.

A part of `bench.million`, whose ledger it adds to: every claim has a meaning, near to one of `TOPICS` directions, and
two claims of three stand in a matter, of as many as a tenth of the claims, drawn as words are.

What is measured: CPU milliseconds of this process for what was not asked before, of a ledger in whose memory the
columns are already, as a web server has them; and once, what it takes to get them there.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.dossier.search import search
from onrecord.ledger.base import Box, ClaimQuery, View
from onrecord.ledger.sqlite import SqliteLedger
from onrecord.model import Of, Unit, matter_id

NUMBERS, TOPICS, BATCH = 384, 2_000, 20_000
# How far claims of one topic lie apart: their vectors' product is 0.7 on the mean, as of claims on one happening.
NOISE = 0.65
NETWORK = "made 1"
CLAIMS_A_MATTER = 10
SIDES = ("for", "against", "open")
# What has to be in memory for any condition to be answered; no claim fits.
EVERYWHERE = ClaimQuery(
    words="qwertyuiop", place="qwertyuiop", event="QWERTY", about="qwertyuiop", box=Box(0, -90, 0, -90)
)
BEST = 10


def add_meanings(connection: sqlite3.Connection, claims: int, seed: int) -> None:
    """Give every claim a meaning."""
    dice = np.random.default_rng(seed)
    topics = _topics(dice)
    for start in range(0, claims, BATCH):
        numbers = range(start + 1, min(start + BATCH, claims) + 1)
        vectors = _around(topics[dice.integers(0, TOPICS, len(numbers))], dice)
        packed = np.rint(vectors * (127 / np.abs(vectors).max(1, keepdims=True))).astype(np.int8)
        rows = ((number, NETWORK, row.tobytes()) for number, row in zip(numbers, packed, strict=True))
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO meaning (claim, network, vector) VALUES (?, ?, ?)", rows)
        connection.execute("COMMIT")


def add_matters(connection: sqlite3.Connection, claims: int, linker: str, at: str, seed: int) -> None:
    """Place two claims of three in matters, some of which have very many."""
    dice = np.random.default_rng(seed)
    count = claims // CLAIMS_A_MATTER
    weights = np.cumsum(1 / np.arange(1, count + 1) ** 0.75)
    placed = np.flatnonzero(dice.random(claims) < 2 / 3) + 1
    drawn = np.searchsorted(weights, dice.random(len(placed)) * weights[-1]) + 1
    ids = {number: matter_id(f"made {number}") for number in np.unique(drawn).tolist()}
    sides = dice.integers(0, len(SIDES), len(placed))
    rows = (
        ("place", int(matter), int(claim), SIDES[side], 0.9, "[]", linker, 0, at)
        for claim, matter, side in zip(placed, drawn, sides, strict=True)
    )
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO matter VALUES (?, ?)", ids.items())
    connection.executemany(
        'INSERT INTO decision (act, matter, claim, side, score, reasons, "by", person, at) VALUES (?,?,?,?,?,?,?,?,?)',
        rows,
    )
    connection.execute("COMMIT")


def _topics(dice: np.random.Generator) -> NDArray[np.float64]:
    return _unit(dice.normal(size=(TOPICS, NUMBERS)))


def _around(topics: NDArray[np.float64], dice: np.random.Generator) -> NDArray[np.float64]:
    return _unit(topics + NOISE * _unit(dice.normal(size=topics.shape)))


def _unit(vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    unit: NDArray[np.float64] = vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)
    return unit


def measure(path: Path, queries: dict[str, ClaimQuery], seed: int) -> Iterator[tuple[str, float]]:
    """Figures by what was done, of a ledger with meanings and matters."""
    topics = _topics(np.random.default_rng(seed))
    likes = iter(_around(topics[: len(queries) + 2], np.random.default_rng(seed + 1)).tolist())
    ledger = SqliteLedger(path, create=False)
    try:
        view = ledger.view()
        yield "search, columns into memory (s)", _cpu(lambda: view.facets(EVERYWHERE)) / 1000
        yield "search, meanings into memory (s)", _cpu(lambda: view.nearest(next(likes), ClaimQuery())) / 1000
        for name, query in queries.items():
            yield f"search: {name}", _cpu(partial(search, view, query))
        for name, query in queries.items():
            yield f"search by meaning: {name}", _cpu(partial(_by_meaning, view, query, next(likes)))
        for of in Of:
            days = (partial(view.histogram, query, of, unit=Unit.DAY) for query in queries.values())
            yield f"timeline by day of what {of}, slowest", max(map(_cpu, days))
        yield "map, slowest", max(_cpu(partial(view.spots, query)) for query in queries.values())
        yield "nearest ten that are found (%)", 100 * _recall(path, view, next(likes))
    finally:
        ledger.close()


def _by_meaning(view: View, query: ClaimQuery, like: list[float]) -> None:
    search(view, query, like="a vector", meaning=lambda _: like)


def _recall(path: Path, view: View, like: list[float]) -> float:
    """Which share of the ten nearest of all claims is found."""
    vector, best = np.asarray(like), list[tuple[float, int]]()
    with closing(sqlite3.connect(path)) as connection:
        cursor = connection.execute("SELECT claim, vector FROM meaning")
        while rows := cursor.fetchmany(BATCH):
            vectors = np.frombuffer(b"".join(row[1] for row in rows), dtype=np.int8).reshape(len(rows), NUMBERS)
            scores = vectors @ vector / np.linalg.norm(vectors.astype(np.float32), axis=1)
            best = sorted([*best, *zip(scores.tolist(), (row[0] for row in rows), strict=True)])[-BEST:]
    found = {near.number for near in view.nearest(like, ClaimQuery(), limit=BEST)}
    return len(found & {number for _, number in best}) / BEST


def _cpu(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return 1000 * (time.process_time() - start)
