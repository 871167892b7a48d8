"""The options that say which claims are meant, and the query that follows from them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from datetime import date

    from onrecord.ledger.base import Box, ClaimQuery

STANCES = (
    "asserts denies confirms admits alleges doubts demands promises warns praises condemns asks believes intends"
).split()
KINDS = "person office organisation outlet document group unnamed none".split()
EVENTS = (
    "ACCUSE AGREE AID ASSAULT CASUALTY COERCE CONCEDE CONSULT COOPERATE DISASTER MOBILIZE PROTEST REJECT REQUEST "
    "RETREAT SANCTION SUPPORT THREATEN"
).split()


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


def filters(command: Any) -> Any:
    """The options that say which claims are meant."""
    day = click.DateTime(formats=["%Y-%m-%d"])
    event = click.Choice(EVENTS, case_sensitive=False)
    options = (
        click.option("--text", metavar="WORDS", help="The claim holds all these words."),
        click.option("--source", metavar="WORDS", help="The source's words hold all these."),
        click.option("--stance", type=click.Choice(STANCES), multiple=True, help="How the source stands to it."),
        click.option("--kind", type=click.Choice(KINDS), multiple=True, help="What kind of voice the source is."),
        click.option("--about", metavar="NAME", help="The claim mentions somebody or something of that name."),
        click.option("--place", metavar="NAME", help="It tells of a place of that name, or part of a name."),
        click.option("--country", metavar="CODE", callback=_country, help="It tells of a place in it (ISO code: LY)."),
        click.option("--box", metavar="W,S,E,N", callback=_box, help="It tells of a place in that box of degrees."),
        click.option("--event", type=event, metavar="TYPE", help="It tells of an event of that type (ASSAULT, aid …)."),
        click.option("--happened-since", type=day, help="It tells of that day or a later one (YYYY-MM-DD)."),
        click.option("--happened-until", type=day, help="It tells of that day or an earlier one (YYYY-MM-DD)."),
        click.option("--since", type=day, help="Published on that day or later (YYYY-MM-DD)."),
        click.option("--until", type=day, help="Published on that day or earlier (YYYY-MM-DD)."),
        click.option("--outlet", metavar="NAME", multiple=True, help="Published by an outlet of that name."),
        click.option("--article", metavar="ID", help="Made in that article."),
        click.option("--matter", metavar="ID", help="Stands in that matter."),
        click.option("--contested", is_flag=True, help="Only claims that another one contradicts."),
        click.option("--attributed/--own-voice", default=None, help="Only what sources say, or only what outlets do."),
        click.option("--superseded", is_flag=True, help="Former readings' claims as well."),
        click.option("--rejected", is_flag=True, help="Claims that people say were misread as well."),
    )
    return _with(options, command)


def matter_filters(command: Any) -> Any:
    """The options that say which matters are meant."""
    day = click.DateTime(formats=["%Y-%m-%d"])
    options = (
        click.option("--text", metavar="WORDS", help="Its title, or one of its claims, holds all these words."),
        click.option("--source", metavar="WORDS", help="A source's words hold all these."),
        click.option("--about", metavar="NAME", help="A claim mentions somebody or something of that name."),
        click.option("--place", metavar="NAME", help="A claim tells of a place of that name, or part of a name."),
        click.option("--outlet", metavar="NAME", help="A claim was published by an outlet of that name."),
        click.option("--since", type=day, help="A claim was published on that day or later (YYYY-MM-DD)."),
        click.option("--until", type=day, help="A claim was published on that day or earlier (YYYY-MM-DD)."),
        click.option("--contested", is_flag=True, help="Only matters with claims for and against."),
    )
    return _with(options, command)


def _with(options: Sequence[Callable[[Any], Any]], command: Any) -> Any:
    for option in reversed(options):
        command = option(command)
    return command


def query_of(filters: dict[str, Any]) -> ClaimQuery:
    """The query of these options' values. Raises `BadParameter`."""
    from onrecord.ledger.base import ClaimQuery
    from onrecord.model import Kind, Stance

    attributed = filters.pop("attributed", None)
    stances, kinds = filters.pop("stance", ()), filters.pop("kind", ())
    for name in ("since", "until", "happened_since", "happened_until"):
        filters[name] = filters[name].date() if filters.get(name) else None
    for since, until in (("since", "until"), ("happened_since", "happened_until")):
        _in_order(since, filters[since], until, filters[until])
    filters["outlet"] = filters.get("outlet") or None  # of claims several may be named, of matters one
    return ClaimQuery(
        **filters,
        stance=tuple(map(Stance, stances)) or None,
        kind=tuple(map(Kind, kinds)) or None,
        own_voice=None if attributed is None else not attributed,
    )


def _in_order(since: str, first: date | None, until: str, last: date | None) -> None:
    """Raises `BadParameter` where one day is later than the other, which no claim could fit."""
    if first and last and first > last:
        names = [f"--{name.replace('_', '-')}" for name in (since, until)]
        hint = " / ".join(f"'{name}'" for name in names)
        raise click.BadParameter(f"{names[0]} {first} is later than {names[1]} {last}.", param_hint=hint)
