"""An exported reader taken back into PyTorch, so that training can go on from it."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import nn
from train.reader.network import Reader

Arrays = dict[str, NDArray[np.generic]]


def take_up(reader: Reader, folder: Path) -> None:
    """Gives `reader` the weights of the graphs and settings in `folder`, 8-bit ones as the numbers they stand for.

    The head for roles is not in the graphs, since nothing but training uses it; it stays as it is.
    """
    for name, part in (("encoder", reader.encoder), ("tagger", reader.tagger)):
        graph = onnx.load(folder / f"{name}.onnx").graph
        arrays = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
        matrices = _matrices(graph, arrays)
        for own, parameter in part.named_parameters():
            if own in matrices:
                _set(parameter, matrices[own].T)
            elif own in arrays:
                _set(parameter, arrays[own])
            elif f"{own}_quantized" in arrays:
                _set(parameter, _whole(arrays, own))
    moves = json.loads((folder / "settings.json").read_text("utf-8"))["moves"]
    _set(reader.tagger.moves, np.asarray(moves))


def _matrices(graph: onnx.GraphProto, arrays: Arrays) -> Arrays:
    """The matrices that linear layers multiply by (inputs, outputs), under the names of PyTorch's weights."""
    found: Arrays = {}
    for node in graph.node:
        if node.op_type in ("MatMul", "MatMulInteger"):
            name = node.input[1].removesuffix("_quantized")
            layer = node.name.strip("/").rsplit("/", 1)[0].replace("/", ".")
            if node.input[1] in arrays:
                found[f"{layer}.weight"] = _whole(arrays, name) if f"{name}_scale" in arrays else arrays[name]
    return found


def _whole(arrays: Arrays, name: str) -> NDArray[np.generic]:
    scale, zero, rounded = (arrays[f"{name}_{part}"] for part in ("scale", "zero_point", "quantized"))
    return (rounded.astype(np.float32) - zero.astype(np.float32)) * scale


@torch.no_grad()
def _set(parameter: nn.Parameter, value: NDArray[np.generic]) -> None:
    if parameter.shape != value.shape:
        raise ValueError(f"The graph has {value.shape} where the network has {tuple(parameter.shape)}.")
    parameter.copy_(torch.from_numpy(np.array(value, dtype=np.float32)))
