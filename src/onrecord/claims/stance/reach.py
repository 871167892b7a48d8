"""Whether a stance is taken: negation, refusal and cessation, and how far they reach."""

from __future__ import annotations

import re
from enum import Enum, auto

from onrecord.claims.stance.lexicon import Entry
from onrecord.model import Stance


class Taken(Enum):
    """Whether a source takes the stance that a cue names."""

    YES = auto()
    NO = auto()
    REFUSED = auto()


# What a stance comes to that is not taken. Who does not take it leaves the content open: that is no denial of it.
# Not to admit is to deny, not to deny is to admit, and who wants not to do a thing wants something, too.
NEGATED = {
    Stance.ADMITS: Stance.DENIES,
    Stance.DENIES: Stance.ADMITS,
    Stance.INTENDS: Stance.INTENDS,
}

# What it comes to when a source refuses to take it.
REFUSED = {
    Stance.ADMITS: Stance.DENIES,
    Stance.INTENDS: Stance.INTENDS,
}

# What looks like a negation and is none, or is one negated: "never failed to warn", "not only condemned".
AFFIRMED = re.compile(
    r"\b(?:not|n't|never|cannot|no)\W+(?:only|just|merely|simply|solely|(?:\w+ly )?(?:hesitat\w*|fail\w*|afraid) to"
    r"|tir\w+ of|minc\w* (?:\w+ )?words|stop\w* (?!short)\w+ing|shy\w* (?:away )?from|(?:help )?but)\b|(?:\bnot|n't) (?:to )?(?:help|but)\b"
    r"|\b(?:nothing but|no uncertain|no less|no sooner|not least|not for the first time|without (?:hesitat\w+|delay))\b"
)
NOT = r"(?:\b(?:not|never|nor|neither|no|no longer|without|cannot|hardly|scarcely|rarely|yet to|far from)|n't)"
NEGATION = re.compile(rf"{NOT}\b|\b(?:nobody|no one|none|few)\b|\b(?:stop|ceas)\w* $")
REFUSAL = re.compile(
    r"\b(?:(?:refus|declin|fail|unable|unwilling|hesitat)\w*(?: to)?|reluctan(?:t|ce)\b(?: to)?|(?:not|n't) (?:wish|want|care|like)(?: to)?|stop\w* short(?: of)?"
    r"|avoid\w*|refrain\w*(?: from)?)\W*$|\b(?:(?:refus|declin|fail|unable|unwilling|reluctan|hesitat)\w* to"
    r"|(?:not|n't) (?:wish|want|care|like) to|stop\w* short of|avoid\w*|refrain\w* from)\b"
)
# Before a cue, only what stands in its own clause and right at it: in "“We did not,” she said" nothing is negated.
CLAUSE = re.compile(r"[,;:“”\"()«»–—]|\bthat\b|\b(?:and|but)\b")
BETWEEN = (
    r"(?:\W+(?:\w+ly|be|been|being|able|yet|even|so|far|to|of|once|prepared|ready|at|first|longer|position|in a"
    r"|(?:confirm|deny|verify|say) (?:or|nor)))*\W*$"
)
NEGATED_BEFORE = re.compile(NOT + BETWEEN + r"|\b(?:stop|ceas)\w*\W*$")
REFUSED_BEFORE = re.compile(
    r"\b(?:(?:refus|declin|fail|unable|unwilling|reluctan|hesitat)\w* to|stop\w* short of|avoid\w*|refrain\w* from)"
    + BETWEEN
)
NOBODY = re.compile(r"^\W*(?:neither|nobody|no one|none|no|few|hardly any\w*)\b(?:\W+[\w'-]+){0,6}\W*$")


def taken(before: str, within: str) -> Taken:
    """Whether a stance is taken whose word comes after `within`, the cue's words so far, and `before`, those before it."""
    clause = AFFIRMED.sub("", CLAUSE.split(before)[-1])
    within = AFFIRMED.sub("", within)
    if REFUSAL.search(within) or (REFUSED_BEFORE.search(clause)):
        return Taken.REFUSED
    if NEGATION.search(within) or NEGATED_BEFORE.search(clause) or NOBODY.search(clause):
        return Taken.NO
    return Taken.YES


def reached(entry: Entry, how: Taken) -> Stance:
    """What a stance comes to, taken or not."""
    if how is Taken.YES:
        return entry.stance
    if how is Taken.REFUSED:
        return REFUSED.get(entry.stance, Stance.DOUBTS)
    return entry.negated or NEGATED.get(entry.stance, Stance.DOUBTS)
