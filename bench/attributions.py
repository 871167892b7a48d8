"""How well and how fast attributions are read: the dev part of PolNeAR, by the scorer that all systems share."""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from onrecord.annotate.base import Annotator
from onrecord.annotate.entities import EntityAnnotator
from onrecord.annotate.parse import SpacyAnnotator, load_model
from onrecord.annotate.quotes import RuleQuotes
from onrecord.config import Config
from onrecord.model import Annotated, Article, Document, Page, Quote, Span
from onrecord.model.claim import pairs
from onrecord.run.pipeline import Pipeline

SHARED = Path(__file__).resolve().parents[1].parent / "shared"
DATA = SHARED / "data"
SCORER = SHARED / "bench" / "score_attributions.py"
GOLD = Path("polnear") / "dev.jsonl.gz"
BATCH_SIZE = 32


def measure(data: Path, scorer: Path) -> dict[str, float]:
    """The scorer's figures, by names such as "attribution_f1"."""
    gold = data / GOLD
    report = scored(gold, annotated(gold, _annotators()), scorer)
    return {
        f"{figure}_{side}": float(row[side])
        for figure, row in report.items()
        if isinstance(row, dict)
        for side in ("p", "r", "f1")
        if side in row
    }


def measure_speed(data: Path) -> dict[str, float]:
    """Words per CPU-second, and our time divided by that of spaCy's full pipeline on the same text in the same run."""
    articles = articles_of(data / GOLD)
    texts = [article.text for article in articles]
    words = sum(len(text.split()) for text in texts)
    full = load_model()
    annotators = _annotators()
    _warm_up(annotators, articles)
    list(full.pipe(texts[:8]))
    theirs = _cpu_seconds(lambda: list(full.pipe(texts)))
    ours = _cpu_seconds(lambda: _annotate(articles, annotators))
    rules = _rules_seconds(articles, annotators)
    return {
        "words_per_cpu_second": words / ours,
        "full_pipeline_words_per_cpu_second": words / theirs,
        "time_by_full_pipeline": ours / theirs,
        "rules_time_by_full_pipeline": rules / theirs,
    }


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The records of a file of JSON Lines, gzipped or not."""
    content = path.read_bytes()
    text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode()
    return [json.loads(line) for line in text.split("\n") if line]


def made(names: Iterable[str]) -> tuple[Annotator, ...]:
    """The annotators of these names, found and made as a run of OnRecord does it."""
    return tuple(Pipeline(Config(annotators=tuple(names))).annotators)


def articles_of(gold: Path) -> list[Article]:
    return [_article(line) for line in read_lines(gold)]


def annotated(gold: Path, annotators: Sequence[Annotator]) -> list[Annotated]:
    return _annotate(articles_of(gold), annotators)


def scored(gold: Path, predicted: Sequence[Annotated], scorer: Path) -> dict[str, Any]:
    """The scorer's report on what was predicted."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "predicted.jsonl"
        path.write_text("".join(json.dumps(line_of(one)) + "\n" for one in predicted), encoding="utf-8")
        command = [sys.executable, str(scorer), str(gold), str(path), "--json"]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def _article(line: dict[str, Any]) -> Article:
    text = line["text"]
    document = Document(content=text.encode(), media_type="text/plain")
    return Article(Page(document, text, "utf-8"), Span(0, len(text)), number=1, given_id=line["id"])


def _annotators() -> tuple[Annotator, ...]:
    return SpacyAnnotator(), EntityAnnotator(), RuleQuotes()


def _annotate(articles: Sequence[Article], annotators: Sequence[Annotator]) -> list[Annotated]:
    done: list[Annotated] = []
    for first in range(0, len(articles), BATCH_SIZE):
        batch = [Annotated(article) for article in articles[first : first + BATCH_SIZE]]
        for annotator in annotators:
            batch = annotator.annotate(batch)
        done.extend(batch)
    return done


def line_of(one: Annotated) -> dict[str, Any]:
    """What was read in an article, as the scorer takes it."""
    return {"id": one.article.given_id, "attributions": [_attribution(quote) for quote in one.quotes]}


def _attribution(quote: Quote) -> dict[str, Any]:
    roles = {"source": quote.source, "cue": quote.cue, "content": quote.content}
    return {**{role: pairs(spans) for role, spans in roles.items()}, "score": quote.score}


def _warm_up(annotators: Sequence[Annotator], articles: Sequence[Article]) -> None:
    _annotate(articles[:8], annotators)


def _rules_seconds(articles: Sequence[Article], annotators: Sequence[Annotator]) -> float:
    """What the annotators after the first cost by themselves."""
    parsed = annotators[0].annotate([Annotated(article) for article in articles])
    return sum(_cpu_seconds(lambda one=one: one.annotate(parsed)) for one in annotators[1:])  # type: ignore[misc]


def _cpu_seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=DATA)
    options.add_argument("--scorer", type=Path, default=SCORER)
    options.add_argument("--speed", action="store_true", help="measure the speed, too")
    given = options.parse_args()
    for name, figure in measure(given.data, given.scorer).items():
        print(f"{name:32}{figure:10.2f}")
    for name, figure in measure_speed(given.data).items() if given.speed else ():
        print(f"{name:36}{figure:10.2f}")


if __name__ == "__main__":
    main()
