"""The cases at the command line.

python -m bench.accounts build                       source/ to cases/
python -m bench.accounts articles [--part measure]   lines of articles, for `onrecord read`
python -m bench.accounts score MATTERS.jsonl         the figures, also of one --part
python -m bench.accounts phenomena MATTERS.jsonl     the same, for each phenomenon
python -m bench.accounts mistakes MATTERS.jsonl      pairs wrongly set against each other, in the part to build on
python -m bench.accounts count                       what the cases cover
python -m bench.accounts baselines                   what systems that know nothing reach
python -m bench.accounts measure                     OnRecord's figures, of the part to measure or the one named
python -m bench.accounts matters --part build        the matters that OnRecord makes, as lines for the verbs above

The last two read and link the articles; --cache keeps what was read, and --weights chooses another comparer.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from bench.accounts.case import PARTS, Case, cases
from bench.accounts.measure import article_lines, matters_of, measure
from bench.accounts.mistakes import mistakes
from bench.accounts.report import baselines, table
from bench.accounts.score import Line, by_phenomenon, score
from bench.accounts.source import build
from bench.ledgers import read_in
from onrecord.reconcile.statements.compare import WEIGHTS


def articles(chosen: list[Case]) -> Iterator[str]:
    return (json.dumps(line, ensure_ascii=False) for line in article_lines(chosen))


def counts(chosen: list[Case]) -> Iterator[str]:
    """How much there is, by kind, topic and phenomenon."""
    yield f"{len(chosen):5}  cases"
    yield f"{sum(len(case.articles) for case in chosen):5}  articles"
    yield f"{sum(len(article.text.split()) for case in chosen for article in case.articles):5}  words"
    yield f"{sum(len(case.claims) for case in chosen):5}  claims"
    yield f"{sum(len(case.matters) for case in chosen):5}  matters"
    relations = Counter(link.relation for case in chosen for link in case.links)
    topics = Counter(case.topic for case in chosen)
    covers = Counter(one for case in chosen for one in case.covers)
    for tally in (relations, topics, covers):
        yield ""
        yield from (f"{number:5}  {name}" for name, number in tally.most_common())


def scored(chosen: list[Case], lines: list[Line]) -> Iterator[str]:
    return shown(score(chosen, lines))


def shown(figures: Mapping[str, float]) -> Iterator[str]:
    return (f"{name:42}{value:8.2f}" for name, value in figures.items())


def found_wrong(chosen: list[Case], lines: list[Line]) -> Iterator[str]:
    """Mistakes in the cases to build on; those to measure on are not looked at."""
    yield from mistakes([case for case in chosen if case.part == "build"], lines)


def made(chosen: list[Case], weights: Path, cache: Path | None) -> Iterator[str]:
    """What OnRecord makes of the cases' articles."""
    with read_in("accounts", article_lines(chosen), cache=cache) as ledger:
        yield from (json.dumps(line, ensure_ascii=False) for line in matters_of(ledger, weights=weights))


# What reads the lines of a system, and what needs none.
OF_LINES: dict[str, Callable[[list[Case], list[Line]], Iterable[str]]] = {
    "score": scored,
    "phenomena": lambda chosen, lines: table(by_phenomenon(chosen, lines)),
    "mistakes": found_wrong,
}
OF_CASES: dict[str, Callable[[list[Case]], Iterable[str]]] = {
    "articles": articles,
    "count": counts,
    "baselines": lambda chosen: table(baselines(chosen)),
}


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m bench.accounts", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("verb", choices=("build", "measure", "matters", *OF_CASES, *OF_LINES))
    parser.add_argument("matters", nargs="?", type=Path, help="lines of `onrecord matters --format jsonl`, else stdin")
    parser.add_argument("--part", choices=PARTS, help="only the cases of this part")
    parser.add_argument("--cache", type=Path, help="a folder to keep what was read in")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="the comparer's folder")
    options = parser.parse_args()
    if options.verb == "build":
        print(f"{build()} cases")
    elif options.verb == "measure":
        print("\n".join(shown(measure(options.part or "measure", weights=options.weights, cache=options.cache))))
    elif options.verb == "matters":
        print("\n".join(made(cases(options.part), options.weights, options.cache)))
    elif options.verb in OF_CASES:
        print("\n".join(OF_CASES[options.verb](cases(options.part))))
    else:
        print("\n".join(OF_LINES[options.verb](cases(options.part), _lines(options.matters))))


def _lines(path: Path | None) -> list[Line]:
    words = path.read_text("utf-8") if path else sys.stdin.read()
    return [json.loads(line) for line in words.split("\n") if line.strip()]


if __name__ == "__main__":
    main()
