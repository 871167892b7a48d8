"""What noun phrases say is so: "the presence of their troops in Libya", "a strike on the hospital"."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.claims.proposition.said import Mood
from onrecord.claims.proposition.verbs import past_of_participle
from onrecord.claims.proposition.words import Located, Part, as_subject, is_plural


@dataclass(frozen=True, slots=True)
class Frame:
    """How a noun becomes a sentence.

    `name` is who its subject is: what "undergoes" it or is "struck" by it, those "joined", or who "holds" it.
    """

    name: str
    prepositions: frozenset[str]
    base: str
    singular: str
    plural: str
    is_event: bool

    def predicate(self, mood: Mood, *, plural: bool) -> str:
        if mood is Mood.SHOULD:
            return f"should {self.base}"
        if mood is Mood.WILL and self.is_event:
            return f"will {self.base}"
        return self.plural if plural else self.singular


# What ends a noun phrase.
BOUNDARY = (
    r"(?=,| (?:in|at|on|by|near|from|with|to|after|during|before|over|against|under|between|into|across|through|since"
    r"|last|this|that|who|which|when|while|as|for|outside|inside|along|without|yesterday|today|earlier"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|[\W]*$)"
)
DETERMINER = r"(?:the|a|an|any|some|all|this|that|these|those|no|further|more)"
# Adjectives that say how it came about become adverbs; those that leave it as it is are left out.
MANNER = (
    r"(?P<manner>secret|illegal|unlawful|deliberate|sudden|violent|brutal|accidental|peaceful|systematic|repeated"
    r"|partial|temporary|complete|immediate|unconditional|arbitrary|indiscriminate|intentional|forcible|wrongful|public"
    r"|unjust|silent|quiet|formal|official|gradual)"
)
LEFT_OUT = r"(?:recent|reported|latest|own|alleged|apparent|first|second|third|mass|direct|possible|tragic)"
# What is still to come, or was to.
AHEAD = r"(?P<ahead>planned|proposed|imminent|future|eventual|impending|threatened|looming)"
NO_OWNER = (
    r"(?:when|while|after|before|if|as|because|in|on|at|for|by|with|about|to|that|which|who|how|why|where|there|what)"
)
OWNER = rf"(?P<owner>(?:its|his|her|their|our|my)|(?!{NO_OWNER}\b)(?:[\w'’.-]+ ){{0,4}}?[\w'’.-]+?(?:['’]s|s['’]))"
# A verb that is not of a clause within: the words are a sentence already.
SENTENCE = re.compile(
    r"(?:(?! (?:that|which|who|whom|whose|what|how|when|where|as|if|while|because|than|before|after)\b).)* "
    r"(?:is|was|are|were|will|would|has|had|have|can|could|may|might|should|must|does|did|do)\b"
)
# What is there and does something does it: "the existence of troops fighting in the hills".
THERE = frozenset(("exist", "be present"))
DOING = re.compile(r"(?P<who>.+) (?P<deed>[a-z]+ing(?: \w+ly)?)")
END = re.compile(BOUNDARY, re.I)
OF_SOMEBODY = re.compile(rf" of (?P<argument>.+?){BOUNDARY}", re.I)
HEAD = re.compile(
    rf"^\W*(?:{OWNER} |{DETERMINER} )?(?:{MANNER} |{AHEAD} |{LEFT_OUT} )*(?P<noun>[a-z]+)(?= |\W*$)", re.I
)


@cache
def frames() -> dict[str, Frame]:
    """The table of nouns, with their plurals."""
    lines = files("onrecord.claims.proposition").joinpath("nouns.csv").read_text(encoding="utf-8").splitlines()
    found = dict[str, Frame]()
    for row in csv.DictReader(lines):
        singular, _, plural = row["plain"].partition("/")
        made = Frame(
            row["frame"],
            frozenset(row["prepositions"].split("|")),
            row["base"],
            singular,
            plural or singular,
            row["kind"] == "event",
        )
        found[row["noun"]] = made
        found.setdefault(_plural(row["noun"]), made)
    return found


def said_by_noun(content: Located, source: Part | None, mood: Mood) -> list[Part] | None:
    """The parts of what a noun phrase says is so, or None where its noun or its form is not known."""
    head = HEAD.match(content.line)
    frame = frames().get(head["noun"].lower()) if head else None
    if not head or not frame or (head["ahead"] and mood is Mood.PLAIN) or SENTENCE.match(content.line):
        return None
    owner = as_subject(content.piece(*head.span("owner"))) if head["owner"] else None
    parts = _with_argument(content, frame, head, owner, source, mood)
    return parts or (_of_owner(content, frame, head, owner, mood) if owner else None)


def _with_argument(
    content: Located, frame: Frame, head: re.Match[str], owner: Part | None, source: Part | None, mood: Mood
) -> list[Part] | None:
    """With what its preposition brings: "of their troops", "on the hospital", "in the kidnapping"."""
    found = re.compile(rf" (?P<preposition>{'|'.join(frame.prepositions)}) (?P<argument>.+?){BOUNDARY}").match(
        content.line, head.end("noun")
    )
    if not found:
        return _of_somebody(content, frame, head, mood) if frame.name == "holds" else None
    argument = content.piece(*found.span("argument"))
    rest = content.piece(found.end(), len(content.line))
    if frame.name == "holds":
        subject = owner or source
        return [subject, *_held(frame, found["preposition"], mood, subject), argument, rest] if subject else None
    if owner and frame.name in ("undergoes", "struck"):
        active = _active(frame, mood)
        return [owner, Part(active), argument, rest] if active else None
    doing = DOING.fullmatch(argument.text) if frame.base in THERE else None
    if doing:
        start = found.start("argument")
        who = content.piece(start, start + doing.end("who"))
        return [
            who,
            Part("are" if is_plural(who.text) else "is"),
            content.piece(start + doing.start("deed"), len(content.line)),
        ]
    return [argument, *_said(frame, head, mood, argument, joined=frame.name == "joined"), rest]


def _of_owner(content: Located, frame: Frame, head: re.Match[str], owner: Part, mood: Mood) -> list[Part] | None:
    """With its possessor alone: "his departure", "the ship's arrival in Torvik"."""
    if frame.name != "undergoes" or not END.match(content.line, head.end("noun")):
        return None
    return [owner, *_said(frame, head, mood, owner), content.piece(head.end("noun"), len(content.line))]


def _said(frame: Frame, head: re.Match[str], mood: Mood, subject: Part, *, joined: bool = False) -> Iterator[Part]:
    predicate = frame.predicate(mood, plural=joined or is_plural(subject.text))
    if head["manner"]:
        verb, _, further = predicate.partition(" ")
        adverb = _adverb(head["manner"].lower())
        predicate = f"{verb} {adverb} {further}" if further else f"{verb} {adverb}"
    yield Part(predicate)


def _held(frame: Frame, preposition: str, mood: Mood, subject: Part) -> Iterator[Part]:
    """With the preposition of the words themselves: "ties to" are had to, and not with."""
    verb, _, last = frame.predicate(mood, plural=is_plural(subject.text)).rpartition(" ")
    yield Part(f"{verb} {preposition if last in frame.prepositions else last}".strip())


def _of_somebody(content: Located, frame: Frame, head: re.Match[str], mood: Mood) -> list[Part] | None:
    """Reads "the involvement of a second driver in the theft": who holds it after "of", and in what after that."""
    found = OF_SOMEBODY.match(content.line, head.end("noun"))
    verb = frame.predicate(mood, plural=bool(found) and is_plural(found["argument"]) if found else False)
    shorter = verb.rpartition(" ")
    if not found or shorter[2] not in frame.prepositions:
        return None
    return [content.piece(*found.span("argument")), Part(shorter[0]), content.piece(found.end(), len(content.line))]


def _active(frame: Frame, mood: Mood) -> str | None:
    """What somebody does to whom it befalls: "be captured" → "captured"."""
    past = past_of_participle(frame.base.removeprefix("be ")) if frame.is_event and mood is Mood.PLAIN else None
    return past if frame.base.startswith("be ") else None


def _adverb(adjective: str) -> str:
    if adjective.endswith("ic"):
        return adjective + "ally"
    if adjective.endswith("y"):
        return adjective[:-1] + "ily"
    return adjective + "ly"


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "sh", "ch")) else "s")
