"""Names that the model passed over, found where a source or another mention shows that they are names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from onrecord.annotate.entities import NAMED, TITLES
from onrecord.annotate.speakers.broken import NO_NAMES, taken_by
from onrecord.annotate.speakers.lexicon import AFFILIATING, BODIES, given_names, single
from onrecord.annotate.speakers.scene import PROPER
from onrecord.model import Annotated, Mention, Span, Word

SENTENCE_ENDS = frozenset((".", "!", "?", "“", '"', "”", ":"))
JOINTS = frozenset(("of", "for", "and", "on"))


def bodies_of_sources(annotated: Annotated, places: dict[int, int]) -> Iterator[Mention]:
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


def names_in_sources(annotated: Annotated, places: dict[int, int], taken: set[int]) -> Iterator[Mention]:
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


def names_again(names: Sequence[Mention], text: str, places: dict[int, int]) -> list[Mention]:
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


def surnames(names: Sequence[Mention], words: Sequence[Word], text: str, places: dict[int, int]) -> Iterator[Mention]:
    """Surnames of people named whole that the model passed over, or took for another word: "Marsh resigned"."""
    people = {name.text.split()[-1] for name in names if name.type == "PERSON" and " " in name.text}
    if not people:
        return
    taken = taken_by(names, words, places)
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
