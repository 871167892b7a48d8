"""Clauses turned into questions, by their first finite verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reconcile.matters.titles.clause import main_clause, spelled_out
from onrecord.reconcile.matters.titles.verbs import AUXILIARIES, PARTICIPLES, PAST, THIRD, TWOFOLD

MOST_OF_SUBJECT = 9
DETERMINERS = frozenset(
    "a an the this that these those his her its their our my your some any no all both each every another other two three "
    "four five six seven eight nine ten several many few more most".split()
)
# Words with which a subject is no plain noun phrase any more, or the clause no plain clause.
TANGLED = frozenset(
    "who which that whose whom when where while if because although though and/or as than so to not nor neither either "
    "whether what why how said says say after before until only".split()
)
PREPOSITIONS = frozenset(
    "in on at after before since from by with for during under over within of to as near between among amid despite "
    "through against about into without".split()
)
PRONOUNS = frozenset(
    "he she it they we i you this that these those there here one his her its their my our your".split()
)
NOBODY = {"nobody": "anybody", "none": "any", "no": "any", "nothing": "anything", "neither": "either"}
ADVERBS = frozenset(
    "now also already never ever always still even just again actually really recently then certainly simply".split()
)
# What "not" leads to something else with.
OTHERWISE = frozenset("only yet until just merely but longer even because".split())


@dataclass(frozen=True, slots=True)
class Parts:
    """A clause parted at its finite verb."""

    subject: list[str]
    verb: str
    rest: list[str]


def question_of(clause: str, *, keeps_capital: bool | None) -> str | None:
    """A question that can be answered by yes or no; None where the words are not plain enough to ask one soundly.

    `keeps_capital` says whether the first word is written with a capital wherever it stands; None is not known.
    """
    parts = parted(spelled_out(main_clause(clause)))
    if parts is None or has_second_verb(parts.rest):
        return None
    first, rest = first_within(parts.subject, keeps_capital), _affirmed(parts.rest)
    if first is None or rest is None or first.lower() in PRONOUNS:
        return None
    helped = with_auxiliary(parts.verb, rest)
    if helped is None:
        return None
    verb, rest = helped
    while rest and rest[0].lower() in GO_ON:
        rest = rest[1:]
    return f"{verb.capitalize()} {' '.join([first, *parts.subject[1:], *rest])}?"


# Words that go on from what was said before.
GO_ON = frozenset("also consequently therefore thus however meanwhile already now still then".split())


def has_second_verb(rest: Sequence[str]) -> bool:
    """Whether a further verb follows that nothing leads up to: the first one was not that of the whole clause."""
    for place, word in enumerate(rest):
        if word.lower() in LEADS_UP or word.endswith(","):
            return False
        if word in FINITE and rest[place - 1 : place] != ["to"]:
            return True
    return False


FINITE = frozenset("is are was were has had will would can could should shall must may might".split())
LEADS_UP = TANGLED | {"and", "or", "but"}


def parted(clause: str) -> Parts | None:
    """The clause at its finite verb; None where it is not certain which word that is."""
    words = clause.split()
    for place, word in enumerate(words[: MOST_OF_SUBJECT + 1]):
        bare = word.lower()
        if place and _may_be_verb(words, place):
            end = next(end for end in range(place, -1, -1) if not end or words[end - 1].lower() not in ADVERBS)
            subject, between = words[:end], words[end:place]
            return Parts(subject, bare, [*between, *words[place + 1 :]]) if end and _is_subject(subject) else None
        if (
            bare in TANGLED
            or word.endswith((",", ";", ":"))
            or (bare.endswith("ed") and word[0].islower() and place and bare not in ATTRIBUTES)
        ):
            return None
    return None


ATTRIBUTES = frozenset(
    "united armed wounded injured unidentified unnamed red hundred masked retired detained captured".split()
)


def _may_be_verb(words: list[str], place: int) -> bool:
    word = words[place]
    if word.lower() in AUXILIARIES:
        return True
    before = words[place - 1].lower()
    if word in TWOFOLD and (before in DETERMINERS or words[place + 1 : place + 2] == ["of"]):
        return False
    if word in THIRD:
        return (
            place + 1 < len(words)
            and before not in PREPOSITIONS
            and words[place + 1].lower() not in ("of", *AUXILIARIES)
        )
    # "The talks held in spring were of no use", "a letter seen by two of us said": no verbs of these subjects.
    return word in PAST and words[place + 1 : place + 2] != ["by"]


def _is_subject(subject: list[str]) -> bool:
    last = subject[-1].lower()
    if subject[0].lower() in PREPOSITIONS | ADVERBS or last in NO_LAST_OF_SUBJECT:
        return False
    return last not in DETERMINERS or (len(subject) == 1 and last in NUMERALS)


NUMERALS = frozenset("two three four five six seven eight nine ten eleven twelve several many few all both".split())
NO_LAST_OF_SUBJECT = PREPOSITIONS | {"and", "or", "be", "being", "been", "having"}


def first_within(subject: list[str], keeps_capital: bool | None) -> str | None:
    """The first word as it stands within a sentence."""
    word = subject[0]
    if word.lower() in NOBODY and word.lower() != "none":
        return NOBODY[word.lower()]
    if word.lower() in DETERMINERS or word[0].islower() or not word[0].isalpha():
        return word[0].lower() + word[1:]
    if (len(subject) > 1 and subject[1][0].isupper()) or word.isupper():
        return word
    if keeps_capital is None and word.endswith("'s"):
        return word
    if keeps_capital is None:
        return None
    return word if keeps_capital else word[0].lower() + word[1:]


def _affirmed(rest: list[str]) -> list[str] | None:
    """What follows the verb, with its negation taken away; None where that would leave nonsense."""
    for place, word in enumerate(rest):
        bare = word.lower().strip(",")
        if bare in ("not", "never"):
            if place > 1 or (place + 1 < len(rest) and rest[place + 1].lower() in OTHERWISE):
                return None
            return _affirmed([*rest[:place], *rest[place + 1 :]])
        if bare in ("nor", "neither", "none", "longer"):
            return None
        if bare in ("no", "nothing", "nobody"):
            return [*rest[:place], NOBODY[bare] + word[len(bare) :], *rest[place + 1 :]]
    return rest


def with_auxiliary(verb: str, rest: list[str]) -> tuple[str, list[str]] | None:
    """The auxiliary that the question begins with, and what follows the subject."""
    if verb == "had":
        place = next((place for place, word in enumerate(rest[:2]) if word in PARTICIPLES and word != "been"), None)
        if place is not None and all(word in ADVERBS for word in rest[:place]):
            return "did", [*rest[:place], PARTICIPLES[rest[place]], *rest[place + 1 :]]
        if rest[:1] == ["been"]:
            return "had", rest
        return ("did", ["have", *rest]) if rest and rest[0].lower() in DETERMINERS else None
    if verb == "has" and rest and (rest[0].lower() in DETERMINERS | {"anything"} or rest[0][0].isdigit()):
        return "does", ["have", *rest]
    if verb == "have" and rest[:1] and rest[0].lower() in DETERMINERS:
        return "do", ["have", *rest]
    if verb in AUXILIARIES:
        return (verb, rest) if rest else None
    if verb in THIRD:
        return "does", [THIRD[verb], *rest]
    adverbs = next((place for place, word in enumerate(rest) if word.lower() not in ADVERBS), len(rest))
    return "did", [*rest[:adverbs], PAST[verb], *rest[adverbs:]]
