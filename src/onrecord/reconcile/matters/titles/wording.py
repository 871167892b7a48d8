"""The claims of a matter as titles of it: which stands best for the others, and what can be made of its words."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from onrecord.model import Side, Stance
from onrecord.model.span import LEFT_OUT
from onrecord.reconcile.facts import Facts
from onrecord.reconcile.matters.sides import says_no
from onrecord.reconcile.matters.titles.clause import (
    LONGEST,
    MONTHS,
    is_clause,
    is_finite,
    main_clause,
    plain,
    shortened,
    without_later_clause,
)
from onrecord.reconcile.matters.titles.numbers import how_many
from onrecord.reconcile.matters.titles.pointing import POINTS, makes_no_title, points_outside, speaks_for_itself
from onrecord.reconcile.matters.titles.question import has_second_verb, parted, question_of
from onrecord.reconcile.matters.titles.voice import in_third_person
from onrecord.reconcile.numbers import NUMBERS, SCALES
from onrecord.reconcile.words import stem_of, telling_words

LONGEST_QUESTION = 90
# What a question may add to the words that it is made of.
ADDS = 5

# Who wants, promises or praises something says nothing of what is so.
SAYS_SO = frozenset(
    {Stance.ASSERTS, Stance.CONFIRMS, Stance.ADMITS, Stance.ALLEGES, Stance.BELIEVES, Stance.DENIES, Stance.WARNS}
)
NEGATED = re.compile(r"\b(?:not|no|never|nobody|nothing|none|neither|nor|cannot)\b|n['’]t\b", re.I)
# The article's own words on what somebody says are about his saying so.
REPORTS = re.compile(
    r"\b(?:deni(?:es|ed)|(?:did|would|do|does) not (?:want|wish) to|declined|refused to (?:say|comment))\b"
)
# "Any attempted coup" is a thing that is spoken of without the first word, too.
OPENER = re.compile(r"^(?:any|such|no|its|his|her|their)\s+", re.I)
FEWEST_OF_THING = 2
NAME = re.compile(rf"(?<=[\w,] )(?!(?:{MONTHS}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)[A-Z]\w+")


class Wording:
    """The words of one claim as they may become a title. `worth` is how well they stand for the other claims' words."""

    def __init__(self, facts: Facts, words: str, capitals: Mapping[str, bool]) -> None:
        self.facts = facts
        self.words = in_third_person(words, facts)
        self.clause = main_clause(words)
        head = self.words.partition(" ")[0]
        self._capital = True if head != words.partition(" ")[0] else capitals.get(head)
        self.worth = 0.0
        # Words that are put together over a gap seldom make a sentence.
        before_gap, gap, _ = facts.claim.text.partition(LEFT_OUT)
        self._has_gap = bool(gap) and words == plain(facts.claim.text) and not is_clause(plain(before_gap))

    def how_many(self) -> str | None:
        """The question for a number, where the words give one."""
        asked = how_many(self.words, keeps_capital=self._capital)
        return None if not asked or len(asked) > LONGEST_QUESTION or points_outside(asked) else asked

    def asked(self) -> str | None:
        """The question whether it is so."""
        words = self._whole(LONGEST_QUESTION - ADDS)
        leans = words and (POINTS.search(words) or speaks_for_itself(words))
        if words and leans and is_clause(shorter := without_later_clause(words)):
            words = shorter
        asked = question_of(words, keeps_capital=self._capital) if words else None
        return None if asked and speaks_for_itself(asked) else asked

    def named(self) -> str | None:
        """The thing that is spoken of, where the content is no sentence."""
        words = self._whole()
        if not words or is_clause(words) or is_finite(words.split()[0]) or makes_no_title(words):
            return None
        thing = OPENER.sub("", words)
        telling = [word for word in telling_words(thing).values() if word.lower() not in NUMBERS.keys() | SCALES.keys()]
        return _capital(thing) if len(telling) >= FEWEST_OF_THING else None

    def stated(self) -> str | None:
        """The sentence as it stands."""
        words = self._whole()
        if not words or not is_clause(words) or is_finite(words.split()[0]) or makes_no_title(words):
            return None
        return None if _is_broken(words) else _capital(words)

    def _whole(self, longest: int = LONGEST) -> str | None:
        """The clause, not too long; None where it has a gap, or cannot be cut."""
        return None if self._has_gap else shortened(main_clause(self.words), longest)

    def added(self) -> str:
        """The words that are put after a heading; none where they would say nothing there."""
        few = len(telling_words(self.clause)) < FEWEST_OF_THING
        if (
            few
            or self._has_gap
            or is_finite(self.clause.split()[0])
            or _is_broken(self.clause)
            or speaks_for_itself(self.clause)
        ):
            return ""
        return self.clause[:1].lower() + self.clause[1:]


def wordings_of(facts: Sequence[Facts], taken: Mapping[str, Side]) -> list[Wording]:
    """What the claims give to make a title of, the best first."""
    capitals = _capitals(facts)
    found = [Wording(each, words, capitals) for each in facts for words in _said(each)]
    stems = {each.id: telling_words(each.claim.text).keys() for each in facts}
    headings = dict.fromkeys(each.entry.article_heading for each in facts)
    of_headings = [telling_words(heading).keys() for heading in headings]
    for place, each in enumerate(found):
        others = [words for other, words in stems.items() if other != each.facts.id] + of_headings
        each.worth = _worth(each, others, taken.get(each.facts.id)) - 0.01 * min(place, 10)
    return sorted(found, key=lambda each: -each.worth)


def _said(facts: Facts) -> list[str]:
    """The claim's words, and its proposition, where it has one."""
    proposition = facts.entry.proposition
    return [words for text in (facts.claim.text, proposition.text if proposition else "") if (words := plain(text))]


def _worth(wording: Wording, others: Sequence[Collection[str]], side: Side | None) -> float:
    """How much of the others' words it has; what names something, holds it to be so, and is neither long nor broken.

    A question asks whether a thing is so that is said or denied, and those who are for should say yes to it.
    """
    clause, own = wording.clause, telling_words(wording.clause).keys()
    shared = [sum(stem in own for stem in other) / max(3, min(len(own), len(other))) for other in others]
    worth = sum(shared) / max(1, len(shared)) + 0.15 * bool(NAME.search(clause)) - 0.1 * bool(NEGATED.search(clause))
    worth -= 0.2 * (side is Side.OPEN) + 0.3 * (wording.facts.claim.stance not in SAYS_SO)
    worth -= 0.3 * (side is (Side.FOR if says_no(wording.facts) else Side.AGAINST))
    worth -= 0.3 * (LEFT_OUT in wording.facts.claim.text) + 0.3 * bool(REPORTS.search(clause))
    return worth - 0.2 * (len(own) < 3) - 0.02 * max(0, len(clause.split()) - 12)


def _is_broken(words: str) -> bool:
    """Whether a second verb shows that the first is not that of the whole clause."""
    parts = parted(words)
    return parts is not None and has_second_verb(parts.rest)


def _capitals(facts: Sequence[Facts]) -> dict[str, bool]:
    """First words that have a capital wherever they stand (True), or only at the head of a sentence (False)."""
    texts = [" ".join(text.split()) for each in facts for text in (each.claim.text, each.claim.source.text)]
    low = {word for text in texts for word in re.findall(r"\b[a-z]\w+", text)}
    low |= {stem_of(word) for word in low}
    high = {word for text in texts for word in NAME.findall(text)}
    high |= {name.split()[0] for each in facts for name in each.names}
    heads = {words.split()[0] for each in facts for words in _said(each)}
    named = {head for head in heads if head in high or head.casefold() in high}
    plain_words = {head for head in heads - named if head.lower() in low or stem_of(head) in low}
    return dict.fromkeys(named, True) | dict.fromkeys(plain_words, False)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
