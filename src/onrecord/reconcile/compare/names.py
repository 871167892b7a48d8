"""Do two claims name the same people, bodies and places?"""

from __future__ import annotations

import re

from onrecord.reconcile.compare.place import shared_places
from onrecord.reconcile.facts import Facts
from onrecord.reconcile.words import COMMON

MOST = 3
# A capital at the head of a sentence makes no name.
NAME = re.compile(r"(?<=[\w,] )[A-Z][\w-]+(?: [A-Z][\w-]+)*")
# "Libyan" says of a thing where it belongs, and names nothing.
PEOPLE_OF = re.compile(
    r"^\w+(?:ian|ean|yan|ican|ish|ese|aqi|eli|ari)$|^(?:French|Dutch|Greek|Swiss|German|Afghan|Saudi|Yemeni)$"
)


def compare_names(left: Facts, right: Facts) -> str | None:
    """Which names stand in both claims, as the one that came first has them."""
    theirs, places = {name.casefold() for name in names_of(right)}, " ".join(shared_places(left, right)).casefold()
    shared = [name for name in names_of(left) if name.casefold() in theirs and name.casefold() not in places]
    if not shared:
        return None
    shared = shared[:MOST]
    return f"both name {' and '.join(filter(None, (', '.join(shared[:-1]), shared[-1])))}"


def names_of(facts: Facts) -> list[str]:
    """The names in the words of a claim, in their order."""
    text = " ".join(facts.claim.text.split())
    known = [match for name in facts.names if (match := re.search(rf"\b{re.escape(name)}\b", text, re.I))]
    found = known or [match for match in NAME.finditer(text) if match.group().lower() not in COMMON]
    in_order = (match.group() for match in sorted(found, key=lambda match: match.start()))
    return [name for name in dict.fromkeys(in_order) if not PEOPLE_OF.search(name)]
