"""Which names of people in one article are one person's: whole, cut short, spelt otherwise, or the surname alone."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from onrecord.annotate.speakers.lexicon import ADDRESS, AFFILIATING, Sex, given_names
from onrecord.model import Mention

ENDS_SENTENCE = re.compile(r"[.?!][\"”’')\]]*\s|\n")
ARTICLE_OF_NAME = re.compile(r"^(?:al|el)-", re.I)
# Whatever a model takes a surname for, these are no persons' names.
NEVER_PEOPLE = frozenset(("GPE", "NORP", "LOC", "EVENT", "LAW"))
SHORTEST_RESPELT = 5  # letters; "Joan" and "Jean" are two


def middles(groups: Mapping[str, list[Mention]]) -> list[tuple[str, str]]:
    """A person's name without its beginning or middle, and the one whole name that it can be."""
    people = [key for key, group in groups.items() if " " in key and type_of(group) == "PERSON"]
    whole: dict[str, list[str]] = defaultdict(list)
    for key in people:
        first, *middle, last = key.split()
        if middle:
            whole[f"{first} {last}"].append(key)
            rest = " ".join((*middle, last))
            for form in {rest, rest[0].upper() + rest[1:]}:  # "De Tarn" at the beginning of a sentence
                whole[form].append(key)
    return [
        (key, whole[key][0])
        for key, group in groups.items()
        if len(whole.get(key, ())) == 1 and type_of(group) not in NEVER_PEOPLE
    ]


def spellings(groups: Mapping[str, list[Mention]]) -> list[tuple[str, str]]:
    """A person's name in another spelling, one letter of one word apart, and the one more often so written."""
    people = [key for key, group in groups.items() if " " in key and type_of(group) == "PERSON"]
    firsts, lasts = (Counter(key.split()[end] for key in people) for end in (0, -1))
    alike = [key for key in people if firsts[key.split()[0]] > 1 or lasts[key.split()[-1]] > 1]
    alike.sort(key=lambda key: len(groups[key]))
    return [(rarer, other) for rarer, other in combinations(alike, 2) if _is_respelt(rarer, other)]


def _is_respelt(one: str, other: str) -> bool:
    """Whether two names are the same but for one letter of a long word, and of one sex."""
    pairs = list(zip(one.split(), other.split(), strict=False))
    apart = [(left, right) for left, right in pairs if left != right]
    if len(one.split()) != len(other.split()) or len(apart) != 1:
        return False
    left, right = apart[0]
    long = min(len(left), len(right)) >= SHORTEST_RESPELT and left[0] == right[0]
    sexes = {given_names().get(left), given_names().get(right)} - {None}
    return long and len(sexes) < 2 and _is_letter_apart(left, right)


def _is_letter_apart(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((place for place, letter in enumerate(short) if letter != long[place]), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]


def surnames(groups: Mapping[str, list[Mention]]) -> list[tuple[str, str]]:
    """A single name, and the one longer name whose last word it is, if there is exactly one; or whose given name.

    A surname is one whatever type the model gave it, or the longer name: "Orla Venn" may have passed for a firm. What
    many bodies are called, as "Council", stands for no one of them.
    """
    surnamed: dict[str, list[str]] = defaultdict(list)
    called: dict[str, list[str]] = defaultdict(list)
    for key, group in groups.items():
        if " " in key and type_of(group) not in NEVER_PEOPLE:
            first, *_, last = map(_bare, key.split())
            surnamed[last].append(key)
            if type_of(group) == "PERSON":
                called[first].append(key)
    return [
        (key, found[0])
        for key, group in groups.items()
        if " " not in key
        and key.lower() not in AFFILIATING
        and type_of(group) not in NEVER_PEOPLE
        and (found := surnamed.get(_bare(key)) or (called.get(key, []) if type_of(group) == "PERSON" else []))
        and len(found) == 1
        and not _is_firm(group, groups[found[0]])
    ]


def _is_firm(short: Sequence[Mention], person: Sequence[Mention]) -> bool:
    """Whether a name taken for a body's is one, though somebody bears it, too: "Tarn" before Abel Tarn is named.

    Somebody is named whole first, but for a headline.
    """
    if type_of(short) != "ORG" or type_of(person) != "PERSON":
        return False
    first = min(mention.span for mention in person)
    return sum(mention.span < first for mention in short) > 1


def share_surnames(groups: dict[str, list[Mention]], text: str) -> None:
    """Gives a surname that several bear to the one of them whom the article names first.

    As newspapers write, that one is meant by the surname alone, and the others are told apart from him. "Mr" and "Mrs"
    tell, too.
    """
    bearers: dict[str, list[str]] = defaultdict(list)
    for key, group in groups.items():
        if " " in key and type_of(group) == "PERSON":
            bearers[_bare(key.split()[-1])].append(key)
    for key in [key for key, group in groups.items() if " " not in key and type_of(group) == "PERSON"]:
        found = sorted(bearers.get(_bare(key), ()), key=lambda long: min(one.span for one in groups[long]))
        if len(found) < 2:
            continue
        together = _stand_together(groups[found[0]], groups[found[1]], text)
        for mention in groups.pop(key):
            called = _called(mention, text)
            fitting = [long for long in found if called in (None, given_names().get(long.split()[0], called))]
            first = bool(fitting) and not (together and len(fitting) > 1)
            groups[fitting[0] if first else key].append(mention)


def _stand_together(left: Sequence[Mention], right: Sequence[Mention], text: str) -> bool:
    """Whether one sentence names both first, so that neither leads: "Ann Lee met Tom Lee"."""
    first, second = (min(mention.span for mention in group) for group in (left, right))
    return ENDS_SENTENCE.search(text, first.end, second.start) is None


def _called(mention: Mention, text: str) -> Sex | None:
    """The sex that a form of address before a name tells."""
    before = text[max(0, mention.span.start - 6) : mention.span.start].split()
    return ADDRESS.get(before[-1].rstrip(".").lower()) if before else None


def is_other_sex(short: str, long: str, groups: Mapping[str, list[Mention]], text: str) -> bool:
    """Whether the one is called "Mr", and the other's given name is a woman's, or the other way about."""
    sex = given_names().get(long.split()[0])
    if sex is None:
        return False
    called = {_called(mention, text) for mention in groups.get(short, ())} - {None}
    return bool(called) and sex not in called


def _bare(word: str) -> str:
    """A word of a name without the Arabic article, which is written in many ways: "Al-Amr", "al-Amr"."""
    return ARTICLE_OF_NAME.sub("", word) or word


def is_whole_person(mention: Mention) -> bool:
    """Whether a mention tells that all are a person's, whatever the model took most surnames for."""
    return mention.type == "PERSON" and " " in mention.text and mention.text.split()[0] in given_names()


def type_of(group: Sequence[Mention]) -> str:
    """The most frequent type; of equals, the one that comes first in the article."""
    types = [mention.type for mention in group]
    return types[0] if len(set(types)) == 1 else Counter(types).most_common(1)[0][0]
