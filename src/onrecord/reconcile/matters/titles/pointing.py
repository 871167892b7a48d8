"""Words that point at what a title does not name, and heads of content that make no title."""

from __future__ import annotations

import re

from onrecord.reconcile.matters.titles.verbs import AUXILIARIES, PAST


def _any_of(words: str) -> str:
    return rf"(?:{'|'.join(words.split())})"


THOSE_WHO_SPEAK = re.compile(rf"\b{_any_of('I me my [Ww]e us [Oo]urs? you your')}\b")
POINTS = re.compile(
    rf"\b{_any_of('he him his himself she her it itself they them their themselves these those there here')}\b", re.I
)
# What belongs to somebody named before: "Kesteria has put its name to a pact".
WITHIN = re.compile(r"(?<=[a-z]) (?:its|their|itself|themselves)\b|\b[A-Z]\w+ .*?\b(?:his|her|himself|herself)\b")
HEAD_POINTS = re.compile(
    rf"^(?:{_any_of('he she it they we I you this that these those there here such his her its their my our your one')}"
    rf"|{_any_of('them another others both some all each')}|the {_any_of('former latter same other first second')})\b",
    re.I,
)
FRAGMENT = re.compile(
    rf"^{_any_of('to in at on of by for from with as having being not because since after before when about until')}\b"
    rf"|^{_any_of('only what why how where who which')}\b|^\w+ing\b",
    re.I,
)
# "sun and got fever": what is left of a sentence that begins elsewhere.
WITHOUT_SUBJECT = re.compile(rf"^(?:\w+ ){{1,3}}(?:and|or|but) {_any_of(' '.join((*PAST, *AUXILIARIES)))}\b")


def makes_no_title(words: str) -> bool:
    """Whether words at the head of a content lean on what stands before them."""
    return any(pattern.match(words) for pattern in (FRAGMENT, HEAD_POINTS, WITHOUT_SUBJECT)) or speaks_for_itself(words)


def speaks_for_itself(words: str) -> bool:
    """Whether somebody speaks in these words of himself, or to somebody."""
    return bool(THOSE_WHO_SPEAK.search(words))


def points_outside(title: str) -> int:
    """How many words of a title point at what it does not name."""
    words = title.partition(" ")[2]
    return len(POINTS.findall(WITHIN.sub("", words))) + 3 * speaks_for_itself(words)
