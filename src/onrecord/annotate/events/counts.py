"""How many people were killed, wounded, detained, displaced, abducted or are missing, as the words give it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.annotate.events.harms import OBJECT, OF, SELF, SUBJECT, Harms
from onrecord.annotate.events.numbers import Amount, amounts_in
from onrecord.annotate.events.people import is_person, may_be_people
from onrecord.annotate.tree import Tree
from onrecord.model import Count

ON_NOUN = frozenset("nummod quantmod det amod compound nmod predet advmod".split())
SMALL_CLAUSE = ("oprd", "acomp", "attr", "xcomp", "ccomp", "advcl", "amod", "acl", "dobj", "dep")
# "A total of 40 people", "the lives of nine": the people stand below.
TRANSPARENT = frozenset("total number group handful crew lives life half rest most majority party dozen".split())
NOT_ONE = frozenset("number group total handful third majority few dozen series quarter lot couple hundred".split())
ONE = frozenset(("a", "an", "A", "An", "another", "Another"))
ONE_ALONE = frozenset(("another", "Another"))
# Between those it befell and the word for it: "(13) people were feared dead".
FILLERS = frozenset(
    "are is was were be been being have has had feared reported confirmed believed still remain remained also others "
    "other people men women more were and seriously badly slightly lightly critically dead".split()
)
# In words.
FARTHEST_FILLED = 4
PARTS_OF_OTHERS = re.compile(
    r"(?:\bincluding|\bamong (?:them|whom|those|the dead)(?: were| was)?|\bof (?:the|its|his|their|her|all)|\bout of(?: the)?)"
    r"\s+(?:(?:the|at least|about|some|nearly)\s+)?$",
    re.I,
)
OF_THEM = re.compile(r"\s+of\s+(?:them|whom|these|those)\b|\s+(?:\w+ly)\s*(?:[,;.]|when\b|$)", re.I)
TOLL = re.compile(
    r"\b(?:(?P<toll>(?:death )?toll)|number of (?:the |people )?(?P<what>dead|deaths|killed|fatalities|victims|injured|wounded"
    r"|missing|displaced|detained|arrests|casualties))\b[^.;:]{0,45}?\b(?:to|at|reached|reaches|passed|topped|exceeded)\s+$",
    re.I,
)
TOLLS = {
    "dead": "killed", "deaths": "killed", "killed": "killed", "fatalities": "killed", "victims": "killed",
    "injured": "wounded", "wounded": "wounded", "missing": "missing", "displaced": "displaced",
    "detained": "detained", "arrests": "detained",
}  # fmt: skip
LONGEST_BEFORE = 90


@dataclass(frozen=True, slots=True)
class Counted:
    """A count, and the places of the word that says what befell them and of the noun that says who they are."""

    count: Count
    at: int
    whom: int


class Counter:
    """Counts in one article, by its words and their syntax."""

    def __init__(self, text: str, tree: Tree, lexicon: Harms) -> None:
        self._text = text
        self._tree = tree
        self._lexicon = lexicon
        self._starts = [word.start for word in tree.words]

    def all(self) -> list[Counted]:
        """Every count of the article, in order."""
        found = [counted for amount in self._amounts() if (counted := self._counted(amount))]
        return sorted(found, key=lambda counted: counted.count.span)

    def _amounts(self) -> Iterator[Amount]:
        yield from amounts_in(self._text)
        for word in self._tree.words:
            if word.text in ONE and (self._is_one(word.head) if word.dep == "det" else word.text in ONE_ALONE):
                yield Amount(word.span, 1, 1, 1)

    def _is_one(self, noun: int) -> bool:
        ordinal = any(
            self._tree.words[child].tag == "JJ" and re.match(r"(?:\w*th|first|second|third)$", self._tree.lower(child))
            for child in self._tree.each(noun, ("amod",))
        )
        lower = self._tree.lower(noun)
        return self._tree.words[noun].tag == "NN" and lower not in NOT_ONE and is_person(lower) and not ordinal

    def _counted(self, amount: Amount) -> Counted | None:
        last = bisect_left(self._starts, amount.span.end) - 1
        if last < 0 or self._tree.words[last].end > amount.span.end:
            return None
        said = self._toll(amount) or self._befell(amount, last)
        if said is None:
            return None
        of, at = said
        return Counted(Count(amount.span, amount.value, amount.low, amount.high, of), at, self._noun(last))

    def _toll(self, amount: Amount) -> tuple[str, int] | None:
        start = amount.span.start
        found = TOLL.search(self._text, max(0, start - LONGEST_BEFORE), start)
        if not found:
            return None
        of = "killed" if found["toll"] else TOLLS.get(found["what"].lower())
        return (of, bisect_left(self._starts, found.start("toll" if found["toll"] else "what"))) if of else None

    def _befell(self, amount: Amount, last: int) -> tuple[str, int] | None:
        noun = self._noun(last)
        if not may_be_people(self._tree.lower(self._people(noun))):
            return None
        if found := self._of_noun(noun):
            return found
        whole = not self._is_part(amount, noun)
        if whole and (found := self._near(noun) or self._by_role(noun)):
            return found
        if found := self._on_noun(noun):
            return found
        return self._by_order(amount, noun) if whole else None

    def _noun(self, last: int) -> int:
        """The noun that a number counts, or the number itself where it stands for one."""
        words = self._tree.words
        if last + 1 < len(words) and words[last + 1].text == "of":
            return last
        noun = last
        while words[noun].dep in ON_NOUN and noun < words[noun].head <= last + 6 and words[words[noun].head].tag[0] in "NJCVD":
            if words[words[noun].head].tag[0] == "V" and words[noun].dep != "nummod":
                break
            noun = words[noun].head
        return noun

    def _people(self, noun: int) -> int:
        """Who is counted: of "two of his men", the men."""
        of = next((prep for prep in self._tree.each(noun, ("prep",)) if self._tree.lower(prep) == "of"), None)
        below = self._tree.child(of, ("pobj",)) if of is not None else None
        return noun if below is None else below

    def _is_part(self, amount: Amount, noun: int) -> bool:
        """Whether these are some of others that were counted: "including two children", "three of them"."""
        start = amount.span.start
        if PARTS_OF_OTHERS.search(self._text, max(0, start - LONGEST_BEFORE), start):
            return True
        if OF_THEM.match(self._text, amount.span.end):
            return True
        word = self._tree.words[noun]
        if word.dep == "conj" and word.head < noun:
            before = self._tree.words[self._tree.first[word.head]].start
            return bool(PARTS_OF_OTHERS.search(self._text, max(0, before - 30), before))
        return False

    # --- by syntax

    def _near(self, noun: int) -> tuple[str, int] | None:
        """What the noun itself says: "three deaths", "13 dead"."""
        tree = self._tree
        tag = tree.words[noun].tag
        if tag[0] == "N":
            found = self._lexicon.find("noun", tree.lower(noun), SELF, self._beside(tree.words[noun].head))
        elif tag[0] == "J" or tag == "VBN":
            found = self._lexicon.find("adjective", tree.lower(noun), SUBJECT, ())
        else:
            found = None
        return (found, noun) if found else None

    def _by_role(self, noun: int, *, depth: int = 3) -> tuple[str, int] | None:
        """What the word says that the noun depends on."""
        tree = self._tree
        word = tree.words[noun]
        head = word.head
        if word.dep == "pobj":
            return self._after_preposition(head)
        if word.dep == "conj" and tree.is_verb(head):
            return self._verb(head, OBJECT) or self._verb(head, SUBJECT)  # "five were killed on Monday and six on Friday"
        if word.dep in ("conj", "appos") and depth:
            return self._by_role(head, depth=depth - 1)
        if word.dep in ("dobj", "nsubjpass", "oprd"):
            return self._small_clause(head, noun) or self._verb(head, OBJECT)
        if word.dep in ("nsubj", "nummod", "npadvmod"):
            return self._as_subject(head, noun)
        return None

    def _of_noun(self, noun: int) -> tuple[str, int] | None:
        """ "The death of its three pilots": here "of its three" makes no part of others."""
        word = self._tree.words[noun]
        if word.dep != "pobj" or self._tree.lower(word.head) != "of":
            return None
        above = self._tree.words[word.head].head
        found = self._lexicon.find("noun", self._tree.lower(above), OF, ())
        return (found, above) if found else None

    def _as_subject(self, verb: int, noun: int) -> tuple[str, int] | None:
        tree = self._tree
        if tree.words[verb].tag[0] in "JN" or tree.words[verb].tag == "VBN":
            found = self._lexicon.find("adjective", tree.lower(verb), SUBJECT, ())
            if found:
                return found, verb
        bare = tree.words[verb].tag in ("VBN", "VBD") and tree.child(verb, ("dobj",)) is None and tree.child(verb, ("aux",)) is None
        return (
            self._small_clause(verb, noun) or self._verb(verb, SUBJECT) or (self._verb(verb, OBJECT) if bare else None)
        )

    def _small_clause(self, verb: int, noun: int) -> tuple[str, int] | None:
        """ "Left two officers dead", "five are missing", "are feared dead"."""
        tree = self._tree
        if tree.lower(verb) in LINKING:
            for child in tree.each(verb, SMALL_CLAUSE):
                if child > noun or tree.words[child].dep == "acomp":
                    found = self._lexicon.find("adjective", tree.lower(child), SUBJECT, ())
                    if found:
                        return found, child
            for among in tree.each(verb, ("prep",)):
                for child in tree.each(among, ("pobj",)) if tree.lower(among) == "among" else ():
                    if found := self._lexicon.find("adjective", tree.lower(child), SUBJECT, ()):
                        return found, child
        return None

    def _verb(self, verb: int, role: str) -> tuple[str, int] | None:
        found = self._lexicon.find("verb", self._tree.lower(verb), role, self._beside(verb))
        if found and self._is_either(verb, found):
            return None
        return (found, verb) if found else None

    def _is_either(self, verb: int, of: str) -> bool:
        """ "Killed or wounded": nobody says how many of which."""
        tree = self._tree
        for other in tree.each(verb, ("conj",)):
            joined = any(tree.lower(cc) == "or" for cc in tree.each(verb, ("cc",)))
            if joined and (self._verb_of(other) or of) != of:
                return True
        return False

    def _verb_of(self, verb: int) -> str | None:
        return self._lexicon.find("verb", self._tree.lower(verb), OBJECT, self._beside(verb))

    def _beside(self, verb: int) -> set[str]:
        """The words round a verb, and those after its prepositions."""
        tree = self._tree
        near = {tree.lower(child) for child in tree.children[verb]}
        for child in tree.children[verb]:
            if tree.words[child].dep in ("prep", "xcomp", "oprd", "ccomp", "dobj", "prt", "advcl"):
                near.update(tree.lower(below) for below in tree.children[child])
        return near | {tree.lower(verb)}

    def _after_preposition(self, preposition: int) -> tuple[str, int] | None:
        tree = self._tree
        above = tree.words[preposition].head
        if tree.lower(preposition) == "with" and tree.lower(preposition - 1) in ("along", "together"):
            while tree.words[above].dep in ("prep", "advmod"):
                above = tree.words[above].head
            return self._verb(above, OBJECT) or self._verb(above, SUBJECT)
        if tree.lower(preposition) == "of" and tree.lower(above) in TRANSPARENT:
            return self._by_role(above) or self._on_noun(above)
        return None

    def _on_noun(self, noun: int) -> tuple[str, int] | None:
        """What participles and clauses on the noun say: "the 12 sailors killed in …", "400 evacuated residents"."""
        tree = self._tree
        people = self._people(noun)
        for child in (*tree.children[noun], *(tree.children[people] if people != noun else ())):
            word = tree.words[child]
            if word.dep in ("acl", "amod") and word.tag in ("VBN", "VBD", "JJ"):
                found = self._lexicon.find("adjective", tree.lower(child), SUBJECT, ())
                said = (found, child) if found else self._verb(child, OBJECT)
                if said and not (said[0] == "killed" and word.dep == "amod" and child < noun):
                    return said
            if word.dep == "relcl":
                role = OBJECT if tree.child(child, ("auxpass", "nsubjpass")) is not None else SUBJECT
                if (tree.child(child, ("nsubj",)) is None) == (role == OBJECT) and (said := self._verb(child, role)):
                    return said
        return None

    # --- by order, where the syntax is read wrongly, as it is of headlines

    def _by_order(self, amount: Amount, noun: int) -> tuple[str, int] | None:
        tree = self._tree
        first = bisect_left(self._starts, amount.span.start)
        if first and tree.words[first - 1].tag[0] in "VN" and (found := self._verb(first - 1, OBJECT)):
            return found
        end = max(noun, bisect_left(self._starts, amount.span.end) - 1)
        for place in range(end + 1, min(end + 1 + FARTHEST_FILLED, len(tree.words))):
            lower = tree.lower(place)
            if found := self._participle(place) or self._lexicon.find("verb", lower, SUBJECT, self._beside(place)):
                return found, place
            if lower not in FILLERS:
                return None
        return None

    def _participle(self, place: int) -> str | None:
        tree = self._tree
        if tree.child(place, ("dobj",)) is not None or not tree.lower(place).endswith(("ed", "t", "d", "ing", "less")):
            return None
        found = self._lexicon.find("adjective", tree.lower(place), SUBJECT, ())
        return found or (self._verb_of(place) if tree.words[place].tag in ("VBN", "VBD", "JJ", "NN") else None)


LINKING = frozenset(
    "leave leaves left leaving make makes made making am is are was were be been 's 're remain remains remained feared fear "
    "believed reported presumed confirmed declared found listed dead".split()
)


def counts_in(text: str, tree: Tree, lexicon: Harms) -> list[Counted]:
    """Every count of people in a text, in its order."""
    return Counter(text, tree, lexicon).all()
