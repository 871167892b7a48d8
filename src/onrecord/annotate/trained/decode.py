"""From the network's scores to attributions: which words each cue takes, and which attributions yield to others."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

OUTSIDE, SOURCE, CUE, CONTENT = range(4)

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]

# The states of a walk over the units round a cue: the tag of the unit, and whether a source and a cue have begun.
STATES = tuple(
    (tag, sourced, cued)
    for tag in (OUTSIDE, SOURCE, CUE, CONTENT)
    for sourced in (False, True)
    for cued in (False, True)
    if (sourced or tag != SOURCE) and (cued or tag != CUE)
)
TAG_OF = np.array([tag for tag, _, _ in STATES])


def _follows(one: tuple[int, bool, bool], other: tuple[int, bool, bool]) -> bool:
    """Whether a walk may step from one state to the other: a source and a cue begin once."""
    (tag, sourced, cued), (next_tag, next_sourced, next_cued) = one, other
    begins_source = next_tag == SOURCE and tag != SOURCE
    begins_cue = next_tag == CUE and tag != CUE
    return (
        not (begins_source and sourced)
        and not (begins_cue and cued)
        and next_sourced == (sourced or begins_source)
        and next_cued == (cued or begins_cue)
    )


# (states, states); every walk begins as if it came from the first state.
ALLOWED = np.array([[_follows(one, other) for other in STATES] for one in STATES])
NEVER = -1e4

TINY = 1e-6

# Content of which more than this lies in a likelier attribution's is the same words read twice.
SAME = 0.5


@dataclass(frozen=True, slots=True)
class Seen:
    """What the network says of a chunk.

    `cues` (units,) is each unit's chance of being a cue. Of those that were likely enough, `anchors` (anchors,) are the
    places, and `scores` (anchors, window, tags) are logits for outside, source, cue and content of the units at
    `places` (anchors, window), where `inside` (anchors, window) is true.
    """

    cues: Floats
    anchors: Integers
    scores: Floats
    places: Integers
    inside: Flags


# What of `Seen` goes round each anchor.
WINDOWS = ("scores", "places", "inside")


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic curve from the odds of a cue and the sureness of its tags to the chance that all three are right."""

    bias: float
    chance: float
    sureness: float

    def score(self, found: Found) -> float:
        return 1 / (1 + math.exp(-(self.bias + self.chance * found.odds + self.sureness * found.sureness)))


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution, in places of its chunk's units.

    `chance` is the network's for the cue, `sureness` the mean log-probability of the tags that its source and content
    got. `score` is the chance that it is right, once it is calibrated.
    """

    anchor: int
    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: tuple[int, ...]
    chance: float
    sureness: float
    score: float = 0.0

    @property
    def odds(self) -> float:
        """The cue's, as a logarithm."""
        return math.log(max(TINY, self.chance) / max(TINY, 1 - self.chance))


def places_round(anchors: Integers, units: int, *, before: int, after: int) -> tuple[Integers, Flags]:
    """The places of the units round each anchor, (anchors, window), and which of them exist."""
    places = anchors[:, None] + np.arange(-before, after + 1)[None, :]
    inside = (places >= 0) & (places < units)
    return np.clip(places, 0, units - 1), inside


def found_in(seen: Sequence[Seen], moves: Floats) -> list[list[Found]]:
    """What each cue of each chunk would take, before any yields to another.

    `moves` (tags, tags) are the scores of tag after tag. The walks of all chunks are found together: a step of the
    walk costs the same for one cue and for a hundred.
    """
    scores, places, inside = (np.concatenate([getattr(one, name) for one in seen]) for name in WINDOWS)
    if not len(scores):
        return [[] for _ in seen]
    emitted = np.where(inside[:, :, None], scores, np.where(np.arange(4) == OUTSIDE, 0.0, NEVER))
    tags = best_tags(emitted, moves)
    likely = np.take_along_axis(scores, tags[:, :, None], 2)[:, :, 0] - np.logaddexp.reduce(scores, axis=2)
    rows = iter(zip(tags, places, likely, strict=True))
    return [[found for anchor in one.anchors.tolist() if (found := _found(one, anchor, *next(rows)))] for one in seen]


def _found(seen: Seen, anchor: int, tags: Integers, places: Integers, likely: Floats) -> Found | None:
    """The attribution that a walk of tags (window,) round a cue comes to, if it has any content."""
    source, cue, content = (np.flatnonzero(tags == tag) for tag in (SOURCE, CUE, CONTENT))
    if not len(content):
        return None
    return Found(
        anchor,
        source=tuple(places[source].tolist()),
        cue=tuple(places[cue].tolist()) or (anchor,),
        content=tuple(place for place in places[content].tolist() if len(cue) or place != anchor),
        chance=float(seen.cues[anchor]),
        sureness=float(likely[np.concatenate([source, content])].mean()),
    )


def best_tags(scores: Floats, moves: Floats) -> Integers:
    """The best walk's tags (anchors, window) by the Viterbi algorithm, of scores (anchors, window, tags)."""
    change = np.where(ALLOWED, moves[TAG_OF][:, TAG_OF], NEVER)
    emitted = scores[:, :, TAG_OF]
    anchors, window, states = emitted.shape
    came = np.zeros((window, anchors, states), dtype=np.int64)
    total = change[0] + emitted[:, 0]
    for at in range(1, window):
        ways = total[:, :, None] + change
        came[at] = ways.argmax(axis=1)
        total = ways.max(axis=1) + emitted[:, at]
    walk = np.zeros((anchors, window), dtype=np.int64)
    walk[:, -1] = total.argmax(axis=1)
    rows = np.arange(anchors)
    for at in range(window - 1, 0, -1):
        walk[:, at - 1] = came[at, rows, walk[:, at]]
    tags: Integers = TAG_OF[walk]
    return tags


def chosen(candidates: Sequence[Found]) -> list[Found]:
    """The likelier first; what mostly repeats a likelier one's content, or has its cue in another's words, yields."""
    kept: list[Found] = []
    for one in sorted(candidates, key=lambda found: (-found.score, found.anchor)):
        if not any(_rivals(one, other) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda found: (found.content, found.anchor))


def _rivals(one: Found, likelier: Found) -> bool:
    mine, theirs = set(one.content), set(likelier.content)
    return one.anchor in theirs or one.anchor in likelier.cue or len(mine & theirs) > SAME * min(len(mine), len(theirs))
