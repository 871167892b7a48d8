"""How well and how fast attributions are read: the dev part of PolNeAR, by the scorer that all systems share."""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

from spacy.language import Language

from onrecord.annotate.base import Annotator
from onrecord.annotate.parse import load_model
from onrecord.claims.compose import compose
from onrecord.config import Config
from onrecord.model import Annotated, Article, Document, Maker, Page, Quote, Span
from onrecord.model.claim import pairs
from onrecord.run.pipeline import Pipeline

SHARED = Path(__file__).resolve().parents[1].parent / "shared"
DATA = SHARED / "data"
SCORER = SHARED / "bench" / "score_attributions.py"
GOLD = Path("polnear") / "dev.jsonl.gz"
BATCH_SIZE = 32

# The reader with all that it needs, which is nothing, and the rules with theirs.
READER = ("trained-quotes",)
RULES = ("spacy", "entities", "rule-quotes")


def measure(data: Path, scorer: Path) -> dict[str, float]:
    """The scorer's figures, by names such as "attribution_f1", and the reader's speed.

    PolNeAR marks one layer of voices. The figures are of those that stand in no other's content; with the prefix "all_"
    they are of every layer, where each voice within a voice counts as wrong.
    """
    gold = data / GOLD
    read = annotated(gold, made(READER))
    outer = _figures(scored(gold, [outermost(one) for one in read], scorer))
    every = {f"all_{name}": value for name, value in _figures(scored(gold, read, scorer)).items()}
    return outer | every | measure_speed(data)


def _figures(report: dict[str, Any]) -> dict[str, float]:
    return {
        f"{figure}_{side}": float(row[side])
        for figure, row in report.items()
        if isinstance(row, dict)
        for side in ("p", "r", "f1")
        if side in row
    }


def measure_speed(data: Path) -> dict[str, float]:
    """Words per CPU-second, the reader's by that of spaCy's full pipeline on the same text in the same run.

    The two take turns, and the median of three turns counts.
    """
    articles = articles_of(data / GOLD)
    texts = [article.text for article in articles]
    words = sum(len(text.split()) for text in texts)
    full, reader = load_model(), made(READER)
    _annotate(articles[:8], reader)
    parse_seconds(full, texts[:8])
    turns = [(_cpu_seconds(lambda: _annotate(articles, reader)), parse_seconds(full, texts)) for _ in range(3)]
    ours, theirs = (median(side) for side in zip(*turns, strict=True))
    return {
        "words_per_cpu_second": words / ours,
        "full_pipeline_words_per_cpu_second": words / theirs,
        "speed_ratio": median(their / our for our, their in turns),
    }


def outermost(one: Annotated) -> Annotated:
    """The article without the voices that stand in another's words, or that another cites."""
    claims = [each.claim for each in compose(one, Maker("bench", "1")).made]
    outer = {(claim.attribution.cue, claim.content) for claim in claims if claim.attribution and not claim.via}
    return replace(one, quotes=tuple(quote for quote in one.quotes if (quote.cue, quote.content) in outer))


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The records of a file of JSON Lines, gzipped or not."""
    content = path.read_bytes()
    text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode()
    return [json.loads(line) for line in text.split("\n") if line]


def made(names: Iterable[str]) -> tuple[Annotator, ...]:
    """The annotators of these names, found and made as a run of OnRecord does it."""
    return tuple(Pipeline(Config(annotators=tuple(names))).annotators)


def articles_of(gold: Path) -> list[Article]:
    return [article_of(line) for line in read_lines(gold)]


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


def article_of(line: dict[str, Any]) -> Article:
    text = line["text"]
    document = Document(content=text.encode(), media_type="text/plain")
    return Article(Page(document, text, "utf-8"), Span(0, len(text)), number=1, given_id=line["id"])


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


def parse_seconds(nlp: Language, texts: Sequence[str]) -> float:
    """The CPU seconds of the full pipeline, in the batches that all others get, and keeping no document.

    spaCy's own batches, of 256, made it a fifth slower here, and a yardstick has no business being slow.
    """
    return _cpu_seconds(lambda: deque(nlp.pipe(texts, batch_size=BATCH_SIZE), maxlen=0))


def _cpu_seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=DATA)
    options.add_argument("--scorer", type=Path, default=SCORER)
    given = options.parse_args()
    for name, figure in measure(given.data, given.scorer).items():
        print(f"{name:32}{figure:10.2f}")


if __name__ == "__main__":
    main()
