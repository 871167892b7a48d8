"""How a source stands to what it is quoted with, read off the cue, the words around it, and the content."""

from __future__ import annotations

import re

from onrecord.claims.stance.content import is_hearsay, is_question, told_by_content
from onrecord.claims.stance.lexicon import Entry, Found, lexicon
from onrecord.claims.stance.reach import REFUSAL, Taken, reached, taken
from onrecord.model import Stance

__all__ = ["stance_of"]

STRAIGHT = str.maketrans({"’": "'", "‘": "'"})
SPACES = re.compile(r"[\s…]+")

# How many words after a cue may still belong to its phrase: "claimed" … "responsibility".
FURTHER = 6

# "Neither confirmed nor" before a cue belongs to it: who denies after it does not deny.
JOINED = re.compile(r"\b(?:confirm|den[iy])\w* n?or$")

ASSERTED = Entry(Stance.ASSERTS, None)

# After "refused" comes what is refused: "to confirm". After "wants to" or "offers" comes what is wanted or offered.
REFUSED_THING = re.compile(r"(?: (?:to|of|from))? ?(?:\w+ly )?")
WANTED = re.compile(r"\bto (?:\w+ly )?$|^offer\w* (?:\w+ ){0,3}$")


def stance_of(cue: str, *, before: str = "", after: str = "", content: str = "") -> Stance:
    """The stance that a cue's words express; `before` and `after` hold the sentence's words around the cue.

    A cue that merely says that something was said leaves it to `content`: "That is a lie", somebody said, denies.
    Without words that tell more, a source asserts.
    """
    cue, before, after, content = map(_plain, (cue, before, after, content))
    if is_hearsay(cue):
        return Stance.ALLEGES
    if cue == "to":  # a headline's: "Council to scrap night bus"
        return Stance.INTENDS
    if joined := JOINED.search(before):
        before, cue = before[: joined.start()], f"{joined[0]} {cue}"
    further = f"{cue} {' '.join(after.split()[:FURTHER])}"
    found = _deciding(cue, further)
    entry = found.entry if found else ASSERTED
    how = taken(before, further[: found.start] if found else cue)
    if how is Taken.YES:
        return _told(cue, entry.stance, content, after)
    return reached(entry, how)


def _plain(words: str) -> str:
    return SPACES.sub(" ", words.translate(STRAIGHT)).strip().lower()


def _told(cue: str, stance: Stance, content: str, after: str) -> Stance:
    """The stance that is taken, which may be another than the cue's own: who says "Why?" asks, whatever the verb."""
    if is_question(content):
        return Stance.ASKS
    if stance is Stance.ASKS and content.startswith("to "):
        return Stance.DEMANDS
    if stance is Stance.ASSERTS:
        return told_by_content(cue, content, after) or stance
    return stance


def _deciding(cue: str, further: str) -> Found | None:
    """The phrase that decides: the first that begins in the cue, or what is said, refused or wanted by it."""
    found = lexicon("cues").first(further, before=len(cue))
    while found and found.entry.stance in (Stance.ASSERTS, Stance.INTENDS):
        later = _inner(cue, further, found)
        if not later:
            break
        found = later
    return found


def _inner(cue: str, further: str, found: Found) -> Found | None:
    """The phrase that what was found leads to, if any."""
    if REFUSAL.search(further[: found.end]):
        return _refused(further, found.end)
    later = lexicon("cues").first(further, start=found.end, before=len(cue))
    if not later:
        return None
    if found.entry.stance is Stance.ASSERTS:
        return later if later.entry.stance is not Stance.ASSERTS else None
    return later if WANTED.search(further[found.start : later.start]) else None


def _refused(further: str, end: int) -> Found | None:
    """The stance that is refused at `end`; of those of the mind only belief is: "refused to see him" is a plan."""
    opening = REFUSED_THING.match(further, end)
    start = opening.end() if opening else end
    inner = lexicon("cues").at(further, start)
    of_mind = inner is not None and inner.entry.stance is Stance.BELIEVES
    return inner if not of_mind or further.startswith("believe", start) else None
