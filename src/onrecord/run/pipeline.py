"""The recipe: documents are read into articles, articles annotated, claims composed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from onrecord import plugins
from onrecord.annotate.base import Annotator
from onrecord.claims.compose import NAME, VERSION, compose
from onrecord.config import Config
from onrecord.errors import PipelineError, Skip, Stop
from onrecord.model import Annotated, Article, Document, Maker, Reading, Rejected
from onrecord.read import language
from onrecord.read.base import Reader

# What the pipeline does itself, beside its readers and annotators.
OWN = (("languages", language.VERSION), ("claims", VERSION))


@dataclass(frozen=True, slots=True)
class Refused:
    """A rejection, with the document whose bytes are worth keeping, where they are at hand.

    `final` where the same parts would only refuse it again: its document counts as read.
    """

    rejected: Rejected
    document: Document | None = None
    final: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """All that a document holds has come before this."""

    document: Document


Step = Reading | Refused | Done
Waiting = Article | Step


class Pipeline:
    """Readers and annotators that fit together, in the order of the settings.

    `readers` and `annotators` are classes; an annotator is made, and its model loaded, when the first article needs
    it. Raises `PipelineError` where one needs a layer that none before it gives.
    """

    def __init__(self, config: Config) -> None:
        self._config = config
        self._readers: list[Reader] = [plugins.find("readers", name)() for name in config.readers]
        self._annotator_types: list[type[Annotator]] = [plugins.find("annotators", name) for name in config.annotators]
        _check_order(self._annotator_types)

    @property
    def config(self) -> Config:
        """The settings that it was made by."""
        return self._config

    @cached_property
    def maker(self) -> Maker:
        """Which parts make the claims: a change in any of them is another maker, and reads everything again."""
        parts: list[Reader | type[Annotator]] = [*self._readers, *self._annotator_types]
        versions = [*((part.name, part.version) for part in parts), *OWN]
        return Maker(NAME, ", ".join(f"{name} {version}" for name, version in versions))

    @cached_property
    def annotators(self) -> list[Annotator]:
        return [_made(annotator, self._config) for annotator in self._annotator_types]

    def run(self, documents: Iterable[Document | Rejected]) -> Iterator[Step]:
        """All that comes of the documents, in their order; articles are annotated in batches."""
        batch: list[Waiting] = []
        characters = 0
        for step in self._articles(documents):
            batch.append(step)
            characters += _weight(step)
            if characters >= self._config.batch_characters:
                yield from self._flush(batch)
                batch, characters = [], 0
        yield from self._flush(batch)

    def _articles(self, documents: Iterable[Document | Rejected]) -> Iterator[Waiting]:
        for document in documents:
            if isinstance(document, Rejected):
                yield Refused(document)
                continue
            try:
                for article in self._reader_of(document).read(document):
                    yield from self._accepted(article, document)
                yield Done(document)
            except Stop:
                raise
            except Skip as error:
                yield _refused("document", document, error.why)
            except Exception as error:  # noqa: BLE001 - whatever fails in a reader, the rest of the run goes on
                yield _refused("document", document, f"could not be read: {type(error).__name__}: {error}")

    def _reader_of(self, document: Document) -> Reader:
        for reader in self._readers:
            if document.media_type in reader.media_types:
                return reader
        raise Skip(document.location, f"no reader takes {document.media_type}.")

    def _accepted(self, article: Article | Rejected, document: Document) -> Iterator[Waiting]:
        if isinstance(article, Rejected):
            yield Refused(article, document)
            return
        most = self._config.max_article_characters
        if len(article.text) > most:
            why = f"is too long: {len(article.text):,} characters, and an article may have {most:,}."
            yield Refused(Rejected("article", _place(article), why, document.id), document)
            return
        known = replace(article, language=language.language_of(article))
        if known.language and language.is_foreign(known.language):
            yield from self._in_another_language(known, known.language)
        else:
            yield known

    def _in_another_language(self, article: Article, tongue: str) -> Iterator[Step]:
        """An article in a language that no claims are read from: it is kept, without any."""
        why = f"is in {language.spoken_language(tongue)}; only English is read for claims so far."
        document = article.page.document
        yield Reading(Annotated(article), self.maker, ())
        yield Refused(Rejected("article", _place(article), why, document.id), document, final=True)

    def _flush(self, batch: Sequence[Waiting]) -> Iterator[Step]:
        articles = [step for step in batch if isinstance(step, Article)]
        readings = iter(self._annotate(articles))
        for step in batch:
            yield next(readings) if isinstance(step, Article) else step

    def _annotate(self, articles: Sequence[Article]) -> list[Reading | Refused]:
        try:
            return [compose(annotated, self.maker) for annotated in self._layers(articles)]
        except Stop:
            raise
        except Exception as error:  # noqa: BLE001 - whatever fails in a part, the rest of the run goes on
            # A batch that fails is tried article by article, so that one bad article costs itself alone.
            if len(articles) == 1:
                return [_unannotated(articles[0], error)]
            return [reading for article in articles for reading in self._annotate([article])]

    def _layers(self, articles: Sequence[Article]) -> list[Annotated]:
        batch = [Annotated(article) for article in articles]
        for annotator in self.annotators if batch else ():
            batch = annotator.annotate(batch)
            if [annotated.article for annotated in batch] != list(articles):
                raise PipelineError(annotator.name, "gives other articles than it got: see AnnotatorSuite.")
        return batch


def _weight(step: Waiting) -> int:
    """What waits in a batch: an article's text, and the bytes of what was refused."""
    if isinstance(step, Article):
        return len(step.text)
    if isinstance(step, Reading):
        return len(step.annotated.article.text)
    return len(step.document.content) if isinstance(step, Refused) and step.document else 0


def _made(annotator: type[Annotator], config: Config) -> Annotator:
    try:
        return annotator(**{name: getattr(config, name) for name in getattr(annotator, "settings", ())})
    except Stop:
        raise
    except Exception as error:
        # A model that is not there is no fault of the article that asked for it first.
        raise PipelineError(annotator.name, f"cannot be made: {type(error).__name__}: {error}") from error


def _check_order(annotators: Iterable[type[Annotator]]) -> None:
    given: set[str] = set()
    names: list[str] = []
    for annotator in annotators:
        if missing := annotator.needs - given:
            raise PipelineError(
                annotator.name,
                f"needs {_listed(missing)}, but nothing before it gives that. Order now: {', '.join(names) or 'none'}. "
                "Put an annotator that gives it first.",
            )
        given |= annotator.gives
        names.append(annotator.name)


def _listed(layers: Iterable[str]) -> str:
    return " and ".join(f"'{layer}'" for layer in sorted(layers))


def _refused(what: str, document: Document, why: str) -> Refused:
    return Refused(Rejected(what, document.location, why, document.id), document)


def _unannotated(article: Article, error: Exception) -> Refused:
    why = error.why if isinstance(error, Skip) else f"could not be annotated: {type(error).__name__}: {error}"
    return Refused(Rejected("article", _place(article), why, article.page.document.id), article.page.document)


def _place(article: Article) -> str:
    document = article.page.document
    return document.location if article.number == 1 else f"{document.location}#{article.number}"
