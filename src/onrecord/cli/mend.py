"""The verbs by which people say of a claim that it is right, that it was misread, or what it should be."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import click

from onrecord.cli.conditions import KINDS, STANCES
from onrecord.cli.door import format_option, ledger_option, opened, say
from onrecord.cli.rule import ruled
from onrecord.config import load
from onrecord.errors import CannotRule, NotFound

if TYPE_CHECKING:
    from onrecord.ledger.base import Ledger, View
    from onrecord.model import Correction, Entry, Place, Span, When

NONE = "none"

Marked: TypeAlias = "tuple[Span, str]"
T = TypeVar("T")


def _parsed(parse: Callable[[str], T]) -> Callable[[click.Context, click.Parameter, Sequence[str]], list[T]]:
    """A callback that reads each of an option's values, and names the one that cannot be read."""

    def read(_: click.Context, __: click.Parameter, given: Sequence[str]) -> list[T]:
        found = []
        for each in given:
            try:
                found.append(parse(each))
            except ValueError as error:
                raise click.BadParameter(f"{each!r} is none: {error}") from error
        return found

    return read


def _span(given: str) -> Span:
    from onrecord.model import Span

    start, colon, end = given.partition(":")
    if not (colon and start.isdecimal() and end.isdecimal()):
        raise ValueError("give START:END, characters of the article's text.")
    return Span(int(start), int(end))


def _span_or_none(given: str) -> Span | None:
    return None if given == NONE else _span(given)


def _marked(given: str) -> Marked:
    at, equals, value = given.partition("=")
    if not (equals and value):
        raise ValueError("give START:END=VALUE, where it stands and what it is.")
    return _span(at), value


def _words(name: str) -> Callable[[Any], Any]:
    what = f"Its {name}: where the words stand in the article; once for each stretch"
    none = "" if name == "content" else f", or '{NONE}'"
    parse: Callable[[str], Any] = _span if name == "content" else _span_or_none
    return click.option(f"--{name}", metavar="START:END", multiple=True, callback=_parsed(parse), help=f"{what}{none}.")


@click.command()
@click.argument("claim", metavar="CLAIM")
@ruled
def accept(claim: str, **how: Any) -> None:
    """Say that a claim is right as it stands."""
    from onrecord.model import Correction, Mend

    _correct(claim, lambda _, entry, by, why: [Correction(Mend.ACCEPT, entry.id, by, reasons=why)], **how)


@click.command()
@click.argument("claim", metavar="CLAIM")
@ruled
def reject(claim: str, **how: Any) -> None:
    """Say that a claim was misread: there is no such attribution.

    It leaves all lists, matters and links; `onrecord show` and `claims --rejected` still find it.
    """
    from onrecord.model import Correction, Mend

    _correct(claim, lambda _, entry, by, why: [Correction(Mend.REJECT, entry.id, by, reasons=why)], **how)


@click.command()
@click.argument("claim", metavar="CLAIM")
@_words("source")
@_words("cue")
@_words("content")
@click.option("--stance", type=click.Choice(STANCES), help="How the source stands to it.")
@click.option("--kind", type=click.Choice(KINDS), help="What kind of voice the source is.")
@click.option("--entity", metavar="ID", help=f"Who the source is: an entity of the ledger, or '{NONE}'.")
@click.option(
    "--place",
    metavar="START:END=ID",
    multiple=True,
    callback=_parsed(_marked),
    help=f"Which place its words at START:END name, by its number in GeoNames, or '{NONE}'.",
)
@click.option(
    "--time",
    metavar="START:END=DAY[..DAY]",
    multiple=True,
    callback=_parsed(_marked),
    help="Between which days the time at START:END lies (YYYY-MM-DD); an open end is left out.",
)
@ruled
def mend(claim: str, by: str, why: str | None, ledger: str | None, **given: Any) -> None:
    """Say what fields of a claim should be.

    START and END count the characters of the article's text, as the spans of `claims --format jsonl` do. What is not
    named stays as it is.
    """
    if not any(given.values()):
        raise click.UsageError("Nothing to mend is named; give --stance, --source or another option.")
    _correct(
        claim,
        lambda view, entry, by, why: list(_mends(view, entry, by, why, **given)),
        by=by,
        why=why,
        ledger=ledger,
    )


def _mends(
    view: View,
    entry: Entry,
    by: str,
    why: tuple[str, ...],
    *,
    stance: str | None,
    kind: str | None,
    entity: str | None,
    place: Iterable[Marked],
    time: Iterable[Marked],
    **words: Sequence[Span | None],
) -> Iterator[Correction]:
    from onrecord.model import Correction, Kind, Mend, Stance

    def correction(mend: Mend, **said: Any) -> Correction:
        return Correction(mend, entry.id, by, reasons=why, **said)

    for role in (Mend.SOURCE, Mend.CUE, Mend.CONTENT):
        if words[role.value]:
            yield correction(role, spans=tuple(sorted(span for span in words[role.value] if span)))
    if stance:
        yield correction(Mend.STANCE, stance=Stance(stance))
    if kind:
        yield correction(Mend.KIND, kind=Kind(kind))
    if entity:
        yield correction(Mend.ENTITY, entity=None if entity == NONE else view.entity(entity)[0].id)
    for mark, named in place:
        yield correction(Mend.PLACE, mark=mark, place=_place(mark, named))
    for mark, days in time:
        yield correction(Mend.TIME, mark=mark, when=_when(days))


def _place(mark: Span, number: str) -> Place | None:
    """The place of a number in GeoNames. Raises `BadParameter` where it is none that is known."""
    if number == NONE:
        return None
    from onrecord.cli.places import numbered

    found = numbered(mark, int(number)) if number.isdecimal() else None
    if found is None:
        raise click.BadParameter(
            f"{number!r} is no place that GeoNames has and this program knows.", param_hint="--place"
        )
    return found


def _when(days: str) -> When:
    """The days between which a time lies. Raises `BadParameter`."""
    from onrecord.model import When

    first, between, last = days.partition("..")
    try:
        earliest = date.fromisoformat(first) if first else None
        latest = (date.fromisoformat(last) if last else None) if between else earliest
        if earliest is None and latest is None:
            raise ValueError("no day is named.")
        return When.day(earliest) if earliest and earliest == latest else When(None, earliest, latest)
    except ValueError as error:
        raise click.BadParameter(f"{days!r} is no day and no span of days: {error}", param_hint="--time") from error


Saying: TypeAlias = "Callable[[View, Entry, str, tuple[str, ...]], list[Correction]]"


def _correct(claim: str, saying: Saying, *, by: str, why: str | None, ledger: str | None) -> None:
    """Have a ledger take in what somebody says of a claim, and say what that did."""
    with opened(load(ledger=ledger)) as kept:
        entry = kept.view().entry(claim)
        corrections = saying(kept.view(), entry, by, (why,) if why else ())
        try:
            numbers = kept.writer().correct(*corrections)
        except ValueError as error:
            raise CannotRule(entry.id, str(error)) from error
        if not numbers:
            say("Nothing is new: you said so before.")
            return
        _tell(kept.view(), entry.id, numbers)
    undo = " ".join((entry.id[:9], *map(str, numbers)))
    say(f"To undo it: onrecord rule undo {undo}{f' --ledger {shlex.quote(ledger)}' if ledger else ''}")


def _tell(view: View, claim_id: str, numbers: Iterable[int]) -> None:
    """Say what corrections of a claim say, by their numbers."""
    from onrecord.dossier.corrected import said_of
    from onrecord.dossier.rulings import claim_words
    from onrecord.model import Mend

    entry, wanted = view.entry(claim_id), set(numbers)
    said = said_of(view, entry.made.claim, view.article(entry.claim.article_id), view.corrections(claim_id))
    for each in said:
        if each.number in wanted:
            say(f"{'Taken back' if each.taken_back else 'Noted'} on {claim_words(entry)}: {each}.")
    rejection = next((kept.number for kept in entry.corrections if kept.correction.mend is Mend.REJECT), None)
    if rejection is not None and rejection not in wanted:
        say("The claim is still rejected; `onrecord rule accept` takes it in again.")


def take_back(ledger: Ledger, claim: str, numbers: Sequence[int], by: str) -> None:
    """Take what was said of a claim back: by numbers, or else the last of it that is in force."""
    view = ledger.view()
    entry = view.entry(claim)
    known = {kept.number: kept for kept in view.corrections(entry.id)}
    for number in numbers:
        if number not in known:
            raise NotFound(str(number), f"is the number of nothing that was said of {entry.id}; `show` gives them.")
    if not numbers:
        if not entry.corrections:
            raise CannotRule(entry.id, "nothing that anybody said of it is in force.")
        numbers = [entry.corrections[-1].number]
    for number in numbers:
        if known[number].taken_back:
            say(f"Had been taken back before: {number}.")
        ledger.writer().take_back_correction(number, by)
    _tell(ledger.view(), entry.id, numbers)


@click.command()
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="How many claims.")
@click.option("--after", metavar="CLAIM", help="Go on after that claim.")
@format_option("How the list is printed. [default: table on a terminal, else jsonl]")
@ledger_option
def unsure(limit: int, after: str | None, layout: str | None, ledger: str | None) -> None:
    """List what the machine is least sure of and nobody spoke of yet: what a person may best rule on."""
    from onrecord.terminal.claims import print_claims

    with opened(load(ledger=ledger)) as kept:
        entries = kept.view().unsure(after=after, limit=limit + 1)
    print_claims(entries[:limit], layout)
    if len(entries) > limit:
        say(f"There are more: --after {entries[limit - 1].id[:9]} lists the next ones.")
