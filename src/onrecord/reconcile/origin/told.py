"""What is handed in of two claims, to say whether they go back to one origin. Nothing here knows of a ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.model import Kind, Stance


@dataclass(frozen=True, slots=True)
class Heard:
    """A voice as an article names it: its words, its kind, and who that is, where that is known.

    `entity` is a canonical id, the same wherever one is meant. `name` is that entity's fullest name; it may stand for
    words that do not name anybody, such as "she". `also` are other words for it: its offices, for a person. `at` is
    where its words begin in the article's text.
    """

    words: str
    kind: Kind = Kind.NONE
    entity: str | None = None
    name: str | None = None
    also: tuple[str, ...] = ()
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """An article: who published it and when, its words and its heading. What is not known is None or empty."""

    id: str
    outlet: str | None = None
    published: date | None = None
    text: str = ""
    heading: str = ""

    @property
    def called(self) -> str:
        """What to call it in a reason: by its outlet, else by its heading."""
        return self.outlet or (f"“{self.heading}”" if self.heading else self.id)


@dataclass(frozen=True, slots=True)
class Told:
    """A claim as one article tells it: the `words` of its content, and on whose word.

    `chain` are the voices from the outermost to the source, without the outlet; it is empty where the article speaks
    for itself.
    """

    id: str
    account: Account
    words: str
    chain: tuple[Heard, ...] = ()
    stance: Stance = Stance.ASSERTS

    @property
    def source(self) -> Heard | None:
        return self.chain[-1] if self.chain else None
