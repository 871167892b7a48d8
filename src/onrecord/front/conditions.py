"""Which claims are meant, as keyword arguments: plain words and days become the types of `ClaimQuery`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypedDict

from onrecord.ledger.base import Box, ClaimQuery
from onrecord.model import Kind, Stance


class Conditions(TypedDict, total=False):
    """The conditions of `onrecord.ClaimQuery`, whose docstring says what each asks; all that are given must hold.

    Days may be `date`s or words ("2031-01-14"), a stance and a kind may be words, and a box four
    numbers. Of stances, kinds and outlets several may be given.
    """

    words: str | None
    text: str | None
    source: str | None
    stance: Stance | str | Iterable[Stance | str] | None
    about: str | None
    place: str | None
    since: date | str | None
    until: date | str | None
    outlet: str | Iterable[str] | None
    article: str | None
    own_voice: bool | None
    contested: bool
    superseded: bool
    said_by: Iterable[str]
    kind: Kind | str | Iterable[Kind | str] | None
    country: str | None
    box: Box | tuple[float, float, float, float] | None
    happened_since: date | str | None
    happened_until: date | str | None
    event: str | None
    matter: str | None
    rejected: bool


def query_of(given: Conditions) -> ClaimQuery:
    """The query of these conditions. Raises `TypeError` for one that there is not, `ValueError` for a wrong value."""
    if unknown := given.keys() - Conditions.__annotations__.keys():
        names = ", ".join(Conditions.__annotations__)
        raise TypeError(f"There is no condition {', '.join(sorted(unknown))}. There are: {names}.")
    return ClaimQuery(**{name: _value(name, value) for name, value in given.items() if value is not None})


def _value(name: str, value: Any) -> Any:
    taken: Callable[[str, Any], Any] = _TAKEN.get(name, _words)
    return taken(name, value)


def _words(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{name} needs words, got {value!r}.")
    return value


def _flag(name: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{name} needs True or False, got {value!r}.")
    return value


def _day(name: str, value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{name} needs a day, a date or 'YYYY-MM-DD', got {value!r}.") from error


def _one_of(words: type[StrEnum]) -> Callable[[str, Any], StrEnum]:
    def taken(name: str, value: Any) -> StrEnum:
        try:
            return words(value)
        except ValueError as error:
            raise ValueError(f"{name} needs one of {', '.join(words)}, got {value!r}.") from error

    return taken


def _some(taken: Callable[[str, Any], Any]) -> Callable[[str, Any], Any]:
    """One value, or several as a tuple."""

    def some(name: str, value: Any) -> Any:
        if isinstance(value, str) or not isinstance(value, Iterable):
            return taken(name, value)
        return tuple(taken(name, each) for each in value)

    return some


def _country(name: str, value: Any) -> str:
    code = _words(name, value)
    if not (len(code) == 2 and code.isascii() and code.isalpha()):
        raise ValueError(f"{name} needs an ISO 3166-1 code of two letters, such as 'LY', got {value!r}.")
    return code.upper()


def _box(name: str, value: Any) -> Box:
    if isinstance(value, Box):
        return value
    try:
        west, south, east, north = map(float, value)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{name} needs four numbers, (west, south, east, north), got {value!r}.") from error
    return Box(west, south, east, north)


def _ids(name: str, value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(_words(name, each) for each in value)


_TAKEN: dict[str, Callable[[str, Any], Any]] = {
    "stance": _some(_one_of(Stance)),
    "kind": _some(_one_of(Kind)),
    "outlet": _some(_words),
    **dict.fromkeys(("since", "until", "happened_since", "happened_until"), _day),
    **dict.fromkeys(("own_voice", "contested", "superseded", "rejected"), _flag),
    "country": _country,
    "box": _box,
    "said_by": _ids,
}
