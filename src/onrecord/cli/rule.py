"""The verbs by which people rule on matters and on who is who. Nothing is lost by a ruling, and each can be undone."""

from __future__ import annotations

import getpass
import shlex
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

import click

from onrecord.cli.door import format_option, ledger_option, opened, say
from onrecord.config import load
from onrecord.errors import CannotRule, NotFound

if TYPE_CHECKING:
    from onrecord.dossier.rulings import Author, Proposed
    from onrecord.ledger.base import Ledger, View
    from onrecord.model import Entry, Side

SIDES = ("for", "against", "open")

Command: TypeAlias = Callable[..., Any]


@click.group()
def rule() -> None:
    """Rule on what is one matter, which side a claim is on, and who is who.

    A person's ruling outranks what machines find, now and after every later reading. Each ruling says what it did and
    how to undo it. Ids of matters, claims and entities may be cut short; the lists and `onrecord show` give them.
    """


def _author(_: click.Context, __: click.Parameter, name: str | None) -> str:
    """Who rules: as given, else by the environment, else the name of the login."""
    try:
        found = name if name is not None else getpass.getuser()
    except (OSError, KeyError, ImportError):
        found = ""
    if not found.strip():
        raise click.BadParameter("nobody is named. Say who rules, with --by NAME or ONRECORD_AUTHOR.")
    return " ".join(found.split())


def by_option(command: Command) -> Command:
    """The options that all rulings have."""
    named = "Who rules. [ONRECORD_AUTHOR; default: the login name]"
    by = click.option("--by", metavar="NAME", envvar="ONRECORD_AUTHOR", callback=_author, help=named)
    ruling: Command = ledger_option(by(command))
    return ruling


def ruled(command: Command) -> Command:
    """The options of rulings that have a reason."""
    return click.option("--why", metavar="WORDS", help="The reason, which is kept with it.")(by_option(command))


@rule.command()
@click.argument("left", metavar="M1")
@click.argument("right", metavar="M2")
@ruled
def join(left: str, right: str, **how: Any) -> None:
    """Make two matters one."""
    from onrecord.dossier.rulings import joining

    _decide(lambda view, author: joining(view, author, left, right), **how)


@rule.command()
@click.argument("matter", metavar="M")
@click.argument("claims", nargs=-1, required=True, metavar="CLAIM...")
@click.option("--title", metavar="WORDS", help="The new matter's title. [default: one made of their words]")
@ruled
def part(matter: str, claims: tuple[str, ...], title: str | None, **how: Any) -> None:
    """Take claims out of the matter M into one of their own, and print its id.

    They keep their sides; if none of them is for, those that were against are.
    """
    from onrecord.dossier.rulings import parting

    done = _decide(
        lambda view, author: parting(view, author, matter, claims, title, entitle=partial(_entitled, view)), **how
    )
    click.echo(done.matter)


def _entitled(view: View, entries: Sequence[Entry], sides: Mapping[str, Side]) -> str:
    """A title for these claims, as the linker makes it."""
    from onrecord.reconcile.facts import facts_of
    from onrecord.reconcile.matters.title import title_of

    return title_of([facts_of(entry, view.article(entry.claim.article_id)) for entry in entries], sides)


@rule.command()
@click.argument("claim", metavar="CLAIM")
@click.argument("matter", metavar="M")
@click.option("--side", type=click.Choice(SIDES), help="Where it stands in M. [default: the side that it had before]")
@click.option("--from", "origin", metavar="M2", help="The matter to take it out of. [default: the one it stands in]")
@ruled
def move(claim: str, matter: str, side: str | None, origin: str | None, **how: Any) -> None:
    """Move a claim into the matter M."""
    from onrecord.dossier.rulings import moving
    from onrecord.model import Side

    to = Side(side) if side else None
    _decide(lambda view, author: moving(view, author, claim, matter, side=to, origin=origin), **how)


@rule.command("side")
@click.argument("claim", metavar="CLAIM")
@click.argument("matter", metavar="M")
@click.argument("side", type=click.Choice(SIDES))
@ruled
def put(claim: str, matter: str, side: str, **how: Any) -> None:
    """Put a claim of the matter M on another side."""
    from onrecord.dossier.rulings import siding
    from onrecord.model import Side

    _decide(lambda view, author: siding(view, author, claim, matter, Side(side)), **how)


@rule.command()
@click.argument("matter", metavar="M")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@ruled
def title(matter: str, words: tuple[str, ...], **how: Any) -> None:
    """Give the matter M another title."""
    from onrecord.dossier.rulings import titling

    _decide(lambda view, author: titling(view, author, matter, " ".join(words)), **how)


@rule.command()
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@ruled
def distinct(left: str, right: str, **how: Any) -> None:
    """Hold two matters apart, two claims not to be of one matter, or two entities not to be one.

    Of two claims that stand in one matter, B leaves it.
    """
    from onrecord.dossier.rulings import telling_apart

    _decide(lambda view, author: telling_apart(view, author, left, right), **how)


@rule.command()
@click.argument("left", metavar="E1")
@click.argument("right", metavar="E2")
@ruled
def same(left: str, right: str, **how: Any) -> None:
    """Hold two entities of different articles to be one: people, bodies or places."""
    from onrecord.dossier.rulings import entities
    from onrecord.model import Verdict

    _decide(lambda view, author: entities(view, author, left, right, Verdict.YES), **how)


@rule.command("list")
@click.argument("matter", required=False, metavar="[M]")
@format_option("How the list is printed. [default: table on a terminal, else jsonl]")
@ledger_option
def listed(matter: str | None, layout: str | None, ledger: str | None) -> None:
    """List what people ruled: on the matter M, or on all matters and on who is who."""
    from onrecord.terminal.rulings import print_rulings

    with opened(load(ledger=ledger)) as kept:
        view = kept.view()
        print_rulings(view, view.matter(matter).id if matter else None, layout)


@rule.command()
@click.argument("what", nargs=-1, required=True, metavar="NUMBER...|E1 E2|CLAIM [NUMBER...]")
@by_option
def undo(what: tuple[str, ...], by: str, ledger: str | None) -> None:
    """Take rulings back, by their numbers, or your ruling on two entities, by their ids.

    What was said of a claim is taken back by the claim and its numbers; without numbers, the last of it.
    """
    with opened(load(ledger=ledger)) as kept:
        if all(each.isdecimal() for each in what):
            _take_back(kept, [int(each) for each in what], by)
        elif len(what) == 2 and all(each.startswith("e") for each in what):
            _take_back_entities(kept, *what, by)
        elif what[0].startswith("c") and all(each.isdecimal() for each in what[1:]):
            from onrecord.cli.mend import take_back

            take_back(kept, what[0], [int(each) for each in what[1:]], by)
        else:
            given = " ".join(what)
            why = f"{given!r} is neither numbers of rulings nor two entities nor a claim with numbers."
            raise click.BadParameter(why, param_hint="NUMBER")


def _decide(ruling: Callable[[View, Author], Proposed], *, by: str, why: str | None, ledger: str | None) -> Proposed:
    """Have a ledger take in what somebody rules, and say what that did."""
    from onrecord.dossier.rulings import Author

    author = Author(by, (why,) if why else ())
    with opened(load(ledger=ledger)) as kept:
        proposed = ruling(kept.view(), author)
        undo = _taken_in(kept, proposed)
    if undo:
        say(proposed.words)
        say(f"To undo it: onrecord rule undo {undo}{f' --ledger {shlex.quote(ledger)}' if ledger else ''}")
    else:
        say("Nothing is new: you ruled so before.")
    return proposed


def _taken_in(ledger: Ledger, proposed: Proposed) -> str:
    """What undoes the ruling; nothing where it is not new."""
    if proposed.ruling:
        return f"{proposed.ruling.left} {proposed.ruling.right}" if ledger.writer().rule(proposed.ruling) else ""
    return " ".join(map(str, ledger.writer().decide(*proposed.decisions)))


def _take_back(ledger: Ledger, numbers: Iterable[int], by: str) -> None:
    from onrecord.dossier.history import decided

    known = {kept.number: kept for kept in ledger.view().decisions(people=True)}
    numbers = list(numbers)
    for number in numbers:
        if number not in known:
            raise NotFound(str(number), "is the number of no person's ruling; `onrecord rule list` gives them.")
    for number in numbers:
        in_force = ledger.writer().take_back(number, by)
        words = decided(known[number].decision, lambda each: each[:9])
        say(f"{'Taken back' if in_force else 'Had been taken back before'}: {number}, {words}.")


def _take_back_entities(ledger: Ledger, left: str, right: str, by: str) -> None:
    from onrecord.dossier.rulings import Author, entities
    from onrecord.model import Verdict

    view = ledger.view()
    proposed = entities(view, Author(by), left, right, Verdict.OPEN)
    assert proposed.ruling
    pair = proposed.ruling.pair
    authors = {each.by for each in view.canon(pair).in_force if each.person and each.pair == pair}
    if by not in authors:
        others = f"; {', '.join(sorted(authors))} ruled on them" if authors else ""
        raise CannotRule(f"{left}, {right}", f"no ruling by {by} on these two is in force{others}.")
    ledger.writer().rule(proposed.ruling)
    say(proposed.words)
