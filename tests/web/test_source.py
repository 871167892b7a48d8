"""The page of a source, and that of who cites whom."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import combinations

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Page, expect

from onrecord.dossier.network import MOST_VOICES, network_of
from onrecord.ledger.base import ClaimQuery, Ledger
from onrecord.model import Entry
from onrecord.web import urls
from onrecord.web.app import create_app
from onrecord.web.pages import source
from tests.web.conftest import Served, drag_by_finger, room_for
from tests.web.crowd import crowd


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


def test_a_press_on_a_voice_tells_whom_it_cites(served: str, page: Page):
    page.goto(served + urls.NETWORK)
    node = page.locator(".net.drawn .node").first
    node.click()
    expect(page.locator("#voice-card")).to_contain_text("ite")
    lit = page.locator(".net .edge.on").count()
    assert 0 < lit < page.locator(".net .edge").count()
    node.click()
    expect(page.locator("#voice-card")).to_be_empty()


def test_the_network_is_made_once_for_its_page(served: str, wide_page: Page, monkeypatch: pytest.MonkeyPatch):
    made = []
    monkeypatch.setattr(source, "network_of", lambda *asked: made.append(asked) or network_of(*asked))
    wide_page.goto(served + urls.NETWORK + "?q=the")
    expect(wide_page.locator(".net.drawn .node").first).to_be_visible()
    assert len(made) == 1


@pytest.fixture(scope="module")
def crowded() -> Iterator[str]:
    """The network of a ledger with more voices than are drawn."""
    with Served(create_app(room_for(crowd()))) as address:
        yield address + urls.NETWORK


# Chromium draws it in about a second on two slow cores; a test that runs beside others may take longer.
MOST_SECONDS = 6


def test_five_hundred_voices_are_drawn_with_names_that_can_be_read(crowded: str, page: Page):
    page.goto(crowded)
    expect(page.locator(".net.drawn .node")).to_have_count(MOST_VOICES)
    assert page.evaluate("performance.getEntriesByName('drawn')[0].startTime") < MOST_SECONDS * 1000
    boxes = page.evaluate(NAMES_SHOWN)
    assert len(boxes) > (8 if page.viewport_size["width"] < 800 else 30)
    assert not [(one, other) for one, other in combinations(boxes, 2) if overlap(one, other)]
    heaviest = page.evaluate("JSON.parse(document.getElementById('net-voices').textContent).voices[0].name")
    assert heaviest in {box["name"] for box in boxes}
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


NAMES_SHOWN = """() => [...document.querySelectorAll(".net text")]
  .filter((text) => text.getAttribute("visibility") === "visible" && getComputedStyle(text).opacity !== "0")
  .map((text) => ({ name: text.textContent, ...text.getBoundingClientRect().toJSON() }))"""


def overlap(one: dict[str, float], other: dict[str, float]) -> bool:
    """Whether two boxes cover each other by more than a hair."""
    across = min(one["right"], other["right"]) - max(one["left"], other["left"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return across > 1 and down > 3


def test_voices_are_reached_by_keyboard_with_one_stop_for_all(crowded: str, page: Page):
    page.goto(crowded)
    stops = page.locator('.net .node:not([tabindex="-1"])')
    expect(stops).to_have_count(1)
    page.get_by_label("With at least").focus()
    page.keyboard.press("Tab")
    first = page.locator(".net .node:focus")
    name = first.get_attribute("aria-label") or ""
    assert re.fullmatch(r".+, (outlet|person): cites \d+, is cited \d+", name)
    expect(page.locator(".net .ring")).to_have_attribute("visibility", "visible")
    expect(page.locator("#voice-card a").first).to_have_text(name.split(",")[0])
    seen = {name}
    for key in ("PageDown", "ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown", "End"):
        page.keyboard.press(key)
        seen.add(page.evaluate("document.activeElement.getAttribute('aria-label')"))
        expect(stops).to_have_count(1)
    assert len(seen) > 4
    page.keyboard.press("Home")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == name
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: urls.SEARCH in url or "/source/" in url)
    expect(page.get_by_role("main")).to_contain_text(name.split(",")[0])


def test_a_finger_on_the_drawing_scrolls_the_page(crowded: str, phone_page: Page):
    phone_page.goto(crowded)
    drawing = phone_page.locator(".net svg > g").first
    before = drawing.get_attribute("transform")
    drag_by_finger(phone_page, (200, 700), (200, 500))
    phone_page.wait_for_function("scrollY > 100")
    assert drawing.get_attribute("transform") == before
    phone_page.locator(".net .node").first.tap()
    expect(phone_page.locator("#voice-card")).to_contain_text("Cites")


def test_voices_are_sifted_by_name_and_by_their_claims(crowded: str, page: Page):
    page.goto(crowded)
    page.get_by_label("Find a voice").fill("courier")
    expect(page.locator(".net .node.chosen").first).to_be_visible()
    names = page.locator(".net .node.chosen").evaluate_all("all => all.map((each) => each.getAttribute('aria-label'))")
    assert all("Courier" in each for each in names)
    expect(page.locator(".net-sift output")).to_have_text(f"{len(names)} found")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == names[0]
    page.get_by_label("Find a voice").fill("")
    page.get_by_label("With at least").fill("30")
    left = page.locator(".net .node:visible")
    expect(page.locator(".net-sift output")).to_have_text(f"{left.count()} of {MOST_VOICES} voices")
    assert 0 < left.count() < 100


def test_the_network_can_be_narrowed(client: TestClient):
    whole, part = (client.get(urls.NETWORK + ".json" + query).json() for query in ("", "?q=drone"))
    assert 0 < part["looked_at"] < whole["looked_at"]


def test_the_network_is_to_be_had_as_csv(client: TestClient):
    assert client.get(urls.NETWORK + ".csv").text.startswith("citing,cited,claims\r\n")
