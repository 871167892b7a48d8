"""Writes the model card that lies beside the weights, with the figures of both kinds of weights.

python -m train.compare.card --encoder FOLDER --run runs/judge --weights FOLDER --float runs/judge-float
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Mapping
from pathlib import Path
from string import Template

import torch
from bench.compare import SETS, measure


def rows(shipped: Mapping[str, float], whole: Mapping[str, float]) -> str:
    return "\n".join(_row(f"compare.{each.name}", each.says, shipped, whole) for each in SETS)


def _row(name: str, says: str, shipped: Mapping[str, float], whole: Mapping[str, float]) -> str:
    figures = (shipped[f"{name}.macro_f1"], whole[f"{name}.macro_f1"], shipped[f"{name}.words_macro_f1"])
    return f"| {says} | {shipped[f'{name}.pairs']:.0f} | {' | '.join(f'{figure:.3f}' for figure in figures)} |"


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--encoder", type=Path, required=True)
    options.add_argument("--run", type=Path, required=True)
    options.add_argument("--weights", type=Path, required=True)
    options.add_argument("--float", type=Path, required=True, help="the same in 32 bits")
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--note", default="", help="a sentence on how the run went")
    given = options.parse_args()
    shipped, whole = (measure(given.data, weights=folder) for folder in (given.weights, given.float))
    text = Template(Path(__file__).with_suffix(".md").read_text("utf-8")).substitute(
        epochs=torch.load(given.run / "state.pt", map_location="cpu")["epoch"],
        megabytes=round((given.weights / "judge.onnx").stat().st_size / 1e6),
        encoder=hashlib.sha256((given.encoder / "model.safetensors").read_bytes()).hexdigest(),
        note=f" {given.note}" if given.note else "",
        figures=rows(shipped, whole),
        calibration_error=round(shipped["compare.nli.calibration_error"], 3),
    )
    (given.weights / "README.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
