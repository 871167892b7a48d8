"""Claims as the rules on origins are handed them, made by hand."""

from __future__ import annotations

from datetime import date
from itertools import count

from onrecord.model import Kind, Stance
from onrecord.reconcile.origin.told import Account, Heard, Told

_numbers = count(1)


def told(
    words: str,
    *voices: Heard,
    outlet: str = "The Post",
    day: int = 1,
    text: str = "",
    stance: Stance = Stance.ASSERTS,
) -> Told:
    """A claim of an article of its own, published on a day of May 2031."""
    number = next(_numbers)
    account = Account(f"article {number}", outlet, date(2031, 5, day), text or words)
    return Told(f"claim {number}", account, words, voices, stance)


def person(words: str, **known: str) -> Heard:
    return Heard(words, Kind.PERSON, **known)


def body(words: str) -> Heard:
    return Heard(words, Kind.ORGANISATION)


def office(words: str) -> Heard:
    return Heard(words, Kind.OFFICE)


def paper(words: str) -> Heard:
    return Heard(words, Kind.OUTLET)


def nobody(words: str) -> Heard:
    return Heard(words, Kind.UNNAMED)
