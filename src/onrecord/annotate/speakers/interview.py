"""Interviews: who answers, and whose turn a line is."""

from __future__ import annotations

import re

from onrecord.annotate.speakers.scene import Scene
from onrecord.model import Entity, Span

INTERVIEW = re.compile(r"\binterview(?:s|ed|ing)?\b|\bQ\s?(?:&|and)\s?A\b", re.I)
# After these words stands whoever is asked.
ASKS = re.compile(
    r"\b(?:interview(?:s|ed|ing)?(?:\s+(?:with|of))?|(?:spoke|spoken|talk(?:s|ed)?|chat(?:s|ted)?|sat\s+down|caught\s+up)"
    r"\s+(?:with|to)|asked|questioned)\s",
    re.I,
)
INTERVIEWED_BY = re.compile(r"\binterview(?:ed)?\s+by\b|\b(?:was|were|been)\s+interviewed\b", re.I)
LABEL = re.compile(r"(?P<label>[A-Z][\w.’'-]*(?:[ \t][\w.’'-]+){0,4})[ \t]*:[ \t]")
QUESTION_LINE = re.compile(r"^[^\n\"“”]+\?[ \t]*$", re.M)
QUESTIONS = 3  # lines that are questions, where an interview does not call itself one
HEAD = 1_500  # characters in which an interview says that it is one
REACH = 160  # characters from "interviewed" to a name
ABOUT = re.compile(r"\s(?:on(?!\s\w+day)|about|over|regarding|after|concerning)\s", re.I)
# Where the words for the one who is asked end.
UNTIL = re.compile(r"(?<!\b[A-Z])(?<!\bDr|\bMr|\bMs)[.!?]\s|\s(?:about|over|regarding|concerning|on(?!\s\w+day))\s")


def interviewee(scene: Scene) -> Entity | None:
    """The one person whom an interview is with; None where the article is none, or has several."""
    start, end = _head(scene)
    if not INTERVIEW.search(scene.text, start, end) and not _asks_often(scene.text):
        return None
    people = [
        (mention, entity)
        for entity in scene.entities.values()
        if entity.type == "PERSON"
        for mention in entity.mentions
        if start <= mention.start < end
    ]
    return _in_headline(people, scene) or _asked(scene.text, people, (start, end))


def _asks_often(text: str) -> bool:
    return len(QUESTION_LINE.findall(text)) >= QUESTIONS


def _head(scene: Scene) -> tuple[int, int]:
    start = scene.words[0].start if scene.words else 0
    return start, min(len(scene.text), start + HEAD)


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


def _in_headline(people: list[tuple[Span, Entity]], scene: Scene) -> Entity | None:
    """The only person in the headline, or the first line, before what the interview is about."""
    line = scene.text.find("\n", *_head(scene))
    headline = scene.article.headline or Span(0, line if line > 0 else len(scene.text) or 1)
    about = ABOUT.search(scene.text, headline.start, headline.end)
    end = about.start() if about else headline.end
    found = {entity.id: entity for mention, entity in people if headline.start <= mention.start and mention.end <= end}
    return next(iter(found.values())) if len(found) == 1 else None


def line_of(text: str, offset: int) -> tuple[int, int]:
    """Where the line of a character begins and ends."""
    end = text.find("\n", offset)
    return text.rfind("\n", 0, offset) + 1, len(text) if end < 0 else end


def is_question(text: str, offset: int) -> bool:
    """Whether the line of a character is a question put to somebody."""
    start, end = line_of(text, offset)
    return text[start:end].rstrip(" \t\r\"”'’").endswith("?")


def labelled(scene: Scene, offset: int) -> Entity | bool | None:
    """Whose turn it is by the label of its line: "Venn: I think …", "OV: …"; False where it has none."""
    start, end = line_of(scene.text, offset)
    found = LABEL.match(scene.text, start, end)
    if not found or found.end() > offset:
        return False
    label = found["label"]
    fitting = [
        entity
        for entity in scene.entities.values()
        if label in entity.name.split() or label == entity.name or label == "".join(w[0] for w in entity.name.split())
    ]
    return fitting[0] if len(fitting) == 1 else None


def stands_alone(text: str, marked: Span) -> bool:
    """Whether a line is nothing but one quotation, as those that are set between paragraphs to draw the eye."""
    start, end = line_of(text, marked.start)
    return not text[start : marked.start].strip() and not text[marked.end : end].strip()
