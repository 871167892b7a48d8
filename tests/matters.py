"""A matter put into a ledger by hand: did the ferry sink? Four articles, two sides, and a neighbour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.ledger.base import Ledger
from onrecord.model import Act, Claim, Decision, Link, Maker, Relation, Side, Stance, When, matter_id
from onrecord.testing.by_hand import article, claim, reading

LINKER = Maker("by-hand", "1")
TITLE = "Did the ferry sink?"


@dataclass(frozen=True, slots=True)
class Ferry:
    """The ids of the claims and matters."""

    mayor: str  # for
    star: str  # for, repeats the mayor's
    board: str  # against
    again: str  # against, revises the mayor's
    aboard: str  # of the neighbour
    sank: str  # the matter
    crew: str  # its neighbour, which shares an article


def ferry(ledger: Ledger) -> Ferry:
    """Put it into a ledger."""
    made = [
        *_said("a1", "The ferry sank, the mayor said.", "The ferry sank", "the mayor", "said", day=10),
        *_said("a2", "The ferry sank, the mayor told the Post.", "The ferry sank", "the mayor", "told", day=11),
        *_said("a3", "The board denied that the ferry sank.", "the ferry sank", "The board", "denied", day=12),
    ]
    text = "It did not sink, the mayor says now. Ten were aboard, the harbour said."
    page = article(text, path="a4", given_id="a4", outlet="Daily Post", published=When.day(date(2031, 1, 13)))
    again = claim(page, "It did not sink", source="the mayor", cue="says")
    aboard = claim(page, "Ten were aboard", source="the harbour", cue="said")
    for page_made, claims in (*made, (page, (again, aboard))):
        ledger.writer().add(reading(page_made, *claims))
    mayor, star, board = (claims[0] for _, claims in made)
    return _linked(ledger, mayor, star, board, again, aboard)


def _said(name, text, content, source, cue, *, day):
    outlets = {"a1": "Daily Post", "a2": "Evening Star", "a3": "Harbour News"}
    page = article(text, path=name, given_id=name, outlet=outlets[name], published=When.day(date(2031, 1, day)))
    stance = Stance.DENIES if cue == "denied" else Stance.ASSERTS
    return [(page, (claim(page, content, source=source, cue=cue, stance=stance),))]


def _linked(ledger: Ledger, mayor: Claim, star: Claim, board: Claim, again: Claim, aboard: Claim) -> Ferry:
    sank, crew = matter_id(mayor.id), matter_id(aboard.id)
    sides = ((mayor, Side.FOR), (star, Side.FOR), (board, Side.AGAINST), (again, Side.AGAINST))
    decisions = [
        *(_place(sank, each, side) for each, side in sides),
        _place(crew, aboard, Side.FOR),
        Decision(Act.TITLE, str(LINKER), matter=sank, title=TITLE),
        Decision(Act.TITLE, str(LINKER), matter=crew, title="How many were aboard?"),
    ]
    links = [
        Link(mayor.id, board.id, Relation.CONTRADICTS, 0.9, ("one says it, the other denies it",)),
        Link(star.id, mayor.id, Relation.REPEATS, 0.8, ("the same words of the mayor",)),
        Link(again.id, mayor.id, Relation.REVISES, 0.7, ("the mayor, three days later",)),
    ]
    up_to = 5
    ledger.writer().link(links, LINKER, up_to=up_to, decisions=decisions)
    return Ferry(mayor.id, star.id, board.id, again.id, aboard.id, sank, crew)


def _place(matter: str, each: Claim, side: Side) -> Decision:
    return Decision(Act.PLACE, str(LINKER), matter=matter, claim=each.id, side=side, score=0.9, reasons=("by hand",))
