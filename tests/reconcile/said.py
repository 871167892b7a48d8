"""Claims made by hand, and their facts: who says what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from onrecord.model import Claim, Kind, Stance, When
from onrecord.reconcile.facts import Facts
from onrecord.testing.by_hand import article, entry
from onrecord.testing.by_hand import claim as of_article


def said(source: str, content: str, stance: Stance = Stance.ASSERTS, *, outlet: str = "Daily Post") -> Claim:
    """What `source` says in an article of its own; without a source, what the outlet does."""
    if not source:
        return of_article(article(content, outlet=outlet), content, stance=stance)
    page = article(f"{source} said: {content}", outlet=outlet)
    return of_article(page, content, source=source, cue="said", stance=stance)


def facts(
    content: str,
    *,
    source: str = "Ann Bel",
    stance: Stance = Stance.ASSERTS,
    kind: Kind = Kind.PERSON,
    day: date | None = None,
    heading: str = "",
    names: tuple[str, ...] = (),
    **layers: tuple[Any, ...],
) -> Facts:
    """The facts of a claim in an article of its own; `layers` are those of `Entry`."""
    page = article(f"{source} said: {content}", published=When.day(day) if day else None)
    made = of_article(page, content, source=source, cue="said" if source else "", stance=stance, kind=kind)
    kept = replace(entry(page, made), article_heading=heading, **layers)
    return Facts(kept, frozenset(name.casefold() for name in names))
