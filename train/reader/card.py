"""Writes the model card that lies beside the weights, with the figures of both kinds of weights.

python -m train.reader.card --weights src/onrecord/annotate/trained/weights --float runs/float --runs runs/a runs/b
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from string import Template
from typing import Any

import torch

FIGURES = ("attribution", "strict", "content", "content_exact", "source_given_content")


def rows(shipped: dict[str, float], whole: dict[str, float]) -> str:
    return "\n".join(f"| {name.replace('_', ' ')} | {shipped[name]:.1f} | {whole[name]:.1f} |" for name in FIGURES)


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--weights", type=Path, required=True)
    options.add_argument("--float", type=Path, required=True, help="the same in 32 bit, calibrated too")
    options.add_argument("--runs", type=Path, nargs="+", required=True)
    options.add_argument("--encoder", type=Path, required=True)
    given = options.parse_args()
    shipped, whole = (_measured(folder) for folder in (given.weights, given.float))
    run: dict[str, Any] = torch.load(given.runs[0] / "state.pt", map_location="cpu", weights_only=False)
    size = sum(path.stat().st_size for path in given.weights.glob("*.onnx")) / 1e6
    text = Template(Path(__file__).with_suffix(".md").read_text("utf-8")).substitute(
        layers=run["sizes"]["layers"],
        epochs=run["epoch"],
        runs=f"{len(given.runs)} runs" if len(given.runs) > 1 else "one run, not",
        megabytes=round(size),
        encoder=hashlib.sha256((given.encoder / "model.safetensors").read_bytes()).hexdigest(),
        figures=rows(shipped["figures"], whole["figures"]),
        calibration_error=shipped["calibration_error"],
    )
    (given.weights / "README.md").write_text(text, encoding="utf-8")


def _measured(folder: Path) -> dict[str, Any]:
    measured: dict[str, Any] = json.loads((folder / "measured.json").read_text("utf-8"))
    return measured


if __name__ == "__main__":
    main()
