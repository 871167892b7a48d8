"""Turns a trained reader into the two ONNX graphs that the package carries, in 8-bit integers where that is harmless.

    python -m train.reader.export --encoder FOLDER --runs runs/a runs/b --out src/onrecord/annotate/trained/weights

Several runs are averaged weight by weight (Wortsman et al., "Model soups", ICML 2022); they must have begun from the
same heads, as runs of `train.reader.fit` that differ in their seed have.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor
from train.reader.network import Reader, Sizes, pretrained
from train.reader.score import tokenizer_of

INPUTS = ["pieces", "shapes", "gaps", "quoted"]
OPSET = 17


def averaged(runs: Sequence[Path], encoder: Path) -> Reader:
    """The reader whose every weight is the mean of the runs'."""
    kept = [torch.load(run / "state.pt", map_location="cpu", weights_only=False) for run in runs]
    reader = pretrained(encoder, Sizes(**kept[0].get("sizes", {})))
    states: list[dict[str, Tensor]] = [one["reader"] for one in kept]
    mean = {
        name: torch.stack([state[name].float() for state in states]).mean(0).to(value.dtype)
        for name, value in states[0].items()
    }
    reader.load_state_dict(mean)
    return reader.eval()


# Left in 32 bits: the heads. Of attribution F1 on dev, 8 bits cost half a point; with the feed-forward outputs of all
# layers left in 32 bits they cost nothing, but the reader then runs at three quarters of this speed.
WHOLE = ("/cue/", "/word/", "/anchor/")


def export(reader: Reader, folder: Path, *, eight_bit: bool = True) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "encoder.onnx"
        _export_encoder(reader, whole)
        _export_tagger(reader, folder / "tagger.onnx")
        if eight_bit:
            quantize_dynamic(
                whole,
                folder / "encoder.onnx",
                weight_type=QuantType.QInt8,
                nodes_to_exclude=_whole(whole),
                per_channel=True,
                op_types_to_quantize=["MatMul", "Gather"],
                extra_options={"MatMulConstBOnly": True},
            )
        else:
            shutil.copy(whole, folder / "encoder.onnx")


def _whole(path: Path) -> list[str]:
    names = (node.name for node in onnx.load(path).graph.node if node.op_type == "MatMul")
    return [name for name in names if name.startswith(WHOLE)]


def _export_encoder(reader: Reader, path: Path) -> None:
    # Without a mask: chunks go in one by one, and none is padded.
    example = [torch.randint(1, 5, (1, 12)) for _ in INPUTS]
    axes = {0: "chunks", 1: "pieces"}
    torch.onnx.export(
        reader.encoder,
        tuple(example),
        str(path),
        input_names=INPUTS,
        output_names=["cues", "words", "anchors"],
        dynamic_axes=dict.fromkeys((*INPUTS, "cues", "words", "anchors"), axes),
        opset_version=OPSET,
        dynamo=False,
    )


def _export_tagger(reader: Reader, path: Path) -> None:
    sizes = reader.sizes
    window = sizes.before + sizes.after + 1
    example = (torch.randn(3, window, sizes.width), torch.randn(3, sizes.width), torch.ones(3, window))
    names = ["words", "anchors", "inside"]
    torch.onnx.export(
        reader.tagger,
        example,
        str(path),
        input_names=names,
        output_names=["tags"],
        dynamic_axes={name: {0: "cues"} for name in (*names, "tags")},
        opset_version=OPSET,
        dynamo=False,
    )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--encoder", type=Path, required=True)
    options.add_argument("--runs", type=Path, nargs="+", required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--float", action="store_true", help="keep 32-bit weights")
    given = options.parse_args()
    reader = averaged(given.runs, given.encoder)
    export(reader, given.out, eight_bit=not given.float)
    moves = [[round(score, 4) for score in row] for row in reader.tagger.moves.tolist()]
    shape = {"before": reader.sizes.before, "after": reader.sizes.after, "moves": moves}
    (given.out / "shape.json").write_text(json.dumps(shape), encoding="utf-8")
    tokenizer_of(given.encoder).save(str(given.out / "tokenizer.json"), pretty=False)


if __name__ == "__main__":
    main()
