"""Who "it", "they" and "we" are, where a claim begins with them: the source, if the number agrees."""

from __future__ import annotations

import re

SINGULAR = {"it": "", "its": "'s", "he": "", "she": "", "his": "'s", "her": "'s"}
PLURAL = {"they": "", "their": "'s"}
EITHER = {"we": "", "our": "'s"}

FIRST = re.compile(r"^([\"'“‘”’]?)(\w+)\b")
# Where the words for a source stop to say who it is.
REST = re.compile(r",.*| (?:of|from|for|at|in|who|which|that|on) .*", re.S)
LONGEST = 5  # words of a source that are put in a pronoun's place


def with_source(words: str, source: str) -> str:
    """The words with the source in the place of the pronoun that they begin with, where it can only mean the source."""
    first = FIRST.match(words)
    name = REST.sub("", " ".join(source.split())).removeprefix("the ").removeprefix("The ")
    if not first or not name or len(name.split()) > LONGEST:
        return words
    ending = _endings(name).get(first[2].casefold())
    return words if ending is None else f"{first[1]}{name}{ending}{words[first.end() :]}"


def _endings(name: str) -> dict[str, str]:
    return EITHER | (PLURAL if is_plural(name) else SINGULAR)


def is_plural(name: str) -> bool:
    """Whether a name is of several: its last word ends so, and is not written as a name is."""
    last = name.split()[-1]
    return last.endswith("s") and not last.endswith("ss") and last[0].islower()
