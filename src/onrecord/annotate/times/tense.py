"""Whether the words around an expression look back or ahead: "on Friday" was or will be."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from enum import Enum

# How far to look for a verb, in characters.
REACH = 160

_END = re.compile(r"[.!?]['\"”’)]*\s+(?=['\"“‘(]*[A-Z0-9])|\n\s*\n|;\s")
_VERB = re.compile(
    r"\b(?:(?P<ahead>will|won't|won’t|shall|would|could|may|might|must|(?:is|are|be|was|were)\s(?:scheduled|expected|due|set"
    r"|planned|likely|to)|(?:has|have)\suntil|plan(?:s|ned|ning)?\b|(?:set|slated|ready|likely|expected)\sto|slated\sfor|hopes?\sto|wants?\sto|aims?\sto|agreed\sto|postponed\suntil|extended\s(?:to|until)|as\ssoon\sas"
    r"|vow(?:s|ed)\sto|scheduled|upcoming|due|payable|supposed\sto|calling\sfor|now\sand|until|expires?|deadline|starting|beginning|starts?|begins?|opens?|ends|resumes?|effective)"
    r"|(?P<back>said|says|was|were|had|did|has|have|told|[a-z]{2,}ed|went|came|took|gave|made|met|left|held|sent|saw|began|"
    r"fell|rose|hit|won|lost|shot|found|became|spoke|wrote|put|got|knew|grew|broke|flew|led|brought|bought|sold|since))\b"
    r"|['’]ll\b"
)
_NO_VERBS = frozenset(("united", "indeed", "hundred", "need", "speed", "wounded"))


_HAPPENED = re.compile(
    r"\b(?:(?:was|were|been|being)\s\w+|[a-z]{2,}ed|died|fell|rose|began|left|took\splace|went|came|won|lost|became|met|broke)"
    r"(?:\s\w+){0,3}\s(?:in|on|since)\s$"
)


class Verb(Enum):
    """What the verb beside an expression tells about its time."""

    AHEAD = "ahead"
    BACK = "back"
    HAPPENED = "happened"  # It stands right before it and says what happened then: "was shut in July".
    UNTOLD = "untold"


def verb_at(text: str, start: int, end: int) -> Verb:
    """Whether the nearest verb of the sentence speaks of the future or of the past.

    The verb before the expression counts first: it is "said Friday" in "He said Friday that it will rain".
    """
    left = _from_stop(text[max(0, start - REACH) : start], text[start : start + 1]).lower()
    if verb := _last_verb(left):
        if verb["back"] is None:
            return Verb.AHEAD
        happened = verb["back"] not in _SAYING and _HAPPENED.search(left, max(0, verb.start() - 12))
        return Verb.HAPPENED if happened else Verb.BACK
    right = text[end : end + REACH]
    if stop := _END.search(right):
        right = right[: stop.start()]
    verb = next(_verbs(right.lower()), None)
    if verb is None:
        return Verb.UNTOLD
    return Verb.AHEAD if verb["back"] is None else Verb.BACK


_SAYING = frozenset("said says told announced declared reported added agreed filed proposed".split())


def _from_stop(left: str, following: str) -> str:
    """What stands behind the last full stop."""
    begin = max((stop.end() for stop in _END.finditer(left + following)), default=0)
    return left[begin:]


def _verbs(words: str) -> Iterator[re.Match[str]]:
    return (verb for verb in _VERB.finditer(words) if verb[0] not in _NO_VERBS)


def _last_verb(words: str) -> re.Match[str] | None:
    return next(iter(deque(_verbs(words), maxlen=1)), None)
