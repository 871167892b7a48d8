"""What to call a matter: the question that its claims answer, or the plainest of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import log

from onrecord.model import Side
from onrecord.reconcile.facts import Facts
from onrecord.reconcile.matters.titles.clause import plain
from onrecord.reconcile.matters.titles.pointing import points_outside
from onrecord.reconcile.matters.titles.wording import NEGATED, Wording, wordings_of
from onrecord.reconcile.origin.counts import counts, other_numbers
from onrecord.reconcile.words import telling_words

# How much better a question is than a statement, and a thing that is named in between: a title takes no side.
ASKED, NAMED, STATED = 0.5, 0.25, 0.0
# What it costs to stand less surely in the matter than its surest claim: who hardly belongs there does not name it.
UNSURE = 2.0
# What a word costs that points at something outside of the title.
POINTS = 0.4
TOLL = re.compile(
    r"\b(?:dead|died|dies|die|deaths?|killed|bodies|lives|fatalities|perished|drowned|fell|wounded|injured|hurt|missing|ill|trapped"
    r"|arrested|detained|displaced|homes|abducted)\b",
    re.I,
)
LONGEST_WITH_HEADING = 110
# By how much a matter has grown when its title is made again.
GROWN = 1.5


def outgrown(before: int, now: int) -> bool:
    """Whether a matter that had so many claims, or none, has come to a size at which its title is made again.

    Those sizes lie half as far again from each other, so that nobody needs to know of how many claims a title was made.
    """
    return _steps(now) > _steps(before)


def _steps(claims: int) -> int:
    return int(log(claims, GROWN)) if claims else -1


def title_of(
    facts: Sequence[Facts], taken: Mapping[str, Side], surely: Callable[[str], float] = lambda claim: 1.0
) -> str:
    """A title for claims that answer one question; `surely` tells how surely each stands there, by its id."""
    wordings = wordings_of(facts, taken)
    most = max((surely(each.id) for each in facts), default=0.0)
    for each in wordings:
        each.worth -= UNSURE * (most - surely(each.facts.id))
    if not wordings:
        return _headline(plain(facts[0].entry.article_heading)) or UNTITLED
    if (_part_in_numbers(facts, taken) or _is_toll(facts)) and (counted := _how_many(wordings)):
        return counted
    titles = sorted((title for each in wordings for title in _titles(each)), key=lambda title: -title[0])
    return titles[0][1] if titles else _headed(wordings[0])


def _titles(wording: Wording) -> Iterator[tuple[float, str]]:
    """Each title that can be made of a wording, with what it is worth."""
    for worth, title in ((ASKED, wording.asked()), (NAMED, wording.named()), (STATED, wording.stated())):
        if title:
            yield wording.worth + worth - POINTS * points_outside(title), title


def _how_many(wordings: Sequence[Wording]) -> str | None:
    """The best question for a number; one that names what happened before one for "the number"."""
    asked = [title for each in wordings if (title := each.how_many())]
    return min(asked, key=lambda title: title.startswith("What is"), default=None)


def _is_toll(facts: Sequence[Facts]) -> bool:
    """Whether most claims count those whom something befell, and none says that there were none."""
    told = [each.claim.text for each in facts]
    counted = [text for text in told if TOLL.search(text) and (any(counts(text)) or ONE.search(text))]
    return 3 * len(counted) >= 2 * len(told) and not any(NEGATED.search(text) for text in told)


ONE = re.compile(r"\bone\b", re.I)


def _part_in_numbers(facts: Sequence[Facts], taken: Mapping[str, Side]) -> bool:
    """Whether the two sides count otherwise."""
    ours = [each.claim.text for each in facts if taken.get(each.id) is Side.FOR]
    theirs = [each.claim.text for each in facts if taken.get(each.id) is Side.AGAINST]
    return any(other_numbers(left, right) for left in ours for right in theirs)


def _headed(wording: Wording) -> str:
    """The words of a claim that does not tell by itself what it is about, with the heading that does."""
    heading, words = plain(wording.facts.entry.article_heading), wording.added()
    if not heading:
        return wording.stated() or words[:LONGEST_WITH_HEADING] or UNTITLED
    both = f"{heading}: {words}"
    adds = telling_words(words).keys() - telling_words(heading).keys()
    return (
        both if adds and len(both) <= LONGEST_WITH_HEADING and not heading.endswith(("?", "!")) else _headline(heading)
    )


def _headline(heading: str) -> str:
    """A heading, cut where something is added or at least where a word ends, if it is very long."""
    if len(heading) <= LONGEST_WITH_HEADING:
        return heading
    cut = heading[:LONGEST_WITH_HEADING].rsplit(" ", 1)[0]
    return re.sub(r",?\s\w+ing\s.*$", "", cut) if ADDED.search(cut, 40) else f"{cut} …"


ADDED = re.compile(r"\s\w+ing\s")
# For a matter whose claims have neither words nor a heading.
UNTITLED = "An untitled matter"
