"""How well places are found and put on the map: four corpora of news, by the scorer that all systems share.

Each corpus is measured whole (its development part) and, as `held_out`, on the fifth of it that nothing was fitted or
tuned on. `unaddressed` is LGL without the articles' addresses, which tell where a local paper is at home.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench.attributions import BATCH_SIZE, DATA, SHARED, article_of, made, parse_seconds, read_lines
from onrecord.annotate.parse import load_model
from onrecord.annotate.places.annotator import PlaceAnnotator
from onrecord.model import Annotated

SCORER = SHARED / "bench" / "score_places.py"
FOLDER = Path("geoparsing-news")
CORPORA = ("lgl", "trnews", "geowebnews", "geovirus")
TITLES = {"lgl": "LGL", "trnews": "TR-News", "geowebnews": "GeoWebNews", "geovirus": "GeoVirus"}
FIGURES = ("found", "located", "acc161")

# Gritta, Pilehvar and Collier, "Which Melbourne? Augmenting Geocoding with Maps" (ACL 2018), table 2: accuracy within
# 161 km over the annotators' own toponyms, whole corpora; ours is over the names that we find.
PUBLISHED = {
    "CamCoder": {"lgl": 76, "geovirus": 82},
    "Edinburgh Geoparser": {"lgl": 76, "geovirus": 78},
    "CLAVIN": {"lgl": 71, "geovirus": 79},
    "the most people": {"lgl": 70, "geovirus": 80},
}


def gold_of(data: Path, corpus: str) -> list[dict[str, Any]]:
    return read_lines(data / FOLDER / f"{corpus}.dev.jsonl")


def held_out(name: str) -> bool:
    """Whether the article of this id is in the fifth that nothing was fitted or tuned on."""
    return hashlib.sha1(name.encode()).digest()[0] % 5 == 0


def parsed(data: Path, corpus: str, kept: Path | None = None) -> list[Annotated]:
    """The corpus with words and names; kept in a folder, where one is given."""
    path = kept / f"{corpus}.pickle" if kept else None
    if path and path.exists():
        found: list[Annotated] = pickle.loads(path.read_bytes())
        return found
    articles = [replace(article_of(line), url=line.get("url")) for line in gold_of(data, corpus)]
    (spacy,) = made(["spacy"])
    batches = (articles[first : first + BATCH_SIZE] for first in range(0, len(articles), BATCH_SIZE))
    done = [one for batch in batches for one in spacy.annotate([Annotated(article) for article in batch])]
    if path:
        path.write_bytes(pickle.dumps(done))
    return done


def measure(data: Path = DATA, scorer: Path = SCORER, kept: Path | None = None) -> dict[str, float]:
    """The scorer's figures, "places.lgl.located" and the like, and the CPU time as a share of spaCy's pipeline."""
    annotator = PlaceAnnotator()
    found: dict[str, float] = {}
    seconds, texts = 0.0, list[str]()
    for corpus in CORPORA:
        gold, batch = gold_of(data, corpus), parsed(data, corpus, kept)
        start = time.process_time()
        read = annotator.annotate(batch)
        seconds += time.process_time() - start
        texts += [one.article.text for one in batch]
        found |= _figures(f"places.{corpus}", gold, read, scorer)
        apart = [held_out(line["id"]) for line in gold]
        found |= _figures(f"places.{corpus}.held_out", _only(gold, apart), _only(read, apart), scorer)
        if corpus == "lgl":
            bare = [replace(one, article=replace(one.article, url=None)) for one in batch]
            found |= _figures("places.lgl.unaddressed", gold, annotator.annotate(bare), scorer)
    return found | {"places.cpu_share": 100 * seconds / parse_seconds(load_model(), texts)}


def _only(values: Sequence[Any], chosen: Sequence[bool]) -> list[Any]:
    return [value for value, taken in zip(values, chosen, strict=True) if taken]


def _figures(prefix: str, gold: Sequence[dict[str, Any]], read: Sequence[Annotated], scorer: Path) -> dict[str, float]:
    report = scored(gold, read, scorer)
    return {f"{prefix}.{name}": float(report[name]["f1"]) for name in FIGURES}


def scored(gold: Sequence[dict[str, Any]], read: Sequence[Annotated], scorer: Path) -> dict[str, Any]:
    """The scorer's report on what was read."""
    with tempfile.TemporaryDirectory() as folder:
        paths = Path(folder) / "gold.jsonl", Path(folder) / "read.jsonl"
        for path, lines in zip(paths, (gold, map(line_of, read)), strict=True):
            path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        command = [sys.executable, str(scorer), *map(str, paths), "--json"]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def line_of(one: Annotated) -> dict[str, Any]:
    """What was read in an article, as the scorer takes it."""
    places = [{"span": [p.span.start, p.span.end], "lat": p.lat, "lon": p.lon} for p in one.places]
    return {"id": one.article.given_id, "places": places}


def table(figures: Mapping[str, float]) -> list[str]:
    """The section of docs/quality.md on places; nothing where nothing was measured."""
    if "places.lgl.located" not in figures:
        return []
    lines = [
        "## Places",
        "",
        "Development parts of four corpora. The weights were fitted on four fifths of them; `held out` is the other",
        "fifth. *Found* is F1 of the names, *located* F1 of the names found and put within 161 km of where they are,",
        "*acc161* the share of the names found that are so near. Per cent, by `python -m bench.places`:",
        "",
        "| | found | located | acc161 | held out: found | located | acc161 |",
        "| --- | --- | --- | --- | --- | --- | --- |",
        *(_row(figures, corpus) for corpus in CORPORA),
        "",
        f"Without the articles' addresses LGL is located with {figures['places.lgl.unaddressed.located']:.1f}, acc161",
        f"{figures['places.lgl.unaddressed.acc161']:.1f}. CPU time is {figures['places.cpu_share']:.1f} % of that of",
        "spaCy's full pipeline on the same texts.",
        "",
        "Published acc161, over gold names of the whole corpora (Gritta, Pilehvar and Collier, ACL 2018):",
        "",
        "| | LGL | GeoVirus |",
        "| --- | --- | --- |",
        *(f"| {name} | {row['lgl']} | {row['geovirus']} |" for name, row in PUBLISHED.items()),
    ]
    return [*lines, ""]


def _row(figures: Mapping[str, float], corpus: str) -> str:
    keys = (f"places.{corpus}{part}.{name}" for part in ("", ".held_out") for name in FIGURES)
    return f"| {TITLES[corpus]} | " + " | ".join(f"{figures[key]:.1f}" for key in keys) + " |"


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--data", type=Path, default=DATA)
    options.add_argument("--scorer", type=Path, default=SCORER)
    options.add_argument("--parses", type=Path, help="a folder in which to keep the parses")
    given = options.parse_args()
    for name, figure in measure(given.data, given.scorer, given.parses).items():
        print(f"{name:40}{figure:10.2f}")


if __name__ == "__main__":
    main()
