"""Who said or holds what, by rules over an article's words: the annotator that needs no training."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.annotate.cues import Cues, cues
from onrecord.annotate.frames import (
    Frame,
    according_frames,
    adjective_frames,
    adverb_frames,
    noun_frames,
    verb_frames,
)
from onrecord.annotate.late import with_late_speaker
from onrecord.annotate.speech import Quotations, completed, continued, spoken_frames
from onrecord.annotate.transcript import transcript_frames
from onrecord.annotate.tree import Tree
from onrecord.model import Annotated, Quote, Word

FRAMES = {
    "verb": verb_frames,
    "noun": noun_frames,
    "adjective": adjective_frames,
    "adverb": adverb_frames,
    "according": according_frames,
}
PARTS = {"V": "verb", "N": "noun", "J": "adjective", "R": "adverb"}


# From this score on the outer voice goes before the inner one, however plain the latter's cue is. The best of 0.4, 0.5,
# 0.6, 0.7 and none on PolNeAR's dev part.
BELIEVABLE = 0.4
# A voice inside another's words is kept as a layer of its own only where it is plain.
NESTED_SCORE = 0.7


class RuleQuotes:
    """Attributions by syntax, quotation marks and a lexicon of cues.

    `nested` adds voices inside other voices' words: of "She said that he had denied it", also what he denied.
    """

    name = "rule-quotes"
    version = "1"
    needs = frozenset({"words", "sentences", "names"})
    gives = frozenset({"quotes"})

    def __init__(self, *, nested: bool = True) -> None:
        self._cues = cues()
        self._nested = nested

    def annotate(self, batch: Sequence[Annotated]) -> list[Annotated]:
        return [replace(annotated, quotes=self._quotes(annotated)) for annotated in batch]

    def _quotes(self, annotated: Annotated) -> tuple[Quote, ...]:
        tree = Tree(annotated.words)
        quotations = Quotations(annotated.article.text, annotated.words)
        candidates = [scored.completed(quotations) for scored in believed(annotated, tree, quotations, self._cues)]
        chosen = choose(candidates)
        taken = frozenset().union(*(scored.frame.words for scored in chosen))
        outer = [scored.continued(quotations, tree, taken) for scored in chosen]
        inner = choose(nested(candidates, chosen)) if self._nested else []
        found = filter(None, (quote_of(tree, scored, quotations) for scored in (*outer, *inner)))
        quotes = (with_late_speaker(quote, annotated.article.text, annotated.names) for quote in found)
        return tuple(sorted(quotes, key=lambda quote: (quote.content[0], quote.cue)))


@dataclass(frozen=True, slots=True)
class Scored:
    """A frame that the lexicon believes in, and how much."""

    frame: Frame
    score: float

    def completed(self, quotations: Quotations) -> Scored:
        return replace(self, frame=completed(self.frame, quotations))

    def continued(self, quotations: Quotations, tree: Tree, taken: frozenset[int]) -> Scored:
        return replace(self, frame=continued(self.frame, quotations, tree, taken))


def believed(annotated: Annotated, tree: Tree, quotations: Quotations, lexicon: Cues) -> Iterator[Scored]:
    """All frames of words that the lexicon knows, in constructions that it trusts."""
    for place, word in enumerate(tree.words):
        if place in quotations.round:  # what the speaker says that others say is the speaker's content
            continue
        part = part_of(word)
        lemma = part and lexicon.lemma(part, word.text.lower())
        if part and lemma:
            yield from trusted(FRAMES[part](tree, place), part, lemma, lexicon)
    for frame in spoken_frames(tree, quotations):
        if lemma := lexicon.lemma("verb", tree.lower(frame.head)):
            yield from trusted((frame,), "verb", lemma, lexicon)
    yield from trusted(transcript_frames(annotated, tree), "mark", ":", lexicon)


def part_of(word: Word) -> str | None:
    """The part of speech that the lexicon would have this word under."""
    return "according" if word.text.lower() == "according" else PARTS.get(word.tag[0])


def trusted(frames: Iterable[Frame], part: str, lemma: str, lexicon: Cues) -> Iterator[Scored]:
    for frame in frames:
        if score := lexicon.score(part, frame.pattern, lemma):
            yield Scored(frame, score)


def choose(candidates: Iterable[Scored]) -> list[Scored]:
    """The most believable frames, each word used once; of those that are believable, the widest."""
    chosen: list[Scored] = []
    taken: set[int] = set()
    sources: set[int] = set()
    for scored in sorted(candidates, key=_rank):
        frame = scored.frame
        if not frame.content or taken & (frame.cue | frame.content | frame.source) or frame.content & sources:
            continue
        chosen.append(scored)
        taken |= frame.cue | frame.content
        sources |= frame.source
    return chosen


def _rank(scored: Scored) -> tuple[float, int, float]:
    return -min(scored.score, BELIEVABLE), -len(scored.frame.content), -scored.score


def nested(candidates: Iterable[Scored], chosen: Sequence[Scored]) -> list[Scored]:
    """Those that stand wholly inside the content of one that was chosen."""
    around = {place: scored for scored in chosen for place in scored.frame.content}
    return [
        scored
        for scored in candidates
        if scored.score >= NESTED_SCORE
        and scored.frame.source
        and (outer := around.get(scored.frame.head))
        and scored.frame.words < outer.frame.content
    ]


def quote_of(tree: Tree, scored: Scored, quotations: Quotations) -> Quote | None:
    frame = scored.frame
    content = tree.spans(frame.content, kept=quotations.marks_of(frame.content))
    return (
        Quote(tree.spans(frame.source), tree.spans(frame.cue, kept=frame.cue), content, scored.score)
        if content
        else None
    )
