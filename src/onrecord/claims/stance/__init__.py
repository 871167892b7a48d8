"""How a source stands to what it is quoted with, read off the cue, the words around it, and the content."""

from __future__ import annotations

import re

from onrecord.claims.stance.content import QUESTION, hearsay, told_by_content
from onrecord.claims.stance.lexicon import Entry, Found, lexicon
from onrecord.claims.stance.reach import REFUSAL, Taken, reached, taken
from onrecord.model import Stance

__all__ = ["stance_of"]

STRAIGHT = str.maketrans({"’": "'", "‘": "'", "\n": " "})
SPACES = re.compile(r"[\s…]+")

# How many words after a cue may still belong to its phrase: "claimed" … "responsibility".
FURTHER = 6

ASSERTED = Entry(Stance.ASSERTS, None)
CHAINED = re.compile(r"\bto (?:\w+ly )?$|^offer\w* (?:\w+ )?$")
OPENING = re.compile(r"^\W*(?:to|of|from)? ?(?:\w+ly )?")


def stance_of(cue: str, *, before: str = "", after: str = "", content: str = "") -> Stance:
    """The stance that a cue's words express; `before` and `after` hold the sentence's words around the cue.

    A cue that merely says that something was said leaves it to `content`: "That is a lie", somebody said, denies.
    Without words that tell more, a source asserts.
    """
    cue, before, after, content = map(_plain, (cue, before, after, content))
    if hearsay(cue):
        return Stance.ALLEGES
    if cue == "to":  # a headline's: "Council to scrap night bus"
        return Stance.INTENDS
    further = f"{cue} {' '.join(after.split()[:FURTHER])}"
    found = _head(cue, further)
    how = taken(before, further[: found.start] if found else cue)
    entry = found.entry if found else ASSERTED
    if how is Taken.YES and (entry.stance is Stance.ASSERTS or QUESTION.search(content)):
        return told_by_content(cue, content, after) or entry.stance
    return reached(entry, how)


def _plain(words: str) -> str:
    return SPACES.sub(" ", words.translate(STRAIGHT)).strip().lower()


def _head(cue: str, further: str) -> Found | None:
    """The phrase that decides: the first that begins in the cue, or what is refused or wanted to be said by it."""
    cues = lexicon("cues")
    found = cues.first(further, before=len(cue))
    while found and found.entry.stance in (Stance.ASSERTS, Stance.INTENDS):
        later = _later(further, found, len(cue))
        if not later:
            break
        found = later
    return found


def _later(further: str, found: Found, end: int) -> Found | None:
    cues = lexicon("cues")
    if REFUSAL.search(further[: found.end]):
        opening = OPENING.match(further[found.end :])
        inner = cues.at(further, found.end + (opening.end() if opening else 0))
        return inner if inner and inner.entry.stance is not Stance.BELIEVES or further[found.end :].lstrip().startswith("to believe") else None
    later = cues.first(further, start=found.end, before=end)
    if not later:
        return None
    if found.entry.stance is Stance.ASSERTS:
        return later if later.entry.stance is not Stance.ASSERTS else None
    return later if CHAINED.search(further[found.start : later.start]) else None
