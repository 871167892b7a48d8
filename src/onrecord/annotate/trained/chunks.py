"""Chunks of an article, in the word pieces of the encoder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.annotate.trained.units import Gap, Quoted, Unit, chunks_of, units_of
from onrecord.model import Article, Span

FIRST, LAST = "[CLS]", "[SEP]"


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of an article: its units and their words, and its word pieces as the encoder takes them.

    `inputs` is (4, pieces): the pieces' numbers, and the shape, gap and quotedness of the units they are of, with the
    encoder's own marks at both ends. `heads` (units,) is the place of each unit's first piece.
    """

    units: tuple[Unit, ...]
    words: tuple[str, ...]
    inputs: NDArray[np.int64]
    heads: NDArray[np.int64]

    def spans(self, places: Iterable[int]) -> tuple[Span, ...]:
        """Where the units at `places` stand in the article, neighbours joined; places in order."""
        spans: list[Span] = []
        last = -2
        for place in places:
            start = spans.pop().start if place == last + 1 else self.units[place].start
            spans.append(Span(start, self.units[place].end))
            last = place
        return tuple(spans)


def chunked(article: Article, tokenizer: Tokenizer, *, longest: int) -> Iterator[Chunk]:
    """The article in chunks of at most `longest` word pieces, the encoder's own two marks included."""
    words, units = units_of(article)
    if not units:
        return
    encoding = tokenizer.encode(words, is_pretokenized=True, add_special_tokens=False)
    ids = np.asarray(encoding.ids, dtype=np.int64)
    owners = np.asarray(encoding.word_ids, dtype=np.int64)
    starts = np.searchsorted(owners, np.arange(len(units) + 1))
    looks = np.asarray([(unit.shape, unit.gap, unit.quoted) for unit in units], dtype=np.int64).T
    first, last = tokenizer.token_to_id(FIRST), tokenizer.token_to_id(LAST)
    for part in chunks_of(article, units, np.diff(starts).tolist(), longest - 2):
        low, high = starts[part.start], starts[part.stop]
        inputs = np.zeros((4, high - low + 2), dtype=np.int64)
        inputs[0, 0], inputs[0, -1] = first, last
        inputs[0, 1:-1] = ids[low:high]
        inputs[1:, 1:-1] = looks[:, owners[low:high]]
        # The gap is before the unit, so its further pieces have none.
        inputs[2, 1:-1][np.isin(np.arange(low, high), starts, invert=True)] = 0
        # A unit that the encoder has no piece for is read at the piece that follows.
        heads = np.minimum(starts[part.start : part.stop] - low + 1, inputs.shape[1] - 1)
        yield Chunk(tuple(units[part.start : part.stop]), tuple(words[part.start : part.stop]), inputs, heads)


def cut_out(chunk: Chunk, places: Sequence[int]) -> Chunk:
    """The units at `places` as a text of their own; what stands wholly in quotation marks, without them."""
    ends = [*chunk.heads[1:].tolist(), chunk.inputs.shape[1] - 1]
    pieces = [at for place in places for at in range(int(chunk.heads[place]), ends[place])]
    inputs = chunk.inputs[:, [0, *pieces, -1]]
    inputs[2, 1] = Gap.BLOCK
    if Quoted.OUTSIDE not in inputs[3]:
        inputs[3, 1:-1] = Quoted.OUTSIDE
    lengths = [ends[place] - int(chunk.heads[place]) for place in places]
    heads = np.minimum(np.cumsum([1, *lengths])[:-1], inputs.shape[1] - 1)
    units = tuple(chunk.units[place] for place in places)
    words = tuple(chunk.words[place] for place in places)
    return Chunk(units, words, inputs, heads)
