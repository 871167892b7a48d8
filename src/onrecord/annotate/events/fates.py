"""What befell the people that a noun or a number stands for, read off the syntax round it."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.annotate.events.harms import OBJECT, OF, SELF, SUBJECT, Harms
from onrecord.annotate.tree import Tree

# "Left two officers dead", "are missing", "were found dead".
LINKING = frozenset(
    "leave leaves left leaving make makes made making am is are was were be been 's 're remain remains remained feared "
    "fear believed reported presumed confirmed declared found listed dead".split()
)
SMALL_CLAUSE = ("oprd", "acomp", "attr", "xcomp", "ccomp", "advcl", "amod", "acl", "dobj", "dep")
ROUND_VERB = ("prep", "xcomp", "oprd", "ccomp", "dobj", "prt", "advcl")
# "The lives of nine", "a total of 40 people": what befell them is told of the noun above.
TRANSPARENT = frozenset("total number group handful crew lives life half rest most majority party dozen".split())
COMPANY = frozenset(("along", "together"))


class Fate(NamedTuple):
    """What befell somebody ("killed", …), and the place of the word that says so."""

    of: str
    at: int


class Fates:
    """Reads in one article what befell whom."""

    def __init__(self, tree: Tree, lexicon: Harms) -> None:
        self._tree = tree
        self._lexicon = lexicon

    def of_noun(self, noun: int) -> Fate | None:
        """By a noun with "of": "the death of its three pilots"."""
        word = self._tree.words[noun]
        if word.dep != "pobj" or self._tree.lower(word.head) != "of":
            return None
        above = self._tree.words[word.head].head
        found = self._lexicon.find("noun", self._tree.lower(above), OF, ())
        return Fate(found, above) if found else None

    def itself(self, noun: int) -> Fate | None:
        """By the noun that is counted: "three deaths", "13 dead"."""
        tree = self._tree
        lower, tag = tree.lower(noun), tree.words[noun].tag
        if tag.startswith("N"):
            found = self._lexicon.find("noun", lower, SELF, self._beside(tree.words[noun].head))
        else:
            found = self._adjective(noun) if tag.startswith("J") or tag == "VBN" else None
        return Fate(found, noun) if found else None

    def by_role(self, noun: int, *, depth: int = 3) -> Fate | None:
        """By the word that the noun depends on."""
        tree = self._tree
        word = tree.words[noun]
        match word.dep:
            case "pobj":
                return self._after_preposition(word.head)
            case "conj" if tree.is_verb(word.head):  # "five were killed on Monday and six on Friday"
                return self.by_verb(word.head, OBJECT) or self.by_verb(word.head, SUBJECT)
            case "conj" | "appos" if depth:
                return self.by_role(word.head, depth=depth - 1)
            case "dobj" | "nsubjpass" | "oprd":
                return self._small_clause(word.head, noun) or self.by_verb(word.head, OBJECT)
            case "nsubj" | "nummod" | "npadvmod":
                return self._as_subject(word.head, noun)
        return None

    def on_noun(self, noun: int, people: int) -> Fate | None:
        """By participles and clauses on the noun: "the 12 sailors killed in …", "400 evacuated residents"."""
        tree = self._tree
        for child in (*tree.children[noun], *(tree.children[people] if people != noun else ())):
            word = tree.words[child]
            if word.dep in ("acl", "amod") and word.tag in ("VBN", "VBD", "JJ"):
                found = self._adjective(child)
                fate = Fate(found, child) if found else self.by_verb(child, OBJECT)
                if fate and not (fate.of == "killed" and word.dep == "amod" and child < noun):
                    return fate
            if word.dep == "relcl" and (fate := self._by_relative(child)):
                return fate
        return None

    def by_verb(self, verb: int, role: str) -> Fate | None:
        """By a verb whose object or subject it is; of "killed or wounded", nobody says how many of which."""
        found = self._lexicon.find("verb", self._tree.lower(verb), role, self._beside(verb))
        return Fate(found, verb) if found and not self._is_either(verb, found) else None

    def by_participle(self, place: int) -> Fate | None:
        """By a word that need not hang together with the number: "five hurt in bus crash"."""
        tree = self._tree
        if tree.child(place, ("dobj",)) is not None:
            return None
        if found := self._adjective(place):
            return Fate(found, place)
        passive = self.by_verb(place, OBJECT) if tree.words[place].tag in ("VBN", "VBD", "JJ", "NN") else None
        return passive or self.by_verb(place, SUBJECT)

    def _adjective(self, place: int) -> str | None:
        return self._lexicon.find("adjective", self._tree.lower(place), SUBJECT, ())

    def _by_relative(self, verb: int) -> Fate | None:
        """ "Who were killed", "who died", but not "whom they met"."""
        tree = self._tree
        passive = tree.child(verb, ("auxpass", "nsubjpass")) is not None
        if passive == (tree.child(verb, ("nsubj",)) is not None):
            return None
        return self.by_verb(verb, OBJECT if passive else SUBJECT)

    def _as_subject(self, head: int, noun: int) -> Fate | None:
        tree = self._tree
        tag = tree.words[head].tag
        if (tag[0] in "JN" or tag == "VBN") and (found := self._adjective(head)):
            return Fate(found, head)
        if fate := self._small_clause(head, noun) or self.by_verb(head, SUBJECT):
            return fate
        # Headlines leave out the auxiliary: "two killed in crash".
        bare = tag in ("VBN", "VBD") and not tree.each(head, ("dobj", "aux"))
        return self.by_verb(head, OBJECT) if bare else None

    def _small_clause(self, verb: int, noun: int) -> Fate | None:
        tree = self._tree
        if tree.lower(verb) not in LINKING:
            return None
        said = [child for child in tree.each(verb, SMALL_CLAUSE) if child > noun or tree.words[child].dep == "acomp"]
        among = [child for child in tree.each(verb, ("prep",)) if tree.lower(child) == "among"]
        said += [below for child in among for below in tree.each(child, ("pobj",))]
        return next((Fate(found, child) for child in said if (found := self._adjective(child))), None)

    def _is_either(self, verb: int, of: str) -> bool:
        tree = self._tree
        if not any(tree.lower(joint) == "or" for joint in tree.each(verb, ("cc",))):
            return False
        others = [
            self._lexicon.find("verb", tree.lower(other), OBJECT, self._beside(other))
            for other in tree.each(verb, ("conj",))
        ]
        return any(other and other != of for other in others)

    def _beside(self, verb: int) -> set[str]:
        """The words round a verb, its own form too, and those after its prepositions and objects."""
        tree = self._tree
        near = {tree.lower(verb)}
        for child in tree.children[verb]:
            near.add(tree.lower(child))
            if tree.words[child].dep in ROUND_VERB:
                near.update(tree.lower(below) for below in tree.children[child])
        return near

    def _after_preposition(self, preposition: int) -> Fate | None:
        tree = self._tree
        lower, above = tree.lower(preposition), tree.words[preposition].head
        if lower == "with" and tree.lower(preposition - 1) in COMPANY:  # "killed along with six of his men"
            while tree.words[above].dep in ("prep", "advmod"):
                above = tree.words[above].head
            return self.by_verb(above, OBJECT) or self.by_verb(above, SUBJECT)
        if lower == "of" and tree.lower(above) in TRANSPARENT:
            return self.by_role(above) or self.on_noun(above, above)
        return None
