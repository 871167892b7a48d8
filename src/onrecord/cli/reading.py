"""The verbs that read: into the ledger, without one, and pairs of statements."""

from __future__ import annotations

import sys
from typing import Any

import click

from onrecord.cli.door import DONE, SOME_REJECTED, STOPPED, ledger_option, opened, say
from onrecord.config import load


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--progress", type=click.Choice(["line", "json"]), default="line", help="json: a line of it a step.")
@ledger_option
def read(paths: tuple[str, ...], progress: str, ledger: str | None) -> None:
    """Read files, folders or standard input (-) into the ledger.

    .txt and .md: a page, which may hold several articles. .html: a web page. .jsonl, .jsonl.gz: an article a line,
    {"id", "text"} and, where known, "title", "published", "url", "outlet", "language". Reading the same again adds
    nothing; an interrupted run goes on where it was.
    """
    from onrecord.read.find import Finder, total_bytes
    from onrecord.run.ingest import ingest
    from onrecord.run.pipeline import Pipeline
    from onrecord.terminal.notices import say_rejections, say_summary
    from onrecord.terminal.progress import progress_display, progress_lines

    config = load(ledger=ledger)
    pipeline = Pipeline(config)
    finder = Finder(max_bytes=config.max_document_bytes)
    with opened(config, create=True) as kept:
        display = progress_lines if progress == "json" else progress_display
        with display(lambda: total_bytes(paths), finder) as listener:
            run = ingest(finder.find(paths), kept, pipeline, listener)
        say_rejections(run.rejected)
        say_summary(config.ledger, run, finder.passed_over, kept.view().summary())
    sys.exit(SOME_REJECTED if run.rejected else DONE)


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
def extract(paths: tuple[str, ...]) -> None:
    """Read without a ledger: one JSON line per article on stdout. The fields stand in docs/formats.md."""
    from onrecord.export.extract import line_of
    from onrecord.model import Reading
    from onrecord.read.find import Finder
    from onrecord.run.pipeline import Pipeline, Refused
    from onrecord.terminal.notices import say_rejections

    config = load()
    rejected = []
    for step in Pipeline(config).run(Finder(max_bytes=config.max_document_bytes).find(paths)):
        if isinstance(step, Reading):
            sys.stdout.write(line_of(step) + "\n")
        elif isinstance(step, Refused):
            rejected.append(step.rejected)
    sys.stdout.flush()
    say_rejections(rejected)
    sys.exit(SOME_REJECTED if rejected else DONE)


@click.command()
@click.argument("file", type=click.File("rb"))
def compare(file: Any) -> None:
    """Say how two statements stand to each other: same, contradicts, related or unrelated.

    FILE, or - for standard input, holds lines of {"id", "left", "right"}; stdout gets lines of
    {"id", "relation", "score"} in the same order. The score is how sure the relation is, 0 to 1.
    """
    from onrecord.model import Rejected
    from onrecord.reconcile.statements.compare import Comparer
    from onrecord.run.compare import compared
    from onrecord.terminal.notices import say_rejections

    rejected = []
    for each in compared(file, getattr(file, "name", "<stdin>"), Comparer()):
        if isinstance(each, Rejected):
            rejected.append(each)
        else:
            sys.stdout.write(each + "\n")
    sys.stdout.flush()
    say_rejections(rejected)
    sys.exit(SOME_REJECTED if rejected else DONE)


@click.command()
@ledger_option
def verify(ledger: str | None) -> None:
    """Check every span against the kept text, every key and every hash."""
    with opened(load(ledger=ledger)) as kept:
        result = kept.view().verify()
    for what, count in result.checked.items():
        click.echo(f"{count:>12,}  {what}")
    for fault in result.faults:
        say(f"onrecord: {fault}")
    if result.faults:
        say(f"{len(result.faults):,} faults. Keep the file as it is; read the documents into a new ledger.")
        sys.exit(STOPPED)
    click.echo("All is as it was kept.")
