"""How many people were killed, wounded, detained, displaced, abducted or are missing, as the words give it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.annotate.events.fates import Fate, Fates
from onrecord.annotate.events.harms import OBJECT, Harms
from onrecord.annotate.events.numbers import Amount, amounts_in
from onrecord.annotate.events.people import can_act, is_person, may_be_people
from onrecord.annotate.tree import Tree
from onrecord.model import Count

ON_NOUN = frozenset("nummod quantmod det amod compound nmod predet advmod".split())
# In words, from a number to its noun.
FARTHEST_NOUN = 6
ONE = frozenset(("a", "an", "A", "An", "another", "Another"))
ONE_ALONE = frozenset(("another", "Another"))
NOT_ONE = frozenset("number group total handful third majority few dozen series quarter lot couple hundred".split())
ORDINAL = re.compile(r"(?:\w*th|first|second|third)$")

# What things can be, too.
TAKEN = frozenset(("detained", "abducted", "displaced"))
# Between those it befell and the word for it: "(13) people were feared dead".
FILLERS = frozenset(
    "are is was were be been being have has had feared reported confirmed believed still remain remained also others "
    "other people men women more and seriously badly slightly lightly critically dead".split()
)
# In words.
FARTHEST_FILLED = 4

PARTS_OF_OTHERS = re.compile(
    r"(?:\bincluding|\bamong (?:them|whom|those|the dead)(?: were| was)?|\bof (?:the|its|his|their|her|all)"
    r"|\bout of(?: the)?)\s+(?:(?:the|at least|about|some|nearly)\s+)?$",
    re.I,
)
OF_THEM = re.compile(r"\s+of\s+(?:them|whom|these|those)\b|\s+(?:\w+ly)\s*(?:[,;.]|when\b|$)", re.I)
TOLL = re.compile(
    r"\b(?:(?P<toll>(?:death )?toll)|number of (?:the |people )?(?P<what>dead|deaths|killed|fatalities|victims"
    r"|injured|wounded|missing|displaced|detained|arrests|casualties))\b[^.;:]{0,45}?"
    r"\b(?:to|at|reached|reaches|passed|topped|exceeded)\s+$",
    re.I,
)
TOLLS = {
    "dead": "killed", "deaths": "killed", "killed": "killed", "fatalities": "killed", "victims": "killed",
    "injured": "wounded", "wounded": "wounded", "missing": "missing", "displaced": "displaced",
    "detained": "detained", "arrests": "detained",
}  # fmt: skip
# In characters, of what the two patterns above look back at.
LONGEST_TOLL, LONGEST_PART = 90, 30


@dataclass(frozen=True, slots=True)
class Counted:
    """A count, and the places of the word that says what befell them and of the noun that says who they are."""

    count: Count
    at: int
    whom: int


def counts_in(text: str, tree: Tree, lexicon: Harms) -> list[Counted]:
    """Every count of people in a text, in its order."""
    return _Counter(text, tree, lexicon).all()


class _Counter:
    def __init__(self, text: str, tree: Tree, lexicon: Harms) -> None:
        self._text = text
        self._tree = tree
        self._fates = Fates(tree, lexicon)
        self._starts = [word.start for word in tree.words]

    def all(self) -> list[Counted]:
        found = [counted for amount in self._amounts() if (counted := self._counted(amount))]
        return sorted(found, key=lambda counted: counted.count.span)

    def _amounts(self) -> Iterator[Amount]:
        """Numbers, and single people: "a soldier"."""
        yield from amounts_in(self._text)
        for word in self._tree.words:
            if word.text in ONE and (self._is_one(word.head) if word.dep == "det" else word.text in ONE_ALONE):
                yield Amount(word.span, 1, 1, 1)

    def _is_one(self, noun: int) -> bool:
        tree = self._tree
        lower = tree.lower(noun)
        if tree.words[noun].tag != "NN" or lower in NOT_ONE or not is_person(lower):
            return False
        return not any(ORDINAL.match(tree.lower(child)) for child in tree.each(noun, ("amod",)))

    def _counted(self, amount: Amount) -> Counted | None:
        last = bisect_left(self._starts, amount.span.end) - 1
        if last < 0 or self._tree.words[last].end > amount.span.end:
            return None
        noun = self._noun(last)
        fate = self._toll(amount) or self._fate(amount, noun)
        if fate is None or not self._fits(fate, noun):
            return None
        return Counted(Count(amount.span, amount.value, amount.low, amount.high, fate.of), fate.at, noun)

    def _fits(self, fate: Fate, noun: int) -> bool:
        """What is held or taken are people only where the noun says so; "Orla Venn, a minister" counts nobody."""
        people = self._people(noun)
        word = self._tree.words[people]
        if word.tag == "NN" and word.dep == "appos":
            return False
        common = word.tag in ("NN", "NNS") and fate.of in TAKEN and people != fate.at
        return not common or can_act(word.text.lower(), plural=word.tag == "NNS")

    def _noun(self, last: int) -> int:
        """The noun that a number counts, or the number itself where it stands for one."""
        words = self._tree.words
        if last + 1 < len(words) and words[last + 1].text == "of":
            return last
        noun = last
        while words[noun].dep in ON_NOUN and noun < words[noun].head <= last + FARTHEST_NOUN:
            tag = words[words[noun].head].tag
            if tag[0] not in "NJCV" or (tag[0] == "V" and words[noun].dep != "nummod"):
                break
            noun = words[noun].head
        return noun

    def _people(self, noun: int) -> int:
        """Who is counted: of "two of his men", the men."""
        tree = self._tree
        of = next((child for child in tree.each(noun, ("prep",)) if tree.lower(child) == "of"), None)
        below = None if of is None else tree.child(of, ("pobj",))
        return noun if below is None else below

    def _toll(self, amount: Amount) -> Fate | None:
        """ "The death toll rose to 45", "the number of missing has reached 12"."""
        start = amount.span.start
        found = TOLL.search(self._text, max(0, start - LONGEST_TOLL), start)
        if not found:
            return None
        name = "toll" if found["toll"] else "what"
        of = "killed" if name == "toll" else TOLLS.get(found[name].lower())
        return Fate(of, bisect_left(self._starts, found.start(name))) if of else None

    def _fate(self, amount: Amount, noun: int) -> Fate | None:
        people = self._people(noun)
        if not may_be_people(self._tree.lower(people)):
            return None
        fates = self._fates
        if fate := fates.of_noun(noun):
            return fate
        if self._is_part(amount, noun):
            return fates.on_noun(noun, people)
        by_syntax = fates.itself(noun) or fates.by_role(noun) or fates.on_noun(noun, people)
        return by_syntax or self._by_order(amount, noun)

    def _is_part(self, amount: Amount, noun: int) -> bool:
        """Whether these are some of others that were counted: "including two children", "three of them"."""
        start = amount.span.start
        if PARTS_OF_OTHERS.search(self._text, max(0, start - LONGEST_PART), start):
            return True
        if OF_THEM.match(self._text, amount.span.end):
            return True
        word = self._tree.words[noun]
        if word.dep != "conj" or word.head > noun:
            return False
        start = self._tree.words[self._tree.first[word.head]].start
        return bool(PARTS_OF_OTHERS.search(self._text, max(0, start - LONGEST_PART), start))

    def _by_order(self, amount: Amount, noun: int) -> Fate | None:
        """By the words before and after, where the syntax is read wrongly, as it is of headlines."""
        tree = self._tree
        before = bisect_left(self._starts, amount.span.start) - 1
        if before >= 0 and tree.words[before].tag[0] in "VN" and (fate := self._fates.by_verb(before, OBJECT)):
            return fate
        end = max(noun, bisect_left(self._starts, amount.span.end) - 1)
        for place in range(end + 1, min(end + 1 + FARTHEST_FILLED, len(tree.words))):
            if fate := self._fates.by_participle(place):
                return fate
            if tree.lower(place) not in FILLERS:
                return None
        return None
