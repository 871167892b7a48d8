"""Interviews: who answers."""

from __future__ import annotations

import re

from onrecord.annotate.speakers.frames import line_of
from onrecord.annotate.speakers.scene import Scene
from onrecord.annotate.speakers.turns import Turns
from onrecord.model import Entity, Span

INTERVIEW = re.compile(r"\binterview(?:s|ed|ing)?\b|\bQ\s?(?:&|and)\s?A\b", re.I)
# After these words stands whoever is asked.
ASKS = re.compile(
    r"\b(?:interview(?:s|ed|ing)?(?:\s+(?:with|of))?|(?:spoke|spoken|talk(?:s|ed)?|chat(?:s|ted)?|sat\s+down|caught\s+up)"
    r"\s+(?:with|to)|asked|questioned)\s",
    re.I,
)
INTERVIEWED_BY = re.compile(r"\binterview(?:ed)?\s+by\b|\b(?:was|were|been)\s+interviewed\b", re.I)
# Before one who made a picture or the article.
MADE_BY = re.compile(r"(?:\b(?:by|images?|photos?|pictures?|credits?|photographs?|author|editor)\s*:?|©)\s*\Z", re.I)
CREDIT = 20  # characters
SHARE = 0.1  # of the lines
HEAD = 1_500  # characters in which an interview says that it is one
REACH = 160  # characters from "interviewed" to a name
ABOUT = re.compile(r"\s(?:on(?!\s\w+day)|about|over|regarding|after|concerning)\s", re.I)
# Where the words for the one who is asked end.
UNTIL = re.compile(r"(?<!\b[A-Z])(?<!\bDr|\bMr|\bMs)[.!?]\s|\s(?:about|over|regarding|concerning|on(?!\s\w+day))\s")


def interviewee(scene: Scene, turns: Turns) -> Entity | None:
    """The one person whom an interview is with; None where the article is none, or has several."""
    start = scene.words[0].start if scene.words else 0
    line = scene.text.find("\n", start)
    headline = scene.article.headline or Span(0, line if line > 0 else len(scene.text) or 1)
    head = start, min(len(scene.text), start + HEAD, *turns.questions[:1])
    people = [
        (mention, entity)
        for entity in scene.entities.values()
        if entity.type == "PERSON"
        for mention in entity.mentions
        if head[0] <= mention.start < head[1]
    ]
    if not _is_conversation(scene.text, turns, people, headline, head):
        return None
    return _in_headline(people, headline, scene.text) or _asked(scene.text, people, head) or _alone(people, scene.text)


def _is_conversation(
    text: str, turns: Turns, people: list[tuple[Span, Entity]], headline: Span, head: tuple[int, int]
) -> bool:
    """Whether lines put questions to somebody, and so many that the others answer them; a column has questions, too.

    The fewer will do the more plainly the article calls itself an interview.
    """
    if INTERVIEW.search(text, headline.start, headline.end):
        named = any(headline.holds(mention) for mention, _ in people)
        return turns.put >= 1 or (named and len(turns.questions) >= 1)
    put, questions = (1, 2) if INTERVIEW.search(text, *head) else (2, 3)
    return turns.put >= put and len(turns.questions) >= max(questions, SHARE * turns.spoken)


def _alone(people: list[tuple[Span, Entity]], text: str) -> Entity | None:
    """The only person of whom the head speaks; who took its pictures, wrote it or asks is none."""
    found = {entity.id: entity for mention, entity in people if not MADE_BY.search(text, *_before(mention))}
    return next(iter(found.values())) if len(found) == 1 else None


def _before(name: Span) -> tuple[int, int]:
    return max(0, name.start - CREDIT), name.start


def _asked(text: str, people: list[tuple[Span, Entity]], head: tuple[int, int]) -> Entity | None:
    found: dict[str, Entity] = {}
    for cue in INTERVIEWED_BY.finditer(text, *head):
        before = [(mention, entity) for mention, entity in people if cue.start() - REACH < mention.end <= cue.start()]
        if before:
            return min(before, key=lambda each: each[0])[1]
    for cue in ASKS.finditer(text, *head):
        stop = UNTIL.search(text, cue.end(), cue.end() + REACH)
        end = stop.start() + 1 if stop else cue.end() + REACH
        after = [(mention, entity) for mention, entity in people if cue.end() <= mention.start < end]
        if after and not _is_owner(text, min(after, key=lambda each: each[0])[0]):
            first = min(after, key=lambda each: each[0])[1]
            found.setdefault(first.id, first)
    return next(iter(found.values())) if len(found) == 1 else None


def _is_owner(text: str, name: Span) -> bool:
    return text.startswith(("'s", "’s"), name.end)


def _in_headline(people: list[tuple[Span, Entity]], headline: Span, text: str) -> Entity | None:
    """The only person in the headline, before what the interview is about."""
    about = ABOUT.search(text, headline.start, headline.end)
    end = about.start() if about else headline.end
    found = {entity.id: entity for mention, entity in people if headline.start <= mention.start and mention.end <= end}
    return next(iter(found.values())) if len(found) == 1 else None


def stands_alone(text: str, marked: Span) -> bool:
    """Whether a line is nothing but one quotation, as those that are set between paragraphs to draw the eye."""
    start, end = line_of(text, marked.start)
    return not text[start : marked.start].strip() and not text[marked.end : end].strip()
