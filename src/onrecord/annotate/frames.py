"""The constructions by which news attributes words, read off the syntax: who, by which cue, what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.annotate.tree import Tree

SUBJECTS = ("nsubj", "csubj")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
PREPOSITIONS = ("prep", "agent", "dative")
BY = ("agent",)
# What stands beside a verb and belongs to its cue: "has not yet said", "pointed out".
CUE_PARTS = ("aux", "auxpass", "neg", "prt")
FINITE = ("VBD", "VBZ", "VBP", "MD")
EMPTY_SUBJECTS = frozenset(("it", "there", "that", "this"))


@dataclass(frozen=True, slots=True)
class Frame:
    """One possible attribution, by the places of its words; `pattern` names the construction.

    `head` is the cue's main word. Whether the frame is believed is for the lexicon to say.
    """

    pattern: str
    head: int
    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]

    @property
    def words(self) -> frozenset[int]:
        return self.source | self.cue | self.content


def verb_frames(tree: Tree, verb: int) -> Iterator[Frame]:
    """All the ways in which this verb may attribute something."""
    if _is_passive(tree, verb):
        yield from _passive_frames(tree, verb)
        return
    source = source_of(tree, verb)
    for pattern, cue, content in _complements(tree, verb):
        yield _frame(tree, pattern, verb, source, cue, content)
    yield from _raising_frames(tree, verb)


def noun_frames(tree: Tree, noun: int) -> Iterator[Frame]:
    """A claim that …, their call for …, plans to …"""
    source = _noun_source(tree, noun)
    for child in tree.each(noun, ("acl", "ccomp", "xcomp", "relcl")):
        kind = _clause_kind(tree, child)
        if kind in ("that", "to"):
            yield _frame(tree, f"noun {kind}", noun, source, {noun}, tree.phrase(child))
    for preposition in tree.each(noun, ("prep",)):
        for content in tree.each(preposition, ("pobj", "pcomp")):
            pattern = f"noun {tree.lower(preposition)}"
            if not source & tree.phrase(content):
                yield _frame(tree, pattern, noun, source, {noun, preposition}, tree.phrase(content))


def adjective_frames(tree: Tree, adjective: int) -> Iterator[Frame]:
    """Is sure that …, was eager to …, are worried about …"""
    verb = tree.words[adjective].head
    if tree.words[adjective].dep != "acomp":
        return
    source = source_of(tree, verb)
    cue = {adjective, verb}
    for child in (*tree.each(adjective, ("ccomp", "xcomp")), *tree.each(verb, ("ccomp",))):
        yield _frame(tree, f"adjective {_clause_kind(tree, child)}", adjective, source, cue, tree.phrase(child))
    for preposition in tree.each(adjective, ("prep",)):
        for content in tree.each(preposition, ("pobj", "pcomp")):
            pattern = f"adjective {tree.lower(preposition)}"
            yield _frame(tree, pattern, adjective, source, {*cue, preposition}, tree.phrase(content))


def adverb_frames(tree: Tree, adverb: int) -> Iterator[Frame]:
    """Reportedly: a cue with no source, and the clause that it stands in."""
    clause = tree.words[adverb].head
    if tree.words[adverb].dep == "advmod":
        yield _frame(tree, "adverb", adverb, frozenset(), {adverb}, tree.phrase(clause) - {adverb})


def according_frames(tree: Tree, according: int) -> Iterator[Frame]:
    """According to …: the clause that it hangs on is the content."""
    to = tree.child(according, ("prep",)) or (according + 1 if according + 1 < len(tree.words) else None)
    if to is None or tree.lower(to) != "to":
        return
    source = frozenset[int]().union(*(tree.phrase(child) for child in tree.each(to, ("pobj", "pcomp"))))
    clause = tree.words[according].head
    if source and clause != according:
        content = _clause_round(tree, _whole_sentence(tree, clause), according)
        yield Frame("according to", according, source, frozenset((according, to)), content - source - {according, to})


def _whole_sentence(tree: Tree, clause: int) -> int:
    """The clause that this one is joined to: after a list of clauses, "according to" speaks of all."""
    while tree.words[clause].dep in ("conj", "advcl") and tree.is_verb(tree.words[clause].head):
        clause = tree.words[clause].head
    return clause


def source_of(tree: Tree, verb: int, *, depth: int = 4) -> frozenset[int]:
    """The phrase of the verb's subject, looked for above it where it has none of its own."""
    subject = tree.child(verb, SUBJECTS)
    if subject is not None:
        return tree.phrase(subject)
    word = tree.words[verb]
    if word.dep == "conj" and word.tag in FINITE:
        return _subject_above(tree, verb)
    if not depth or word.head == verb or tree.child(verb, PASSIVE_SUBJECTS) is not None:
        return frozenset()
    if word.dep in ("acl",):
        return _noun_before(tree, word.head, verb) if word.tag == "VBG" else frozenset()
    if word.dep == "xcomp" and (receiver := tree.child(word.head, ("dobj",))) is not None and receiver < verb:
        return tree.phrase(receiver)
    if word.dep in ("conj", "xcomp", "advcl", "pcomp", "ccomp", "dep", "prep"):
        passive = tree.child(word.head, PASSIVE_SUBJECTS)
        if passive is not None:
            return tree.phrase(passive)
        return source_of(tree, word.head, depth=depth - 1)
    return frozenset()


def _subject_above(tree: Tree, verb: int) -> frozenset[int]:
    """The nearest subject above a second verb, which a parser may have joined to the wrong one before it."""
    while (head := tree.words[verb].head) != verb:
        subject = tree.child(head, (*SUBJECTS, *PASSIVE_SUBJECTS))
        if subject is not None:
            return tree.phrase(subject)
        verb = head
    return frozenset()


def _frame(
    tree: Tree, pattern: str, head: int, source: Iterable[int], cue: Iterable[int], content: Iterable[int]
) -> Frame:
    cues = {*cue, *_cue_parts(tree, cue)}
    sources = frozenset(source) - cues
    return Frame(pattern, head, sources, frozenset(cues), frozenset(content) - cues - sources)


def _cue_parts(tree: Tree, cue: Iterable[int]) -> Iterator[int]:
    for place in cue:
        yield from tree.each(place, CUE_PARTS)
        if tree.is_verb(place):
            # Right before the verb only: "also said", but not "said also on Monday".
            yield from (child for child in tree.each(place, ("advmod",)) if child == place - 1)


def _complements(tree: Tree, verb: int) -> Iterator[tuple[str, set[int], frozenset[int]]]:
    """Pattern, cue and content for each complement that an active verb has."""
    for child in tree.children[verb]:
        dep, phrase = tree.words[child].dep, tree.phrase(child)
        if dep in ("ccomp", "xcomp"):
            yield _clause_kind(tree, child), {verb}, phrase
        elif dep in ("dobj", "oprd", "acomp", "attr"):
            yield "object" if dep == "dobj" else dep, {verb}, phrase | _object_predicate(tree, verb, dep)
        elif dep in PREPOSITIONS:
            for content in tree.each(child, ("pobj", "pcomp")):
                yield tree.lower(child), {verb, child}, tree.phrase(content)
    yield from _object_with_preposition(tree, verb)
    yield from _clause_outside(tree, verb)


def _object_with_preposition(tree: Tree, verb: int) -> Iterator[tuple[str, set[int], frozenset[int]]]:
    """Accused the firm of theft, described it as a theft: the object and what is said of it."""
    told = tree.child(verb, ("dobj",))
    for preposition in tree.each(verb, ("prep",)) if told is not None else ():
        if told is not None and preposition > told:
            content = tree.phrase(told) | tree.phrase(preposition)
            yield f"object {tree.lower(preposition)}", {verb}, content


def _object_predicate(tree: Tree, verb: int, dep: str) -> frozenset[int]:
    predicate = tree.child(verb, ("oprd",)) if dep == "dobj" else None
    return frozenset() if predicate is None else tree.phrase(predicate)


def _clause_outside(tree: Tree, verb: int) -> Iterator[tuple[str, set[int], frozenset[int]]]:
    """The plan, she said, will fail: the verb hangs on its own content. "As she said" does likewise."""
    word = tree.words[verb]
    if word.head == verb:
        return
    if word.dep == "parataxis" or (word.dep == "ccomp" and tree.first[verb] > tree.first[word.head]):
        yield "aside", {verb}, _clause_round(tree, word.head, verb)
    elif word.dep == "advcl" and any(tree.lower(mark) == "as" for mark in tree.each(verb, ("mark", "advmod"))):
        yield "as", {verb}, _clause_round(tree, word.head, verb)


def _clause_round(tree: Tree, clause: int, inner: int) -> frozenset[int]:
    """The phrase of `clause` without that of `inner`, which stands in it."""
    return tree.phrase(clause) - tree.phrase(inner)


def _clause_kind(tree: Tree, clause: int) -> str:
    """Finite, with or without "that"; "to"; a participle; a small clause."""
    tag = tree.words[clause].tag
    auxiliaries = tree.each(clause, ("aux", "auxpass"))
    if any(tree.words[auxiliary].tag == "TO" for auxiliary in auxiliaries):
        return "to"
    if tag in FINITE or any(tree.words[auxiliary].tag in FINITE for auxiliary in auxiliaries):
        return "that"
    return "ing" if tag == "VBG" else "small"


def _is_passive(tree: Tree, verb: int) -> bool:
    return tree.words[verb].tag in ("VBN", "VBD") and tree.child(verb, ("auxpass", "nsubjpass")) is not None


def _passive_frames(tree: Tree, verb: int) -> Iterator[Frame]:
    """Was accused by the board of …, is expected to …: the source, if any, comes after "by"."""
    agent = tree.child(verb, BY)
    source = frozenset() if agent is None else tree.phrase(agent) - {agent}
    subject = tree.child(verb, PASSIVE_SUBJECTS)
    about = frozenset() if subject is None else tree.phrase(subject)
    by = () if agent is None else (agent,)
    rest = [(p, c, w) for p, c, w in _complements(tree, verb) if not agent or agent not in c]
    for pattern, cue, content in rest:
        yield _frame(tree, f"passive {pattern}", verb, source, {*cue, *by}, about | content)
        yield _frame(tree, f"told {pattern}", verb, about, {*cue, *by}, content)
    if not rest and about:
        yield _frame(tree, "passive", verb, source, {verb, *by}, about)


def _raising_frames(tree: Tree, verb: int) -> Iterator[Frame]:
    """Seems to …: what seems is content, and nobody is named to whom."""
    subject = tree.child(verb, SUBJECTS)
    for child in tree.each(verb, ("xcomp", "ccomp", "acomp", "oprd", "prep")):
        if subject is not None:
            empty = tree.lower(subject) in EMPTY_SUBJECTS and tree.words[child].dep == "ccomp"
            about = frozenset[int]() if empty else tree.phrase(subject)
            yield _frame(tree, "seems", verb, frozenset(), {verb}, about | tree.phrase(child))


def _noun_source(tree: Tree, noun: int) -> frozenset[int]:
    """Whose claim: its possessor, the subject of the verb that it is object of, or the one that it is "of" or "by"."""
    owner = tree.child(noun, ("poss",))
    if owner is not None:
        return tree.phrase(owner)
    word = tree.words[noun]
    for preposition in tree.each(noun, ("prep",)):
        if tree.lower(preposition) in ("by", "from"):
            return tree.phrase(preposition) - {preposition}
    if word.dep in ("dobj", "attr") and tree.is_verb(word.head):
        return source_of(tree, word.head)
    return frozenset()


def _noun_before(tree: Tree, noun: int, end: int) -> frozenset[int]:
    return frozenset(place for place in tree.phrase(noun) if place < end)
