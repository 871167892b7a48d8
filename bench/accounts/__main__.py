"""The cases at the command line.

python -m bench.accounts build                               source/ to cases/
python -m bench.accounts articles [--part measure]           lines of articles, for `onrecord read`
python -m bench.accounts score MATTERS.jsonl [--part measure]
python -m bench.accounts count                               what the cases cover
python -m bench.accounts baselines [--part measure]          what systems that know nothing reach
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from bench.accounts.case import PARTS, Case, cases
from bench.accounts.report import baselines, table
from bench.accounts.score import score
from bench.accounts.source import build


def articles(chosen: list[Case]) -> Iterator[str]:
    """Each article as a line that `onrecord read` takes."""
    for case in chosen:
        for article in case.articles:
            fields = ("id", "outlet", "published", "title", "text")
            yield json.dumps({name: getattr(article, name) for name in fields}, ensure_ascii=False)


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


def scored(chosen: list[Case], matters: Path | None) -> Iterator[str]:
    """The figures of a file of matters, or of those on standard input."""
    with matters.open(encoding="utf-8") if matters else sys.stdin as lines:
        figures = score(chosen, (json.loads(line) for line in lines))
    yield from (f"{name:26}{value:8.2f}" for name, value in figures.items())


VERBS: dict[str, Callable[[list[Case], Path | None], Iterable[str]]] = {
    "build": lambda _cases, _matters: [f"{build()} cases"],
    "articles": lambda cases, _: articles(cases),
    "score": scored,
    "count": lambda cases, _: counts(cases),
    "baselines": lambda cases, _: table(baselines(cases)),
}


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m bench.accounts", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("verb", choices=tuple(VERBS))
    parser.add_argument("matters", nargs="?", type=Path, help="lines of `onrecord matters --format jsonl`, to score")
    parser.add_argument("--part", choices=PARTS, help="only the cases of this part")
    options = parser.parse_args()
    chosen = [] if options.verb == "build" else cases(options.part)
    print("\n".join(VERBS[options.verb](chosen, options.matters)))


if __name__ == "__main__":
    main()
