"""Trains the attribution reader, and goes on where a stopped run left off.

python -m train.reader.fit --encoder FOLDER --out runs/a [--data ../shared/data] [--epochs 4] [--seed 1] [--device cpu]
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import torch
from bench.attributions import read_lines
from torch import Tensor, nn
from train.reader.chain import emissions, negative_log_likelihood
from train.reader.data import CueWords, Labelled, labelled, roughened
from train.reader.network import Reader, Sizes, pretrained, windows
from train.reader.score import evaluate, tokenizer_of

PIECES = 2048  # in a batch
LONGEST = (128, 256)  # a training chunk, in pieces: drawn anew for each article
WARM = 0.06  # share of the steps
HEADS_RATE = 5  # times the rate of the encoder, which begins pretrained
LEAST_RATE = 0.02  # as a share of the highest
LETTERS = 4.3  # of text to a word piece, about
SHOWN_EVERY = 25  # steps
BODY = "encoder.bert."
NEGATIVE_WEIGHT = 0.2  # of a wrong cue, beside 1 of a right one


@dataclass(frozen=True, slots=True)
class Batch:
    """Chunks of like length and all that is to be learned from them."""

    inputs: Tensor  # (4, chunks, pieces)
    mask: Tensor  # (chunks, pieces)
    heads: Tensor  # (chunks, units), -1 where there is none
    cues: Tensor  # (chunks, units), 1 at an anchor
    roles: Tensor  # (chunks, units)
    chunks: Tensor  # (anchors,)
    anchors: Tensor  # (anchors,)
    tags: list[dict[int, int]]

    def to(self, device: str) -> Batch:
        return replace(self, **{f.name: getattr(self, f.name).to(device) for f in fields(self) if f.name != "tags"})


def batch_of(parts: Sequence[Labelled], chance: random.Random) -> Batch:
    pieces = max(part.chunk.inputs.shape[1] for part in parts)
    units = max(len(part.chunk.units) for part in parts)
    inputs = torch.zeros(4, len(parts), pieces, dtype=torch.long)
    mask = torch.zeros(len(parts), pieces, dtype=torch.long)
    heads = torch.full((len(parts), units), -1, dtype=torch.long)
    cues = torch.zeros(len(parts), units)
    roles = torch.zeros(len(parts), units, dtype=torch.long)
    rows, anchors, tags = [], [], []
    for row, part in enumerate(parts):
        length = part.chunk.inputs.shape[1]
        inputs[:, row, :length] = torch.from_numpy(part.chunk.inputs)
        mask[row, :length] = 1
        heads[row, : len(part.chunk.units)] = torch.from_numpy(part.chunk.heads)
        for anchor, of in zip(part.anchors, part.tags, strict=True):
            cues[row, anchor] = 1
            for place, tag in of.items():
                roles[row, place] = 2 * tag - (of.get(place - 1) != tag)
            rows.append(row)
            # Sometimes another word of the cue, so that the tagger bears a cue found a word too early or too late.
            others = [place for place, tag in of.items() if tag == 2]
            anchors.append(chance.choice(others) if chance.random() < 0.15 else anchor)
            tags.append(dict(of))
    return Batch(
        inputs,
        mask,
        heads,
        cues,
        roles,
        torch.tensor(rows, dtype=torch.long),
        torch.tensor(anchors, dtype=torch.long),
        tags,
    )


def loss_of(reader: Reader, batch: Batch, *, walks: bool) -> tuple[Tensor, dict[str, float]]:
    encoder, sizes = reader.encoder, reader.sizes
    states = encoder.states(*batch.inputs, batch.mask)
    exists = batch.heads >= 0
    states = states.gather(1, batch.heads.clamp(min=0).unsqueeze(-1).expand(-1, -1, states.shape[-1]))
    cue_scores = encoder.cue(states).squeeze(-1)
    cue_loss = nn.functional.binary_cross_entropy_with_logits(cue_scores[exists], batch.cues[exists])
    role_loss = nn.functional.cross_entropy(encoder.roles(states[exists]), batch.roles[exists])
    # The likeliest wrong cues: of these, nothing round them is theirs.
    wrong = cue_scores.detach().masked_fill(~exists | (batch.cues > 0) | ((batch.roles == 3) | (batch.roles == 4)), -99)
    count = max(1, len(batch.tags) // 4)
    flat = wrong.flatten().topk(count).indices
    rows = torch.cat([batch.chunks, flat // wrong.shape[1]])
    anchors = torch.cat([batch.anchors, flat % wrong.shape[1]])
    lengths = exists.sum(1)[rows]
    places, inside = windows(anchors, sizes, lengths)
    gold = torch.zeros_like(places)
    for row, tags in enumerate(batch.tags):
        start = int(anchors[row]) - sizes.before
        for place, tag in tags.items():
            if 0 <= place - start < gold.shape[1]:
                gold[row, place - start] = tag
    words = encoder.word(states)[rows.unsqueeze(1), places]
    scores = reader.tagger(words, encoder.anchor(states[rows, anchors]), inside.to(words.dtype))
    weight = torch.ones(len(rows), device=states.device)
    weight[len(batch.tags) :] = NEGATIVE_WEIGHT
    if walks:
        each, is_path = negative_log_likelihood(emissions(scores, inside), reader.tagger.moves, gold)
        weight = weight * is_path
    else:
        each = nn.functional.cross_entropy(scores.flatten(0, 1), gold.flatten(), reduction="none").view_as(gold)
        each = (each * inside).sum(1)
    tag_loss = (each * weight).sum() / max(1, len(batch.tags)) / 40
    loss = 8 * cue_loss + 0.5 * role_loss + tag_loss
    return loss, {"cue": 8 * cue_loss.item(), "roles": role_loss.item(), "tags": tag_loss.item()}


def batches(parts: list[Labelled], chance: random.Random) -> Iterator[list[Labelled]]:
    """Chunks of like length together, in no order otherwise."""
    order = sorted(parts, key=lambda part: part.chunk.inputs.shape[1] + chance.random() * 16)
    packed: list[list[Labelled]] = [[]]
    for part in order:
        longest = max(part.chunk.inputs.shape[1], *(p.chunk.inputs.shape[1] for p in packed[-1]), 0)
        if packed[-1] and longest * (len(packed[-1]) + 1) > PIECES:
            packed.append([])
        packed[-1].append(part)
    chance.shuffle(packed)
    return iter(packed)


@dataclass(frozen=True, slots=True)
class Course:
    """What a run is set to."""

    epochs: int
    rate: float
    seed: int
    walks_from: int
    device: str
    out: Path


class Run:
    """A run of training: the reader, what changes it, and the last whole epoch, kept in `state.pt`."""

    def __init__(self, reader: Reader, course: Course, steps: int) -> None:
        self.reader = reader.to(course.device)
        self._course = course
        body, heads = _parted(reader)
        groups = [{"params": body, "lr": course.rate}, {"params": heads, "lr": HEADS_RATE * course.rate}]
        self.optimizer = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimizer, lambda at: _share_of_rate(at, steps))
        self.epoch = self._taken_up()

    def _taken_up(self) -> int:
        state = self._course.out / "state.pt"
        if not state.exists():
            return 0
        kept: dict[str, Any] = torch.load(state, map_location=self._course.device)
        for part in ("reader", "optimizer", "schedule"):
            getattr(self, part).load_state_dict(kept[part])
        print(f"goes on after epoch {kept['epoch']}", flush=True)
        return int(kept["epoch"])

    def keep(self) -> None:
        kept = {part: getattr(self, part).state_dict() for part in ("reader", "optimizer", "schedule")}
        kept |= {"sizes": self.reader.sizes.as_dict(), "epoch": self.epoch}
        unfinished = self._course.out / "state.part"
        torch.save(kept, unfinished)
        unfinished.rename(self._course.out / "state.pt")

    def learn(self, parts: list[Labelled], chance: random.Random) -> None:
        """One epoch over the chunks."""
        self.reader.train()
        walks = self.epoch >= self._course.walks_from
        sums: Counter[str] = Counter()
        for at, some in enumerate(batches(parts, chance), start=1):
            loss, shown = loss_of(self.reader, batch_of(some, chance).to(self._course.device), walks=walks)
            self.optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(self.reader.parameters(), 1.0)
            self.optimizer.step()
            self.schedule.step()
            sums.update(shown)
            if at % SHOWN_EVERY == 0:
                means = " ".join(f"{name} {value / SHOWN_EVERY:.3f}" for name, value in sums.items())
                print(f"epoch {self.epoch} step {at} {means}", flush=True)
                sums.clear()
        self.epoch += 1


def _parted(reader: Reader) -> tuple[list[nn.Parameter], list[nn.Parameter]]:
    """The encoder's weights, which begin pretrained, and all others."""
    named = list(reader.named_parameters())
    return tuple([p for name, p in named if name.startswith(BODY) == is_body] for is_body in (True, False))  # type: ignore[return-value]


def _share_of_rate(at: int, steps: int) -> float:
    return min(1.0, at / (WARM * steps), max(LEAST_RATE, (steps - at) / ((1 - WARM) * steps)))


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--encoder", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--epochs", type=int, default=4)
    options.add_argument("--layers", type=int, default=6)
    options.add_argument("--rate", type=float, default=2e-4)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--threads", type=int, default=1)
    options.add_argument("--articles", type=int, default=0, help="only so many, for a trial")
    options.add_argument("--walks-from", type=int, default=2, help="the first epoch with the loss of whole walks")
    options.add_argument("--device", default="cpu")
    given = options.parse_args()
    torch.set_num_threads(given.threads)
    given.out.mkdir(parents=True, exist_ok=True)
    train, dev = (read_lines(given.data / "polnear" / f"{part}.jsonl.gz") for part in ("train", "dev"))
    cue_words = CueWords(train)
    train = train[: given.articles or None]
    tokenizer = tokenizer_of(given.encoder)
    torch.manual_seed(0)  # the same untrained heads for every seed, so that runs can be averaged
    course = Course(given.epochs, given.rate, given.seed, given.walks_from, given.device, given.out)
    steps = math.ceil(given.epochs * sum(len(article["text"]) for article in train) / LETTERS / PIECES)
    run = Run(pretrained(given.encoder, Sizes(layers=given.layers)), course, steps)
    while run.epoch < given.epochs:
        seed = given.seed * 1000 + run.epoch
        torch.manual_seed(seed)
        chance = random.Random(seed)
        parts = [
            part
            for article in train
            for part in labelled(roughened(article, chance), tokenizer, cue_words, longest=chance.randint(*LONGEST))
        ]
        run.learn(parts, chance)
        run.keep()
        print(run.epoch, json.dumps(evaluate(run.reader.to("cpu"), dev, tokenizer)), flush=True)
        run.reader.to(given.device)


if __name__ == "__main__":
    main()
