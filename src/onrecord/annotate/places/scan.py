"""Which words of a text the gazetteer holds as a name, whether they name a place there or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from onrecord.annotate.places.gazetteer import Gazetteer, Sense
from onrecord.annotate.places.keys import key_of

WORD = re.compile(r"(?:[A-Z]\.)+[A-Z]\b\.?|[^\W\d_]+(?:['’‘`ʼ][^\W\d_]+)*\d?", re.UNICODE)
POSSESSIVE = re.compile(r"['’`]s$|['’`]S$")
# The most words of a name.
LONGEST = 5
JOINTS = frozenset((" ", "-", "\n", "–", "\u00a0", " - "))
ABBREVIATED = frozenset(("St", "Ste", "Ft", "Mt", "W", "N", "S", "E"))
# Words and surnames, too, where no town stands before them: "celebrated Mass", "told Kan".
STATES = frozenset(
    "Ariz Ark Calif Cal Colo Conn Del Fla Ill Ind Kan Kans Mass Mich Minn Miss Mont Neb Nebr Nev Okla Ore Penn Tenn Tex"
    " Wash Wis Wisc Wyo Ont Que Sask".split()
)
AFTER_TOWN = re.compile(r"\w['’]?,\s+$|\s\($")
APOSTROPHES = ("'", "’", "‘")
INNER = frozenset(
    "of the au de la le les el al du des da do di del and upon on in by am sur sous ez ed es der den".split()
)
# "al-Bab" begins a name in lower case; "Gaza strip" and "Kandahar airfield" end one so.
BEFORE = frozenset("al el ad an ar as at az ash es et er sub upstate mainland eastern".split())
AFTER = frozenset(
    "strip airfield airport airbase base state region camp crossing peninsula desert plant dam crescent prison coast"
    " territories valley mountains river".split()
)
NEVER = frozenset(
    "a an and are as at be but by can do for from had has have he her his how i if in is it its me my no not of on or"
    " our she so than that the their them then there these they this to up us was we were what when where who why will"
    " with would you your more most many much mr mrs ms dr sir also even just monday tuesday wednesday thursday friday"
    " saturday sunday january february march april may june july august september october november december god"
    " yes now all new one two both each some such since while after before because although though".split()
)


@dataclass(frozen=True, slots=True)
class Found:
    """A name of the gazetteer at its place in the text; `first` and `last` are its words there, by number."""

    start: int
    end: int
    text: str
    key: str
    first: int
    last: int
    senses: tuple[Sense, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """A word as names are made of them, without "'s"."""

    start: int
    end: int
    text: str


def tokens_of(text: str) -> list[Token]:
    """The words of a text in their order."""
    tokens = []
    for word in WORD.finditer(text):
        found = word[0]
        if len(found) > 2 and found[-1] in "sS" and (own := POSSESSIVE.search(found)):
            found = found[: own.start()]
        tokens.append(Token(word.start(), word.start() + len(found), found))
    return tokens


def scan(text: str, tokens: list[Token], gazetteer: Gazetteer) -> list[Found]:
    """The names in the text; of those that overlap, the one that begins first, and of these the longest."""
    runs = list(_runs(text, tokens))
    senses = gazetteer.senses(key for _, _, key in runs)
    found: list[Found] = []
    taken = -1
    for first, last, key in runs:
        if first > taken and key in senses:
            start, end = tokens[first].start, tokens[last].end
            if text[start:end] in STATES and not AFTER_TOWN.search(text, max(0, start - 4), start):
                continue
            found.append(Found(start, end, text[start:end], key, first, last, senses[key]))
            taken = last
    return found


def _runs(text: str, tokens: list[Token]) -> Iterator[tuple[int, int, str]]:
    """First word, last word and key of whatever may be a name, the longest first at each word."""
    joined = [_joined(text, left, right) for left, right in pairwise(tokens)]
    joined.append(False)
    for first, token in enumerate(tokens):
        if not (token.text[0].isupper() or (token.text in BEFORE and joined[first])):
            continue
        for last in reversed(list(_ends(tokens, joined, first))):
            if last > first or _may_name(token.text):
                yield first, last, key_of(text[token.start : tokens[last].end])


def _may_name(word: str) -> bool:
    """A single word that is no other word; "US" and "IN" are states, "Us" and "In" are not."""
    return len(word) > 1 and (word.lower() not in NEVER or (word.isupper() and len(word) == 2))


def _ends(tokens: list[Token], joined: list[bool], first: int) -> Iterator[int]:
    if tokens[first].text[0].isupper():
        yield first
    last = first
    while joined[last] and last - first < LONGEST - 1:
        last += 1
        word = tokens[last].text
        if word[0].isupper() or word in AFTER:
            yield last
        elif word[1:2] in APOSTROPHES and len(word) > 2:
            yield last  # "Coeur d'Alene"
        elif word not in INNER:
            return


def _joined(text: str, left: Token, right: Token) -> bool:
    gap = text[left.end : right.start]
    return gap in JOINTS or (gap in (". ", ".") and left.text.title() in ABBREVIATED)
