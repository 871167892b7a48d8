"""The cases' own claims as OnRecord has claims: what matters are made of when reading is taken for granted.

`readings` are put into a ledger like any others; `lines` is the same told as `onrecord matters` tells it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from bench.accounts.case import Article, Case, Claim
from bench.accounts.score import gold_id
from onrecord import model
from onrecord.claims.voice import kind_of
from onrecord.model import (
    Annotated,
    Attribution,
    Basis,
    Document,
    Made,
    Maker,
    Page,
    Published,
    Reading,
    Span,
    Stance,
    Voice,
    When,
)

MAKER = Maker("given", "1")


def readings(case: Case) -> list[Reading]:
    """Each article of the case with its claims, as one reading would have made them."""
    return [
        Reading(Annotated(article), MAKER, tuple(Made(claim, MAKER, 1.0) for _, claim in claims))
        for article, claims in _told(case)
    ]


def names(case: Case) -> dict[str, str]:
    """The id of each claim of `readings`, with the id that the claim has among those of all cases."""
    return {claim.id: gold_id(case, own.id) for _, claims in _told(case) for own, claim in claims}


def _told(case: Case) -> Iterator[tuple[model.Article, list[tuple[Claim, model.Claim]]]]:
    for article in case.articles:
        made = article_of(article)
        yield made, [(claim, claim_of(claim, made)) for claim in case.claims if claim.article == article.id]


def article_of(article: Article) -> model.Article:
    """The article as a line of JSON would have brought it."""
    day = datetime.fromisoformat(article.published).date()
    return model.Article(
        page=Page(Document(article.text.encode(), "text/plain", article.id), article.text, "utf-8"),
        page_span=Span(0, len(article.text)),
        number=1,
        given_id=article.id,
        outlet=article.outlet,
        title=article.title,
        language="en",
        published=Published(When.day(day), Basis.GIVEN),
    )


def claim_of(claim: Claim, article: model.Article) -> model.Claim:
    """The claim with its chain of voices; which words are the cue is not told, so there is none."""
    content = Span(*claim.content)
    attribution: Attribution | None = None
    for words in (*claim.via, claim.source) if claim.source else ():
        spans = (_nearest(words, content, article.text),)
        voice = Voice(words, kind_of(spans, article.text, ()), spans)
        attribution = Attribution(voice, (), (content,), attribution)
    outlet = Voice.of_outlet(article.outlet)
    return model.Claim(article.id, outlet, attribution, (content,), Stance(claim.stance), content.of(article.text))


def _nearest(words: str, content: Span, text: str) -> Span:
    """Where the words stand nearest to the content, outside it if they do."""
    starts = [start for start in range(len(text)) if text.startswith(words, start)]
    spans = [Span(start, start + len(words)) for start in starts]
    return min(spans, key=lambda span: (content.holds(span), abs(span.start - content.start)))


def lines(cases: Iterable[Case]) -> Iterator[dict[str, Any]]:
    """The matters as lines of `onrecord matters --format jsonl`: what a reader would print who makes no mistake."""
    for case in cases:
        own = {claim.id: claim for claim in case.claims}
        for matter in case.matters:
            yield {
                "id": gold_id(case, matter.id),
                "title": matter.title,
                "claims": [_claim_line(case, own[claim], side) for claim, side in matter.claims.items()],
                "links": [
                    {"left": gold_id(case, link.left), "right": gold_id(case, link.right), "relation": link.relation}
                    for link in case.links
                    if {link.left, link.right} <= matter.claims.keys()
                ],
            }


def _claim_line(case: Case, claim: Claim, side: str) -> dict[str, Any]:
    return {
        "claim": gold_id(case, claim.id),
        "article": claim.article,
        "side": side,
        "page_span": list(claim.content),
        "source": claim.source,
        "stance": claim.stance,
    }
