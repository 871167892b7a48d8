"""Whose turn each line of an interview is: the one's who asks, or the one's who answers."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from onrecord.annotate.entities import TITLES
from onrecord.annotate.speakers.frames import line_of
from onrecord.annotate.speakers.scene import Scene
from onrecord.model import Entity

LINE = re.compile(r"[^\n]*\S[^\n]*")
# "Venn: ", "OV: ", "((Venn)) ", as Wikinews sets it
LABEL = re.compile(
    r"[ \t]*(?:\(\((?P<bracketed>[^()\n]{1,40})\)\)[ \t]*:?"
    r"|(?P<label>[A-Z][\w.’'-]*(?:[ \t][\w.’'-]+){0,4})[ \t]*:(?=[ \t]))"
)
ASKER = re.compile(r"Q(?:uestion)?|Int(?:erviewer)?|Host|Reporter|Moderator|WN|Wikinews", re.I)
ANSWERER = re.compile(r"A(?:nswer)?", re.I)
LABELS = 3  # lines of one label, from which on a line without one goes on with the last
# What stands below a picture, or who took it.
CREDIT = re.compile(r"\b(?:image|photo|picture|credit|file photo|photograph)s?\s*(?:by\b|:|courtesy\b)|©", re.I)
ENDS_SENTENCE = re.compile(r"[.?!:;…\"”’')\]]\s*$")
LONGEST_HEADING = 60  # characters
ASKS = re.compile(r"\?[\s\"”'’)\]]*$")
I = re.compile(r"\b(?:I|my|me)\b")  # noqa: E741
YOU = re.compile(r"\b(?:you|your)\b", re.I)
# A question put to somebody is hardly longer, and does not speak of oneself all along.
LONGEST_QUESTION = 400  # characters


class Turn(Enum):
    """Who speaks in a line, where no label names the one."""

    OPENS = "before the first question"
    ASKS = "asks"
    ANSWERS = "answers"
    NONE = "nobody: a heading or the line below a picture"


@dataclass(frozen=True, slots=True)
class Line:
    """A line that somebody speaks; `label` is the one whom its label names, where that is somebody with a name."""

    start: int
    turn: Turn
    labelled: bool = False
    label: Entity | None = None


class Turns:
    """The lines of one article as turns of a conversation."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def at(self, offset: int) -> Line | None:
        """The line of a character."""
        at = bisect_right(self._lines, offset, key=lambda line: line.start) - 1
        return self._lines[at] if at >= 0 else None

    @cached_property
    def questions(self) -> list[int]:
        """Where the lines begin that ask something, but for the first line of all."""
        return [line.start for line in self._lines[1:] if line.turn is Turn.ASKS]

    @cached_property
    def put(self) -> int:
        """How many of them say "you"."""
        lines = (line_of(self._scene.text, start) for start in self.questions)
        return sum(YOU.search(self._scene.text, *line) is not None for line in lines)

    @property
    def spoken(self) -> int:
        """How many lines somebody may speak."""
        return sum(line.turn is not Turn.NONE for line in self._lines)

    @cached_property
    def _lines(self) -> list[Line]:
        goes_on = any(count >= LABELS for count in self._counts.values())
        lines: list[Line] = []
        said: Line | None = None
        for found in LINE.finditer(self._scene.text):
            line = self._line(found.start(), found[0], said, goes_on=goes_on)
            lines.append(line)
            said = said if line.turn is Turn.NONE else line
        return lines

    @cached_property
    def _labels(self) -> dict[int, re.Match[str]]:
        text = self._scene.text
        return {
            line.start(): label
            for line in LINE.finditer(text)
            if (label := LABEL.match(text, line.start(), line.end())) and not CREDIT.match(text, line.start())
        }

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(_words(found) for found in self._labels.values())

    def _line(self, start: int, words: str, said: Line | None, *, goes_on: bool) -> Line:
        if start in self._labels and (line := self._labelled(start, _words(self._labels[start]))):
            return line
        if CREDIT.search(words) or (len(words) < LONGEST_HEADING and not ENDS_SENTENCE.search(words)):
            return Line(start, Turn.NONE)
        if said and said.labelled and goes_on:
            return Line(start, said.turn, True, said.label)
        return Line(start, _turn(words, said.turn if said else Turn.OPENS))

    def _labelled(self, start: int, label: str) -> Line | None:
        """The line as its label has it; None where that is none, as "Venn told reporters:"."""
        if ASKER.fullmatch(label):
            return Line(start, Turn.ASKS, True)
        if ANSWERER.fullmatch(label):
            return Line(start, Turn.ANSWERS)
        fitting = [entity for entity in self._scene.entities.values() if _fits(label, entity)]
        if not fitting and self._counts[label] < 2:
            return None
        return Line(start, Turn.ANSWERS, True, fitting[0] if len(fitting) == 1 else None)


def _words(found: re.Match[str]) -> str:
    return (found["label"] or found["bracketed"]).strip()


def _turn(words: str, before: Turn) -> Turn:
    """Whose turn a line without a label is, by the turn before it."""
    if len(words) > LONGEST_QUESTION and I.search(words) and ASKS.search(words):
        return Turn.ANSWERS
    if ASKS.search(words) and before is not Turn.ASKS:
        return Turn.ASKS
    return Turn.OPENS if before is Turn.OPENS else Turn.ANSWERS


def _fits(label: str, entity: Entity) -> bool:
    """Whether a label can be somebody's: by surname, whole name, or initials."""
    if entity.type != "PERSON":
        return label == entity.name
    words = TITLES.sub("", label).lower().split()
    name = entity.name.lower().split()
    return words == name or (len(words) == 1 and (words[0] in name or words[0] == "".join(word[0] for word in name)))
