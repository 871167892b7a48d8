"""Attributions in spaCy's own documents: `nlp.add_pipe("onrecord_attributions")`.

spaCy finds the module by the entry point in `spacy_factories`, and asks that the factory be registered when it is
imported.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.pipeline import Pipe, Sentencizer
from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from onrecord.annotate.trained.quotes import TrainedQuotes
from onrecord.claims.compose import compose
from onrecord.model import Annotated, Article, Claim, Document, Made, Maker, Mention, Page, Span
from onrecord.model.claim import pairs

FACTORY = "onrecord_attributions"
EXTENSION = "attributions"
SETTINGS = "settings.json"
MAKER = Maker(TrainedQuotes.name, TrainedQuotes.version)

# Under each name in `doc.spans`, the spans of one role.
GROUPS = {"source": "onrecord_sources", "cue": "onrecord_cues", "content": "onrecord_contents"}


@dataclass(frozen=True, slots=True, eq=False)
class DocAttribution:
    """Who says or holds what, as spans of a `Doc`. A role without words is an empty list.

    `via` is the attribution in whose content this one stands. `stance`, `kind` and `score` are as in docs/formats.md.
    """

    source: list[DocSpan]
    cue: list[DocSpan]
    content: list[DocSpan]
    stance: str
    kind: str
    score: float
    via: DocAttribution | None = None

    def chain(self) -> list[DocAttribution]:
        """On whose word: the attributions from the outermost to this one."""
        return [*(self.via.chain() if self.via else ()), self]


class Attributions(Pipe):
    """Finds who says or holds what in English news, with the network that OnRecord reads with.

    It needs no other component. What comes before it helps: sentences tell the stances better, and names tell which
    sources are people, bodies and outlets. `min_score` leaves out what is less sure than that, `threads` is how many
    the network may use.
    """

    def __init__(self, name: str = FACTORY, *, min_score: float = 0.0, threads: int = 1) -> None:
        self.name = name
        self.min_score = _score(min_score)
        self.threads = threads
        self._reader = TrainedQuotes(threads=threads)
        self._sentences = Sentencizer()

    def __call__(self, doc: Doc) -> Doc:
        self._annotate([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Annotate a stream of documents, a batch at a time; those that fail go to the error handler one by one."""
        waiting = iter(stream)
        while docs := list(islice(waiting, batch_size)):
            try:
                self._annotate(docs)
            except Exception:  # noqa: BLE001 - whatever fails, the rest of the batch goes on
                yield from self._one_by_one(docs)
            else:
                yield from docs

    def _one_by_one(self, docs: Iterable[Doc]) -> Iterator[Doc]:
        for doc in docs:
            try:
                self._annotate([doc])
            except Exception as error:  # noqa: BLE001 - the error handler says what is to become of it
                self.get_error_handler()(self.name, self, [doc], error)
            else:
                yield doc

    def _annotate(self, docs: Sequence[Doc]) -> None:
        speaking = [doc for doc in docs if doc.text.strip()]
        for doc in docs:
            _keep(doc, [])
        read = self._reader.annotate([_annotated(doc, self._sentences) for doc in speaking])
        for doc, annotated in zip(speaking, read, strict=True):
            _keep(doc, [made for made in compose(self._sure(annotated), MAKER) if made.claim.attribution])

    def _sure(self, annotated: Annotated) -> Annotated:
        return replace(annotated, quotes=tuple(each for each in annotated.quotes if each.score >= self.min_score))

    # What there is to keep are the settings: the weights come with the package.

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The settings, and the version of the reader."""
        return json.dumps(self._settings()).encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Attributions:
        """Take on kept settings; warns where another version of the reader was at work."""
        self._take_on(json.loads(data))
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the settings, and the version of the reader, into a folder."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / SETTINGS).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Attributions:
        """Take on settings that `to_disk` wrote."""
        return self.from_bytes((Path(path) / SETTINGS).read_bytes())

    def __reduce__(self) -> tuple[Callable[..., Attributions], tuple[str, float, int]]:
        # The network's session cannot be sent to another process, which makes its own.
        return _again, (self.name, self.min_score, self.threads)

    def _settings(self) -> dict[str, Any]:
        return {"reader": MAKER.version, "min_score": self.min_score}

    def _take_on(self, settings: Mapping[str, Any]) -> None:
        self.min_score = _score(settings["min_score"])
        if settings["reader"] != MAKER.version:
            warnings.warn(
                f"{self.name} was kept with version {settings['reader']} of its reader; {MAKER.version} is installed, "
                "and may read otherwise.",
                stacklevel=4,
            )


@Language.factory(
    FACTORY,
    assigns=[f"doc._.{EXTENSION}", "doc.spans"],
    default_config={"min_score": 0.0, "threads": 1},
)
def attributions(nlp: Language, name: str, min_score: float, threads: int) -> Attributions:
    """The component, as `nlp.add_pipe("onrecord_attributions")` makes it."""
    _extend()
    return Attributions(name, min_score=min_score, threads=threads)


def attributions_of(doc: Doc) -> list[DocAttribution]:
    """What `doc._.attributions` gives: the attributions of a document, outer ones before those in their contents."""
    found: list[DocAttribution] = []
    for kept in doc.user_data.get(FACTORY, ()):
        roles = {role: _doc_spans(doc, kept[role]) for role in GROUPS}
        via = None if kept["via"] is None else found[kept["via"]]
        found.append(DocAttribution(**roles, stance=kept["stance"], kind=kept["kind"], score=kept["score"], via=via))
    return found


def _again(name: str, min_score: float, threads: int) -> Attributions:
    _extend()
    return Attributions(name, min_score=min_score, threads=threads)


def _extend() -> None:
    """Make `doc._.attributions`. Raises `ValueError` where another package has one of that name."""
    if Doc.has_extension(EXTENSION):
        _, _, getter, _ = Doc.get_extension(EXTENSION)
        if getattr(getter, "__module__", None) != __name__:
            raise ValueError(f"doc._.{EXTENSION} is another's already; {FACTORY} cannot set it. Remove that one first.")
    Doc.set_extension(EXTENSION, getter=attributions_of, force=True)


def _score(number: float) -> float:
    if not 0 <= number <= 1:
        raise ValueError(f"{FACTORY} needs a min_score in 0…1, got {number}.")
    return number


def _annotated(doc: Doc, sentences: Sentencizer) -> Annotated:
    """The document as an article, with its sentences and names."""
    text = doc.text
    page = Page(Document(text.encode("utf-8", "surrogatepass"), "text/plain"), text, "utf-8")
    names = (Mention(Span(name.start_char, name.end_char), name.text, name.label_) for name in doc.ents)
    return Annotated(
        Article(page, Span(0, len(text)), 1), sentences=tuple(_sentences(doc, sentences)), names=tuple(names)
    )


def _sentences(doc: Doc, sentences: Sentencizer) -> Iterator[Span]:
    """The document's sentences, else those that its full stops tell of; the document is left as it is."""
    if doc.has_annotation("SENT_START"):
        return (Span(sentence.start_char, sentence.end_char) for sentence in doc.sents)
    (opens,) = sentences.predict([doc])
    starts = [token.idx for token, begins in zip(doc, opens, strict=True) if begins]
    return (Span(start, end) for start, end in zip(starts, [*starts[1:], len(doc.text)], strict=True))


def _keep(doc: Doc, made: Sequence[Made]) -> None:
    """Put attributions into a document as plain values, which are kept with it and sent with it; spans are made of them
    when they are asked for."""
    index = {each.claim.id: number for number, each in enumerate(made)}
    doc.user_data[FACTORY] = [_plain(each.claim, each.score, index) for each in made]
    for role, group in GROUPS.items():
        doc.spans[group] = [
            span
            for number, kept in enumerate(doc.user_data[FACTORY])
            for span in _doc_spans(doc, kept[role], label=role, attribution=number)
        ]


def _plain(claim: Claim, score: float, index: Mapping[str, int]) -> dict[str, Any]:
    return {
        "source": pairs(claim.source.spans),
        "cue": pairs(claim.cue),
        "content": pairs(claim.content),
        "stance": claim.stance.value,
        "kind": claim.source.kind.value,
        "score": score,
        "via": index[claim.via.id] if claim.via else None,
    }


def _doc_spans(
    doc: Doc, places: Iterable[Sequence[int]], *, label: str = "", attribution: int | None = None
) -> list[DocSpan]:
    """Characters as spans of whole tokens; `span_id` is the attribution's number, from 0 on."""
    number = "" if attribution is None else str(attribution)
    spans = (doc.char_span(start, end, label=label, span_id=number, alignment_mode="expand") for start, end in places)
    return [span for span in spans if span is not None]
