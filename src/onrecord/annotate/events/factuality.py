"""How far what happens is said to have happened, -3…3: read down the syntax from the head of the sentence.

In the manner of Lotan, Stern and Dagan, "TruthTeller: annotating predicate truth", NAACL 2013, and of Stanovsky et al.,
"Integrating deep linguistic features in factuality prediction over unified datasets", ACL 2017, but in degrees. What
somebody says counts as they have it: below "said", words stand for themselves.
"""

from __future__ import annotations

from onrecord.annotate.events.clauses import own_part
from onrecord.annotate.events.embedders import Embedders, Signature
from onrecord.annotate.tree import Tree

CERTAIN = 3.0

PARTS = {"N": "noun", "J": "adjective"}
# Of a complement of words that the lexicon does not know.
UNKNOWN = {
    "that": Signature(0.9, 0.3),
    "to": Signature(0.6, -0.5),
    "ing": Signature(0.9, -0.3),
    "noun": Signature(0.9, 0.4),
}
# "Has to leave", "is to leave", "is going to leave".
AUXILIARY_LIKE = {
    **dict.fromkeys(("have", "has", "had", "'ve", "'d"), Signature(0.5, -0.3)),
    **dict.fromkeys(("be", "is", "was", "are", "were", "'s", "'re"), Signature(0.6, -0.5)),
    **dict.fromkeys(("going", "gon"), Signature(0.6, -0.7)),
}
INFINITIVE_ON_NOUN = Signature(0.4, -0.3)

NO_SUBJECTS = frozenset(("nsubj", "nsubjpass", "dobj"))
CONDITIONS = frozenset("if unless whether lest assuming provided".split())
NOT_YET = frozenset("until before once till".split())
CONDITION = 0.25
NOT_YET_PART = 0.8
PURPOSE = 0.55
QUESTION = 0.2
COMMAND = 0.4

# How much holds after a preposition that no row of the lexicon is for: of a deed ("of going"), of a noun ("of war").
AFTER = {
    "without": (-0.4, -0.3), "instead": (-0.8, -0.5), "before": (0.8, 0.8), "until": (0.8, 0.8), "of": (0.55, 0.85),
    "for": (0.7, 0.65), "from": (0.4, 0.9), "against": (0.3, 0.6), "to": (0.6, 0.8), "about": (0.5, 0.75),
    "in": (0.8, 0.9), "on": (0.7, 0.9), "despite": (1.0, 1.0), "after": (1.0, 1.0), "since": (1.0, 1.0),
    "during": (1.0, 1.0), "by": (0.9, 0.95), "over": (0.8, 0.9),
}  # fmt: skip
AFTER_OTHERS = (0.8, 0.9)
# Where and when something happens does not hang on whether something else does.
SETTINGS = frozenset("in on at during after since despite before until by near amid".split())


class Factuality:
    """The factuality of one article's words; each is worked out once."""

    def __init__(self, tree: Tree, lexicon: Embedders) -> None:
        self._tree = tree
        self._lexicon = lexicon
        self._held: dict[int, float] = {}

    def of(self, place: int) -> float:
        """The factuality of the event at this word."""
        return round(CERTAIN * self._holds(place), 1)

    def _holds(self, place: int) -> float:
        """How much of this word holds, -1…1."""
        if place not in self._held:
            self._held[place] = 0.0  # for a parse that runs in a circle
            own = own_part(self._tree, place)
            self._held[place] = own * (abs(self._context_of_none(place)) if own < 0 else self._context(place))
        return self._held[place]

    def _context_of_none(self, place: int) -> float:
        """What is above a word that does not hold: of "no attack came", not "came", which says the same "no" again."""
        word = self._tree.words[place]
        return self._context(word.head if word.dep in NO_SUBJECTS else place)

    def _context(self, place: int) -> float:
        """What the words above leave of this one."""
        word = self._tree.words[place]
        head = word.head
        if head == place:
            return self._sentence(place)
        match word.dep:
            case "conj":
                return self._context(head)
            case "ccomp" | "xcomp" | "csubj" | "csubjpass":
                return self._clause(place, head)
            case "pcomp" | "pobj":
                return self._after_preposition(place, head)
            case "advcl":
                return self._adverbial(place, head)
            case "acl":
                return self._on_noun(place, head)
            case "dobj" | "nsubjpass" | "dative":
                return self._below(head, "noun")
            case "acomp" | "oprd" | "attr":
                return abs(self._context(head))
            case "relcl" | "nsubj" | "amod" | "compound" | "nmod" | "poss" | "appos" | "advmod":
                return self._beside(place, head)
        return 1.0

    def _sentence(self, place: int) -> float:
        tree = self._tree
        if tree.lower(tree.last[place]) == "?":
            return QUESTION
        commands = tree.words[place].tag == "VB" and not tree.each(place, ("nsubj", "nsubjpass", "aux"))
        return COMMAND if commands else 1.0

    def _clause(self, place: int, head: int) -> float:
        if self._marks(place) & CONDITIONS:
            return CONDITION
        return self._below(head, self._kind(place))

    def _kind(self, place: int) -> str:
        """What kind of complement a clause is."""
        tree = self._tree
        tag = tree.words[place].tag
        if self._is_infinitive(place) or (tag == "VB" and not tree.each(place, ("aux",))):
            return "to"  # "let them go" too
        bare = not tree.each(place, ("mark", "nsubj", "nsubjpass", "aux"))
        return "ing" if tag == "VBG" and (bare or tree.words[place].dep == "xcomp") else "that"

    def _is_infinitive(self, place: int) -> bool:
        return any(self._tree.lower(aux) == "to" for aux in self._tree.each(place, ("aux",)))

    def _marks(self, place: int) -> set[str]:
        return {self._tree.lower(mark) for mark in self._tree.each(place, ("mark", "advmod"))}

    def _below(self, head: int, kind: str) -> float:
        """What holds of a complement of `head`."""
        return self._signature(head, kind).below(self._holds(head))

    def _signature(self, head: int, kind: str) -> Signature:
        form, tag = self._tree.lower(head), self._tree.words[head].tag
        found = self._lexicon.get(PARTS.get(tag[0], "verb"), kind, form)
        if found is None and tag == "VBN":
            found = self._lexicon.get("adjective", kind, form)
        if found is None and kind == "to":
            found = AUXILIARY_LIKE.get(form)
        return found or UNKNOWN[kind]

    def _after_preposition(self, place: int, preposition: int) -> float:
        tree = self._tree
        clause = tree.words[place].dep == "pcomp"
        lower, head = tree.lower(preposition), tree.words[preposition].head
        if clause and lower == "from":
            found = self._lexicon.get("verb", "ing", tree.lower(head))
            return found.below(self._holds(head)) if found and found.affirmed < 0 else AFTER["from"][0]
        part = PARTS.get(tree.words[head].tag[0], "verb")
        found = None if lower in SETTINGS else self._lexicon.get(part, "noun", tree.lower(head))
        if found:
            return found.below(self._holds(head))
        return AFTER.get(lower, AFTER_OTHERS)[0 if clause else 1]

    def _adverbial(self, place: int, head: int) -> float:
        marks = self._marks(place)
        if marks & CONDITIONS or self._tree.lower(place) in CONDITIONS:
            return CONDITION
        if self._is_infinitive(place):
            return PURPOSE if self._holds(head) > 0 else PURPOSE / 2
        if marks & NOT_YET:
            return NOT_YET_PART
        held = self._holds(head)
        if self._tree.words[place].tag in ("VBG", "VBN") and not marks:
            return max(0.3, held)
        return max(0.75, held)

    def _on_noun(self, place: int, head: int) -> float:
        """A participle, an infinitive or a that-clause that hangs on a noun."""
        if self._is_infinitive(place):
            found = self._lexicon.get("noun", "to", self._tree.lower(head)) or INFINITIVE_ON_NOUN
            return found.below(self._holds(head))
        if self._tree.each(place, ("mark",)):
            return self._below(head, "that")
        return self._beside(place, head)

    def _beside(self, place: int, head: int) -> float:
        """What stands beside a word that may itself not hold."""
        return max(0.3, (2 + self._holds(head)) / 3)
