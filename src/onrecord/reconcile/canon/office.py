"""What the words around a person's name say that he or she is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.reconcile.canon.fold import fold
from onrecord.reconcile.canon.gazetteer import gazetteer

# Offices, by the walk of life that they belong to; the first word of a line of synonyms stands for all of them.
WALKS = {
    "state": """president; prime-minister prime minister, premier, pm; minister; foreign-minister foreign minister,
        foreign secretary, secretary of state; defence-minister defence minister, defense minister, defense secretary,
        defence secretary, secretary of defense; interior-minister interior minister, home secretary;
        finance-minister finance minister, chancellor of the exchequer, treasury secretary; chancellor; king; queen;
        prince; emir; sultan; leader; dictator; strongman; senator, sen; congressman, congresswoman, rep,
        representative; lawmaker, mp, member of parliament, deputy, legislator; speaker; governor, gov; mayor;
        ambassador, envoy; diplomat; secretary-general secretary general, secretary-general, un chief; spokesman,
        spokeswoman, spokesperson; councillor, councilman, councilwoman, alderman; commissioner; secretary; official;
        candidate; politician; prosecutor, district attorney; attorney general; sheriff; opposition leader""",
    "arms": """general, gen; colonel, col; major, maj; captain, capt; lieutenant, lt; sergeant, sgt; admiral; marshal;
        brigadier; commander; warlord; militant; rebel; soldier; chief of staff; corporal; private""",
    "business": """ceo chief executive officer, chief executive, ceo; chairman, chairwoman, chair; founder, co-founder,
        cofounder; director; manager; vice-president vice president; cfo chief financial officer, cfo; owner; banker;
        economist; analyst; entrepreneur; businessman, businesswoman; executive; trader; farmer; fisherman; shopkeeper;
        trucker; engineer; designer""",
    "letters": """professor, prof; doctor, dr, physician, surgeon; scientist, researcher; historian; teacher; lecturer;
        journalist, reporter, correspondent; editor; writer, author, novelist; poet; expert; student; nurse;
        headmaster, headteacher, principal; vet; chemist; physicist; biologist; astronomer; librarian""",
    "law": "judge, justice; lawyer, attorney, barrister; magistrate; detective, inspector; policeman, officer",
    "faith": "pope; bishop; archbishop; cardinal; imam; ayatollah; rabbi; priest; pastor, reverend, rev; monk; cleric",
    "play": """coach; striker; goalkeeper; defender; midfielder; footballer; player; quarterback; pitcher; golfer;
        swimmer; sprinter; boxer; cyclist; actor, actress; singer; musician; guitarist; drummer; director of films;
        filmmaker; composer; painter; artist; comedian; model; chef; dancer; skier; referee""",
}


def _offices() -> dict[str, tuple[str, str]]:
    """Words of an office → the office and its walk of life."""
    found = {}
    for walk, line in WALKS.items():
        for group in " ".join(line.split()).split("; "):
            first, *rest = group.split(", ")
            head, _, spelled = first.partition(" ")
            office = head if "-" in head or head == "ceo" or head == "cfo" else first
            for words in ([spelled] if office == head and spelled else [first]) + rest:
                found[words] = office, walk
    return found


OFFICES = _offices()
_ROLE = "|".join(sorted(map(re.escape, OFFICES), key=len, reverse=True))
# The case of a letter counts here, though the words of an office may be in any case.
_NAME_WORD = r"(?-i:[A-Z])[\w.&'’-]*"
_PLAIN_WORD = r"(?-i:[a-z]+)"
# "French President", "Tarn's former mayor", "chief executive of Ford Motor Co,": all that leads up to a name.
BEFORE = re.compile(
    rf"(?P<scope>(?:{_NAME_WORD} ){{0,4}}?)(?:{_PLAIN_WORD} )?\b(?P<role>{_ROLE})\b\.?"
    rf"(?: (?:of|for|at|in|to|from) (?:the )?(?P<of>(?:[\w.&'’-]+ ?){{1,5}}))?,? $",
    re.IGNORECASE,
)
# Words after which an office is somebody else's: ", who met the mayor", ", said the mayor".
_NOT_APPOSED = "who|which|whose|that|said|says|told|tells|met|meets|asked|accused|urged|with|by|to|from|as|the"
# ", the mayor of Tarn," and "(mayor of Tarn)".
AFTER = re.compile(
    r"^ ?(?!and\b|but\b)(?:(?:the|a|an|now|then|who is|who was|former|ex-) ?)*"
    rf"(?P<scope>(?:(?!(?:{_NOT_APPOSED})\b)[\w.&'’-]+ ){{0,4}}?)\b(?P<role>{_ROLE})\b"
    rf"(?: (?:of|for|at|in|to|from) (?:the )?(?P<of>(?:[\w.&'’-]+ ?){{1,5}}))?",
    re.IGNORECASE,
)
WORD = re.compile(r"\w+")
ROLE_ENDS = frozenset(WORD.findall(role)[-1] for role in OFFICES)
APPOSED = re.compile(r"^(?:,| \()")
REACH = 70  # characters on each side of a name
STOPS = re.compile(r"[;:!?“”\"()\n]|(?<=[a-z]{3})\. ")
IDLE = frozenset(
    """the a an of for at in to from and by with on as his her its their who is was said says say told tells s former
    ex deputy vice late new then now senior chief acting interim one top two after that has have had were are but
    """.split()
)


@dataclass(frozen=True, slots=True)
class Office:
    """What a person is: the office, its walk of life, and of what ("FR" for France, else words of a name)."""

    role: str
    walk: str
    of: frozenset[str]

    def __str__(self) -> str:
        return " ".join((self.role.replace("-", " "), *(("of", "/".join(sorted(self.of))) if self.of else ())))


IN_NAME = re.compile(rf"^.*\b(?:{_ROLE})\b (?=\w)")


def without_office(folded: str) -> str:
    """A person's folded name without the office that may stand before it: "us president ada quill" is "ada quill"."""
    rest = IN_NAME.sub("", folded)
    return folded if rest.startswith(("of ", "for ", "and ")) else rest


def office_at(text: str, start: int, end: int) -> Office | None:
    """The office that stands right before or right after a name at `text[start:end]`."""
    before = STOPS.split(text[max(0, start - REACH) : start])[-1]
    if _may_hold_a_role(before) and (found := BEFORE.search(before)):
        return _office(found)
    after = text[end : end + REACH]
    if APPOSED.match(after) and _may_hold_a_role(after) and (found := AFTER.match(STOPS.split(after.lstrip(" (,"))[0])):
        return _office(found)
    return None


def _may_hold_a_role(words: str) -> bool:
    """Whether the end of any office's name is among the words: quicker to see than the office itself."""
    return not ROLE_ENDS.isdisjoint(WORD.findall(words.casefold()))


def _office(found: re.Match[str]) -> Office:
    role, walk = OFFICES[found["role"].casefold()]
    return Office(role, walk, _scope(found["scope"] or "") | _scope(found["of"] or ""))


def _scope(words: str) -> frozenset[str]:
    """Of what: countries by their codes, other names by their words."""
    found: set[str] = set()
    for word in re.split(r"[\s,]+", re.split(r", | - ", words)[0]):
        if code := next(gazetteer().countries(word), None):
            found.add(code)
        elif word[:1].isupper():
            found |= {each for each in fold(word).split() if each not in IDLE and each not in OFFICES}
    return frozenset(found)
