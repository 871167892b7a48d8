"""Articles, claims and readings made by hand, from the words that stand in a text."""

from __future__ import annotations

from typing import Any

from onrecord.model import (
    UNKNOWN_DATE,
    Annotated,
    Article,
    Attribution,
    Basis,
    Claim,
    Document,
    Entity,
    Entry,
    Kind,
    Made,
    Maker,
    Page,
    Published,
    Quote,
    Reading,
    Span,
    Stance,
    Voice,
    When,
)
from onrecord.model.ids import content_id
from onrecord.model.span import words_of

MAKER = Maker("by-hand", "1")
LATER_MAKER = Maker("by-hand", "2")


def document(text: str, *, path: str = "page.txt") -> Document:
    """Plain text as it comes from a file."""
    return Document(text.encode(), "text/plain", path)


def article(
    text: str,
    *,
    page: Page | None = None,
    path: str = "page.txt",
    number: int = 1,
    given_id: str | None = None,
    outlet: str | None = "Daily Post",
    published: When | None = None,
) -> Article:
    """An article that stands on `page`, or on one of its own."""
    on = page or Page(document(text, path=path), text, "utf-8")
    start = on.text.index(text)
    return Article(
        page=on,
        page_span=Span(start, start + len(text)),
        number=number,
        given_id=given_id,
        outlet=outlet,
        language="en",
        published=Published(published, Basis.GIVEN) if published else UNKNOWN_DATE,
    )


def span(text: str, words: str) -> Span:
    """Where `words` stand in `text` first."""
    start = text.index(words)
    return Span(start, start + len(words))


def claim(
    article: Article,
    content: str,
    *,
    source: str = "",
    cue: str = "",
    stance: Stance = Stance.ASSERTS,
    kind: Kind = Kind.PERSON,
    via: Claim | None = None,
    entity: Entity | None = None,
) -> Claim:
    """A claim of `article`; without a source and a cue, in the outlet's own voice."""
    text = article.text
    spans = (span(text, content),)
    attribution = None
    if source or cue:
        voice = Voice(source, kind, (span(text, source),) if source else (), entity.id if entity else None)
        cues = (span(text, cue),) if cue else ()
        attribution = Attribution(voice, cues, spans, via.attribution if via else None, cue)
    return Claim(article.id, Voice.of_outlet(article.outlet), attribution, spans, stance, words_of(spans, text), via)


def entity(article: Article, name: str, type_: str = "PERSON") -> Entity:
    """What is called `name` in `article`, mentioned once."""
    return Entity(content_id("entity", article.id, name, type_), name, type_, (span(article.text, name),))


def quote(claim: Claim) -> Quote:
    """The quote that an attributed claim is made of."""
    return Quote(claim.source.spans, claim.cue, claim.content)


def reading(article: Article, *claims: Claim, maker: Maker = MAKER, **layers: tuple[Any, ...]) -> Reading:
    """All that `maker` made of `article`; `layers` are those of `Annotated`."""
    made = tuple(Made(claim, maker, 0.9) for claim in claims)
    return Reading(Annotated(article, **layers), maker, made)


def entry(article: Article, claim: Claim, *, number: int = 1) -> Entry:
    """A claim as a ledger would give it."""
    made = Made(claim, MAKER, 0.9, "2031-01-14T12:00:00.000000+00:00")
    return Entry(number, made, article.name, article.heading, article.published)
