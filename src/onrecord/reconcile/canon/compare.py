"""Are two entities one? Reasons for it in words, and a score; or none."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.reconcile.canon.fold import NO_NAME, consonants, fold, is_abbreviation, sounds
from onrecord.reconcile.canon.gazetteer import gazetteer
from onrecord.reconcile.canon.office import Office
from onrecord.reconcile.canon.profile import PERSON, Profile

# From this score on, two are held to be one. What a name alone is worth stands below; what is short of it needs more.
MERGES = 0.6

KNOWN = 0.97
SAME_NAME = 0.9
SAME_WORD = 0.8  # a name of one word
SAME_CORE = 0.75  # "Ford" and "Ford Motor Company"
SAME_SOUND = 0.8
INITIALS = 0.5  # an abbreviation that nobody explains
MIDDLE_NAME = 0.8
INITIAL = 0.5  # "V. Putin"
CONSONANTS = 0.45
SURNAME = 0.4
NO_OTHER = 0.1  # where nobody else of that surname is known
SHORT_FORM = 0.4  # "Cerberus" and "Cerberus Capital"
AMBIGUOUS = 0.4
OTHER_TYPE = 0.5  # one word, and one of the two is a place, the other none
SHORT_NAME = 4  # letters

NAMESAKES = 0.8  # that two of one name and two offices are two
SAME_OFFICE = 0.3
OTHER_OFFICE = -0.6
IN_COMPANY = (0.0, 0.15, 0.3, 0.4)  # by how many other things both articles name


@dataclass(frozen=True, slots=True)
class Likeness:
    """How surely two entities are one, or two (0…1), and why."""

    score: float
    reasons: tuple[str, ...]


def compare(left: Profile, right: Profile, *, alone: bool = False) -> Likeness | None:
    """Why two entities are one, and how surely; None where nothing says so.

    `alone` says that nobody else of that surname is known.
    """
    if left.known and right.known:
        return _both_known(left, right)
    if not _may_be_one(left, right):
        return None
    are_people = left.group == right.group == PERSON
    found = _people(left, right, alone) if are_people else _things(left, right)
    if found is None:
        return None
    score, why = found
    shared = frozenset() if left.article_id == right.article_id else left.company & right.company
    score += IN_COMPANY[min(len(shared), len(IN_COMPANY) - 1)]
    reasons = [why]
    if shared:
        reasons.append(f"both articles name {_listed(shared)}")
    if left.office and right.office:
        same = same_office(left.office, right.office)
        score += SAME_OFFICE if same else OTHER_OFFICE if same is False else 0.0
        reasons.append(f"{left.office}; {right.office}")
    return Likeness(min(score, 0.99), tuple(reasons)) if score >= MERGES else None


def part(left: Profile, right: Profile) -> bool:
    """Whether two entities of one name are certainly two: known to be other things, or people with other offices."""
    if left.known and right.known:
        return left.known.id != right.known.id
    return _other_offices(left, right)


def compare_namesakes(left: Profile, right: Profile) -> Likeness | None:
    """Why two people of one name are not one, and how surely that is; None where they may be one, or have two names."""
    if len(left.person_name) < 2 or left.person_name != right.person_name or not _other_offices(left, right):
        return None
    return Likeness(NAMESAKES, (f"both are called “{left.name}”", f"{left.office}; {right.office}"))


def _other_offices(left: Profile, right: Profile) -> bool:
    if left.office is None or right.office is None or not left.group == right.group == PERSON:
        return False
    return same_office(left.office, right.office) is False and len(left.company & right.company) < 2


def same_office(left: Office, right: Office) -> bool | None:
    """Whether two offices are one; None where one person may well hold both."""
    apart = bool(left.of and right.of and not left.of & right.of)
    if left.role == right.role:
        return not apart
    if apart:
        return False
    if left.walk == right.walk or {left.walk, right.walk} == {"state", "arms"}:
        # A founder may be the chief executive of the same company; nothing says that a mayor is a minister.
        return None if left.of & right.of or not (left.of and right.of) else False
    return False


def _both_known(left: Profile, right: Profile) -> Likeness | None:
    if not left.known or not right.known or left.known.id != right.known.id:
        return None
    return Likeness(KNOWN, (f"“{left.name}” and “{right.name}” are names of {left.known.name} ({left.known.kind})",))


def _may_be_one(left: Profile, right: Profile) -> bool:
    """Whether the types allow it: a person is no place, though a body may be taken for a place or a people."""
    if left.group == right.group:
        return True
    if PERSON in (left.group, right.group):
        return _share_a_long_name(left, right)
    # What a parser takes a name for is often wrong.
    return bool(left.folded & right.folded)


def _share_a_long_name(left: Profile, right: Profile) -> bool:
    return any(" " in name for name in left.folded & right.folded)


def _things(left: Profile, right: Profile) -> tuple[float, str] | None:
    """What the names of two things say."""
    if shared := left.folded & right.folded:
        return _by_shared_name(left, right, max(shared, key=len))
    if left.ambiguous or right.ambiguous:
        return None
    if _side_by_side(left, right):
        return None
    if left.cores & right.cores:
        return SAME_CORE, f"“{left.name}” and “{right.name}” differ in the form of the company only"
    if left.spellings & right.spellings:
        return SAME_SOUND, f"“{left.name}” and “{right.name}” are two spellings of one name"
    if (left.abbreviations & right.initials) or (right.abbreviations & left.initials):
        score = SAME_CORE if left.article_id == right.article_id else INITIALS
        return score, f"“{left.name}” and “{right.name}”: one is the other's initials"
    if _begins(left, right) or _begins(right, left):
        return SHORT_FORM, f"“{left.name}” and “{right.name}”: one is how the other begins"
    return None


def _by_shared_name(left: Profile, right: Profile, name: str) -> tuple[float, str] | None:
    if left.ambiguous or right.ambiguous:
        return AMBIGUOUS, f"both are called “{left.name}”, as others are"
    why = f"both are called “{_spelled(left, name)}”"
    if " " in name:
        return SAME_NAME, why
    if not _same_case(left, right, name):
        return None
    return (SAME_WORD if left.group == right.group else OTHER_TYPE), why


def _same_case(left: Profile, right: Profile, folded: str) -> bool:
    """Whether both write a short name in capitals, or neither does: "KIA" is not "Kia"."""
    if len(folded) > SHORT_NAME:
        return True
    ours, theirs = ({is_abbreviation(n) for n in each.names if fold(n) == folded} for each in (left, right))
    return bool(ours & theirs)


def _side_by_side(left: Profile, right: Profile) -> bool:
    """Whether an article has both, and takes them for two."""
    if left.article_id == right.article_id:
        return False
    return bool(left.folded & right.company or right.folded & left.company)


def _begins(short: Profile, long: Profile) -> bool:
    """Whether one's name of one word is the first of the other's, and a name by itself."""
    if short.group != "body" or len(short.name.split()) > 1 or len(short.name) < 4 or long.group != "body":
        return False
    return any(name.split()[0] in short.folded for name in long.folded) and not short.folded & NO_NAME


def _people(left: Profile, right: Profile, alone: bool) -> tuple[float, str] | None:
    """What the names of two people say."""
    ours, theirs = left.person_name, right.person_name
    both = f"“{left.name}” and “{right.name}”"
    if not ours or not theirs:
        return None
    if len(ours) == 1 or len(theirs) == 1:
        return _by_one_word(left, right, both, alone)
    if left.surname != right.surname:
        return _by_consonants(ours, theirs, both)
    first, other = ours[0], theirs[0]
    if len(first) == 1 or len(other) == 1:
        return (INITIAL, f"{both}: one given name is the other's initial") if first[0] == other[0] else None
    if sounds(first) != sounds(other):
        return None
    middle, others = ours[1:-1], theirs[1:-1]
    if ours == theirs:
        return SAME_NAME, f"both are called “{left.name}”"
    if middle and others and not _fit(middle, others):
        return None
    if middle == others:
        return SAME_SOUND, f"{both} are two spellings of one name"
    return MIDDLE_NAME, f"{both} differ in a middle name that one leaves out"


def _by_one_word(left: Profile, right: Profile, both: str, alone: bool) -> tuple[float, str] | None:
    """One of two people goes by one word: the same one, or the other's surname."""
    ours, theirs = left.person_name, right.person_name
    if left.surname != right.surname:
        return None
    if left.article_id == right.article_id and left.namesakes == 1 and len(ours) != len(theirs):
        return SAME_CORE, f"{both}: one is the other's surname, which nobody else in the article has"
    score = SURNAME + (NO_OTHER if alone else 0.0)
    if len(ours) == len(theirs):
        return score, f"{both}: one word, and the same"
    return score, f"{both}: one is the other's surname"


def _by_consonants(ours: tuple[str, ...], theirs: tuple[str, ...], both: str) -> tuple[float, str] | None:
    if sounds(ours[0]) != sounds(theirs[0]) or len(consonants(ours[-1])) < 3:
        return None
    if consonants(ours[-1]) != consonants(theirs[-1]):
        return None
    return CONSONANTS, f"{both} may be two spellings of one name"


def _fit(middle: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether middle names may be the same, with initials for some."""
    pairs = zip(middle, others, strict=False)
    return all(one == other or (min(len(one), len(other)) == 1 and one[0] == other[0]) for one, other in pairs)


def _spelled(profile: Profile, folded: str) -> str:
    """A folded name as its article writes it."""
    return next((name for name in profile.names if fold(name) == folded), profile.name)


def _listed(shared: frozenset[str]) -> str:
    names = (gazetteer().get(each[1:]).name if each.startswith("=") else each for each in sorted(shared)[:4])
    return ", ".join(names)
