"""Claims made by hand: who says what."""

from __future__ import annotations

from onrecord.model import Claim, Stance
from onrecord.testing.by_hand import article
from onrecord.testing.by_hand import claim as of_article


def said(source: str, content: str, stance: Stance = Stance.ASSERTS, *, outlet: str = "Daily Post") -> Claim:
    """What `source` says in an article of its own; without a source, what the outlet does."""
    if not source:
        return of_article(article(content, outlet=outlet), content, stance=stance)
    page = article(f"{source} said: {content}", outlet=outlet)
    return of_article(page, content, source=source, cue="said", stance=stance)


def in_one_article(*claims: tuple[str, str]) -> list[Claim]:
    """What several sources say in one article."""
    page = article("\n".join(f"{source} said: {content}" for source, content in claims))
    return [of_article(page, content, source=source, cue="said") for source, content in claims]
