"""Clauses turned into questions for the number that they give."""

from __future__ import annotations

import re

from onrecord.reconcile.matters.titles.clause import ENDS, is_clause, main_clause, spelled_out
from onrecord.reconcile.matters.titles.question import (
    NOBODY,
    PREPOSITIONS,
    PRONOUNS,
    first_within,
    has_second_verb,
    parted,
    with_auxiliary,
)

BOUND = (
    r"(?:at least |at most |more than |not more than |less than |fewer than |over |some |about |around |nearly |almost |up to |only |just "
    r"|another |a further |all |roughly |close to |between [\d,.]+ and )*"
)
UNITS = r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
NUMBER = (
    rf"{BOUND}(?:\d[\d,.]*(?: (?:hundred|thousand|million|billion))?"
    rf"|(?:{UNITS}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?)(?: (?:hundred|thousand|million))?"
    r"|(?:dozens|hundreds|thousands) of)(?: more)?"
)
# What a number before it does not count.
NO_THING = (
    r"(?!(?:per|percent|million|billion|of|out|and|or|to|in|from|at|by|on|for|with|January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\b)"
)
LEADING = re.compile(rf"^{NUMBER} (?P<counted>{NO_THING}[a-zA-Z].*)$", re.I)
SHARE = re.compile(
    rf"^(?:{NUMBER} (?:per cent|percent)|{NUMBER} (?:out of|in) (?:ten|five|a hundred)) (?P<counted>.*)$", re.I
)
OF_ALL = re.compile(rf"^{NUMBER} (?P<counted>of .*)$", re.I)
THE_NUMBER = re.compile(
    r"^(?:the )?(?:\w+ )?(?P<what>number of .+?|death toll(?: .+?)?)"
    r" (?:is|was|stands?|stood|has risen|rose|had risen|has been|had been|at)\b",
    re.I,
)
GIVEN = re.compile(rf"^(?P<before>.+?) {NUMBER} (?P<after>{NO_THING}[a-zA-Z].*)$", re.I)
COSTS = re.compile(rf"^(?P<subject>.+?) (?P<verb>will cost|would cost|costs|cost|had cost|has cost) {NUMBER}", re.I)
COST_QUESTIONS = {
    "will cost": "will {} cost",
    "would cost": "would {} cost",
    "costs": "does {} cost",
    "cost": "did {} cost",
    "had cost": "did {} cost",
    "has cost": "has {} cost",
}
# "88 people treated": who writes so leaves "were" out.
TREATED = re.compile(
    r"^(?P<who>(?!were|was|are|have|had)\w+(?: (?!were|was|are|have|been)\w+)?) (?P<what>treated|killed|wounded|injured|hurt|arrested|detained|missing|dead)\b"
)


def how_many(clause: str, *, keeps_capital: bool | None) -> str | None:
    """The question for the number that the clause begins with, or that its verb leads to; None where there is none."""
    clause = spelled_out(main_clause(clause))
    if match := THE_NUMBER.match(clause):
        return f"What is the {match['what'][0].lower()}{match['what'][1:]}?"
    if match := SHARE.match(clause) or OF_ALL.match(clause) or LEADING.match(clause):
        return _how_many_are(match["counted"])
    if match := COSTS.match(clause):
        subject = match["subject"].split()
        first = first_within(subject, keeps_capital)
        plain = first and first.lower() not in PRONOUNS and len(subject) <= MOST_OF_SUBJECT
        return (
            f"How much {COST_QUESTIONS[match['verb'].lower()].format(' '.join([str(first), *subject[1:]]))}?"
            if plain
            else None
        )
    return _how_many_did(clause, keeps_capital=keeps_capital)


MOST_OF_SUBJECT = 6


def _how_many_are(counted: str) -> str | None:
    """What is counted is the subject, so that the words may stay in their order."""
    counted = ENDS.sub("", counted).split(", ")[0]
    if match := TREATED.match(counted):
        counted = f"{match['who']} were {counted[match.start('what') :]}"
    if not is_clause(f"x {counted}") or any(word.lower() in NOBODY or word == "not" for word in counted.split()):
        return None
    return f"How many {counted}?"


def _how_many_did(clause: str, *, keeps_capital: bool | None) -> str | None:
    """What is counted is the object: "the islands found 412 new cases" → "How many new cases did the islands find?"."""
    match = GIVEN.match(clause)
    parts = parted(match["before"]) if match else None
    if match is None or parts is None or len(parts.rest) > 1 or parts.verb in ("is", "are", "was", "were"):
        return None
    first, helped = first_within(parts.subject, keeps_capital), with_auxiliary(parts.verb, parts.rest)
    words = match["after"].split()
    end = next((place for place, word in enumerate(words) if word in PREPOSITIONS - {"of"}), len(words))
    if first is None or first.lower() in PRONOUNS or helped is None or end > 5 or has_second_verb(words):
        return None
    if parts.rest and parts.rest[-1].lower() in PREPOSITIONS | {"than"}:
        return None
    verb, rest = helped
    return f"How many {' '.join([*words[:end], verb, first, *parts.subject[1:], *rest, *words[end:]])}?"
