"""Under which key the gazetteer keeps a name, however it is spelt: the same for the compiler and the reader."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# What parts no two names: "Ra's", "Ra‘s" and "Ras"; "U.S." and "US".
SILENT = re.compile(r"['’‘`ʻʼʿʾ´.]")
BETWEEN = re.compile(r"[\s\-–—_/,]+")
SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}
# Names of so few letters are words in other cases: "US" and "us", "Ill." and "ill".
KEEPS_CASE = 3
# Letters that Unicode does not take apart.
PLAIN = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae", "ß": "ss"})


@lru_cache(maxsize=1 << 13)
def key_of(name: str) -> str:
    """The name without accents, apostrophes and full stops, in lower case unless it is very short."""
    plain = name if name.isascii() else unaccented(name)
    words = BETWEEN.split(SILENT.sub("", plain).strip())
    if len(words) == 1 and len(words[0]) <= KEEPS_CASE:
        return words[0]
    lower = " ".join(words).lower().split(" ")
    return " ".join(SHORT.get(word, word) for word in lower) if len(lower) > 1 else lower[0]


def unaccented(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.translate(PLAIN))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
