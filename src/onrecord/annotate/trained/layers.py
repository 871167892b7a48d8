"""Chains of voices: what somebody said is read again, by itself, for what others said in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from onrecord.annotate.trained.chunks import Chunk, cut_out
from onrecord.annotate.trained.decode import Found, chosen

# A voice within a voice within a voice is as deep as news goes.
DEEPEST = 3
# A clause with a subject, a cue and something said has this many words and marks at least.
SHORTEST = 4

# What in a chunk, at a depth, is worth believing.
Look = Callable[[Chunk, int], list[Found]]


# Whether the words at these places may hold a further voice.
Worth = Callable[[Chunk, tuple[int, ...]], bool]


def layered(chunk: Chunk, look: Look, worth: Worth, *, depth: int = 0) -> Iterator[tuple[Found, int]]:
    """The attributions in a chunk, each with its depth: 0 for the article's own, 1 for those in their contents, …"""
    for found in chosen(look(chunk, depth)):
        yield found, depth
        places = found.content
        if depth + 1 < DEEPEST and len(places) >= SHORTEST and worth(chunk, places):
            for inner, below in layered(cut_out(chunk, places), look, worth, depth=depth + 1):
                yield _moved(inner, places), below


def _moved(found: Found, places: tuple[int, ...]) -> Found:
    """The attribution in the places that it has in the whole chunk."""
    return replace(
        found,
        anchor=places[found.anchor],
        source=tuple(places[at] for at in found.source),
        cue=tuple(places[at] for at in found.cue),
        content=tuple(places[at] for at in found.content),
    )
