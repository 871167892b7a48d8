"""The command line: what it promises stands in docs/command-line.md.

Nothing heavy is imported here: each command imports what it needs when it runs, so that `--help` comes at once.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import click

from onrecord import __version__
from onrecord.config import Config, load
from onrecord.errors import Ambiguous, NotFound, Stop

if TYPE_CHECKING:
    from datetime import date

    from onrecord.ledger.base import Box, ClaimQuery, Ledger, View

DONE, SOME_REJECTED, STOPPED, INTERRUPTED = 0, 1, 2, 130

KEPT = " What was read is kept; the same command goes on from here."

STANCES = (
    "asserts denies confirms admits alleges doubts demands promises warns praises condemns asks believes intends"
).split()
KINDS = "person office organisation outlet document group unnamed none".split()
EVENTS = (
    "ACCUSE AGREE AID ASSAULT CASUALTY COERCE CONCEDE CONSULT COOPERATE DISASTER MOBILIZE PROTEST REJECT REQUEST "
    "RETREAT SANCTION SUPPORT THREATEN"
).split()


class Group(click.Group):
    """Turns our errors into a message and an exit code, and lists the commands in the order of the work."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            with _flushed():
                return super().invoke(ctx)
        except (Stop, NotFound) as error:
            _say(f"onrecord: {error}")
            ctx.exit(STOPPED)
        except BrokenPipeError:
            # Whoever read our output has seen enough. Nothing is left for Python to flush into the closed pipe.
            _forget_stdout()
            ctx.exit(DONE)
        except OSError as error:
            _forget_stdout()
            _say(f"onrecord: {error.filename or 'the output'}: {error.strerror or error}.")
            ctx.exit(STOPPED)
        except KeyboardInterrupt:
            _say("Stopped." + (KEPT if ctx.invoked_subcommand == "read" else ""))
            ctx.exit(INTERRUPTED)


@contextmanager
def _flushed() -> Iterator[None]:
    """All output is out when this ends, so that what goes wrong with it goes wrong where it is caught."""
    if sys.stdout is None:  # closed by whoever started us
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115 - it lives as long as the process
    if isinstance(sys.stdout, io.TextIOWrapper) and not sys.stdout.isatty():
        # JSON Lines and CSV are in UTF-8, whatever the terminal's language is.
        sys.stdout.reconfigure(encoding="utf-8")
    try:
        yield
    finally:
        sys.stdout.flush()


def _forget_stdout() -> None:
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="onrecord")
def main() -> None:
    """Reads news and keeps a ledger of claims: who says what, on whose word, who denies it.

    Results go to stdout, progress and notices to stderr. Exit 0: done; 1: done, but some input was rejected;
    2: wrong use, or the run could not go on.
    """


def _ledger_option(command: Any) -> Any:
    default = Config.__dataclass_fields__["ledger"].default
    return click.option(
        "--ledger",
        metavar="FILE",
        help=f"The ledger. [ONRECORD_LEDGER; default: {default}]",
    )(command)


def _format_option(what: str) -> Callable[[Any], Any]:
    return click.option("--format", "layout", type=click.Choice(["table", "jsonl", "csv"]), help=what)


def _country(_: click.Context, __: click.Parameter, code: str | None) -> str | None:
    """A country's code, in capitals."""
    if code is not None and not (len(code) == 2 and code.isascii() and code.isalpha()):
        raise click.BadParameter(f"{code!r} is no ISO 3166-1 code of two letters, such as LY.")
    return code and code.upper()


def _box(_: click.Context, __: click.Parameter, edges: str | None) -> Box | None:
    """A box from its edges in degrees: west, south, east, north."""
    if edges is None:
        return None
    from onrecord.ledger.base import Box

    try:
        west, south, east, north = map(float, edges.split(","))
        return Box(west, south, east, north)
    except ValueError as error:
        why = (
            str(error)
            if str(error).startswith("Box needs")
            else "Give four numbers with commas: west,south,east,north."
        )
        raise click.BadParameter(f"{edges!r} is no box of degrees. {why}") from error


def _filters(command: Any) -> Any:
    """The options that say which claims are meant."""
    day = click.DateTime(formats=["%Y-%m-%d"])
    event = click.Choice(EVENTS, case_sensitive=False)
    options = (
        click.option("--text", metavar="WORDS", help="The claim holds all these words."),
        click.option("--source", metavar="WORDS", help="The source's words hold all these."),
        click.option("--stance", type=click.Choice(STANCES), help="How the source stands to it."),
        click.option("--kind", type=click.Choice(KINDS), help="What kind of voice the source is."),
        click.option("--about", metavar="NAME", help="The claim mentions somebody or something of that name."),
        click.option("--place", metavar="NAME", help="It tells of a place of that name, or part of a name."),
        click.option("--country", metavar="CODE", callback=_country, help="It tells of a place in it (ISO code: LY)."),
        click.option("--box", metavar="W,S,E,N", callback=_box, help="It tells of a place in that box of degrees."),
        click.option("--event", type=event, metavar="TYPE", help="It tells of an event of that type (ASSAULT, aid …)."),
        click.option("--happened-since", type=day, help="It tells of that day or a later one (YYYY-MM-DD)."),
        click.option("--happened-until", type=day, help="It tells of that day or an earlier one (YYYY-MM-DD)."),
        click.option("--since", type=day, help="Published on that day or later (YYYY-MM-DD)."),
        click.option("--until", type=day, help="Published on that day or earlier (YYYY-MM-DD)."),
        click.option("--outlet", metavar="NAME", help="Published by an outlet of that name."),
        click.option("--article", metavar="ID", help="Made in that article."),
        click.option("--contested", is_flag=True, help="Only claims that another one contradicts."),
        click.option("--attributed/--own-voice", default=None, help="Only what sources say, or only what outlets do."),
        click.option("--superseded", is_flag=True, help="Former readings' claims as well."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@_ledger_option
def read(paths: tuple[str, ...], ledger: str | None) -> None:
    """Read files, folders or standard input (-) into the ledger.

    .txt and .md: a page, which may hold several articles. .html: a web page. .jsonl, .jsonl.gz: an article a line,
    {"id", "text"} and, where known, "title", "published", "url", "outlet", "language". Reading the same again adds
    nothing; an interrupted run goes on where it was.
    """
    from onrecord.read.find import Finder, total_bytes
    from onrecord.run.ingest import ingest
    from onrecord.run.pipeline import Pipeline
    from onrecord.terminal import progress_display, say_rejections, say_summary

    config = load(ledger=ledger)
    pipeline = Pipeline(config)
    finder = Finder(max_bytes=config.max_document_bytes)
    with _opened(config, create=True) as opened:
        with progress_display(lambda: total_bytes(paths), finder) as listener:
            progress = ingest(finder.find(paths), opened, pipeline, listener)
        say_rejections(progress.rejected)
        say_summary(config.ledger, progress, finder.passed_over, opened.view().summary())
    sys.exit(SOME_REJECTED if progress.rejected else DONE)


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
def extract(paths: tuple[str, ...]) -> None:
    """Read without a ledger: one JSON line per article on stdout. The fields stand in docs/formats.md."""
    from onrecord.export.extract import line_of
    from onrecord.model import Reading
    from onrecord.read.find import Finder
    from onrecord.run.pipeline import Pipeline, Refused
    from onrecord.terminal import say_rejections

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


@main.command()
@_filters
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="How many claims.")
@click.option("--after", type=click.IntRange(0), default=0, metavar="N", help="Go on after claim number N.")
@_format_option("How the list is printed. [default: table on a terminal, else jsonl]")
@_ledger_option
def claims(limit: int, after: int, layout: str | None, ledger: str | None, **filters: Any) -> None:
    """List claims, the words first; all conditions that are given must hold."""
    from onrecord.terminal import is_table, print_claims, print_contests, say_more

    query = _query(filters)
    with _opened(load(ledger=ledger)) as opened:
        view = opened.view()
        entries = view.claims(query, after=after, limit=limit + 1)
        if query.contested and is_table(layout):
            print_contests(list(view.contests(entry.id for entry in entries[:limit])))
        else:
            print_claims(entries[:limit], layout)
    say_more(entries, limit)


@main.command()
@click.argument("name", metavar="ID")
@_format_option("table: a page for people; jsonl, csv: its claims. [default: table, in a pipe as well]")
@_ledger_option
def show(name: str, layout: str | None, ledger: str | None) -> None:
    """Show one claim, article or entity: its words in their context, and on whose word.

    The beginning of an id is enough, as long as only one begins so. An article also goes by the id that came with it,
    and people, organisations and places by their names: all who are called so are shown, or listed where they are many.
    """
    if not name.strip():
        raise click.BadParameter("it is empty. Give the id or the name of what to show.", param_hint="ID")
    with _opened(load(ledger=ledger)) as opened:
        _show(opened.view(), name, layout or "table")


def _show(view: View, name: str, layout: str) -> None:
    from onrecord.dossier.identity import identities_named
    from onrecord.terminal import print_article, print_entity, print_identities, print_trail

    def called() -> None:
        identities = identities_named(view, name)
        if not identities:
            raise NotFound(name, "the ledger holds no article of this id, and nobody and nothing of this name.")
        print_identities(view, identities, layout)

    ways = [lambda: print_article(view, view.article(name), layout), called]
    # Ids of claims begin with a "c", those of entities with an "e".
    if name.startswith("c"):
        ways.append(lambda: print_trail(view, view.entry(name), layout))
    if name.startswith("e"):
        ways.append(lambda: print_entity(view, *view.entity(name), layout))
    for way in ways[:-1]:
        try:
            return way()
        except Ambiguous:
            raise
        except NotFound:
            continue
    return ways[-1]()


@main.command()
@click.argument("words", nargs=-1, metavar="[QUERY]...")
@click.option("--output", "-o", required=True, type=click.Path(dir_okay=False), help="The HTML file to write.")
@click.option("--title", help="The page's title.")
@_filters
@_ledger_option
def dossier(words: tuple[str, ...], output: str, title: str | None, ledger: str | None, **filters: Any) -> None:
    """Write one self-contained HTML page on the claims that hold the words of QUERY, or whose sources do, or on all."""
    from pathlib import Path

    from onrecord.dossier.build import build
    from onrecord.export.page import write_page

    query = _query(filters | {"words": " ".join(words) or None})
    with _opened(load(ledger=ledger)) as opened:
        page = build(opened.view(), query, title=title)
        write_page(page, Path(output))
    if not page.claims:
        _say("No claim fits: the page is empty.")
    _say(f"Wrote {output}: {page.figures.claims:,} claims in {page.figures.articles:,} articles.")


@main.command()
@click.option("--to", "output", required=True, type=click.Path(), help="The file; its ending chooses the format.")
@_filters
@_ledger_option
def export(output: str, ledger: str | None, **filters: Any) -> None:
    """Write claims to a file in an open format: .jsonl, .csv or .parquet."""
    from pathlib import Path

    from onrecord.export.choose import exporter_for

    query, exporter = _query(filters), exporter_for(Path(output))
    with _opened(load(ledger=ledger)) as opened:
        count = exporter.export(_all(opened, query), Path(output))
    _say(f"Wrote {output}: {count:,} claims.")


@main.command()
@click.argument("file", type=click.File("rb"))
def compare(file: Any) -> None:
    """Say how two statements stand to each other: same, contradicts, related or unrelated.

    FILE, or - for standard input, holds lines of {"id", "left", "right"}; stdout gets lines of
    {"id", "relation", "score"} in the same order. The score is how sure the relation is, 0 to 1.
    """
    from onrecord.model import Rejected
    from onrecord.reconcile.statements.compare import Comparer
    from onrecord.run.compare import compared
    from onrecord.terminal import say_rejections

    rejected = []
    for each in compared(file, getattr(file, "name", "<stdin>"), Comparer()):
        if isinstance(each, Rejected):
            rejected.append(each)
        else:
            sys.stdout.write(each + "\n")
    sys.stdout.flush()
    say_rejections(rejected)
    sys.exit(SOME_REJECTED if rejected else DONE)


@main.command()
@_ledger_option
def verify(ledger: str | None) -> None:
    """Check every span against the kept text, every key and every hash."""
    with _opened(load(ledger=ledger)) as opened:
        result = opened.view().verify()
    for what, count in result.checked.items():
        click.echo(f"{count:>12,}  {what}")
    for fault in result.faults:
        _say(f"onrecord: {fault}")
    if result.faults:
        _say(f"{len(result.faults):,} faults. Keep the file as it is; read the documents into a new ledger.")
        sys.exit(STOPPED)
    click.echo("All is as it was kept.")


@contextmanager
def _opened(config: Config, *, create: bool = False) -> Iterator[Ledger]:
    from onrecord.run.open import open_ledger

    ledger = open_ledger(config.ledger, create=create)
    try:
        with ledger.guarded():
            yield ledger
    finally:
        ledger.close()


def _query(filters: dict[str, Any]) -> ClaimQuery:
    from onrecord.ledger.base import ClaimQuery
    from onrecord.model import Kind, Stance

    attributed = filters.pop("attributed")
    stance, kind = filters.pop("stance"), filters.pop("kind")
    for name in ("since", "until", "happened_since", "happened_until"):
        filters[name] = filters[name].date() if filters[name] else None
    for since, until in (("since", "until"), ("happened_since", "happened_until")):
        _in_order(since, filters[since], until, filters[until])
    return ClaimQuery(
        **filters,
        stance=Stance(stance) if stance else None,
        kind=Kind(kind) if kind else None,
        own_voice=None if attributed is None else not attributed,
    )


def _in_order(since: str, first: date | None, until: str, last: date | None) -> None:
    """Raises `BadParameter` where one day is later than the other, which no claim could fit."""
    if first and last and first > last:
        names = [f"--{name.replace('_', '-')}" for name in (since, until)]
        hint = " / ".join(f"'{name}'" for name in names)
        raise click.BadParameter(f"{names[0]} {first} is later than {names[1]} {last}.", param_hint=hint)


def _all(ledger: Ledger, query: ClaimQuery) -> Iterator[Any]:
    view, last = ledger.view(), 0
    while entries := view.claims(query, after=last, limit=1000):
        yield from entries
        last = entries[-1].number


def _say(words: str) -> None:
    click.echo(words, err=True)
