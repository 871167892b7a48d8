"""People, organisations and places on a terminal: who they are, and what is on their word."""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.dossier.identity import Identity, identity_of
from onrecord.ledger.base import ClaimQuery, View
from onrecord.model import Entity, Entry, KeptArticle, Span
from onrecord.terminal.article import published_line
from onrecord.terminal.claims import print_claims, print_table
from onrecord.terminal.screen import count, is_table, plain, printable, stdout

MANY = 5  # so many of one name are listed, not shown in full
ID_LISTED = 12  # characters of an id in that list
MOST_RULINGS = 5  # that are shown of an identity, the weightiest first

AROUND = 60  # characters on either side of a mention
SPACE = re.compile(r"\s+")


def print_identities(view: View, identities: Sequence[Identity], layout: str | None) -> None:
    """All who are called by one name: each in full, or only their names and ids where they are many."""
    if not is_table(layout):
        print_claims(_claims_by(view, *identities), layout)
    elif len(identities) >= MANY:
        _list_identities(identities)
    else:
        for identity in identities:
            _print_entity(view, *view.entity(identity.id), identity)


def print_entity(view: View, entity: Entity, article: KeptArticle, layout: str | None) -> None:
    """One entity: where its article mentions it, who it is elsewhere and why, and what is claimed on its word."""
    identity = identity_of(view, entity.id)
    if is_table(layout):
        _print_entity(view, entity, article, identity)
    else:
        print_claims(_claims_by(view, identity), layout)


def _print_entity(view: View, entity: Entity, article: KeptArticle, identity: Identity) -> None:
    console = stdout()
    console.print(Text(plain(entity.name), style="bold"), Text(entity.type, style="dim"))
    console.print(Text(f"{plain(article.heading)} ({published_line(article)})", style="dim"))
    for mention in entity.mentions:
        console.print(Padding(_around(mention, article.text), (0, 0, 0, 2)))
    if len(identity.entities) > 1:
        _print_identity(console, entity, article, identity)
    console.print()
    if entries := _claims_by(view, identity):
        print_table(entries)
    else:
        about = shlex.quote(plain(entity.name))
        console.print(Text(f"No claim is on its word. What mentions it: onrecord claims --about {about}", style="dim"))


def _list_identities(identities: Sequence[Identity]) -> None:
    console = stdout()
    table = Table.grid(padding=(0, 2))
    table.add_column(overflow="fold")
    for _ in range(3):
        table.add_column(no_wrap=True, style="dim")
    for identity in identities:
        articles = count(len({each.article_id for each in identity.entities}), "article")
        table.add_row(Text(", ".join(map(plain, identity.names))), identity.type, articles, identity.id[:ID_LISTED])
    console.print(Text(f"{len(identities):,} are called so; `onrecord show ID` shows one of them.", style="dim"))
    console.print(table)


def _print_identity(console: Console, entity: Entity, article: KeptArticle, identity: Identity) -> None:
    # Where all bear its name, that name tells it.
    others = [name for name in identity.names if name != entity.name] or identity.names
    elsewhere = len({each.article_id for each in identity.entities} - {article.id})
    where = f" ({count(elsewhere, 'other article')})" if elsewhere else ""
    console.print()
    console.print(Text(f"One with {', '.join(map(plain, others))}{where}"))
    for ruling in identity.rulings[:MOST_RULINGS]:
        why = plain("; ".join(ruling.reasons))
        console.print(Padding(Text(f"{ruling.score:.2f}  {why} ({ruling.by})", style="dim"), (0, 0, 0, 2)))


def _around(mention: Span, text: str) -> Text:
    """A mention in the whole words around it, on one line."""
    before, after = text[: mention.start][-AROUND:], text[mention.end :][:AROUND]
    if mention.start > AROUND:
        before = "… " + before.partition(" ")[2]
    if mention.end + AROUND < len(text):
        after = after.rpartition(" ")[0] + " …"
    words = Text(printable(SPACE.sub(" ", before)), style="dim")
    words.append(plain(mention.of(text)), style="bold not dim")
    return words.append(printable(SPACE.sub(" ", after)))


def _claims_by(view: View, *identities: Identity) -> list[Entry]:
    members = tuple(entity.id for identity in identities for entity in identity.entities)
    return view.claims(ClaimQuery(said_by=members), limit=10_000)
