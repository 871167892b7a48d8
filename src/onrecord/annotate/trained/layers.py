"""Chains of voices: what somebody said is read again, by itself, for what others said in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from onrecord.annotate.trained.chunks import Chunk, cut_out
from onrecord.annotate.trained.decode import Found, chosen

# A voice within a voice within a voice is as deep as news goes.
DEEPEST = 3
# A clause with a subject, a cue and something said has this many words and marks at least.
SHORTEST = 4

# What in each chunk, at a depth, is worth believing.
Look = Callable[[Sequence[Chunk], int], list[list[Found]]]
# Whether the words at these places may hold a further voice.
Worth = Callable[[Chunk, tuple[int, ...]], bool]


def layered(chunks: Sequence[Chunk], look: Look, worth: Worth, *, depth: int = 0) -> list[list[Found]]:
    """The attributions in each chunk: the article's own, and after each of them those that stand in its content.

    All chunks of a depth are looked at together, which is quicker than one by one.
    """
    if not chunks:
        return []
    found = [chosen(candidates) for candidates in look(chunks, depth)]
    again = [
        (number, one)
        for number, ones in enumerate(found)
        for one in ones
        if depth + 1 < DEEPEST and len(one.content) >= SHORTEST and worth(chunks[number], one.content)
    ]
    inner = layered([cut_out(chunks[number], one.content) for number, one in again], look, worth, depth=depth + 1)
    below = {
        (number, one.anchor): [_moved(each, one.content) for each in deeper]
        for (number, one), deeper in zip(again, inner, strict=True)
    }
    return [
        [each for one in ones for each in (one, *below.get((number, one.anchor), ()))]
        for number, ones in enumerate(found)
    ]


def _moved(found: Found, places: tuple[int, ...]) -> Found:
    """The attribution in the places that it has in the whole chunk.

    Of what somebody said in pieces, a voice has its words from the piece that it is heard in: in “We stay,” said A.
    “The general said, ‘We go,’” the general did not say the first. Where it would have none, it keeps those of others.
    """
    piece = _piece(places, found.anchor)
    return replace(
        found,
        anchor=places[found.anchor],
        source=tuple(places[at] for at in found.source),
        cue=tuple(places[at] for at in found.cue),
        content=tuple(places[at] for at in found.content if at in piece) or tuple(places[at] for at in found.content),
    )


def _piece(places: tuple[int, ...], at: int) -> range:
    """The run of neighbouring places in which the one with this index stands, as indices."""
    start, stop = at, at + 1
    while start > 0 and places[start - 1] == places[start] - 1:
        start -= 1
    while stop < len(places) and places[stop] == places[stop - 1] + 1:
        stop += 1
    return range(start, stop)
