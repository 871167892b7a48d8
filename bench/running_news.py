"""Made news that runs on like news does: stories of many sizes that several outlets follow, day after day.

How it is made. How many articles a story has follows a power law (1 to 60, mostly few; six on the whole), and they come
within some days. An article has 8 to 14 claims of 8 to 30 words: about half of them answer what earlier articles of its
story have answered, in the same or other words, with another figure, or with a denial; one article in five is another
outlet's, whole or cut, and one in seven another's in other words. Three claims of ten are the outlet's own. People,
bodies and places are drawn with the frequencies of natural language (1/r; Zipf, "Human Behavior and the
Psycho-Biology of Language", 1935), so that some stand in many stories that have nothing else in common; a story has its
own words beside. Words are those that the comparer knows whole, so that they cost it what English costs; which word is
which part of speech its ending tells. Names are invented.

This is dense news: nearly all articles follow a story, and of the first 400 claims each has some fifteen others
that might be of one question with it. A day's real news has fewer, as most claims of most articles stand alone.

Articles come as readings, with names, entities, places and days marked, as the reader would have marked them.
"""

from __future__ import annotations

import heapq
import itertools
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from tokenizers import Tokenizer

from bench.invented import SYLLABLES
from onrecord.annotate.entities import entities_of
from onrecord.model import (
    Annotated,
    Article,
    Attribution,
    Basis,
    Claim,
    Document,
    Entity,
    Kind,
    Made,
    Maker,
    Mention,
    Page,
    Place,
    Published,
    Reading,
    Span,
    Stance,
    Time,
    TimeType,
    Voice,
    When,
)
from onrecord.reconcile.statements.compare import WEIGHTS
from onrecord.reconcile.words import COMMON

MAKER = Maker("running-news", "1")
SEED = 20170111
FIRST_DAY = date(2031, 1, 1)
STORIES_A_DAY = 30
MOST_ARTICLES, STEEPNESS = 60, 1.5
# How many days lie between two articles of a story, on the mean.
BETWEEN = 0.4
COPIES, REWRITES = 0.2, 0.15
CLAIMS = (8, 14)
KNOWN, KEPT = 0.55, 0.7  # claims that answer what was answered before; of the others, those that later ones may answer
DENIED, REVISED = 0.12, 0.12
OWN_VOICE, CITED = 0.3, 0.04
PEOPLE, BODIES, PLACES, OUTLETS = 4_000, 1_000, 2_500, 150
COUNTRIES = 120

NOUN = re.compile(r"(?:tion|ment|ship|age|ity|ness|ance|ure)$")
DEED = re.compile(r"[^e]ed$")
KIND = re.compile(r"(?:al|ive|ous|ic|ful|less)$")
MONTHS = "January February March April May June July August September October November December".split()

CUES = {
    Stance.ASSERTS: ("said", "told reporters", "added"),
    Stance.CONFIRMS: ("confirmed",),
    Stance.ALLEGES: ("claimed",),
    Stance.WARNS: ("warned",),
    Stance.ADMITS: ("admitted",),
}
STANCE_WEIGHTS = (75, 8, 8, 5, 4)


class Frame(NamedTuple):
    """A question with ways to answer it and ways to deny the answer."""

    told: tuple[str, ...]
    denied: tuple[str, ...]


FRAMES = (
    Frame(
        (
            "{figure} people were {deed} when the {thing} at {place} was {happened}",
            "the {happened} {thing} of {place} left {figure} people {deed}",
            "in {place}, where the {thing} was {happened}, the number of those {deed} stood at {figure}",
        ),
        ("nobody had been {deed} when the {thing} at {place} was {happened}", "no one was {deed} in {place}"),
    ),
    Frame(
        (
            "{person} had {deed} the {kind} {thing} of the {body} on {day}",
            "the {kind} {thing} of the {body} was {deed} by {person} on {day}",
            "it was {person} who {deed} the {thing} that the {body} had asked for",
        ),
        (
            "{person} had never {deed} any {thing} of the {body}",
            "the {body} had no {kind} {thing} that {person} could have {deed}",
        ),
    ),
    Frame(
        (
            "a {kind} {thing} had led to the {other} at {place} on {day}",
            "what was behind the {other} in {place} was a {kind} {thing}",
            "the {other} of {place} came about because a {thing} had been {deed}",
        ),
        (
            "the {other} at {place} had nothing to do with any {thing}",
            "no {kind} {thing} had been {deed} before the {other}",
        ),
    ),
    Frame(
        (
            "the {body} paid {figure} million for the {kind} {thing} in {place}",
            "for the {thing} in {place} {figure} million had been {deed} by the {body}",
            "the {kind} {thing} at {place} cost the {body} {figure} million",
        ),
        ("the {body} had paid nothing for any {thing} in {place}", "no money was {deed} for the {kind} {thing}"),
    ),
    Frame(
        (
            "{person} and the {body} would talk about the {kind} {thing} in {place} on {day}",
            "talks on the {thing} between the {body} and {person} were to begin in {place} on {day}",
            "on {day} {person} would meet the {body} over the {kind} {thing}",
        ),
        ("no talks on the {thing} were planned with the {body}", "{person} would not meet the {body} in {place}"),
    ),
    Frame(
        (
            "the {kind} {thing} of {place} would be {deed} before the {other} began",
            "before the {other}, the {thing} in {place} was going to be {deed}",
            "{place} would see its {kind} {thing} {deed} ahead of the {other}",
        ),
        ("the {thing} of {place} would not be {deed}", "nothing would be {deed} at {place} before the {other}"),
    ),
)
TAILS = (
    *("", "", "", " after the {kind} {other}", " while the {other} was still being {happened}"),
    ", according to the {kind} {other} that had been {happened} in {place}",
    " and before the {other} of the {body} could be {happened} again",
)


class Told(NamedTuple):
    """Words of a claim on their way into an article; `source` is None in the outlet's own voice."""

    source: str | None
    stance: Stance
    cue: str
    content: str
    cites: str | None = None


@dataclass(slots=True)
class Question:
    """Something that a story's claims answer, with the figure that was given last."""

    frame: Frame
    slots: dict[str, str]
    figure: int


@dataclass(slots=True)
class Story:
    """What is known of a story while it runs; `printed` are its articles so far."""

    number: int
    names: dict[str, tuple[str, ...]]
    words: dict[str, tuple[str, ...]]
    questions: list[Question] = field(default_factory=list)
    printed: list[list[tuple[Question, Told]]] = field(default_factory=list)


class Newsroom:
    """Makes up stories and their articles; `weights` is the comparer's folder, whose words are used."""

    def __init__(self, *, seed: int = SEED, weights: Path = WEIGHTS) -> None:
        self._dice = random.Random(seed)
        vocabulary = Tokenizer.from_file(str(weights / "tokenizer.json")).get_vocab()
        words = [word for word in sorted(vocabulary, key=vocabulary.__getitem__) if re.fullmatch("[a-z]{5,12}", word)]
        words = [word for word in words if word not in COMMON]
        self._words = {name: [word for word in words if ends.search(word)] for name, ends in ENDINGS.items()}
        names = self._names()
        self._pools = {
            "PERSON": [f"{a} {b}" for a, b in itertools.islice(zip(names, names, strict=False), PEOPLE)],
            "ORG": [f"{name} {self._noun().capitalize()}" for name in itertools.islice(names, BODIES)],
            "GPE": list(itertools.islice(names, PLACES)),
        }
        self._outlets = [f"The {name} Post" for name in itertools.islice(names, OUTLETS)]
        self._numbers = {name: number for number, name in enumerate(self._pools["GPE"], start=1)}

    def _names(self) -> Iterator[str]:
        seen = set[str]()
        while True:
            name = "".join(self._dice.choices(SYLLABLES, k=self._dice.choice((2, 2, 3)))).capitalize()
            if name not in seen:
                seen.add(name)
                yield name

    def _noun(self) -> str:
        return self._dice.choice(self._words["thing"])

    def readings(self) -> Iterator[Reading]:
        """Articles without end, in the order of their days."""
        running: list[tuple[float, int, Story, int]] = []
        for number in itertools.count():
            began = number / STORIES_A_DAY
            while running and running[0][0] <= began:
                yield self._next(running)
            heapq.heappush(running, (began, number, self._story(number), self._size()))

    def _next(self, running: list[tuple[float, int, Story, int]]) -> Reading:
        at, number, story, left = heapq.heappop(running)
        if left > 1:
            heapq.heappush(running, (at + self._dice.expovariate(1 / BETWEEN), number, story, left - 1))
        return self._article(story, FIRST_DAY + timedelta(days=int(at)))

    def _size(self) -> int:
        sizes = range(1, MOST_ARTICLES + 1)
        return self._dice.choices(sizes, [size**-STEEPNESS for size in sizes])[0]

    def _story(self, number: int) -> Story:
        names = {kind: tuple(self._drawn(pool, 0, 4)) for kind, pool in self._pools.items()}
        words = {kind: tuple(self._drawn(pool, 30, 12)) for kind, pool in self._words.items()}
        return Story(number, names, words)

    def _drawn(self, pool: Sequence[str], shift: int, count: int) -> list[str]:
        """Half of them as often as a language would, half of them any."""
        weights = [1 / (rank + shift) for rank in range(1, len(pool) + 1)]
        return [*self._dice.choices(pool, weights, k=count // 2), *self._dice.sample(pool, count - count // 2)]

    def _article(self, story: Story, day: date) -> Reading:
        lines = self._lines(story, day)
        story.printed.append(lines)
        outlet, number = self._dice.choice(self._outlets), len(story.printed)
        return typeset(f"{story.number}/{number}", outlet, day, [told for _, told in lines], story.names, self._numbers)

    def _lines(self, story: Story, day: date) -> list[tuple[Question, Told]]:
        how = self._dice.random()
        if story.printed and how < COPIES:
            copied = self._dice.choice(story.printed)
            return copied[: max(6, int(len(copied) * self._dice.uniform(0.6, 1.0)))]
        if story.printed and how < COPIES + REWRITES:
            rewritten = self._dice.choice(story.printed)
            return [(question, told._replace(content=self._content(question))) for question, told in rewritten]
        return [self._line(story, day) for _ in range(self._dice.randint(*CLAIMS))]

    def _line(self, story: Story, day: date) -> tuple[Question, Told]:
        if story.questions and self._dice.random() < KNOWN:
            weights = [1 / rank for rank in range(1, len(story.questions) + 1)]
            question = self._dice.choices(story.questions, weights)[0]
        else:
            question = self._question(story, day)
            if self._dice.random() < KEPT:
                story.questions.append(question)
        return question, self._told(story, question)

    def _question(self, story: Story, day: date) -> Question:
        pick = self._dice.choice
        happened = day + timedelta(days=self._dice.randint(-3, 3))
        slots = {name: pick(words) for name, words in story.words.items()}
        slots |= {name: pick(story.names[kind]) for name, kind in NAMED.items()}
        slots |= {"other": pick(story.words["thing"]), "happened": pick(story.words["deed"])}
        slots["day"] = f"{happened.day} {MONTHS[happened.month - 1]} {happened.year}"
        return Question(pick(FRAMES), slots, self._dice.randint(2, 90))

    def _told(self, story: Story, question: Question) -> Told:
        denied = self._dice.random() < DENIED
        if self._dice.random() < REVISED:
            question.figure += self._dice.randint(1, 9)
        content = self._content(question, denied=denied)
        if self._dice.random() < OWN_VOICE:
            return Told(None, Stance.ASSERTS, "", content)
        source = self._dice.choice((*story.names["PERSON"], *story.names["PERSON"], *story.names["ORG"]))
        if denied and self._dice.random() < 0.5:
            return Told(source, Stance.DENIES, "denied", self._content(question))
        stance = self._dice.choices(tuple(CUES), STANCE_WEIGHTS)[0]
        cites = self._dice.choice(self._outlets) if self._dice.random() < CITED else None
        return Told(source, stance, self._dice.choice(CUES[stance]), content, cites)

    def _content(self, question: Question, *, denied: bool = False) -> str:
        pattern = self._dice.choice(question.frame.denied if denied else question.frame.told)
        words = (pattern + self._dice.choice(TAILS)).format(**question.slots, figure=question.figure)
        return (
            words if len(words.split()) >= 8 else f"{words}, whatever others had written since {question.slots['day']}"
        )


ENDINGS = {"thing": NOUN, "deed": DEED, "kind": KIND}
NAMED = {"person": "PERSON", "body": "ORG", "place": "GPE"}
DAY = re.compile(rf"(\d+) ({'|'.join(MONTHS)}) (\d{{4}})")


def typeset(
    name: str,
    outlet: str,
    day: date,
    lines: Sequence[Told],
    names: dict[str, tuple[str, ...]],
    numbers: dict[str, int],
) -> Reading:
    """An article of these lines, with the marks that a reader would make; `numbers` are those of places on the map."""
    text, spans = _printed(lines)
    title = lines[0].content.split(",")[0]
    record = {"id": name, "title": title, "text": text, "outlet": outlet, "published": day.isoformat()}
    page = Page(Document(json.dumps(record).encode(), "application/json", "news.jsonl"), text, "utf-8")
    published = Published(When.day(day), Basis.GIVEN)
    article = Article(page, Span(0, len(text)), 1, name, outlet=outlet, title=title, language="en", published=published)
    annotated = Annotated(article, names=tuple(_mentions(text, names)), times=tuple(_times(text)))
    places = (_place(mention, numbers[mention.text]) for mention in annotated.names if mention.type == "GPE")
    entities = entities_of(annotated)
    annotated = Annotated(
        article, names=annotated.names, entities=entities, times=annotated.times, places=tuple(places)
    )
    claims = {claim.id: claim for claim in _claims(article, lines, spans, entities)}
    return Reading(annotated, MAKER, tuple(Made(claim, MAKER, 0.9) for claim in claims.values()))


Spans = dict[str, Span]


def _printed(lines: Sequence[Told]) -> tuple[str, list[Spans]]:
    """The text, and where source, cue, content and the outlet that is cited stand for each of its lines."""
    text, found = "", list[Spans]()
    for told in lines:
        spans: Spans = {}
        for role, words in _parts(told):
            if role:
                spans[role] = Span(len(text), len(text) + len(words))
            text += words
        text += ".\n\n" if len(found) % 3 == 2 else ". "
        found.append(spans)
    return text.rstrip(), found


def _parts(told: Told) -> Iterator[tuple[str, str]]:
    if told.source is None:
        yield "content", told.content[0].upper() + told.content[1:]
        return
    if told.cites:
        yield from (("cites", told.cites), ("", " reported that "))
    yield from (("source", told.source), ("", " "), ("cue", told.cue), ("", " that "), ("content", told.content))


def _mentions(text: str, names: dict[str, tuple[str, ...]]) -> list[Mention]:
    found = [
        Mention(Span(*match.span()), match.group(), kind)
        for kind, some in names.items()
        for match in re.finditer(rf"\b(?:{'|'.join(map(re.escape, some))})\b", text)
    ]
    chosen = list[Mention]()
    for mention in sorted(found, key=lambda each: (each.span.start, -each.span.end)):
        if not chosen or chosen[-1].span.end <= mention.span.start:
            chosen.append(mention)
    return chosen


def _times(text: str) -> Iterator[Time]:
    for match in DAY.finditer(text):
        day = date(int(match[3]), MONTHS.index(match[2]) + 1, int(match[1]))
        yield Time(Span(*match.span()), day.isoformat(), TimeType.DATE, When.day(day))


def _place(mention: Mention, number: int) -> Place:
    country = f"{chr(65 + number % COUNTRIES // 26)}{chr(65 + number % COUNTRIES % 26)}"
    return Place(mention.span, mention.text, number % 120 - 60, number * 7 % 360 - 180, number, country)


def _claims(
    article: Article, lines: Sequence[Told], spans: Sequence[Spans], entities: Sequence[Entity]
) -> Iterator[Claim]:
    outlet = Voice.of_outlet(article.outlet)
    named = {span: entity for entity in entities for span in entity.mentions}
    for told, parts in zip(lines, spans, strict=True):
        attribution: Attribution | None = None
        content = (parts["content"],)
        if told.cites:
            attribution = Attribution(Voice(told.cites, Kind.OUTLET, (parts["cites"],)), (), content)
        if told.source:
            entity = named.get(parts["source"])
            kind = Kind.PERSON if entity and entity.type == "PERSON" else Kind.ORGANISATION
            source = Voice(told.source, kind, (parts["source"],), entity.id if entity else None)
            attribution = Attribution(source, (parts["cue"],), content, attribution, told.cue)
        yield Claim(article.id, outlet, attribution, content, told.stance, content[0].of(article.text))
