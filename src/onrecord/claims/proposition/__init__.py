"""What a content says is so, where it is no sentence: "the presence of their troops" → "their troops are present"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from onrecord.claims.proposition import deeds, things
from onrecord.claims.proposition.said import Said
from onrecord.claims.proposition.words import Located, Part, as_subject
from onrecord.claims.stance import stance_of
from onrecord.model import Claim, Proposition, Stance

__all__ = ["holds", "proposition_of"]

# Who takes one of these leaves it open whether it is so.
OPEN = frozenset((Stance.DOUBTS, Stance.ASKS, Stance.DEMANDS))
UNWILLING = re.compile(
    r"\b(?:(?:refus|declin|unwilling|reluctan|shelv|drop|abandon|rul)\w*|not|never|no)\b|n['’]t\b", re.I
)
# A wish is not yet a plan.
WISH = re.compile(
    r"\b(?:hop|wish|want|seek|sought|tr(?:y|ie)|aim|attempt|like|look|long|dream|consider|mull|weigh|offer|eye|ready"
    r"|willing)",
    re.I,
)
NOBODY = frozenset("who which that whose what".split())

# In this order: each only where those before it found nothing.
WAYS: tuple[Callable[[Said], list[Part] | None], ...] = (
    things.called,
    things.so_called,
    things.clause,
    things.held_in_noun,
    deeds.around_cue,
    deeds.done_by_another,
    deeds.blamed,
    deeds.bidden,
    deeds.to_do,
    things.noun,
    deeds.done,
    things.there,
    things.judged,
)


def proposition_of(claim: Claim, text: str) -> Proposition | None:
    """What the content of a claim says is so; `text` is the article's.

    None where the content is a sentence already, or where its form tells nothing. Words that are supplied ("were
    present") have no span; the spans stand in the order of the proposition's words.
    """
    if claim.attribution is None:
        return None
    cue = claim.attribution.cue_text.strip(" ,")
    said = Said(Located(claim.content, text), _subject(claim, text), cue, claim.stance, _is_judged(claim, cue))
    for way in WAYS:
        parts = way(said)
        if parts and parts[0].text.lower() not in NOBODY:
            # Whoever calls a story a lie denies the story, and says that it is a lie.
            return _made(parts, True if said.judged or way is things.called else holds(claim.stance, cue))
    return None


def _is_judged(claim: Claim, cue: str) -> bool:
    """Whether only the content says that something is not so: "said that the report was false"."""
    if claim.stance is not Stance.DENIES or stance_of(cue) is not Stance.ASSERTS:
        return False
    return stance_of(cue, content=claim.text) is Stance.DENIES


def holds(stance: Stance, cue: str = "") -> bool | None:
    """Whether a source says that it is so (True), that it is not so (False), or leaves it open (None)."""
    if stance is Stance.DENIES or (stance is Stance.INTENDS and UNWILLING.search(cue)):
        return False
    unsettled = (stance is Stance.WARNS and deeds.THREAT.search(cue)) or (stance is Stance.INTENDS and WISH.search(cue))
    return None if unsettled or stance in OPEN else True


def _subject(claim: Claim, text: str) -> Part | None:
    located = Located(claim.source.spans, text)
    words = located.line.lower()
    if not words or words in NOBODY:
        return None
    return as_subject(located.piece(len("by ") if words.startswith("by ") else 0, len(words)))


def _made(parts: Iterable[Part], so: bool | None) -> Proposition:
    told = [part for part in parts if part.text]
    return Proposition(" ".join(part.text for part in told), tuple(span for part in told for span in part.spans), so)
