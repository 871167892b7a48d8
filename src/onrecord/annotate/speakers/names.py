"""Names that the model of names broke off or passed over, where a source shows that they are names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from onrecord.annotate.entities import NAMED, TITLES
from onrecord.annotate.speakers.lexicon import AFFILIATING, BODIES, OFFICES, PEOPLE, PRONOUNS, given_names, single
from onrecord.annotate.speakers.scene import PROPER
from onrecord.model import Annotated, Mention, Span, Word

ACRONYM = re.compile(r"[A-Z]{3,6}")
SENTENCE_ENDS = frozenset((".", "!", "?", "“", '"', "”", ":"))
JOINTS = frozenset(("of", "for", "and", "on"))
NO_NAMES = OFFICES | PEOPLE | AFFILIATING | PRONOUNS


def mended_names(annotated: Annotated) -> tuple[Mention, ...]:
    """The article's names, each person's whole, and with those that sources bear beside them."""
    words, starts = annotated.words, [word.start for word in annotated.words]
    places = dict(zip(starts, range(len(starts)), strict=True))
    text = annotated.article.text
    names = [_body(_of_one_line(name), words, places) for name in annotated.names]
    names = [_whole(name, text, words, places) for name in names]
    names = _people(_joined(names, text))
    names = [name for place, name in enumerate(names) if not _is_swallowed(name, names[max(0, place - 1) : place])]
    bodies = list(_bodies(annotated, places))
    names = [*(name for name in names if not any(body.span.holds(name.span) for body in bodies)), *bodies]
    taken = {
        place
        for name in names
        if name.type in NAMED
        for place in range(places.get(name.span.start, 0), _after(name.span, words, places))
    }
    names += _again(names, text, places)
    taken.update(
        place for name in names for place in range(places.get(name.span.start, 0), _after(name.span, words, places))
    )
    found = [*names, *_missing(annotated, places, taken)]
    return tuple(
        sorted((*found, *_surnames(found, words, text, places)), key=lambda name: (name.span.start, name.span.end))
    )


def _of_one_line(name: Mention) -> Mention:
    """No name runs on in the next line."""
    if "\n" not in name.text:
        return name
    first = name.text.partition("\n")[0].rstrip()
    return Mention(Span(name.span.start, name.span.start + len(first)), first, name.type) if first else name


def _body(name: Mention, words: Sequence[Word], places: dict[int, int]) -> Mention:
    """An acronym is no person, nor is what stands right after what a body is: "the broadcaster Litwire"."""
    if name.type != "PERSON":
        return name
    if " " in name.text:
        return _without_verb(name, words, places)
    place = places.get(name.span.start, 0)
    told = place > 0 and words[place - 1].text in BODIES
    return replace(name, type="ORG") if told or ACRONYM.fullmatch(name.text) else name


def _without_verb(name: Mention, words: Sequence[Word], places: dict[int, int]) -> Mention:
    """A headline's verb has a capital, too: "Orla Venn | Goes"."""
    last = words[_after(name.span, words, places) - 1]
    if not last.tag.startswith("V") or last.start <= name.span.start:
        return name
    text = name.text[: last.start - name.span.start].rstrip()
    return Mention(Span(name.span.start, name.span.start + len(text)), text, name.type)


def _joined(names: Sequence[Mention], text: str) -> list[Mention]:
    """A given name and the name right after it, taken for two places, is a person's: "Salma | Tarn"."""
    joined: list[Mention] = []
    for name in names:
        before = joined[-1] if joined else None
        if before and text[before.span.end : name.span.start] == " " and _is_given(before) and _may_follow(name):
            span = Span(before.span.start, name.span.end)
            joined[-1] = Mention(span, span.of(text), "PERSON")
        else:
            joined.append(name)
    return joined


def _people(names: Sequence[Mention]) -> list[Mention]:
    """The names, with those read better that the article's other names tell of.

    One taken for a body's is a person's where a given name begins it and its surname stands elsewhere alone. No name
    goes on with "the" after one that stands elsewhere: "Venn | the Ostrel".
    """
    alone = {name.text for name in names if " " not in name.text}
    return [_person(_cut(name, alone), alone) if " " in name.text else name for name in names]


def _cut(name: Mention, alone: Set[str]) -> Mention:
    first = name.text.partition(" the ")[0]
    if first == name.text or first not in alone or name.type not in ("PERSON", "ORG"):
        return name
    return Mention(Span(name.span.start, name.span.start + len(first)), first, "PERSON")


def _person(name: Mention, alone: Set[str]) -> Mention:
    first, _, last = name.text.partition(" ")
    told = name.type == "ORG" and first in given_names() and last in alone
    return replace(name, type="PERSON") if told else name


def _is_given(name: Mention) -> bool:
    return name.text in given_names() and name.type in NAMED


def _may_follow(name: Mention) -> bool:
    return name.type in ("PERSON", "GPE", "ORG", "LOC") and name.text[0].isupper() and " " not in name.text


def _whole(name: Mention, text: str, words: Sequence[Word], places: dict[int, int]) -> Mention:
    """A person's name with the proper nouns right after it that it hangs on: "Stephan | Le Foll"."""
    first = places.get(name.span.start)
    if name.type != "PERSON" or first is None:
        return name
    after = last = _after(name.span, words, places) - 1
    while (
        last + 1 < len(words)
        and words[last + 1].tag in PROPER
        and _hangs(words, after, last + 1)
        and (text[words[last].end] == " ")
    ):
        last += 1
    if last == after or words[last].text.lower() in NO_NAMES:
        return name
    span = Span(name.span.start, words[last].end)
    return Mention(span, span.of(text), name.type)


def _hangs(words: Sequence[Word], last: int, place: int) -> bool:
    """Whether the word at `last` is a compound with the one at `place`, or with what that is one with."""
    return (
        words[last].dep == "compound" and words[last].head >= place and words[place - 1].end + 1 == words[place].start
    )


def _after(span: Span, words: Sequence[Word], places: dict[int, int]) -> int:
    place = places.get(span.start, len(words))
    while place < len(words) and words[place].start < span.end:
        place += 1
    return place


def _is_swallowed(name: Mention, before: Sequence[Mention]) -> bool:
    return any(other.span.overlaps(name.span) for other in before)


def _bodies(annotated: Annotated, places: dict[int, int]) -> Iterator[Mention]:
    """A body's name with "of" in it, at the beginning of a source: "the Council of | Fair | Trade"."""
    words, names = annotated.words, {name.span for name in annotated.names if name.type == "ORG"}
    for first in {
        places[quote.source[0].start]
        for quote in annotated.quotes
        if quote.source[:1] and quote.source[0].start in places
    }:
        start = first
        while words[start].tag in ("DT", "JJ") and start + 1 < len(words):
            start += 1
        if start + 2 >= len(words) or words[start].tag not in PROPER or words[start].text.lower() not in AFFILIATING:
            continue
        after = start + 1
        while after + 1 < len(words) and words[after].text in JOINTS and words[after + 1].tag in PROPER:
            after += 1
            while after < len(words) and words[after].tag in PROPER:
                after += 1
        span = Span(words[start].start, words[after - 1].end)
        if after > start + 2 and not any(name.holds(span) for name in names):
            yield Mention(span, span.of(annotated.article.text), "ORG")


def _missing(annotated: Annotated, places: dict[int, int], taken: set[int]) -> Iterator[Mention]:
    """Runs of proper nouns in sources that no name covers."""
    words = annotated.words
    seen: set[int] = set()
    for quote in annotated.quotes:
        for span in quote.source:
            first = places.get(span.start)
            if first is None or first in seen:
                continue
            seen.add(first)
            for start, after in _runs(words, first, span.end, taken):
                name = Span(words[start].start, words[after - 1].end)
                yield Mention(name, name.of(annotated.article.text), _type(words, start, after))


def _again(names: Sequence[Mention], text: str, places: dict[int, int]) -> list[Mention]:
    """Names of several words where they stand again and the model passed them over."""
    types = {name.text: name.type for name in names if name.type in NAMED and " " in name.text.strip("' ’s")}
    covered = sorted((name.span for name in names), key=lambda span: span.start)
    return [
        Mention(span, words, type_)
        for words, type_ in types.items()
        for span in _places_of(words, text)
        if span.start in places and not text[span.end : span.end + 1].isalnum() and not _is_covered(span, covered)
    ]


def _places_of(words: str, text: str) -> Iterator[Span]:
    start = text.find(words)
    while start >= 0:
        yield Span(start, start + len(words))
        start = text.find(words, start + 1)


def _is_covered(span: Span, covered: Sequence[Span]) -> bool:
    at = bisect_left(covered, span.start, key=lambda other: other.start)
    return any(other.overlaps(span) for other in covered[max(0, at - 1) : at + 2])


def _surnames(names: Sequence[Mention], words: Sequence[Word], text: str, places: dict[int, int]) -> Iterator[Mention]:
    """Surnames of people named whole that the model passed over, or took for another word: "Marsh resigned"."""
    people = {name.text.split()[-1] for name in names if name.type == "PERSON" and " " in name.text}
    if not people:
        return
    taken = {
        place for name in names for place in range(places.get(name.span.start, 0), _after(name.span, words, places))
    }
    for place, word in enumerate(words):
        if word.text in people and place not in taken and word.text[0].isupper() and not _opens(place, words):
            yield Mention(word.span, word.text, "PERSON")


def _opens(place: int, words: Sequence[Word]) -> bool:
    """Whether the word's capital may be that of its sentence alone."""
    before = words[place - 1].text if place else "."
    return before in SENTENCE_ENDS and words[place].tag not in PROPER and words[place].dep not in ("nsubj", "poss")


def _runs(words: Sequence[Word], first: int, end: int, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Where such a run begins and ends; a form of address ("Mr.") is none."""
    start: int | None = None
    place = first
    while place < len(words) and words[place].start < end:
        free = place not in taken and (place - 1 not in taken or start is not None)
        fits = free and words[place].tag in PROPER and not _is_common(words[place].text)
        if fits and start is None:
            start = place
        elif not fits and start is not None:
            if words[place].tag not in PROPER:  # else the name goes on with a common word, as "Council"
                yield start, place
            start = None
        place += 1
    if start is not None:
        yield start, place


def _is_common(word: str) -> bool:
    return single(word.lower()) in NO_NAMES or TITLES.match(f"{word} x") is not None


def _type(words: Sequence[Word], start: int, after: int) -> str:
    """A person, unless "the" stands before or the letters are an acronym's."""
    if words[start].text in given_names():
        return "PERSON"
    told = start > 0 and (words[start - 1].text.lower() == "the" or words[start - 1].text in BODIES)
    return "ORG" if told or words[start].text.isupper() else "PERSON"
