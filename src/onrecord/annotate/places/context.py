"""What stands around the names that may be places: the article as the two judges of this package see it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from onrecord.annotate.places.gazetteer import Entry, Gazetteer, Kind
from onrecord.annotate.places.home import Home
from onrecord.annotate.places.scan import POSSESSIVE, Found, Token, scan, tokens_of
from onrecord.model import Annotated, Mention

COMMA = re.compile(r"\s*,\s*$|\s*\($")
IN = re.compile(r"\s+in\s+(?:the\s+)?(?:[\w-]+(?:ern)\s+)?$")
# "the Texas town of", "Libya's", "Libyan city of"
OWNER = re.compile(r"(?:['’]s)?\s+(?:[a-z][\w-]*\s+){0,3}$")
LOCAL = frozenset(("GPE", "LOC", "FAC", "NORP"))
HINTS = {
    **dict.fromkeys("city town village suburb mayor resident residents downtown hamlet township".split(), "town"),
    **dict.fromkeys("state province governorate governor region legislature oblast senator".split(), "state"),
    **dict.fromkeys("county district parish sheriff commissioners".split(), "county"),
    **dict.fromkeys("country government republic nation president parliament embassy".split(), "country"),
    **dict.fromkeys("river lake sea bay strait gulf ocean island mountain mountains".split(), "nature"),
}


@dataclass(slots=True)
class Seen:
    """A name in its article: `label` is that of the named entity over it, `fit` how the two lie to each other."""

    found: Found
    label: str = ""
    fit: str = "none"
    head: str = ""  # the last word of a named entity that goes on after the name: "brigades", "university"
    after: tuple[Entry, ...] = ()  # what contains it by the words after it: "Paris, Texas"
    listed: bool = False  # … which may be the next of a list: "Oklahoma, Pennsylvania"
    inside: tuple[Entry, ...] = ()  # … "Paris in Texas"
    owner: tuple[Entry, ...] = ()  # … and before it: "Libya's Benghazi"
    contains: bool = False  # it is itself such a container of the name before it
    hint: str = ""


@dataclass(slots=True)
class Context:
    """An article's text, the names in it that the gazetteer holds, and what else is known of them."""

    text: str
    tokens: list[Token]
    seen: list[Seen]
    home: Home
    tags: dict[int, str]
    people: frozenset[str]
    starts: frozenset[int]
    labels: dict[str, Counter[str]] = field(default_factory=dict)
    borders: dict[str, frozenset[str]] = field(default_factory=dict)


def context_of(annotated: Annotated, gazetteer: Gazetteer, home: Home) -> Context:
    """The article as the judges see it."""
    text = annotated.article.text
    tokens = tokens_of(text)
    seen = [Seen(found) for found in scan(text, tokens, gazetteer)]
    _label(seen, annotated.names)
    _contain(seen, text)
    for one in seen:
        one.hint = _hint(one.found, tokens)
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    for one in seen:
        labels[one.found.key][one.label if one.fit == "exact" else one.fit] += 1
    return Context(
        text,
        tokens,
        seen,
        home,
        {word.start: word.tag for word in annotated.words},
        frozenset(word for m in annotated.names if m.type == "PERSON" for word in m.text.split()[-1:] if " " in m.text),
        frozenset(sentence.start for sentence in annotated.sentences),
        labels,
        gazetteer.borders,
    )


def _label(seen: Sequence[Seen], names: Sequence[Mention]) -> None:
    """The named entity over each name; mentions do not overlap."""
    mentions = sorted(names, key=lambda mention: mention.span.start)
    starts = [mention.span.start for mention in mentions]
    for one in seen:
        start, end = one.found.start, one.found.end
        at = bisect_right(starts, end - 1) - 1
        if at >= 0 and mentions[at].span.end > start:
            one.label, one.fit = mentions[at].type, _fit(mentions[at], start, end)
            if one.fit in ("first", "middle"):
                one.head = POSSESSIVE.sub("", mentions[at].text).rsplit(None, 1)[-1].lower()


def _fit(mention: Mention, start: int, end: int) -> str:
    left, right = mention.span.start, mention.span.end
    words = mention.text
    if words[:4].lower() == "the " and start > left:
        left += 4
    if words[-2:] in ("'s", "’s"):
        right -= 2
    if left >= start and right <= end + 1:
        return "exact" if left == start else "part"
    if left >= start:
        return "first"
    return "last" if right <= end + 1 else "middle"


def _contain(seen: Sequence[Seen], text: str) -> None:
    for left, right in pairwise(seen):
        if right.found.start - left.found.end > 40:
            continue
        gap = text[left.found.end : right.found.start]
        if COMMA.match(gap) or gap == " ":
            left.after = _containers(left.found, right.found)
            right.contains = bool(left.after)
            left.listed = _equals(left.found, left.after)
            if gap == " " and not left.after:
                right.owner = _containers(right.found, left.found)
        elif IN.match(gap):
            left.inside = _containers(left.found, right.found)
        elif OWNER.match(gap):
            right.owner = _containers(right.found, left.found)


def _containers(small: Found, large: Found) -> tuple[Entry, ...]:
    """The places that `large` may mean and that hold a place that `small` may mean."""
    holders = [sense.entry for sense in large.senses]
    return tuple(e for e in holders if any(holds(e, sense.entry) for sense in small.senses))


def _equals(small: Found, holders: tuple[Entry, ...]) -> bool:
    """A name before its container that may also be a place of the container's kind."""
    kinds = {holder.kind for holder in holders}
    return any(sense.entry.kind in kinds and sense.entry not in holders for sense in small.senses)


def holds(large: Entry, small: Entry) -> bool:
    """The second place lies in the first, as the gazetteer knows it."""
    if large.number == small.number:
        return False
    if large.kind is Kind.COUNTRY:
        return large.country == small.country and small.kind is not Kind.COUNTRY
    return large.number in (small.state, small.county)


def _hint(found: Found, tokens: Sequence[Token]) -> str:
    """What sort of place the words next to it speak of: "city of X", "X province"."""
    near = [tokens[i].text.lower() for i in (found.last + 1, found.first - 1, found.first - 2) if 0 <= i < len(tokens)]
    for word in near:
        if word in HINTS:
            return HINTS[word]
        if word not in ("of", "the"):
            break
    return next((HINTS[word] for word in near[1:] if word in HINTS), "")
