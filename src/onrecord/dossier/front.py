"""What a ledger opens with: who denies what, what came in last, and what somebody says otherwise now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from onrecord.dossier.build import articles_of
from onrecord.dossier.changes import Change, changes_of
from onrecord.dossier.dates import spoken
from onrecord.dossier.denials import Denial, denials_of
from onrecord.dossier.glance import Glance, glances
from onrecord.dossier.listing import Weighed
from onrecord.dossier.shown import ShownClaim, shown_claims
from onrecord.ledger.base import ClaimQuery, View
from onrecord.model import KeptArticle, Link, Relation, Summary

LEADING = 1
KEYS_OF_LEADING = 3
CONTESTED = 7
DENIALS = 4
NEWEST = 6
ARTICLES = 6
CLAIMS_OF_ARTICLE = 2
CHANGES = 3

# So many of the last claims are looked at for what is new.
LAST = 400


@dataclass(frozen=True, slots=True)
class FreshArticle:
    """An article that came in lately, with a few of its claims, the contested ones first."""

    article: KeptArticle
    when: str
    claims: tuple[ShownClaim, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Front:
    """The front page.

    `denials` are single pairs of who says and who denies it, for whoever looks for the first time. `leading` is what is
    contested most (of that which somebody denies, where anybody does), with the key claims of its sides, and
    `contested` what comes next; `newest` are the questions that came up last, and `changes` who says otherwise now.
    """

    summary: Summary
    matters: int
    matters_contested: int
    denials: tuple[Denial, ...]
    leading: tuple[Glance, ...]
    contested: tuple[Glance, ...]
    newest: tuple[Glance, ...]
    fresh: tuple[FreshArticle, ...]
    changes: tuple[Change, ...]


def front_of(view: View, weighed: Sequence[Weighed], newest: Iterable[Weighed]) -> Front:
    """The front page of a ledger whose matters are `weighed`, most contested first; `newest` came in last."""
    first = [each for each in weighed[: LEADING + CONTESTED - 1] if len(each.matter.standings) > 1]
    denials = denials_of(view, weighed, DENIALS)
    # Somebody who denies something is understood at once, which not all that is contested is.
    denied = {denial.matter for denial in denials}
    lead = next((each for each in first if each.matter.id in denied), None)
    if lead:
        first = [lead, *(each for each in first if each is not lead)]
    above = {each.matter.id for each in first}
    others = [each for each in newest if each.matter.id not in above and len(each.matter.standings) > 1]
    fresh, changes = _latest(view)
    return Front(
        summary=view.summary(),
        matters=len(weighed),
        matters_contested=sum(each.matter.contested for each in weighed),
        denials=denials,
        leading=glances(view, first[:LEADING], keys=KEYS_OF_LEADING),
        contested=glances(view, first[LEADING:]),
        newest=glances(view, others[:NEWEST]),
        fresh=fresh,
        changes=changes,
    )


def _latest(view: View) -> tuple[tuple[FreshArticle, ...], tuple[Change, ...]]:
    """The articles that came in last, and who of the last claims says otherwise than before."""
    after = max(0, view.state().claims - LAST)
    entries = view.claims(ClaimQuery(), after=after, limit=LAST)
    links = view.links(entry.id for entry in entries)
    ids = list(dict.fromkeys(entry.claim.article_id for entry in reversed(entries)))[:ARTICLES]
    articles = [view.article(each) for each in ids]
    contested = frozenset(
        end for link in links if link.relation is Relation.CONTRADICTS for end in (link.left, link.right)
    )
    here = [entry for entry in entries if entry.claim.article_id in ids]
    claims = shown_claims(here, articles, contested=contested, beyond=frozenset())
    return tuple(_fresh(article, claims) for article in articles), _changes(view, links)


def _fresh(article: KeptArticle, claims: Iterable[ShownClaim]) -> FreshArticle:
    own = [claim for claim in claims if claim.claim.article_id == article.id]
    first = sorted(own, key=lambda claim: (not claim.contested, claim.own_voice, claim.number))[:CLAIMS_OF_ARTICLE]
    return FreshArticle(article, spoken(article.published.when), tuple(first), len(own) - len(first))


def _changes(view: View, links: Collection[Link]) -> tuple[Change, ...]:
    revising = [link for link in links if link.relation is Relation.REVISES][:CHANGES]
    entries = view.entries({end for link in revising for end in (link.left, link.right)})
    articles = articles_of(view, entries)
    claims = shown_claims(entries, articles, contested=frozenset(), beyond=frozenset())
    return changes_of({claim.id: claim for claim in claims}, revising)
