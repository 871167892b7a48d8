"""How well stances are read: invented sentences of which each has one attribution, and the stance of its source.

tests/cases/stance.csv holds them, to be read and edited in a spreadsheet: `sentence`, the words of `source`, `cue` and
`content` in it (" … " parts the pieces of one role, and "said#2" is the second "said" of several), `stance`, `part` and
`remark`. docs/ideas.md defines the stances.

`part` keeps what is measured apart from what rules are written for. The sentences were written before the rules, and
each whose SHA-1, read as a number, is divisible by three went to "measure"; one that is added later is of "build".
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.attributions import article_of
from onrecord.claims.compose import compose
from onrecord.model import Annotated, Maker, Quote, Span, Stance

CASES = Path(__file__).resolve().parents[1] / "tests" / "cases" / "stance.csv"
BETWEEN_PIECES = " … "
NUMBERED = re.compile(r"(.+)#(\d+)")
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
    sentence = row["sentence"]
    try:
        source, cue, content = (_spans(sentence, row[role]) for role in ("source", "cue", "content"))
    except ValueError as error:
        raise ValueError(f"{sentence!r}: {error}") from error
    # An older case has no content of its own: the sentence around the cue stands for it.
    quote = Quote(source, cue, content or (Span(0, len(sentence)),))
    return Case(sentence, quote, Stance(row["stance"]), row["part"], row["remark"])


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
    article = article_of({"id": "case", "text": case.sentence})
    annotated = Annotated(article, sentences=(Span(0, len(case.sentence)),), quotes=(case.quote,))
    return compose(annotated, Maker("bench", "1")).made[0].claim.stance


def f1_of(pairs: Sequence[tuple[Stance, Stance]]) -> dict[Stance, float]:
    """Per stance, the F1 of what was read against the gold; `pairs` are (gold, read)."""
    scores = {}
    for stance in Stance:
        hits = sum(gold == found == stance for gold, found in pairs)
        touched = sum((gold == stance) + (found == stance) for gold, found in pairs)
        scores[stance] = 2 * hits / touched if touched else 0.0
    return scores


def measure(data: Path | None = None, chosen: Iterable[Case] | None = None) -> dict[str, float]:
    """Macro F1 and accuracy over the part that is measured and the part that rules were written for, in per cent.

    The cases come with the repository, so `data` is not looked at.
    """
    chosen = list(cases() if chosen is None else chosen)
    figures: dict[str, float] = {}
    for part in PARTS:
        pairs = [(case.stance, read(case)) for case in chosen if case.part == part]
        if not pairs:
            continue
        scores = f1_of(pairs)
        figures[f"stance.{part}.macro_f1"] = 100 * sum(scores.values()) / len(scores)
        figures[f"stance.{part}.accuracy"] = 100 * sum(gold == found for gold, found in pairs) / len(pairs)
        figures |= {f"stance.{part}.f1.{stance}": 100 * score for stance, score in scores.items()}
    return figures


def table(figures: Mapping[str, float]) -> list[str]:
    """The section of docs/quality.md on stances; nothing where nothing was measured."""
    if "stance.measure.macro_f1" not in figures:
        return []
    all_cases = cases()
    counts = {part: sum(case.part == part for case in all_cases) for part in PARTS}
    lines = [
        "## Stances",
        "",
        f"On {len(all_cases)} invented sentences, `tests/cases/stance.csv`, each with one attribution: rules were written for",
        f"{counts['build']} of them, {counts['measure']} are kept apart and measured. One person wrote and labelled them all, so they say",
        "little of how other people's news reads. Per cent, by `python -m bench.stance`:",
        "",
        "| F1 | kept apart | sentences | written for | sentences |",
        "| --- | --- | --- | --- | --- |",
    ]
    for stance in Stance:
        row = " | ".join(
            f"{figures[f'stance.{part}.f1.{stance}']:.1f} | "
            f"{sum(case.part == part and case.stance == stance for case in all_cases)}"
            for part in PARTS
        )
        lines.append(f"| {stance} | {row} |")
    for name in ("macro_f1", "accuracy"):
        row = " | ".join(f"{figures[f'stance.{part}.{name}']:.1f} | {counts[part]}" for part in PARTS)
        lines.append(f"| {name.replace('_f1', ' F1')} | {row} |")
    return [*lines, ""]


def main() -> None:
    for name, value in measure().items():
        print(f"{name:32}{value:10.2f}")


if __name__ == "__main__":
    main()
