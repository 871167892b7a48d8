"""Writes the model card that lies beside the weights, with their figures.

python -m train.compare.card --encoder FOLDER --run runs/judge --weights src/onrecord/reconcile/statements/weights
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Mapping
from pathlib import Path
from string import Template

import torch
from bench.compare import SETS, measure


def rows(figures: Mapping[str, float]) -> str:
    return "\n".join(_row(f"compare.{each.name}", each.says, figures) for each in SETS)


def _row(name: str, says: str, figures: Mapping[str, float]) -> str:
    cells = (figures[f"{name}.{key}"] for key in ("macro_f1", "accuracy", "calibration_error", "words_macro_f1"))
    return f"| {says} | {figures[f'{name}.pairs']:.0f} | {' | '.join(f'{cell:.3f}' for cell in cells)} |"


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--encoder", type=Path, required=True)
    options.add_argument("--run", type=Path, required=True)
    options.add_argument("--weights", type=Path, required=True)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--note", default="", help="a sentence on how the run went")
    given = options.parse_args()
    figures = measure(given.data, weights=given.weights)
    text = Template(Path(__file__).with_suffix(".md").read_text("utf-8")).substitute(
        epochs=torch.load(given.run / "state.pt", map_location="cpu")["epoch"],
        megabytes=round((given.weights / "judge.onnx").stat().st_size / 1e6),
        encoder=hashlib.sha256((given.encoder / "model.safetensors").read_bytes()).hexdigest(),
        note=f" {given.note}" if given.note else "",
        figures=rows(figures),
        calibration_error=round(figures["compare.nli.calibration_error"], 3),
    )
    (given.weights / "README.md").write_text(text, encoding="utf-8")
    for name, value in figures.items():
        print(f"{name:40}{value:10.4f}")


if __name__ == "__main__":
    main()
