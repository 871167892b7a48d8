"""What a content says is so, where it is no sentence: "the presence of their troops" → "their troops are present"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from onrecord.claims.proposition.frames import Mood, said_by_noun
from onrecord.claims.proposition.verbs import agreeing, past_of_gerund, past_of_participle, third_person
from onrecord.claims.proposition.words import Located, Part, as_subject, is_plural
from onrecord.model import Claim, Proposition, Stance

__all__ = ["holds", "proposition_of"]

# What somebody did himself is told in such a stance: "denied taking", "regrets having taken".
OWN_DEEDS = frozenset((Stance.DENIES, Stance.ADMITS, Stance.CONFIRMS, Stance.PROMISES, Stance.INTENDS))

# Who takes such a stance says that it is so, or is to be so.
HOLD = frozenset(
    (
        *(Stance.ASSERTS, Stance.CONFIRMS, Stance.ADMITS, Stance.ALLEGES, Stance.PROMISES, Stance.WARNS),
        *(Stance.PRAISES, Stance.CONDEMNS, Stance.BELIEVES, Stance.INTENDS),
    )
)
UNWILLING = re.compile(
    r"\b(?:(?:refus|declin|unwilling|reluctan|shelv|drop|abandon|rul)\w*|not|never|no)\b|n['’]t\b", re.I
)
THREAT = re.compile(r"\bthreat", re.I)
COMING = re.compile(
    r"\b(?:rul\w+ (?:\S+ )?out|expect|predict|forecast|foresee|foresaw|anticipat|propos|plan|warn|threat|fear)", re.I
)
NAMING = re.compile(
    r"\b(?:call|describ|brand|label|dub|term|characteri|portray|depict)\w*\b(?! (?:for|on|upon)\b)", re.I
)
BLAME = re.compile(r"\bblam|\bresponsible\b", re.I)
REPORTED = re.compile(r"\b(?:is|are|was|were|been|be)\b.*\bto$", re.I)
HEARSAY = re.compile(r"^\w+ly$", re.I)
DENIAL = re.compile(r"\bden(?:y|ie|ial)|\brul\w+ (?:\S+ )?out", re.I)

CLAUSE = re.compile(r"^\W*(?:that|whether|if)\s+", re.I)
ENDS_IN_THAT = re.compile(r"\b(?:that|whether|if)$", re.I)
ENDS_IN_TO = re.compile(r"\bto$", re.I)
SHELL = re.compile(
    r"^\W*(?:(?:the|any|all|a|an|his|her|its|their|these|such) )?(?:\w+ )?(?P<noun>claim|report|allegation|suggestion"
    r"|rumour|rumor|accusation|charge|theory|idea|notion|assertion|fear|speculation|finding|fact|tale|story|talk"
    r"|belief|view|statement|hint|possibility|news|evidence)s? (?P<link>that |of |(?=(?:it|he|she|they|we) ))",
    re.I,
)
CALLED = re.compile(r"^(?P<thing>.+?) (?:as (?P<plain>.+)|(?P<noun>(?:an?|the) .+))$", re.I)
OF_DOING = re.compile(r"^(?P<who>.+?) of (?P<doing>[a-z]+ing)\b(?P<rest>.*)$", re.I)
CAUSE = re.compile(r"^(?P<cause>.+?) for (?P<effect>.+)$", re.I)
WHO_TO_DO = re.compile(r"^(?P<who>(?:[\w'’,-]+ ){1,7}?)(?P<before>not )?to (?P<after>not )?(?P<deed>[a-z].*)$", re.I)
TO_DO = re.compile(r"^\W*(?P<before>not )?(?P<to>to )?(?P<after>not )?(?P<verb>[a-z]+)\b(?P<rest>.*)$", re.I)
DOING = re.compile(r"^\W*(?P<not>not )?(?P<having>having )?(?P<verb>[a-z]+)\b(?P<rest>.*)$", re.I)
THERE = re.compile(r"^\W*(?P<article>an?|any|some|several|two|three|four)\b ?(?P<thing>.+)$", re.I)
NOBODY = frozenset("who which that whose what".split())


@dataclass(frozen=True, slots=True)
class _Said:
    """What there is to tell a proposition from."""

    content: Located
    source: Part | None
    cue: str
    stance: Stance

    @property
    def mood(self) -> Mood:
        if self.stance is Stance.DEMANDS:
            return Mood.SHOULD
        coming = self.stance in (Stance.PROMISES, Stance.INTENDS) or COMING.search(self.cue)
        return Mood.WILL if coming else Mood.PLAIN


def proposition_of(claim: Claim, text: str) -> Proposition | None:
    """What the content of a claim says is so; `text` is the article's.

    None where the content is a sentence already, or where its form tells nothing. Words that are supplied ("were
    present") have no span; the spans stand in the order of the proposition's words.
    """
    if claim.attribution is None:
        return None
    said = _Said(
        Located(claim.content, text), _subject(claim, text), claim.attribution.cue_text.strip(" ,"), claim.stance
    )
    for way in WAYS:
        parts = way(said)
        if parts:
            return _made(parts, True if way is _called else holds(claim.stance, said.cue))
    return None


def holds(stance: Stance, cue: str = "") -> bool | None:
    """Whether a source says that it is so (True), that it is not so (False), or leaves it open (None)."""
    if stance is Stance.DENIES or (stance is Stance.INTENDS and UNWILLING.search(cue)):
        return False
    if stance is Stance.WARNS and THREAT.search(cue):
        return None
    return True if stance in HOLD else None


def _subject(claim: Claim, text: str) -> Part | None:
    located = Located(claim.source.spans, text)
    words = located.line.lower()
    if not words or words in NOBODY:
        return None
    return as_subject(located.piece(len("by ") if words.startswith("by ") else 0, len(words)))


def _made(parts: Iterable[Part], so: bool | None) -> Proposition:
    told = [piece for piece in parts if piece.text]
    spans = tuple(span for piece in told for span in piece.spans)
    return Proposition(" ".join(piece.text for piece in told), spans, so)


def _clause(said: _Said) -> list[Part] | None:
    """"That the road is open"; "the claim that" before it may be the cue's."""
    opening = CLAUSE.match(said.content.line)
    if opening:
        return [said.content.piece(opening.end(), len(said.content.line))]
    return [said.content.piece(0, len(said.content.line))] if ENDS_IN_THAT.search(said.cue) else None


def _shell(said: _Said) -> list[Part] | None:
    """"Reports that the well is poisoned", "rumours of its collapse"."""
    shell = SHELL.match(said.content.line)
    if not shell or said.stance in (Stance.PRAISES, Stance.CONDEMNS, Stance.DEMANDS):
        return None
    inner = said.content.piece(shell.end(), len(said.content.line))
    if shell["link"].strip().lower() != "of":
        return [inner]
    doing = DOING.match(inner.text)
    if doing and said.stance is Stance.DENIES and said.source:
        past = past_of_gerund(doing["verb"].lower())
        if past:
            verb = agreeing(past, is_plural(said.source.text))
            return [said.source, *_verb(said.content, shell.end(), doing["verb"], verb)]
    return said_by_noun(said.content.after(shell.end()), said.source, said.mood)


def _around_cue(said: _Said) -> list[Part] | None:
    """"The painting [is said to] have hung in a brothel": a content on both sides of its cue."""
    content = said.content
    if len(content.seams) != 1:
        return None
    seam = content.seams[0]
    subject, rest = content.piece(0, seam), content.piece(seam, len(content.line))
    if HEARSAY.match(said.cue):
        return [subject, rest]
    doing = DOING.match(rest.text)
    past = past_of_gerund(doing["verb"].lower()) if doing and said.stance is Stance.ALLEGES else None
    if doing and past:
        return [subject, *_verb(content, seam, doing["verb"], agreeing(past, is_plural(subject.text)))]
    if REPORTED.search(said.cue):
        return [subject, *_infinitive(content, seam, subject, said.mood)]
    return None


def _infinitive(content: Located, start: int, subject: Part, mood: Mood) -> list[Part]:
    """"Have hung in a brothel" → "hung in a brothel", "live abroad" → "lives abroad"."""
    verb, _, further = content.line[start:].partition(" ")
    after = start + len(verb) + 1
    plural = is_plural(subject.text)
    if mood is not Mood.PLAIN and verb != "have":
        return [Part("will" if mood is Mood.WILL else "should"), content.piece(start, len(content.line))]
    if verb == "have":
        participle = further.split(" ")[0]
        past = past_of_participle(participle)
        if past:
            return _verb(content, after, participle, agreeing(past, plural))
    if verb == "be":
        return [Part("are" if plural else "is"), content.piece(after, len(content.line))]
    return _verb(content, start, verb, verb if plural else third_person(verb))


def _verb(content: Located, start: int, verb: str, form: str) -> list[Part]:
    """A verb in a form of its own, and what follows it in the content."""
    if verb == form:
        return [content.piece(start, len(content.line))]
    return [Part(form), content.piece(start + len(verb), len(content.line))]


def _called(said: _Said) -> list[Part] | None:
    """"The attack a disgrace", "the raids as barbaric"."""
    found = CALLED.match(said.content.line) if NAMING.search(said.cue) else None
    if not found:
        return None
    thing = said.content.piece(*found.span("thing"))
    verdict = said.content.piece(*found.span("plain" if found["plain"] else "noun"))
    return [thing, Part("are" if is_plural(thing.text) else "is"), verdict]


def _accused(said: _Said) -> list[Part] | None:
    """"The mayor of hiding the report"."""
    found = OF_DOING.match(said.content.line) if said.stance is Stance.ALLEGES else None
    past = past_of_gerund(found["doing"].lower()) if found else None
    if not found or not past:
        return None
    who = said.content.piece(*found.span("who"))
    return [
        who,
        Part(agreeing(past, is_plural(who.text))),
        said.content.piece(found.end("doing"), len(said.content.line)),
    ]


def _blamed(said: _Said) -> list[Part] | None:
    """"The new dam for the drought"."""
    if not BLAME.search(said.cue) or said.stance is not Stance.ALLEGES:
        return None
    content = said.content
    if len(content.seams) == 1 and said.cue.endswith(" for"):
        seam = content.seams[0]
        return [content.piece(0, seam), Part("caused"), content.piece(seam, len(content.line))]
    found = CAUSE.match(content.line)
    if not found:
        return None
    return [content.piece(*found.span("cause")), Part("caused"), content.piece(*found.span("effect"))]


def _bidden(said: _Said) -> list[Part] | None:
    """"Residents to boil their water"."""
    found = WHO_TO_DO.match(said.content.line) if said.stance is Stance.DEMANDS else None
    if not found:
        return None
    should = "should not" if found["before"] or found["after"] else "should"
    return [said.content.piece(*found.span("who")), Part(should), said.content.piece(*found.span("deed"))]


def _to_do(said: _Said) -> list[Part] | None:
    """"To withdraw"."""
    found = TO_DO.match(said.content.line)
    opened = found and (found["to"] or ENDS_IN_TO.search(said.cue)) and not found["verb"].endswith("ing")
    if not found or not opened or not said.source:
        return None
    deed = said.content.piece(found.start("verb"), len(said.content.line))
    if said.stance in (Stance.PROMISES, Stance.INTENDS) or THREAT.search(said.cue):
        return [said.source, Part("will not" if found["before"] or found["after"] else "will"), deed]
    if found["verb"] in ("have", "be") and said.stance is not Stance.DEMANDS and not said.content.seams:
        return [said.source, *_infinitive(said.content, found.start("verb"), said.source, Mood.PLAIN)]
    return None


def _doing(said: _Said) -> list[Part] | None:
    """"Having supplied arms", "taking the painting"."""
    found = DOING.match(said.content.line)
    if not found or found["not"] or not said.source or said.stance not in OWN_DEEDS:
        return None
    verb = found["verb"].lower()
    plural = is_plural(said.source.text)
    if said.mood is Mood.WILL and not found["having"] and past_of_gerund(verb):
        return [said.source, Part("will be"), said.content.piece(found.start("verb"), len(said.content.line))]
    past = past_of_participle(verb) if found["having"] else past_of_gerund(verb)
    if not past:
        return None
    return [said.source, *_verb(said.content, found.start("verb"), verb, agreeing(past, plural))]


def _noun(said: _Said) -> list[Part] | None:
    return said_by_noun(said.content, said.source, said.mood)


def _there(said: _Said) -> list[Part] | None:
    """"A leak at the plant": that there was one."""
    found = THERE.match(said.content.line)
    told = said.stance in (Stance.CONFIRMS, Stance.ADMITS, Stance.WARNS) or DENIAL.search(said.cue)
    if not found or not (told or (said.stance is Stance.BELIEVES and said.mood is Mood.WILL)):
        return None
    start = found.start("thing" if found["article"].lower() == "any" else "article")
    thing = said.content.piece(start, len(said.content.line))
    plain = "were" if is_plural(thing.text) else "was"
    return [Part(f"there {'will be' if said.mood is Mood.WILL else plain}"), thing]


# In this order: each only where those before it found nothing.
WAYS: tuple[Callable[[_Said], list[Part] | None], ...] = (
    _called,
    _clause,
    _shell,
    _around_cue,
    _accused,
    _blamed,
    _bidden,
    _to_do,
    _noun,
    _doing,
    _there,
)
