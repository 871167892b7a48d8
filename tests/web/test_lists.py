"""The lists of articles and of sources."""

from __future__ import annotations

from collections.abc import Callable

from fastapi.testclient import TestClient
from playwright.sync_api import Page, expect

from onrecord.ledger.base import Ledger
from onrecord.web import urls
from onrecord.web.pages import lists


def test_what_came_in_last_stands_first(client: TestClient, demo: Ledger):
    ids = [article.id for article in demo.view().articles()]
    given = client.get(urls.as_json(urls.ARTICLES)).json()
    assert [each["id"] for each in given["articles"]] == ids[::-1]


def test_a_long_list_goes_on_where_a_page_ended(client: TestClient, demo: Ledger, monkeypatch):
    monkeypatch.setattr(lists, "PER_PAGE", 6)
    seen, before = [], ""
    while before is not None:
        page = client.get(f"{urls.as_json(urls.ARTICLES)}?before={before}").json()
        seen += [each["id"] for each in page["articles"]]
        before = page["next"]
    assert sorted(seen) == sorted(article.id for article in demo.view().articles())


def test_articles_and_sources_are_listed(served: str, page: Page, accessible: Callable[[Page], None]):
    page.goto(served + urls.ARTICLES)
    accessible(page)
    page.goto(served + urls.SOURCES)
    expect(page.get_by_role("heading", name="Heard most")).to_be_visible()
    accessible(page)


def test_the_very_name_of_one_leads_to_its_page(client: TestClient):
    answer = client.get(urls.SOURCES + "?name=Orven Castrane", follow_redirects=False)
    assert answer.headers["location"].startswith("/source/e")


def test_part_of_a_name_lists_all_who_are_called_so(client: TestClient):
    assert "Called so" in client.get(urls.SOURCES + "?name=Ministry").text
    assert "Nobody is called so" in client.get(urls.SOURCES + "?name=Zzyzx").text
