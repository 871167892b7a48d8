"""Whether two voices are one: a name in several spellings, a body and those who speak for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from onrecord.model import Kind
from onrecord.reconcile.canon.fold import consonants, fold
from onrecord.reconcile.canon.gazetteer import gazetteer
from onrecord.reconcile.origin.cited import KINDS
from onrecord.reconcile.origin.told import Account, Heard
from onrecord.reconcile.words import stem_of

# Who speaks for the body that his office names. A member of it who is none of these speaks for himself.
SPEAKS = frozenset(
    """spokesman spokeswoman spokesperson speaker minister premier president chief head chair chairman chairwoman
    director manager commander commissioner secretary governor mayor ceo headmistress headmaster superintendent boss
    leader inspector""".split()
)
TITLES = frozenset(
    """mr mrs ms miss dr prof professor sir dame lord lady captain capt colonel col general gen lieutenant lt major maj
    sergeant sgt inspector officer admiral judge justice senator sen rep congressman congresswoman councillor
    ambassador father brother sister bishop imam rabbi sheikh king queen prince princess deputy vice former acting
    editor coach doctor attorney prosecutor lawyer analyst economist sheriff detective engineer candidate lawmaker
    """.split()
)
# Titles that are held by one at a time, in one story.
RANKS = frozenset("general marshal colonel admiral captain ambassador judge abbot bishop king queen prince".split())
PRONOUNS = frozenset("i me he him his she her hers they them their we us our you it its who whom this that".split())
# Words that leave open who is meant: they part nobody from anybody.
IDLE = frozenset(
    """the a an of for and in at on to from by our its his her their own local national federal state official
    officials statement press office general""".split()
)
# Whoever has such a word in his name publishes news of others; an agency may be a body.
NEWS = KINDS - frozenset(("agency", "group", "of", "the", "a", "an", "at", "our"))
NOT_BODY = IDLE | TITLES | PRONOUNS | (SPEAKS - {"minister"})
# What a body is called for short, once it has been named.
BODIES = frozenset(
    """government ministry office department army navy police staff court council parliament commission committee board
    agency authority administration cabinet company firm airline bank union society association federation foundation
    clinic hospital school university party club league team orchestra church abbey community group movement front
    rebels operator owner manufacturer service bureau laboratory institute railway mine mill city town palace
    admiralty chancellery brigade directorate museum library zoo headquarters command corps trust holdings prosecutor
    archive diocese monastery theatre opera bakery brewery militia regiment guild chamber clinics chemicals
    fc ltd inc plc gmbh sa ab railways kremlin embassy delegation campaign charity line lines shipowner builder
    developer insurer
    """.split()
)
FIRMS = frozenset(
    "company firm airline bank operator owner manufacturer builder developer insurer shipowner line group club".split()
)
# Words of a description that tell nothing of who it is.
FORM = frozenset(
    """the a an of for and in at on to from by with our its his her their own one two three four five some several many
    other another who""".split()
)
# Kinds under which a person may be named: "the commission's head, Ann Lee".
PEOPLE = frozenset((Kind.PERSON, Kind.OFFICE, Kind.GROUP))
# One of many, whom the article does not tell apart from others.
UNNAMED = frozenset((Kind.UNNAMED, Kind.GROUP, Kind.NONE))

CLAUSE = re.compile(r",?\s+(?:who|whom|whose|which|that)\b.*|\s*[(].*", re.S)
NAME = re.compile(r"(?-i:[A-Z])[\w.’'-]*(?:\s+(?:(?:al|bin|de|del|der|di|la|van|von)\s+)*(?-i:[A-Z])[\w.’'-]*)*")
BODY_PHRASE = re.compile(
    rf"((?:[\w’'-]+ ){{0,3}})\b((?i:{'|'.join(sorted(BODIES))})\b"
    r"(?: (?:of|for) (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)*)*)"
)
NEAR = 90  # characters before and after a name that may say what its bearer is
# What stands before the words for an office, or after them: ", said the rescue chief".
ENDS = r"and|but|by|with|as|that|said|says|told|tells|was|is|had|has|who|when|after|whose"
LEADS = re.compile(rf"(?:\b(?:the|an?|to|from|{ENDS})\b|,)\s*", re.I)
TRAILS = re.compile(rf"\b(?:{ENDS})\b", re.I)
WHOSE = re.compile(r"\w['’]s?\s|\b(?:of|for|her|his)\s")
STOPS = re.compile(r"[.;:!?“”\"()\n]")
ORIGIN = re.compile(r"(?<=\w{3})(?:ians?|ans?|ish|land|ese|ia|a|i)$")


@dataclass(frozen=True, slots=True)
class Identity:
    """What an article lets us know of a voice: a person's name, and the words for the body that he or it is.

    `speaks` is whether the words say that this is the body itself or one who speaks for it. `offices` are words such
    as "mayor", and `head` the word that says what kind of body it is.
    """

    person: tuple[str, ...] = ()
    body: frozenset[str] = frozenset()
    speaks: bool = False
    offices: frozenset[str] = frozenset()
    head: str = ""


def same_voice(left: Heard, right: Heard, *, at: tuple[Account, Account]) -> str | None:
    """Why two voices are one, in words; None where they are two, or nothing says that they are one.

    `at` are the articles that they stand in; what is said there around a name tells who its bearer speaks for.
    """
    if _entity(left) and _entity(left) == _entity(right):
        return _are(left, right, "one")
    ours, theirs = identity(left, at[0]), identity(right, at[1])
    if (left.kind in UNNAMED and not ours.person) or (right.kind in UNNAMED and not theirs.person):
        return None
    if ours.person and theirs.person:
        return _are(left, right, "one person") if same_person(ours.person, theirs.person) else None
    if any(_names_body(*each) for each in ((left, ours, theirs), (right, theirs, ours))):
        return _are(left, right, "one body")
    if _one_office(ours, theirs):
        return f"{left.words} and {right.words} hold one office"
    if not (ours.speaks and theirs.speaks and _one_kind(ours, theirs) and same_body(ours.body, theirs.body)):
        return None
    if ours.person or theirs.person:
        person, body = (left, right) if ours.person else (right, left)
        return f"{person.words} speaks for {body.words}"
    return _are(left, right, "one body")


def _are(left: Heard, right: Heard, what: str) -> str:
    if left.words.casefold() == right.words.casefold():
        return f"both on the word of {left.words}"
    return f"{left.words} and {right.words} are {what}"


def same_nobody(left: Heard, right: Heard) -> str | None:
    """Why two voices without a name may be one: both articles say the same of who it is."""
    if left.kind not in UNNAMED or right.kind not in UNNAMED:
        return None
    ours, theirs = _described(left.words), _described(right.words)
    if ours and theirs and (ours <= theirs or theirs <= ours or len(ours & theirs) > 1):
        return f"both have it from {left.words}" if ours == theirs else f"{left.words} may be {right.words}"
    return None


@lru_cache(maxsize=2_000)
def identity(heard: Heard, account: Account) -> Identity:
    """Who a voice is, from its words, the name known for it, and the article that it stands in."""
    name = _person(heard) or _antecedent(heard, account)
    around = " ".join((_plain(heard.words), *heard.also, *(_around(name[-1], account.text) if name else ())))
    body = _body(around) - _body(" ".join(name)) - _body(" ".join(name).title())
    if not name:
        body = _of_outlet(body | _body(heard.name or ""), account)
    if not body and speaks(around):
        body = _principal(heard.words, account.text, heard.at)
    offices = frozenset(word for word in fold(_unowned(heard.words)).split() if word in SPEAKS | RANKS)
    return Identity(name, body, speaks(around) if name else bool(body), offices, _head(_plain(heard.words)))


def _unowned(words: str) -> str:
    """The words without those of whose it is: of "the mayor's office", "the office" is left."""
    return re.sub(r"[\w-]+['’]s?(?=\s)", "", _plain(words))


def _head(words: str) -> str:
    """What kind of body words name: "board" for "the police complaints board of Tarn"."""
    core = re.split(r",| (?:of|for|at|in) ", words)[0]
    return next((form for word in reversed(re.findall(r"[\w-]+", core)) if (form := _form(word)) in GENERIC), "")


def _antecedent(heard: Heard, account: Account) -> tuple[str, ...]:
    """The name of whom "he" or "she" stands for: the last one with two words or more before it."""
    if heard.at is None or heard.name or fold(heard.words) not in ("he", "she"):
        return ()
    runs = [_bare(match.group()) for match in NAME.finditer(account.text[: heard.at])]
    return next((run for run in reversed(runs) if len(run) > 1), ())


def _of_outlet(body: frozenset[str], account: Account) -> frozenset[str]:
    """In what a ministry publishes, "the ministry" is that ministry."""
    outlet = _body(account.outlet or "")
    return outlet if body and body <= GENERIC and body <= outlet else body


def _principal(words: str, text: str, at: int | None) -> frozenset[str]:
    """For whom somebody speaks who is only called a spokesman: the last body that the article names before him."""
    if WHOSE.search(words):
        return frozenset()
    place = text.find(words) if at is None else at
    named = list(BODY_PHRASE.finditer(text[: max(0, place)]))
    return _body(" ".join((LEADS.split(named[-1][1])[-1], named[-1][2]))) if named else frozenset()


def is_body(outlet: str) -> bool:
    """Whether an outlet is a body that publishes its own word: a ministry, a firm, a club."""
    name = outlet.partition(",")[0]
    return not _body(name).isdisjoint(GENERIC) and NEWS.isdisjoint(fold(name).split())


def is_firm(words: str) -> bool:
    """Whether words call a firm nothing but that: "the company", "the airline"."""
    return fold(words) in FIRMS


def is_named(heard: Heard) -> bool:
    """Whether a voice is called by a name, so that others are not it: "Pelagos Lines", but not "the owner"."""
    if heard.kind in UNNAMED:
        return False
    return bool(heard.entity or heard.name or re.search(r"(?<=\s)[A-Z]|^(?!The\b|A\b|An\b)[A-Z]\w+$", heard.words))


def same_person(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two names, as folded words, can be one person's: "Kovrin" and "Matey Kovrin", "Vasht" and "Vascht"."""
    if not _one_spelling(left[-1], right[-1], least=0.75 if left[:-1] == right[:-1] and left[:-1] else 0.85):
        return False
    given, other = left[:-1], right[:-1]
    return not (given and other) or _given(given[0], other[0])


def same_body(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two bodies, as words, can be one: either is named by words of the other, or nothing parts them."""
    shared = left & right
    ours, theirs = left - shared, right - shared
    return bool(shared) and (not ours or not theirs)


def _names_body(heard: Heard, named: Identity, body: Identity) -> bool:
    """Whether what was taken for a person's name is a body's, which the other voice calls by words of that name."""
    return bool(named.person and body.body) and not body.person and body.body <= _body(heard.words)


def _one_office(left: Identity, right: Identity) -> bool:
    """Whether a person is the holder of an office that the other voice is called by: "the mayor" is Mayor Quill."""
    if left.person and right.person:
        return False
    body = not (left.body and right.body) or same_body(left.body, right.body)
    return bool(left.offices & right.offices - {"spokesman", "spokeswoman", "spokesperson"}) and body


def _one_kind(left: Identity, right: Identity) -> bool:
    """Whether two bodies are of one kind, as far as both say: the police are no police complaints board."""
    return not (left.head and right.head) or left.head == right.head or bool(left.person or right.person)


def _entity(heard: Heard) -> str | None:
    """The entity of a voice that stands for it: an unnamed member of a body is not the body."""
    return None if heard.kind in UNNAMED or heard.kind is Kind.DOCUMENT else heard.entity


def _one_spelling(left: str, right: str, *, least: float) -> bool:
    if left == right or (len(left) > 3 and consonants(left) == consonants(right) and left[0] == right[0]):
        return True
    return len(left) > 4 and left[0] == right[0] and SequenceMatcher(None, left, right).ratio() >= least


def _given(left: str, right: str) -> bool:
    """Whether two first names can be one: an initial stands for all names that begin with it."""
    if len(left) == 1 or len(right) == 1:
        return left[0] == right[0]
    return left.startswith(right) or right.startswith(left) or _one_spelling(left, right, least=0.8)


def _plain(words: str) -> str:
    return CLAUSE.sub("", words).strip(" ,'\"‘’“”")


def _person(heard: Heard) -> tuple[str, ...]:
    """A person's name, folded, without titles; empty where the voice is none, or is named by an office alone."""
    least = 1 if heard.kind is Kind.PERSON else 2
    if heard.kind not in PEOPLE or (_plain(heard.words).startswith(("the ", "The ")) and "," not in heard.words):
        return ()
    named = (match.group() for words in (heard.name, _plain(heard.words)) if words for match in _names(words))
    runs = [_bare(run) for run in named if not run.endswith(("'s", "’s"))]
    return max((run for run in runs if len(run) >= least), key=len, default=())


def _names(words: str) -> Iterator[re.Match[str]]:
    """Runs of capitalised words, but for those of whom or what somebody is: "Inspector Trane of the Lake Police"."""
    return NAME.finditer(re.split(r"\b(?:of|for|from|at|in)\b", words)[0])


def _bare(run: str) -> tuple[str, ...]:
    """What is left of a run of capitalised words when offices and titles are taken off its front."""
    words = [fold(word) for word in re.split(r"\s+", run)]
    last = max((place for place, word in enumerate(words) if word in TITLES | SPEAKS | BODIES), default=-1)
    return tuple(word for word in words[last + 1 :] if word and word not in ("the", "a"))


def _around(name: str, text: str) -> Iterator[str]:
    """What a person is said to be right before and right after the name, wherever the article gives it."""
    for match in re.finditer(rf"\b{re.escape(name)}\b", text, re.I):
        before = STOPS.split(text[max(0, match.start() - NEAR) : match.start()])[-1]
        after = STOPS.split(text[match.end() : match.end() + NEAR])[0]
        yield LEADS.split(before.rstrip(", "))[-1]
        if after.startswith(", "):
            yield TRAILS.split(after[2:].partition(",")[0])[0]


def speaks(words: str) -> bool:
    """Whether words name somebody who speaks for a body: its head, or its spokesman."""
    return any(word in SPEAKS for word in fold(words).split())


@lru_cache(maxsize=10_000)
def _body(words: str) -> frozenset[str]:
    """The words that tell a body from others, each in one form: "Illyran" is "Illyra", a minister is a ministry."""
    return frozenset(_form(word) for word in re.findall(r"[^\W_]+", _unmarked(words)) if fold(word) not in NOT_BODY)


def _unmarked(words: str) -> str:
    return re.sub(r"['’]s?\b", "", words)


def _form(word: str) -> str:
    folded = fold(word).replace("defense", "defence")
    if folded.startswith("minist"):
        return "ministry"
    if word[:1].isupper():
        return next(gazetteer().countries(word), "") or stem_of(ORIGIN.sub("", folded))
    return stem_of(folded)


GENERIC = frozenset(_form(word) for word in BODIES)


def _described(words: str) -> frozenset[str]:
    return frozenset(_form(word) for word in re.findall(r"[^\W_]+", _unmarked(_plain(words))) if fold(word) not in FORM)
