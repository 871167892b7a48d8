"""What people see on a terminal; what programs see when there is none."""

from __future__ import annotations

import csv
import json
import re
import shlex
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from textwrap import shorten
from typing import Any

from rich.console import Console, Group
from rich.padding import Padding
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from onrecord.dossier.identity import Identity, identity_of
from onrecord.dossier.segments import Block
from onrecord.dossier.told import Who, flags_told
from onrecord.dossier.trail import Trail, events_told, trail_of
from onrecord.export.csv import row_of
from onrecord.export.record import CHAIN_ARROW, FIELDS, name_of, on_whose_word, record_of
from onrecord.ledger.base import ClaimQuery, View
from onrecord.model import Contest, Entity, Entry, KeptArticle, Rejected, Span, Stance, Summary
from onrecord.read.find import Finder
from onrecord.run.ingest import Listener
from onrecord.run.ingest import Progress as Run

# Colour is never all that tells stances apart: each also stands there in words.
STANCE_STYLES = {Stance.DENIES: "bold red", Stance.DOUBTS: "red", Stance.CONFIRMS: "green", Stance.ADMITS: "yellow"}
ROLE_STYLES = {"source": "bold", "cue": "italic cyan", "content": "underline"}

# In columns: below NARROW a table has no room for sources, from WIDE on it has room for dates.
NARROW, WIDE = 64, 90
LONGEST_NAME = 60  # of a voice in a table, in characters

MANY = 5  # so many of one name are listed, not shown in full
ID_SHOWN = 12  # characters of an id in that list
MOST_RULINGS = 5  # that are shown of an identity, the weightiest first
# Whether a source holds it to be so, of what its words say.
HELD = {True: "it is so that", False: "it is not so that", None: "left open that"}

AROUND = 60  # characters on either side of a mention
SPACE = re.compile(r"\s+")

# An article's words must not move the cursor, change colours or turn the line around; nor must a file's name.
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Screen(Console):
    """A console that leaves a closed pipe to the command line."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def _stdout() -> Console:
    return Screen(highlight=False)


def _stderr() -> Console:
    return Screen(stderr=True, highlight=False, soft_wrap=True)


@contextmanager
def progress_display(total: Callable[[], int | None], finder: Finder) -> Iterator[Listener]:
    """A live line with rate and time left on a terminal; nothing elsewhere."""
    console = _stderr()
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


def say_rejections(rejected: Sequence[Rejected]) -> None:
    """Each rejection with its reason."""
    console = _stderr()
    for each in rejected:
        console.print(Text(f"rejected  {_on_one_line(each.location)}: {_on_one_line(each.why)}"))


def say_summary(name: str, run: Run, passed_over: Counter[str], summary: Summary) -> None:
    """What a run did, and what the ledger holds now."""
    read = f"Read {_count(run.articles, 'article')} in {_count(run.documents, 'document')}"
    if run.unchanged:
        read += f"; {_count(run.unchanged, 'document')} read before"
    if run.rejected:
        read += f"; {len(run.rejected):,} rejected"
    lines = [f"{read}. {_count(run.claims, 'new claim')}."]
    if passed_over:
        kinds = ", ".join(f"{count} {ending}" for ending, count in passed_over.most_common())
        lines.append(f"Passed over, since the ending is not one that is read: {kinds}.")
    lines.append(
        f"{name} holds {_count(summary.claims, 'claim')} by {_count(summary.sources, 'source')} "
        f"in {_count(summary.articles, 'article')}; {summary.contested:,} of them contested."
    )
    for line in lines:
        _stderr().print(Text(line))


def print_claims(entries: Sequence[Entry], layout: str | None) -> None:
    """A list of claims, as a table on a terminal, else as JSON Lines or CSV."""
    match layout or _default():
        case "table":
            _print_table(entries)
        case "csv":
            writer = csv.writer(sys.stdout)
            writer.writerow(FIELDS)
            writer.writerows(row_of(entry) for entry in entries)
        case _:
            for entry in entries:
                sys.stdout.write(json.dumps(record_of(entry), ensure_ascii=False) + "\n")


def print_contests(contests: Sequence[Contest]) -> None:
    """Claims that part, each pair with both voices and the reasons why they stand against each other."""
    console = _stdout()
    for contest in contests:
        sides = Table.grid(padding=(0, 2), expand=True)
        sides.add_column(ratio=2, overflow="fold")
        sides.add_column(ratio=5, overflow="fold")
        sides.add_column(no_wrap=True, style="dim")
        for entry in (contest.left, contest.right):
            claim = entry.claim
            who = Text(_called(entry), style="bold").append(f"\n{claim.stance}", STANCE_STYLES.get(claim.stance, "dim"))
            said = Text(_plain(claim.text)).append(f"\n{_where(entry)}", "dim")
            sides.add_row(who, said, entry.id[:9])
        console.print(sides)
        console.print(Padding(Text("; ".join(contest.link.reasons), style="italic dim"), (0, 0, 1, 0)))


def say_more(entries: Sequence[Entry], limit: int) -> None:
    """That there is more than was listed, and how to go on."""
    console = _stderr()
    if len(entries) > limit:
        console.print(Text(f"There are more: --after {entries[limit - 1].number} goes on."))
    elif not entries and console.is_terminal:
        console.print(Text("No claim fits."))


def print_trail(view: View, entry: Entry, layout: str | None) -> None:
    """One claim: its words in their paragraph, on whose word, and what stands against it."""
    if not is_table(layout):
        print_claims([entry], layout)
        return
    _stdout().print(_trail(trail_of(view, entry.id)))


def print_article(view: View, article: KeptArticle, layout: str | None) -> None:
    """One article: its head, what a reader ought to be told, its text, its events, and its claims."""
    entries = _claims_of(view, article)
    if not is_table(layout):
        print_claims(entries, layout)
        return
    console = _stdout()
    console.print(Text(_plain(article.heading), style="bold"))
    console.print(Text(_published_line(article), style="dim"))
    for gloss in flags_told(article.flags, article.text):
        console.print(Text(f"! {_plain(str(gloss))}", style="yellow"))
    console.print(Padding(Text(_printable(article.text)), (1, 0)))
    if happened := events_told(article, entries):
        console.print(Padding(Group(*(Text(_plain(sentence)) for sentence in happened)), (0, 0, 1, 0)))
    _print_table(entries)


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
    console = _stdout()
    console.print(Text(_plain(entity.name), style="bold"), Text(entity.type, style="dim"))
    console.print(Text(f"{_plain(article.heading)} ({_published_line(article)})", style="dim"))
    for mention in entity.mentions:
        console.print(Padding(_around(mention, article.text), (0, 0, 0, 2)))
    if len(identity.entities) > 1:
        _print_identity(console, entity, article, identity)
    console.print()
    if entries := _claims_by(view, identity):
        _print_table(entries)
    else:
        about = shlex.quote(_plain(entity.name))
        console.print(Text(f"No claim is on its word. What mentions it: onrecord claims --about {about}", style="dim"))


def _list_identities(identities: Sequence[Identity]) -> None:
    console = _stdout()
    table = Table.grid(padding=(0, 2))
    table.add_column(overflow="fold")
    for _ in range(3):
        table.add_column(no_wrap=True, style="dim")
    for identity in identities:
        articles = _count(len({each.article_id for each in identity.entities}), "article")
        table.add_row(Text(", ".join(map(_plain, identity.names))), identity.type, articles, identity.id[:ID_SHOWN])
    console.print(Text(f"{len(identities):,} are called so; `onrecord show ID` shows one of them.", style="dim"))
    console.print(table)


def _print_identity(console: Console, entity: Entity, article: KeptArticle, identity: Identity) -> None:
    # Where all bear its name, that name tells it.
    others = [name for name in identity.names if name != entity.name] or identity.names
    elsewhere = len({each.article_id for each in identity.entities} - {article.id})
    where = f" ({_count(elsewhere, 'other article')})" if elsewhere else ""
    console.print()
    console.print(Text(f"One with {', '.join(map(_plain, others))}{where}"))
    for ruling in identity.rulings[:MOST_RULINGS]:
        why = _plain("; ".join(ruling.reasons))
        console.print(Padding(Text(f"{ruling.score:.2f}  {why} ({ruling.by})", style="dim"), (0, 0, 0, 2)))


def _around(mention: Span, text: str) -> Text:
    """A mention in the whole words around it, on one line."""
    before, after = text[: mention.start][-AROUND:], text[mention.end :][:AROUND]
    if mention.start > AROUND:
        before = "… " + before.partition(" ")[2]
    if mention.end + AROUND < len(text):
        after = after.rpartition(" ")[0] + " …"
    words = Text(_printable(SPACE.sub(" ", before)), style="dim")
    words.append(_plain(mention.of(text)), style="bold not dim")
    return words.append(_printable(SPACE.sub(" ", after)))


def _claims_by(view: View, *identities: Identity) -> list[Entry]:
    members = tuple(entity.id for identity in identities for entity in identity.entities)
    return view.claims(ClaimQuery(said_by=members), limit=10_000)


def _claims_of(view: View, article: KeptArticle) -> list[Entry]:
    return view.claims(ClaimQuery(article=article.id), limit=10_000)


def is_table(layout: str | None) -> bool:
    """Whether a list is to be printed as a table."""
    return (layout or _default()) == "table"


def _where(entry: Entry) -> str:
    return _plain(f"{entry.claim.outlet.text}, {entry.published.when.value or 'date unknown'}: {entry.article_heading}")


def _default() -> str:
    return "table" if sys.stdout.isatty() else "jsonl"


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _plain(words: str) -> str:
    return _printable(" ".join(words.split()))


def _on_one_line(words: str) -> str:
    return _printable(words.replace("\r", "\\r").replace("\n", "\\n"))


def _printable(words: str) -> str:
    return UNPRINTABLE.sub("\ufffd", words)


def _print_table(entries: Sequence[Entry]) -> None:
    console = _stdout()
    narrow, wide = console.width < NARROW, console.width >= WIDE
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", expand=True)
    table.add_column("claim", ratio=6, overflow="fold")
    if not narrow:
        table.add_column("stance", no_wrap=True)
        table.add_column("on whose word", ratio=3, overflow="fold")
    if wide:
        table.add_column("published", no_wrap=True)
    table.add_column("id", no_wrap=True, style="dim")
    for entry in entries:
        table.add_row(*(_narrow_cells(entry) if narrow else _cells(entry, wide=wide)))
    console.print(table)


def _cells(entry: Entry, *, wide: bool) -> Iterator[Text]:
    yield _words(entry)
    yield _stance(entry.claim.stance)
    yield Text(_on_whose_word(entry))
    if wide:
        yield Text(entry.published.when.value or "–")
    yield Text(entry.id[:9])


def _narrow_cells(entry: Entry) -> Iterator[Text]:
    """Where three columns of words would be columns of syllables, stance and source stand below the claim."""
    yield Text("\n").join([_words(entry), _stance(entry.claim.stance).append(f", {_on_whose_word(entry)}", "dim")])
    yield Text(entry.id[:9])


def _words(entry: Entry) -> Text:
    return Text(_plain(entry.claim.text), style="" if entry.current else "dim strike")


def _stance(stance: Stance) -> Text:
    return Text(stance.value, style=STANCE_STYLES.get(stance, ""))


def _on_whose_word(entry: Entry) -> str:
    """The voices inside the article, or the outlet's own; `show` gives each in full."""
    outlet, *voices = entry.claim.chain()
    names = (_printable(name_of(voice)) for voice in voices or [outlet])
    return CHAIN_ARROW.join(shorten(name, LONGEST_NAME, placeholder=" …") for name in names)


def _called(entry: Entry) -> str:
    return _printable(name_of(entry.claim.source))


def _published_line(article: KeptArticle) -> str:
    when = article.published.when.value or "date unknown"
    return " · ".join([article.outlet or "outlet not stated", when, article.name])


def _trail(trail: Trail) -> Group:
    claim = trail.entry.claim
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="dim", no_wrap=True)
    facts.add_column(overflow="fold")
    for name, words in _facts(trail):
        facts.add_row(name, words)
    paragraphs = [Padding(_marked(block), (0, 0, 1, 2)) for block in trail.blocks]
    return Group(
        Text(_plain(claim.text), style="bold"),
        Rule(style="dim"),
        *paragraphs,
        Text("source bold, cue italic, content underlined", style="dim"),
        Rule(style="dim"),
        facts,
    )


def _facts(trail: Trail) -> Iterator[tuple[str, Any]]:
    entry, article = trail.entry, trail.article
    yield "on whose word", Text(_plain(on_whose_word(entry.claim)))
    yield "read aloud", Text(_plain(trail.read_aloud))
    for name, words in _who(trail.who):
        yield name, Text(_plain(words))
    yield "stance", Text(entry.claim.stance.value, style=STANCE_STYLES.get(entry.claim.stance, ""))
    if said := trail.made.proposition:
        yield HELD[said.holds], Text(_plain(said.text))
    for name, told in (("it happened", trail.happened), ("when", trail.times), ("where", trail.spots)):
        for position, each in enumerate(told):
            yield "" if position else name, Text(_plain(str(each)))
    for flag in trail.flags:
        yield "mind", Text(_plain(str(flag)), style="yellow")
    yield "article", Text(_plain(f"{article.heading} ({_published_line(article)})"))
    for against in trail.against:
        yield "against it", Text(f"{_called(against.entry)}: {_plain(against.entry.claim.text)}")
        yield "", Text(f"{'; '.join(against.reasons)} [{against.entry.id[:9]}]", style="dim")
    for place in trail.places:
        at = ", ".join(f"{span.start}–{span.end}" for span in place.content)
        passage = place.passage
        yield "stands in", Text(f"{_on_one_line(', '.join(passage.locations))}, characters {at} of the page's text")
        yield "", Text(f"{passage.media_type}, SHA-256 {passage.document_id}", style="dim")
    yield "read by", Text(f"{trail.made.maker} at {trail.made.at}, score {trail.made.score:.2f}", style="dim")
    if not entry.current:
        successor = trail.superseded_by
        yield "superseded", Text(f"by {successor.id}" if successor else "a later reading no longer makes this claim")
    yield "id", Text(entry.id)


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
        words.append(_printable(segment.text), style=style or "dim")
    return words
