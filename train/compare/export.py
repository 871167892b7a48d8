"""Turns trained judges into the ONNX graph that the package carries, in 8-bit integers.

    python -m train.compare.export --encoder FOLDER --runs runs/judge --out src/onrecord/reconcile/statements/weights

Several runs, which must have begun from the same head, are averaged weight by weight (Wortsman et al., "Model soups",
ICML 2022).
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor
from train.compare.fit import tokenizer_of
from train.compare.network import Exported, Judge, pretrained

OPSET = 17
# In pieces; of a longer pair, the end of the longer statement is not read.
LONGEST_READ = 160


def averaged(runs: Sequence[Path], encoder: Path) -> Judge:
    """The judge whose every weight is the mean of the runs'."""
    kept: list[dict[str, Tensor]] = [torch.load(run / "state.pt", map_location="cpu")["judge"] for run in runs]
    mean = {
        name: torch.stack([state[name].float() for state in kept]).mean(0).to(value.dtype)
        for name, value in kept[0].items()
    }
    judge = pretrained(encoder)
    judge.load_state_dict(mean)
    return judge.eval()


def export(judge: Judge, folder: Path, *, eight_bit: bool = True) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "judge.onnx"
        _export_whole(judge, whole)
        if not eight_bit:
            shutil.copy(whole, folder / "judge.onnx")
            return
        quantize_dynamic(
            whole,
            folder / "judge.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gather"],
            extra_options={"MatMulConstBOnly": True},
        )


def _export_whole(judge: Judge, path: Path) -> None:
    # Without a mask: pairs go in one by one, and none is padded.
    sides = torch.tensor([[0] * 7 + [1] * 5])
    axes = {0: "pairs", 1: "pieces"}
    torch.onnx.export(
        Exported(judge).eval(),
        (torch.randint(1, 5, (1, 12)), sides),
        str(path),
        input_names=["pieces", "sides"],
        output_names=["scores", "meaning"],
        dynamic_axes={"pieces": axes, "sides": axes, "scores": {0: "pairs"}, "meaning": {0: "pairs"}},
        opset_version=OPSET,
        dynamo=False,
    )


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--encoder", type=Path, required=True)
    options.add_argument("--runs", type=Path, nargs="+", required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--float", action="store_true", help="keep 32-bit weights")
    given = options.parse_args()
    export(averaged(given.runs, given.encoder), given.out, eight_bit=not given.float)
    tokenizer = tokenizer_of(given.encoder)
    tokenizer.no_truncation()
    tokenizer.save(str(given.out / "tokenizer.json"), pretty=False)
    settings = {"longest": LONGEST_READ, "temperature": 1.0}
    (given.out / "settings.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
