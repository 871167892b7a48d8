"""Do two claims use the same words?"""

from __future__ import annotations

from difflib import SequenceMatcher

from onrecord.reconcile.canon.fold import fold
from onrecord.reconcile.facts import Facts

# Fewer words in a row are found in two claims by chance.
FEWEST = 5
MOST = 10


def compare_wording(left: Facts, right: Facts) -> str | None:
    """The words in a row that stand in both claims, where these are too many for chance."""
    ours, theirs = left.claim.text.split(), right.claim.text.split()
    match = SequenceMatcher(None, _folded(ours), _folded(theirs), autojunk=False).find_longest_match()
    if match.size < FEWEST:
        return None
    more = " …" if match.size > MOST else ""
    words = " ".join(ours[match.a : match.a + min(match.size, MOST)]).strip(" ,;:.?!\"“”'‘’")
    return f"the same words: “{words}{more}”"


def _folded(words: list[str]) -> list[str]:
    return [fold(word) or word for word in words]
