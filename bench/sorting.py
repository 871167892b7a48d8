"""Are articles rightly sorted by what they are about, and set against each other where they part?

    python -m bench.sorting [--data ../shared/data] [--only emergent ecbplus] [--tuning] [--weights FOLDER]
                            [--cache FOLDER]

Articles are read and linked as a run does it, all of a corpus in one ledger.

Emergent (Ferreira and Vlachos, NAACL 2016): headlines on rumours, each read as an article, of the half of the claims
that nothing is trained on. What a headline is about is its rumour, and its side is its stance to that. A headline
stands in a matter, on the side of its own voice, or of the outermost of its voices there; where that one alleges it,
the headline takes none.

ECB+ (Cybulska and Vossen, LREC 2014), development topics: whole articles, of each topic two happenings alike. Two
articles are held to tell of one happening where they share a matter, and one in no matter stands alone.

Figures are per cent. B-cubed (Bagga and Baldwin, 1998) takes what stands in several matters to be with all in them.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench import emergent
from bench.accounts.score import b_cubed
from bench.attributions import DATA, SHARED, read_lines
from bench.ledgers import entries_of, linked
from onrecord.ledger.base import View
from onrecord.model import Entry, Stance, Standing
from onrecord.reconcile.statements.compare import WEIGHTS

SCORER = SHARED / "bench" / "score_matters.py"
ECBPLUS = Path("ecbplus") / "train_dev.jsonl.gz"
SIDES = {"for": "for", "against": "against"}
NAMES = {"bcubed": "matters"}  # what the scorer calls otherwise
# How many claims must tie two articles, beside the plain definition, which is one.
AT_LEAST = (2, 3)

Line = dict[str, Any]
Together = Mapping[str, set[str]]


def on_headlines(
    data: Path, *, tuning: bool = False, weights: Path = WEIGHTS, cache: Path | None = None
) -> dict[str, float]:
    """The scorer's figures on Emergent's headlines, of the half to measure or, for tuning, of the other."""
    lines = emergent.lines_of(data, to_measure=not tuning)
    articles = [{"id": line["id"], "text": line["article_headline"]} for line in lines]
    gold = [{"id": line["id"], "matter": line["claim_id"], "side": SIDES.get(line["stance"])} for line in lines]
    with linked("headlines", articles, weights=weights, cache=cache) as ledger:
        report = scored(gold, list(standing_lines(ledger.view())))
    apart = scored(gold, [])
    figures = {
        f"sorting.emergent.{NAMES.get(name, name)}.{key}": value
        for name, row in report.items()
        for key, value in row.items()
    }
    return figures | {"sorting.emergent.articles": len(lines), "sorting.emergent.alone_f1": apart["bcubed"]["f1"]}


def scored(gold: Iterable[Line], predicted: Iterable[Line], scorer: Path = SCORER) -> dict[str, dict[str, float]]:
    """The report of the scorer that all systems share."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("gold.jsonl", "predicted.jsonl")]
        for path, lines in zip(paths, (gold, predicted), strict=True):
            path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        command = [sys.executable, str(scorer), *map(str, paths), "--json"]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    report: dict[str, dict[str, float]] = json.loads(done.stdout)
    return report


def standing_lines(view: View) -> Iterator[Line]:
    """Where articles stand, as the scorer takes it: a line for each article in each matter."""
    entries = entries_of(view)
    for matter in view.matters():
        of_article: dict[str, list[tuple[Entry, Standing]]] = defaultdict(list)
        for standing in matter.standings:
            entry = entries[standing.claim]
            of_article[entry.article_name].append((entry, standing))
        for article, stood in of_article.items():
            entry, standing = min(stood, key=lambda each: _depth(each[0]))
            yield {"id": article, "matter": matter.id, "side": None if _passes_on(entry) else standing.side.value}


def _passes_on(entry: Entry) -> bool:
    """Whether an article only says what somebody alleges: his claim takes a side, the article none."""
    return entry.claim.attribution is not None and entry.claim.stance is Stance.ALLEGES


def _depth(entry: Entry) -> tuple[int, int]:
    """The outlet's own voice first, then the outermost of others, as they stand in the article."""
    return len(entry.claim.chain()), entry.claim.content[0].start


def on_articles(
    data: Path, *, tuning: bool = False, weights: Path = WEIGHTS, cache: Path | None = None
) -> dict[str, float]:
    """B-cubed of ECB+'s articles, of the development topics or, for tuning, of those to train on."""
    lines = [line for line in read_lines(data / ECBPLUS) if line["split"] == ("train" if tuning else "dev")]
    articles = [{"id": line["id"], "text": line["text"]} for line in lines]
    with linked("ecbplus", articles, weights=weights, cache=cache) as ledger:
        ties = ties_of(ledger.view())
    figures = of_articles(lines, ties)
    return {f"sorting.ecbplus.{name}": value for name, value in figures.items()}


def of_articles(lines: Sequence[Line], ties: Counter[frozenset[str]]) -> dict[str, float]:
    ids = [line["id"] for line in lines]
    gold = _grouped(lines, "story")
    topic = _grouped(lines, "topic")
    found = together(ids, ties)
    systems = {
        "": found,
        "by_topic_": {each: others & topic[each] for each, others in found.items()},
        "connected_": connected(found),
        **{f"at_least_{least}_": together(ids, ties, least=least) for least in AT_LEAST},
        "alone_": {each: {each} for each in ids},
        "topic_": topic,
    }
    figures: dict[str, float] = {
        "articles": len(ids),
        "in_no_matter": sum(len(others) == 1 for others in found.values()),
    }
    for name, system in systems.items():
        figures |= {f"{name}{key.removeprefix('matters.')}": value for key, value in b_cubed(gold, system).items()}
    return figures


def _grouped(lines: Sequence[Line], field: str) -> Together:
    members: dict[Any, set[str]] = defaultdict(set)
    for line in lines:
        members[line[field]].add(line["id"])
    return {line["id"]: members[line[field]] for line in lines}


def ties_of(view: View) -> Counter[frozenset[str]]:
    """By how many claims two articles are tied: in each matter by as many as the one has that has fewer there."""
    entries, ties = entries_of(view), Counter[frozenset[str]]()
    for matter in view.matters():
        claims = Counter(entries[standing.claim].article_name for standing in matter.standings)
        for left, right in combinations(claims, 2):
            ties[frozenset((left, right))] += min(claims[left], claims[right])
    return ties


def together(ids: Iterable[str], ties: Mapping[frozenset[str], int], *, least: int = 1) -> dict[str, set[str]]:
    """Each article with itself and all that are tied to it by so many claims."""
    found = {each: {each} for each in ids}
    for pair, claims in ties.items():
        if claims >= least:
            for each in pair:
                found[each] |= pair
    return found


def connected(found: Together) -> dict[str, set[str]]:
    """Each article with all that a chain of articles, each with the next, leads to."""
    groups: dict[str, set[str]] = {}
    for first in found:
        if first not in groups:
            group, ahead = set[str](), {first}
            while ahead:
                group |= ahead
                ahead = set[str]().union(*(found[each] for each in ahead)) - group
            groups |= dict.fromkeys(group, group)
    return groups


CORPORA: dict[str, Callable[..., dict[str, float]]] = {"emergent": on_headlines, "ecbplus": on_articles}


def measure(
    data: Path,
    *,
    only: Iterable[str] = tuple(CORPORA),
    tuning: bool = False,
    weights: Path = WEIGHTS,
    cache: Path | None = None,
) -> dict[str, float]:
    """All figures, in per cent."""
    figures: dict[str, float] = {}
    for name in only:
        figures |= CORPORA[name](data, tuning=tuning, weights=weights, cache=cache)
    return figures


def section(figures: Mapping[str, float]) -> list[str]:
    """The section of docs/quality.md on sorting real news; nothing where nothing was measured."""
    if "sorting.emergent.matters.f1" not in figures or "sorting.ecbplus.f1" not in figures:
        return []
    return [
        "## What articles are about",
        "",
        "Per cent, by `python -m bench.sorting`. Emergent: headlines on rumours, of the half that nothing is trained",
        "on, each read as an article; two are rightly together if they are on one rumour. ECB+: the development",
        "topics' articles, all in one ledger; two are together where they share a matter, and rightly so if they tell",
        "of one happening. Of each topic there are two happenings alike, so that whole topics are the wrong answer.",
        "",
        "| | precision | recall | F1 |",
        "| --- | --- | --- | --- |",
        *(_row(name, figures, prefix, keys) for name, (prefix, keys) in ROWS.items()),
        "",
    ]


SHORT, LONG = ("p", "r", "f1"), ("precision", "recall", "f1")
ROWS = {
    "Emergent, sorted into matters, B-cubed": ("sorting.emergent.matters.", SHORT),
    "… contradictions, pairs": ("sorting.emergent.contradictions.", SHORT),
    "… agreements, pairs": ("sorting.emergent.agreements.", SHORT),
    "ECB+, articles of one happening, B-cubed": ("sorting.ecbplus.", LONG),
    "… sharing a matter by two claims": ("sorting.ecbplus.at_least_2_", LONG),
    "… by three": ("sorting.ecbplus.at_least_3_", LONG),
    "… by chains of articles that share one": ("sorting.ecbplus.connected_", LONG),
    "… each article alone": ("sorting.ecbplus.alone_", LONG),
    "… whole topics": ("sorting.ecbplus.topic_", LONG),
}


def _row(name: str, figures: Mapping[str, float], prefix: str, keys: Sequence[str]) -> str:
    return f"| {name} | " + " | ".join(f"{figures[prefix + key]:.1f}" for key in keys) + " |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--only", nargs="+", choices=tuple(CORPORA), default=tuple(CORPORA))
    parser.add_argument("--tuning", action="store_true", help="the parts to tune on, not those to measure by")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="the comparer's folder")
    parser.add_argument("--cache", type=Path, help="a folder to keep what was read in")
    for name, value in measure(**vars(parser.parse_args())).items():
        print(f"{name:44}{value:10.2f}")


if __name__ == "__main__":
    main()
