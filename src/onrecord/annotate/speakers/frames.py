"""In whose words a word stands: the quote that frames it."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate.speakers.scene import Scene
from onrecord.model import Quote, Span


class Frames:
    """The quotes of one article as frames of what stands in them."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def speaks_whole(self, index: int, start: int) -> int | None:
        """The quote whose source says a character in a quotation of whole sentences, where it would call itself "I"."""
        marked = self._scene.quotation(start)
        words = self._scene.text[marked.start : marked.end].lstrip("\"“”„«'‘ .…[(") if marked else ""
        return self.holder(index, start) if words[:1].isupper() else None

    def holder(self, index: int, start: int) -> int | None:
        """The quote in whose words a character stands: by its content, or by the marks round both."""
        scene = self._scene
        holder = scene.enclosing(Span(start, start + 1), but=index)
        marked = scene.quotation(start)
        if holder is not None or marked is None:
            return holder
        others = [
            (other, quote)
            for other, quote in enumerate(scene.quotes)
            if other != index and quote.source and not any(marked.overlaps(span) for span in quote.source)
        ]
        for other, quote in others:
            if any(marked.overlaps(content) for content in quote.content):
                return other
        return self._speaking_on(marked, others)

    def _speaking_on(self, marked: Span, others: Sequence[tuple[int, Quote]]) -> int | None:
        """Who has last spoken in the line of a quotation: "“It is late,” Venn said. “I am tired.”".

        A quotation that begins a line goes on with the line before, where that ends in a colon or a comma.
        """
        line = line_of(self._scene.text, marked.start)[0]
        if line == marked.start and self._scene.text[:line].rstrip()[-1:] in (":", ","):
            line = line_of(self._scene.text, len(self._scene.text[:line].rstrip()) - 1)[0]
        before = [
            (quote.cue[0].start, other)
            for other, quote in others
            if quote.cue
            and line <= quote.cue[0].start < marked.start
            and self._scene.quotation(quote.cue[0].start) is None
        ]
        return max(before)[1] if before else None


def line_of(text: str, offset: int) -> tuple[int, int]:
    """Where the line of a character begins and ends."""
    end = text.find("\n", offset)
    return text.rfind("\n", 0, offset) + 1, len(text) if end < 0 else end
