"""How far a run is, while it runs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from onrecord.read.find import Finder
from onrecord.run.ingest import Listener
from onrecord.run.ingest import Progress as Run
from onrecord.terminal.screen import stderr


@contextmanager
def progress_display(total: Callable[[], int | None], finder: Finder) -> Iterator[Listener]:
    """A live line with rate and time left on a terminal; nothing elsewhere."""
    console = stderr()
    if not console.is_terminal:
        yield lambda _: None
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TextColumn("gone,"),
        TimeRemainingColumn(),
        TextColumn("left"),
    )
    with Progress(*columns, console=console, transient=True) as display:
        task = display.add_task("Reading", total=total(), rate="")

        def listen(run: Run) -> None:
            seconds = display.tasks[0].elapsed or 0
            rate = f"{run.articles / seconds:.1f} articles/s" if seconds > 1 else ""
            done = f"{run.articles:,} articles, {run.claims:,} new claims"
            display.update(task, completed=finder.done_bytes, description=done, rate=rate)

        yield listen


@contextmanager
def progress_lines(total: Callable[[], int | None], finder: Finder) -> Iterator[Listener]:
    """A line of JSON for each step on standard error, for a program that watches the run."""
    console, whole = stderr(), total()

    def listen(run: Run) -> None:
        step = {
            "stage": run.stage,
            "bytes": finder.done_bytes,
            "of_bytes": whole,
            "articles": run.articles,
            "claims": run.claims,
            "article": run.article,
        }
        console.file.write(json.dumps(step) + "\n")
        console.file.flush()

    yield listen
