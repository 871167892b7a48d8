"""Which outlets a claim was taken from: those that stand in its chain of voices, and those that the article credits."""

from __future__ import annotations

import re

from onrecord.reconcile.canon.fold import fold
from onrecord.reconcile.origin.told import Told

# What outlets are called beside their names.
KINDS = frozenset(
    """the a an news newspaper paper magazine channel broadcaster radio television tv station portal site website blog
    wire agency press media group daily weekly online live live-blog com www our colleagues at reports report of
    """.split()
)
# Outlets that are not named: "two news sites", "local media".
VAGUE = re.compile(
    r"(?:two|three|several|some|other|local|foreign|many|various)? ?(?:news ?sites|news sites|websites|media"
    r"|media reports|press reports|newspapers|news outlets|blogs|broadcasters)",
    re.I,
)
# "(Meridian)", at the end of a text or of its dateline.
CREDIT = re.compile(r"\(([A-Z][\w.&’' -]{1,30})\)(?=\s*(?:[-–—]|$))", re.M)
NAMED = re.compile(r"\b[A-Z][\w’'-]{2,}")  # capitalised words
WITH = re.compile(r"\b(?:with|from) (?:material|reports?) (?:from|by) ([A-Z][\w.&’' -]{1,30})")


def takes_from(left: Told, right: Told) -> str | None:
    """Why the left claim was taken from the outlet of the right one, in words; None where nothing says so."""
    outlet = right.account.outlet
    if not outlet or fold(outlet) == fold(left.account.outlet or "") or _not_yet_out(left, right):
        return None
    for voice in left.chain:
        if is_outlet(outlet, voice.words) or (voice.name and is_outlet(outlet, voice.name)):
            return f"{left.account.called} has it from {outlet}"
    if any(is_outlet(outlet, credit) for credit in credited(left.account.text)):
        return f"{left.account.called} credits {outlet}"
    return None


def _not_yet_out(left: Told, right: Told) -> bool:
    """Whether the right article came out after the day of the left one, which then cannot have it from there."""
    days = left.account.published, right.account.published
    return days[0] is not None and days[1] is not None and days[0] < days[1]


def takes_from_some(left: Told, right: Told) -> str | None:
    """Why the left claim may be from the right one's outlet without naming it: "two news sites", "a blog"."""
    outlet, source = right.account.outlet, left.source
    if not outlet or source is None or fold(outlet) == fold(left.account.outlet or ""):
        return None
    if VAGUE.fullmatch(source.words):
        return f"{left.account.called} has it from {source.words}"
    kind = fold(source.words).removeprefix("one ")
    if kind in KINDS and kind in fold(outlet).split():
        return f"{outlet} may be {source.words}"
    return None


def is_outlet(outlet: str, words: str) -> bool:
    """Whether words name an outlet: all of its name that is no word for a kind of outlet stands in them, or the last
    word of its name is what they call it: "the Ledger" is the Capital Ledger.
    """
    telling = [word for word in fold(outlet).split() if word not in KINDS]
    said = set(fold(words).split())
    if telling and set(telling) <= said:
        # "Orlun's foreign ministry" is not the Orlun News Agency, though all that tells that one apart stands in it.
        return len(telling) > 1 or said <= {*telling, *KINDS}
    named = [word for word in NAMED.findall(words) if word != "The"]
    return len(named) == 1 and " of " not in outlet and fold(named[0]) in (fold(outlet).split()[-1], *telling[-1:])


def credited(text: str) -> list[str]:
    """Outlets that a text names as where it has its news from."""
    return [match[1] for pattern in (CREDIT, WITH) for match in pattern.finditer(text)]
