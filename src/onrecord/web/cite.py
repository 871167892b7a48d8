"""Citations to copy: who said it, where it was published, and the address and hash at which it can be checked."""

from __future__ import annotations

from fastapi import Request

from onrecord.dossier.dates import spoken
from onrecord.dossier.shown import ShownClaim, clipped
from onrecord.model import KeptArticle
from onrecord.web import urls

LONGEST_CITED = 300


def citation_of_article(article: KeptArticle, request: Request) -> str:
    """An article: "Heading." Outlet, day. Address. Kept at …, SHA-256 …."""
    heading, where = _published(article)
    return _sentences(heading, where, article.url or "", _kept(article, urls.article(article.id), request))


def citation_of_claim(claim: ShownClaim, article: KeptArticle, request: Request) -> str:
    """A claim: Source, “words”, in its article."""
    words = clipped(claim.claim.text, LONGEST_CITED)[0].strip('“”"„')
    start, end = claim.claim.content[0].start, claim.claim.content[-1].end
    heading, where = _published(article)
    return _sentences(
        f"{claim.name} ({claim.stance}): “{words}”",
        f"In {heading}",
        where,
        f"Characters {start:,}–{end:,}",
        _kept(article, urls.claim(claim.id), request),
    )


def citation_of_source(name: str, entity_id: str, claims: int, request: Request) -> str:
    """A source: its name, how many claims are on its word, and where they stand."""
    return f"{name}, {claims:,} claims. OnRecord {_address(urls.source(entity_id), request)}."


def _published(article: KeptArticle) -> tuple[str, str]:
    """An article's heading, and where and when it was published."""
    where = ", ".join(part for part in (article.outlet, spoken(article.published.when)) if part)
    return f"“{' '.join(article.heading.split())}”", where


def _sentences(*parts: str) -> str:
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def _address(address: str, request: Request) -> str:
    return f"{str(request.base_url).rstrip('/')}{address}"


def _kept(article: KeptArticle, address: str, request: Request) -> str:
    hashes = [passage.document_id for passage in article.passages[:1]]
    return f"OnRecord {_address(address, request)}" + (f", SHA-256 {hashes[0]}" if hashes else "")
