"""What kind of voice a source is: somebody with a name, an office, a paper, or nobody that the article names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.model import Entity, Kind, Mention, Span

WORD = re.compile(r"[^\W_]+")

UNNAMED = re.compile(
    r"\b(?:anonym\w+|unnamed|unidentified|source|sources|insiders?|one|another|some|a|an|several|many|few|two|three)\b"
    r"|\bcondition of anonymity\b|\bfamiliar with\b",
    re.I,
)

# The last word of a source's noun phrase tells what it is. Singular; a plural's "s" is dropped before the look-up.
DOCUMENTS = frozenset(
    """report document statement letter memo memorandum email e-mail study survey poll analysis paper file recording
    tape transcript video footage filing lawsuit complaint affidavit indictment release communique communiqué post
    tweet message note record log order draft book article bill law ruling review investigation website data figure
    image photograph picture interview speech testimony leak cable dossier protocol text""".split()
)
OFFICES = frozenset(
    """ministry department office government administration command army navy force pentagon kremlin parliament
    committee council court police authority agency embassy commission presidency cabinet directorate bureau
    prosecutor senate congress secretariat delegation mission house""".split()
)
OUTLETS = frozenset(
    """newspaper paper magazine channel broadcaster radio television station website portal news times post tribune
    journal gazette herald review wire media press outlet daily weekly ledger courier chronicle""".split()
)
ORGANISATIONS = frozenset(
    """company party union bank group organisation organization coalition campaign foundation institute university
    association federation alliance charity firm movement watchdog hospital club brigades brigade front""".split()
)
GROUPS = frozenset(
    """official officer resident people critic supporter voter worker expert analyst observer diplomat lawmaker
    politician republican democrat leader member minister activist witness villager fighter rebel militant soldier
    researcher economist journalist reporter investigator doctor scientist lawyer protester opponent ally sources
    neighbour neighbor american they others many some men women families relatives both critics media reports""".split()
)
PERSONAL = frozenset("he she i him her who".split())

NAMED_KINDS = {"PERSON": Kind.PERSON, "ORG": Kind.ORGANISATION, "NORP": Kind.GROUP, "GPE": Kind.OFFICE}


def kind_of(source: tuple[Span, ...], text: str, names: Iterable[Mention]) -> Kind:
    """The kind of a source, from its words and the names that stand in it."""
    if not source:
        return Kind.NONE
    words = " ".join(span.of(text) for span in source)
    inside = [name for name in names if any(span.holds(name.span) for span in source)]
    people = any(name.type == "PERSON" for name in inside)
    head = _head(words)
    if people:
        return Kind.PERSON
    if words.lower().strip() in PERSONAL:
        return Kind.PERSON
    if _is(head, DOCUMENTS) and not (inside and head[:1].isupper()):
        return Kind.DOCUMENT
    if UNNAMED.match(words) or re.search(r"\bsources?\b|anonym", words, re.I):
        return Kind.UNNAMED
    for kind, heads in (
        (Kind.OUTLET, OUTLETS),
        (Kind.OFFICE, OFFICES),
        (Kind.ORGANISATION, ORGANISATIONS),
        (Kind.GROUP, GROUPS),
    ):
        if _is(head, heads):
            return kind
    for name in inside:
        if name.type in NAMED_KINDS:
            return NAMED_KINDS[name.type]
    return Kind.PERSON if head.istitle() else Kind.UNNAMED


def entity_of(source: tuple[Span, ...], entities: Iterable[Entity]) -> Entity | None:
    """The entity that a source is: the first one mentioned in it that a source can be, people first."""
    found = [
        (entity.type != "PERSON", mention.start, entity)
        for entity in entities
        if entity.type in NAMED_KINDS
        for mention in entity.mentions
        if any(span.holds(mention) for span in source)
    ]
    return min(found, key=lambda each: each[:2])[2] if found else None


def _head(words: str) -> str:
    """The last word before the first preposition or comma: "spokesman" of "a spokesman for the army"."""
    core = re.split(r",|\b(?:of|for|in|on|at|from|by|with|to|who|which|that|close|familiar|obtained)\b", words)[0]
    found = WORD.findall(core) or WORD.findall(words)
    return found[-1] if found else ""


def _is(head: str, heads: frozenset[str]) -> bool:
    word = head.lower()
    return word in heads or word.removesuffix("s") in heads or word.removesuffix("ies") + "y" in heads
