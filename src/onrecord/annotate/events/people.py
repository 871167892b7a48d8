"""Which nouns are people: counts are of nobody else."""

from __future__ import annotations

import re

from onrecord.annotate.inflect import noun_forms

THINGS = (
    "animal bear bill bird building bull bus business calf camel car cat cattle chance chicken company cow crop day deal "
    "deer dog dolphin donkey dream elephant factory family fish flat flight goat home hope horse hour house household "
    "idea job lamb livestock mile minute month mosquito motion pig plan plant plane poultry project proposal rat sheep "
    "shop tank tiger tree vehicle village wave week whale year percent dollar euro pound"
).split()
NOT_PEOPLE = frozenset(form for thing in THINGS for form in noun_forms(thing))

PERSON = re.compile(
    r"(?:er|or|ist|ian|ant|man|men|people|woman|women|person|child|children|boy|girl|kid|baby|nurse|guard|colonel|general|captain|judge|priest|monk"
    r"|pilot|cadet|recruit|victim|youth|teen|chief|hostage|spy|king|bride|son|wife|husband|friend|uncle|aunt|cousin"
    r"|student|resident|agent|president|migrant|infant|patient|cop|monarch|clerk|cleric|imam|rebel|marshal|mate|mayor"
    r"|national|civilian|criminal|suspect|coach|cook|chef|hero|insurgent|dissident|opponent|refugee|employee|detainee|trainee|niece|nephew)$"
)
NOT_PERSON = re.compile(
    r"^(?:tanker|container|trailer|tower|river|paper|power|order|computer|winter|shelter|water|letter|helicopter|door"
    r"|factor|motor|sector|number|matter|disorder|cancer|border|centre|center|quarter|summer|charter|chapter|error|terror"
    r"|horror|floor|behavior|labor|labour|career|cover|corner|counter|tender|remainder|fever|murder|disaster|reason|season"
    r"|restaurant|elephant|plant|grant|warrant|covenant|remnant|quadrant|prison|lesson|poison|person-hour|other|former|climate|estimate|meter|layer|poster|trawler|freighter|liner|bomber)$"
)


def may_be_people(noun: str) -> bool:
    """Whether a number of these, in lower case, can be people."""
    return noun not in NOT_PEOPLE


def is_person(noun: str) -> bool:
    """Whether one of this, in lower case and the singular, is a person."""
    return bool(PERSON.search(noun)) and not NOT_PERSON.match(noun) and noun not in NOT_PEOPLE


GROUPS = frozenset(
    "government police army troops forces militia group ministry court parliament council union alliance coalition party "
    "military navy force regime state country nation people junta gang crowd mob public press media authority authorities "
    "congress senate bank board committee commission agency company firm administration embassy opposition delegation "
    "team movement organisation organization watchdog body tribunal guerrillas civilians militants side sides men women "
    "palace kremlin community church majority clergy staff personnel band unit brigade battalion cell household family "
    "tribe clan village city town province region republic kingdom island house office school university "
    "they he she we i them him her us me you one others both dozens hundreds thousands scores several".split()
)


def can_act(noun: str, *, plural: bool = False) -> bool:
    """Whether this, in lower case, is somebody who does something or to whom it is done."""
    singular = noun[:-1] if plural and noun.endswith("s") else noun
    return noun in GROUPS or is_person(singular)
