"""Lines that open with a name and a colon, as headlines and interviews have them: "Venn: The bridge is safe"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from onrecord.annotate.frames import Frame
from onrecord.annotate.tree import Tree
from onrecord.model import Annotated

SPEAKERS = frozenset(("PERSON", "ORG", "GPE", "NORP"))


def transcript_frames(annotated: Annotated, tree: Tree) -> Iterator[Frame]:
    """The name is the source, the colon the cue, the rest of the line the content."""
    text = annotated.article.text
    starts = [word.start for word in tree.words]
    for name in annotated.names:
        first, colon = bisect_left(starts, name.span.start), bisect_left(starts, name.span.end)
        opens = not text[: name.span.start].rpartition("\n")[2].strip()
        if opens and name.type in SPEAKERS and colon < len(starts) and tree.words[colon].text == ":":
            end = text.find("\n", name.span.end)
            rest = _until(starts, colon + 1, len(text) if end < 0 else end)
            yield Frame("colon", colon, frozenset(range(first, colon)), frozenset((colon,)), frozenset(rest))


def _until(starts: list[int], first: int, end: int) -> Iterable[int]:
    return range(first, bisect_left(starts, end))
