"""Which mentions of one article name the same thing, by their names alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.annotate.namesakes import (
    NEVER_PEOPLE,
    is_other_sex,
    is_whole_person,
    middles,
    share_surnames,
    spellings,
    surnames,
    type_of,
)
from onrecord.model import Annotated, Article, Entity, Mention, Span
from onrecord.model.ids import content_id

NAMED = frozenset("PERSON ORG GPE NORP LOC FAC EVENT PRODUCT WORK_OF_ART LAW".split())

BEFORE_NAME = re.compile(r"^(?:the|The|THE)\s+")
# "In Tarn the Harbour Board said": a place, and who is there.
WHERE = re.compile(r"\b(?:in|at|from|near|outside)\s+$", re.IGNORECASE)
PLACE_BEFORE = re.compile(r"^(?:[A-Z][\w’'-]+,?\s+){1,2}the\s+(?=[A-Z])")
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
# By what law a company is one, and what it is and does, after the name by which all call it.
LEGAL_FORMS = frozenset(
    "Inc Incorporated Corp Corporation Co Company Ltd Limited LLC LLP PLC plc AG SA GmbH NV AB".split()
)
COMPANY = LEGAL_FORMS | frozenset(
    """Group Holding Holdings Motor Motors Computer Computers Capital Management Partners Industries International
    Technologies Technology Airlines Airways Bank Systems Electronics Entertainment Pictures Foods Energy Oil Petroleum
    Steel Software Pharmaceuticals Communications Telecom Insurance Financial Associates Brothers Enterprises
    Laboratories Shipping & and""".split()
)
COMMON_WORD = 3  # letters; "WHO" may be another than "Who"
COMMON_ACRONYM = 2  # letters; so short a one may stand for much else, unless both are of one type


class EntityAnnotator:
    """Groups mentions with one name, and the short forms and spellings that can mean only one of them.

    A surname alone is the first-named one's who bears it.

    Two entities that ought to be one can still be joined later; one that ought to be two cannot be told apart.
    """

    name = "entities"
    version = "5"
    needs = frozenset({"names"})
    gives = frozenset({"entities"})

    def annotate(self, batch: Sequence[Annotated]) -> list[Annotated]:
        return [replace(annotated, entities=entities_of(annotated)) for annotated in batch]


def entities_of(annotated: Annotated) -> tuple[Entity, ...]:
    """The named things of an article, in the order of their first mentions."""
    text = annotated.article.text
    mentions = [trimmed(_without_place(mention, text)) for mention in annotated.names if mention.type in NAMED]
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[_key(mention)].append(mention)
    _join(groups, _abbreviations(mentions, text))
    for find in (_capitals, _acronyms, spellings, middles, surnames, _companies):
        pairs = find(groups)
        _join(groups, [pair for pair in pairs if not is_other_sex(*pair, groups, text)])
    share_surnames(groups, text)
    entities = (_entity(annotated.article, group) for group in groups.values())
    return tuple(sorted(entities, key=lambda entity: entity.mentions[0]))


def _join(groups: dict[str, list[Mention]], pairs: Iterable[tuple[str, str]]) -> None:
    for short, long in pairs:
        if short != long and short in groups and long in groups:
            groups[long].extend(groups.pop(short))


def _without_place(mention: Mention, text: str) -> Mention:
    """The mention of a body without the place before it, which a parser may take for the beginning of its name."""
    start = mention.span.start
    place = PLACE_BEFORE.match(mention.text) if mention.type == "ORG" else None
    if not place or not WHERE.search(text[max(0, start - 12) : start]):
        return mention
    return Mention(Span(start + place.end(), mention.span.end), mention.text[place.end() :], mention.type)


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
        and _may_abbreviate(len(letters), type_of(groups[key]), type_of(groups[long_forms[letters][0]]))
    ]


def _capitals(groups: Mapping[str, list[Mention]]) -> list[tuple[str, str]]:
    """A name in capitals, as in a headline or a dateline, and the one name that it is in other letters."""
    written: dict[str, list[str]] = defaultdict(list)
    for key in groups:
        written[key.casefold()].append(key)
    return [
        (key, next(other for other in written[key.casefold()] if other != key))
        for key in groups
        if len(key) > COMMON_WORD and key.isupper() and len(written[key.casefold()]) == 2
    ]


def _may_abbreviate(letters: int, short: str, long: str) -> bool:
    return long != "PERSON" and (letters > COMMON_ACRONYM or (letters == COMMON_ACRONYM and short == long))


def _companies(groups: Mapping[str, list[Mention]]) -> list[tuple[str, str]]:
    """A company's name without the words that only say that it is one, and the one whole name that it can stand for."""
    whole: dict[str, list[str]] = defaultdict(list)
    for key, group in groups.items():
        name, *rest = key.split()
        if rest and type_of(group) in ("ORG", "PERSON") and all(word.rstrip(".,") in COMPANY for word in rest):
            whole[name].append(key)
    same = {name: max(found, key=len) for name, found in whole.items() if _is_one_firm(found)}
    return [(key, same[key]) for key, group in groups.items() if key in same and type_of(group) not in NEVER_PEOPLE] + [
        (key, same[name]) for name, found in whole.items() if name in same for key in found
    ]


def _is_one_firm(names: Sequence[str]) -> bool:
    """Whether names of firms that begin alike are one firm's: "Venn Motors" is "Venn Motor Co.", not "Venn Capital"."""
    firms = [[word.rstrip(".,").removesuffix("s") for word in name.split()] for name in names]
    bare = [tuple(word for word in words if word not in LEGAL_FORMS) for words in firms]
    longest = max(bare, key=len)
    return all(longest[: len(words)] == words for words in bare)


def _entity(article: Article, group: list[Mention]) -> Entity:
    name = max((mention.text for mention in group), key=lambda text: (len(text), not text.isupper()))
    kind = "PERSON" if any(is_whole_person(mention) for mention in group) else type_of(group)
    spans = tuple(sorted({mention.span for mention in group}))
    return Entity(content_id("entity", article.id, kind, name), name, kind, spans)
