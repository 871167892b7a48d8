"""Which side each claim of a matter takes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from onrecord.model import Claim, Side, Stance
from onrecord.reconcile.compare.polarity import denies
from onrecord.reconcile.compare.verdict import turns
from onrecord.reconcile.facts import Facts
from onrecord.reconcile.matters.titles.clause import is_clause, plain
from onrecord.reconcile.origin.counts import counts

Pair = tuple[str, str]

# Who asks, or will not say, leaves it open, and so does who holds it for possible or only passes on that it is said.
LEAVE_OPEN = frozenset({Stance.DOUBTS, Stance.ASKS})
HEDGE = re.compile(r"\b(?:may|might|could|possibly|perhaps|maybe|cannot be ruled out|whether|conceivabl[ey])\b", re.I)
# An outlet that says so of what others say does not say it itself; who alleges a thing does.
PASSED_ON = re.compile(
    r"\b(?:reportedly|alleged(?:ly)?|supposed(?:ly)?|purported(?:ly)?|apparent(?:ly)?|seemingly|suspected|unconfirmed"
    r"|unverified|rumou?r(?:s|ed)?|(?:appear|seem)(?:s|ed)? to|(?:said|thought|believed|feared) to|conflicting reports"
    r"|reports? (?:say|that|of)|claims? that)\b|\breports?:|: reports?\b",
    re.I,
)
# Who says what it looks like does not say that it is so; and a rumour is nobody's word.
SEEMS = re.compile(r"\b(?:appear|seem)(?:s|ed|ing)?\b", re.I)
RUMOUR = re.compile(r"\b(?:rumou?rs?|hearsay|speculation)\b", re.I)
# How far two claims must disagree at the least, so that there are two sides.
PARTED = 0.1

# Who says so or believes it, and with how few words one may only name a thing. Of 3 and 4 words on the part of
# `bench/accounts` to build on, sides are as right.
SAY_SO, NAMES = frozenset({Stance.ASSERTS, Stance.BELIEVES}), 4

# A hedge further on hedges a part, not the whole.
REACH = 12


def leaves_open(claim: Claim) -> bool:
    """Whether the claim's own words or stance take no side."""
    if claim.stance in LEAVE_OPEN or claim.text.rstrip(" \"'”’").endswith("?"):
        return True
    begins = " ".join(claim.text.split()[:REACH])
    if HEDGE.search(begins):
        return True
    return _passes_on(claim, begins) and not turns(claim)


def _passes_on(claim: Claim, begins: str) -> bool:
    """Whether it is only told what others say, or what it looks like."""
    if claim.attribution is None:
        return bool(PASSED_ON.search(begins))
    return bool(SEEMS.search(claim.attribution.cue_text) or RUMOUR.search(claim.source.text))


def may_leave_open(claim: Claim) -> bool:
    """Whether a claim may be taken for one that takes no side, though its own words do not say so: an outlet's own."""
    return claim.attribution is None


def names_only(claim: Claim) -> bool:
    """Whether a source only names something, and says nothing of it: "referred to its statement of Tuesday"."""
    words = plain(claim.text)
    few = len(words.split()) <= NAMES and words[:1].islower() and not is_clause(words) and not any(counts(words))
    return few and claim.attribution is not None and claim.stance in SAY_SO


def says_no(facts: Facts) -> bool:
    """Whether a claim is that something is not so; who denies what is a denial in its words says that it is so."""
    return denies(facts.claim) and (facts.denied or facts.claim.stance is not Stance.DENIES)


def sides(
    claims: Sequence[str],
    leaning: Mapping[Pair, float],
    is_open: Mapping[str, bool],
    denying: Collection[str] = (),
) -> dict[str, Side]:
    """The side of each claim: the first that takes one is for, and so are those that agree with it.

    But what is denied was said before, by whomever: where most are `denying`, they are against, so that to the question
    of a matter for says yes. `leaning` says of a pair how far it agrees (up to 1) or disagrees (down to -1). The two
    sides are parted so that the least agreement lies between them and the least disagreement within: a local search
    from the order of time. Where nobody clearly disagrees with anybody, there is one side.
    """
    taking = [claim for claim in claims if not is_open.get(claim)]
    near: dict[str, dict[str, float]] = defaultdict(dict)
    for (left, right), lean in leaning.items():
        near[left][right] = near[right][left] = lean
    spins = _settled(taking, near)
    if not _part(spins, near):
        spins = dict.fromkeys(spins, 1)
    answer = _first_answer(spins, denying)
    taken = {claim: Side.FOR if spin == answer else Side.AGAINST for claim, spin in spins.items()}
    return {claim: taken.get(claim, Side.OPEN) for claim in claims}


def _first_answer(spins: Mapping[str, int], denying: Collection[str]) -> int:
    """The one answer that most of those who give it do not give by denying something, or else the first."""
    held = [spin for spin in (1, -1) if not _mostly(denying, [claim for claim in spins if spins[claim] == spin])]
    return held[0] if len(held) == 1 else next(iter(spins.values()), 1)


def _mostly(denying: Collection[str], claims: Sequence[str]) -> bool:
    """Whether most of these deny, or half of them and the first."""
    return 2 * sum(claim in denying for claim in claims) + any(claim in denying for claim in claims[:1]) > len(claims)


def _part(spins: Mapping[str, int], near: Mapping[str, Mapping[str, float]]) -> bool:
    """Whether at least one pair of the two sides clearly disagrees: doubts alone make no dispute."""
    return any(
        lean <= -PARTED and spins[claim] != spins[other]
        for claim in spins
        for other, lean in near.get(claim, {}).items()
        if other in spins
    )


def _settled(claims: Sequence[str], near: Mapping[str, Mapping[str, float]]) -> dict[str, int]:
    spins: dict[str, int] = {}
    for claim in claims:
        spins[claim] = 1 if _pull(claim, spins, near) >= 0 else -1
    for _ in claims:
        against_the_grain = [claim for claim in claims if spins[claim] * _pull(claim, spins, near) < 0]
        if not against_the_grain:
            break
        worst = min(against_the_grain, key=lambda claim: spins[claim] * _pull(claim, spins, near))
        spins[worst] = -spins[worst]
    return spins


def _pull(claim: str, spins: Mapping[str, int], near: Mapping[str, Mapping[str, float]]) -> float:
    return sum(lean * spins[other] for other, lean in near.get(claim, {}).items() if other in spins)
