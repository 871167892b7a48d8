"""What a content tells of its stance where the cue tells nothing but that it was said."""

from __future__ import annotations

import re
from functools import cache

from onrecord.claims.stance.lexicon import lexicon
from onrecord.claims.stance.reach import reached, taken
from onrecord.model import Stance

QUESTION = re.compile(r"\?[\W_]*$")

# Adverbs that say that others say so, whatever the verb is.
HEARSAY = re.compile(
    r"\b(?:reportedly|allegedly|purportedly|supposedly|ostensibly"
    r"|(?:is|are|was|were) (?:said|rumou?red|reported|alleged) to)\b"
)
APPARENTLY = re.compile(r"\bapparently\b")

# Who speaks for himself in the present performs what he says: "I promise", "we do not believe", "we are sorry".
WE = r"^\W*(?:(?:well|yes|no|look|and|but|so|today|frankly|clearly|of course)\W+)*(?:i|we|both of us|all of us)\b"
FIRST_PERSON = re.compile(
    rf"{WE}"
    r"(?P<further>(?:'(?:m|re|d|ll))?(?:\W+(?:do|am|are|can|could|will|would|must|have to|not|never|cannot|no|be|very"
    r"|also|all|still|really|have no|now|here|just|fully|so|don't|can't|won't|wouldn't|couldn't|\w+ly))*)\W+"
)
BEING = re.compile(r"\b(?:am|are|be)\b|'(?:m|re)\b")
PAST = re.compile(r"(?!need|heed|feed)\w+ed\b|(?:thought|knew|felt|saw|swore|sought|meant|held|understood|see|like)\b")
ADMISSION = re.compile(
    r"^\W*(?:and |but )?(?:i|we)\b(?:'ve| have)? (?:(?:made|committed) (?:\w+ ){0,3}(?:mistake|error)s?\b"
    r"|(?:got|had) (?:it|this|that) (?:\w+ )?wrong|(?:was|were) wrong|failed\b|let \w+(?: \w+)? down)"
)
# "We will never agree" tells a plan. What one will not say is left open, and what one will never know is no plan.
WILL_NOT = re.compile(
    rf"{WE}(?:'ll| (?:will|shall))(?: \w+ly)? (?:not|never|no longer|under no circumstances)\b(?! only| just)"
    rf"|{WE} (?:won't|shan't)\b(?! only| just)"
)
UNPLANNED = re.compile(
    r"(?: (?:ever|\w+ly))* (?:know|be able|have to|need|den[yi]\w*|confirm|comment|say|tell|disclose|reveal|discuss"
    r"|speculate|hesitate|get|see|find|promise|guarantee|claim|pretend)\b"
)
UNSAID = re.compile(r"^\W*(?:i|we)(?: would|'d| could| can)(?: not|n't) (?:\w+ly )?(?:say|call|tell)\b")

# "Told them to leave": whom, and what to do.
TELL = re.compile(r"\b(?:tell|tells|told|telling)$")
TO_DO = re.compile(
    r"\W*(?:(?:me|you|him|her|it|us|them|people|everyone|\w+s"
    r"|(?:the|his|her|its|their|all|both|my|our)(?: [\w'-]+){1,2}) )?"
    r"(?:not )?to (?:not )?(?!(?:the|a|an|his|her|their)\b)[a-z]+"
)

# Whose "must" is the speaker's own, not a finding's.
SPOKEN = re.compile(
    r"\b(?:say|says|said|saying|tell|tells|told|telling|writ\w*|wrote|shout\w*|tweet\w*|insist\w*|argu\w*|declar\w*"
    r"|add\w*|stress\w*)\b|^\W*$"
)
IMPERATIVE = re.compile(
    r"\W*(?:please )?(?:never |do not |don't )?(?:leave|stop|give|come|go|get|let|open|close|put|take|bring|release"
    r"|free|stay|keep|listen|show|send|wait|drop|surrender|withdraw|end|respect|vote|resign|boil|tell|ask|look at"
    r"|remember|lay down|hand over|return|pay|call|make sure|do not|don't|be careful|evacuate|avoid|hold on)\b"
    r"(?! (?:is|was|are|were|has|had|have|will|would|can|could)\b)"
)
# "… must resign", and not "… must have slept" or "we must".
DEONTIC = re.compile(
    r"\b(?<!i )(?<!we )(?:must|should|ought to)(?: not)?(?! (?:have|know|say|note)\b| be (?:able|noted|ready|said)\b)"
)
# Not in the words of another, in no clause that hangs on another, and not far on.
HANGING = re.compile(
    r"\b(?:if|when|unless|whether|what|how|why|who|which|where|because|sa(?:y|ys|id)|think\w*|believ\w*)\b[^,;]*$|.{80}"
)

NAMING = re.compile(
    r"\b(?:call|describ|brand|label|dub|term|character|portray|paint|depict|denounc|cast|see|saw|regard|declar)\w*"
)
MODIFIERS = (
    r"(?P<modifiers>(?:(?:not|n't|no|never|nothing|anything|an?|the|so|very|quite|just|pure|complete|total|utter|such"
    r"|truly|more|most|less|than|but|absolute|as|of|\w+ly)\W+){0,5})"
)
SUBJECT = (
    r"^\W*(?:(?P<none>none of (?:it|this|that|these|those|the \w+)|nothing (?:in|of) \w+)"
    r"|that|this|it|they|these|those|what [^,;]+?|the \w+|there|such \w+|all (?:of )?(?:it|this|that))(?: |(?='))"
)
COPULA = r"(?:is|was|are|were|be|been|'s|'re|has been|remains?)(?:n't)? ?"
NEGATIVE = re.compile(r"\b(?:not|no|never|nothing|none)\b|n't")


def is_question(content: str) -> bool:
    """The content ends in a question."""
    return bool(QUESTION.search(content))


def is_hearsay(cue: str) -> bool:
    """The cue says that others say so."""
    return bool(HEARSAY.search(cue) or APPARENTLY.search(cue))


def told_by_content(cue: str, content: str, after: str) -> Stance | None:
    """The stance that a content's words tell, with a cue that merely says so; None if they tell no more.

    `after` are the sentence's words after the cue. All words are in lower case, with straight apostrophes.
    """
    if TELL.search(cue) and (TO_DO.match(content) or TO_DO.match(after)):
        return Stance.DEMANDS
    performed = _performed(content) or _judged(cue, content)
    if performed:
        return performed
    if HEARSAY.search(content):
        return Stance.ALLEGES
    return Stance.DEMANDS if SPOKEN.search(cue) and _bids(content) else None


def _performed(content: str) -> Stance | None:
    """What somebody does by saying it: "we promise", "I doubt"."""
    if ADMISSION.match(content):
        return Stance.ADMITS
    if UNSAID.match(content):
        return Stance.DOUBTS
    refusing = WILL_NOT.match(content)
    if refusing and not UNPLANNED.match(content, refusing.end()):
        return Stance.INTENDS
    opening = FIRST_PERSON.match(content)
    if not opening or (PAST.match(content, opening.end()) and not BEING.search(opening["further"])):
        return None
    found = lexicon("cues").at(content, opening.end())
    if not found or found.entry.stance is Stance.ASSERTS:
        return None
    return reached(found.entry, taken("", opening["further"]))


def _judged(cue: str, content: str) -> Stance | None:
    """The verdict that the content is: "that is a lie", "the attack a disgrace". One that is negated may be none."""
    for pattern in (*_verdicts(), *_names()) if NAMING.search(cue) else _verdicts():
        found = pattern.search(content)
        verdict = lexicon("verdicts").at(content, found.start("verdict")) if found else None
        if found and verdict:
            negative = NEGATIVE.search(content, found.start(), found.start("verdict"))
            return verdict.entry.negated if negative else verdict.entry.stance
    return None


@cache
def _verdicts() -> tuple[re.Pattern[str], ...]:
    """Where the words of a verdict may stand: after "that is …", "… is" at the end, alone, or in marks at the end."""
    verdict = rf"(?P<verdict>\b(?:{lexicon('verdicts').alternatives}))(?!\w)"
    return (
        re.compile(rf"{SUBJECT}{COPULA}{MODIFIERS}{verdict}"),
        re.compile(rf"\b{COPULA}{MODIFIERS}{verdict}\W*$"),
        re.compile(rf"^\W*{MODIFIERS}{verdict}\W*$"),
        re.compile(rf"(?<!\w)['\"“]{MODIFIERS}{verdict}['\"”]\W*$"),
        re.compile(rf"\bto be {MODIFIERS}{verdict}\W*$"),
    )


@cache
def _names() -> tuple[re.Pattern[str], ...]:
    """What something is called, at the end of the content: "the attack a disgrace"."""
    negation = r"(?:\b(?:not|no|never|nothing like)\b(?: [\w'-]+){0,2} )?"
    return (re.compile(rf"{negation}['\"“]*\b(?P<verdict>(?:{lexicon('verdicts').alternatives}))\W*$"),)


def _bids(content: str) -> bool:
    """The content says what somebody else must do."""
    due = DEONTIC.search(content)
    return bool(IMPERATIVE.match(content) or (due and not HANGING.search(content, 0, due.start())))
