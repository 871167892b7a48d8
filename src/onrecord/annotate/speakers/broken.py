"""Names that the model broke off, ran on with, or took for another kind's, made whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from onrecord.annotate.entities import NAMED
from onrecord.annotate.speakers.lexicon import AFFILIATING, BODIES, OFFICES, PEOPLE, PRONOUNS, given_names
from onrecord.annotate.speakers.scene import PROPER
from onrecord.model import Annotated, Mention, Span, Word

ACRONYM = re.compile(r"[A-Z]{3,6}")
NO_NAMES = OFFICES | PEOPLE | AFFILIATING | PRONOUNS


def repaired(annotated: Annotated, places: dict[int, int]) -> list[Mention]:
    """The model's names, each as its line, its words and the article's other names show it to be.

    `places` has the places of words by the characters at which they begin.
    """
    words, text = annotated.words, annotated.article.text
    names = [_body(_of_one_line(name), words, places) for name in annotated.names]
    names = _people(_joined([_whole(name, text, words, places) for name in names], text))
    return [name for place, name in enumerate(names) if not _is_swallowed(name, names[max(0, place - 1) : place])]


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
    last = words[place_after(name.span, words, places) - 1]
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
    first, _, rest = name.text.partition(" ")
    last = rest.rpartition(" ")[2]
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
    after = last = place_after(name.span, words, places) - 1
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


def _is_swallowed(name: Mention, before: Sequence[Mention]) -> bool:
    return any(other.span.overlaps(name.span) for other in before)


def place_after(span: Span, words: Sequence[Word], places: dict[int, int]) -> int:
    place = places.get(span.start, len(words))
    while place < len(words) and words[place].start < span.end:
        place += 1
    return place


def taken_by(names: Iterable[Mention], words: Sequence[Word], places: dict[int, int]) -> set[int]:
    """The places of the words of which names consist."""
    return {
        place
        for name in names
        for place in range(places.get(name.span.start, 0), place_after(name.span, words, places))
    }
