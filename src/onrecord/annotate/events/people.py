"""Which nouns are people: counts are of nobody else, and nobody else acts."""

from __future__ import annotations

import re

from onrecord.annotate.inflect import noun_forms

THINGS = (
    "animal bear bill bird building bull bus business calf camel car cat cattle chance chicken company cow crop "
    "day deal deer dog dolphin donkey dream elephant factory family fish flat flight goat home hope horse hour "
    "house household idea job lamb livestock mile minute month mosquito motion pig plan plant plane poultry "
    "project proposal rat sheep shop tank tiger tree vehicle village wave week whale year percent dollar euro "
    "pound"
).split()
NOT_PEOPLE = frozenset(form for thing in THINGS for form in noun_forms(thing))

PERSON_ENDING = re.compile(
    r"(?:er|or|ist|ian|ant|man|men|people|woman|women|person|child|children|boy|girl|son|wife|mate)$"
)
PERSONS = frozenset(
    "agent ally aristocrat attache aunt baby bride bystander cadet captain chef chief civilian cleric clerk coach "
    "colonel cook cop cousin criminal democrat deputy detainee diplomat dissident employee envoy friend general "
    "guard hero hostage husband imam infant insurgent judge kid king lady marshal mayo migrant monarch monk "
    "national nephew niece nurse opponent patient pilot president priest rebel recruit refugee republican "
    "resident spy student suspect teen trainee uncle victim youth".split()
)
NOT_PERSONS = frozenset(
    "behavior bomber border cancer career center centre chapter charter climate computer container corner counter "
    "covenant cover disaster disorder doo elephant error estimate factor fever floor former freighter grant "
    "helicopter horror labor labour layer lesson letter liner matter meter motor murder number order other paper "
    "plant poison poster power prison quadrant quarter reason remainder remnant restaurant river season sector "
    "shelter summer tanker tender terro tower trailer trawler warrant water winter".split()
)
# What acts as one, and pronouns.
GROUPS = frozenset(
    "government police army troops forces militia group ministry court parliament council union alliance "
    "coalition party military navy force regime state country nation people junta gang crowd mob public press "
    "media authority authorities congress senate bank board committee commission agency company firm "
    "administration embassy opposition delegation team movement organisation organization watchdog body tribunal "
    "guerrillas civilians militants side sides men women palace kremlin community church majority clergy staff "
    "personnel band unit brigade battalion cell household family tribe clan village city town province region "
    "republic kingdom island house office school university they he she we i them him her us me you one others "
    "both dozens hundreds thousands scores several".split()
)


def may_be_people(noun: str) -> bool:
    """Whether a number of these, in lower case, can be people."""
    return noun not in NOT_PEOPLE


def is_person(noun: str) -> bool:
    """Whether one of this, in lower case and the singular, is a person."""
    if noun in NOT_PERSONS or noun in NOT_PEOPLE:
        return False
    return noun in PERSONS or bool(PERSON_ENDING.search(noun))


def can_act(noun: str, *, plural: bool = False) -> bool:
    """Whether this, in lower case, is somebody who does something or to whom it is done."""
    return noun in GROUPS or is_person(_singular(noun) if plural else noun)


def _singular(noun: str) -> str:
    return noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")
