"""The page of a source, and that of who cites whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Page, expect

from onrecord.ledger.base import ClaimQuery, Ledger
from onrecord.model import Entry
from onrecord.web import urls


@pytest.fixture(scope="module")
def said(demo: Ledger) -> Entry:
    """A claim of a source with a name."""
    return next(each for each in demo.view().claims(ClaimQuery(source="Trelk")) if each.claim.source.entity)


def test_a_source_tells_all_that_it_said(served: str, page: Page, said: Entry, accessible: Callable[[Page], None]):
    page.goto(served + urls.source(said.claim.source.entity or ""))
    expect(page.locator(".said-list")).to_contain_text(said.claim.text)
    accessible(page)


def test_a_source_is_to_be_had_as_json_and_csv(client: TestClient, said: Entry):
    address = urls.source(said.claim.source.entity or "")
    assert said.id in {claim["id"] for claim in client.get(urls.as_json(address)).json()["claims"]}
    assert said.id in client.get(urls.as_csv(address)).text


def test_who_cites_whom_is_drawn_and_written(served: str, page: Page, accessible: Callable[[Page], None]):
    page.goto(served + urls.NETWORK)
    expect(page.locator(".net.drawn .node").first).to_be_visible()
    assert page.locator(".edges tbody tr").count() > 5
    accessible(page)


def test_a_click_on_a_voice_tells_whom_it_cites(served: str, wide_page: Page):
    wide_page.goto(served + urls.NETWORK)
    node = wide_page.locator(".net.drawn .node").first
    node.dispatch_event("click")
    expect(wide_page.locator("#voice-card")).to_contain_text("ite")
    assert wide_page.locator(".net .edge.on").count() > 0


def test_the_network_can_be_narrowed(client: TestClient):
    whole, part = (client.get(urls.NETWORK + ".json" + query).json() for query in ("", "?q=drone"))
    assert 0 < part["looked_at"] < whole["looked_at"]


def test_the_network_is_to_be_had_as_csv(client: TestClient):
    assert client.get(urls.NETWORK + ".csv").text.startswith("citing,cited,claims\r\n")
