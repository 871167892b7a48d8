"""What a claim takes for granted: who says that nine died in their raid says, too, that there was a raid of theirs.

Who denies the raid contradicts him, though he speaks of no deaths. So a denial is held against what others take for
granted, and not only against what they say in so many words.
"""

from __future__ import annotations

import re
from functools import lru_cache

# What befell somebody or something.
HARM = (
    r"(?:killed|dead|die[ds]?|deaths?|wounded|injur(?:ed|ies)|hurt|maimed|destroyed|damaged|burn(?:ed|t)|displaced"
    r"|drowned|shot|hit|struck|sunk|sank|lost|perished|suffocated|poisoned|blinded|trapped|buried|arrested|detained"
    r"|abducted|fled|lives|bodies|casualties)"
)
# By what deeds. What happens by itself ("a storm") is nobody's to deny, and is not among them.
DEED = (
    r"(?:air ?-?)?(?:strikes?|raids?|attacks?|assaults?|ambush(?:es)?|charges?|operations?|incursions?|sort(?:ie|ies)"
    r"|offensives?|manoeuvres?|maneuvers?|invasions?|massacres?|executions?|crackdowns?|demolitions?|evictions?"
    r"|shootings?|shelling|bombings?|bombardments?|shellfire|gunfire|fire|artillery|mortars?|rockets?|missiles?|bombs?"
    r"|beatings?|torture|stabbings?|poisonings?|explosions?|blasts?|detonations?|leaks?|spills?|collisions?"
    r"|clash(?:es)?|pursuits?|chases?|blockades?|sieges?|searches|purges?)\b"
)
BEFORE_DEED = (
    r"(?:(?!(?:in|by|during|after|from|under|following|amid|through|that|which|who|when|and)\b)[\w'’.-]+ ){0,6}?"
)
AFTER_DEED = r"(?: (?!(?:and|but|while|which|who|had|has|have|killed|left|wounded|injured|destroyed)\b)[\w'’.-]+){0,10}"
# "What it described as", "so-called": said by the one who claims it, too.
SO_CALLED = re.compile(
    r"\bwhat (?:[\w'’-]+ ){1,4}?(?:(?:call|describ|term|label|brand|dub|characteri[sz])\w+(?: as)?|sa(?:id|ys) (?:was"
    r"|were|is|are)) |\bso-called ",
    re.I,
)
MARKS = re.compile(r"[“”\"«»]")
BEFELL = re.compile(rf"\b{HARM}\b", re.I)
BY_DEED = re.compile(
    rf"\b(?:in|by|during|after|from|under|following|amid|through) (?P<deed>{BEFORE_DEED}{DEED}{AFTER_DEED})", re.I
)
DEED_THAT = re.compile(
    rf"(?:that )?(?P<deed>{BEFORE_DEED}{DEED}{AFTER_DEED}) (?:had |has |have )?(?:killed|wounded|injured|left|destroyed"
    r"|claimed|cost)\b",
    re.I,
)
WHEN = re.compile(
    r"\b(?:when|after|as) (?P<clause>(?:[\w'’.-]+ ){1,6}?(?!killed|wounded|dead)(?:[a-z]{2,}ed|struck|hit|shot|threw"
    r"|fell|broke|drove|ran|set|sank|blew|fought|beat|cut)\b[^,;!?”\"]*)",
    re.I,
)
HEAD = re.compile(DEED, re.I)
# It befell nobody: who says so grants nothing.
NOBODY = re.compile(r"\b(?:no|not|never|nobody|none|neither|nor|without)\b|n['’]t\b", re.I)


@lru_cache(maxsize=20_000)
def granted(words: str) -> str:
    """The deed that a content takes for granted, as a sentence; "" where it takes none."""
    words = SO_CALLED.sub("", " ".join(MARKS.sub("", words).split()))
    harm = BEFELL.search(words)
    if not harm or NOBODY.search(words, 0, harm.end()):
        return ""
    if first := DEED_THAT.match(words):
        return _there_was(first["deed"])
    deed, clause = BY_DEED.search(words, harm.end()), WHEN.search(words, harm.end())
    if deed and (not clause or deed.start() <= clause.start()):
        return _there_was(deed["deed"])
    return clause["clause"].strip(" .") if clause else ""


def _there_was(deed: str) -> str:
    head = HEAD.search(deed)
    return f"there {'were' if head and head.group().lower().endswith('s') else 'was'} {deed}"
