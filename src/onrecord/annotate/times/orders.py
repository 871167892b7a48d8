"""In which order a page writes its dates in figures: 03/04/2031 is in March for some and in April for others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from onrecord.annotate.times.periods import day_of
from onrecord.annotate.times.sense import Found
from onrecord.model import Article

# A reading that lies so near to a day that is known, in days, is taken to agree with it.
NEAR = 10

_IN_FIGURES = re.compile(r"(?<![\w./-])(\d{1,2})([/-])(\d{1,2})\2((?:1[89]|20)\d\d)(?![\w/-]|\.\d)")


def day_first_in(article: Article, found: Sequence[Found], published: Sequence[date]) -> bool | None:
    """Whether the day comes first, decided by the first of these that can: the article's other dates in figures, those
    of its neighbours on the page, and which reading agrees with a day that is known. None where none can."""
    rest = outside(article)
    known = [*published, *(each.sense.earliest for each in found if each.full and each.sense.earliest)]
    for votes in (_by_size(article.text), _by_size(rest), _by_nearness(article.text, known)):
        decided = set(votes)
        if len(decided) == 1:
            return decided.pop()
    return None


def outside(article: Article) -> str:
    """The text of the page around the article."""
    text, span = article.page.text, article.page_span
    return text[: span.start] + "\n\n" + text[span.end :]


def _by_size(text: str) -> Iterator[bool]:
    """There is no thirteenth month."""
    for first, _, second, _ in _IN_FIGURES.findall(text):
        if (int(first) > 12) != (int(second) > 12):
            yield int(first) > 12


def _by_nearness(text: str, known: Iterable[date]) -> Iterator[bool]:
    days = list(known)
    for first, _, second, year in _IN_FIGURES.findall(text):
        readings = [day_of(int(year), int(second), int(first)), day_of(int(year), int(first), int(second))]
        near = [any(abs((one - day).days) <= NEAR for day in days) if one else False for one in readings]
        if near[0] != near[1] and readings[0] != readings[1]:
            yield near[0]
