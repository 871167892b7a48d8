"""Builds a dossier: asks the ledger once, and lays out what it answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from onrecord.dossier.atlas import atlas_of
from onrecord.dossier.brief import matters_in_brief
from onrecord.dossier.dates import spoken
from onrecord.dossier.disputes import disputes_of
from onrecord.dossier.dossier import Dossier, Figures, OwnVoice, ShownArticle
from onrecord.dossier.happened import times_said
from onrecord.dossier.question import conditions_of, title_of
from onrecord.dossier.segments import blocks_of
from onrecord.dossier.shown import ShownClaim, shown_claims
from onrecord.dossier.sources import Source, sources_of
from onrecord.dossier.timeline import clock_of, in_time, timeline_of
from onrecord.ledger.base import ClaimQuery, View
from onrecord.model import Canon, Contest, Entry, KeptArticle

# A page of this many claims still opens at once on a laptop; nobody reads more of them from one page.
MOST_CLAIMS = 5_000
PAGE = 500


def build(
    view: View,
    query: ClaimQuery,
    *,
    title: str | None = None,
    made_on: date | None = None,
    most: int = MOST_CLAIMS,
) -> Dossier:
    """The dossier of the claims that fit `query`, and of those that contradict them."""
    asked, cut_short = _asked_for(view, query, most)
    contests = tuple(view.contests([entry.id for entry in asked]))
    entries, beyond = _with_opponents(asked, contests)
    articles = articles_of(view, entries)
    contested = frozenset(entry.id for contest in contests for entry in (contest.left, contest.right))
    claims = shown_claims(entries, articles, contested=contested, beyond=beyond)
    canon = view.canon({claim.entity for claim in claims if claim.entity})
    dossier = laid_out(claims, articles, contests, canon)
    return replace(
        dossier,
        title=title or title_of(query),
        matters=matters_in_brief(view, claims),
        asked=conditions_of(query),
        made_on=made_on,
        cut_short=cut_short,
    )


def _asked_for(view: View, query: ClaimQuery, most: int) -> tuple[list[Entry], bool]:
    """The first claims that fit, and whether there are more of them."""
    entries: list[Entry] = []
    while len(entries) <= most:
        after = entries[-1].number if entries else 0
        page = view.claims(query, after=after, limit=min(PAGE, most + 1 - len(entries)))
        if not page:
            return entries, False
        entries.extend(page)
    return entries[:most], True


def _with_opponents(asked: Sequence[Entry], contests: Iterable[Contest]) -> tuple[list[Entry], frozenset[str]]:
    entries = {entry.id: entry for entry in asked}
    opponents = {
        entry.id: entry for contest in contests for entry in (contest.left, contest.right) if entry.id not in entries
    }
    return [*entries.values(), *opponents.values()], frozenset(opponents)


def articles_of(view: View, entries: Iterable[Entry]) -> tuple[KeptArticle, ...]:
    """The articles of the entries, the earliest published first."""
    ids = dict.fromkeys(entry.claim.article_id for entry in entries)
    articles = (view.article(article_id) for article_id in ids)
    return tuple(sorted(articles, key=_in_order))


def _in_order(article: KeptArticle) -> tuple[date, date, datetime, str]:
    when = article.published.when
    return *in_time(when), clock_of(when), article.name


def laid_out(
    claims: tuple[ShownClaim, ...], articles: Sequence[KeptArticle], contests: Iterable[Contest], canon: Canon
) -> Dossier:
    """Claims by dispute, source, time, place and article."""
    disputes = disputes_of(contests, {claim.id: claim for claim in claims})
    sources = sources_of(claims, canon)
    shown = _shown_articles(articles, claims)
    return Dossier(
        title="",
        asked=(),
        figures=_figures(claims, sources, shown),
        disputes=disputes,
        timeline=timeline_of(claims),
        sources=sources,
        own_voices=_own_voices(claims),
        articles=shown,
        claims=claims,
        times=times_said(claims, articles),
        atlas=atlas_of(claims, articles),
    )


def _shown_articles(articles: Iterable[KeptArticle], claims: Iterable[ShownClaim]) -> tuple[ShownArticle, ...]:
    by_article: dict[str, list[ShownClaim]] = defaultdict(list)
    for claim in claims:
        by_article[claim.claim.article_id].append(claim)
    return tuple(_shown_article(article, tuple(by_article[article.id])) for article in articles)


def _shown_article(article: KeptArticle, claims: tuple[ShownClaim, ...]) -> ShownArticle:
    return ShownArticle(article, spoken(article.published.when), blocks_of(article, claims), claims)


def _own_voices(claims: Iterable[ShownClaim]) -> tuple[OwnVoice, ...]:
    by_name: dict[str, list[ShownClaim]] = defaultdict(list)
    for claim in claims:
        if claim.own_voice:
            by_name[claim.where].append(claim)
    return tuple(OwnVoice(name, tuple(group)) for name, group in sorted(by_name.items()))


def _figures(claims: Sequence[ShownClaim], sources: Sequence[Source], articles: Sequence[ShownArticle]) -> Figures:
    return Figures(
        articles=len(articles),
        outlets=len({article.outlet for article in articles if article.outlet}),
        claims=len(claims),
        own_voice=sum(claim.own_voice for claim in claims),
        sources=sum(source.named for source in sources),
        unnamed=sum(not source.named for source in sources),
        contested=sum(claim.contested for claim in claims),
        beyond=sum(claim.beyond for claim in claims),
    )
