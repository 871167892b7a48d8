"""Which mentions of one article name the same thing, by their names alone."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from onrecord.annotate.speakers.lexicon import ADDRESS, AFFILIATING, Sex, given_names
from onrecord.model import Annotated, Article, Entity, Mention, Span
from onrecord.model.ids import content_id

NAMED = frozenset("PERSON ORG GPE NORP LOC FAC EVENT PRODUCT WORK_OF_ART LAW".split())

BEFORE_NAME = re.compile(r"^(?:the|The|THE)\s+")
AFTER_NAME = re.compile(r"(?:['’]s|['’]S|['’])$")
# Between a long name and the abbreviation that stands for it from then on: "Harbour Board (HB)".
OPENS_ABBREVIATION = re.compile(r"^['’s]*\s*\(\s*[\"“]?$")
# A form of address is no part of a name: "Sen. Venn" is "Venn", "Gen. Abel Venn" is "Abel Venn".
TITLES = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sen|Rep|Gov|Gen|Maj|Col|Lt|Capt|Cpl|Sgt|Adm|Cmdr|Rev|Hon)\b\.?\s+"
    r"|(?:President|Senator|Governor|Judge|Sir|Lord|Lady|Dame|Professor|Doctor|General|Major|Colonel|Lieutenant|Captain"
    r"|Sergeant|Admiral|Marshal|Minister|Chancellor|Premier|Ambassador|Secretary|Mayor|Sheikh|Pope|King|Queen|Prince"
    r"|Princess|Bishop|Archbishop|Cardinal|Reverend|Father|Imam|Ayatollah|Rabbi|Commissioner|Detective|Inspector"
    r"|Sheriff|Officer|Chief|Justice|Coach|Congressman|Congresswoman|Representative)\s+)+(?=\S)"
)
# Nor is what stands after it: "Abel Venn Jr.", "Orla Venn MP".
HONOURS = re.compile(
    r",?\s+(?:Jr|Sr|II|III|IV|MP|MEP|MSP|QC|KC|FRS|FBA|PhD|Ph\.D|MD|M\.D|CBE|OBE|MBE|KBE|DBE|Esq)\b\.?(?=\s|,|$)"
)
ARTICLE_OF_NAME = re.compile(r"^(?:al|el)-", re.I)
# Whatever a model takes a surname for, these are no persons' names.
NEVER_PEOPLE = frozenset(("GPE", "NORP", "LOC", "EVENT", "LAW"))
ENDS_SENTENCE = re.compile(r"[.?!][\"”’')\]]*\s|\n")
# What companies are, and what they do, after the name by which all call them.
COMPANY = frozenset(
    """Inc Incorporated Corp Corporation Co Company Ltd Limited LLC LLP PLC plc AG SA GmbH NV AB Group Holding Holdings
    Motor Motors Computer Computers Capital Management Partners Industries International Technologies Technology
    Airlines Airways Bank Systems Electronics Entertainment Pictures Foods Energy Oil Petroleum Steel Software
    Pharmaceuticals Communications Telecom Insurance Financial Associates Brothers
    Enterprises Laboratories Shipping & and""".split()
)
# Of these, the ones that only say by what law it is one.
LEGAL_FORMS = frozenset(
    "Inc Incorporated Corp Corporation Co Company Ltd Limited LLC LLP PLC plc AG SA GmbH NV AB".split()
)
SHORTEST_RESPELT = 5  # letters; "Joan" and "Jean" are two
COMMON_ACRONYM = 2  # letters; so short a one may stand for much else, unless both are of one type


class EntityAnnotator:
    """Groups mentions with one name, and the short forms and spellings that can mean only one of them.

    A surname alone is the first-named one's who bears it.

    Two entities that ought to be one can still be joined later; one that ought to be two cannot be told apart.
    """

    name = "entities"
    version = "3"
    needs = frozenset({"names"})
    gives = frozenset({"entities"})

    def annotate(self, batch: Sequence[Annotated]) -> list[Annotated]:
        return [replace(annotated, entities=entities_of(annotated)) for annotated in batch]


def entities_of(annotated: Annotated) -> tuple[Entity, ...]:
    """The named things of an article, in the order of their first mentions."""
    mentions = [trimmed(mention) for mention in annotated.names if mention.type in NAMED]
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[_key(mention)].append(mention)
    _join(groups, _abbreviations(mentions, annotated.article.text))
    for find in (_acronyms, _spellings, _middles, _surnames, _companies):
        pairs = find(groups)
        _join(groups, [pair for pair in pairs if not _is_other_sex(*pair, groups, annotated.article.text)])
    _share_surnames(groups, annotated.article.text)
    entities = (_entity(annotated.article, group) for group in groups.values())
    return tuple(sorted(entities, key=lambda entity: entity.mentions[0]))


def _join(groups: dict[str, list[Mention]], pairs: Iterable[tuple[str, str]]) -> None:
    for short, long in pairs:
        if short != long and short in groups and long in groups:
            groups[long].extend(groups.pop(short))


def trimmed(mention: Mention) -> Mention:
    """The mention without "the" before and "'s" after the name."""
    start, end = mention.span.start, mention.span.end
    if before := BEFORE_NAME.search(mention.text):
        start += before.end()
    if (after := AFTER_NAME.search(mention.text)) and start < mention.span.start + after.start():
        end = mention.span.start + after.start()
    if start >= end:
        return mention
    text = mention.text[start - mention.span.start : end - mention.span.start]
    return Mention(Span(start, end), text, mention.type)


def _key(mention: Mention) -> str:
    """The name, however its spaces and titles are written. Case is kept: "Who" and "WHO" are two."""
    name = " ".join(mention.text.split())
    return HONOURS.sub("", TITLES.sub("", name)) or name if mention.type == "PERSON" else name


def _abbreviations(mentions: list[Mention], text: str) -> list[tuple[str, str]]:
    """Short and long name where one stands in brackets right after the other."""
    return [
        (_key(right), _key(left))
        for left, right in pairwise(mentions)
        if left.span.end <= right.span.start
        and OPENS_ABBREVIATION.match(text[left.span.end : right.span.start])
        and _is_abbreviation(right.text, left.text)
    ]


def _is_abbreviation(short: str, long: str) -> bool:
    letters = "".join(letter for letter in short if letter.isalpha())
    return len(letters) > 1 and letters == _initials(long)


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper())


def _acronyms(groups: Mapping[str, list[Mention]]) -> list[tuple[str, str]]:
    """An acronym, and the one name that it can stand for, if there is exactly one."""
    long_forms: dict[str, list[str]] = defaultdict(list)
    for key in groups:
        if " " in key:
            long_forms[_initials(key)].append(key)
    return [
        (key, long_forms[letters][0])
        for key in groups
        if (letters := key.replace(".", "")).isupper()
        and len(long_forms[letters]) == 1
        and _may_abbreviate(len(letters), _type(groups[key]), _type(groups[long_forms[letters][0]]))
    ]


def _may_abbreviate(letters: int, short: str, long: str) -> bool:
    return long != "PERSON" and (letters > COMMON_ACRONYM or (letters == COMMON_ACRONYM and short == long))


def _middles(groups: Mapping[str, list[Mention]]) -> list[tuple[str, str]]:
    """A person's name without its beginning or middle, and the one whole name that it can be."""
    people = [key for key, group in groups.items() if " " in key and _type(group) == "PERSON"]
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
        if len(whole.get(key, ())) == 1 and _type(group) not in NEVER_PEOPLE
    ]


def _spellings(groups: Mapping[str, list[Mention]]) -> list[tuple[str, str]]:
    """A person's name in another spelling, one letter of one word apart, and the one more often so written."""
    people = [key for key, group in groups.items() if " " in key and _type(group) == "PERSON"]
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


def _surnames(groups: Mapping[str, list[Mention]]) -> list[tuple[str, str]]:
    """A single name, and the one longer name whose last word it is, if there is exactly one; or whose given name.

    A surname is one whatever type the model gave it, or the longer name: "Orla Venn" may have passed for a firm. What
    many bodies are called, as "Council", stands for no one of them.
    """
    surnamed: dict[str, list[str]] = defaultdict(list)
    called: dict[str, list[str]] = defaultdict(list)
    for key, group in groups.items():
        if " " in key and _type(group) not in NEVER_PEOPLE:
            first, *_, last = map(_bare, key.split())
            surnamed[last].append(key)
            if _type(group) == "PERSON":
                called[first].append(key)
    return [
        (key, found[0])
        for key, group in groups.items()
        if " " not in key
        and key.lower() not in AFFILIATING
        and _type(group) not in NEVER_PEOPLE
        and (found := surnamed.get(_bare(key)) or (called.get(key, []) if _type(group) == "PERSON" else []))
        and len(found) == 1
        and not _is_firm(group, groups[found[0]])
    ]


def _is_firm(short: Sequence[Mention], person: Sequence[Mention]) -> bool:
    """Whether a name taken for a body's is one, though somebody bears it, too: "Tarn" before Abel Tarn is named.

    Somebody is named whole first, but for a headline.
    """
    if _type(short) != "ORG" or _type(person) != "PERSON":
        return False
    first = min(mention.span for mention in person)
    return sum(mention.span < first for mention in short) > 1


def _share_surnames(groups: dict[str, list[Mention]], text: str) -> None:
    """Gives a surname that several bear to the one of them whom the article names first.

    As newspapers write, that one is meant by the surname alone, and the others are told apart from him. "Mr" and "Mrs"
    tell, too.
    """
    bearers: dict[str, list[str]] = defaultdict(list)
    for key, group in groups.items():
        if " " in key and _type(group) == "PERSON":
            bearers[_bare(key.split()[-1])].append(key)
    for key in [key for key, group in groups.items() if " " not in key and _type(group) == "PERSON"]:
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


def _is_other_sex(short: str, long: str, groups: Mapping[str, list[Mention]], text: str) -> bool:
    """Whether the one is called "Mr", and the other's given name is a woman's, or the other way about."""
    sex = given_names().get(long.split()[0])
    if sex is None:
        return False
    called = {_called(mention, text) for mention in groups.get(short, ())} - {None}
    return bool(called) and sex not in called


def _companies(groups: Mapping[str, list[Mention]]) -> list[tuple[str, str]]:
    """A company's name without the words that only say that it is one, and the one whole name that it can stand for."""
    whole: dict[str, list[str]] = defaultdict(list)
    for key, group in groups.items():
        name, *rest = key.split()
        if rest and _type(group) in ("ORG", "PERSON") and all(word.rstrip(".,") in COMPANY for word in rest):
            whole[name].append(key)
    same = {name: max(found, key=len) for name, found in whole.items() if _is_one_firm(found)}
    return [(key, same[key]) for key, group in groups.items() if key in same and _type(group) not in NEVER_PEOPLE] + [
        (key, same[name]) for name, found in whole.items() if name in same for key in found
    ]


def _is_one_firm(names: Sequence[str]) -> bool:
    """Whether names of firms that begin alike are one firm's: "Venn Motors" is "Venn Motor Co.", not "Venn Capital"."""
    firms = [[word.rstrip(".,").removesuffix("s") for word in name.split()] for name in names]
    bare = [tuple(word for word in words if word not in LEGAL_FORMS) for words in firms]
    longest = max(bare, key=len)
    return all(longest[: len(words)] == words for words in bare)


def _bare(word: str) -> str:
    """A word of a name without the Arabic article, which is written in many ways: "Al-Amr", "al-Amr"."""
    return ARTICLE_OF_NAME.sub("", word) or word


def _entity(article: Article, group: list[Mention]) -> Entity:
    name = max((mention.text for mention in group), key=len)
    kind = "PERSON" if any(_is_whole_person(mention) for mention in group) else _type(group)
    spans = tuple(sorted({mention.span for mention in group}))
    return Entity(content_id("entity", article.id, kind, name), name, kind, spans)


def _is_whole_person(mention: Mention) -> bool:
    """Whether a mention tells that all are a person's, whatever the model took most surnames for."""
    return mention.type == "PERSON" and " " in mention.text and mention.text.split()[0] in given_names()


def _type(group: Sequence[Mention]) -> str:
    """The most frequent type; of equals, the one that comes first in the article."""
    types = [mention.type for mention in group]
    return types[0] if len(set(types)) == 1 else Counter(types).most_common(1)[0][0]
