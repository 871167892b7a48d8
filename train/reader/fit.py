"""Trains the attribution reader, and goes on where a stopped run left off.

python -m train.reader.fit --encoder FOLDER --out runs/a [--data ../shared/data] [--epochs 4] [--seed 1] [--device cpu]
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from train.reader.chain import emissions, negative_log_likelihood
from train.reader.data import CueWords, Labelled, corpus, labelled, roughened
from train.reader.network import Reader, Sizes, pretrained, windows
from train.reader.score import evaluate

PIECES = 2048  # in a batch
LONGEST = (128, 256)  # a training chunk, in pieces: drawn anew for each article
WARM = 0.06  # share of the steps
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
    places, inside = windows(states, anchors, sizes, lengths)
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


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
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
    torch.manual_seed(0)  # the same untrained heads for every seed, so that runs can be averaged
    sizes = Sizes(layers=given.layers)
    reader = pretrained(given.encoder, sizes).to(given.device)
    tokenizer = Tokenizer.from_file(str(given.encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    train = corpus(given.data / "polnear" / "train.jsonl.gz")
    dev = corpus(given.data / "polnear" / "dev.jsonl.gz")
    cue_words = CueWords(train)
    train = train[: given.articles or None]
    heads = [p for n, p in reader.named_parameters() if not n.startswith("encoder.bert.")]
    body = [p for n, p in reader.named_parameters() if n.startswith("encoder.bert.")]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": given.rate}, {"params": heads, "lr": 1e-3}], weight_decay=0.01, betas=(0.9, 0.98)
    )
    per_epoch = 0
    for article in train:
        per_epoch += len(article["text"]) / 4.55
    steps = math.ceil(given.epochs * per_epoch * 1.06 / PIECES)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda at: min(1.0, at / (WARM * steps), max(0.02, (steps - at) / ((1 - WARM) * steps)))
    )
    state = given.out / "state.pt"
    first = 0
    if state.exists():
        kept = torch.load(state)
        reader.load_state_dict(kept["reader"])
        optimizer.load_state_dict(kept["optimizer"])
        schedule.load_state_dict(kept["schedule"])
        first = kept["epoch"]
        print(f"goes on after epoch {first}", flush=True)
    begun = time.process_time()
    for epoch in range(first, given.epochs):
        torch.manual_seed(given.seed * 1000 + epoch)
        chance = random.Random(given.seed * 1000 + epoch)
        parts = [
            part
            for article in train
            for part in labelled(roughened(article, chance), tokenizer, cue_words, longest=chance.randint(*LONGEST))
        ]
        reader.train()
        sums: dict[str, float] = {}
        for at, some in enumerate(batches(parts, chance), start=1):
            loss, shown = loss_of(reader, batch_of(some, chance), walks=epoch >= given.walks_from)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            for name, value in shown.items():
                sums[name] = sums.get(name, 0) + value
            if at % 25 == 0:
                lr = schedule.get_last_lr()[0]
                print(
                    f"{epoch} {at} {time.process_time() - begun:.0f}s lr {lr:.1e} "
                    + " ".join(f"{n} {v / 25:.3f}" for n, v in sums.items()),
                    flush=True,
                )
                sums = {}
        torch.save(
            {
                "reader": reader.state_dict(),
                "optimizer": optimizer.state_dict(),
                "schedule": schedule.state_dict(),
                "sizes": sizes.as_dict(),
                "epoch": epoch + 1,
            },
            state,
        )
        report = evaluate(reader, dev, tokenizer)
        print(epoch, json.dumps(report), flush=True)


if __name__ == "__main__":
    main()
