"""The network that reads two statements side by side and says how the one stands to the other."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from onrecord.reconcile.statements.network import RELATIONS


class Judge(nn.Module):
    """A cross-encoder: each statement is read in the light of the other, and what came of both is held together.

    The means of either side, their difference and their product are what InferSent joins (Conneau et al., "Supervised
    Learning of Universal Sentence Representations from Natural Language Inference Data", EMNLP 2017). The encoder was
    trained to put a sentence's sense into such a mean, so that little has to be learned anew.
    """

    def __init__(self, bert: BertModel, *, dropout: float = 0.1) -> None:
        super().__init__()
        hidden = bert.config.hidden_size
        self.bert = bert
        self.joined = nn.Linear(5 * hidden, hidden)
        self.relation = nn.Linear(hidden, len(RELATIONS))
        self.dropout = nn.Dropout(dropout)

    def forward(self, pieces: Tensor, sides: Tensor, mask: Tensor | None = None) -> Tensor:
        """Scores (pairs, relations) of `pieces` (pairs, length), where `sides` is 1 in the right statement."""
        words = self.bert.embeddings.word_embeddings(pieces)
        states = self.bert(inputs_embeds=words, token_type_ids=sides, attention_mask=mask).last_hidden_state
        right = sides.to(states.dtype)
        left = 1 - right if mask is None else mask.to(states.dtype) - right
        ours, theirs = _mean(states, left), _mean(states, right)
        joined = torch.cat([states[:, 0], ours, theirs, (ours - theirs).abs(), ours * theirs], dim=-1)
        scores: Tensor = self.relation(self.dropout(nn.functional.gelu(self.joined(self.dropout(joined)))))
        return scores


def _mean(states: Tensor, side: Tensor) -> Tensor:
    return (states * side.unsqueeze(-1)).sum(1) / side.sum(1, keepdim=True)


def pretrained(folder: Path, *, frozen: int = 0) -> Judge:
    """A judge on the encoder in `folder`, whose words and lowest layers stay as they are; its head is untrained."""
    bert = BertModel.from_pretrained(folder, add_pooling_layer=False)
    for kept in (bert.embeddings, *bert.encoder.layer[:frozen]):
        kept.requires_grad_(False)
    return Judge(bert)
