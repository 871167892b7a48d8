"""Chains of voices: what somebody said is read again, by itself, for what others said in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from onrecord.annotate.trained.chunks import Chunk, cut_out
from onrecord.annotate.trained.decode import Found, Seen, chosen

# A voice within a voice within a voice is as deep as news goes.
DEEPEST = 3
# A clause with a subject, a cue and something said has this many words and marks at least.
SHORTEST = 4

# What a chunk holds at a depth: what the network sees there, and what of it is worth believing.
Look = Callable[[Chunk, int], tuple[Seen, list[Found]]]


def layered(chunk: Chunk, look: Look, *, worth: float) -> Iterator[tuple[Found, int]]:
    """The attributions in a chunk, each with its depth: 0 for the article's own, 1 for those in their contents, …

    A content is read again if one of its units has the chance `worth`, at least, of being a cue.
    """
    seen, candidates = look(chunk, 0)
    for found in chosen(candidates):
        yield found, 0
        if max((float(seen.cues[place]) for place in found.content), default=0.0) >= worth:
            yield from _inside(chunk, found, look, depth=1)


def _inside(chunk: Chunk, outer: Found, look: Look, *, depth: int) -> Iterator[tuple[Found, int]]:
    places = outer.content
    if len(places) < SHORTEST or depth >= DEEPEST:
        return
    _, candidates = look(cut_out(chunk, places), depth)
    for inner in chosen(candidates):
        found = _moved(inner, places)
        yield found, depth
        yield from _inside(chunk, found, look, depth=depth + 1)


def _moved(found: Found, places: tuple[int, ...]) -> Found:
    """The attribution in the places that it has in the whole chunk."""
    return replace(
        found,
        anchor=places[found.anchor],
        source=tuple(places[at] for at in found.source),
        cue=tuple(places[at] for at in found.cue),
        content=tuple(places[at] for at in found.content),
    )
