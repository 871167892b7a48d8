"""Whose forces a claim speaks of: that the troops of one country are there says nothing of another's.

A network that reads two claims side by side looks at the sentence more than at one word of it, and takes "French troops
are in the town" for what denies that American ones are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from onrecord.reconcile.granted import BEFELL

# Those who act for a country.
FORCES = re.compile(
    r"\b(?:troops?|forces?|soldiers?|servicemen|commandos?|arm(?:y|ies)|navy|marines?|paratroopers?|militar(?:y|ies)"
    r"|units?|teams?|groups?|personnel|advis[eo]rs?|mercenaries|agents?|spies|police|guards?|war ?planes?|planes?|jets?"
    r"|aircraft|drones?|helicopters?|(?:war)?ships?|vessels?|submarines?|tanks?|missiles?|diplomats?|officials?)\b",
    re.I,
)
# Where a subject ends.
VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did|(?-i:[a-z]{3,}ed))\b",
    re.I,
)


def whose(said: str, countries: Mapping[str, str]) -> frozenset[str]:
    """The countries, by code, whose forces are the subject of a sentence; none where there are no forces in it.

    `countries` are those of names, such as "French". Where somebody was hurt or killed, the forces may be those who did
    it or those who suffered it: then none are told.
    """
    verb = VERB.search(said)
    subject = said[: verb.start()] if verb else said
    if not FORCES.search(subject) or BEFELL.search(said):
        return frozenset()
    named = (code for name, code in countries.items() if re.search(rf"\b{re.escape(name)}\b", subject))
    return frozenset(named)
