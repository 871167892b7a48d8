"""A claim in one line, as the judge of pairs reads it: who says it, how, and what."""

from __future__ import annotations

import re
from datetime import date

from onrecord.model import Stance

# Contents that do not say by themselves what they are about, so that the article's heading is read with them.
SHORT = 7
REFERS_BACK = re.compile(
    r"(?:he|she|it|they|we|I|this|that|these|those|there|his|her|their|our|such|nobody|no)\b", re.I
)

# How much of each part is read, in words: what stands further on seldom tells two claims apart.
HEADING_WORDS, SOURCE_WORDS, CONTENT_WORDS = 12, 8, 36

SAYS = {Stance.ASSERTS: "says", Stance.DOUBTS: "leaves open"}

# Up to how many days, and how it is said. The later of two claims is told with it.
APART = ((0, "same day"), (1, "next day"), (6, "days later"), (31, "weeks later"), (365, "months later"))
LONG_APART = "years later"
IN_ONE_ARTICLE = "same article"
UNDATED = "another day"


def told(source: str, stance: Stance, content: str, heading: str) -> str:
    """The claim in one line; `heading` is its article's, read where the content refers to what was said before."""
    voice = f"{_first(source, SOURCE_WORDS)} {SAYS.get(stance, stance.value)}: "
    return f"{_headed(content, heading)}{voice}{_first(content, CONTENT_WORDS)}"


def content_told(content: str, heading: str) -> str:
    """What is claimed in one line, without the voice."""
    return _headed(content, heading) + _first(content, CONTENT_WORDS)


def _headed(content: str, heading: str) -> str:
    if heading and heading != content and (len(content.split()) < SHORT or REFERS_BACK.match(content)):
        return f"({_first(heading, HEADING_WORDS)}) "
    return ""


def later(line: str, days: int | None, *, in_one_article: bool) -> str:
    """The line of the later of two claims, with how much later it is; `days` is None where a day is not known."""
    return f"{IN_ONE_ARTICLE if in_one_article else _apart(days)}, {line}"


def days_between(left: date | None, right: date | None) -> int | None:
    return abs((right - left).days) if left and right else None


def _apart(days: int | None) -> str:
    if days is None:
        return UNDATED
    return next((words for most, words in APART if days <= most), LONG_APART)


def _first(words: str, count: int) -> str:
    return " ".join(words.split()[:count])
