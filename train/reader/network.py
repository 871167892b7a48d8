"""The reader's network: an encoder, a finder of cues, and a tagger that reads the text once more for each cue.

The tagger has the shape of semantic role labelling (He et al., "Jointly Predicting Predicates and Arguments in Neural
Semantic Role Labeling", ACL 2018): a cue is found first, and each word near it is then asked what it is to that cue.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

SHAPES, GAPS, QUOTED = 8, 5, 5
TAGS = 4  # outside, source, cue, content
ROLES = 7  # outside, and the first and the further words of source, cue and content


@dataclass(frozen=True, slots=True)
class Sizes:
    """What a network is built from. `before` and `after` are units on either side of a cue."""

    layers: int = 6
    width: int = 128
    kernel: int = 5
    dilations: tuple[int, ...] = (1, 2, 4)
    before: int = 56
    after: int = 88
    dropout: float = 0.1

    def as_dict(self) -> dict[str, object]:
        return asdict(self)


class Encoder(nn.Module):
    """Word pieces and what they look like, to cue scores and the two views that the tagger joins."""

    def __init__(self, bert: BertModel, sizes: Sizes) -> None:
        super().__init__()
        hidden = bert.config.hidden_size
        self.bert = bert
        self.shapes = nn.Embedding(SHAPES, hidden, padding_idx=0)
        self.gaps = nn.Embedding(GAPS, hidden, padding_idx=0)
        self.quoted = nn.Embedding(QUOTED, hidden, padding_idx=0)
        for table in (self.shapes, self.gaps, self.quoted):
            nn.init.normal_(table.weight, std=0.01)
        self.dropout = nn.Dropout(sizes.dropout)
        self.cue = nn.Linear(hidden, 1)
        self.roles = nn.Linear(hidden, ROLES)
        self.word = nn.Linear(hidden, sizes.width)
        self.anchor = nn.Linear(hidden, sizes.width)

    def states(
        self, pieces: Tensor, shapes: Tensor, gaps: Tensor, quoted: Tensor, mask: Tensor | None = None
    ) -> Tensor:
        seen = self.bert.embeddings.word_embeddings(pieces)
        seen = seen + self.shapes(shapes) + self.gaps(gaps) + self.quoted(quoted)
        return self.dropout(self.bert(inputs_embeds=seen, attention_mask=mask).last_hidden_state)

    def forward(self, pieces: Tensor, shapes: Tensor, gaps: Tensor, quoted: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Of chunks without padding (chunks, pieces): cue scores, and the words' and the anchors' views."""
        states = self.states(pieces, shapes, gaps, quoted)
        return self.cue(states).squeeze(-1), self.word(states), self.anchor(states)


class Tagger(nn.Module):
    """What each unit round a cue is to it: scores for outside, source, cue and content."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.sizes = sizes
        self.place = nn.Embedding(sizes.before + sizes.after + 1, sizes.width)
        nn.init.normal_(self.place.weight, std=0.1)
        self.mixes = nn.ModuleList(
            nn.Conv1d(sizes.width, sizes.width, sizes.kernel, dilation=step, padding=step * (sizes.kernel // 2))
            for step in sizes.dilations
        )
        self.norms = nn.ModuleList(nn.LayerNorm(sizes.width) for _ in sizes.dilations)
        self.dropout = nn.Dropout(sizes.dropout)
        self.tags = nn.Linear(sizes.width, TAGS)
        # The scores of tag after tag, for the loss of whole walks and for decoding. To begin with, content is loath to
        # begin anew, and sources are not.
        begin = torch.tensor([0.0, 1.0, -1.0, -6.0]).expand(TAGS, TAGS)
        self.moves = nn.Parameter(begin * (1 - torch.eye(TAGS)))

    def forward(self, words: Tensor, anchors: Tensor, inside: Tensor) -> Tensor:
        """Scores (cues, window, tags) of `words` (cues, window, width), `anchors` (cues, width) and a 0/1 mask."""
        kept = inside.unsqueeze(-1)
        seen = nn.functional.gelu(words + anchors.unsqueeze(1) + self.place.weight) * kept
        for mix, norm in zip(self.mixes, self.norms, strict=True):
            mixed = nn.functional.gelu(mix(seen.transpose(1, 2)).transpose(1, 2))
            seen = norm(seen + self.dropout(mixed)) * kept
        scores: Tensor = self.tags(seen)
        return scores


class Reader(nn.Module):
    """Encoder and tagger together, as they are trained."""

    def __init__(self, bert: BertModel, sizes: Sizes) -> None:
        super().__init__()
        self.sizes = sizes
        self.encoder = Encoder(bert, sizes)
        self.tagger = Tagger(sizes)


def pretrained(folder: Path, sizes: Sizes) -> Reader:
    """A reader on the encoder in `folder`, cut to its first `sizes.layers` layers; its heads are untrained."""
    config = BertConfig.from_pretrained(folder)
    config.num_hidden_layers = sizes.layers
    return Reader(BertModel.from_pretrained(folder, config=config, add_pooling_layer=False), sizes)


def windows(anchors: Tensor, sizes: Sizes, length: Tensor) -> tuple[Tensor, Tensor]:
    """For each anchor, the places of the units round it and which of them exist.

    `length` (cues,) is how many units each anchor's chunk has.
    """
    offsets = torch.arange(-sizes.before, sizes.after + 1, device=anchors.device)
    places = anchors.unsqueeze(1) + offsets
    inside = (places >= 0) & (places < length.unsqueeze(1))
    return places.clamp(min=0).minimum((length - 1).unsqueeze(1)), inside
