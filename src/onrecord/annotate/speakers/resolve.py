"""Which entity each source of an article is: by name, pronoun, office or description.

A wrong name under somebody's words is worse than none.
"""

from __future__ import annotations

from onrecord.annotate.speakers.antecedents import Antecedents
from onrecord.annotate.speakers.describe import described
from onrecord.annotate.speakers.figures import Figures
from onrecord.annotate.speakers.frames import Frames
from onrecord.annotate.speakers.lexicon import COMPANIES, FIRST, FIRST_PLURAL, RELATIVE, SECOND
from onrecord.annotate.speakers.phrase import Phrase, is_named, is_pronoun, named_by, phrase_of
from onrecord.annotate.speakers.scene import Scene
from onrecord.annotate.speakers.selves import Selves


class Resolver:
    """The entities of one article's sources."""

    def __init__(self, scene: Scene, figures: Figures) -> None:
        self._scene = scene
        self._figures = figures
        self._known: dict[int, str | None] = {}
        self.phrases = [phrase_of(quote.source, scene) for quote in scene.quotes]
        frames = Frames(scene)
        self._selves = Selves(scene, frames, self.entity)
        self._antecedents = Antecedents(scene, figures, frames, self.phrases, self.entity)

    def entity(self, index: int) -> str | None:
        """The id of the entity that the source of a quote is."""
        if index not in self._known:
            self._known[index] = None  # while it is looked for, so that two cannot wait for each other
            phrase = self.phrases[index]
            self._known[index] = self._resolved(index, phrase) if phrase else None
        return self._known[index]

    def _resolved(self, index: int, phrase: Phrase) -> str | None:
        if is_pronoun(phrase, self._scene):
            return self._of_pronoun(index, phrase)
        if is_named(phrase, self._scene):
            named = named_by(phrase, self._scene)
            return (self._namesake(phrase.head) or named.id) if named else None
        return described(phrase, self._scene, self._figures) or self._company(index, phrase)

    def _company(self, index: int, phrase: Phrase) -> str | None:
        """Of "the company", the body that was last spoken of."""
        noun = self._scene.lower(phrase.head)
        definite = len(phrase.places) == 2 and self._scene.lower(phrase.places[0]) in ("the", "this", "that")
        return self._antecedents.meant(index, phrase.head, noun) if definite and noun in COMPANIES else None

    def _namesake(self, place: int) -> str | None:
        """The person, named whole before, whose surname is taken for a place: "Odile Paris … Paris said"."""
        scene = self._scene
        entity, places = scene.named.get(place, (None, range(0)))
        if entity is None or entity.type != "GPE" or len(places) > 1:
            return None
        people = [
            other
            for other in scene.entities.values()
            if other.type == "PERSON" and " " in other.name and other.name.split()[-1] == entity.name
        ]
        return people[0].id if len(people) == 1 and people[0].mentions[0] < scene.span(places) else None

    def _of_pronoun(self, index: int, phrase: Phrase) -> str | None:
        scene, pronoun = self._scene, self._scene.lower(phrase.head)
        start = scene.words[phrase.head].start
        if pronoun in FIRST:
            return self._selves.one(index, start)
        if pronoun in FIRST_PLURAL:
            return self._selves.many(index, start)
        if pronoun in SECOND:
            return self._selves.asked(start)
        if pronoun in RELATIVE:
            return self._of_relative(phrase.head)
        return self._antecedents.meant(index, phrase.head, pronoun)

    def _of_relative(self, place: int) -> str | None:
        """Whom "who" stands for: the noun that its clause hangs on."""
        scene = self._scene
        verb = scene.words[place].head
        while scene.words[verb].dep not in ("relcl", "acl") and scene.words[verb].head != verb:
            verb = scene.words[verb].head
        noun = scene.words[verb].head
        if scene.words[verb].dep not in ("relcl", "acl") or noun >= place:
            return None
        if not scene.is_name(noun):
            return described(Phrase((noun,), noun), scene, self._figures)
        entity = scene.named[noun][0]
        who = scene.lower(place) in ("who", "whom")
        return entity.id if not who or entity.type in ("PERSON", "NORP") else None  # "Democrats on the Hill, who"
