"""The claims of a matter as titles of it: which of them stands best for the others, and what can be made of its words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from onrecord.model import Kind, Side, Stance
from onrecord.reconcile.facts import Facts
from onrecord.reconcile.matters.titles.clause import (
    is_clause,
    is_finite,
    main_clause,
    plain,
    shortened,
    without_later_clause,
)
from onrecord.reconcile.matters.titles.numbers import how_many
from onrecord.reconcile.matters.titles.question import has_second_verb, parted, question_of
from onrecord.reconcile.matters.titles.verbs import AUXILIARIES, PAST
from onrecord.reconcile.numbers import NUMBERS, SCALES
from onrecord.reconcile.words import stem_of, telling_words

LONGEST_QUESTION = 90

# Who wants, promises or praises something says nothing of what is so.
SAYS_SO = frozenset(
    {Stance.ASSERTS, Stance.CONFIRMS, Stance.ADMITS, Stance.ALLEGES, Stance.BELIEVES, Stance.DENIES, Stance.WARNS}
)
NEGATED = re.compile(r"\b(?:not|no|never|nobody|nothing|none|neither|nor|cannot)\b|n['’]t\b", re.I)
HEAD_POINTS = re.compile(
    r"^(?:he|she|it|they|we|i|you|this|that|these|those|there|here|such|his|her|its|their|my|our|your|one|them|another|others|both|some|all|each"
    r"|the (?:former|latter|same|other|two|first|second))\b",
    re.I,
)
POINTS = re.compile(
    r"\b(?:he|she|they|them|him|we|us|i|me|my|mine|our|ours|you|your|his|their|these|those|it|her|himself|itself|themselves|here|there)\b",
    re.I,
)
# "sun and got fever": what is left of a sentence that begins elsewhere.
WITHOUT_SUBJECT = re.compile(rf"^(?:\w+ ){{1,3}}(?:and|or|but) (?:{'|'.join((*PAST, *AUXILIARIES))})\b")
FIRST_PERSON = re.compile(r"\b(?:I|me|my|mine|[Ww]e|us|[Oo]urs?|you|your)\b")
# What belongs to somebody named before: "Kesteria has put its name to a pact".
WITHIN = re.compile(r"(?<=[a-z]) (?:its|their|itself|themselves)\b|\b[A-Z]\w+ .*?\b(?:his|her|himself|herself)\b")
FRAGMENT = re.compile(
    r"^(?:to|in|at|on|of|by|for|from|with|as|having|being|not|because|since|after|before|when|about|until|only|\w+ing|who|which)\b",
    re.I,
)
OPENER = re.compile(r"^(?:any|such|no|its|his|her|their)\s+", re.I)
FEWEST_OF_THING = 2
NAME = re.compile(r"(?<=[\w,] )[A-Z]\w+")


# The article's own words on what somebody says are about his saying so.
REPORTS = re.compile(
    r"\b(?:deni(?:es|ed)|(?:did|would|do|does) not (?:want|wish) to|declined|refused to (?:say|comment))\b"
)


class Wording:
    """The words of one claim as they may become a title. `worth` is how well they stand for the other claims' words."""

    def __init__(self, facts: Facts, words: str, capitals: Mapping[str, bool]) -> None:
        self.facts = facts
        self.clause = main_clause(words)
        self.words, self._own_voice = in_third_person(words, facts)
        self._capital = True if self._own_voice else capitals.get(self.words.split()[0] if self.words else "")
        self.worth = 0.0

    def how_many(self) -> str | None:
        """The question for a number, where the words give one."""
        asked = how_many(self.words, keeps_capital=self._capital)
        return None if not asked or len(asked) > LONGEST_QUESTION or self.points_outside(asked) else asked

    def asked(self) -> str | None:
        """The question whether it is so."""
        words = shortened(main_clause(self.words), LONGEST_QUESTION - 5)
        if words and POINTS.search(words) and is_clause(shorter := without_later_clause(words)):
            words = shorter
        asked = question_of(words, keeps_capital=self._capital) if words else None
        return None if asked and FIRST_PERSON.search(asked) else asked

    def named(self) -> str | None:
        """The thing that is spoken of, where the content is no sentence."""
        words = shortened(main_clause(self.words))
        if (
            not words
            or is_clause(words)
            or is_finite(words.split()[0])
            or FRAGMENT.match(words)
            or HEAD_POINTS.match(words)
        ):
            return None
        thing = OPENER.sub("", words)
        telling = [word for word in telling_words(thing).values() if word.lower() not in NUMBERS.keys() | SCALES.keys()]
        return _capital(thing) if len(telling) >= FEWEST_OF_THING else None

    def stated(self) -> str | None:
        """The sentence as it stands."""
        words = shortened(main_clause(self.words))
        if (
            not words
            or not is_clause(words)
            or is_finite(words.split()[0])
            or FRAGMENT.match(words)
            or HEAD_POINTS.match(words)
        ):
            return None
        parts = parted(words)
        if (parts and has_second_verb(parts.rest)) or WITHOUT_SUBJECT.match(words):
            return None
        return _capital(words)

    def added(self) -> str:
        """The words that are put after a heading; none where they would say nothing there."""
        parts = parted(self.clause)
        broken = parts is not None and has_second_verb(parts.rest)
        words = "" if broken or len(telling_words(self.clause)) < FEWEST_OF_THING else self.clause
        return words if words.startswith("I ") else words[:1].lower() + words[1:]

    def points_outside(self, title: str) -> int:
        """How many words of a title point at what it does not name; "I" and "we" do so more than others."""
        words = title.partition(" ")[2]
        own = len(FIRST_PERSON.findall(words))
        inside = WITHIN.sub("", words)
        return 3 * own + len(POINTS.findall(inside))


def wordings_of(facts: Sequence[Facts], taken: Mapping[str, Side]) -> list[Wording]:
    """What the claims give to make a title of, the best first."""
    capitals = _capitals(facts)
    found = [Wording(each, words, capitals) for each in facts for words in _said(each)]
    stems = {each.id: telling_words(each.claim.text).keys() for each in facts}
    headings = [
        telling_words(heading).keys() for heading in dict.fromkeys(each.entry.article_heading for each in facts)
    ]
    for place, each in enumerate(found):
        others = [words for other, words in stems.items() if other != each.facts.id] + headings
        each.worth = _worth(each, others, taken.get(each.facts.id)) - 0.01 * min(place, 10)
    return sorted(found, key=lambda each: -each.worth)


def _said(facts: Facts) -> list[str]:
    """The claim's words, and its proposition, where it has one."""
    proposition = facts.entry.made.proposition
    return [words for text in (facts.claim.text, proposition.text if proposition else "") if (words := plain(text))]


def _worth(wording: Wording, others: Sequence[object], side: Side | None) -> float:
    own = telling_words(wording.clause).keys()
    worth = sum(len(own & other) / max(3, min(len(own), len(other))) for other in others) / max(1, len(others))  # type: ignore[operator, arg-type]
    worth += 0.15 * bool(NAME.search(wording.clause))
    worth -= 0.1 * bool(NEGATED.search(wording.clause))
    worth -= 0.2 * (side is Side.OPEN)
    worth -= 0.3 * (wording.facts.claim.stance not in SAYS_SO)
    worth -= 0.3 * (" … " in wording.facts.claim.text)
    worth -= 0.3 * bool(REPORTS.search(wording.clause))
    worth -= 0.2 * (len(own) < 3) + 0.02 * max(0, len(wording.clause.split()) - 12)
    return worth


def _capitals(facts: Sequence[Facts]) -> dict[str, bool]:
    """Words that are written with a capital wherever they stand (True), or only at the head of a sentence (False)."""
    texts = [" ".join(text.split()) for each in facts for text in (each.claim.text, each.claim.source.text)]
    low = {word for text in texts for word in re.findall(r"\b[a-z]\w+", text)}
    low |= {stem_of(word) for word in low}
    high = {word for text in texts for word in NAME.findall(text)} | {
        name.split()[0] for each in facts for name in each.names
    }
    heads = {text.split()[0] for each in facts for text in _said(each)}
    known: dict[str, bool] = {}
    for head in heads:
        if head in high or head.casefold() in high:
            known[head] = True
        elif head.lower() in low or stem_of(head) in low:
            known[head] = False
    return known


def in_third_person(words: str, facts: Facts) -> tuple[str, bool]:
    """The words with the voice's name for "I", "we" and "our" at their head; and whether there were such."""
    first, _, rest = words.partition(" ")
    name = re.sub(r"^The ", "the ", " ".join((facts.voice or facts.claim.source.text).split()))
    if not name or "," in name or len(name.split()) > 6 or POINTS.search(name) or not facts.claim.attribution:
        return words, False
    verb, _, after = rest.partition(" ")
    if first in ("I", "We") and verb not in AGREEING and verb not in PAST and verb not in AUXILIARIES:
        return words, False
    agreeing = AGREEING.get(verb, verb)
    if first in ("I", "We") and POINTS.search(after):
        return words, False
    if (first == "I" and facts.claim.source.kind is Kind.PERSON) or (first == "We" and _is_one_body(name, facts)):
        return f"{name} {agreeing} {after}", True
    own = FIRST_PERSON.findall(words)
    if [each.lower() for each in own] == ["our"] and _is_one_body(name, facts):
        return re.sub(r"\bour\b", f"{name}'s", words, flags=re.I), words.startswith("Our ")
    return words, False


AGREEING = {"am": "is", "are": "is", "have": "has", "were": "was"}


def _is_one_body(name: str, facts: Facts) -> bool:
    kind = facts.claim.source.kind
    return kind not in (Kind.PERSON, Kind.UNNAMED) and not name.endswith("s")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
