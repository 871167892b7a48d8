"""One form for the many ways in which a name is written."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

POSSESSIVE = re.compile(r"['’]s\b|(?<=s)['’](?=\s|$)")
DROPPED = re.compile(r"[.'’‘ʼ`\"“”]")  # "U.S.", "Da'esh"
BETWEEN = re.compile(r"[\W_]+")
ARTICLE = re.compile(r"^(?:the|a|an|el|la|le|los|las|les) (?=\w)")
ABBREVIATION = re.compile(r"^(?=.*[A-Z].*[A-Z])[A-Z0-9][A-Z0-9.&/-]{1,8}$")

# What companies are called beside their names, and what may be left out of a name of two words or more.
LEGAL_FORMS = frozenset(
    """inc incorporated corp corporation company co ltd limited llc llp plc ag sa nv spa gmbh kg oy ab asa bv pty se
    group holding holdings cos companies""".split()
)
TRADES = frozenset("motor motors computer computers airlines industries stores brands automobiles".split())
# Words that are no name by themselves: "General" is not General Motors.
NO_NAME = frozenset(
    """general american united national international british standard first new royal federal central northern southern
    eastern western great global world universal trans pacific atlantic continental state digital advanced personal
    """.split()
)

PARTICLES = frozenset(
    "al el ad ar as ash at an de del della di da du la le van von der den bin ibn ben bint abu".split()
)
# From the many ways to write sounds of Arabic, Persian, Russian or Ukrainian in English to one of them, in this order.
SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"\b(?:al|el|ad|ar|as|ash|at|an) (?=\w)", ""),  # the Arabic article
        (r"\b(?:ibn|ben)\b", "bin"),
        (r"\babou\b", "abu"),
        (r"\babd(?:ur |ar |er | ?ul| ?al| ?el|u|a|e| )? ?(?=[a-z]{3})", "abdul "),
        (r"(\w)\1+", r"\1"),
        (r"shch|stch|sch|sh", "s"),
        (r"tch|tsch|ch", "c"),
        (r"kh|gh|q|g|ck|x|k", "k"),
        (r"c(?=[aou])", "k"),
        (r"dh|th", "d"),
        (r"t", "d"),
        (r"ph", "f"),
        (r"w", "v"),
        (r"z", "s"),
        (r"dj|zh|dzh", "j"),
        (r"ou|oo|u|o", "u"),
        (r"ei|ey|ai|ay|ee|ie|iy|yi|ij|ii|y|i", "i"),
        (r"e", "a"),
        (r"h(?=\b)|(?<=[aiu])h", ""),
        (r"(\w)\1+", r"\1"),
    )
)


@lru_cache(maxsize=10_000)
def fold(name: str) -> str:
    """A name without case, accents, marks, "the" and "'s"."""
    bare = unicodedata.normalize("NFKD", POSSESSIVE.sub("", name))
    letters = "".join(letter for letter in bare if not unicodedata.combining(letter))
    words = BETWEEN.sub(" ", DROPPED.sub("", letters.replace("ı", "i").replace("&", " and ")).casefold()).strip()
    return ARTICLE.sub("", words)


@lru_cache(maxsize=10_000)
def sounds(folded: str) -> str:
    """A folded name as it sounds, near enough: "qaddafi" and "kadhafi" are one."""
    for pattern, sound in SOUNDS:
        folded = pattern.sub(sound, folded)
    return folded.strip()


@lru_cache(maxsize=10_000)
def consonants(folded: str) -> str:
    """The consonants of a folded name as they sound: "haftar" and "hifter" are one."""
    return re.sub(r"[aiu]", "", sounds(folded))


@lru_cache(maxsize=10_000)
def core(folded: str) -> str:
    """An organisation's folded name without the words for what form and trade it has, where a name is left."""
    words = folded.split()
    while len(words) > 1 and words[-1] in LEGAL_FORMS | TRADES and not (len(words) == 2 and words[0] in NO_NAME):
        words.pop()
    return " ".join(words[:-1] if len(words) > 1 and words[-1] == "and" else words)


def is_abbreviation(name: str) -> bool:
    """Whether a name is made of capitals: "GNA", "U.S.", "AT&T"."""
    return ABBREVIATION.match(name) is not None


@lru_cache(maxsize=10_000)
def initials(name: str) -> str:
    """The initials of a name's capitalised words, in lower case; empty where it has fewer than three."""
    letters = [word[0] for word in re.findall(r"\w+", name) if word[0].isupper()]
    return "".join(letters).casefold() if len(letters) > 2 else ""
