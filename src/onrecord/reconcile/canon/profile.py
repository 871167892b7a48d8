"""What an article says of one of its entities, as far as it tells who that is."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from onrecord.model import Entity, Span
from onrecord.reconcile.canon.fold import NO_NAME, PARTICLES, consonants, core, fold, initials, is_abbreviation, sounds
from onrecord.reconcile.canon.gazetteer import Known, Setting, gazetteer
from onrecord.reconcile.canon.office import Office, office_at, without_office

PERSON = "person"
GROUPS = {"PERSON": PERSON, "GPE": "place", "LOC": "place", "FAC": "place", "ORG": "body", "NORP": "people"}

IN_BRACKETS = re.compile(r"^['’\"”]?s? \(\s*[\"“]?([A-Z][A-Za-z.&-]{1,9})[\"”]?\s*\)")
ADDRESS = re.compile(r"^(?:mr|mrs|ms|miss|sir|lord|lady|dame|dr|st|sheikh|shaikh|hajji|haji|sayyid|prof)\.? ")
SERVANT_OF = re.compile(r"\babd(?:[uea][lr])? (?:[ae]l )?(?=\w)")  # "Abdul Rahman" and "Abdelrahman"
SUFFIX = re.compile(r" (?:jr|sr|ii|iii|iv)$")
# A capital that is somewhere is a town; one that says and wants things is a government.
LOCATIVE = re.compile(
    r"\b(?:in|near|from|at|to|outside|around|through|over|of|into|across|for|visit|left)\s+(?:the\s+)?$", re.IGNORECASE
)
ACTS = re.compile(
    r"^\s+(?:has\s+|had\s+|also\s+)?(?:says?|said|den(?:ies|ied)|accus(?:es|ed)|reject(?:s|ed)|condemn(?:s|ed)|warn(?:s|ed)|"
    r"announced|wants?|insist(?:s|ed)|claim(?:s|ed)|call(?:s|ed)|agreed|refused|hopes?|believes?|supports?|backs?|blames?|"
    r"blamed|demand(?:s|ed)|vowed|threatened|urged|confirmed|expelled|sees?|considers?)\b"
)


@dataclass(frozen=True)
class Profile:
    """An entity with all that its article gives away: its names, what it is known as, its office, its company.

    `named` is all that the article names, folded, but for countries. `ambiguous` is what could be
    several things of the gazetteer, and nothing says which. `namesakes` is how many people with a given name and this
    surname the article has.
    """

    id: str
    name: str
    type: str
    names: tuple[str, ...]
    known: Known | None
    office: Office | None
    named: frozenset[str]
    article_id: str = ""
    ambiguous: bool = False
    namesakes: int = 0

    @property
    def group(self) -> str:
        return GROUPS.get(self.type, "thing")

    @property
    def company(self) -> frozenset[str]:
        """The other things that the article names: made when asked for, since all of an article share what it names."""
        return self.named - _own(self.names, self.known)

    @cached_property
    def folded(self) -> frozenset[str]:
        return frozenset(filter(None, map(fold, self.names)))

    @cached_property
    def spellings(self) -> frozenset[str]:
        """How its names sound that are long enough to be known by that."""
        return frozenset(sounds(name) for name in self.folded if len(name) > 6)

    @cached_property
    def cores(self) -> frozenset[str]:
        return frozenset(map(core, self.folded))

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        return frozenset(fold(name) for name in self.names if is_abbreviation(name))

    @cached_property
    def initials(self) -> frozenset[str]:
        return frozenset(filter(None, (initials(name) for name in self.names if not is_abbreviation(name))))

    @cached_property
    def person_name(self) -> tuple[str, ...]:
        """The words of the longest name, without forms of address and particles."""
        longest = max(map(_addressless, self.folded), key=lambda name: len(name.split()), default="")
        words = SERVANT_OF.sub("abdul", longest).split()
        return tuple(word for word in words if word not in PARTICLES) or tuple(words)

    @cached_property
    def surname(self) -> str:
        return sounds(self.person_name[-1]) if self.person_name else ""

    @property
    def keys(self) -> tuple[str, ...]:
        return (*self.strong_keys, *self.weak_keys)

    @cached_property
    def strong_keys(self) -> tuple[str, ...]:
        """What it is found by first: what it is known as, its names, how its name sounds."""
        keys = [f"={self.known.id}"] if self.known else []
        keys += [f"n:{name}" for name in sorted(self.folded | self.cores)]
        if self.group == PERSON and len(self.person_name) > 1:
            keys.append(f"s:{sounds(' '.join((self.person_name[0], self.person_name[-1])))}")
        elif self.group != PERSON:
            keys += sorted(f"s:{spelling}" for spelling in self.spellings)
        return tuple(dict.fromkeys(keys))

    @cached_property
    def weak_keys(self) -> tuple[str, ...]:
        """What it is found by next: the surname, the abbreviation, the first word."""
        if self.group == PERSON:
            return (f"f:{consonants(self.person_name[-1])}",) if self.person_name else ()
        keys = [f"a:{letters}" for letters in sorted(self.abbreviations | self.initials)]
        return (
            *keys,
            *(f"h:{head}" for head in sorted({name.split()[0] for name in self.folded}) if head not in NO_NAME),
        )


def profiles_of(text: str, entities: Sequence[Entity], article_id: str = "") -> dict[str, Profile]:
    """The profiles of an article's entities, by their ids."""
    names = {entity.id: _names(entity, text) for entity in entities}
    setting = Setting(text, _countries(entities))
    known = {entity.id: _known(entity, names[entity.id], text, setting) for entity in entities}
    named = _named(entities, known)
    found = {
        entity.id: Profile(
            entity.id,
            entity.name,
            entity.type,
            names[entity.id],
            known[entity.id],
            _office(entity, text) if entity.type == "PERSON" else None,
            named,
            article_id,
            known[entity.id] is None and any(map(gazetteer().is_ambiguous, names[entity.id])),
        )
        for entity in entities
    }
    return _with_namesakes(found)


def _with_namesakes(profiles: dict[str, Profile]) -> dict[str, Profile]:
    given: dict[str, set[str]] = defaultdict(set)
    for profile in profiles.values():
        if profile.group == PERSON and len(profile.person_name) > 1:
            given[profile.surname].add(sounds(profile.person_name[0]))
    return {
        each: replace(profile, namesakes=len(given[profile.surname])) if profile.group == PERSON else profile
        for each, profile in profiles.items()
    }


def _names(entity: Entity, text: str) -> tuple[str, ...]:
    """All that an entity is called, its name first; with the abbreviation that stands in brackets behind it."""
    names = [entity.name, *(" ".join(span.of(text).split()) for span in entity.mentions)]
    if entity.type != "PERSON":
        for span in entity.mentions:
            if found := IN_BRACKETS.match(text[span.end : span.end + 16]):
                short = found[1]
                if is_abbreviation(short) and fold(short)[0] in initials_of(entity.name):
                    names.append(short)
    return tuple(dict.fromkeys(names))


def initials_of(name: str) -> set[str]:
    return {word[0] for word in fold(name).split()}


def _countries(entities: Iterable[Entity]) -> tuple[tuple[str, int], ...]:
    found: Counter[str] = Counter()
    for entity in entities:
        for code in gazetteer().countries(entity.name):
            found[code] += len(entity.mentions)
    return tuple(found.most_common())


def _known(entity: Entity, names: tuple[str, ...], text: str, setting: Setting) -> Known | None:
    if entity.type == "PERSON" and not any(map(is_abbreviation, names)) and len(entity.name.split()) > 1:
        return None
    before = _word_before(text, entity.mentions[0])
    found = (gazetteer().find(name, setting, before=before) for name in sorted(names, key=len, reverse=True))
    known = next(filter(None, found), None)
    if known is None and (government := gazetteer().government(entity.name)) and _acts(entity, text):
        return government
    return known


def _word_before(text: str, span: Span) -> str:
    words = text[max(0, span.start - 30) : span.start].split()
    return words[-1] if words and words[-1][:1].isupper() and text[span.start - 1 : span.start] == " " else ""


def _acts(entity: Entity, text: str) -> bool:
    if any(LOCATIVE.search(text[max(0, span.start - 15) : span.start]) for span in entity.mentions):
        return False
    return any(ACTS.match(text[span.end : span.end + 25]) for span in entity.mentions)


def _office(entity: Entity, text: str) -> Office | None:
    """The office that most of its mentions give, the first of equals; one that says of what comes before others."""
    found = Counter(filter(None, (office_at(text, span.start, span.end) for span in entity.mentions)))
    return max(found, key=lambda office: (bool(office.of), found[office]), default=None)


def _named(entities: Iterable[Entity], known: dict[str, Known | None]) -> frozenset[str]:
    named: set[str] = set()
    for entity in entities:
        thing = known[entity.id]
        if thing is None:
            named.add(fold(entity.name))
        elif thing.kind not in ("country", "outlet"):
            named.add(f"={thing.id}")
    return frozenset(named)


def _own(names: Iterable[str], known: Known | None) -> frozenset[str]:
    return frozenset(map(fold, names)) | ({f"={known.id}"} if known else frozenset())


def _addressless(folded: str) -> str:
    name = SUFFIX.sub("", ADDRESS.sub("", folded))
    return without_office(name) or folded
