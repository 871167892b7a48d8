"""One claim on a terminal: its words in their paragraph, on whose word, and what it has to do with others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import Group
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from onrecord.dossier.corrected import Said
from onrecord.dossier.segments import Block
from onrecord.dossier.told import Who
from onrecord.dossier.trail import Trail, trail_of
from onrecord.export.record import on_whose_word
from onrecord.ledger.base import View
from onrecord.model import Entry, Relation
from onrecord.terminal.article import published_line
from onrecord.terminal.claims import STANCE_STYLES, called, print_claims
from onrecord.terminal.matters import in_matters
from onrecord.terminal.screen import ID_SHOWN, is_table, on_one_line, plain, printable, stdout

ROLE_STYLES = {"source": "bold", "cue": "italic cyan", "content": "underline"}

# Whether a source holds it to be so, of what its words say.
HELD = {True: "it is so that", False: "it is not so that", None: "left open that"}

# What a claim has to do with another, as the right and as the left one of a link.
JOINT = {
    Relation.SAME: ("same as", "same as"),
    Relation.CONTRADICTS: ("against it", "against it"),
    Relation.SUPPORTS: ("supported by", "supports"),
    Relation.REPEATS: ("one origin with", "one origin with"),
    Relation.REVISES: ("revised by", "revises"),
    Relation.RELATED: ("related to", "related to"),
    Relation.UNRELATED: ("unrelated to", "unrelated to"),
}


def print_trail(view: View, entry: Entry, layout: str | None) -> None:
    """One claim: its words in their paragraph, on whose word, and what stands against it."""
    if not is_table(layout):
        print_claims([entry], layout)
        return
    stdout().print(_trail(trail_of(view, entry.id)))


def _trail(trail: Trail) -> Group:
    claim = trail.entry.claim
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="dim", no_wrap=True)
    facts.add_column(overflow="fold")
    for name, words in _facts(trail):
        facts.add_row(name, words)
    paragraphs = [Padding(_marked(block), (0, 0, 1, 2)) for block in trail.blocks]
    return Group(
        Text(plain(claim.text), style="bold"),
        Rule(style="dim"),
        *paragraphs,
        Text("source bold, cue italic, content underlined", style="dim"),
        Rule(style="dim"),
        facts,
    )


def _facts(trail: Trail) -> Iterator[tuple[str, Any]]:
    entry, article = trail.entry, trail.article
    yield "on whose word", Text(plain(on_whose_word(entry.claim)))
    yield "read aloud", Text(plain(trail.read_aloud))
    for name, words in _who(trail.who):
        yield name, Text(plain(words))
    yield "stance", Text(entry.claim.stance.value, style=STANCE_STYLES.get(entry.claim.stance, ""))
    if said := entry.proposition:
        yield HELD[said.holds], Text(plain(said.text))
    for name, told in (("it happened", trail.happened), ("when", trail.times), ("where", trail.spots)):
        for position, each in enumerate(told):
            yield "" if position else name, Text(plain(str(each)))
    for flag in trail.flags:
        yield "mind", Text(plain(str(flag)), style="yellow")
    yield "article", Text(plain(f"{article.heading} ({published_line(article)})"))
    for against in trail.against:
        yield "against it", Text(f"{called(against.entry)}: {plain(against.entry.claim.text)}")
        yield "", Text(f"{'; '.join(against.reasons)} [{against.entry.id[:ID_SHOWN]}]", style="dim")
    for linked in trail.linked:
        yield JOINT[linked.relation][linked.forward], Text(f"{called(linked.entry)}: {plain(linked.entry.claim.text)}")
        yield "", Text(f"{'; '.join(linked.reasons)} [{linked.entry.id[:ID_SHOWN]}]", style="dim")
    for position, matter in enumerate(in_matters(trail.entry.id, trail.matters)):
        yield "" if position else "matter", matter
    for place in trail.places:
        at = ", ".join(f"{span.start}–{span.end}" for span in place.content)
        passage = place.passage
        yield "stands in", Text(f"{on_one_line(', '.join(passage.locations))}, characters {at} of the page's text")
        yield "", Text(f"{passage.media_type}, SHA-256 {passage.document_id}", style="dim")
    yield "read by", Text(f"{trail.made.maker} at {trail.made.at}, score {trail.made.score:.2f}", style="dim")
    for position, each in enumerate(trail.said):
        yield "" if position else "people say", _said(each)
        if why := _of_whom(each):
            yield "", Text(plain(why), style="dim")
    if not entry.current:
        successor = trail.superseded_by
        yield "superseded", Text(f"by {successor.id}" if successor else "a later reading no longer makes this claim")
    yield "id", Text(entry.id)


def _said(said: Said) -> Text:
    return Text(plain(str(said)), style="strike" if said.taken_back else "")


def _of_whom(said: Said) -> str:
    """Who said it, when and why, and by what number it is taken back."""
    words = f"{said.by} on {(said.at or '')[:10]}, number {said.number}"
    if said.reasons:
        words += f" ({'; '.join(said.reasons)})"
    if said.taken_back:
        who, when = said.taken_back
        words += f"; taken back by {who} on {when[:10]}"
    return words


def _who(who: Who) -> Iterator[tuple[str, str]]:
    """The rows on who a source is."""
    yield "kind of source", who.kind.value
    known = (
        ("name", who.name),
        ("office", who.office),
        ("affiliation", who.affiliation),
        ("place", who.place),
        ("why unnamed", who.withheld),
    )
    yield from ((name, words) for name, words in known if words)
    for position, each in enumerate(who.basis):
        yield "" if position else "rests on", str(each)


def _marked(block: Block) -> Text:
    words = Text()
    for segment in block.segments:
        style = " ".join(ROLE_STYLES[mark.role] for mark in segment.marks)
        words.append(printable(segment.text), style=style or "dim")
    return words
