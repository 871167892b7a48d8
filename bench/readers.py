"""How a reading room stands 200 readers at once on a ledger of 100,000 claims, while `onrecord read` adds to it.

How it is made: the ledger is that of `bench.million`, with a matter of six claims for each twenty claims, on both
sides. Each reader opens a page, reads for some seconds (drawn evenly from `READS`, five on average), and opens another:
the front page, the list of matters, a matter, an article, a claim, or a search for two words, as `PAGES` weighs them.
The server is `onrecord serve`, the reader of news `onrecord read`, each in a process of its own; all of it shares this
machine's cores with the two hundred readers.

What is measured: milliseconds by the clock from sending a request to having its whole answer, and of the processor that
the server took for a page, its weighing of matters included.

The addresses are those of 600 claims, of their articles and of their matters: what two hundred people read in a minute
is what is talked about. With `--wide` they are drawn from all of the ledger, so that hardly anybody opens what another
one opened; then the server makes nearly every page anew.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import re
import socket
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from bench import million
from onrecord.ledger.base import ClaimQuery, View
from onrecord.ledger.sqlite import SqliteLedger
from onrecord.model import Act, Decision, Maker, Side, matter_id

CLAIMS, READERS, SECONDS = 100_000, 200, 60
READS = (2.0, 8.0)  # seconds that somebody reads a page
PAGES = {"front": 15, "matters": 10, "matter": 25, "article": 25, "claim": 10, "search": 15}
SEED = 7
SIDES = (Side.FOR, Side.FOR, Side.AGAINST, Side.FOR, Side.AGAINST, Side.OPEN)
SPACING = 20  # a matter for so many claims
MAKER = Maker("bench", "1")
KNOWN, WIDE = 600, 4_000  # claims that readers know of
PATIENCE = 120.0


@dataclass(slots=True)
class Looked:
    """What readers found: by the kind of page, how long each answer took; and what went wrong."""

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)


def measure(
    claims: int = CLAIMS,
    readers: int = READERS,
    seconds: float = SECONDS,
    *,
    folder: Path | None = None,
    known: int = KNOWN,
) -> dict[str, float]:
    """The figures of one run. `folder` keeps the ledger, to be used again; `known` claims are those that are read."""
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        return _measured(folder, claims, readers, seconds, known)
    with TemporaryDirectory() as made:
        return _measured(Path(made), claims, readers, seconds, known)


def _measured(folder: Path, claims: int, readers: int, seconds: float, known: int) -> dict[str, float]:
    path = folder / f"readers-{claims}.db"
    if not path.exists():
        million.fill(path, claims)
        _add_matters(path)
    ledger = SqliteLedger(path)
    ways = _ways(ledger.view(), random.Random(SEED), known)
    ledger.close()
    news = folder / "news"
    _write_news(news)
    port = _free_port()
    serve = [sys.executable, "-m", "onrecord", "serve", "--ledger", str(path), "--port", str(port), "--by", "bench"]
    read = [sys.executable, "-m", "onrecord", "read", str(news), "--ledger", str(path)]
    with subprocess.Popen(serve, stderr=subprocess.DEVNULL) as served:
        address = f"http://127.0.0.1:{port}"
        _wait(address)
        with subprocess.Popen(read, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as reading:
            before = _processor(served.pid)
            looked = asyncio.run(_look(address, ways, readers, seconds))
            took = _processor(served.pid) - before
            still_read = reading.poll() is None
            reading.terminate()
        served.terminate()
    figures = _figures(looked, still_read)
    return figures | {"server_cpu_ms": took / figures["requests"]}


def _processor(process: int) -> float:
    """Milliseconds of the processor that a process took so far."""
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _add_matters(path: Path) -> None:
    """Matters of six claims each, as a linker would have decided."""
    ledger = SqliteLedger(path)
    view, last = ledger.view(), 0
    while entries := view.claims(ClaimQuery(), after=last, limit=20 * SPACING):
        decisions = [
            decision
            for start in range(0, len(entries), SPACING)
            for decision in _matter(
                [entry.id for entry in entries[start : start + len(SIDES)]], entries[start].claim.text
            )
        ]
        last = entries[-1].number
        ledger.writer().link([], MAKER, up_to=last, decisions=decisions)
    ledger.close()


def _matter(claims: list[str], title: str) -> Iterator[Decision]:
    name = matter_id(claims[0])
    for claim, side in zip(claims, SIDES, strict=False):
        yield Decision(Act.PLACE, str(MAKER), matter=name, claim=claim, side=side, score=0.8)
    yield Decision(Act.TITLE, str(MAKER), matter=name, title=f"Is it so that {title[:60]}?")


def _ways(view: View, chance: random.Random, known_claims: int = KNOWN) -> dict[str, Callable[[], str]]:
    """For each kind of page, what gives the address of one of them."""
    last = view.state().claims * 9 // 10
    entries = [view.claims(ClaimQuery(), after=chance.randrange(1, last), limit=4) for _ in range(known_claims // 4)]
    known = [entry for some in entries for entry in some]
    matters = [matter.id for matter in view.matters([entry.id for entry in known])]
    words = sorted({word for entry in known for word in re.findall(r"[a-z]{4,}", entry.claim.text)})

    def searched() -> str:
        return f"/search?q={chance.choice(words)}+{chance.choice(words)}"

    return {
        "front": lambda: "/",
        "matters": lambda: "/matters",
        "matter": lambda: f"/matter/{chance.choice(matters)}",
        "article": lambda: f"/article/{chance.choice(known).claim.article_id}",
        "claim": lambda: f"/claim/{chance.choice(known).id}",
        "search": searched,
    }


def _write_news(folder: Path) -> None:
    """Enough invented dispatches to be read for longer than the readers stay."""
    folder.mkdir(exist_ok=True)
    lines = (
        {
            "id": f"dispatch-{number}",
            "outlet": "The Bench Wire",
            "published": "2031-02-01",
            "text": f"Harbour {number} closed\n\nThe harbour of Quay {number} was closed on Monday, its master said. "
            f"“Nobody was hurt at berth {number},” she told The Bench Wire. The dockers' union denied that {number} "
            f"of its members had been warned. A neighbour said the mayor had known of it for {number} days.",
        }
        for number in range(20_000)
    )
    (folder / "news.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))


async def _look(address: str, ways: dict[str, Callable[[], str]], readers: int, seconds: float) -> Looked:
    looked, end = Looked(), time.monotonic() + seconds
    limits = httpx.Limits(max_connections=readers, max_keepalive_connections=readers)
    async with httpx.AsyncClient(base_url=address, timeout=PATIENCE, limits=limits) as client:
        await asyncio.gather(*(_reader(client, ways, random.Random(number), end, looked) for number in range(readers)))
    return looked


async def _reader(
    client: httpx.AsyncClient, ways: dict[str, Callable[[], str]], chance: random.Random, end: float, looked: Looked
) -> None:
    await asyncio.sleep(chance.uniform(0, READS[1]))  # people do not all come in at once
    while time.monotonic() < end:
        (kind,) = chance.choices(list(PAGES), list(PAGES.values()))
        target = ways[kind]()
        began = time.perf_counter()
        try:
            answer = await client.get(target)
            if answer.status_code != 200:
                looked.errors.append(f"{target}: {answer.status_code}")
        except httpx.HTTPError as error:
            looked.errors.append(f"{target}: {error!r}")
        looked.times[kind].append((time.perf_counter() - began) * 1000)
        await asyncio.sleep(chance.uniform(*READS))


def _figures(looked: Looked, still_read: bool) -> dict[str, float]:
    everything = [each for times in looked.times.values() for each in times]
    figures = {"requests": float(len(everything)), "errors": float(len(looked.errors)), "still_read": float(still_read)}
    for kind, times in {"all": everything, **looked.times}.items():
        figures[f"{kind}.median_ms"] = statistics.median(times)
        figures[f"{kind}.p95_ms"] = statistics.quantiles(times, n=20)[-1]
    for error in looked.errors[:5]:
        print(error, file=sys.stderr)
    return figures


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _wait(address: str) -> None:
    """Until the room is open, and has counted and weighed what it shows: nobody comes in before it is."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            for page in ("/", "/matters", "/search?q=harbour"):
                httpx.get(address + page, timeout=PATIENCE)
            return
        except httpx.TransportError:
            time.sleep(0.2)
    raise RuntimeError(f"The reading room at {address} did not open.")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=CLAIMS)
    parser.add_argument("--readers", type=int, default=READERS)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--folder", type=Path, help="keeps the ledger there, to be used again")
    parser.add_argument("--wide", action="store_true", help="read all over the ledger")
    given = parser.parse_args()
    known = WIDE if given.wide else KNOWN
    found = measure(given.claims, given.readers, given.seconds, folder=given.folder, known=known)
    for name, figure in found.items():
        print(f"{figure:10,.1f}  {name}")


if __name__ == "__main__":
    main()
