"""The verbs that look into a ledger and write down what is there."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.conditions import filters, matter_filters, query_of
from onrecord.cli.door import format_option, ledger_option, opened, say
from onrecord.config import load
from onrecord.errors import Ambiguous, NotFound

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.ledger.base import ClaimQuery, View
    from onrecord.model import Matter

IN_TABLE = 50  # matters, where nobody says how many

# What begins like a matter's id, and is too long to be meant as a word: "m4" and "media" are looked for in claims.
MATTER_ID = re.compile("m[0-9a-f]{6,20}")


@click.command()
@filters
@click.option(
    "--like", metavar="TEXT", help="The claims nearest to TEXT in meaning, whatever their words; with how near."
)
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="How many claims.")
@click.option("--after", type=click.IntRange(0), default=0, metavar="N", help="Go on after claim number N.")
@format_option("How the list is printed. [default: table on a terminal, else jsonl]")
@ledger_option
def claims(like: str | None, limit: int, after: int, layout: str | None, ledger: str | None, **conditions: Any) -> None:
    """List claims, the words first; all conditions that are given must hold."""
    from onrecord.terminal.claims import print_claims, print_contests
    from onrecord.terminal.notices import say_more
    from onrecord.terminal.screen import is_table

    query = query_of(conditions)
    with opened(load(ledger=ledger)) as kept:
        view = kept.view()
        query = _of_matter(view, query)
        if like is not None:
            _print_like(view, query, like, after=after, limit=limit, layout=layout)
            return
        entries = view.claims(query, after=after, limit=limit + 1)
        if query.contested and is_table(layout):
            print_contests(list(view.contests(entry.id for entry in entries[:limit])))
        else:
            print_claims(entries[:limit], layout)
    say_more(entries, limit)


def _print_like(view: View, query: ClaimQuery, like: str, *, after: int, limit: int, layout: str | None) -> None:
    """The claims nearest in meaning; where that cannot be told, those that hold the words."""
    from onrecord.cli.like import meaning_for
    from onrecord.dossier.search import hits_of, looked_for
    from onrecord.terminal.claims import print_claims

    if not like.strip():
        raise click.BadParameter("it is empty. Say what the claims are to be like.", param_hint="--like")
    if after:
        raise click.UsageError("--after goes on in the order that claims came in; with --like, raise --limit.")
    hits = hits_of(view, looked_for(view, query, like=like, meaning=meaning_for(view)), limit=limit)
    print_claims([hit.entry for hit in hits], layout, likeness={hit.entry.id: hit.likeness for hit in hits})
    if not hits:
        say("No claim is like it.")


def _of_matter(view: View, query: ClaimQuery) -> ClaimQuery:
    """The query with the whole id of the matter that it names. Raises `NotFound`."""
    return replace(query, matter=view.matter(query.matter).id) if query.matter else query


@click.command()
@matter_filters
@click.option("--limit", type=click.IntRange(1), help=f"How many matters. [default: all; in a table {IN_TABLE}]")
@format_option("How the list is printed. [default: table on a terminal, else jsonl]")
@ledger_option
def matters(limit: int | None, layout: str | None, ledger: str | None, contested: bool, **conditions: Any) -> None:
    """List what the claims are about, the most contested first, with sides and how many origins each side has.

    A matter fits if one of its claims does; --text may also stand in its title. Of equally contested ones, that with
    more origins on the weaker side, each counted as surely as it stands there, comes first, then that with more claims.
    """
    from onrecord.dossier.asked import matters_asked
    from onrecord.dossier.listing import listed, weighed
    from onrecord.terminal.matters import print_matters
    from onrecord.terminal.screen import is_table

    query = query_of(conditions)
    most = limit or (IN_TABLE if is_table(layout) else None)
    with opened(load(ledger=ledger)) as kept:
        view = kept.view()
        found = weighed(view, matters_asked(view, query, contested=contested))
        print_matters(listed(view, found[:most]), layout)
    if most and len(found) > most:
        say(f"{len(found) - most:,} more: --limit {len(found)} lists them all.")
    elif not found:
        say("No matter fits.")


@click.command()
@click.argument("name", metavar="ID")
@format_option("table: a page for people; jsonl, csv: its claims. [default: table, in a pipe as well]")
@ledger_option
def show(name: str, layout: str | None, ledger: str | None) -> None:
    """Show one claim, article, matter or entity: its words in their context, and on whose word.

    The beginning of an id is enough, as long as only one begins so. An article also goes by the id that came with it,
    and people, organisations and places by their names: all who are called so are shown, or listed where they are many.
    """
    if not name.strip():
        raise click.BadParameter("it is empty. Give the id or the name of what to show.", param_hint="ID")
    with opened(load(ledger=ledger)) as kept:
        _show(kept.view(), name, layout or "table")


def _show(view: View, name: str, layout: str) -> None:
    from onrecord.dossier.identity import identities_named
    from onrecord.terminal.article import print_article
    from onrecord.terminal.claim import print_trail
    from onrecord.terminal.entity import print_entity, print_identities
    from onrecord.terminal.matter import print_matter

    def called() -> None:
        identities = identities_named(view, name)
        if not identities:
            raise NotFound(name, "the ledger holds no article of this id, and nobody and nothing of this name.")
        print_identities(view, identities, layout)

    ways = [lambda: print_article(view, view.article(name), layout), called]
    # Ids of claims begin with a "c", those of entities with an "e", those of matters with an "m".
    if name.startswith("c"):
        ways.append(lambda: print_trail(view, view.entry(name), layout))
    if name.startswith("e"):
        ways.append(lambda: print_entity(view, *view.entity(name), layout))
    if name.startswith("m"):
        ways.append(lambda: print_matter(view, view.matter(name), layout))
    for way in ways[:-1]:
        try:
            return way()
        except Ambiguous:
            raise
        except NotFound:
            continue
    return ways[-1]()


@click.command()
@click.argument("words", nargs=-1, metavar="[MATTER | QUERY]...")
@click.option("--output", "-o", required=True, type=click.Path(dir_okay=False), help="The HTML file to write.")
@click.option("--title", help="The page's title.")
@filters
@ledger_option
def dossier(words: tuple[str, ...], output: str, title: str | None, ledger: str | None, **conditions: Any) -> None:
    """Write one self-contained HTML page: on a matter, by its id, or on the claims that fit.

    QUERY holds words, all of which must stand in a claim or in its source's name; without any, all claims fit. The
    beginning of a matter's id is enough, from its seventh character on.
    """
    from pathlib import Path

    query = query_of(conditions | {"words": " ".join(words) or None})
    with opened(load(ledger=ledger)) as kept:
        view = kept.view()
        if matter := _matter_meant(view, query):
            _write_matter(view, matter, Path(output), title)
        else:
            _write_dossier(view, query, Path(output), title)


def _matter_meant(view: View, query: ClaimQuery) -> Matter | None:
    """The matter that a query's only words are the id of. Raises `NotFound` where it looks like one and is none."""
    from onrecord.ledger.base import ClaimQuery

    words = query.words or ""
    if not MATTER_ID.fullmatch(words):
        return None
    if query != ClaimQuery(words=words):
        raise click.UsageError(f"{words} is a matter, of which the page shows all; leave the other conditions out.")
    return view.matter(words)


def _write_matter(view: View, matter: Matter, path: Path, title: str | None) -> None:
    from onrecord.dossier.matter import matter_dossier
    from onrecord.export.page import write_matter_page

    page = matter_dossier(view, matter.id, title=title)
    write_matter_page(page, path)
    figures = page.dossier.figures
    say(f"Wrote {path}: {figures.claims:,} claims in {figures.articles:,} articles on one matter.")


def _write_dossier(view: View, query: ClaimQuery, path: Path, title: str | None) -> None:
    from onrecord.dossier.build import build
    from onrecord.export.page import write_page

    page = build(view, _of_matter(view, query), title=title)
    write_page(page, path)
    if not page.claims:
        say("No claim fits: the page is empty.")
    say(f"Wrote {path}: {page.figures.claims:,} claims in {page.figures.articles:,} articles.")


@click.command()
@click.option("--to", "output", required=True, type=click.Path(), help="The file; its ending chooses the format.")
@filters
@ledger_option
def export(output: str, ledger: str | None, **conditions: Any) -> None:
    """Write claims to a file in an open format: .jsonl, .csv or .parquet."""
    from pathlib import Path

    from onrecord.dossier.every import every_claim
    from onrecord.export.choose import exporter_for

    query, exporter = query_of(conditions), exporter_for(Path(output))
    with opened(load(ledger=ledger)) as kept:
        view = kept.view()
        count = exporter.export(every_claim(view, _of_matter(view, query)), Path(output))
    say(f"Wrote {output}: {count:,} claims.")
