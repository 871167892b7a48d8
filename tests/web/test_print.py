"""Pages on paper: dark letters on white, nothing to press, and nothing cut off."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from onrecord.dossier.listing import weighed
from onrecord.ledger.base import ClaimQuery, Ledger
from onrecord.web import urls

PAPER = {"width": 658, "height": 987}  # what is within the margins of A4


@pytest.fixture
def sheet(chromium: Browser) -> Iterator[Page]:
    """A page as it is printed from a screen that is dark."""
    context = chromium.new_context(viewport={"width": PAPER["width"], "height": PAPER["height"]})
    page = context.new_page()
    page.emulate_media(media="print", color_scheme="dark")
    yield page
    context.close()


def _matter(ledger: Ledger) -> str:
    view = ledger.view()
    return urls.matter(weighed(view, view.matters())[0].matter.id)


def _source(ledger: Ledger) -> str:
    claims = ledger.view().claims(ClaimQuery(source="Castrane"))
    return urls.source(next(each.claim.source.entity for each in claims if each.claim.source.entity))


def _article(ledger: Ledger) -> str:
    return urls.article(ledger.view().claims(ClaimQuery(contested=True), limit=1)[0].claim.article_id)


PAGES = {
    "front": lambda ledger: urls.FRONT,
    "matters": lambda ledger: urls.MATTERS,
    "matter": _matter,
    "article": _article,
    "claim": lambda ledger: urls.claim(ledger.view().claims(ClaimQuery(contested=True), limit=1)[0].id),
    "source": _source,
    "search": lambda ledger: urls.search("base"),
    "network": lambda ledger: urls.NETWORK,
}
CITED = {"matter", "article", "claim", "source"}

TO_PRESS = """() => [...document.querySelectorAll("button:not([data-copy]), input, select, textarea, summary, nav")]
  .filter((each) => each.checkVisibility() && !each.closest(".unseen")).map((each) => each.outerHTML.slice(0, 80))"""
# Words beyond the sheet (the ground of a paragraph may reach into its margin), or in a box that hides or scrolls them.
CUT = """(width) => [...document.querySelectorAll("main *")].filter((each) => {
  if (!each.checkVisibility() || each.closest("svg, .unseen")) return false;
  const hides = getComputedStyle(each).overflow !== "visible";
  return each.getBoundingClientRect().right > width + 14
    || (hides && (each.scrollHeight > each.clientHeight + 2 || each.scrollWidth > each.clientWidth + 2));
}).map((each) => each.outerHTML.slice(0, 80))"""
DARK = """() => [document.body, document.querySelector("main h1")].map((each, place) =>
  getComputedStyle(each)[place ? "color" : "backgroundColor"])"""
PUSHED = """() => [...document.querySelectorAll("main *")]
  .filter((each) => getComputedStyle(each).breakBefore === "page").length"""
PRINTED = """() => [...document.querySelectorAll("[data-copy]")].filter((each) => each.checkVisibility()).length"""


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_fit_to_be_printed(served: str, demo: Ledger, sheet: Page, name: str):
    sheet.goto(served + PAGES[name](demo))
    if name == "network":
        sheet.locator(".net.drawn").wait_for()
        assert sheet.locator(".net svg").bounding_box()["height"] < PAPER["height"]  # type: ignore[index]
    assert sheet.evaluate(TO_PRESS) == []
    assert sheet.evaluate(CUT, PAPER["width"]) == []
    assert sheet.evaluate(DARK) == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
    assert sheet.evaluate(PUSHED) == 0
    assert sheet.evaluate(PRINTED) == (name in CITED)
