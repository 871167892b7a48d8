"""The loss of a conditional random field over the tags round a cue (Lafferty, McCallum and Pereira, ICML 2001).

Its paths are those that `onrecord.annotate.trained.decode` may choose from: one source and one cue at most, each in
one piece.
"""

from __future__ import annotations

import torch
from torch import Tensor

from onrecord.annotate.trained.decode import ALLOWED, NEVER, TAG_OF


def emissions(scores: Tensor, inside: Tensor) -> Tensor:
    """Scores (cues, window, tags) where units exist; elsewhere only "outside" is possible."""
    outside = torch.full_like(scores, NEVER)
    outside[..., 0] = 0
    return torch.where(inside.unsqueeze(-1), scores, outside)


def negative_log_likelihood(scores: Tensor, moves: Tensor, tags: Tensor) -> tuple[Tensor, Tensor]:
    """For each cue how unlikely its gold `tags` (cues, window) are, (cues,); and which of them are paths at all."""
    allowed = torch.from_numpy(ALLOWED).to(scores.device)
    tag_of = torch.from_numpy(TAG_OF).to(scores.device)
    change = torch.where(allowed, moves[tag_of][:, tag_of], torch.full_like(moves[tag_of][:, tag_of], NEVER))
    emitted = scores[:, :, tag_of]
    total = change[0] + emitted[:, 0]
    for at in range(1, scores.shape[1]):
        total = torch.logsumexp(total.unsqueeze(2) + change, dim=1) + emitted[:, at]
    before = torch.cat([torch.zeros_like(tags[:, :1]), tags[:, :-1]], dim=1)
    gold = scores.gather(2, tags.unsqueeze(2)).squeeze(2).sum(1) + moves[before, tags].sum(1)
    return torch.logsumexp(total, dim=1) - gold, _is_path(tags, before)


def _is_path(tags: Tensor, before: Tensor) -> Tensor:
    begins = [((tags == tag) & (before != tag)).sum(1) for tag in (1, 2)]
    return (begins[0] <= 1) & (begins[1] <= 1)
