"""How rightly two statements are held to be the same, to contradict each other, or neither; and how fast.

    python -m bench.compare [--data ../shared/data]

Short pairs of SNLI (82 %) and MultiNLI (18 %), the development part of Vita (LREC 2020): three labels. FEVER symmetric
(Schuster et al., EMNLP 2019): a claim and a sentence of Wikipedia, two labels, built so that the claim alone gives
nothing away; a verdict that is neither label is wrong. MSRP (Dolan and Brockett, IWP 2005): paraphrase or not; only
measured. Emergent (Ferreira and Vlachos, NAACL 2016): headline and claim, the half of the claims that nothing is
trained on. Ours: invented pairs with all four relations, in tests/cases/statements.csv.

Beside it stands what words alone tell: statements that share many are the same, unless one of them is negated.
"""

from __future__ import annotations

import argparse
import csv
import re
import time
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import emergent
from bench.attributions import DATA, read_lines
from onrecord.model import Relation
from onrecord.reconcile.statements.compare import WEIGHTS, Compared, Comparer
from onrecord.reconcile.words import telling_words

INVENTED = Path(__file__).resolve().parents[1] / "tests" / "cases" / "statements.csv"

SAME, CONTRADICTS, NEITHER = Relation.SAME, Relation.CONTRADICTS, Relation.RELATED
NLI = {"entailment": SAME, "contradiction": CONTRADICTS, "neutral": NEITHER}
STANCES = {"for": SAME, "against": CONTRADICTS, "observing": NEITHER}

NEGATION = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|without|cannot|false|hoax|fake|den(?:y|ies|ied))\b|n['’]t\b", re.I
)
# The best shares of words on the training part of the NLI pairs.
SHARED_BY_THE_SAME, SHARED_BY_THE_RELATED = 0.6, 0.3

# Of the development pairs of SNLI and MultiNLI, each fourth fitted the temperature of the scores.
FITTED_EVERY = 4

Statements = tuple[str, str]
System = Callable[[Sequence[Statements]], list[Relation]]


@dataclass(frozen=True, slots=True)
class Labelled:
    """Pairs of statements with what they are to each other."""

    pairs: list[Statements]
    gold: list[Relation]


def nli(data: Path, name: str) -> Labelled:
    lines = read_lines(data / "nli-pairs" / f"{name}.jsonl")
    return Labelled([(line["premise"], line["hypothesis"]) for line in lines], [NLI[line["label"]] for line in lines])


def msrp(data: Path) -> Labelled:
    lines = read_lines(data / "news-paraphrase" / "msrp.train.jsonl")
    gold = [SAME if line["paraphrase"] else NEITHER for line in lines]
    return Labelled([(line["sentence1"], line["sentence2"]) for line in lines], gold)


def headlines(data: Path) -> Labelled:
    lines = emergent.lines_of(data, to_measure=True)
    pairs = [(line["article_headline"], line["claim"]) for line in lines]
    return Labelled(pairs, [STANCES[line["stance"]] for line in lines])


def invented(path: Path = INVENTED) -> Labelled:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return Labelled([(row["left"], row["right"]) for row in rows], [Relation(row["relation"]) for row in rows])


def by_words(pairs: Sequence[Statements]) -> list[Relation]:
    """The plain baseline."""
    return [_by_words(left, right) for left, right in pairs]


def _by_words(left: str, right: str) -> Relation:
    ours, theirs = set(telling_words(left)), set(telling_words(right))
    share = len(ours & theirs) / max(1, min(len(ours), len(theirs)))
    if share < SHARED_BY_THE_RELATED:
        return Relation.UNRELATED
    if bool(NEGATION.search(left)) != bool(NEGATION.search(right)):
        return CONTRADICTS
    return SAME if share >= SHARED_BY_THE_SAME else Relation.RELATED


def macro_f1(found: Sequence[Hashable], gold: Sequence[Hashable]) -> float:
    """The mean, over the labels of `gold`, of their F1, 0…1."""
    pairs = list(zip(found, gold, strict=True))

    def f1(label: Hashable) -> float:
        right = sum(pair == (label, label) for pair in pairs)
        named = sum((ours == label) + (theirs == label) for ours, theirs in pairs)
        return 2 * right / named if named else 0.0

    labels = set(gold)
    return sum(map(f1, labels)) / len(labels)


def three_way(found: Iterable[Relation]) -> list[Relation]:
    """Related or not: neither the same nor a contradiction."""
    return [NEITHER if each is Relation.UNRELATED else each for each in found]


def two_way(found: Iterable[Relation]) -> list[Relation]:
    """The same or not."""
    return [each if each is SAME else NEITHER for each in found]


def four_way(found: Iterable[Relation]) -> list[Relation]:
    return list(found)


@dataclass(frozen=True, slots=True)
class Set:
    """One set with what its labels can tell apart, and what is said of it."""

    name: str
    says: str
    load: Callable[[Path], Labelled]
    labels: Callable[[Iterable[Relation]], list[Relation]]
    is_fitted: bool = False


SETS = (
    Set(
        "nli", "SNLI and MultiNLI, short pairs", lambda data: nli(data, "snli_mnli_25k.dev"), three_way, is_fitted=True
    ),
    Set("fever", "FEVER symmetric", lambda data: nli(data, "fever_symmetric.dev"), three_way),
    Set("msrp", "MSRP", msrp, two_way),
    Set("emergent", "Emergent, claims kept apart", headlines, three_way),
    Set("invented", "invented pairs, four relations", lambda _: invented(), four_way),
)


def measure(data: Path, *, weights: Path = WEIGHTS) -> dict[str, float]:
    """Macro F1 and accuracy, 0…1, of both systems on each set; pairs per second of CPU; the error of the scores."""
    comparer = Comparer(weights=weights)
    figures: dict[str, float] = {}
    for each in SETS:
        labelled = each.load(data)
        began = time.process_time()
        compared = comparer.compare(labelled.pairs)
        speed = len(compared) / (time.process_time() - began)
        figures |= _figures(f"compare.{each.name}", each, labelled, compared)
        figures[f"compare.{each.name}.pairs_per_cpu_second"] = speed
    return figures


def _figures(name: str, each: Set, labelled: Labelled, compared: Sequence[Compared]) -> dict[str, float]:
    ours = each.labels(one.relation for one in compared)
    theirs = each.labels(by_words(labelled.pairs))
    right = [found is gold for found, gold in zip(ours, labelled.gold, strict=True)]
    unfitted = [at for at in range(len(right)) if not each.is_fitted or at % FITTED_EVERY]
    return {
        f"{name}.pairs": len(right),
        f"{name}.macro_f1": macro_f1(ours, labelled.gold),
        f"{name}.accuracy": sum(right) / len(right),
        f"{name}.words_macro_f1": macro_f1(theirs, labelled.gold),
        f"{name}.calibration_error": calibration_error(
            [compared[at].score for at in unfitted], [right[at] for at in unfitted]
        ),
    }


def calibration_error(scores: Sequence[float], right: Sequence[bool], bins: int = 10) -> float:
    """Expected calibration error, 0…1 (Guo et al., "On Calibration of Modern Neural Networks", ICML 2017)."""
    binned: dict[int, list[float]] = {}
    for score, is_right in zip(scores, right, strict=True):
        binned.setdefault(min(int(score * bins), bins - 1), []).append(score - is_right)
    return sum(abs(sum(some)) for some in binned.values()) / len(scores)


def table(figures: Mapping[str, float]) -> list[str]:
    """The section of docs/quality.md on pairs of statements; nothing where nothing was measured."""
    if "compare.nli.macro_f1" not in figures:
        return []
    return [
        "## How two statements stand to each other",
        "",
        "Macro F1 by `python -m bench.compare`. A quarter of the SNLI and MultiNLI pairs here fitted the temperature",
        "of the scores, on which no relation depends. FEVER symmetric and MSRP were only measured; each pair of FEVER",
        "has a side, so that `related` is wrong there. *Error* is that of the scores (expected calibration error).",
        "",
        "| | pairs | macro F1 | accuracy | error | words alone, macro F1 | pairs a CPU second |",
        "| --- | --- | --- | --- | --- | --- | --- |",
        *_rows(figures),
        "",
    ]


def _rows(figures: Mapping[str, float]) -> Iterator[str]:
    keys = ("macro_f1", "accuracy", "calibration_error", "words_macro_f1")
    for each in SETS:
        of = {
            key.rpartition(".")[2]: value for key, value in figures.items() if key.startswith(f"compare.{each.name}.")
        }
        if of:
            cells = " | ".join(f"{of[key]:.3f}" for key in keys)
            yield f"| {each.says} | {of['pairs']:.0f} | {cells} | {of['pairs_per_cpu_second']:.0f} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    for name, value in measure(parser.parse_args().data).items():
        print(f"{name:40}{value:10.4f}")


if __name__ == "__main__":
    main()
