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
NEGATED = {Stance.ADMITS: Stance.DENIES, Stance.DENIES: Stance.ADMITS, Stance.INTENDS: Stance.INTENDS}

# What it comes to when a source refuses to take it: who refuses to deny has not admitted.
REFUSED = {Stance.ADMITS: Stance.DENIES, Stance.INTENDS: Stance.INTENDS}

# What looks like a negation and is none, or is one negated: "never failed to warn", "not only condemned".
AFFIRMED = re.compile(
    r"(?:\b(?:not|never|cannot|no)|n't)\W+(?:only|just|merely|simply|solely|(?:\w+ly )?(?:hesitat\w*|fail\w*|afraid) to"
    r"|tir\w+ of|minc\w* (?:\w+ )?words|stop\w* (?!short)\w+ing|shy\w* (?:away )?from|(?:to )?(?:help )?but"
    r"|(?:to )?help)\b"
    r"|\b(?:nothing but|no uncertain|no less|no sooner|not least|not for the first time|without (?:hesitat\w+|delay))\b"
)

NOT = r"(?:\b(?:not|never|nor|neither|no|no longer|without|cannot|hardly|scarcely|rarely|yet to|far from)|n't)"
CEASING = r"\b(?:stop|ceas)\w*\W*$"
LOATH = (
    r"(?:\b(?:(?:refus|declin|fail|unable|unwilling|hesitat)\w*|reluctan(?:t|ce))"
    r"|(?:\bnot|n't) (?:wish|want|care|like))"
)
SHUNNING = r"\b(?:stop\w* short(?: of|\W*$)|avoid\w*|refrain\w*(?: from|\W*$))"

# In a cue, anywhere before its word.
NEGATION = re.compile(rf"{NOT}\b|\b(?:nobody|no one|none|few)\b|{CEASING}")
REFUSAL = re.compile(rf"{LOATH}(?: to\b|\W*$)|{SHUNNING}")

# Before a cue, only what stands in its own clause and right at it: in "“We did not,” she said" nothing is negated.
CLAUSE = re.compile(r"[,;:“”\"()«»–—]|\bthat\b|\b(?:and|but)\b")
BETWEEN = (
    r"(?:\W+(?:\w+ly|be|been|being|able|yet|even|so|far|to|of|once|prepared|ready|at|first|longer|position|in a"
    r"|(?:confirm|deny|verify|say) (?:or|nor)))*\W*$"
)
NEGATED_BEFORE = re.compile(rf"{NOT}{BETWEEN}|{CEASING}")
REFUSED_BEFORE = re.compile(rf"(?:{LOATH} to|{SHUNNING}){BETWEEN}")
NOBODY = re.compile(r"^\W*(?:neither|nobody|no one|none|no|few|hardly any\w*)\b(?:\W+[\w'-]+){0,6}\W*$")


def taken(before: str, within: str) -> Taken:
    """Whether a stance is taken: its word comes after `within`, the cue so far, and `before`, the sentence so far."""
    clause = AFFIRMED.sub("", CLAUSE.split(before)[-1])
    within = AFFIRMED.sub("", within)
    if REFUSAL.search(within) or REFUSED_BEFORE.search(clause):
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
