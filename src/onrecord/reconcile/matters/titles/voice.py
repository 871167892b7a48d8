"""Words of one who speaks of himself, told by somebody else."""

from __future__ import annotations

import re

from onrecord.model import Kind
from onrecord.reconcile.facts import Facts
from onrecord.reconcile.matters.titles.pointing import POINTS, THOSE_WHO_SPEAK, speaks_for_itself
from onrecord.reconcile.matters.titles.verbs import AUXILIARIES, PAST

LONGEST_NAME = 6
AGREEING = {"am": "is", "are": "is", "have": "has", "were": "was"}


def in_third_person(words: str, facts: Facts) -> str:
    """The words with the voice's name for "I" and "we" at their head, and for "our"; unchanged where that is not sound.

    "We" is a body that speaks, and never several people: what they are called would not agree with the verb.
    """
    name = _name(facts)
    first, _, rest = words.partition(" ")
    verb, _, after = rest.partition(" ")
    if not name:
        return words
    if first in ("I", "We"):
        one = facts.claim.source.kind is Kind.PERSON if first == "I" else _is_one_body(name, facts)
        known = verb in AGREEING or verb in PAST or verb in AUXILIARIES
        leans = POINTS.search(after) or speaks_for_itself(after)
        return f"{name} {AGREEING.get(verb, verb)} {after}" if one and known and not leans else words
    if [word.lower() for word in THOSE_WHO_SPEAK.findall(words)] == ["our"] and _is_one_body(name, facts):
        return re.sub(r"\bour\b", f"{name}'s", words, flags=re.I)
    return words


def _name(facts: Facts) -> str:
    """What the claim's source is called, where these are a few plain words."""
    if not facts.claim.attribution:
        return ""
    name = re.sub(r"^The ", "the ", " ".join((facts.voice or facts.claim.source.text).split()))
    plain = name and "," not in name and len(name.split()) <= LONGEST_NAME and not POINTS.search(name)
    return name if plain and not speaks_for_itself(name) else ""


def _is_one_body(name: str, facts: Facts) -> bool:
    return facts.claim.source.kind not in (Kind.PERSON, Kind.UNNAMED) and not name.endswith("s")
