"""Which entity each source of an article is: by name, pronoun, office or description.

A wrong name under somebody's words is worse than none. Whoever may be meant competes with all who have been spoken of,
also those whom the article does not name, and is taken only where clearly ahead of the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from onrecord.annotate.speakers import interview
from onrecord.annotate.speakers.describe import described
from onrecord.annotate.speakers.figures import SUBJECT, Figure, Figures
from onrecord.annotate.speakers.lexicon import (
    COMPANIES,
    FIRST,
    FIRST_PLURAL,
    HE,
    IT,
    RELATIVE,
    SECOND,
    SHE,
    THEY,
    Sex,
)
from onrecord.annotate.speakers.phrase import Phrase, is_named, is_pronoun, named_by, phrase_of
from onrecord.annotate.speakers.scene import Scene
from onrecord.model import Entity, Quote, Span

# In sentences: how far back a pronoun reaches, and how far to one who has just spoken.
REACH = 2
REACH_TO_SPEAKER = 4
REACH_TO_ONLY_ONE = 8
# What counts for a figure, in sentences of distance; set by hand on two thirds of GUM's news and interviews.
SPOKE = 1.5
IS_SUBJECT = 1.0
OWNS = -0.5
IN_QUOTATION = -1.5
HOLDS_WORDS = 2.0  # "Venn said he would go": the one in whose words the pronoun stands
SEX_UNKNOWN = -0.3
ONE_AS_MANY = -0.7  # a body as "they"
PER_MENTION, MOST_MENTIONS = 0.12, 5
AHEAD = 0.3
AHEAD_COMPANY = 0.6


class Resolver:
    """The entities of one article's sources."""

    def __init__(self, scene: Scene, figures: Figures) -> None:
        self._scene = scene
        self._figures = figures
        self._known: dict[int, str | None] = {}
        self.phrases = [phrase_of(quote.source, scene) for quote in scene.quotes]

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
        return self._meant(index, phrase.head, noun) if definite and noun in COMPANIES else None

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
            return self._self(index, start)
        if pronoun in FIRST_PLURAL:
            return self._selves(index, start)
        if pronoun in SECOND:
            return self._asked(start)
        if pronoun in RELATIVE:
            return self._antecedent(phrase.head)
        return self._meant(index, phrase.head, pronoun)

    def _self(self, index: int, start: int) -> str | None:
        """Whoever says "I": in quotation marks the one quoted, outside them the one whose turn it is."""
        scene = self._scene
        marked = scene.quotation(start)
        if marked is None:
            label = interview.labelled(scene, start)
            if label is not False:
                return label.id if label and label is not True else None
            if self._interviewee:
                return None if interview.is_question(scene.text, start) else self._interviewee.id
        holder = self._holder(index, start)
        if holder is not None:
            return self.entity(holder)
        alone = marked is not None and interview.stands_alone(scene.text, marked)
        return self._interviewee.id if alone and self._interviewee else None

    def _selves(self, index: int, start: int) -> str | None:
        """Whoever says "we", where that is a body; a person's "we" is others, too."""
        holder = self._holder(index, start)
        who = self.entity(holder) if holder is not None else None
        return who if who and self._scene.entities[who].type != "PERSON" else None

    def _asked(self, start: int) -> str | None:
        scene = self._scene
        if scene.quotation(start) or not interview.is_question(scene.text, start):
            return None
        return self._interviewee.id if self._interviewee else None

    def _holder(self, index: int, start: int) -> int | None:
        """The quote in whose words a character stands: by its content, or by the marks round both."""
        scene = self._scene
        holder = scene.enclosing(Span(start, start + 1), but=index)
        marked = scene.quotation(start)
        if holder is not None or marked is None:
            return holder
        others = [
            (other, quote)
            for other, quote in enumerate(scene.quotes)
            if other != index and quote.source and not any(marked.overlaps(span) for span in quote.source)
        ]
        for other, quote in others:
            if any(marked.overlaps(content) for content in quote.content):
                return other
        return self._speaking_on(marked, others)

    def _speaking_on(self, marked: Span, others: Sequence[tuple[int, Quote]]) -> int | None:
        """Who has last spoken in the line of a quotation: "“It is late,” Venn said. “I am tired.”" """
        line = interview.line_of(self._scene.text, marked.start)[0]
        before = [
            (quote.cue[0].start, other)
            for other, quote in others
            if quote.cue
            and line <= quote.cue[0].start < marked.start
            and self._scene.quotation(quote.cue[0].start) is None
        ]
        return max(before)[1] if before else None

    @cached_property
    def _interviewee(self) -> Entity | None:
        return interview.interviewee(self._scene)

    def _antecedent(self, place: int) -> str | None:
        """Whom "who" stands for: the noun that its clause hangs on."""
        scene = self._scene
        verb = scene.words[place].head
        while scene.words[verb].dep not in ("relcl", "acl") and scene.words[verb].head != verb:
            verb = scene.words[verb].head
        noun = scene.words[verb].head
        if scene.words[verb].dep not in ("relcl", "acl") or noun >= place:
            return None
        return (
            scene.named[noun][0].id if scene.is_name(noun) else described(Phrase((noun,), noun), scene, self._figures)
        )

    def _meant(self, index: int, place: int, pronoun: str) -> str | None:
        """The one ahead of all others whom a pronoun of the third person can mean."""
        scores: dict[str, float] = {}
        entities: dict[str, str | None] = {}
        for who, entity, score in self._candidates(index, place, pronoun):
            if score > scores.get(who, float("-inf")):
                scores[who], entities[who] = score, entity
        ranked = sorted(scores, key=lambda who: -scores[who])
        if not ranked:
            return self._only_one(place, pronoun)
        ahead = AHEAD_COMPANY if pronoun in COMPANIES else AHEAD
        if len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < ahead:
            return None
        return entities[ranked[0]]

    def _only_one(self, place: int, pronoun: str) -> str | None:
        """The only person of the sex that some sentences back have spoken of."""
        if pronoun not in HE | SHE:
            return None
        sentence = self._scene.sentence(self._scene.words[place].start)
        found = {
            figure.who: figure.entity
            for figure in self._figures.all
            if figure.place < place and sentence - figure.sentence <= REACH_TO_ONLY_ONE and _agrees(figure, pronoun)
        }
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
        who = self.entity(outer)
        if who and not marked and _fits(self._scene.entities[who].type, pronoun) and self._same_sex(who, pronoun):
            yield who, who, HOLDS_WORDS + IS_SUBJECT + self._often(who)

    def _spoke(self, place: int, index: int) -> Iterator[tuple[int, str | None]]:
        """The heads of the sources before a word, and which entities they are."""
        for other, phrase in enumerate(self.phrases):
            if phrase and other != index and phrase.head < place:
                yield phrase.head, self.entity(other)

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
    if pronoun in HE | SHE:
        return figure.person and not figure.many and _sex_allows(figure.sex, pronoun)
    if pronoun in COMPANIES:
        return figure.entity is not None and figure.type == "ORG"
    if pronoun in IT:
        return not figure.person and not figure.many
    return figure.many or not figure.person


def _fits(type_: str, pronoun: str) -> bool:
    if pronoun in COMPANIES:
        return type_ == "ORG"
    return (type_ == "PERSON") == (pronoun in HE | SHE)


def _sex_allows(sex: Sex | None, pronoun: str) -> bool:
    return sex is None or (sex is Sex.MALE) == (pronoun in HE) or pronoun in THEY | IT | COMPANIES
