"""Who says "I", "we" or "you": the one quoted, or the one whose turn it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from onrecord.annotate.speakers import interview
from onrecord.annotate.speakers.frames import Frames, line_of
from onrecord.annotate.speakers.scene import Scene
from onrecord.annotate.speakers.turns import YOU, Turn, Turns
from onrecord.model import Entity

# A quotation in single marks: "The letter said, ‘I have never met you’".
SINGLE_MARKS = re.compile(r"[,:]\s['‘](?=[A-Z])[^\n]*?(?:['’](?![\w])|$)", re.M)


class Selves:
    """The speakers of one article as its pronouns of the first and second person have them.

    `entity` gives the entity of the source of a quote, by the quote's index.
    """

    def __init__(self, scene: Scene, frames: Frames, entity: Callable[[int], str | None]) -> None:
        self._scene = scene
        self._frames = frames
        self._entity = entity
        self._turns = Turns(scene)

    def one(self, index: int, start: int) -> str | None:
        """Whoever says "I": in quotation marks the one quoted, outside them the one whose turn it is."""
        scene = self._scene
        marked = scene.quotation(start)
        if marked is None:
            if self._in_single_marks(start):
                return None
            line = self._turns.at(start)
            if line and line.labelled:
                return line.label.id if line.label else None
            if self._interviewee:
                return None if line and self._may_ask(line.turn, start) else self._interviewee.id
        holder = self._frames.holder(index, start)
        if holder is not None:
            return self._entity(holder)
        if marked is None:
            return self._author.id if self._author else None
        alone = interview.stands_alone(scene.text, marked)
        return self._interviewee.id if alone and self._interviewee else None

    def many(self, index: int, start: int) -> str | None:
        """Whoever says "we", where that is a body; a person's "we" is others, too."""
        holder = self._frames.holder(index, start)
        who = self._entity(holder) if holder is not None else None
        return who if who and self._scene.entities[who].type != "PERSON" else None

    def asked(self, start: int) -> str | None:
        """Whoever is meant by "you": in a question of an interview, the one who is to answer."""
        line = self._turns.at(start)
        if self._scene.quotation(start) or not line or line.turn is not Turn.ASKS:
            return None
        return self._interviewee.id if self._interviewee else None

    def _may_ask(self, turn: Turn, start: int) -> bool:
        """Whether the one who asks may speak: in a question, and before the first to anyone."""
        if turn is Turn.OPENS:
            return YOU.search(self._scene.text, *line_of(self._scene.text, start)) is not None
        return turn is Turn.ASKS

    def _in_single_marks(self, start: int) -> bool:
        line = line_of(self._scene.text, start)
        return any(found.start() < start < found.end() for found in SINGLE_MARKS.finditer(self._scene.text, *line))

    @cached_property
    def _interviewee(self) -> Entity | None:
        return interview.interviewee(self._scene, self._turns)

    @cached_property
    def _author(self) -> Entity | None:
        """The one person of the byline."""
        byline = self._scene.article.byline
        found = [
            entity
            for entity in self._scene.entities.values()
            if entity.type == "PERSON" and byline and any(byline.holds(mention) for mention in entity.mentions)
        ]
        return found[0] if len(found) == 1 else None
