"""Which mentions of one article name the same thing, by their names alone."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.model import Annotated, Article, Entity, Mention, Span
from onrecord.model.ids import content_id

NAMED = frozenset("PERSON ORG GPE NORP LOC FAC EVENT PRODUCT WORK_OF_ART LAW".split())

BEFORE_NAME = re.compile(r"^(?:the|The|THE)\s+")
AFTER_NAME = re.compile(r"(?:['’]s|['’]S|['’])$")
# Between a long name and the abbreviation that stands for it from then on: "Harbour Board (HB)".
OPENS_ABBREVIATION = re.compile(r"^['’s]*\s*\(\s*[\"“]?$")
# A form of address is no part of a name: "Sen. Venn" is "Venn".
TITLES = re.compile(r"^(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|President|Senator|Governor|Judge|Sir|Lord|Lady)\.?\s+")


class EntityAnnotator:
    """Groups mentions with one name, and the short forms that can mean only one of them.

    Two entities that ought to be one can still be joined later; one that ought to be two cannot be told apart.
    """

    name = "entities"
    version = "1"
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
    for short, long in (*_abbreviations(mentions, annotated.article.text), *_surnames(groups)):
        if short != long and short in groups and long in groups:
            groups[long].extend(groups.pop(short))
    entities = (_entity(annotated.article, group) for group in groups.values())
    return tuple(sorted(entities, key=lambda entity: entity.mentions[0]))


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
    return TITLES.sub("", name) or name


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
    letters = [letter for letter in short if letter.isalpha()]
    initials = [word[0] for word in re.findall(r"\w+", long) if word[0].isupper()]
    return len(letters) > 1 and letters == initials


def _surnames(groups: dict[str, list[Mention]]) -> list[tuple[str, str]]:
    """A surname alone, and the one person with that last name, if there is exactly one."""
    people = [key for key, group in groups.items() if _type(group) == "PERSON"]
    bearers: dict[str, list[str]] = defaultdict(list)
    for key in people:
        if " " in key:
            bearers[key.rsplit(" ", 1)[1]].append(key)
    return [(key, bearers[key][0]) for key in people if " " not in key and len(bearers[key]) == 1]


def _entity(article: Article, group: list[Mention]) -> Entity:
    name = max((mention.text for mention in group), key=len)
    kind = _type(group)
    spans = tuple(sorted({mention.span for mention in group}))
    return Entity(content_id("entity", article.id, kind, name), name, kind, spans)


def _type(group: Iterable[Mention]) -> str:
    """The most frequent type; of equals, the one that comes first in the article."""
    return Counter(mention.type for mention in group).most_common(1)[0][0]
