"""Counts the lexicon of cues, `src/onrecord/annotate/cues.csv`, on the training part of PolNeAR.

    python -m train.cues --data ../shared/data
    python -m train.cues --data ../shared/data --held-out

The first writes the lexicon. The second writes nothing and prints how well it does on articles that it was not
counted on: each fifth of them, by date, is read with a lexicon from the other four.

Every word of an article is tried as a cue in every construction that the annotator knows, and of each lemma in each
construction it is counted how often people marked just that attribution. Few sightings lean on a guess: on what
`cues_by_hand.csv` says, or else on the lemma's other constructions and the construction's other lemmas. There is no
chance in it: the same articles and the same parser give the same file.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from bench.attributions import SCORER, annotated, scored
from spacy.tokens import Doc

from onrecord.annotate.cues import Cues, forms_of
from onrecord.annotate.frames import Frame
from onrecord.annotate.parse import SpacyAnnotator, load_model
from onrecord.annotate.quotes import FRAMES, RuleQuotes, part_of
from onrecord.annotate.speech import Quotations, completed, continued, spoken_frames
from onrecord.annotate.tree import Tree
from onrecord.model import Annotated, Word

DATA = Path("..") / "shared" / "data"
GOLD = Path("polnear") / "train.jsonl.gz"
BY_HAND = Path(__file__).with_name("cues_by_hand.csv")
LEXICON = Path(__file__).resolve().parents[1] / "src" / "onrecord" / "annotate" / "cues.csv"
# The tags of words that are their own lemmas.
BASES = {"VB": "verb", "VBP": "verb", "NN": "noun"}
# The parts of speech that have forms, by the names that spaCy has for them.
POS = {"verb": "VERB", "noun": "NOUN"}
PARTS = ("verb", "noun", "adjective", "adverb", "according", "mark")

# In sightings: what the guess about a cue weighs against what was counted. The best, held out, of
# 1, 2, 3, 5, 8 and 12.
GUESS_WEIGHT = 5.0
# What a lemma is thought of that was never met in another construction; it weighs one sighting.
UNMET = 0.1
# Cues with less stay out. Held out, 0.2 gains 0.3 of F1 by recall but costs nearly 3 of precision; 0.3 loses 0.7 of F1.
# To ask for cues that were right twice loses 0.4.
LOWEST_SCORE = 0.25
TIERS = (0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3)

# Contents, and sources, that share half their words are the same, as the scorer has it.
SAME = 0.5
FOLDS = 5


class Cue(NamedTuple):
    """A lemma in a construction, as in "verb, that, say"."""

    part: str
    pattern: str
    lemma: str


@dataclass(slots=True)
class Tally:
    """How often a cue was met, and how often it was an attribution that people had marked."""

    met: int = 0
    right: int = 0

    def add(self, other: Tally) -> None:
        self.met += other.met
        self.right += other.right

    def without(self, other: Tally) -> Tally:
        return Tally(self.met - other.met, self.right - other.right)

    def rate(self, guess: float = 0.0, *, weight: float = 0.0) -> float:
        """The share that was right, drawn towards the guess where there were few."""
        return (self.right + weight * guess) / (self.met + weight)


Tallies = dict[Cue, Tally]
Scores = Mapping[Cue, float]


@dataclass(frozen=True, slots=True)
class Marked:
    """An attribution that people marked, by the places of its words."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]

    def is_same(self, frame: Frame, worded: frozenset[int]) -> bool:
        return (
            not self.cue.isdisjoint(frame.cue)
            and _likeness(self.source, frame.source & worded) >= SAME
            and _likeness(self.content, frame.content & worded) >= SAME
        )


def _likeness(left: frozenset[int], right: frozenset[int]) -> float:
    return len(left & right) / len(left | right) if left or right else 1.0


def _worded(words: Sequence[Word]) -> frozenset[int]:
    """The places of words that are not mere marks."""
    return frozenset(place for place, word in enumerate(words) if any(map(str.isalnum, word.text)))


def _places(words: Sequence[Word], spans: Iterable[Sequence[int]]) -> frozenset[int]:
    return frozenset(
        place for start, end in spans for place, word in enumerate(words) if word.start < end and start < word.end
    )


def marked_in(line: Mapping[str, Any], words: Sequence[Word], worded: frozenset[int]) -> list[Marked]:
    return [
        Marked(*(_places(words, one[role]) & worded for role in ("source", "cue", "content")))
        for one in line["attributions"]
    ]


class Lemmas:
    """From forms to lemmas, by spaCy's tables: the annotator goes the other way, from the lemmas in its lexicon."""

    def __init__(self, articles: Iterable[Annotated]) -> None:
        model = load_model(exclude=("tok2vec", "tagger", "parser", "ner"))
        self._vocab = model.vocab
        self._lemmatizer: Any = model.get_pipe("lemmatizer")
        words = (word for one in articles for word in one.words if word.tag in BASES)
        self._bases = Counter((BASES[word.tag], word.text.lower()) for word in words)
        self._known: dict[tuple[str, str], str] = {}

    def of(self, part: str, form: str) -> str:
        if (part, form) not in self._known:
            self._known[part, form] = self._find(part, form) if part in POS else form
        return self._known[part, form]

    def _find(self, part: str, form: str) -> str:
        """The most usual of the lemmas that the annotator would know this form by; else the form stands for itself."""
        token = Doc(self._vocab, words=[form], pos=[POS[part]])[0]
        lemmas: list[str] = self._lemmatizer.rule_lemmatize(token)
        possible = (lemma for lemma in lemmas if form in forms_of(part, lemma))
        return max((*possible, form), key=lambda lemma: self._bases[part, lemma])


def candidates(tree: Tree, quotations: Quotations) -> Iterator[tuple[str, Frame]]:
    """All frames that the annotator would make if it knew every word as a cue, with the cue's part of speech."""
    for place, word in enumerate(tree.words):
        part = part_of(word)
        if part and place not in quotations.round:
            yield from ((part, frame) for frame in FRAMES[part](tree, place))
    yield from (("verb", frame) for frame in spoken_frames(tree, quotations))


def count(one: Annotated, line: Mapping[str, Any], lemmas: Lemmas) -> Tallies:
    """The tallies of one article."""
    tallies: Tallies = defaultdict(Tally)
    tree = Tree(one.words)
    quotations = Quotations(one.article.text, one.words)
    worded = _worded(one.words)
    marked = marked_in(line, one.words, worded)
    for part, candidate in candidates(tree, quotations):
        frame = continued(completed(candidate, quotations), quotations, tree, ())
        lemma = lemmas.of(part, tree.lower(frame.head))
        if frame.content and lemma.replace("-", "").isalpha():
            right = any(other.is_same(frame, worded) for other in marked)
            tallies[Cue(part, frame.pattern, lemma)].add(Tally(1, right))
    return tallies


def total(tallies: Iterable[Tallies]) -> Tallies:
    whole: Tallies = defaultdict(Tally)
    for some in tallies:
        for cue, tally in some.items():
            whole[cue].add(tally)
    return whole


def by_hand(path: Path = BY_HAND) -> dict[Cue, float]:
    """What an English speaker would say of cues that the articles may lack."""
    with path.open(encoding="utf-8", newline="") as file:
        return {
            Cue(row["part"], pattern, lemma): float(row["score"])
            for row in csv.DictReader(file)
            for pattern in row["patterns"].split("; ")
            for lemma in row["lemmas"].split()
        }


def scores_of(tallies: Tallies, said: Scores) -> dict[Cue, float]:
    """The lexicon: a tier for every cue that is right often enough."""
    guess = Guess(tallies, said)
    scores = {}
    for cue in {*tallies, *said}:
        tally = tallies.get(cue, Tally())
        score = tally.rate(guess(cue), weight=GUESS_WEIGHT)
        # What is said by hand stays, if in the last tier: people marked one voice a word, so inner ones count as wrong.
        if cue in said or (tally.right and score >= LOWEST_SCORE):
            scores[cue] = min(TIERS, key=lambda tier: abs(tier - score))
    return scores


class Guess:
    """What to think of a cue before it is counted: what is said by hand, or else what its kin suggest."""

    def __init__(self, tallies: Tallies, said: Scores) -> None:
        self._tallies = tallies
        self._said = said
        self._patterns: dict[tuple[str, str], Tally] = defaultdict(Tally)
        self._lemmas: dict[tuple[str, str], Tally] = defaultdict(Tally)
        for cue, tally in tallies.items():
            self._patterns[cue.part, cue.pattern].add(tally)
            self._lemmas[cue.part, cue.lemma].add(tally)

    def __call__(self, cue: Cue) -> float:
        if cue in self._said:
            return self._said[cue]
        elsewhere = self._lemmas[cue.part, cue.lemma].without(self._tallies[cue])
        return (elsewhere.rate(UNMET, weight=1.0) + self._patterns[cue.part, cue.pattern].rate()) / 2


Row = tuple[str, str, float, list[str]]


def rows_of(scores: Scores) -> list[Row]:
    """The lexicon as it stands in its file: the cues with the same part, pattern and score in one row."""
    rows: dict[tuple[str, str, float], list[str]] = defaultdict(list)
    for cue, score in scores.items():
        rows[cue.part, cue.pattern, score].append(cue.lemma)
    order = sorted(rows, key=lambda key: (PARTS.index(key[0]), key[1], -key[2]))
    return [(*key, sorted(rows[key])) for key in order]


def write(rows: Iterable[Row], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("part", "pattern", "score", "lemmas"))
        writer.writerows((part, pattern, score, " ".join(lemmas)) for part, pattern, score, lemmas in rows)


class TaughtQuotes(RuleQuotes):
    """The annotator with another lexicon than the one in its package."""

    def __init__(self, scores: Scores) -> None:
        super().__init__()
        self._cues = Cues(rows_of(scores))


def read_held_out(articles: Sequence[Annotated], dates: Sequence[str], tallies: Sequence[Tallies]) -> list[Annotated]:
    """The articles with the attributions that lexicons from the other folds find in them."""
    read: list[Annotated] = []
    for fold in folds_of(dates):
        others = (some for index, some in enumerate(tallies) if index not in fold)
        quotes = TaughtQuotes(scores_of(total(others), by_hand()))
        read += quotes.annotate([articles[index] for index in sorted(fold)])
    return read


def folds_of(dates: Sequence[str]) -> list[frozenset[int]]:
    """The articles in parts of like size, by date: those of the same days share stories and passages."""
    order = sorted(range(len(dates)), key=lambda index: dates[index])
    bounds = [len(order) * fold // FOLDS for fold in range(FOLDS + 1)]
    return [frozenset(order[first:end]) for first, end in pairwise(bounds)]


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--data", type=Path, default=DATA, help="the folder with the corpora (default: %(default)s)")
    options.add_argument("--scorer", type=Path, default=SCORER, help="the script that scores what is held out")
    options.add_argument("--held-out", action="store_true", help="write nothing, print the figures of held-out parts")
    given = options.parse_args()
    gold = given.data / GOLD
    lines = lines_of(gold)
    articles = annotated(gold, (SpacyAnnotator(),))
    lemmas = Lemmas(articles)
    tallies = [count(one, line, lemmas) for one, line in zip(articles, lines, strict=True)]
    if given.held_out:
        read = read_held_out(articles, [line["published"] for line in lines], tallies)
        show(scored(gold, read, given.scorer))
    else:
        write(rows_of(scores_of(total(tallies), by_hand())), LEXICON)


def lines_of(gold: Path) -> list[dict[str, Any]]:
    with gzip.open(gold, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def show(report: Mapping[str, Any]) -> None:
    for figure in ("attribution", "strict", "content"):
        sides = "  ".join(f"{side} {report[figure][side]:5.2f}" for side in ("p", "r", "f1"))
        sys.stdout.write(f"{figure:13}{sides}\n")


if __name__ == "__main__":
    main()
