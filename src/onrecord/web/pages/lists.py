"""What came in last, and who is heard most: the ways in for whoever looks for no words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import RedirectResponse, Response

from onrecord.dossier.dates import spoken
from onrecord.dossier.identity import Identity, identities_named
from onrecord.export.csv import cell
from onrecord.ledger.base import ClaimQuery, View
from onrecord.model import By, Facet, KeptArticle
from onrecord.web import urls
from onrecord.web.answer import csv_of, json_of
from onrecord.web.render import page
from onrecord.web.room import view_of

router = APIRouter(include_in_schema=False)

PER_PAGE = 30
MOST_HEARD = 120

Viewed = Annotated[View, Depends(view_of)]
Before = Annotated[str | None, Query(max_length=64)]
Name = Annotated[str, Query(max_length=300)]

COLUMNS = ("id", "heading", "outlet", "published_earliest", "published_latest", "url")


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """An article in a list."""

    article: KeptArticle
    when: str


def _listed(articles: Sequence[KeptArticle]) -> list[ListedArticle]:
    return [ListedArticle(article, spoken(article.published.when)) for article in articles]


@router.get(urls.ARTICLES)
def articles(request: Request, view: Viewed, before: Before = None) -> Response:
    """The articles, those that came in last first."""
    found = view.latest(before=before or None, limit=PER_PAGE + 1)
    shown = found[:PER_PAGE]
    further = f"{urls.ARTICLES}?before={shown[-1].id}" if len(found) > PER_PAGE else None
    return page(request, "articles-list.html", articles=_listed(shown), further=further, before=before)


@router.get(urls.ARTICLES + ".json")
def articles_json(view: Viewed, before: Before = None) -> Response:
    """The same for programs; `next` is what to ask for the next ones with, as `before`."""
    found = view.latest(before=before or None, limit=PER_PAGE + 1)
    rows = [dict(zip(COLUMNS, _row(article), strict=True)) for article in found[:PER_PAGE]]
    return json_of({"articles": rows, "next": found[PER_PAGE - 1].id if len(found) > PER_PAGE else None})


@router.get(urls.ARTICLES + ".csv")
def articles_csv(view: Viewed) -> Response:
    """All articles as a table, in the order they came in."""
    return csv_of(COLUMNS, ([cell(value) for value in _row(each)] for each in view.articles()), "articles")


def _row(article: KeptArticle) -> tuple[str | None, ...]:
    when = article.published.when
    days = (day.isoformat() if day else None for day in (when.earliest, when.latest))
    return article.id, article.heading, article.outlet, *days, article.url


@router.get(urls.SOURCES)
def sources(request: Request, view: Viewed, name: Name = "") -> Response:
    """Who is heard most; with a name, all who are called so. One whose very name it is, is shown at once."""
    identities = identities_named(view, name) if name.strip() else ()
    exact = [each for each in identities if name.casefold() in (other.casefold() for other in each.names)]
    if len(exact) == 1:
        return RedirectResponse(urls.source(exact[0].id), 303)
    return page(request, "sources.html", name=name, identities=identities, heard=_heard(view))


@router.get(urls.SOURCES + ".json")
def sources_json(view: Viewed, name: Name = "") -> Response:
    """The same for programs."""
    identities: tuple[Identity, ...] = identities_named(view, name) if name.strip() else ()
    called = [{"id": each.id, "names": each.names, "type": each.type} for each in identities]
    heard = [{"name": each.label, "claims": each.claims} for each in _heard(view)]
    return json_of({"called": called, "heard": heard})


@router.get(urls.SOURCES + ".csv")
def sources_csv(view: Viewed) -> Response:
    """Who is heard most, as a table."""
    rows = ([cell(each.label), str(each.claims)] for each in _heard(view))
    return csv_of(("name", "claims"), rows, "sources")


def _heard(view: View) -> tuple[Facet, ...]:
    return view.facets(ClaimQuery(own_voice=False), limit=MOST_HEARD).by.get(By.SOURCE, ())
