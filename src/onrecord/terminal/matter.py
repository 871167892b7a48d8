"""One matter on a terminal: its sides beside each other, what they share, what changed, and why it is one matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from textwrap import shorten

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from onrecord.dossier.history import Step
from onrecord.dossier.matter import MatterDossier, MatterSide, Origin, matter_dossier
from onrecord.dossier.shown import ShownClaim
from onrecord.ledger.base import ClaimQuery, View
from onrecord.model import Matter, Relation, Side, Standing
from onrecord.terminal.claims import LONGEST_NAME, STANCE_STYLES, print_claims
from onrecord.terminal.matters import SIDE_STYLES
from onrecord.terminal.screen import ID_SHOWN, count, is_table, plain, stdout

# In columns: below NARROW the sides stand below each other.
NARROW = 70

MOST_REPEATS = 6  # of one origin
MOST_TIES = 12
MOST_STEPS = 12

LONGEST_BRIEF = 80  # of a claim that stands in full elsewhere, in characters

JOINT = {
    Relation.SAME: "says the same as",
    Relation.CONTRADICTS: "contradicts",
    Relation.SUPPORTS: "supports",
    Relation.REPEATS: "is of one origin with",
    Relation.REVISES: "revises",
    Relation.RELATED: "has to do with",
    Relation.UNRELATED: "has nothing to do with",
}


def print_matter(view: View, matter: Matter, layout: str | None) -> None:
    """One matter: a page for people, or its claims."""
    if not is_table(layout):
        print_claims(view.claims(ClaimQuery(matter=matter.id), limit=10_000), layout)
        return
    dossier = matter_dossier(view, matter.id)
    console = stdout()
    console.print(_head(dossier))
    for title, parts in _parts(dossier, console):
        console.print(Padding(Rule(title, align="left", style="dim"), (1, 0, 0, 0)))
        for part in parts:
            console.print(part)


def _parts(dossier: MatterDossier, console: Console) -> Iterator[tuple[str, list[RenderableType]]]:
    sections = (
        ("Common ground", _ground(dossier)),
        ("For and against", [_columns(dossier, console)]),
        ("Left open", _side_if_any(dossier, Side.OPEN)),
        ("What changed", _changes(dossier)),
        ("Why these are together", _ties(dossier)),
        ("Neighbours", _neighbours(dossier)),
        ("What was decided", _history(dossier)),
    )
    for title, parts in sections:
        if shown := list(parts):
            yield title, shown


def _head(dossier: MatterDossier) -> Group:
    lines = [Text(plain(dossier.title), style="bold"), Text(dossier.id, style="dim")]
    lines += [Text(f"{side.side.value}: {figures(side)}") for side in dossier.sides if side.origins]
    return Group(*lines)


def figures(side: MatterSide) -> str:
    """A side in figures: "11 articles, 4 outlets, 2 origins"."""
    outlets = f", {count(len(side.outlets), 'outlet')}" if side.outlets else ""
    return f"{count(side.articles, 'article')}{outlets}, {count(len(side.origins), 'origin')}"


def _columns(dossier: MatterDossier, console: Console) -> RenderableType:
    sides = [dossier.on(Side.FOR), dossier.on(Side.AGAINST)]
    if console.width < NARROW:
        return Group(*(_side(side, dossier.standings) for side in sides))
    table = Table.grid(padding=(0, 3, 0, 0), expand=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    table.add_row(*(_side(side, dossier.standings) for side in sides))
    return table


def _side_if_any(dossier: MatterDossier, side: Side) -> list[RenderableType]:
    shown = dossier.on(side)
    return [_side(shown, dossier.standings)] if shown.origins else []


def _side(side: MatterSide, standings: Mapping[str, Standing]) -> Group:
    head = Text(side.side.value.upper(), style=f"bold {SIDE_STYLES[side.side]}")
    head.append(f"  {count(len(side.origins), 'origin') if side.origins else 'nobody'}", "dim")
    return Group(head, *(_origin(origin, standings) for origin in side.origins))


def _origin(origin: Origin, standings: Mapping[str, Standing]) -> Padding:
    """What goes back to one origin: the first claim in full, under it who repeats it."""
    grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
    grid.add_column(no_wrap=True, style="bold", justify="right")
    grid.add_column(ratio=1, overflow="fold")
    grid.add_row(str(origin.first.number), Group(*_claim(origin.first, standings[origin.first.id])))
    for claim in origin.repeats[:MOST_REPEATS]:
        grid.add_row(str(claim.number), Text(f"↳ {_said(claim)} [{claim.id[:ID_SHOWN]}]", style="dim"))
    if len(origin.repeats) > MOST_REPEATS:
        grid.add_row("", Text(f"↳ and {len(origin.repeats) - MOST_REPEATS} more", style="dim"))
    return Padding(grid, (1, 0, 0, 0))


def _claim(claim: ShownClaim, standing: Standing) -> Iterator[Text]:
    yield _voice(claim)
    yield Text(plain(claim.words))
    yield Text(f"{_where(claim)} [{claim.id[:ID_SHOWN]}]", style="dim")
    yield Text(_placed(standing), style="dim")


def _placed(standing: Standing) -> str:
    """Who put a claim where it stands; of a machine, how surely."""
    return plain(f"put here by {standing.by}") if standing.person else f"placed here with {standing.score:.2f}"


def _voice(claim: ShownClaim) -> Text:
    """Who says it, and how: in brackets, since a name may be many words, and one or several people."""
    who = Text(plain(_name(claim)), style="bold")
    return who.append(f" ({_stance(claim)})", STANCE_STYLES.get(claim.stance, "dim"))


def _name(claim: ShownClaim) -> str:
    return claim.name.rstrip(",")


def _said(claim: ShownClaim) -> str:
    """A repetition in brief: who has it, of whom, and when."""
    return plain(f"{claim.where}, {claim.when}: {_name(claim)} ({_stance(claim)})")


def _where(claim: ShownClaim) -> str:
    tellers = (shorten(name, LONGEST_NAME, placeholder=" …").rstrip(",") for name in reversed(claim.go_betweens))
    return plain(f"{claim.where}, {claim.when}" + "".join(f", as told by {name}" for name in tellers))


def _ground(dossier: MatterDossier) -> Iterator[RenderableType]:
    if shared := dossier.ground.shared:
        names = ", ".join(plain(each.name) for each in shared)
        yield Text(f"Both sides speak of {names}.")
    for agreed in dossier.ground.agreed:
        yield Text(f"{_brief(agreed.left)}\n  {JOINT[agreed.relation]} {_brief(agreed.right)}")
        yield _why(agreed.reasons)


def _changes(dossier: MatterDossier) -> Iterator[RenderableType]:
    for change in dossier.changes:
        yield Text(f"{change.before.when}: {_brief(change.before)}")
        yield Text(f"{change.after.when}: ").append("then ", "bold").append(_brief(change.after))
        yield _why(change.reasons)


def _why(reasons: Iterable[str]) -> Padding:
    return Padding(Text(plain("; ".join(reasons)), style="italic dim"), (0, 0, 0, 2))


def _ties(dossier: MatterDossier) -> Iterator[RenderableType]:
    """The links between claims by their numbers, each on a line with its score and its reasons."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column(overflow="fold", style="dim")
    for tie in dossier.ties[:MOST_TIES]:
        pair = f"{tie.left.number} {JOINT[tie.relation]} {tie.right.number}"
        grid.add_row(pair, f"{tie.score:.2f}", Text(plain("; ".join(tie.reasons))))
    if dossier.ties:
        yield grid
    if len(dossier.ties) > MOST_TIES:
        yield Text(f"and {count(len(dossier.ties) - MOST_TIES, 'more link')}", style="dim")


def _brief(claim: ShownClaim) -> str:
    words = shorten(claim.words, LONGEST_BRIEF, placeholder=" …")
    return plain(f"{claim.number} {_name(claim)} ({claim.stance}) “{words}”")


def _neighbours(dossier: MatterDossier) -> Iterator[RenderableType]:
    for near in dossier.neighbours:
        shared = [count(near.shared_claims, "claim")] if near.shared_claims else []
        shared += [count(near.shared_articles, "article")] if near.shared_articles else []
        contested = ", contested" if near.matter.contested else ""
        line = Text(plain(near.matter.title))
        yield line.append(f"  shares {' and '.join(shared)}{contested} [{near.matter.id[:ID_SHOWN]}]", "dim")
    if dossier.more_neighbours:
        yield Text(f"and {dossier.more_neighbours} more", style="dim")


def _history(dossier: MatterDossier) -> Iterator[RenderableType]:
    steps = dossier.history[-MOST_STEPS:]
    if len(steps) < len(dossier.history):
        yield Text(f"{count(len(dossier.history) - len(steps), 'earlier step')}: onrecord rule list", style="dim")
    yield from map(step_line, steps)


def step_line(step: Step) -> Text:
    """Something that was decided, on one line: its number, when, by whom, what, and whether it was taken back."""
    number = f"{step.number:>4}  " if step.number is not None else "      "
    line = Text(f"{number}{(step.at or '')[:10]}  ", style="dim")
    line.append(plain(step.by), "bold" if step.person else "dim").append(f"  {plain(step.words)}")
    if step.reasons:
        line.append(f" ({plain('; '.join(step.reasons))})", "dim")
    if step.taken_back:
        who, when = step.taken_back
        line.stylize("strike", len(number))
        line.append(f"  taken back by {plain(who)} on {when[:10]}", "not strike")
    return line


def _stance(claim: ShownClaim) -> str:
    return f"{claim.stance} it, saying" if claim.denies_in_words else claim.stance.value
