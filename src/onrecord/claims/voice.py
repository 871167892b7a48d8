"""What kind of voice a source is: somebody with a name, an office, a paper, or nobody that the article names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from onrecord.model import Entity, Kind, Mention, Span

WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")

PRONOUNS = (
    dict.fromkeys("he she i me him her his hers who whom you".split(), Kind.PERSON)
    | dict.fromkeys("they we them us their our these those everyone everybody nobody".split(), Kind.GROUP)
    | dict.fromkeys("it its which".split(), Kind.ORGANISATION)
)

# The article keeps a name back.
WITHHELD = re.compile(
    r"\b(?:anonym\w+|unnamed|unidentified|sources?|insiders?|familiar with"
    r"|not (?:to )?be(?:ing)? (?:named|identified))\b",
    re.I,
)
# What "asked", "requested", "declined" and the like go on with, where a name is kept back, and why it is.
KEPT_BACK = re.compile(
    r"(?:not )?(?:to )?(?:not )?(?:(?:be|being|remain|remaining|stay|staying) )?(?:further )?"
    r"(?:named|identified|quoted by name|anonymous|anonymity)"
    r"(?:,? (?:because|since|citing|lest|given|as (?:he|she|they)|for (?:fear|safety|security|legal)|due to|owing to"
    r"|out of|in order|so that|fearing|while|when|to)\b.*)?[,.”\"]*",
    re.I | re.S,
)
NUMBER = re.compile(
    r"(?:at least |about |some |nearly )?(?:two|three|four|five|six|seven|eight|nine|ten|\d+|half|both|most|many"
    r"|several|few|all|others|dozens|hundreds|thousands|a (?:few|majority|minority|number|group|dozen|couple))\b",
    re.I,
)
# "a nurse", "another", "a second official": one of many, and the article does not say which.
ONE_OF_MANY = re.compile(r"(?:an?|one|another|some|someone|somebody)\b", re.I)

# The last word of a source's noun phrase, its head, tells what it is. A plural is looked up as its singular, too.
DOCUMENTS = frozenset(
    """report document statement letter memo memorandum email e-mail study survey poll analysis papers file recording
    tape transcript video footage filing lawsuit complaint affidavit indictment release communique communiqué post
    tweet message note record log order draft book article bill law ruling investigation website data figure
    image photograph picture interview speech testimony leak cable dossier protocol text""".split()
)
BODIES = frozenset(
    """ministry department office government administration command army navy force pentagon kremlin parliament
    committee council court police authority agency embassy commission presidency cabinet directorate bureau
    prosecutor senate congress secretariat delegation mission house military inspectorate position""".split()
)
HOLDERS = frozenset(
    """mayor president premier minister governor chancellor chief commissioner ambassador coroner king queen head
    secretary treasurer director sheriff chairman chairwoman chair commander general admiral master judge""".split()
)
OUTLETS = frozenset(
    """newspaper paper magazine channel broadcaster radio television tv station portal news times post tribune
    journal gazette herald review wire media press outlet portal daily weekly ledger courier chronicle""".split()
)
ORGANISATIONS = frozenset(
    """company party union bank group organisation organization coalition campaign foundation institute university
    association federation alliance charity firm movement watchdog hospital club brigades brigade front opposition
    team board guild church school""".split()
)
SPEAKERS = frozenset("spokesman spokeswoman spokesperson representative".split())
# Plurals without an "s".
PLURALS = frozenset("people men women children".split())
# One of these without a name is one whom the article keeps from us, even after "the".
NAMELESS = frozenset("official officer diplomat aide person source".split())

NAMED_KINDS = {
    "PERSON": Kind.PERSON,
    "ORG": Kind.ORGANISATION,
    "NORP": Kind.GROUP,
    "GPE": Kind.OFFICE,
    # A building speaks for whoever sits in it.
    "FAC": Kind.OFFICE,
}
ENTITIES = frozenset(("PERSON", "ORG", "NORP", "GPE"))

FURTHER = re.compile(
    r"[,(]|\b(?:of|for|in|on|at|from|by|with|to|(?-i:who|whom|which|that)|close|familiar|quoting|citing"
    r"|obtained|published|released|issued|written|named|consulted|dated"
    r"|(?:posted|seen|taken|shared|leaked|carried|made|signed|sent|given|provided|viewed|reviewed|compiled|prepared"
    r"|commissioned|circulated|submitted|filed|cited|quoted)(?=\W*$|\s+(?:by|in|on|to|from|under|with|after|at|as|during"
    r"|online|last|this|earlier)\b))\b",
    re.I,
)
QUOTING = re.compile(r"\b(?:quoting|citing)\b", re.I)
TOLD = re.compile(r",\s*((?:an?|the)\s[^,]+)", re.I)
TITLE = re.compile(
    r"(?:dr|mr|mrs|ms|prof|col|gen|lt|capt|sgt|maj|adm|rev|sen|rep|gov)\b\.? [A-Z]|(?:Sir|Dame|Lord|Lady) [A-Z]", re.I
)
# A name after a comma is whose the words before it are: "the governor, Ann Lee". Not so in a clause of its own.
CLAUSE = re.compile(r"\b(?:who|whom|whose|which|that|quoting|citing|named)\b", re.I)


def kind_of(source: tuple[Span, ...], text: str, names: Iterable[Mention]) -> Kind:
    """The kind of a source, from its words and the names that stand in it."""
    if not source:
        return Kind.NONE
    words = " ".join(" ".join(span.of(text) for span in source).split())
    inside = [name for name in names if _stands_in(name.span, source)]
    return PRONOUNS.get(words.lower()) or _Phrase(words, inside).kind()


def entity_of(source: tuple[Span, ...], entities: Iterable[Entity]) -> Entity | None:
    """The entity that a source is: the first one mentioned in it that a source can be, people first."""
    if not source:
        return None
    found = [
        (entity.type != "PERSON", mention.start, entity)
        for entity in entities
        if entity.type in ENTITIES
        for mention in entity.mentions
        if _stands_in(mention, source)
    ]
    return min(found, key=lambda each: each[:2])[2] if found else None


def _stands_in(mention: Span, source: tuple[Span, ...]) -> bool:
    # The first test sorts out nearly all mentions of an article, at a fraction of the second's cost.
    return source[0].start <= mention.start < source[-1].end and any(span.holds(mention) for span in source)


def _ends_after_noun(words: str, name: str) -> bool:
    """Whether the words end in the name, and what stands before that is no preposition: "minister of trade Ann Lee"."""
    before = words.removesuffix(name).split()
    return words.endswith(name) and bool(before) and not FURTHER.fullmatch(before[-1]) and "," not in words


class _Phrase:
    """A source's noun phrase: its `core` goes to the first preposition, comma or clause, and ends with its `head`."""

    def __init__(self, words: str, names: Sequence[Mention]) -> None:
        self.words = words
        self.core = FURTHER.split(words)[0].strip() or words
        self.heads = WORD.findall(self.core.lower()) or [""]
        self.names = names

    def kind(self) -> Kind:
        return (
            self._of_person()
            or (Kind.UNNAMED if WITHHELD.search(QUOTING.split(self.words)[0]) else None)
            or self._of_speaker()
            or self._of_head()
            or self._of_number()
            or self._of_names()
            or self._of_somebody()
        )

    def _is(self, *kinds: frozenset[str]) -> bool:
        head = self.heads[-1]
        forms = {head, head.removesuffix("s"), head.removesuffix("es")}
        if head.endswith("ies"):
            forms.add(head[:-3] + "y")
        return any(not forms.isdisjoint(kind) for kind in kinds)

    def _named(self, words: str) -> str | None:
        """The type of the name with which `words` end."""
        fitting = [name for name in self.names if words.endswith(" ".join(name.text.split()))]
        return max(fitting, key=lambda name: len(name.text)).type if fitting else None

    def _of_person(self) -> Kind | None:
        people = [" ".join(name.text.split()) for name in self.names if name.type == "PERSON"]
        if self._named(self.core) == "PERSON" or TITLE.match(self.core):
            return Kind.PERSON
        if self._is(DOCUMENTS, BODIES, OUTLETS, ORGANISATIONS):
            return None
        if self.heads[-1] in HOLDERS and any(_ends_after_noun(self.words, person) for person in people):
            return Kind.PERSON
        apposition = CLAUSE.split(self.words)[0].partition(",")[2]
        return Kind.PERSON if any(person in self.core or person in apposition for person in people) else None

    def _of_speaker(self) -> Kind | None:
        """Who speaks for somebody is that one's voice."""
        if not self._is(SPEAKERS):
            return None
        rest = re.split(r"\b(?:for|of)\s+", self.words, maxsplit=1)[1:]
        before = re.sub(r"['’]s?$", "", self.core.rpartition(" ")[0])
        principal = _Phrase(rest[0] if rest else before, self.names)
        return principal._of_head() or principal._of_names() or Kind.OFFICE

    def _of_head(self) -> Kind | None:
        if self._is(DOCUMENTS) and not self._named(self.core):
            return Kind.DOCUMENT
        if self._is(OUTLETS) or self.heads[0] == "radio":
            return Kind.OUTLET
        if self._is(BODIES):
            return Kind.OFFICE
        if self._is(ORGANISATIONS):
            return Kind.ORGANISATION
        if self.heads[-1] in HOLDERS and not ONE_OF_MANY.match(self.core):
            return Kind.OFFICE
        # "the broadcaster HTV-9": what it is stands before its name.
        named = self.core[-1:].isdigit() or self._named(self.core)
        return Kind.OUTLET if named and not OUTLETS.isdisjoint(self.heads[:-1]) else None

    def _of_number(self) -> Kind | None:
        head = self.heads[-1]
        common = not self._named(self.core) and (
            self.core[:1].islower() or len(self.heads) == 1 or not self.core.istitle()
        )
        plural = head in PLURALS or (head.endswith("s") and not head.endswith(("ss", "us")))
        if NUMBER.match(self.words) or (plural and common):
            return Kind.GROUP
        return Kind.UNNAMED if ONE_OF_MANY.match(self.core) else None

    def _of_names(self) -> Kind | None:
        """By the name's type; "Litwire, an online news portal" is told to be an outlet."""
        kind = NAMED_KINDS.get(self._named(self.core) or "")
        told = TOLD.search(self.words) if kind is Kind.ORGANISATION else None
        return Kind.OUTLET if told and _Phrase(told[1], ())._is(OUTLETS) else kind

    def _of_somebody(self) -> Kind:
        return Kind.UNNAMED if self._is(NAMELESS) or self.heads[-1] == "other" else Kind.PERSON
