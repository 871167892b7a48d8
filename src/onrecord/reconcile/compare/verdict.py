"""Does a claim call what is told untrue: a hoax, a fake, a report that was put down?"""

from __future__ import annotations

import re

from onrecord.model import Claim, Stance
from onrecord.reconcile.compare.polarity import FEWEST, negates
from onrecord.reconcile.compare.subject import shared_words
from onrecord.reconcile.facts import Facts

# Words for what is told and is not so, and for what is done to it.
UNTRUE = re.compile(
    r"\b(?:hoax(?:es|ers?)?|fak(?:es?|ed|ery)|myths?|satir\w+|spoofs?|pranks?|parod(?:y|ies)|fabricat\w+|forger(?:y|ies)"
    r"|invented|nonsense|rubbish|bunk(?:um)?|baloney|sham|(?:mis|dis)information|false(?:ly|hoods?)?|untrue|bogus"
    r"|phone?y|fictitious|fiction|baseless|unfounded|groundless|doctored|photo-?shop\w*|erroneous(?:ly)?|mistaken(?:ly)?"
    r"|inaccurate|incorrect(?:ly)?|misleading|wrongly|exaggerated|debunk\w*|refut(?:es?|ed)|rebut\w*|disprov\w+|dispel\w*"
    r"|dup(?:es?|ed)|retract\w*|discredited|pour(?:s|ed)? cold water"
    r"|ma(?:de|kes?) (?:(?:it|this|that|them) )?(?:all )?up|made[- ]up|no truth|no such|(?:a|all) lies?|pack of lies)\b"
    # What is shot down may be an aircraft.
    r"|\b(?:shoots?|shot|knock(?:s|ed)?|quash(?:es|ed)?)(?: down)?(?: [\w'’]+){0,2} "
    r"(?:claims?|reports?|rumou?rs?|tales?|stor(?:y|ies)|assertions?|theor(?:y|ies))\b"
    r"|(?:\bnot|n['’]t) (?:true|real|really|actually|so|the case)\b",
    re.I,
)
# What somebody does to a report, where the outlet says so in its own words.
PUT_DOWN = re.compile(
    r"\b(?:den(?:y|ies|ied|ial)|dismiss(?:es|ed)?|rejects?|rejected|rebuffs?|rebuffed|contradict(?:s|ed)?)\b", re.I
)


def compare_verdict(left: Facts, right: Facts) -> str | None:
    """Why one of the two calls untrue what the other holds to be so."""
    ours, theirs = (verdict(each.claim, each.entry.article_heading) for each in (left, right))
    if bool(ours) == bool(theirs) or len(shared_words(left, right)) < FEWEST:
        return None
    return f"one calls it untrue (“{ours or theirs}”), the other does not"


def verdict(claim: Claim, heading: str = "") -> str:
    """The words with which a claim, or those who tell of it, say of what is told that it is not so; "" for none.

    `heading` is its article's: what stands there beside the claim is said of the claim. Who denies a thing has said so
    by the stance.
    """
    if claim.stance is Stance.DENIES:
        return ""
    words = f"{claim.text} {claim.source.text if claim.source.spans else ''} {_beside(claim.text, heading)}"
    found = UNTRUE.search(words) or (PUT_DOWN.search(claim.text) if claim.attribution is None else None)
    return found.group() if found else ""


def _beside(words: str, heading: str) -> str:
    return heading.replace(words, " ", 1) if words in heading else ""


def turns(claim: Claim, heading: str = "") -> bool:
    """Whether the claim's words say that something is not so: "no talks", "the report is a hoax"."""
    return bool(negates(claim) or verdict(claim, heading))
