"""How a source stands to what it is quoted with, read off the cue."""

from __future__ import annotations

import re

from onrecord.model import Stance

# Cues of more than one word, where the words alone would say something else; the later ones may stand after the cue.
# In the order in which they are tried.
PHRASES: tuple[tuple[Stance, str], ...] = (
    (Stance.CONFIRMS, r"confirm\w* n?or den\w+|den\w+ n?or confirm\w+"),
    (Stance.ADMITS, r"claim\w* (?:\w+ )?responsibility|plead\w* guilty|pled guilty|own\w* up|come clean|came clean"),
    (
        Stance.DENIES,
        r"plead\w* (?:not guilty|innocen)|pled not guilty|rul\w+ out|shot down|shoot\w* down|(?:is|was) a lie",
    ),
    (Stance.DOUBTS, r"cast\w* doubt|call\w* into question|not (?:be )?sure|wary of"),
    (Stance.DEMANDS, r"call\w* (?:up)?on\b|call\w* (?:\w+ )?for\b|insist\w* on\b|press\w* for\b|push\w* for\b"),
    (Stance.DEMANDS, r"ask(?:s|ed|ing)? (?:for|that)\b|ask(?:s|ed|ing)? (?:(?!to\b|if\b|whether\b|wh)\w+ ){1,3}to\b"),
    (Stance.CONFIRMS, r"agree\w* (?:with|that)\b|bear\w* out|bore out|back\w* up"),
    (Stance.CONDEMNS, r"t(?:ake|akes|ook|aking) issue|hit\w* out|lash\w* out"),
    (Stance.ALLEGES, r"(?:is|are|was|were) said to\b"),
)

# Adverbs that say that others say so, whatever the verb is.
HEARSAY = re.compile(r"\b(?:reportedly|allegedly|purportedly|supposedly|apparently|ostensibly)\b", re.I)

# The beginnings of cue words, per stance, in the order in which they are tried: of "asked to deny" the denial counts.
# A beginning and not a whole word, so that "deni" takes "denies", "denied" and "denial" alike.
BEGINNINGS: tuple[tuple[Stance, str], ...] = (
    (
        Stance.DENIES,
        "deny|deni(?!gr)|reject|dismiss|refut|rebut|disput|contradict|disavow|disown|debunk|retract|repudiat|withdr[ae]w",
    ),
    (Stance.DOUBTS, "doubt|question|challeng|sceptic|skeptic|disbelie|disagree|unsure|uncertain|unclear|unconvinced"),
    (Stance.ADMITS, "admit|admission|acknowledg|conced|concession|confess|apologi"),
    (Stance.CONFIRMS, "confirm|verif|corroborat|affirm|reaffirm|attest|certif|vouch|concur"),
    (Stance.WARNS, "warn|caution|threat|alert"),
    (
        Stance.DEMANDS,
        r"demand|urg(?:e|ing)|order|instruct|command(?:ed|ing|s)?\b|decree|request|requir|appeal|implor|beg(?:s|ged)",
    ),
    (Stance.DEMANDS, r"press(?:ed|es|ing)|plead|recommend|advis|call\b|exhort|insistence"),
    (Stance.PROMISES, "promis|vow(?!el)|pledg|swore|swear|commit(?!tee)|guarante|assur"),
    (
        Stance.CONDEMNS,
        "condemn|denounc|critic|blast(?:ed|s|ing)|slam|deplor|decr(?:y|ied|ies)|lament|rebuk|protest|denigr",
    ),
    (
        Stance.CONDEMNS,
        "object(?!ive)|attack(?:ed|s|ing)|lambast|castigat|chid|scold|ridicul|mock|complain|outrag|scorn|deri[ds]",
    ),
    (
        Stance.PRAISES,
        "prais|welcom|applaud|hail|commend|laud|congratulat|thank|celebrat|salut|endors|admir|cheer(?:ed|s)",
    ),
    (Stance.ASKS, "ask|inquir|enquir|wonder"),
    (
        Stance.ALLEGES,
        "alleg(?!ian)|claim|accus|blam|purport|suggest|insinuat|impl(?:y|ie)|hint|rumou?r|speculat|contend",
    ),
    (
        Stance.INTENDS,
        r"want|plan(?:s|ned|ning)?\b|intend|intent|hop(?:e|ing)|aim|seek|sought|decid|decision|refus|declin|prepar",
    ),
    (Stance.INTENDS, "propos|wish|agree(?!ing)|offer|resolv|opt(?:s|ed)|undertak|undertook"),
    (Stance.BELIEVES, "believ|belief|think|thought|feel|felt|fear|expect|consider|suspect|assum|presum|reckon|conclud"),
    (
        Stance.BELIEVES,
        r"view|opinion|convinc|know|knew|sees?\b|saw|guess|imagin|predict|forecast|estimat|worr|anticipat|seem",
    ),
)

NEGATION = re.compile(r"\b(?:not|never|no|no longer|neither|nor|without|cannot)\b|n['’]t\b", re.I)
REFUSAL_TO = re.compile(
    r"\b(?:refus|declin|fail|unable|unwilling|reluctan|hesitat|stop\w* short)\w*(?: to| of)\b", re.I
)

# "She declined" is a plan of hers; "she declined to say how many" leaves it open how many.
SILENCE = re.compile(
    r"^(?:\S+ )*(?:refus|declin|(?:not|n['’]t) (?:wish|want))\w*\s+to\s+(?:say|comment|answer|discuss|disclose"
    r"|specify|name|identify|elaborate|respond|reply|give|speculate)\b",
    re.I,
)

# Before a cue, only what stands in its own clause and right at it: in "“We did not,” she said" nothing is negated.
CLAUSE = re.compile(r"[,;:“”\"()«»]|\bthat\b|\b(?:and|but)\b")
BETWEEN = r"(?:\W+(?:\w+ly|be|been|being|able|yet|even|so|far|to|of|once|prepared|ready|at|first))*\W*$"
NEGATED_BEFORE = re.compile(rf"(?:\b(?:not|never|no longer|nor|without|cannot)|n['’]t){BETWEEN}", re.I)
REFUSED_BEFORE = re.compile(rf"{REFUSAL_TO.pattern}{BETWEEN}", re.I)
NOBODY = re.compile(r"^\W*(?:neither|nobody|no one|none|no)\b(?:\W+[\w’'-]+){0,5}\W*$", re.I)

# What a negated stance comes to. Who does not say a thing leaves it open: that is no denial of it.
NEGATED = {
    Stance.ASSERTS: Stance.DOUBTS,
    Stance.CONFIRMS: Stance.DOUBTS,
    Stance.BELIEVES: Stance.DOUBTS,
    Stance.ALLEGES: Stance.DOUBTS,
    Stance.PROMISES: Stance.DOUBTS,
    Stance.ADMITS: Stance.DENIES,
    Stance.DENIES: Stance.ADMITS,
    Stance.DOUBTS: Stance.BELIEVES,
}

# What it comes to when a source refuses to take a stance.
REFUSED = {
    Stance.ASSERTS: Stance.DOUBTS,
    Stance.CONFIRMS: Stance.DOUBTS,
    Stance.DENIES: Stance.DOUBTS,
    Stance.BELIEVES: Stance.DOUBTS,
    Stance.PROMISES: Stance.DOUBTS,
    Stance.ADMITS: Stance.DENIES,
}


def stance_of(cue: str, *, before: str = "", after: str = "") -> Stance:
    """The stance that a cue's words express; `before` and `after` hold the sentence's words around the cue.

    Without a cue that tells more, a source asserts.
    """
    clause = CLAUSE.split(before)[-1]
    refused = REFUSAL_TO.search(cue) or SILENCE.search(f"{cue} {after[:40]}")
    stance = _plain_stance(cue[refused.end() :] if refused else cue, after)
    if refused or REFUSED_BEFORE.search(clause):
        return REFUSED.get(stance, stance)
    if NEGATION.search(cue) or NEGATED_BEFORE.search(clause) or NOBODY.search(clause):
        return NEGATED.get(stance, stance)
    return stance


def _plain_stance(cue: str, after: str) -> Stance:
    if HEARSAY.search(cue):
        return Stance.ALLEGES
    further = f"{cue} {' '.join(after.split()[:4])}"
    for stance, phrase in PHRASES:
        found = re.search(rf"\b(?:{phrase})", further, re.I)
        if found and found.start() < len(cue):
            return stance
    for stance, beginnings in BEGINNINGS:
        if re.search(rf"\b(?:{beginnings})", cue, re.I):
            return stance
    return Stance.ASSERTS
