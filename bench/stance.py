"""How well stances are read: invented sentences of which each has one attribution, and the stance of its source.

tests/cases/stance.csv holds them, to be read and edited in a spreadsheet: `sentence`, the words of `source`, `cue` and
`content` in it (" … " parts the pieces of one role, and "said#2" is the second "said" of several), `stance`, `part` and
`remark`. docs/ideas.md defines the stances.

bench/stance_polnear.csv holds the stances of attributions in real news: those of PolNeAR's development part, by article
and by where the cue begins. They were drawn at random, no cue twice, and labelled before they were read by rule.

`part` keeps what is measured apart from what rules are written for. The sentences were written before the rules, and
each whose SHA-1, read as a number, is divisible by three went to "measure"; one that is added later is of "build".
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.attributions import DATA, GOLD, article_of, read_lines
from onrecord.claims.compose import compose
from onrecord.model import Annotated, Maker, Quote, Span, Stance

CASES = Path(__file__).resolve().parents[1] / "tests" / "cases" / "stance.csv"
NEWS = Path(__file__).with_name("stance_polnear.csv")
BETWEEN_PIECES = " … "
NUMBERED = re.compile(r"(.+)#(\d+)")
SENTENCE_END = re.compile(r"[.!?][\"”]?\s|\n")
PARTS = ("measure", "build")


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence with one attribution, its stance, and the part of the cases that it is in."""

    sentence: str
    quote: Quote
    stance: Stance
    part: str
    remark: str


def cases(path: Path = CASES) -> list[Case]:
    """The cases in the file. Raises `ValueError` that names the sentence where one does not keep to the format."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [_case(row) for row in csv.DictReader(lines)]


def _case(row: Mapping[str, str]) -> Case:
    return Case(row["sentence"], quote_of(row), Stance(row["stance"]), row["part"], row["remark"])


def quote_of(row: Mapping[str, str]) -> Quote:
    """The attribution that a row marks in its sentence."""
    sentence = row["sentence"]
    try:
        source, cue, content = (_spans(sentence, row[role]) for role in ("source", "cue", "content"))
    except ValueError as error:
        raise ValueError(f"{sentence!r}: {error}") from error
    # An older case has no content of its own: the sentence around the cue stands for it.
    return Quote(source, cue, content or (Span(0, len(sentence)),))


def _spans(sentence: str, cell: str) -> tuple[Span, ...]:
    return tuple(_place(sentence, piece) for piece in cell.split(BETWEEN_PIECES)) if cell else ()


def _place(sentence: str, piece: str) -> Span:
    """Where the piece stands in the sentence, as whole words: in the first place, if no number says which."""
    numbered = NUMBERED.fullmatch(piece)
    words, which = (numbered[1], int(numbered[2])) if numbered else (piece, 1)
    whole = (r"(?<!\w)" if words[0].isalnum() else "") + re.escape(words) + (r"(?!\w)" if words[-1].isalnum() else "")
    places = list(re.finditer(whole, sentence))
    if not 1 <= which <= len(places):
        raise ValueError(f"{piece!r} does not stand there")
    return Span(*places[which - 1].span())


def read(case: Case) -> Stance:
    """The stance that the composer of claims gives to the case's attribution."""
    return _stance(case.sentence, Span(0, len(case.sentence)), case.quote)


def _stance(text: str, sentence: Span, quote: Quote) -> Stance:
    article = article_of({"id": "case", "text": text})
    annotated = Annotated(article, sentences=(sentence,), quotes=(quote,))
    return compose(annotated, Maker("bench", "1")).made[0].claim.stance


def read_news(data: Path) -> list[tuple[Stance, Stance]]:
    """Of the labelled attributions in real news, the stance that each has and the one that it is read with."""
    articles = {_key(article["id"]): article for article in read_lines(data / GOLD)}
    with NEWS.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [(Stance(row["stance"]), _in_news(articles[row["article"]], int(row["cue"]))) for row in rows]


def _key(name: str) -> str:
    """How the file of labels calls an article: PolNeAR's own ids tell its headline, which is its publisher's."""
    return hashlib.sha256(name.encode()).hexdigest()[:16]


def _in_news(article: Mapping[str, Any], cue: int) -> Stance:
    text = article["text"]
    marked = next(one for one in article["attributions"] if one["cue"] and one["cue"][0][0] == cue)
    source, cue_spans, content = (tuple(Span(*span) for span in marked[role]) for role in ("source", "cue", "content"))
    quote = Quote(source, cue_spans, content)
    before = max((end.end() for end in SENTENCE_END.finditer(text, 0, cue)), default=0)
    after = SENTENCE_END.search(text, quote.cue[-1].end)
    return _stance(text, Span(before, after.start() + 1 if after else len(text)), quote)


def f1_of(pairs: Sequence[tuple[Stance, Stance]]) -> dict[Stance, float]:
    """Per stance, the F1 of what was read against the gold; `pairs` are (gold, read)."""
    scores = {}
    for stance in Stance:
        hits = sum(gold == found == stance for gold, found in pairs)
        touched = sum((gold == stance) + (found == stance) for gold, found in pairs)
        scores[stance] = 2 * hits / touched if touched else 0.0
    return scores


def measure(data: Path) -> dict[str, float]:
    """Macro F1, accuracy and the F1 of each stance, in per cent.

    Over the part of the invented sentences that is kept apart ("measure"), over those that rules were written for
    ("build"), and over attributions in real news ("polnear"), where `data` holds them.
    """
    chosen = cases()
    pairs = {part: [(case.stance, read(case)) for case in chosen if case.part == part] for part in PARTS}
    if (data / GOLD).exists():
        pairs["polnear"] = read_news(data)
    return {f"stance.{part}.{name}": value for part, some in pairs.items() for name, value in figures_of(some).items()}


def figures_of(pairs: Sequence[tuple[Stance, Stance]]) -> dict[str, float]:
    """The figures of some pairs of gold and read stances, and how many there are of each."""
    scores = f1_of(pairs)
    return {
        "macro_f1": 100 * sum(scores.values()) / len(scores),
        "accuracy": 100 * sum(gold == found for gold, found in pairs) / len(pairs),
        "count": len(pairs),
        **{f"f1.{stance}": 100 * score for stance, score in scores.items()},
        **{f"count.{stance}": sum(gold == stance for gold, _ in pairs) for stance in scores},
    }


def table(figures: Mapping[str, float]) -> list[str]:
    """The section of docs/quality.md on stances; nothing where nothing was measured."""
    if "stance.measure.macro_f1" not in figures:
        return []
    shown = [part for part in ("measure", "build", "polnear") if f"stance.{part}.macro_f1" in figures]
    titles = {"measure": "invented, kept apart", "build": "invented, written for", "polnear": "PolNeAR"}
    lines = [
        "## Stances",
        "",
        "On invented sentences with one attribution each, `tests/cases/stance.csv`: rules were written for most of",
        "them, the others are kept apart. Whoever wrote the rules had written the sentences, so real news tells more:",
        "attributions of PolNeAR's development part, no cue twice, labelled before they were read. F1 in per cent and,",
        "in brackets, how many there are; by `python -m bench.stance`:",
        "",
        "| | " + " | ".join(titles[part] for part in shown) + " |",
        "| --- |" + " --- |" * len(shown),
    ]
    for stance in Stance:
        cells = [
            f"{figures[f'stance.{part}.f1.{stance}']:.1f} ({figures[f'stance.{part}.count.{stance}']:.0f})"
            for part in shown
        ]
        lines.append(f"| {stance} | " + " | ".join(cells) + " |")
    for name, title in (("macro_f1", "macro F1"), ("accuracy", "accuracy")):
        cells = [f"{figures[f'stance.{part}.{name}']:.1f} ({figures[f'stance.{part}.count']:.0f})" for part in shown]
        lines.append(f"| {title} | " + " | ".join(cells) + " |")
    return [*lines, ""]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=DATA)
    print("\n".join(table(measure(options.parse_args().data))))


if __name__ == "__main__":
    main()
