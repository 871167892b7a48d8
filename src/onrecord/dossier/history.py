"""What was decided on a matter, by machines and by people, in words and in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from onrecord.model import Act, Decision, KeptDecision

Called = str
Caller = Callable[[str], Called]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was decided, or all that a machine decided at once.

    `number` is what takes a person's decision back; `taken_back` is who did so and when, where somebody did.
    """

    words: str
    by: str
    person: bool
    at: str | None
    reasons: tuple[str, ...] = ()
    number: int | None = None
    taken_back: tuple[str, str] | None = None


def history_of(decisions: Iterable[KeptDecision], called: Caller) -> tuple[Step, ...]:
    """The decisions in words; `called` says what to call a claim or a matter, by id."""
    return tuple(_steps(decisions, called))


def _steps(decisions: Iterable[KeptDecision], called: Caller) -> Iterator[Step]:
    for (person, by, day), some in groupby(decisions, _run):
        together = list(some)
        if person or len(together) == 1:
            yield from (_step(each, called) for each in together)
        else:
            yield Step(_summed_up(together), by, person=False, at=day)


def _run(kept: KeptDecision) -> tuple[bool, str, str]:
    """Equal for what one machine decided on one day."""
    decision = kept.decision
    return decision.person, decision.by, (decision.at or "")[:10]


def _step(kept: KeptDecision, called: Caller) -> Step:
    decision = kept.decision
    number = kept.number if decision.person else None
    words = decided(decision, called)
    return Step(words, decision.by, decision.person, decision.at, decision.reasons, number, kept.taken_back)


def decided(decision: Decision, called: Caller) -> str:
    """A decision in words: "put claim 3 on the side against"."""
    claim, other, matter = (called(each) if each else "" for each in (decision.claim, decision.other, decision.matter))
    match decision.act:
        case Act.PLACE:
            side = "left it open in" if decision.side == "open" else f"put it on the side “{decision.side}” of"
            return f"{claim}: {side} {matter}"
        case Act.REMOVE:
            return f"{claim}: took it out of {matter}"
        case Act.TITLE:
            return f"called {matter} “{decision.title}”"
        case Act.JOIN:
            return f"joined {matter} and {other}"
        case Act.APART:
            return f"held {matter} and {other} apart"
        case Act.DISTINCT:
            return f"held {claim} and {other} not to be of one matter"


def _summed_up(kept: list[KeptDecision]) -> str:
    """What a machine decided at once: "put 12 claims on their sides and gave a title"."""
    acts = [each.decision.act for each in kept]
    told = {
        Act.PLACE: "put {} on their sides",
        Act.REMOVE: "took {} out",
    }
    parts = [words.format(_claims(acts.count(act))) for act, words in told.items() if act in acts]
    if Act.TITLE in acts:
        parts.append("gave it a title")
    if others := sum(act not in (*told, Act.TITLE) for act in acts):
        parts.append(f"decided {others} more things")
    return ", ".join(parts)


def _claims(number: int) -> str:
    return "1 claim" if number == 1 else f"{number:,} claims"
