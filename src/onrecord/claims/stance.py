"""How a source stands to what it is quoted with, read off the cue."""

from __future__ import annotations

import re

from onrecord.model import Stance

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

# The beginnings of cue words, per stance, in the order in which they are tried: "was asked to deny" is a denial's
# words, but "refused to confirm" confirms nothing. A beginning and not a whole word, so that "deni" takes "denies",
# "denied" and "denial" alike.
BEGINNINGS: tuple[tuple[Stance, tuple[str, ...]], ...] = (
    (
        Stance.DENIES,
        ("deny", "deni", "reject", "dismiss", "refut", "rebut", "disput", "contradict", "disavow", "debunk"),
    ),
    (Stance.DOUBTS, ("doubt", "question", "sceptic", "skeptic", "disbelie", "unsure", "uncertain")),
    (Stance.ADMITS, ("admit", "admission", "acknowledg", "conced", "concession", "confess", "own up", "reveal")),
    (Stance.CONFIRMS, ("confirm", "verif", "corroborat", "affirm", "reaffirm", "attest")),
    (Stance.WARNS, ("warn", "caution", "threat", "alert")),
    (Stance.DEMANDS, ("demand", "urg", "call", "insist", "order", "request", "appeal", "implor", "press", "plead")),
    (Stance.PROMISES, ("promis", "vow", "pledg", "swore", "swear", "commit", "guarante", "assur")),
    (
        Stance.CONDEMNS,
        ("condemn", "denounc", "critic", "blast", "slam", "deplor", "decr", "lament", "rebuk", "protest", "object"),
    ),
    (Stance.PRAISES, ("prais", "welcom", "applaud", "hail", "commend", "laud", "congratulat", "thank", "celebrat")),
    (Stance.ASKS, ("ask", "inquir", "enquir", "wonder")),
    (
        Stance.ALLEGES,
        ("alleg", "claim", "accus", "purport", "suggest", "insinuat", "reported", "rumor", "rumour", "apparent"),
    ),
    (
        Stance.INTENDS,
        ("want", "plan", "intend", "intent", "hope", "aim", "seek", "sought", "decid", "decision", "refus", "prepar")
        + ("propos", "would like", "wish", "agree", "offer"),
    ),
    (
        Stance.BELIEVES,
        ("believ", "belief", "think", "thought", "feel", "felt", "fear", "expect", "consider", "suspect", "assum")
        + ("view", "opinion", "convinc", "know", "knew", "see", "saw", "guess", "imagin", "predict", "estimat", "worr"),
    ),
)

# "claims", "claim" and "claimed" allege; "disclaim" and "proclaim" do not begin so. "reported" alone says that others
# report, "reported that" that the source does: only the adverb alleges.
REPORTEDLY = re.compile(r"\b(?:reportedly|allegedly|purportedly|supposedly|is said to|are said to|was said to)\b", re.I)

NEGATION = re.compile(r"\b(?:not|never|no longer|neither|nor|without|cannot)\b|n['’]t\b", re.I)
REFUSAL = re.compile(r"\b(?:refus|declin|fail)\w*\b", re.I)

# What a negated stance comes to: who does not confirm doubts, who cannot rule out does not deny.
NEGATED = {
    Stance.CONFIRMS: Stance.DOUBTS,
    Stance.BELIEVES: Stance.DOUBTS,
    Stance.ASSERTS: Stance.DENIES,
    Stance.ALLEGES: Stance.DENIES,
    Stance.ADMITS: Stance.DENIES,
    Stance.DENIES: Stance.ADMITS,
}


def stance_of(cue: str, *, before: str = "") -> Stance:
    """The stance that a cue's words express; `before` holds the words of the sentence just before the cue.

    Without a cue that tells more, a source asserts.
    """
    negated = bool(NEGATION.search(cue) or NEGATION.search(_near(before)))
    refused = bool(REFUSAL.search(cue) or REFUSAL.search(_near(before)))
    stance = _plain_stance(cue)
    if refused and stance in (Stance.CONFIRMS, Stance.DENIES):
        return Stance.DOUBTS
    return NEGATED.get(stance, stance) if negated else stance


def _plain_stance(cue: str) -> Stance:
    if REPORTEDLY.search(cue):
        return Stance.ALLEGES
    words = [word.lower() for word in WORD.findall(cue)]
    for stance, beginnings in BEGINNINGS:
        if any(word.startswith(beginnings) for word in words if word not in ("reported", "apparent")):
            return stance
    return Stance.ASSERTS


def _near(before: str) -> str:
    """The last few words, as far as a negation of the cue reaches back."""
    return " ".join(before.split()[-3:])
