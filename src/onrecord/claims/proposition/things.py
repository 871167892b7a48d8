"""What is said of things, in no sentence: "the attack a disgrace", "reports of its collapse", "a leak at the plant"."""

from __future__ import annotations

import re

from onrecord.claims.proposition.deeds import done_by_source
from onrecord.claims.proposition.frames import said_by_noun
from onrecord.claims.proposition.said import Mood, Said
from onrecord.claims.proposition.verbs import may_be_clause
from onrecord.claims.proposition.words import Part, as_subject, is_plural
from onrecord.model import Stance

# "That would be you" begins otherwise than "that he would".
CLAUSE = re.compile(
    r"\W{0,2}(?P<link>that|whether|if)\b,?\s+"
    r"(?!(?:is|was|would|will|has|had|could|can|should|may|means)\b)"
)
ENDS_IN_THAT = re.compile(r"\b(?:that|whether|if)$", re.I)
# The one who says it calls it so, not somebody else.
SO_CALLED = re.compile(
    r"\bwhat (?:it|he|she|they|we|i) (?:(?:ha[sd]|have) )?(?:call(?:s|ed)?|term(?:s|ed)?|label(?:s|led)?|described? as"
    r"|describes as|sa(?:id|ys?) (?:was|were|is|are)) ",
    re.I,
)
# Nouns that hold a whole claim, for which "that", "of" or a bare sentence stands.
SHELL = re.compile(
    r"\W*(?:(?:the|any|all|a|an|his|her|its|their|these|such) )?(?:\w+ )?(?P<noun>claim|report|allegation|suggestion"
    r"|rumour|rumor|accusation|charge|theory|idea|notion|assertion|fear|speculation|finding|fact|tale|story|talk"
    r"|belief|view|statement|hint|possibility|news|evidence)s? "
    r"(?P<link>that (?!\w+ed\b)|of |(?=(?:it|he|she|they|we) ))",
    re.I,
)

NAMING = re.compile(r"\b(?:call|brand|label|dub|term)\w*\b(?! (?:for|on|upon)\b)", re.I)
DESCRIBING = re.compile(r"\b(?:describ|characteri|portray|depict|brand|label|dub|regard|hail|denounc|dismiss)\w*", re.I)
PRONOUN = r"(?:him|her|it|them|me|us|this|that|(?:him|her|it)self|themselves)"
# A thing goes to the "a" of what it is called; a pronoun may go before any word.
NAMED = re.compile(
    r"(?!(?:with|for|on|about|from|in|at|to|out)\b)"
    rf"(?P<thing>{PRONOUN}|(?:(?!nothing|something|anything|--)[^,\"“])+?(?= [\"'“‘]*an? )) (?!as )(?P<verdict>.+)",
    re.I,
)
DESCRIBED = re.compile(r"(?P<thing>(?:(?!--)[^,])+?) as (?P<verdict>.+)", re.I)
REFLEXIVE = re.compile(r"(?:him|her|it)self|themselves", re.I)

# What points at something else: "it is a lie".
POINTING = re.compile(
    r"\W*(?:(?:that|this|it|they|these|those|none|nothing|what|there|such|all|which)\b|\w+\W*$)", re.I
)

# What such a cue is said of was there, or was not.
OCCURRED = re.compile(
    r"\bden(?:y|ie|ial)|\brul\w+ (?:\S+ )?out|\b(?:confirm|acknowledg|admit|admission|conced|verif)", re.I
)
THERE = re.compile(r"\W*(?P<article>an?|any|two|three|four) (?!of )(?P<thing>.+)", re.I)


def called(said: Said) -> list[Part] | None:
    """Reads "the attack a disgrace", "the raids as barbaric"."""
    named = NAMED.match(said.content.line) if NAMING.search(said.cue) else None
    found = named or (DESCRIBED.match(said.content.line) if DESCRIBING.search(said.cue) else None)
    if not found:
        return None
    itself = REFLEXIVE.fullmatch(found["thing"])
    thing = said.source if itself else as_subject(said.part(*found.span("thing")))
    if not thing:
        return None
    return [thing, Part("are" if is_plural(thing.text) else "is"), said.part(*found.span("verdict"))]


def clause(said: Said) -> list[Part] | None:
    """Reads "that the road is open"; "the claim that" before it may be the cue's."""
    opening = CLAUSE.match(said.content.line)
    if opening and (opening["link"] != "if" or said.stance in (Stance.ASKS, Stance.DOUBTS)):
        rest = said.part(opening.end())
        return [rest] if may_be_clause(rest.text) else None
    return [said.part(0)] if ENDS_IN_THAT.search(said.cue) else None


def so_called(said: Said) -> list[Part] | None:
    """Reads "two were hurt in what he called a riot": whoever calls it so says that it is."""
    found = SO_CALLED.search(said.content.line)
    opening = CLAUSE.match(said.content.line)
    start = opening.end() if opening else 0
    if not found or found.start() <= start or not may_be_clause(said.content.line[start : found.start()]):
        return None
    return [said.part(start, found.start()), said.part(found.end())]


def held_in_noun(said: Said) -> list[Part] | None:
    """Reads "reports that the well is poisoned", "rumours of its collapse", "accusations of shelling the town"."""
    shell = SHELL.match(said.content.line)
    if not shell or said.stance in (Stance.PRAISES, Stance.CONDEMNS, Stance.DEMANDS):
        return None
    if shell["link"].lower() != "of ":
        return [said.part(shell.end())]
    if said.stance is Stance.DENIES and (done := done_by_source(said, shell.end())):
        return done
    return said_by_noun(said.content.after(shell.end()), _holder(said), said.mood)


def noun(said: Said) -> list[Part] | None:
    """Reads "the presence of their troops in Libya"."""
    return said_by_noun(said.content, _holder(said), said.mood)


def _holder(said: Said) -> Part | None:
    """Whose "knowledge of it" or "part in it" it is, where nobody's is named: only who speaks of himself."""
    return said.source if said.stance in (Stance.DENIES, Stance.ADMITS, Stance.PROMISES, Stance.INTENDS) else None


def there(said: Said) -> list[Part] | None:
    """Reads "a leak at the plant": that there was one."""
    found = THERE.match(said.content.line)
    told = (said.stance is Stance.WARNS and "against" not in said.cue) or OCCURRED.search(said.cue)
    if not found or not (told or (said.stance is Stance.BELIEVES and said.mood is Mood.WILL)):
        return None
    thing = said.part(found.start("thing" if found["article"].lower() == "any" else "article"))
    plain = "were" if is_plural(thing.text) else "was"
    return [Part(f"there {'will be' if said.mood is Mood.WILL else plain}"), thing]


def judged(said: Said) -> list[Part] | None:
    """Reads "the report was false", which is so for its source; "that is a lie" says nothing without what it is of."""
    return [said.part(0)] if said.judged and not POINTING.match(said.content.line) else None
