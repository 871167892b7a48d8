"""Trains the judge of pairs, and goes on where a stopped run left off.

python -m train.compare.fit --encoder FOLDER --out runs/judge [--data ../shared/data] [--epochs 2] [--device cpu]
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from bench.compare import macro_f1
from tokenizers import Tokenizer
from torch import Tensor, nn
from train.compare.accounts import from_accounts
from train.compare.changed import changed
from train.compare.data import UNRELATED, Pair, headlines, labelled, news, nli, of_one_rumour
from train.compare.network import Judge, Meant, pretrained
from train.compare.stories import from_stories

from onrecord.reconcile.statements.network import BEARINGS

PIECES = 1024  # in a batch
LONGEST = 128  # pieces of a pair
ALONE = 6  # statements of a batch whose meaning by themselves is kept
KEPT = 2.0  # how much that counts
WARM = 0.06  # share of the course
HEADS_RATE = 5  # times the rate of the encoder, which begins pretrained
LEAST_RATE = 0.02  # as a share of the highest
SHOWN_EVERY = 100  # steps
# Pairs that are made anew for each epoch.
CHANGED, STORIES, HEADLINES, AT_RANDOM = 2500, 1600, 300, 700


@dataclass(frozen=True, slots=True)
class Batch:
    """Pairs of like length."""

    pieces: Tensor
    sides: Tensor
    mask: Tensor
    open: Tensor  # (pairs, bearings), true where the label leaves the bearing open

    alone: Tensor  # (statements, length): some of the statements by themselves
    alone_mask: Tensor

    def to(self, device: str) -> Batch:
        return Batch(*(getattr(self, name).to(device) for name in self.__slots__))


def course(data: Path, chance: random.Random, plain: int) -> list[Pair]:
    """The pairs of one epoch: claims of news that parts, and so many pairs of plain statements."""
    told = [*from_accounts(chance), *of_one_rumour(data, chance)]
    statements = plain_pairs(data, chance)
    return [*told, *chance.sample(statements, min(plain, len(statements)))]


def plain_pairs(data: Path, chance: random.Random) -> list[Pair]:
    """Pairs of statements without their voices, of all corpora."""
    real = labelled(data)
    texts = news(data)
    strangers = [Pair(*chance.sample(texts, 2), UNRELATED) for _ in range(AT_RANDOM)]
    made = [*changed(texts, CHANGED, chance), *from_stories(STORIES, chance), *strangers]
    made += chance.sample(headlines(data), HEADLINES)
    return [pair.either_way(chance) for pair in (*real, *made)]


def batches(pairs: Sequence[Pair], tokenizer: Tokenizer, chance: random.Random) -> list[Batch]:
    """Pairs of like length together, in no order otherwise."""
    encoded = tokenizer.encode_batch([(pair.left, pair.right) for pair in pairs])
    seen = sorted(zip(encoded, pairs, strict=True), key=lambda each: len(each[0].ids) + chance.random() * 4)
    packed: list[list[tuple[Any, Pair]]] = [[]]
    for each in seen:
        longest = max(len(other[0].ids) for other in (*packed[-1], each))
        if packed[-1] and longest * (len(packed[-1]) + 1) > PIECES:
            packed.append([])
        packed[-1].append(each)
    chance.shuffle(packed)
    return [_batch(some, tokenizer) for some in packed]


def _batch(some: Sequence[tuple[Any, Pair]], tokenizer: Tokenizer) -> Batch:
    pieces, sides, mask = _padded([encoding for encoding, _ in some])
    alone, _, alone_mask = _padded(tokenizer.encode_batch([pair.left for _, pair in some[:ALONE]]))
    open_ = torch.tensor([[each in pair.open for each in BEARINGS] for _, pair in some])
    return Batch(pieces, sides, mask, open_, alone, alone_mask)


def _padded(encodings: Sequence[Any]) -> tuple[Tensor, ...]:
    """Pieces, sides and mask, each (encodings, length)."""
    length = max(len(encoding.ids) for encoding in encodings)
    rows = [[*one, *[0] * (length - len(one))] for encoding in encodings for one in _rows(encoding)]
    return torch.tensor(rows).view(len(encodings), 3, length).unbind(1)


def _rows(encoding: Any) -> Iterator[list[int]]:
    # Of encoders that know no types of pieces, the tokenizer gives none: the statements tell the sides.
    sides = [int(which == 1) for which in encoding.sequence_ids] if not any(encoding.type_ids) else encoding.type_ids
    yield from (encoding.ids, sides, encoding.attention_mask)


def loss_of(judge: Judge, batch: Batch) -> Tensor:
    """How unlikely the judge holds what the labels leave open."""
    logs = judge(batch.pieces, batch.sides, batch.mask).float().log_softmax(-1)
    return -logs.masked_fill(~batch.open, -torch.inf).logsumexp(-1).mean()


class Run:
    """A run of training: the judge, what changes it, and the last whole epoch, kept in `state.pt`."""

    def __init__(self, judge: Judge, meant: Meant | None, out: Path, device: str, rate: float, epochs: int) -> None:
        self._meant = meant
        self.judge, self._out, self._device, self.epoch = judge.to(device), out, device, 0
        self._rates, self._epochs = (rate, HEADS_RATE * rate), epochs
        body = [weight for weight in judge.bert.parameters() if weight.requires_grad]
        head = [*judge.joined.parameters(), *judge.relation.parameters()]
        groups = [{"params": body}, {"params": head}]
        self.optimizer = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))
        if (out / "state.pt").exists():
            self._take_up()

    def _take_up(self) -> None:
        kept: dict[str, Any] = torch.load(self._out / "state.pt", map_location=self._device)
        for part in ("judge", "optimizer"):
            getattr(self, part).load_state_dict(kept[part])
        self.epoch = int(kept["epoch"])
        print(f"goes on after epoch {self.epoch}", flush=True)

    def keep(self) -> None:
        kept = {part: getattr(self, part).state_dict() for part in ("judge", "optimizer")}
        torch.save(kept | {"epoch": self.epoch}, self._out / "state.part")
        (self._out / "state.part").rename(self._out / "state.pt")

    def learn(self, some: Sequence[Batch]) -> None:
        """One epoch over the pairs."""
        self.judge.train()
        total = 0.0
        for at, batch in enumerate(some, start=1):
            self._set_rates(self.epoch + (at - 1) / len(some))
            with torch.autocast(self._device, torch.bfloat16):
                loss = self._loss(batch.to(self._device))
            self.optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(self.judge.parameters(), 1.0)
            self.optimizer.step()
            total += loss.item()
            if at % SHOWN_EVERY == 0:
                print(f"epoch {self.epoch} step {at} of {len(some)} loss {total / SHOWN_EVERY:.3f}", flush=True)
                total = 0.0
        self.epoch += 1

    def _loss(self, batch: Batch) -> Tensor:
        if self._meant is None:
            return loss_of(self.judge, batch)
        meaning = self.judge.meaning(batch.alone, batch.alone_mask)
        likeness = (meaning * self._meant(batch.alone, batch.alone_mask)).sum(-1).mean()
        return loss_of(self.judge, batch) + KEPT * (1 - likeness.float())

    def _set_rates(self, at: float) -> None:
        for group, rate in zip(self.optimizer.param_groups, self._rates, strict=True):
            group["lr"] = rate * _share_of_rate(at / self._epochs)

    @torch.no_grad()
    def chances(self, some: Sequence[Batch]) -> Tensor:
        """(pairs, bearings), in the order of the batches."""
        self.judge.eval()
        return torch.cat(
            [self.judge(b.pieces, b.sides, b.mask).softmax(-1) for b in (b.to(self._device) for b in some)]
        )


def _share_of_rate(done: float) -> float:
    """Of the highest rate, when that share of the course is done: it rises quickly, and falls until the end."""
    return min(1.0, done / WARM, max(LEAST_RATE, (1 - done) / (1 - WARM)))


def evaluate(run: Run, some: Sequence[Batch]) -> dict[str, float]:
    """Macro F1 of the three NLI labels, 0…1: same, contradicts, and whatever else."""
    chances = run.chances(some)
    gathered = torch.cat([chances[:, :2], chances[:, 2:].sum(-1, keepdim=True)], dim=-1)
    found = gathered.argmax(-1).tolist()
    gold = torch.cat([batch.open for batch in some]).int().argmax(-1).clamp(max=2).tolist()
    return {"macro_f1": round(macro_f1(found, gold), 4)}


def tokenizer_of(folder: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    return tokenizer


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--encoder", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--begin", type=Path, help="state.pt of a run to begin from; it may know fewer bearings")
    options.add_argument("--teacher", action="store_true", help="only judge: what statements mean alone may change")
    options.add_argument("--plain", type=int, default=31000, help="pairs of plain statements an epoch")
    options.add_argument("--epochs", type=int, default=2)
    options.add_argument("--rate", type=float, default=2e-4)
    options.add_argument("--frozen", type=int, default=2, help="the lowest layers, which stay as they are")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--threads", type=int, default=1)
    options.add_argument("--pairs", type=int, default=0, help="only so many an epoch, for a trial")
    options.add_argument("--last-pairs", type=int, default=0, help="only so many in the last epoch")
    options.add_argument("--device", default="cpu")
    given = options.parse_args()
    torch.set_num_threads(given.threads)
    given.out.mkdir(parents=True, exist_ok=True)
    tokenizer = tokenizer_of(given.encoder)
    dev = batches([*nli(given.data, "dev")][: given.pairs or None], tokenizer, random.Random(0))

    def epoch_of(number: int) -> list[Batch]:
        chance = random.Random(given.seed * 1000 + number)
        pairs = course(given.data, chance, given.plain)
        count = given.last_pairs if number == given.epochs - 1 else 0
        return batches(chance.sample(pairs, count or given.pairs or len(pairs)), tokenizer, chance)

    torch.manual_seed(0)  # the same untrained head for every seed
    judge = pretrained(given.encoder, frozen=given.frozen)
    meant = None if given.teacher else Meant(given.encoder, given.device)
    if given.begin:
        judge.take_up(torch.load(given.begin, map_location="cpu")["judge"])
    run = Run(judge, meant, given.out, given.device, given.rate, given.epochs)
    while run.epoch < given.epochs:
        torch.manual_seed(given.seed * 1000 + run.epoch)
        run.learn(epoch_of(run.epoch))
        run.keep()
        print(run.epoch, json.dumps(evaluate(run, dev)), flush=True)


if __name__ == "__main__":
    main()
