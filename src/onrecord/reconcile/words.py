"""The words of a claim that tell what it is about."""

from __future__ import annotations

import re
from functools import lru_cache

from Stemmer import Stemmer

WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")

COMMON = frozenset(
    """a about after again against ago all also am among an and another any are as at away back be because been before
    being below between both but by came can cannot come could did do does doing done down during each either else ever
    every few for from further get go going gone got had has have having he her here hers him his how however i if in
    into is it its itself just last least less like made make many may me might more most much must my neither never
    new next no nobody none nor not nothing now of off on once one only or other others our out over own per put same
    say said says she should since so some still such take than that the their them then there these they thing this
    those though through to too told under until up upon us very was we were what when where whether which while who
    whom whose why will with within without would yes yet you your today yesterday tomorrow monday tuesday wednesday
    thursday friday saturday sunday don didn doesn isn aren wasn weren won wouldn couldn shouldn hasn haven hadn
    anybody anything anyone somebody something someone everybody everything
    """.split()
)

_english = Stemmer("english")


@lru_cache(maxsize=50_000)
def stem_of(word: str) -> str:
    """The stem of a word, by Porter's algorithm for English (Porter, "An algorithm for suffix stripping", 1980)."""
    return str(_english.stemWord(word.lower().replace("’", "'")))


@lru_cache(maxsize=5_000)
def telling_words(text: str) -> dict[str, str]:
    """Stem → word, in the order of the text, of the words that tell what `text` is about; figures left out."""
    found: dict[str, str] = {}
    for match in WORD.finditer(text):
        word = match.group().removesuffix("'s").removesuffix("’s")
        if len(word) > 1 and word.lower() not in COMMON and not word.isdecimal():
            found.setdefault(stem_of(word), word)
    return found
