"""PolNeAR's articles as chunks with marks for training, made anew and a little differently for each epoch."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench.attributions import article_of
from tokenizers import Tokenizer

from onrecord.annotate.trained.chunks import Chunk, chunked
from onrecord.annotate.trained.units import UNIT

ROLES = ("source", "cue", "content")
# Weighs down words that were seen in few cues.
CUE_PRIOR = 5


@dataclass(frozen=True, slots=True)
class Labelled:
    """A chunk and its gold attributions: for each, its anchor and the tag (1 source, 2 cue, 3 content) of its units."""

    chunk: Chunk
    anchors: tuple[int, ...]
    tags: tuple[Mapping[int, int], ...]


class CueWords:
    """How cue-like each word is, by how often it stood in one: which word of a longer cue its anchor is."""

    def __init__(self, articles: Sequence[dict[str, Any]]) -> None:
        met: Counter[str] = Counter()
        cued: Counter[str] = Counter()
        for article in articles:
            text = article["text"]
            met.update(word.lower() for word in UNIT.findall(text))
            for attribution in article["attributions"]:
                for start, end in attribution["cue"]:
                    cued.update(word.lower() for word in UNIT.findall(text[start:end]))
        self._likeness = {word: count / (met[word] + CUE_PRIOR) for word, count in cued.items()}

    def of(self, word: str) -> float:
        return self._likeness.get(word.lower(), 0.0)

    def likely(self, least: float) -> list[str]:
        """The words, no marks, whose likeness is `least` or more, in order."""
        return sorted(word for word, likeness in self._likeness.items() if likeness >= least and word.isalpha())


def labelled(article: dict[str, Any], tokenizer: Tokenizer, cue_words: CueWords, *, longest: int) -> Iterator[Labelled]:
    """The article's chunks, with its attributions as far as they lie in them."""
    owners: dict[int, tuple[int, int]] = {}
    for number, attribution in enumerate(article["attributions"]):
        for tag, role in enumerate(ROLES, start=1):
            for start, end in attribution[role]:
                owners.update((place, (number, tag)) for place in range(start, end))
    for chunk in chunked(article_of(article), tokenizer, longest=longest):
        tags: dict[int, dict[int, int]] = {}
        for place, unit in enumerate(chunk.units):
            owner = next((owners[at] for at in range(unit.start, unit.end) if at in owners), None)
            if owner:
                tags.setdefault(owner[0], {})[place] = owner[1]
        anchored = [(anchor, of) for of in tags.values() if (anchor := _anchor(of, chunk, cue_words)) is not None]
        yield Labelled(chunk, tuple(anchor for anchor, _ in anchored), tuple(of for _, of in anchored))


def _anchor(tags: Mapping[int, int], chunk: Chunk, cue_words: CueWords) -> int | None:
    cue = [place for place, tag in tags.items() if tag == 2]
    if not cue or 3 not in tags.values():
        return None
    return max(cue, key=lambda place: (cue_words.of(chunk.words[place]), -place))


# How often an article is roughened, and how often each kind of harm then befalls it.
NOISE = 0.3
HARM = 0.35


def roughened(article: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """The article as careless hands would have it: other or lost marks, glued sentences, odd spaces, capitals lost."""
    if chance.random() > NOISE:
        return article
    edits = (
        [(found.span(), _harmed_mark(found[0], chance)) for found in re.finditer(r"[“”\"]", article["text"])]
        if chance.random() < HARM
        else []
    )
    if chance.random() < HARM:
        edits += [
            (found.span(), "")
            for found in re.finditer(r"(?<=[a-z][.!?]) (?=[A-Z])", article["text"])
            if chance.random() < 0.3
        ]
    if chance.random() < HARM:
        edits += [(found.span(), " \n ") for found in re.finditer(r"\n\n", article["text"])]
    changed = rewritten(article, edits)
    case = chance.random()
    if case < 0.15:
        changed = {**changed, "text": _same_length(changed["text"], str.lower)}
    elif case < 0.25:
        changed = {**changed, "text": _same_length(changed["text"], str.upper)}
    return changed


def _same_length(text: str, change: Any) -> str:
    return "".join(other if len(other := change(letter)) == 1 else letter for letter in text)


def _harmed_mark(mark: str, chance: random.Random) -> str:
    fate = chance.random()
    if fate < 0.1:
        return ""
    return "''" if fate < 0.2 else '"'


def rewritten(article: dict[str, Any], edits: Sequence[tuple[tuple[int, int], str]]) -> dict[str, Any]:
    """The article with pieces of its text replaced, its attributions moved along."""
    if not edits:
        return article
    text, pieces, moved, at = article["text"], [], [], 0
    length = 0
    for (start, end), put in sorted(edits):
        if start < at:
            continue
        moved.extend(range(length, length + start - at))
        pieces.append(text[at:start])
        length += start - at
        moved.extend([length] * (end - start))
        pieces.append(put)
        length += len(put)
        at = end
    moved.extend(range(length, length + len(text) - at + 1))
    pieces.append(text[at:])
    attributions = [
        {role: [[moved[s], moved[e]] for s, e in one[role] if moved[s] < moved[e]] for role in ROLES}
        for one in article["attributions"]
    ]
    return {**article, "text": "".join(pieces), "attributions": attributions}
