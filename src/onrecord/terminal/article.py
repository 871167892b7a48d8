"""One article on a terminal."""

from __future__ import annotations

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from onrecord.dossier.told import flags_told
from onrecord.dossier.trail import events_told
from onrecord.ledger.base import ClaimQuery, View
from onrecord.model import Entry, KeptArticle
from onrecord.terminal.claims import print_claims, print_table
from onrecord.terminal.matters import list_matters
from onrecord.terminal.screen import is_table, plain, printable, stdout


def print_article(view: View, article: KeptArticle, layout: str | None) -> None:
    """One article: its head, what a reader ought to be told, its text, its events, its matters and its claims."""
    entries = _claims_of(view, article)
    if not is_table(layout):
        print_claims(entries, layout)
        return
    console = stdout()
    console.print(Text(plain(article.heading), style="bold"))
    console.print(Text(published_line(article), style="dim"))
    for gloss in flags_told(article.flags, article.text):
        console.print(Text(f"! {plain(str(gloss))}", style="yellow"))
    console.print(Padding(Text(printable(article.text)), (1, 0)))
    if happened := events_told(article, entries):
        console.print(Padding(Group(*(Text(plain(sentence)) for sentence in happened)), (0, 0, 1, 0)))
    if matters := view.matters(entry.id for entry in entries):
        console.print(Text("matters", style="dim"))
        console.print(Padding(Group(*list_matters(matters)), (0, 0, 1, 0)))
    print_table(entries)


def _claims_of(view: View, article: KeptArticle) -> list[Entry]:
    return view.claims(ClaimQuery(article=article.id), limit=10_000)


def published_line(article: KeptArticle) -> str:
    when = article.published.when.value or "date unknown"
    return " · ".join([article.outlet or "outlet not stated", when, article.name])
