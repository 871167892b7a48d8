"""Who does what to whom: actors and recipients of an event, read off the syntax."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.annotate.events.people import can_act
from onrecord.annotate.events.triggers import Trigger
from onrecord.annotate.inflect import verb_forms
from onrecord.annotate.tree import Tree
from onrecord.model import Mention, Span

SUBJECTS = ("nsubj", "csubj")
PASSIVE_SUBJECTS = ("nsubjpass",)
# Verbs that bring about the noun that is their object: who launches an attack attacks.
LIGHT_LEMMAS = (
    "announce attend begin carry commit conduct continue coordinate declare do draw enter express face give have hold "
    "impose issue join launch lead lend make mount offer open order organise organize pay perform plan provide reach "
    "resume send sign stage start suffer take undertake voice wage"
)
LIGHT = frozenset(form for lemma in LIGHT_LEMMAS.split() for form in verb_forms(lemma))
UNDERGO = frozenset(form for lemma in ("face", "draw", "suffer") for form in verb_forms(lemma))
# After these prepositions stand those whom it is done to.
TO_WHOM = (
    "with",
    "against",
    "at",
    "on",
    "to",
    "upon",
    "for",
    "from",
    "into",
    "towards",
    "toward",
    "over",
    "between",
    "among",
)
BY_WHOM = ("by", "from")
AFTER_ANY = frozenset((*TO_WHOM, "of", "by"))
AFTER_DEED = AFTER_ANY - {"on", "against", "at", "into", "upon"}
BEFORE_NOUN = ("amod", "compound", "nmod")
# "Withdrawal from", "a request from": not by whom.
FROM_WHOM = frozenset(("RETREAT", "SANCTION", "COERCE"))
# What these are done to need not be able to act.
TO_THINGS = frozenset(("ACCUSE", "REJECT", "SUPPORT", "ASSAULT", "COERCE", "CASUALTY", "PROTEST"))
ON = ("on", "against")
# Of whom: the actor of these, the recipient of all others.
OF_IS_ACTOR = frozenset("withdraw resign disarm demo strike riot visit".split())
CUT_OFF = frozenset("relcl acl appos cc conj punct advcl parataxis prep".split())
KEPT_PREPOSITIONS = ("of",)
RELATIVE = frozenset("who which that whom whose".split())
EMPTY = frozenset("it there what this that".split())
# From a verb without a subject, up to the word that may have it.
UP_TO_SUBJECT = frozenset("conj xcomp advcl pcomp ccomp prep dep acl acomp oprd".split())
# "A round of talks" is talks.
PORTIONS = frozenset("round series wave string spate number campaign set".split())
# Events that nobody brings about.
NOBODYS = frozenset(("CASUALTY", "DISASTER"))
ACTOR_TYPES = frozenset("PERSON ORG GPE NORP".split())
TIME_TYPES = frozenset(("DATE", "TIME"))
# Of what is condemned or praised, those who did it count, not those to whom it was done.
OF_DOERS = frozenset(("ACCUSE", "SUPPORT", "REJECT"))


@dataclass(slots=True)
class Roles:
    """The places of the head words of actors and recipients."""

    actors: list[int] = field(default_factory=list)
    recipients: list[int] = field(default_factory=list)


class Cast:
    """Finds the roles of events in one article."""

    def __init__(self, tree: Tree, names: tuple[Mention, ...]) -> None:
        self._tree = tree
        self._named: set[int] = set()  # in the name of an actor
        self._acting: set[int] = set()  # of those, the ones whose name before a noun is that of who does it
        self._dated: set[int] = set()  # in a time or a number
        starts = [word.start for word in tree.words]
        for name in names:
            places = range(bisect_left(starts, name.span.start), bisect_left(starts, name.span.end))
            if name.type in ACTOR_TYPES:
                self._named.update(places)
                if name.type != "GPE" or name.text.replace(".", "").isupper():
                    self._acting.update(places)
            elif name.type in TIME_TYPES:
                self._dated.update(places)

    def of(self, place: int, trigger: Trigger) -> Roles:
        """Who does it, and to whom."""
        verb = self._tree.words[place].tag[0] == "V"
        roles = self._verb(place, trigger) if verb else self._noun(place, trigger)
        roles.actors = [head for head in roles.actors if self._may_act(head)]
        roles.recipients = [head for head in roles.recipients if head not in roles.actors]
        return roles

    def spans(self, heads: list[int]) -> tuple[Span, ...]:
        """The phrases of these words; those joined by "and" each by itself."""
        found = {span for head in heads for joined in self._joined(head) for span in self._phrase(joined)}
        return tuple(sorted(found))

    # --- verbs

    def _verb(self, verb: int, trigger: Trigger) -> Roles:
        tree = self._tree
        word = tree.words[verb]
        roles = Roles()
        passive = (
            tree.child(verb, ("auxpass", *PASSIVE_SUBJECTS)) is not None
            or (word.dep == "acl" and word.tag in ("VBN", "VBD"))
            or self._is_done_to_subject(verb)
        )
        if passive:
            roles.recipients += self._passive_subject(verb)
            roles.actors += [below for agent in tree.each(verb, ("agent", "prep")) if tree.lower(agent) == "by"
                             for below in tree.each(agent, ("pobj",))]  # fmt: skip
        else:
            roles.actors += self._subject(verb)
        if passive and self._sends_own(trigger):
            roles.actors, roles.recipients = roles.actors or roles.recipients, []
        if not roles.recipients:
            roles.recipients += self._objects(verb, trigger)
        if trigger.type == "CASUALTY" and not roles.recipients:
            roles.actors, roles.recipients = [], roles.actors  # who dies does nothing
        return roles

    def _is_done_to_subject(self, verb: int) -> bool:
        """Of "asked if she would appeal, Venn replied": who was asked is Venn."""
        word = self._tree.words[verb]
        return word.dep == "advcl" and word.tag == "VBN" and self._tree.child(verb, ("aux", *SUBJECTS)) is None

    def _passive_subject(self, verb: int) -> list[int]:
        tree = self._tree
        subject = tree.child(verb, PASSIVE_SUBJECTS)
        if subject is not None:
            return self._resolved(subject, verb)
        word = tree.words[verb]
        if word.dep in ("acl", "relcl"):
            return [word.head]
        if self._is_done_to_subject(verb):
            return self._subject(word.head)
        if word.dep == "conj" and tree.is_verb(word.head):
            return self._passive_subject(word.head) or self._subject(word.head)
        return []

    def _subject(self, verb: int, *, depth: int = 4) -> list[int]:
        """The subject of a verb, looked for above it where it has none of its own."""
        tree = self._tree
        if subjects := tree.each(verb, SUBJECTS):
            # Of two, the parser took a dateline for the other: "TARN -- The mayor said".
            before = [subject for subject in subjects if subject < verb]
            return self._resolved(max(before, default=subjects[0]), verb)
        word = tree.words[verb]
        head = word.head
        if head == verb or not depth:
            return []
        if word.dep == "acl" and word.tag == "VBG":
            # "They put out a report accusing …": the report is theirs.
            return [head] if self._may_act(head) else self._noun_owner(head)
        if word.dep == "relcl":
            return [head]
        if word.dep == "xcomp" and (told := tree.child(head, ("dobj",))) is not None and told < verb:
            return [told]
        if word.dep in UP_TO_SUBJECT:
            passive = tree.child(head, PASSIVE_SUBJECTS)
            if passive is not None and word.dep != "advcl":
                return self._resolved(passive, head)
            if word.dep == "acl" and not tree.is_verb(head):
                return self._noun_owner(head)
            return self._subject(head, depth=depth - 1)
        return []

    def _noun_owner(self, noun: int) -> list[int]:
        """Whose plan, whose agreement to …"""
        owner = self._tree.child(noun, ("poss",))
        if owner is not None:
            return [owner]
        word = self._tree.words[noun]
        return self._subject(word.head) if word.dep == "dobj" else []

    def _resolved(self, subject: int, verb: int) -> list[int]:
        """The subject, or what a relative pronoun stands for; "it" and "there" are nobody."""
        lower = self._tree.lower(subject)
        if self._tree.words[verb].dep == "relcl" and lower in RELATIVE:
            return [self._tree.words[verb].head]
        return [] if lower in EMPTY and not (lower == "it" and self._tree.words[subject].dep == "nsubj") else [subject]

    def _objects(self, verb: int, trigger: Trigger) -> list[int]:
        tree = self._tree
        if self._sends_own(trigger):
            return list(self._after_prepositions(verb))
        direct = [self._relative(child, verb) for child in tree.each(verb, ("dobj", "dative"))]
        direct = [below for child in direct for below in self._after(child)]
        direct = [child for child in direct if not self._makes(child, trigger)]
        named = [found for child in direct for found in self._actor_in(child, trigger)]
        if named:
            return named
        told = [below for child in tree.each(verb, ("ccomp", "xcomp")) for below in tree.each(child, ("nsubj",))
                if any(tree.lower(aux) == "to" for aux in tree.each(child, ("aux",)))]  # fmt: skip
        if told:
            return told
        after = list(self._after_prepositions(verb))
        after = [found for head in after for found in self._actor_in(head, trigger)]
        if trigger.type not in TO_THINGS and trigger.mode != "visit":
            direct = []
        return after or direct or (self._object_of_clause(verb) if trigger.type == "REQUEST" else [])

    def _sends_own(self, trigger: Trigger) -> bool:
        """Whether the object is the actor's own: troops that are sent or withdrawn."""
        return trigger.type == "MOBILIZE" or trigger.mode == "withdraw"

    def _makes(self, child: int, trigger: Trigger) -> bool:
        """Whether the object is what makes the verb this event: the bombs that are detonated suffer nothing."""
        lower = self._tree.lower(child)
        acts = child in self._named or can_act(lower, plural=self._tree.words[child].tag == "NNS")
        return lower in trigger.beside and not acts and self._actor_in(child, trigger) in ([], [child])

    def _relative(self, child: int, verb: int) -> int:
        """The noun that "whom" stands for in "whom they killed"."""
        stands = self._tree.words[verb].dep == "relcl" and self._tree.lower(child) in RELATIVE
        return self._tree.words[verb].head if stands else child

    def _after(self, child: int) -> list[int]:
        """The object; after "to" of a dative, what stands there."""
        below = self._tree.each(child, ("pobj",))
        return below if self._tree.words[child].tag in ("IN", "TO") and below else [child]

    def _after_prepositions(self, place: int) -> Iterator[int]:
        for preposition in self._tree.each(place, ("prep",)):
            if self._tree.lower(preposition) in TO_WHOM:
                yield from self._tree.each(preposition, ("pobj",))

    def _object_of_clause(self, verb: int) -> list[int]:
        """Of "demanded that Russia leave": Russia."""
        tree = self._tree
        for clause in tree.each(verb, ("ccomp",)):
            subject = tree.child(clause, ("nsubj", "nsubjpass"))
            if subject is not None and subject > verb and self._is_actor(subject):
                return [subject]
        return []

    # --- nouns

    def _noun(self, noun: int, trigger: Trigger) -> Roles:
        tree = self._tree
        roles = Roles()
        for child in tree.children[noun]:
            dep, lower = tree.words[child].dep, tree.lower(child)
            if dep == "poss" and (self._is_actor(child) or tree.words[child].tag in ("PRP$", "NNP")):
                (roles.recipients if trigger.type == "CASUALTY" else roles.actors).append(child)
            elif dep in ("amod", "compound", "nmod") and trigger.type not in NOBODYS and self._acts_before(child):
                roles.actors.append(child)
            elif dep in ("prep", "agent"):
                self._preposition(roles, lower, tree.each(child, ("pobj",)), trigger)
        whole = tree.words[self._whole(noun)]
        if whole.dep in ("dobj", "nsubjpass") and tree.lower(whole.head) in LIGHT:
            self._of_light_verb(roles, whole.head, trigger)
        return roles

    def _whole(self, noun: int) -> int:
        """What the noun is a portion of: of "a round of talks", the round."""
        words = self._tree.words
        if words[noun].dep != "pobj" or words[words[noun].head].text != "of":
            return noun
        above = words[words[noun].head].head
        return above if words[above].text.lower() in PORTIONS else noun

    def _preposition(self, roles: Roles, lower: str, heads: list[int], trigger: Trigger) -> None:
        if lower in BY_WHOM and not (lower == "from" and trigger.type in FROM_WHOM):
            roles.actors += heads
        elif lower == "of":
            (roles.actors if trigger.mode in OF_IS_ACTOR else roles.recipients).extend(heads)
        elif lower == "between" and heads:
            roles.actors.append(heads[0])
        elif lower in TO_WHOM:
            roles.recipients += [
                head for head in heads if self._is_actor(head) or (lower in ON and head not in self._dated)
            ]

    def _of_light_verb(self, roles: Roles, verb: int, trigger: Trigger) -> None:
        made = self._verb(verb, trigger)
        if self._tree.lower(verb) in UNDERGO:
            roles.recipients += made.actors
            return
        owned = all(self._tree.words[head].tag == "PRP$" for head in roles.actors)
        if owned and made.actors:  # "began their assault": who they are is told before
            roles.actors = made.actors
        if not roles.recipients:
            roles.recipients += [head for head in self._after_prepositions(verb) if self._is_actor(head)]

    # --- who can act

    def _is_actor(self, head: int) -> bool:
        if head in self._dated:
            return False
        tag = self._tree.words[head].tag
        named = head in self._named or not self._named.isdisjoint(self._tree.each(head, BEFORE_NOUN))
        return named or tag in ("PRP", "NNP", "NNPS") or can_act(self._tree.lower(head), plural=tag == "NNS")

    def _acts_before(self, child: int) -> bool:
        """Whether a word before the noun says who does it: a "US strike", a "rebel attack"."""
        tree = self._tree
        return child in self._acting or (tree.words[child].dep == "compound" and can_act(tree.lower(child)))

    def _may_act(self, head: int) -> bool:
        """Whether it can act, or stands for somebody who does: a name, "US assets", "his", "three of them"."""
        return self._is_actor(head) or (self._tree.words[head].tag not in ("NN", "NNS") and head not in self._dated)

    def _actor_in(self, head: int, trigger: Trigger) -> list[int]:
        """The phrase's head if it can act, else the one whose it is or to whom it goes: of "Iran's plan", Iran."""
        if self._is_actor(head):
            return [head]
        tree = self._tree
        inside = [child for child in tree.each(head, ("poss",)) if self._is_actor(child)]
        prepositions = AFTER_DEED if trigger.type in OF_DOERS else AFTER_ANY
        for preposition in tree.each(head, ("prep",)):
            if tree.lower(preposition) in prepositions:
                inside += [below for below in tree.each(preposition, ("pobj",)) if self._is_actor(below)]
        return inside

    # --- phrases

    def _joined(self, head: int) -> list[int]:
        found = [head]
        for other in self._tree.each(head, ("conj",)):
            if not self._tree.is_verb(other):
                found += self._joined(other)
        return found

    def _phrase(self, head: int) -> tuple[Span, ...]:
        """The noun with what comes before it, and "of …": no clauses, no "and"."""
        tree = self._tree
        kept = {head, *self._name_after(head)}
        todo = [child for child in tree.children[head] if self._belongs(child)]
        while todo:
            place = todo.pop()
            kept.add(place)
            todo += [child for child in tree.children[place] if tree.words[child].dep not in ("relcl", "acl", "punct")]
        possessive = [place for place in kept if tree.words[place].tag == "POS" and place > head]
        bracket = min(
            (p for p in tree.phrase(head) if p > head and tree.words[p].tag == "-LRB-"), default=len(tree.words)
        )
        run = sorted(place for place in kept.difference(possessive) if place < bracket)
        return tree.spans(range(run[0], run[-1] + 1)) if run else ()

    def _name_after(self, title: int) -> list[int]:
        """The name right after a title, where the parser took it for an apposition: "Secretary-General Orla Venn"."""
        tree = self._tree
        return [name for name in tree.each(title, ("appos",)) if name in self._named and tree.first[name] == title + 1]

    def _belongs(self, child: int) -> bool:
        word = self._tree.words[child]
        if word.dep == "prep":
            return word.text.lower() in KEPT_PREPOSITIONS
        return word.dep not in CUT_OFF and word.dep != "case"
