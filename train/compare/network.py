"""The network that reads two statements side by side and says how the one stands to the other."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel, BertModel, MPNetModel, PreTrainedModel

from onrecord.reconcile.statements.network import BEARINGS


class Judge(nn.Module):
    """A cross-encoder: each statement is read in the light of the other, and what came of both is held together.

    The means of either side, their difference and their product are what InferSent joins (Conneau et al., "Supervised
    Learning of Universal Sentence Representations from Natural Language Inference Data", EMNLP 2017). The encoder was
    trained to put a sentence's sense into such a mean, so that little has to be learned anew.
    """

    def __init__(self, bert: PreTrainedModel, *, dropout: float = 0.1) -> None:
        super().__init__()
        hidden = bert.config.hidden_size
        self.bert = bert
        self.joined = nn.Linear(5 * hidden, hidden)
        self.relation = nn.Linear(hidden, len(BEARINGS))
        self.dropout = nn.Dropout(dropout)

    def forward(self, pieces: Tensor, sides: Tensor, mask: Tensor | None = None) -> Tensor:
        """Scores (pairs, bearings) of `pieces` (pairs, length), where `sides` is 1 in the right statement."""
        return self.read(pieces, sides, mask)[0]

    def read(self, pieces: Tensor, sides: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """The scores, and the states (pairs, length, hidden) that they come from."""
        words = self.bert.embeddings.word_embeddings(pieces)
        kinds = {"token_type_ids": sides} if isinstance(self.bert, BertModel) else {}
        states = self.bert(inputs_embeds=words, attention_mask=mask, **kinds).last_hidden_state
        right = sides.to(states.dtype)
        left = 1 - right if mask is None else mask.to(states.dtype) - right
        ours, theirs = _mean(states, left), _mean(states, right)
        joined = torch.cat([states[:, 0], ours, theirs, (ours - theirs).abs(), ours * theirs], dim=-1)
        scores: Tensor = self.relation(self.dropout(nn.functional.gelu(self.joined(self.dropout(joined)))))
        return scores, states

    def take_up(self, state: dict[str, Tensor]) -> None:
        """Begin from what another judge learned, also from one that told but four relations apart.

        `bears` and `beside` both begin as what it called related.
        """
        former = state["relation.bias"]
        if len(former) < len(BEARINGS):
            state = state | {name: state[name][[0, 1, 2, 2, 3]] for name in ("relation.weight", "relation.bias")}
        self.load_state_dict(state)

    def meaning(self, pieces: Tensor, mask: Tensor | None = None) -> Tensor:
        """What single statements mean, (statements, hidden), of length 1: the mean over all pieces."""
        return _meaning(self.bert, pieces, mask)


class Exported(nn.Module):
    """Both that a judge gives, as one graph: of a single statement, all of it is the left one."""

    def __init__(self, judge: Judge) -> None:
        super().__init__()
        self.judge = judge

    def forward(self, pieces: Tensor, sides: Tensor) -> tuple[Tensor, Tensor]:
        scores, states = self.judge.read(pieces, sides)
        return scores, nn.functional.normalize(states.mean(1), dim=-1)


def _meaning(bert: PreTrainedModel, pieces: Tensor, mask: Tensor | None = None) -> Tensor:
    states = bert(pieces, attention_mask=mask).last_hidden_state
    kept = torch.ones_like(pieces) if mask is None else mask
    return nn.functional.normalize(_mean(states, kept.to(states.dtype)), dim=-1)


def _mean(states: Tensor, side: Tensor) -> Tensor:
    # A single statement has no right side.
    return (states * side.unsqueeze(-1)).sum(1) / side.sum(1, keepdim=True).clamp(min=1)


class Meant:
    """What statements meant to the encoder before it learned to judge: what its vectors are to stay near."""

    def __init__(self, folder: Path, device: str) -> None:
        self._bert = BertModel.from_pretrained(folder, add_pooling_layer=False).to(device).eval()

    @torch.no_grad()
    def __call__(self, pieces: Tensor, mask: Tensor) -> Tensor:
        return _meaning(self._bert, pieces, mask)


def pretrained(folder: Path, *, frozen: int = 0) -> Judge:
    """A judge on the encoder in `folder`, whose words and lowest layers stay as they are; its head is untrained."""
    model = AutoModel.from_pretrained(folder, add_pooling_layer=False)
    assert isinstance(model, BertModel | MPNetModel)
    for kept in (model.embeddings, *model.encoder.layer[:frozen]):
        kept.requires_grad_(False)
    return Judge(model)
