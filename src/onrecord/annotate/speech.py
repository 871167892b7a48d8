"""What quotation marks tell about attributions: a quotation is said as a whole, and may go on after its cue."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from onrecord.annotate.frames import Frame, source_of
from onrecord.annotate.marks import quotations_of
from onrecord.annotate.tree import Tree
from onrecord.model import Word

BETWEEN_QUOTATIONS = " .,;:—–-\n\xa0"
# Words in marks that are fewer than this are more often a title or a scare quote than speech.
FEWEST_SPOKEN = 4
# In words, from a quotation to its cue and beyond.
WIDEST_CUE = 25


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks: the places of its first and last word or mark."""

    first: int
    last: int

    @property
    def words(self) -> frozenset[int]:
        return frozenset(range(self.first, self.last + 1))

    def __len__(self) -> int:
        return self.last - self.first + 1


class Quotations:
    """An article's quotations, by the places of their words."""

    def __init__(self, text: str, words: tuple[Word, ...]) -> None:
        starts = [word.start for word in words]
        self._words = words
        self._text = text
        self.all: list[Quotation] = []
        self.round: dict[int, Quotation] = {}  # by word: the quotation that it stands in
        for span in quotations_of(text):
            first, last = bisect_left(starts, span.start), bisect_left(starts, span.end) - 1
            if first <= last:
                self._add(Quotation(first, last))

    def _add(self, quotation: Quotation) -> None:
        self.all.append(quotation)
        self.round.update(dict.fromkeys(range(quotation.first, quotation.last + 1), quotation))

    def touching(self, places: Iterable[int]) -> list[Quotation]:
        found = {self.round[place].first: self.round[place] for place in places if place in self.round}
        return [found[first] for first in sorted(found)]

    def marks_of(self, places: Collection[int]) -> frozenset[int]:
        """The edges of the quotations that stand wholly in `places`."""
        whole = (quotation for quotation in self.touching(places) if quotation.words <= frozenset(places))
        return frozenset(place for quotation in whole for place in (quotation.first, quotation.last))

    def before(self, place: int, earliest: int) -> int:
        """`place`, or the word before the quotation round it; parsers hang an opening mark on the sentence before."""
        quotation = self.round.get(place)
        return quotation.first - 1 if quotation and quotation.first > earliest else place

    def next_from(self, place: int) -> Quotation | None:
        """The first quotation that starts at `place` or later."""
        position = bisect_left(self.all, place, key=lambda other: other.first)
        return self.all[position] if position < len(self.all) else None

    def breaks_before(self, place: int) -> bool:
        """Whether a line ends right before this word."""
        return place > 0 and "\n" in self._text[self._words[place - 1].end : self._words[place].start]

    def follows(self, quotation: Quotation, end: int) -> bool:
        """Whether nothing but a full stop or a comma stands between the word at `end` and the quotation."""
        gap = self._text[self._words[end].end : self._words[quotation.first].start]
        return (
            len(quotation) >= FEWEST_SPOKEN
            and not gap.strip(BETWEEN_QUOTATIONS)
            and ("\n" not in gap or end in self.round)
        )


def completed(frame: Frame, quotations: Quotations) -> Frame:
    """The frame with whole quotations where its content reached only into them."""
    content = set(frame.content)
    for quotation in quotations.touching(frame.content):
        if not quotation.words & (frame.cue | frame.source):
            content |= quotation.words
    return replace(frame, content=frozenset(content) - frame.source - frame.cue)


def continued(frame: Frame, quotations: Quotations, tree: Tree, taken: Collection[int]) -> Frame:
    """The frame with the quotations that go on after its sentence: "…," she said on Monday. "And …"."""
    if not quotations.touching(frame.content) or frame.head in quotations.round:
        return frame
    content = set(frame.content)
    end = max(frame.content | frame.cue | frame.source)
    if end not in quotations.round:
        end = quotations.before(max(end, tree.last[tree.root(frame.head)]), end)
    while (quotation := quotations.next_from(end + 1)) and not any(place in taken for place in quotation.words):
        if not quotations.follows(quotation, end):
            break
        content |= quotation.words
        end = quotation.last
    return replace(frame, content=frozenset(content))


def spoken_frames(tree: Tree, quotations: Quotations) -> Iterator[Frame]:
    """Quotations with a verb right beside them: what the parser makes of long speech is not always to be trusted."""
    for quotation in quotations.all:
        for pattern, stretch in (
            ("quoted after", _after(tree, quotation, quotations)),
            ("quoted before", _before(tree, quotation, quotations)),
        ):
            verb = next((place for place in stretch if tree.words[place].tag.startswith("V")), None)
            if verb is not None:
                source = _speaker(tree, verb, quotation, stretch)
                yield Frame(pattern, verb, source, frozenset((verb,)), quotation.words)


def _after(tree: Tree, quotation: Quotation, quotations: Quotations) -> list[int]:
    """The words after a quotation that can hold its cue: "…," the mayor of the town said."""
    found: list[int] = []
    for place in range(quotation.last + 1, min(len(tree.words), quotation.last + 1 + WIDEST_CUE)):
        if place in quotations.round or tree.words[place].tag in (".", ":") or quotations.breaks_before(place):
            break
        found.append(place)
    return found


def _before(tree: Tree, quotation: Quotation, quotations: Quotations) -> list[int]:
    """The words before a quotation that a comma or a colon joins to it, nearest first."""
    found: list[int] = []
    end = quotation.first - 1
    if end < 0 or tree.words[end].text not in (",", ":") or quotations.breaks_before(quotation.first):
        return found
    for place in range(end - 1, max(-1, end - WIDEST_CUE), -1):
        if place in quotations.round or tree.words[place].tag in (".", ":"):
            break
        found.append(place)
        if quotations.breaks_before(place):
            break
    return found


def _speaker(tree: Tree, verb: int, quotation: Quotation, stretch: list[int]) -> frozenset[int]:
    found = source_of(tree, verb) - quotation.words
    if found:
        return found
    if stretch and stretch[0] < verb and verb > quotation.last:
        return frozenset(range(quotation.last + 1, verb))
    nouns = [place for place in stretch if place > verb and tree.words[place].tag.startswith(("N", "PRP"))]
    if verb < quotation.first or not nouns:
        return frozenset()
    noun = nouns[0]
    while (head := tree.words[noun].head) != noun and head in stretch and not tree.is_verb(head):
        noun = head
    return frozenset(place for place in tree.phrase(noun) if place > verb) - quotation.words
