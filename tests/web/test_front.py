"""The front page."""

from __future__ import annotations

from collections.abc import Callable

from fastapi.testclient import TestClient
from playwright.sync_api import Page


def test_the_front_page_opens(served: str, page: Page, accessible: Callable[[Page], None]):
    page.goto(served)
    assert page.title() == "OnRecord"
    accessible(page)


def test_no_page_may_load_anything_from_elsewhere(client: TestClient):
    assert "default-src 'none'" in client.get("/").headers["content-security-policy"]


def test_a_page_that_is_not_there_says_so(client: TestClient):
    answer = client.get("/matter-of-nothing")
    assert answer.status_code == 404
    assert "It is not on record" in answer.text


def test_another_site_can_order_nothing(client: TestClient):
    assert client.post("/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert client.post("/", headers={"Origin": "https://example.org"}).status_code == 403


def test_another_name_of_this_machine_is_refused(client: TestClient):
    assert client.get("/", headers={"Host": "rebound.example"}).status_code == 400
