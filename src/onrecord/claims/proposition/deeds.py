"""What verbs without a subject say is so: "to withdraw", "having supplied arms", "the mayor of hiding the report"."""

from __future__ import annotations

import re

from onrecord.claims.proposition.said import Mood, Said
from onrecord.claims.proposition.verbs import agreeing, past_of_gerund, past_of_participle, third_person
from onrecord.claims.proposition.words import Part, as_subject, is_plural
from onrecord.model import Stance

THREAT = re.compile(r"\bthreat", re.I)
BLAME = re.compile(r"\bblam|\bresponsible\b", re.I)
REPORTED = re.compile(r"\b(?:is|are|was|were|been|be)\b.*\bto$", re.I)
ADVERB = re.compile(r"(?:(?P<helping>is|are|was|were|has|have|had|will|would) )?\w+ly", re.I)
SHORT_TO = re.compile(r"(?:\S+ ){1,4}to", re.I)

# What somebody did himself is told in such a stance: "denied taking", "regrets having taken".
OWN_DEEDS = frozenset((Stance.DENIES, Stance.ADMITS, Stance.CONFIRMS, Stance.PROMISES, Stance.INTENDS))
# What another did, in such: "accused the mayor of hiding", "praised the crew for staying".
DEEDS_OF_OTHERS = frozenset((Stance.ALLEGES, Stance.CONDEMNS, Stance.PRAISES))

DOING = re.compile(r"\W*(?P<not>not )?(?P<having>having )?(?P<verb>[a-z]+)\b")
DOING_IT = re.compile(r"(?P<who>.+?) (?:of|for) (?P<doing>[a-z]+ing)\b")
CAUSE = re.compile(r"(?P<cause>.+?) for (?P<effect>.+)")
EFFECT = re.compile(r"(?P<effect>.+?) on (?P<cause>.+)")
INFINITIVE = re.compile(r"(?P<adverb>(?:\w+ly|now|still|also|then|soon|again|once) )?(?P<verb>\w+)(?: (?P<next>\w+))?")
TO_DO = re.compile(r"\W*(?P<before>not )?(?P<to>to )?(?P<after>not )?(?P<verb>[a-z]+)\b")

# Who is bidden to do it, after a verb that takes both: not "recommends changes to protect it".
BIDDING = re.compile(
    r"\b(?:urg|order|tell|told|ask|call\w* (?:up)?on|appeal|beg|implor|exhort|instruct|command|press|advis|encourag"
    r"|requir|persuad|invit|petition|plead|summon|enjoin|request|lobb|push|remind|direct|forbid)",
    re.I,
)
WHO_TO_DO = re.compile(
    r"(?!(?:about|how|where|what|why|on|for|with|who)\b)"
    r"(?P<who>(?:(?!(?:should|must|would|will|could|can|is|are|was|were|has|have|to|that|not)\b)[\w.'’,-]+ ){1,12}?)"
    r"(?P<before>not )?to (?P<after>not )?(?P<deed>[a-z].*)",
    re.I,
)


def around_cue(said: Said) -> list[Part] | None:
    """Reads "the painting [is said to] have hung in a brothel": a content on both sides of its cue."""
    if len(said.content.seams) != 1:
        return None
    seam = said.content.seams[0]
    subject, rest = said.part(0, seam), said.part(seam)
    if hearsay := ADVERB.fullmatch(said.cue):
        return [subject, Part(hearsay["helping"] or ""), rest]
    if said.stance is Stance.ALLEGES and (gerund := _gerund(said, seam, subject)):
        return [subject, *gerund]
    if REPORTED.search(said.cue):
        return [subject, *_infinitive(said, seam, subject, said.mood)]
    if rest.text.startswith("to ") and said.stance in (Stance.ALLEGES, Stance.BELIEVES):
        return [subject, *_infinitive(said, seam + len("to "), subject, said.mood)]
    return None


def done_by_another(said: Said) -> list[Part] | None:
    """Reads "the mayor of hiding the report"."""
    found = DOING_IT.match(said.content.line) if said.stance in DEEDS_OF_OTHERS else None
    if not found:
        return None
    who = said.part(*found.span("who"))
    gerund = _gerund(said, found.start("doing"), who)
    return [who, *gerund] if gerund else None


def blamed(said: Said) -> list[Part] | None:
    """Reads "the new dam for the drought"."""
    if not BLAME.search(said.cue) or said.stance is not Stance.ALLEGES:
        return None
    if len(said.content.seams) == 1 and said.cue.endswith(" for"):
        seam = said.content.seams[0]
        return [said.part(0, seam), Part("caused"), said.part(seam)]
    found = CAUSE.match(said.content.line) or EFFECT.match(said.content.line)
    if not found:
        return None
    return [said.part(*found.span("cause")), Part("caused"), said.part(*found.span("effect"))]


def bidden(said: Said) -> list[Part] | None:
    """Reads "residents to boil their water"."""
    bids = said.stance is Stance.DEMANDS and not said.cue.endswith(" for") and BIDDING.search(said.cue)
    found = WHO_TO_DO.match(said.content.line) if bids else None
    if not found:
        return None
    should = "should not" if found["before"] or found["after"] else "should"
    return [as_subject(said.part(*found.span("who"))), Part(should), said.part(*found.span("deed"))]


def to_do(said: Said) -> list[Part] | None:
    """Reads "to withdraw"."""
    found = TO_DO.match(said.content.line)
    if not found or not said.source or found["verb"].endswith("ing"):
        return None
    if not (found["to"] or SHORT_TO.fullmatch(said.cue)):
        return None
    start = found.start("verb")
    if said.stance in (Stance.PROMISES, Stance.INTENDS) or THREAT.search(said.cue):
        return [said.source, Part("will not" if found["before"] or found["after"] else "will"), said.part(start)]
    if found["verb"] in ("have", "be") and said.stance is not Stance.DEMANDS and not said.content.seams:
        return [said.source, *_infinitive(said, start, said.source, Mood.PLAIN)]
    return None


def done(said: Said) -> list[Part] | None:
    """Reads "having supplied arms", "taking the painting"."""
    found = DOING.match(said.content.line)
    if not found or found["not"] or not said.source or said.stance not in OWN_DEEDS:
        return None
    start, verb = found.start("verb"), found["verb"]
    if not found["having"]:
        gerund = _gerund(said, start, said.source)
        if gerund and said.mood is Mood.WILL:
            return [said.source, Part("will be"), said.part(start)]
        return [said.source, *gerund] if gerund else None
    past = past_of_participle(verb)
    return [said.source, *_verb(said, start, verb, agreeing(past, is_plural(said.source.text)))] if past else None


def done_by_source(said: Said, start: int) -> list[Part] | None:
    """A gerund that stands at `start` of the content, as what the source did."""
    gerund = _gerund(said, start, said.source) if said.source else None
    return [said.source, *gerund] if said.source and gerund else None


def _gerund(said: Said, start: int, subject: Part) -> list[Part] | None:
    """A gerund, in the past, and what follows it; None where there stands none."""
    found = DOING.match(said.content.line, start)
    past = past_of_gerund(found["verb"]) if found else None
    if not found or not past:
        return None
    return _verb(said, found.start("verb"), found["verb"], agreeing(past, is_plural(subject.text)))


def _infinitive(said: Said, start: int, subject: Part, mood: Mood) -> list[Part]:
    """Turns "have hung in a brothel" → "hung in a brothel", "live abroad" → "lives abroad"."""
    found = INFINITIVE.match(said.content.line, start)
    if not found:
        return [said.part(start)]
    plural, verb = is_plural(subject.text), found["verb"]
    adverb = said.part(*found.span("adverb")) if found["adverb"] else Part("")
    if mood is not Mood.PLAIN and verb != "have":
        return [Part("will" if mood is Mood.WILL else "should"), said.part(start)]
    past = past_of_participle(found["next"]) if verb == "have" and found["next"] else None
    if past:
        return [adverb, *_verb(said, found.start("next"), found["next"], agreeing(past, plural))]
    if verb == "be":
        return [Part("are" if plural else "is"), adverb, said.part(found.end("verb"))]
    return [adverb, *_verb(said, found.start("verb"), verb, verb if plural else third_person(verb))]


def _verb(said: Said, start: int, verb: str, form: str) -> list[Part]:
    """A verb in a form of its own, and what follows it in the content."""
    return [said.part(start)] if verb == form else [Part(form), said.part(start + len(verb))]
