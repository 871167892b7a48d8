"""Linear layers that compute as 8-bit integers will: what is learned so loses little when the graph is quantised.

Weights are rounded per output channel, symmetrically; inputs per text, by the range that they have there, as ONNX
Runtime's dynamic quantisation does it. Gradients pass the rounding as if it were not there (Jacob et al.,
"Quantization and Training of Neural Networks", CVPR 2018).
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

LEVELS = 255
WEIGHT_LEVELS = 127


class EightBitLinear(nn.Linear):
    """A linear layer whose inputs (texts, pieces, features) and weights are rounded to 8 bits."""

    def forward(self, seen: Tensor) -> Tensor:
        return nn.functional.linear(_rounded(seen), _rounded_weight(self.weight), self.bias)


def in_eight_bits(module: nn.Module) -> None:
    """Makes every linear layer inside `module` an 8-bit one, its weights kept."""
    for one in module.modules():
        if type(one) is nn.Linear:
            one.__class__ = EightBitLinear


def _rounded(seen: Tensor) -> Tensor:
    with torch.no_grad():
        flat = seen.flatten(1)
        low, high = flat.amin(1).clamp(max=0), flat.amax(1).clamp(min=0)
        scale = ((high - low) / LEVELS).clamp(min=1e-8).view(-1, *[1] * (seen.dim() - 1))
        zero = torch.round(-low.view_as(scale) / scale)
        rounded = ((seen / scale).round_().add_(zero).clamp_(0, LEVELS).sub_(zero)).mul_(scale)
        change = rounded.sub_(seen)
    return seen + change


def _rounded_weight(weight: Tensor) -> Tensor:
    with torch.no_grad():
        scale = (weight.abs().amax(1, keepdim=True) / WEIGHT_LEVELS).clamp(min=1e-8)
        change = (weight / scale).round().mul_(scale).sub_(weight)
    return weight + change
