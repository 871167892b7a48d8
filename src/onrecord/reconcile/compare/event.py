"""Do two claims speak of the same event?"""

from __future__ import annotations

from onrecord.model import Event, Span
from onrecord.model.span import LEFT_OUT
from onrecord.reconcile.compare.place import shared_places
from onrecord.reconcile.compare.when import shared_days, spoken
from onrecord.reconcile.facts import Facts
from onrecord.reconcile.words import stem_of

# What PLOVER's types and modes are in the words of news; those of what people merely say to each other are left out.
SPOKEN = {
    "ASSAULT aerial": "air strike",
    "ASSAULT assassinate": "assassination",
    "ASSAULT abduct": "abduction",
    "ASSAULT beat": "beating",
    "ASSAULT execute": "execution",
    "ASSAULT explosives": "bombing",
    "ASSAULT firearms": "shooting",
    "ASSAULT heavy-weapons": "shelling",
    "ASSAULT suicide-attack": "suicide attack",
    "ASSAULT torture": "torture",
    "ASSAULT": "attack",
    "CASUALTY displaced": "displacement",
    "COERCE arrest": "arrest",
    "COERCE ban": "ban",
    "COERCE curfew": "curfew",
    "COERCE deport": "deportation",
    "COERCE martial-law": "martial law",
    "COERCE seize": "seizure",
    "CONSULT visit": "visit",
    "CONSULT phone": "call",
    "CONSULT": "talks",
    "DISASTER accident": "accident",
    "DISASTER": "disaster",
    "MOBILIZE": "movement of forces",
    "PROTEST boycott": "boycott",
    "PROTEST demo": "demonstration",
    "PROTEST riot": "riot",
    "PROTEST strike": "strike",
    "PROTEST": "protest",
    "RETREAT ceasefire": "ceasefire",
    "RETREAT release": "release",
    "RETREAT resign": "resignation",
    "RETREAT withdraw": "withdrawal",
    "SANCTION expel": "expulsion",
}


def compare_event(left: Facts, right: Facts) -> str | None:
    """What both claims speak of that happened, with the place and the time that they share.

    Two events of one sort are called the same where they share a place and a time, or one of these and the word for it.
    """
    ours, theirs = _words_for(left), _words_for(right)
    shared = next((name for name in ours if name in theirs), None)
    if shared is None:
        return None
    one_word = not ours[shared].isdisjoint(theirs[shared])
    places, days = shared_places(left, right), shared_days(left, right)
    if not (places and days) and not ((places or days) and one_word):
        return f"both tell of one sort of event: {shared}"
    time = spoken(days, year=left.day.year if left.day else None) if days else None
    return f"same event: {', '.join(part for part in (shared, ' and '.join(places), time) if part)}"


def _words_for(facts: Facts) -> dict[str, set[str]]:
    """What people call the events of a claim, each with the stems of the claim's own words for it."""
    found: dict[str, set[str]] = {}
    for event in facts.entry.events:
        if name := event_name(event):
            found.setdefault(name, set()).update(stem_of(word) for word in _words_at(facts, event.span).split())
    return found


def _words_at(facts: Facts, span: Span) -> str:
    """The words of the claim under a span of its article; none where the span lies outside of its content."""
    start, text = 0, facts.claim.text
    for piece in facts.claim.content:
        if piece.holds(span):
            return span.moved(start - piece.start).of(text)
        start += len(piece) + len(LEFT_OUT)
    return ""


def event_name(event: Event) -> str | None:
    """What people call such an event; None for what has no name that says much."""
    return SPOKEN.get(f"{event.type} {event.mode}" if event.mode else event.type)
