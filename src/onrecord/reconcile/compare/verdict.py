"""Does a claim call what is told untrue: a hoax, a fake, a report that was put down?"""

from __future__ import annotations

import re

from onrecord.model import Claim, Stance
from onrecord.reconcile.compare.polarity import negates

# Words for what is told and is not so, and for what is done to it.
UNTRUE = re.compile(
    r"\b(?:hoax(?:es|ers?)?|fak(?:es?|ed|ery)|myths?|satir\w+|spoofs?|pranks?|parod(?:y|ies)|fabricat\w+|forger(?:y|ies)"
    r"|inventions?|invented|nonsense|rubbish|bunk(?:um)?|baloney|sham|(?:mis|dis)information|false(?:ly|hoods?)?|untrue"
    r"|bogus|phone?y|fictitious|fiction|baseless|unfounded|groundless|doctored|photo-?shop\w*|erroneous(?:ly)?"
    r"|mistaken(?:ly)?|inaccurate|incorrect(?:ly)?|misleading|wrongly|exaggerated|debunk\w*|refut(?:es?|ed)|rebut\w*"
    r"|disprov\w+|dispel\w*|quash(?:es|ed)?|dup(?:es?|ed)|retract\w*|discredited|(?:shoots?|shot|knock(?:s|ed)?) down"
    r"|pour(?:s|ed)? cold water|ma(?:de?|kes?) (?:(?:it|this|that|them) )?(?:all )?up|made[- ]up|no truth|no such"
    r"|(?:a|all) lies?|pack of lies)\b|(?:\bnot|n['’]t) (?:true|real|really|actually|so|the case)\b",
    re.I,
)
# What somebody does to a report, where the outlet says so in its own words.
PUT_DOWN = re.compile(
    r"\b(?:den(?:y|ies|ied|ial)|dismiss(?:es|ed)?|rejects?|rejected|rebuffs?|rebuffed|contradict(?:s|ed)?)\b", re.I
)


def calls_untrue(claim: Claim, heading: str = "") -> bool:
    """Whether a claim, or those who tell of it, say of what is told that it is not so.

    `heading` is its article's: what stands there beside the claim is said of the claim. Who denies a thing has said so
    by the stance.
    """
    if claim.stance is Stance.DENIES:
        return False
    words = f"{claim.text} {claim.source.text if claim.source.spans else ''} {_beside(claim.text, heading)}"
    return bool(UNTRUE.search(words) or (claim.attribution is None and PUT_DOWN.search(claim.text)))


def _beside(words: str, heading: str) -> str:
    return heading.replace(words, " ", 1) if words in heading else ""


def turns(claim: Claim, heading: str = "") -> bool:
    """Whether the claim's words say that something is not so: "no talks", "the report is a hoax"."""
    return bool(negates(claim)) or calls_untrue(claim, heading)
