"""A reader's figures on articles, by the scorer that all systems share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from bench.attributions import SCORER, article_of
from bench.curves import load
from tokenizers import Tokenizer
from train.reader.data import ROLES
from train.reader.network import Reader

from onrecord.annotate.trained.chunks import Chunk, chunked
from onrecord.annotate.trained.decode import Found, Seen, chosen, found_in, places_round
from onrecord.model.claim import pairs

# A chunk in use, in pieces. Of 160, 200 and 256, all within 0.2 of attribution F1 on dev, the quickest by a tenth.
LONGEST = 160


def tokenizer_of(folder: Path) -> Tokenizer:
    """The encoder's tokenizer, without the cutting and padding that its makers set."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


@torch.no_grad()
def see(reader: Reader, chunk: Chunk, lowest: float) -> Seen:
    inputs = torch.from_numpy(chunk.inputs).unsqueeze(1)
    cues, words, anchors = reader.encoder(*inputs)
    heads = torch.from_numpy(chunk.heads)
    chances = torch.sigmoid(cues[0, heads])
    at = torch.nonzero(chances >= lowest).squeeze(1)
    places, inside = places_round(at.numpy(), len(heads), before=reader.sizes.before, after=reader.sizes.after)
    words = words[0, heads][torch.from_numpy(places)]
    scores = reader.tagger(words, anchors[0, heads][at], torch.from_numpy(inside).float())
    return Seen(chances.numpy(), at.numpy(), scores.numpy(), places, inside)


def line(found: Found, chunk: Chunk) -> dict[str, Any]:
    return {role: pairs(chunk.spans(getattr(found, role))) for role in ROLES} | {
        "score": found.score,
        "odds": found.odds,
        "sureness": found.sureness,
    }


Candidates = list[tuple[dict[str, Any], list[tuple[Chunk, list[Found]]]]]


def candidates(
    see: Callable[[Chunk, float], Seen],
    moves: Any,
    articles: Sequence[dict[str, Any]],
    tokenizer: Tokenizer,
    lowest: float = 0.1,
) -> Candidates:
    """Everything that could be found in the articles, before choosing."""
    return [(article, list(_looked_at(see, moves, article, tokenizer, lowest))) for article in articles]


def _looked_at(
    see: Callable[[Chunk, float], Seen], moves: Any, article: dict[str, Any], tokenizer: Tokenizer, lowest: float
) -> Iterator[tuple[Chunk, list[Found]]]:
    chunks = list(chunked(article_of(article), tokenizer, longest=LONGEST))
    found = found_in([see(chunk, lowest) for chunk in chunks], moves) if chunks else []
    for chunk, ones in zip(chunks, found, strict=True):
        yield chunk, [replace(one, score=one.chance) for one in ones]


def decoded(seen: Candidates, lowest: float) -> list[dict[str, Any]]:
    return [
        {
            "id": article["id"],
            "attributions": [
                line(one, chunk)
                for chunk, found in parts
                for one in chosen([one for one in found if one.score >= lowest])
            ],
        }
        for article, parts in seen
    ]


def evaluate(reader: Reader, articles: Sequence[dict[str, Any]], tokenizer: Tokenizer) -> dict[str, Any]:
    """F1s by the least chance that a cue must have."""
    reader.eval()
    moves = reader.tagger.moves.detach().cpu().numpy()
    seen = candidates(lambda chunk, lowest: see(reader, chunk, lowest), moves, articles, tokenizer)
    module = load(SCORER)
    return {
        str(lowest): {
            name: row["f1"]
            for name, row in module.score(articles, decoded(seen, lowest)).items()
            if isinstance(row, dict)
        }
        for lowest in (0.3, 0.4, 0.5)
    }
