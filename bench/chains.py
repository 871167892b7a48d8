"""How well chains of voices are read: invented sentences in which somebody tells what somebody else holds.

tests/cases/chains.csv holds them, to be read and edited in a spreadsheet: `id` (the kind of chain and a number),
`text`, and `attributions`, one a line, outer ones first:

    1: source=The mayor | cue=said | content=the driver … had allegedly slept
    2<1: source= | cue=allegedly | content=the driver had … slept

"2<1" says that the content of 1 holds that of 2; where both are the same, 2 is who 1 has it from ("citing Gulf media").
Each piece stands in the text exactly once, as whole words; "said#2" is the second "said" of several. " … " parts the
pieces of one role. Only the source may be empty.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from bench.attributions import READER, RULES, article_of, made
from onrecord.annotate.base import Annotator
from onrecord.claims.compose import compose
from onrecord.model import Annotated, Maker, Span

CASES = Path(__file__).resolve().parents[1] / "tests" / "cases" / "chains.csv"

LINE = re.compile(r"(\d+)(?:<(\d+))?: source=(.*?) ?\| cue=(.*?) \| content=(.*)")
NUMBERED = re.compile(r"(.+)#(\d+)")
BETWEEN_PIECES = " … "
WORD = re.compile(r"\w+")
# The least overlap of words at which two sources, or two contents, are the same.
ENOUGH = 0.5

SHOWN = ("outer_recall", "inner_recall", "precision", "f1", "linked")

Offsets = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """An attribution that a case holds; `inside` is the number of the one whose content holds it."""

    number: int
    inside: int | None
    source: Offsets
    cue: Offsets
    content: Offsets


@dataclass(frozen=True, slots=True)
class Case:
    """A text and its attributions, numbered from 1 in their order."""

    id: str
    text: str
    gold: tuple[Gold, ...]

    @property
    def kind(self) -> str:
        return self.id.rpartition("-")[0]

    @property
    def chained(self) -> bool:
        return any(gold.inside for gold in self.gold)


class Stretch(Protocol):
    """A half-open range of characters."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Found(Protocol):
    """An attribution as it was read; `via` is the index, among its text's, of the one that it stands in."""

    @property
    def source(self) -> Sequence[Stretch]: ...
    @property
    def cue(self) -> Sequence[Stretch]: ...
    @property
    def content(self) -> Sequence[Stretch]: ...
    @property
    def via(self) -> int | None: ...


def cases(path: Path = CASES) -> list[Case]:
    """The cases in the file. Raises `ValueError` that names the case, where one does not keep to the format."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [_case(row) for row in csv.DictReader(lines)]


def _case(row: Mapping[str, str]) -> Case:
    try:
        gold = tuple(_gold(row["text"], line) for line in row["attributions"].splitlines())
        _check(gold)
    except ValueError as error:
        raise ValueError(f"{row['id']}: {error}") from error
    return Case(row["id"], row["text"], gold)


def _gold(text: str, line: str) -> Gold:
    parts = LINE.fullmatch(line)
    if not parts:
        raise ValueError(f"not an attribution: {line!r}")
    number, inside, *roles = parts.groups()
    source, cue, content = (_offsets(text, role) for role in roles)
    return Gold(int(number), int(inside) if inside else None, source, cue, content)


def _offsets(text: str, role: str) -> Offsets:
    return tuple(_place(text, piece) for piece in role.split(BETWEEN_PIECES)) if role else ()


def _place(text: str, piece: str) -> tuple[int, int]:
    """Where the piece stands in the text, as whole words."""
    numbered = NUMBERED.fullmatch(piece)
    words, which = (numbered[1], int(numbered[2])) if numbered else (piece, None)
    places = [found.span() for found in re.finditer(_whole(words), text)]
    if which is None and len(places) == 1:
        return places[0]
    if which is None or not 1 <= which <= len(places):
        raise ValueError(f"{piece!r} is not one place: {words!r} stands there {len(places)} times")
    return places[which - 1]


def _whole(words: str) -> str:
    """A pattern for the words that does not begin or end within a word."""
    before = r"(?<!\w)" if WORD.match(words) else ""
    after = r"(?!\w)" if WORD.match(words[-1:]) else ""
    return before + re.escape(words) + after


def _check(gold: Sequence[Gold]) -> None:
    if [one.number for one in gold] != list(range(1, len(gold) + 1)):
        raise ValueError("attributions are numbered 1, 2, 3, …")
    for one in gold:
        if not (one.cue and one.content):
            raise ValueError(f"{one.number} needs a cue and a content")
        if one.inside is not None and not 1 <= one.inside < one.number:
            raise ValueError(f"{one.number} can only stand in one before it")


def measure(
    read: Callable[[list[str]], Sequence[Sequence[Found]]], chosen: Sequence[Case] | None = None
) -> dict[str, float]:
    """How much is found, and how much of it hangs together; an attribution is found as ../shared's scorer has it.

    `linked` is the share of the inner ones found that hang on the right outer one; `false_inner` is how many found
    ones hang on another, for each case that has a single layer.
    """
    chosen = cases() if chosen is None else chosen
    read_ones = read([case.text for case in chosen])
    scores = [_Score(case, found) for case, found in zip(chosen, read_ones, strict=True)]
    single = [score for score in scores if not score.case.chained]
    outer, inner = (sum(score.hits(inner) for score in scores) for inner in (False, True))
    all_outer, all_inner = (sum(score.golds(inner) for score in scores) for inner in (False, True))
    precision = _share(outer + inner, sum(len(score.found) for score in scores))
    recall = _share(outer + inner, all_outer + all_inner)
    return {
        "outer_recall": _share(outer, all_outer),
        "inner_recall": _share(inner, all_inner),
        "precision": precision,
        "recall": recall,
        "f1": _share(2 * precision * recall, precision + recall),
        "linked": _share(sum(score.linked() for score in scores), inner),
        "false_inner": _share(sum(score.hanging() for score in single), len(single)),
    }


class _Score:
    """One case, what was found in it, and which of that is which of its attributions."""

    def __init__(self, case: Case, found: Sequence[Found]) -> None:
        self.case = case
        self.found = found
        self._found_as = dict(_pairs(case, found))  # gold number → index in found

    def golds(self, inner: bool) -> int:
        return sum((gold.inside is not None) == inner for gold in self.case.gold)

    def hits(self, inner: bool) -> int:
        return sum((gold.inside is not None) == inner and gold.number in self._found_as for gold in self.case.gold)

    def linked(self) -> int:
        return sum(map(self._is_linked, self.case.gold))

    def hanging(self) -> int:
        return sum(one.via is not None for one in self.found)

    def _is_linked(self, gold: Gold) -> bool:
        if gold.inside is None or gold.number not in self._found_as:
            return False
        via = self.found[self._found_as[gold.number]].via
        return via is not None and via == self._found_as.get(gold.inside)


@dataclass(frozen=True, slots=True)
class _Words:
    """Which words of the text each role touches, by where they start."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]

    def likeness(self, other: _Words) -> tuple[float, float]:
        return _jaccard(self.content, other.content), _jaccard(self.source, other.source)

    def agrees(self, other: _Words) -> bool:
        cue = bool(self.cue & other.cue) or not (self.cue or other.cue)
        return cue and min(self.likeness(other)) >= ENOUGH


def _pairs(case: Case, found: Sequence[Found]) -> Iterator[tuple[int, int]]:
    """Gold numbers with indices of found ones that agree with them, each once, the likeliest first."""
    golds = [_Words(*(_touched(case.text, role) for role in (g.source, g.cue, g.content))) for g in case.gold]
    founds = [_Words(*(_touched(case.text, _bare(role)) for role in (f.source, f.cue, f.content))) for f in found]
    agreeing = [(g, f) for g, gold in enumerate(golds) for f, one in enumerate(founds) if gold.agrees(one)]
    agreeing.sort(key=lambda pair: golds[pair[0]].likeness(founds[pair[1]]), reverse=True)
    used_golds, used_founds = set[int](), set[int]()
    for g, f in agreeing:
        if g not in used_golds and f not in used_founds:
            used_golds.add(g)
            used_founds.add(f)
            yield case.gold[g].number, f


def _bare(spans: Sequence[Stretch]) -> Offsets:
    return tuple((span.start, span.end) for span in spans)


def _touched(text: str, offsets: Offsets) -> frozenset[int]:
    words = [word.span() for word in WORD.finditer(text)]
    return frozenset(start for start, end in words for left, right in offsets if start < right and left < end)


def _jaccard(left: frozenset[int], right: frozenset[int]) -> float:
    return len(left & right) / len(left | right) if left or right else 1.0


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


@dataclass(frozen=True, slots=True)
class Read:
    """An attribution as a claim has it, and where among its text's the one is that it hangs on."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    via: int | None


def reading(annotators: Sequence[Annotator]) -> Callable[[list[str]], list[list[Read]]]:
    """How the annotators, and the composer of claims after them, read texts."""

    def read(texts: list[str]) -> list[list[Read]]:
        batch = [Annotated(article_of({"id": str(number), "text": text})) for number, text in enumerate(texts)]
        for annotator in annotators:
            batch = annotator.annotate(batch)
        return [_attributed(annotated) for annotated in batch]

    return read


def _attributed(annotated: Annotated) -> list[Read]:
    claims = [each.claim for each in compose(annotated, Maker("bench", "1")).made]
    attributed = [(claim, claim.attribution) for claim in claims if claim.attribution]
    places = {claim.id: place for place, (claim, _) in enumerate(attributed)}
    return [
        Read(made.source.spans, made.cue, made.content, places.get(claim.via.id) if claim.via else None)
        for claim, made in attributed
    ]


def compared() -> dict[str, float]:
    """The figures of the rules and of the reader, in per cent but for `false_inner`."""
    systems = {"rules": RULES, "reader": READER}
    return {
        f"{system}.{name}": value if name == "false_inner" else 100 * value
        for system, names in systems.items()
        for name, value in measure(reading(made(names))).items()
    }


def table(figures: Mapping[str, float]) -> list[str]:
    """The section of docs/quality.md on chains; nothing where nothing was measured."""
    if "chains.reader.f1" not in figures:
        return []
    all_cases = cases()
    chained = sum(case.chained for case in all_cases)
    lines = [
        "## Chains of voices",
        "",
        f"On {len(all_cases)} invented texts, `tests/cases/chains.csv`, of which {chained} hold a voice within a voice",
        f"and {len(all_cases) - chained} do not; nothing was trained on them. Per cent, by `python -m bench.chains`:",
        "",
        "| | outer found | inner found | precision | F1 | of the inner found, rightly linked |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for system, name in (("rules", "rules alone"), ("reader", "the trained reader")):
        row = [
            figures[f"chains.{system}.{key}"] for key in ("outer_recall", "inner_recall", "precision", "f1", "linked")
        ]
        lines.append(f"| {name} | " + " | ".join(f"{value:.1f}" for value in row) + " |")
    return [*lines, ""]


def main() -> None:
    for name, value in compared().items():
        print(f"{name:32}{value:10.2f}")


if __name__ == "__main__":
    main()
