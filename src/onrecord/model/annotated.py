"""An article with layers of marks on it; each annotator adds one layer or more."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.document import Article
from onrecord.model.span import Span


@dataclass(frozen=True, slots=True)
class Word:
    """A token with its place in the sentence's syntax.

    `tag` is a Penn Treebank tag and `dep` a ClearNLP dependency label, as spaCy's English models give them;
    `head` is the index, in the article's words, of the word that this one depends on (its own index at a root).
    """

    start: int
    end: int
    text: str
    tag: str
    dep: str
    head: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name something. `type` is an OntoNotes entity type ("PERSON", "ORG", "GPE", "NORP", "DATE", …)."""

    span: Span
    text: str
    type: str


@dataclass(frozen=True, slots=True)
class Entity:
    """What several mentions of one article name. `name` is its longest mention."""

    id: str
    name: str
    type: str
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that an article puts in somebody's mouth or mind: the attribution literature's source, cue and content.

    Spans of one role stand in order and do not overlap; `source` and `cue` may be empty, `content` never.
    `score` is how sure the annotator is, 0…1. `cited` marks whom the quote before it, with the same content, has it
    from: of "the paper said, citing two officials, that …", the officials.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float = 1.0
    cited: bool = False

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("Quote needs content, got none.")


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article and the layers that annotators have given it, in the order of the text."""

    article: Article
    words: tuple[Word, ...] = ()
    sentences: tuple[Span, ...] = ()
    names: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    quotes: tuple[Quote, ...] = ()
