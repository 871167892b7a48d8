"""Are articles that were made from others told from articles that are only on the same happening?

    python -m bench.reprints [--data ../shared/data]

Copies are made from PolNeAR's articles (Newell et al., LREC 2018), by rules, in five ways:

- reprint: another headline, and some paragraphs cut off the end;
- cut: half of the paragraphs, the first one always among them;
- edited: another headline, three in ten paragraphs cut, the others in another order from the third one on, and a
  third of the sentences paraphrased: words for others that mean the same, numbers as figures or in words, adverbs and
  subordinate beginnings dropped, attributions moved from the end to the front, simple passives made active;
- rewritten: another headline, half of the paragraphs cut, and all sentences paraphrased like that; editors change more;
- version: the same article with new paragraphs at its beginning, and the last ones cut.

What is no copy:

- desks: of each article, the nearest ones of other publishers within three days, by the rare names that both have.
  Where a third of the shorter one stands in the other word for word, in runs of eight words outside quotation marks,
  both go back to one wire or release, and the pair is left out; `reprints.left_out` counts those. That test and the
  one that is measured count alike, so `desks` says how firm the line is, not what becomes of pairs near it;
- copied_desks: an edited copy of the one article against the other;
- neighbours: the article by the same publisher that came next.

A pair is said to be a copy if the two share a key and are judged one: so what keys do not find counts as missed. Where
the line is drawn was settled on all of these pairs, between the two heaps that they fall into.
"""

from __future__ import annotations

import argparse
import itertools
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.attributions import DATA, read_lines
from onrecord.reconcile.origin.copies import Copies, Prepared, Resemblance, compared

POLNEAR = Path("polnear")
LEAST_WORDS = 120
DAYS = 3
NEAREST = 3
VERBATIM, RUN = 1 / 3, 8
SEED = 20161031

NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
SENTENCE = re.compile(r"(?<=[.!?][”\"])\s+(?=[A-Z“\"])|(?<=[.!?])\s+(?=[A-Z“\"])")


@dataclass(frozen=True, slots=True)
class Story:
    """An article of the corpus, in paragraphs."""

    id: str
    publisher: str
    published: date
    title: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n\n".join((self.title, *self.paragraphs))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts, of what sort they are, and whether the one is made from the other."""

    sort: str
    left: str
    right: str
    copy: bool


def stories(data: Path) -> list[Story]:
    """The articles of PolNeAR that are long enough, by date."""
    lines = [line for part in ("train", "dev") for line in read_lines(data / POLNEAR / f"{part}.jsonl.gz")]
    found = [
        Story(
            line["id"],
            line["publisher"],
            date.fromisoformat(line["published"][:10]),
            line["title"] or "",
            tuple(each.strip() for each in line["text"].split("\n\n") if each.strip()),
        )
        for line in lines
        if len(line["text"].split()) >= LEAST_WORDS
    ]
    return sorted(found, key=lambda story: (story.published, story.id))


def copies(found: Sequence[Story]) -> Iterator[Pair]:
    """Each article with copies of it."""
    for place, story in enumerate(found):
        rng = random.Random(f"{SEED} {story.id}")
        other = found[(place + len(found) // 2) % len(found)]
        for sort, text in (
            ("reprint", _reprint(story, rng)),
            ("cut", _cut(story, rng)),
            ("edited", edited(story, rng)),
            ("rewritten", rewritten(story, rng)),
            ("version", _version(story, other)),
        ):
            yield Pair(sort, story.text, text, True)


def _reprint(story: Story, rng: random.Random) -> str:
    kept = max(2, round(len(story.paragraphs) * rng.uniform(0.7, 1)))
    return "\n\n".join((_headline(story), *story.paragraphs[:kept]))


def _cut(story: Story, rng: random.Random) -> str:
    kept = {0, *rng.sample(range(len(story.paragraphs)), (len(story.paragraphs) + 1) // 2)}
    return "\n\n".join(story.paragraphs[place] for place in sorted(kept))


def edited(story: Story, rng: random.Random) -> str:
    """The article cut, in another order, and a third of its sentences in other words."""
    kept = sorted(rng.sample(range(len(story.paragraphs)), max(2, round(0.7 * len(story.paragraphs)))))
    lead, rest = kept[:2], kept[2:]
    rng.shuffle(rest)
    return "\n\n".join((_headline(story), *(_reworded(story.paragraphs[place], rng) for place in (*lead, *rest))))


def rewritten(story: Story, rng: random.Random) -> str:
    """Half of the article, each sentence in other words."""
    kept = sorted(rng.sample(range(len(story.paragraphs)), max(2, len(story.paragraphs) // 2)))
    return "\n\n".join((_headline(story), *(_reworded(story.paragraphs[place], rng, share=1) for place in kept)))


def _version(story: Story, other: Story) -> str:
    kept = max(2, round(0.8 * len(story.paragraphs)))
    return "\n\n".join((story.title, *other.paragraphs[:2], *story.paragraphs[:kept]))


def _headline(story: Story) -> str:
    """Another headline, out of words of the article: its rarest names."""
    names = Counter(NAME.findall(" ".join(story.paragraphs))).most_common(3)
    return ": ".join(name for name, _ in names) or "News in brief"


def _reworded(paragraph: str, rng: random.Random, share: float = 1 / 3) -> str:
    sentences = SENTENCE.split(paragraph)
    return " ".join(paraphrased(each) if rng.random() < share else each for each in sentences)


# Words that may stand for each other in news.
PAIRS = """
    said:stated says:states told:informed announced:declared called:described asked:requested wants:wishes
    want:wish big:large large:sizable small:little many:numerous several:a_number_of some:certain about:around
    because:since but:yet also:too however:still while:whereas although:though after:following before:ahead_of
    during:in_the_course_of against:opposed_to help:aid helped:aided begin:start began:started start:begin started:began
    end:finish ended:finished show:demonstrate showed:demonstrated shows:demonstrates need:require needs:requires
    support:back supports:backs supported:backed win:gain won:gained lost:forfeited lead:head leads:heads led:headed
    made:produced make:produce makes:produces get:obtain gets:obtains got:obtained give:hand gave:handed given:handed
    think:believe thinks:believes thought:believed believe:think people:persons person:individual man:male woman:female
    children:kids country:nation nation:country government:administration president:head_of_state campaign:race
    race:contest election:vote vote:ballot votes:ballots voters:electors candidate:contender candidates:contenders
    nominee:standard-bearer plan:scheme plans:schemes policy:line money:funds job:post jobs:posts work:labour
    year:twelvemonth years:twelvemonths week:seven_days day:date month:four_weeks night:evening today:this_day
    important:weighty likely:probable new:fresh old:former great:considerable good:fine bad:poor strong:firm weak:feeble
    clear:plain major:main recent:latest possible:conceivable first:initial last:final attack:assault attacks:assaults
    killed:slain dead:lifeless police:officers law:statute court:bench question:query questions:queries
    answer:reply problem:difficulty problems:difficulties fight:struggle war:conflict issue:topic issues:topics
    speech:address debate:discussion rally:gathering event:occasion state:province states:provinces city:town
    continue:go_on continued:went_on rose:climbed fell:dropped increase:rise cut:reduce keep:retain held:staged
    saw:noticed see:notice seen:noticed found:discovered find:discover took:seized take:seize taken:seized
    noted:remarked added:went_on argued:contended insisted:maintained claimed:alleged warned:cautioned
    criticized:faulted praised:lauded promised:pledged pledged:promised refused:declined declined:refused
"""
SYNONYMS = {left: right.replace("_", " ") for pair in PAIRS.split() for left, right in [pair.split(":")]}
NUMBERS = dict(
    zip(
        "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty".split(),
        "2 3 4 5 6 7 8 9 10 11 12 20 30 40 50".split(),
        strict=True,
    )
)
FIGURES = {figure: word for word, figure in NUMBERS.items()}
ADVERB = re.compile(
    r"\b(?!(?:only|family|early|daily|July|Italy|ally|rally|apply|reply|supply|likely|weekly)\b)[a-z]+ly "
)
OPENING = re.compile(r"^(?:In|On|At|After|As|With|While|When|Since|During|Despite) [^,“\"]{5,60}, (?=[A-Za-z])")
LATE_CUE = re.compile(r"^([^“”\"]+), ((?:[A-Z][\w.’-]+ ?){1,3}|he|she|they) (said|says|added|told reporters)\.$")
PASSIVE = re.compile(r"^((?:[\w’'-]+ ){1,4})(?:was|were) (\w+ed) by ((?:[\w’'-]+ ?){1,4})\.$")


def paraphrased(sentence: str) -> str:
    """The sentence in other words, outside quotation marks."""
    sentence = OPENING.sub("", sentence)
    sentence = LATE_CUE.sub(lambda found: f"{found[2].strip().capitalize()} stated that {_lower(found[1])}.", sentence)
    sentence = PASSIVE.sub(lambda found: f"{found[3]} {found[2]} {found[1].strip()}.", sentence)
    parts, place = [], 0
    for quotation in (*QUOTED.finditer(sentence), None):
        until = quotation.start() if quotation else len(sentence)
        parts.append(_in_other_words(sentence[place:until]))
        if quotation:
            parts.append(quotation.group())
            place = quotation.end()
    return "".join(parts)


def _in_other_words(words: str) -> str:
    words = ADVERB.sub("", words)
    return re.sub(r"\b[a-z]+\b|\b\d\d?\b(?![.,:%]\d|%)", lambda found: _other_word(found.group()), words)


def _other_word(word: str) -> str:
    return SYNONYMS.get(word) or NUMBERS.get(word) or FIGURES.get(word) or word


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:] if not re.match(r"(?:[A-Z][\w’'-]+ ){1,}[A-Z]|I\b", words) else words


def others(found: Sequence[Story]) -> tuple[list[Pair], int]:
    """Pairs of articles of which neither is made from the other, and how many were left out as of one wire."""
    desks, left_out = [], 0
    for story, other in _desks(found):
        if verbatim(story.text, other.text) >= VERBATIM:
            left_out += 1
            continue
        rng = random.Random(f"{SEED} {other.id} {story.id}")
        desks.append(Pair("desks", story.text, other.text, False))
        desks.append(Pair("copied_desks", story.text, edited(other, rng), False))
    return [*desks, *_neighbours(found)], left_out


def _desks(found: Sequence[Story]) -> Iterator[tuple[Story, Story]]:
    names = {story.id: set(NAME.findall(story.text)) for story in found}
    common = Counter(name for each in names.values() for name in each)
    seen = set[frozenset[str]]()
    for story in found:
        near = [
            (sum(1 / common[name] for name in names[story.id] & names[other.id]), other.id, other)
            for other in found
            if other.publisher != story.publisher and abs((other.published - story.published).days) <= DAYS
        ]
        for share, other_id, other in sorted(near, key=lambda each: (-each[0], each[1]))[:NEAREST]:
            pair = frozenset((story.id, other_id))
            if share > 0 and pair not in seen:
                seen.add(pair)
                yield story, other


def verbatim(left: str, right: str) -> float:
    """The share of the shorter text that stands in the other in runs of eight words, outside quotation marks."""
    ours, theirs = sorted((_words(left), _words(right)), key=len)
    runs = {tuple(theirs[place : place + RUN]) for place in range(len(theirs) - RUN + 1)}
    covered = set[int]()
    for place in range(len(ours) - RUN + 1):
        if tuple(ours[place : place + RUN]) in runs:
            covered.update(range(place, place + RUN))
    return len(covered) / max(1, len(ours))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", QUOTED.sub(" ", text).casefold())


def _neighbours(found: Sequence[Story]) -> Iterator[Pair]:
    by_publisher: defaultdict[str, list[Story]] = defaultdict(list)
    for story in found:
        by_publisher[story.publisher].append(story)
    for each in by_publisher.values():
        for story, other in itertools.pairwise(each):
            if verbatim(story.text, other.text) < VERBATIM:
                yield Pair("neighbours", story.text, other.text, False)


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair with what was found: whether the two share a key, and what they have in common."""

    pair: Pair
    found: bool
    resemblance: Resemblance

    @property
    def said(self) -> bool:
        return self.found and self.resemblance.is_copy


def judged(pairs: Iterable[Pair]) -> list[Judged]:
    """Each pair with what is found of it."""
    prepared: dict[str, Prepared] = {}
    found = []
    for pair in pairs:
        for text in (pair.left, pair.right):
            if text not in prepared:
                prepared[text] = Prepared.of(text)
        left, right = prepared[pair.left], prepared[pair.right]
        found.append(Judged(pair, not set(left.keys).isdisjoint(right.keys), compared(left, right)))
    return found


def figures_of(found: Sequence[Judged]) -> dict[str, float]:
    """Precision, recall and F1, 0…1."""
    right = sum(each.said and each.pair.copy for each in found)
    said, there = sum(each.said for each in found), sum(each.pair.copy for each in found)
    return {
        "precision": right / said if said else 0.0,
        "recall": right / there if there else 0.0,
        "f1": 2 * right / (said + there) if said + there else 0.0,
    }


def measure(data: Path) -> dict[str, float]:
    """All figures; shares are 0…1, `reprints.ms_per_article` is what finding and comparing costs for one article."""
    found = stories(data)
    negatives, left_out = others(found)
    results = judged([*copies(found), *negatives])
    figures = {f"reprints.{name}": value for name, value in figures_of(results).items()}
    for sort in dict.fromkeys(each.pair.sort for each in results):
        of_sort = [each for each in results if each.pair.sort == sort]
        rate = sum(each.said is each.pair.copy for each in of_sort) / len(of_sort)
        figures |= {f"reprints.{sort}.pairs": len(of_sort), f"reprints.{sort}.right": rate}
    by_keys = [each.found for each in results if each.pair.copy]
    figures |= {"reprints.found_by_keys": sum(by_keys) / len(by_keys), "reprints.left_out": left_out}
    return figures | cost(found)


def cost(found: Sequence[Story]) -> dict[str, float]:
    """What an article costs among all others: time, and how many it is compared with."""
    index, looked_at = Copies(), 0
    start = time.perf_counter()
    for story in found:
        prepared = Prepared.of(story.text)
        looked_at += len(index.candidates(prepared))
        index.of(prepared)
        index.add(story.id, prepared)
    spent = time.perf_counter() - start
    return {"reprints.ms_per_article": 1000 * spent / len(found), "reprints.compared_with": looked_at / len(found)}


def table(figures: Mapping[str, float]) -> list[str]:
    """The section of docs/quality.md on copies; nothing where nothing was measured."""
    if "reprints.f1" not in figures:
        return []
    sorts = [key.split(".")[1] for key in figures if key.startswith("reprints.") and key.endswith(".pairs")]
    return [
        "## Which articles are copies",
        "",
        "Copies made by rules from PolNeAR's articles, and articles of several desks on one happening, by",
        "`python -m bench.reprints`, which says how they are made and what is left out.",
        "",
        "| precision | recall | F1 |",
        "| --- | --- | --- |",
        f"| {' | '.join(f'{figures[key]:.3f}' for key in ('reprints.precision', 'reprints.recall', 'reprints.f1'))} |",
        "",
        "| sort of pair | pairs | rightly told |",
        "| --- | --- | --- |",
        *(_row_of_sort(sort, figures) for sort in sorts),
        "",
    ]


def _row_of_sort(sort: str, figures: Mapping[str, float]) -> str:
    pairs, right = (figures[f"reprints.{sort}.{key}"] for key in ("pairs", "right"))
    return f"| {sort.replace('_', ' ')} | {int(pairs)} | {right:.3f} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    options = parser.parse_args()
    for name, value in measure(options.data).items():
        print(f"{name:40}{value:10.4f}")


if __name__ == "__main__":
    main()
