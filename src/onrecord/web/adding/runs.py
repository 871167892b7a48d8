"""Runs that read what was added, one after another, each in a process of its own: no page loads a model."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

MOST_KEPT = 200  # runs that the desk remembers
REJECTED = "rejected  "
MOST_ARTICLES = 200  # that a run's page links to


class State(StrEnum):
    """How far a run is."""

    WAITING = "waiting"
    READING = "reading"
    DONE = "done"
    SOME_REJECTED = "done, with rejections"
    FAILED = "failed"

    @property
    def over(self) -> bool:
        return self not in (State.WAITING, State.READING)


@dataclass(frozen=True, slots=True)
class Run:
    """One run as it stands now. `share` is how much of the bytes is read, 0…1; `stage` is what it does.

    `rejected` are what could not be used, each with its reason; `words` are what the run said at its end.
    """

    id: str
    names: tuple[str, ...]
    by: str
    state: State = State.WAITING
    stage: str = ""
    share: float = 0.0
    claims: int = 0
    articles: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class Desk:
    """Reads what is put on it, in a thread of its own. `command` reads the paths that are added to it."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = tuple(command)
        self._runs: OrderedDict[str, Run] = OrderedDict()
        self._waiting: queue.Queue[tuple[str, tuple[Path, ...]]] = queue.Queue()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def put(self, folder: Path, paths: Sequence[Path], by: str) -> Run:
        """Have these files of a folder read."""
        run = Run(folder.name, tuple(path.name for path in paths), by)
        with self._lock:
            self._runs[run.id] = run
            while len(self._runs) > MOST_KEPT:
                self._runs.popitem(last=False)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="reading", daemon=True)
                self._thread.start()
        self._waiting.put((run.id, tuple(paths)))
        return run

    def runs(self) -> list[Run]:
        """The runs, the newest first."""
        with self._lock:
            return list(reversed(self._runs.values()))

    def run(self, run_id: str) -> Run | None:
        with self._lock:
            return self._runs.get(run_id)

    def _work(self) -> None:
        while True:
            run_id, paths = self._waiting.get()
            try:
                self._read(run_id, paths)
            except OSError as error:  # the command cannot be started; the next run may be
                self._note(run_id, state=State.FAILED, words=(str(error),))

    def _read(self, run_id: str, paths: Sequence[Path]) -> None:
        self._note(run_id, state=State.READING, stage="starting")
        words: list[str] = []
        rejected: list[str] = []
        with subprocess.Popen(
            [*self._command, *map(str, paths)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
        ) as process:
            assert process.stderr
            for line in process.stderr:
                if line.startswith("{"):
                    self._note_step(run_id, json.loads(line))
                elif line.startswith(REJECTED):
                    rejected.append(line.removeprefix(REJECTED).strip().replace(f"{paths[0].parent}/", ""))
                else:
                    words.append(line.strip())
        state = {0: State.DONE, 1: State.SOME_REJECTED}.get(process.returncode, State.FAILED)
        self._note(run_id, state=state, stage="", share=1.0, rejected=tuple(rejected), words=tuple(words[-6:]))

    def _note_step(self, run_id: str, step: dict[str, object]) -> None:
        done, whole, article = step["bytes"], step["of_bytes"], step["article"]
        assert isinstance(done, int)
        share = min(1.0, done / whole) if isinstance(whole, int) and whole else 0.0
        known = self.run(run_id)
        articles = known.articles if known else ()
        if isinstance(article, str) and article not in articles and len(articles) < MOST_ARTICLES:
            articles = (*articles, article)
        self._note(run_id, stage=str(step["stage"]), share=share, claims=step["claims"], articles=articles)

    def _note(self, run_id: str, **values: object) -> None:
        with self._lock:
            if run_id in self._runs:
                self._runs[run_id] = replace(self._runs[run_id], **values)  # type: ignore[arg-type]
