"""The words of a content as one plain clause: nothing before it, nothing hung on, and neither too long nor broken."""

from __future__ import annotations

import re

from onrecord.reconcile.matters.titles.verbs import AUXILIARIES, HEDGES, PAST, THIRD

LONGEST = 80

PAIRED = re.compile(r"(?<!\w)['‘]([^'‘’]*)['’](?!\w)")
OWNERS = re.compile(r"(?<=\w)(s)['’](?= )")
QUOTATION = re.compile(r"[\"“”„«»]|(?<!\w)['‘’]|['’](?!\w)")
LEADING = re.compile(
    r"^(?:that|whether|if|and|but|also|then|so far|so that|yes,|no,|well,|still,|however,|there,|today,|yesterday,|now|today|yesterday"
    r"|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?|on \d+ [A-Z]\w+,?|in (?:\d{4}|week \d+|January|February|March|April|May|June|July"
    r"|August|September|October|November|December),?)\s+",
    re.I,
)
PREPOSITIONS = frozenset("in on at after since from with during under within amid despite of to for by as".split())
NOT_BEFORE_SUBJECT = PREPOSITIONS | {"that", "which", "who", "whose", "and", "or"}
OPENERS = frozenset("the a an our his her its their my your these those".split())
CONTRACTED = ((re.compile(r"\b(ca|wo|sha)n['’]t\b", re.I), {"ca": "can not", "wo": "will not", "sha": "shall not"}),)
NOT = re.compile(r"\b(\w+)n['’]t\b")
# Where a clause may end and stay whole: what follows is a further clause, a contrast, or an aside.
ENDS = re.compile(
    r"(?:;|:(?=\s|$)|\s[–—-]+|,\s+(?:and|but|or|which|who|whose|where|while|although|though|not|so|as|because|since|twice|including|with)\b"
    r"|,\s+(?=\w+ing\b)|(?<=[a-z)])\.\s|[?!]\s?).*$",
    re.S,
)
LATER_ENDS = re.compile(
    r"\s(?:because|although|though|while|so that|in order to|unless|until|when|after|before|as|but|which|who)\s.*$"
)
# Before these words a further circumstance begins.
CIRCUMSTANCE = re.compile(
    r"\s(?:in|at|on|near|during|since|under|within|throughout|by|from|for|with|through|against|amid|including)\s"
)


def plain(text: str) -> str:
    """The words without line breaks, quotation marks, what leads up to them and the stop at their end."""
    words = " ".join(text.split())
    first = words.partition(" … ")[0]
    words = first if is_clause(first) else words
    words = QUOTATION.sub("", OWNERS.sub(r"\1\0", PAIRED.sub(r"\1", words))).replace("\0", "'").replace("’", "'")
    while (shorter := LEADING.sub("", words)) != words:
        words = shorter
    words = re.sub(r"\s*[\[(][^\])]*[\])]", "", words)
    words = re.sub(r"\b(?:its|their|his|her) (?=(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\b)", "", words)
    words = _without_setting(re.sub(r"\b(?:allegedly|reportedly) |,? of course\b", "", words))
    return " ".join(words.replace("…", " ").strip(" ,;:.–—-").split())


def _without_setting(words: str) -> str:
    """The words without a circumstance at their head: "in a daring operation our men freed" → "our men freed"."""
    each = words.split()
    if not each or each[0].lower() not in PREPOSITIONS:
        return words
    for place in range(2, len(each)):
        if each[place - 1].endswith(",") or (
            each[place] in OPENERS and each[place - 1].lower() not in NOT_BEFORE_SUBJECT
        ):
            return " ".join(each[place:]) if is_clause(" ".join(each[place:])) else words
        if is_finite(each[place]):
            break
    return words


def spelled_out(clause: str) -> str:
    """The clause with "not" for what is drawn together with it."""
    for pattern, forms in CONTRACTED:
        clause = pattern.sub(lambda match, forms=forms: forms[match.group(1).lower()], clause)
    return NOT.sub(r"\1 not", clause)


def main_clause(words: str) -> str:
    """The clause up to where the next one begins."""
    shorter = ENDS.sub("", words, count=1).strip(" ,;:.–—-")
    words = shorter if is_clause(shorter) else words
    return _without_second_verb(_without_afterthought(words))


def shortened(words: str, longest: int = LONGEST) -> str | None:
    """The words, cut where a clause or a circumstance ends if they are too long; None where they cannot be."""
    if len(words) <= longest:
        return words
    shorter = without_later_clause(words)
    if is_clause(shorter) and len(shorter) <= longest:
        return shorter
    cuts = [match.start() for match in CIRCUMSTANCE.finditer(shorter) if longest // 2 <= match.start() <= longest]
    cut = re.sub(r", (?:a|an|the) [^,]*$", "", shorter[: cuts[-1]].strip(" ,;:")) if cuts else ""
    return cut if cut and is_clause(cut) and not DANGLES.search(cut) else None


def without_later_clause(words: str) -> str:
    """What stands before "because", "after" and the like, and before how long after."""
    return SPACE_OF_TIME.sub("", LATER_ENDS.sub("", words)).strip(" ,;:") if LATER_ENDS.search(words) else words


SPACE_OF_TIME = re.compile(r",? (?:shortly|soon|immediately|(?:\w+ )?(?:minute|hour|day|week|month|year|moment)s?)$")
DANGLES = re.compile(
    r"\b(?:a|an|the|and|or|of|to|is|are|was|were|has|have|had|be|been|not|its|his|her|their|than)$", re.I
)


def is_clause(words: str) -> bool:
    """Whether a verb that is known stands among the words, after one that may be its subject."""
    return any(is_finite(word) for word in words.split()[1:])


def is_finite(word: str) -> bool:
    bare = word.strip(",;:.")
    return bare in AUXILIARIES or bare in HEDGES or bare in PAST or bare in THIRD


# Who is it that says so, after his words: "…, the group adds".
TAG = re.compile(
    r"\s(?:adds?|added|says?|said|states?|stated|writes?|wrote|reports?|reported|announce[sd]?|claim(?:s|ed)?)$"
)


def _without_afterthought(words: str) -> str:
    """What stands before a comma that leads to another clause."""
    pieces = words.split(", ")
    for place in range(1, len(pieces)):
        before, after = ", ".join(pieces[:place]), pieces[place]
        if is_clause(before) and (is_clause(after) or TAG.search(after)):
            return before
    return words


def _without_second_verb(words: str) -> str:
    """What stands before an "and" that leads to another verb: "fired and killed two" → "fired"."""
    for match in re.finditer(r",?\s(?:and|or|but)\s", words):
        before, after = words[: match.start()], words[match.end() :]
        if before.endswith("ed") and after.split()[0].endswith("ed"):
            continue  # "killed or wounded"
        if is_clause(before) and any(is_finite(word) or word.endswith("ed") for word in after.split()):
            return before
    return words
