"""Whom "he", "she", "it" and "they" stand for: the one clearly ahead of all whom the article has spoken of.

Whoever may be meant competes with all who have been spoken of, also those whom the article does not name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from onrecord.annotate.speakers.figures import SUBJECT, Figure, Figures
from onrecord.annotate.speakers.frames import Frames
from onrecord.annotate.speakers.lexicon import COMPANIES, HE, HE_OR_SHE, IT, THEY, Sex
from onrecord.annotate.speakers.phrase import Phrase
from onrecord.annotate.speakers.scene import Scene
from onrecord.model import Span

# In sentences: how far back a pronoun reaches, and how far to one who has just spoken.
REACH = 2
REACH_TO_SPEAKER = 4
REACH_TO_ONLY_ONE = 8
# What counts for a figure, in sentences of distance; set by hand on GUM's news and interviews.
SPOKE = 1.5
IS_SUBJECT = 1.5
OWNS = -0.5
IN_QUOTATION = -1.5
HOLDS_WORDS = 2.0  # "Venn said he would go": the one in whose words the pronoun stands
SEX_UNKNOWN = -0.3
ONE_AS_MANY = -0.7  # a body as "they"
PER_MENTION, MOST_MENTIONS = 0.12, 5
AHEAD = 0.3
AHEAD_BODY = 0.8  # "it", "they", "the company"


class Antecedents:
    """Finds the antecedents of one article's pronouns; `entity` and `phrases` are of its sources, by their quotes."""

    def __init__(
        self,
        scene: Scene,
        figures: Figures,
        frames: Frames,
        phrases: Sequence[Phrase | None],
        entity: Callable[[int], str | None],
    ) -> None:
        self._scene = scene
        self._figures = figures
        self._frames = frames
        self._phrases = phrases
        self._entity = entity

    def meant(self, index: int, place: int, pronoun: str) -> str | None:
        """The one ahead of all others whom a pronoun of the third person can mean."""
        scores: dict[str, float] = {}
        entities: dict[str, str | None] = {}
        speaker = self._frames.speaks_whole(index, self._scene.words[place].start)
        itself = self._entity(speaker) if speaker is not None else None
        for who, entity, score in self._candidates(index, place, pronoun):
            if entity is not None and entity == itself:
                continue
            if score > scores.get(who, float("-inf")):
                scores[who], entities[who] = score, entity
        ranked = sorted(scores, key=lambda who: -scores[who])
        if not ranked:
            return self._only_one(place, pronoun, itself)
        ahead = AHEAD if pronoun in HE_OR_SHE else AHEAD_BODY
        if len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < ahead:
            return None
        return entities[ranked[0]]

    def _only_one(self, place: int, pronoun: str, itself: str | None) -> str | None:
        """The only person of the sex that some sentences back have spoken of."""
        if pronoun not in HE_OR_SHE:
            return None
        sentence = self._scene.sentence(self._scene.words[place].start)
        found = {
            figure.who: figure.entity
            for figure in self._figures.all
            if figure.place < place and sentence - figure.sentence <= REACH_TO_ONLY_ONE and _agrees(figure, pronoun)
        }
        found = {who: entity for who, entity in found.items() if itself is None or entity != itself}
        return next(iter(found.values())) if len(found) == 1 else None

    def _candidates(self, index: int, place: int, pronoun: str) -> Iterator[tuple[str, str | None, float]]:
        scene = self._scene
        start = scene.words[place].start
        sentence, marked = scene.sentence(start), scene.quotation(start)
        outer = scene.enclosing(Span(start, start + 1), but=index)
        spoke = dict(self._spoke(place, index))
        for figure in self._before(place, sentence):
            if not _agrees(figure, pronoun):
                continue
            speaks = figure.place in spoke
            if sentence - figure.sentence > (REACH_TO_SPEAKER if speaks else REACH):
                continue
            score = self._weight(figure, speaks, sentence)
            if pronoun in THEY and not figure.many:
                score += ONE_AS_MANY
            if figure.quoted and scene.quotation(scene.words[figure.place].start) != marked:
                score += IN_QUOTATION
            yield figure.who, figure.entity, score
        for other, entity in spoke.items():
            if entity and _fits(scene.entities[entity].type, pronoun) and self._same_sex(entity, pronoun):
                distance = sentence - scene.sentence(scene.words[other].start)
                if distance <= REACH_TO_SPEAKER:
                    yield entity, entity, SPOKE + IS_SUBJECT - distance + self._often(entity)
        if outer is not None:
            yield from self._holding(outer, marked is not None, pronoun)

    def _holding(self, outer: int, marked: bool, pronoun: str) -> Iterator[tuple[str, str | None, float]]:
        """The one in whose words the pronoun stands; in quotation marks, that one would say "I"."""
        who = self._entity(outer)
        if who and not marked and _fits(self._scene.entities[who].type, pronoun) and self._same_sex(who, pronoun):
            yield who, who, HOLDS_WORDS + IS_SUBJECT + self._often(who)

    def _spoke(self, place: int, index: int) -> Iterator[tuple[int, str | None]]:
        """The heads of the sources before a word, and which entities they are."""
        for other, phrase in enumerate(self._phrases):
            if phrase and other != index and phrase.head < place:
                yield phrase.head, self._entity(other)

    def _before(self, place: int, sentence: int) -> Iterable[Figure]:
        for figure in self._figures.all:
            if figure.place >= place:
                break
            if sentence - figure.sentence <= REACH_TO_SPEAKER:
                yield figure

    def _weight(self, figure: Figure, speaks: bool, sentence: int) -> float:
        weight = float(figure.sentence - sentence)
        weight += SPOKE if speaks else 0.0
        weight += IS_SUBJECT if figure.dep in SUBJECT or speaks else OWNS if figure.dep == "poss" else 0.0
        if figure.entity:
            weight += self._often(figure.entity)
        if figure.person and figure.sex is None:
            weight += SEX_UNKNOWN
        return weight

    def _often(self, entity: str) -> float:
        return PER_MENTION * min(self._figures.counts[entity], MOST_MENTIONS)

    def _same_sex(self, entity: str, pronoun: str) -> bool:
        return _sex_allows(self._figures.sex(self._scene.entities[entity]), pronoun)


def _agrees(figure: Figure, pronoun: str) -> bool:
    if pronoun in HE_OR_SHE:
        return figure.person and not figure.many and _sex_allows(figure.sex, pronoun)
    if pronoun in COMPANIES:
        return figure.entity is not None and figure.type == "ORG"
    if pronoun in IT:
        return not figure.person and not figure.many
    return figure.many or not figure.person


def _fits(type_: str, pronoun: str) -> bool:
    if pronoun in COMPANIES:
        return type_ == "ORG"
    return (type_ == "PERSON") == (pronoun in HE_OR_SHE)


def _sex_allows(sex: Sex | None, pronoun: str) -> bool:
    return sex is None or (sex is Sex.MALE) == (pronoun in HE) or pronoun in THEY | IT | COMPANIES
