"""An article's words as trees: what hangs on what, and how far each word's phrase reaches."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import groupby

from onrecord.model import Span, Word

PUNCTUATION = frozenset(". , : ; `` '' -LRB- -RRB- HYPH NFP _SP".split())


class Tree:
    """The syntax of one article's words, for rules that ask upwards, downwards and for whole phrases."""

    def __init__(self, words: tuple[Word, ...]) -> None:
        self.words = words
        self.children: list[list[int]] = [[] for _ in words]
        self.first = list(range(len(words)))
        self.last = list(range(len(words)))
        for place, word in enumerate(words):
            if word.head != place:
                self.children[word.head].append(place)
            self._widen(place)

    def _widen(self, place: int) -> None:
        """Let every word above `place` reach it."""
        above = self.words[place].head
        below = place
        while above != below:
            self.first[above] = min(self.first[above], place)
            self.last[above] = max(self.last[above], place)
            below, above = above, self.words[above].head

    def root(self, place: int) -> int:
        while self.words[place].head != place:
            place = self.words[place].head
        return place

    def phrase(self, place: int) -> frozenset[int]:
        """All words that hang on `place`, and itself."""
        found, todo = {place}, [place]
        while todo:
            below = self.children[todo.pop()]
            found.update(below)
            todo.extend(below)
        return frozenset(found)

    def child(self, place: int, deps: Collection[str]) -> int | None:
        """The first child that hangs on `place` by one of `deps`."""
        return next((child for child in self.children[place] if self.words[child].dep in deps), None)

    def each(self, place: int, deps: Collection[str]) -> list[int]:
        return [child for child in self.children[place] if self.words[child].dep in deps]

    def lower(self, place: int) -> str:
        return self.words[place].text.lower()

    def is_verb(self, place: int) -> bool:
        return self.words[place].tag.startswith(("V", "MD"))

    def spans(self, places: Iterable[int], *, kept: Collection[int] = ()) -> tuple[Span, ...]:
        """The words at `places` as spans: neighbours joined, punctuation at the edges left out unless `kept`."""
        runs = groupby(enumerate(sorted(places)), key=lambda numbered: numbered[1] - numbered[0])
        spans = (self._span([place for _, place in run], kept) for _, run in runs)
        return tuple(span for span in spans if span)

    def _span(self, run: list[int], kept: Collection[int]) -> Span | None:
        while run and run[0] not in kept and self._is_edge(run[0]):
            run = run[1:]
        while run and run[-1] not in kept and self._is_edge(run[-1]):
            run = run[:-1]
        return Span(self.words[run[0]].start, self.words[run[-1]].end) if run else None

    def _is_edge(self, place: int) -> bool:
        return self.words[place].tag in PUNCTUATION
