"""Searching in the browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Page, expect

from onrecord.ledger.base import ClaimQuery, Ledger
from onrecord.ledger.memory import MemoryLedger
from onrecord.model import Place, When
from onrecord.testing.by_hand import article, claim, reading, span
from onrecord.web import urls
from onrecord.web.app import create_app
from tests.web.conftest import Served, client_of, drag_by_finger, room_for


@pytest.fixture(scope="module")
def placed() -> Ledger:
    """Three articles of three years, about two towns."""
    ledger = MemoryLedger()
    for year, town, lon, lat in ((2029, "Oran", -0.6, 35.7), (2030, "Oran", -0.6, 35.7), (2031, "Bari", 16.9, 41.1)):
        text = f"The mayor denied that {town} flooded in {year}."
        when = When.day(date(year, 3, 1))
        page = article(text, path=f"{year}.txt", outlet="The Post", published=when)
        denied = claim(page, f"that {town} flooded in {year}", source="The mayor", cue="denied")
        place = Place(span(text, town), town, lat, lon, year, "DZ" if town == "Oran" else "IT")
        ledger.writer().add(reading(page, denied, places=(place,)))
    return ledger


def test_words_find_claims_and_facets_narrow_them(client: TestClient, demo: Ledger):
    whole = client.get(urls.SEARCH + ".json?q=drone&meaning=no").json()
    assert whole["total"] == len(demo.view().claims(ClaimQuery(words="drone"), limit=500))
    stance = whole["facets"]["stance"][0]
    part = client.get(urls.SEARCH + f".json?q=drone&meaning=no&stance={stance['value']}").json()
    assert part["total"] == stance["claims"]


def test_a_search_is_legible(served: str, page: Page, accessible: Callable[[Page], None]):
    page.goto(served + urls.search("base"))
    expect(page.locator(".around.drawn")).to_be_attached()
    expect(page.locator(".hit").first).to_be_visible()
    accessible(page)


def test_a_facet_narrows_and_its_address_can_be_shared(served: str, page: Page):
    page.goto(served + urls.search("base"))
    page.get_by_role("link", name="denies", exact=False).first.click()
    expect(page.locator(".facet a.chosen")).to_contain_text("denies")
    assert "stance=denies" in page.url
    count = page.locator(".hits-title").inner_text()
    page.goto(page.url)
    expect(page.locator(".hits-title")).to_have_text(count)


def test_brushing_years_narrows_the_list(placed: Ledger, page: Page):
    with Served(create_app(room_for(placed))) as address:
        page.goto(address + urls.SEARCH)
        expect(page.locator(".around.drawn")).to_be_attached()
        expect(page.locator(".hit")).to_have_count(3)
        chart = page.locator('[data-time="published"] svg')
        box = chart.bounding_box()
        assert box
        page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + 30)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] * 0.99, box["y"] + 30, steps=5)
        page.mouse.up()
        expect(page.locator(".hit")).to_have_count(2)
        assert "since=" in page.url
        page.locator('[data-time="published"] [data-clear]').click()
        expect(page.locator(".hit")).to_have_count(3)


def test_brushing_a_region_narrows_the_list(placed: Ledger, page: Page):
    with Served(create_app(room_for(placed))) as address:
        page.goto(address + urls.SEARCH)
        expect(page.locator(".spot-dot")).to_have_count(2)
        box = page.locator("[data-map] svg").bounding_box()
        assert box
        page.mouse.move(box["x"] + box["width"] * 0.55, box["y"] + 4)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] - 4, box["y"] + box["height"] - 4, steps=5)
        page.mouse.up()
        expect(page.locator(".hit")).to_have_count(1)
        expect(page.locator(".hit")).to_contain_text("Bari")


def test_a_finger_brushes_years(placed: Ledger, phone_page: Page):
    with Served(create_app(room_for(placed))) as address:
        phone_page.goto(address + urls.SEARCH)
        expect(phone_page.locator(".around.drawn")).to_be_attached()
        box = phone_page.locator('[data-time="published"] svg').bounding_box()
        assert box
        y = box["y"] + 30
        drag_by_finger(phone_page, (box["x"] + box["width"] * 0.3, y), (box["x"] + box["width"] * 0.99, y))
        expect(phone_page.locator(".hit")).to_have_count(2)


@pytest.mark.parametrize("asked", ["stance=shouts", "box=1,2", "since=2031-02-30", "since=2031-02-01&until=2031-01-01"])
def test_what_cannot_be_understood_is_named(client: TestClient, asked: str):
    answer = client.get(f"{urls.SEARCH}?{asked}")
    assert answer.status_code == 422
    assert asked.partition("=")[0] in answer.text


def test_a_selection_is_taken_away_as_one_file(client: TestClient):
    answer = client.get(f"{urls.SEARCH}/dossier.html?q=drone")
    assert "attachment" in answer.headers["content-disposition"]
    assert "<style>" in answer.text


def test_a_search_that_finds_nothing_says_so(client: TestClient):
    assert "No claim fits" in client.get(urls.SEARCH + "?q=zzyzx&meaning=no").text


def test_a_ledger_without_claims_can_be_searched():
    assert "No claim fits" in client_of(MemoryLedger()).get(urls.SEARCH).text


@pytest.mark.parametrize("condition", ["matter=m00000", "article=a00000"])
@pytest.mark.parametrize("ending", [".csv", ".json", ""])
def test_what_is_not_on_record_is_said_before_a_table_begins(condition: str, ending: str, client: TestClient):
    assert client.get(f"{urls.SEARCH}{ending}?{condition}").status_code == 404


def test_the_page_of_a_search_has_one_box_for_words(placed: Ledger):
    text = client_of(placed).get(urls.SEARCH + "?q=Oran").text
    assert text.count('name="q"') == 1


def test_what_is_taken_along_follows_the_search_that_is_shown(placed: Ledger, page: Page):
    with Served(create_app(room_for(placed))) as address:
        page.goto(address + urls.SEARCH)
        expect(page.locator(".around.drawn")).to_be_attached()
        page.keyboard.press("/")
        page.keyboard.type("Bari")
        page.keyboard.press("Enter")
        expect(page.locator(".hit")).to_have_count(1)
        expect(page.get_by_role("link", name="What fits as CSV")).to_have_attribute("href", re.compile("csv.*q=Bari"))
        expect(page).to_have_title(re.compile("Bari"))
        page.go_back()
        expect(page.locator(".hit")).to_have_count(3)


def test_timelines_and_the_map_are_told_in_words_and_numbers(placed: Ledger, page: Page):
    with Served(create_app(room_for(placed))) as address:
        page.goto(address + urls.SEARCH)
        expect(page.get_by_role("img", name=re.compile("Claims by place: .*Oran: 2.*Bari: 1"))).to_be_attached()
        expect(page.get_by_role("img", name=re.compile("2029-03-01.*: 1; 2030")).first).to_be_attached()
        expect(page.locator('[data-time="published"] .rung-number').first).to_have_text("1")


def test_a_map_that_cannot_be_drawn_says_so(placed: Ledger, page: Page):
    with Served(create_app(room_for(placed))) as address:
        page.route("**/around.json*", lambda route: route.fulfill(status=500))
        page.goto(address + urls.SEARCH)
        expect(page.locator("#said")).to_contain_text("could not be drawn")
