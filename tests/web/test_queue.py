"""The queue of what the machine doubts, and mending what it read."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from playwright.sync_api import Page, expect

from onrecord.dossier.mending import spans_of
from onrecord.ledger.base import ClaimQuery, Ledger
from onrecord.ledger.memory import MemoryLedger
from onrecord.model import Mend, Place, Span, Stance
from onrecord.testing.by_hand import article, claim, reading, span
from onrecord.web import urls
from onrecord.web.app import create_app
from tests.matters import ferry
from tests.web.conftest import Served, client_of, room_for

RULINGS, SECONDS = 50, 300  # that a person may take over so many


def test_fifty_rulings_by_keyboard_fit_into_five_minutes(own_served: str, own_demo: Ledger, wide_page: Page):
    wide_page.goto(own_served + urls.QUEUE)
    began = time.monotonic()
    for number in range(RULINGS):
        card = wide_page.locator("#card")
        claim = card.get_attribute("data-claim") or ""
        wide_page.keyboard.press("r" if number % 5 == 0 else "a")
        expect(card).not_to_have_attribute("data-claim", claim)
    assert time.monotonic() - began < SECONDS
    assert len(own_demo.view().corrections()) == RULINGS


def test_what_was_ruled_last_is_undone_by_a_key(own_served: str, own_demo: Ledger, page: Page):
    page.goto(own_served + urls.QUEUE)
    claim = page.locator("#card").get_attribute("data-claim") or ""
    page.keyboard.press("r")
    expect(page.get_by_text("Rejected.")).to_be_visible()
    assert own_demo.view().entry(claim).rejected
    page.keyboard.press("u")
    expect(page.locator("#card")).to_have_attribute("data-claim", claim)
    assert not own_demo.view().entry(claim).rejected


def test_what_is_left_for_later_is_not_ruled_on(own_served: str, own_demo: Ledger, page: Page):
    page.goto(own_served + urls.QUEUE)
    claim = page.locator("#card").get_attribute("data-claim") or ""
    page.keyboard.press("s")
    expect(page.locator("#card")).not_to_have_attribute("data-claim", claim)
    assert not own_demo.view().corrections()


def test_the_queue_is_legible(served: str, page: Page, accessible: Callable[[Page], None]):
    page.goto(served + urls.QUEUE)
    accessible(page)


def test_words_that_are_selected_become_the_content(
    own_served: str, own_demo: Ledger, page: Page, accessible: Callable[[Page], None]
):
    entry = own_demo.view().claims(ClaimQuery(words="No Such Talks"), limit=1)[0]
    text = own_demo.view().article(entry.claim.article_id).text
    page.goto(f"{own_served}{urls.claim(entry.id)}#mend")
    (content,) = entry.claim.content
    wanted = Span(content.start + text[content.start : content.end].index(" ") + 1, content.end)
    page.evaluate(SELECT, [wanted.start, wanted.end])
    accessible(page)
    page.get_by_role("button", name="Selected words are the content").click()
    page.get_by_role("button", name="Keep this").click()
    expect(page.locator("h1")).to_contain_text(wanted.of(text).strip("”,"))
    mended = own_demo.view().entry(entry.id).claim
    assert mended.content[0].start == wanted.start


SELECT = """([start, end]) => {
  const range = document.createRange();
  for (const piece of document.querySelectorAll("#mend-text [data-at]")) {
    const at = Number(piece.dataset.at), length = piece.textContent.length;
    if (at <= start && start < at + length) range.setStart(piece.firstChild, start - at);
    if (at < end && end <= at + length) range.setEnd(piece.firstChild, end - at);
  }
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}"""


def test_a_stance_is_mended_and_the_mending_undone(own_client: TestClient, own_demo: Ledger):
    entry = own_demo.view().claims(ClaimQuery(stance=Stance.DENIES), limit=1)[0]
    page = own_client.post(urls.claim(entry.id) + "/mend", data={"stance": "doubts", "why": "he only doubted it"})
    assert "he only doubted it" in page.text
    assert own_demo.view().entry(entry.id).claim.stance is Stance.DOUBTS
    (kept,) = own_demo.view().corrections(entry.id)
    assert (kept.correction.mend, kept.correction.by) == (Mend.STANCE, "Ada Reader")
    own_client.post(f"{urls.claim(entry.id)}/undo/{kept.number}")
    assert own_demo.view().entry(entry.id).claim.stance is Stance.DENIES


def test_a_form_that_changes_nothing_says_nothing(own_client: TestClient, own_demo: Ledger):
    entry = own_demo.view().claims(ClaimQuery(stance=Stance.DENIES), limit=1)[0]
    same = {"stance": entry.claim.stance.value, "kind": entry.claim.source.kind.value}
    own_client.post(urls.claim(entry.id) + "/mend", data=same)
    assert not own_demo.view().corrections(entry.id)


@pytest.mark.parametrize(
    "data", [{"content": "5"}, {"content": "5:3"}, {"content": "0:999999"}, {"stance": "shouts"}, {"entity": "e0123"}]
)
def test_what_cannot_be_so_is_refused(own_client: TestClient, own_demo: Ledger, data: dict[str, str]):
    entry = own_demo.view().claims(ClaimQuery(), limit=1)[0]
    assert own_client.post(urls.claim(entry.id) + "/mend", data=data).status_code in (404, 422)
    assert not own_demo.view().corrections(entry.id)


def test_two_sources_are_held_to_be_one_and_apart_again(own_client: TestClient, own_demo: Ledger):
    view = own_demo.view()
    left, right = (next(each.id for each in view.entities() if name in each.name) for name in ("Trelk", "Castrane"))
    own_client.post(urls.source(left) + "/same", data={"other": right, "why": "for the test"})
    assert len({each.id for each in own_demo.view().identity([left])} & {left, right}) == 2
    own_client.post(urls.source(left) + "/undo", data={"other": right})
    assert right not in {each.id for each in own_demo.view().identity([left])}


def test_spans_as_a_form_has_them():
    assert spans_of(" 5:9 1:3 ") == (Span(1, 3), Span(5, 9))
    with pytest.raises(ValueError, match="START:END"):
        spans_of("7")


def test_numbers_that_no_ledger_gives_are_refused():
    with closing(MemoryLedger()) as ledger:
        ids = ferry(ledger)
        client = client_of(ledger)
        for number in (10**20, 0, -1):
            assert client.post(f"{urls.claim(ids.mayor)}/undo/{number}").status_code == 422
            assert client.post(f"{urls.QUEUE}/{ids.mayor}/undo/{number}").status_code == 422
        assert client.post(f"{urls.claim(ids.mayor)}/mend", data={"place-0:3": "9" * 30}).status_code == 422


@pytest.fixture
def bari() -> Iterator[tuple[Ledger, str, list[str]]]:
    """A claim about Bari, and the words that are looked up in the gazetteer of its room."""
    text = "The mayor denied that Bari flooded."
    told = article(text)
    denied = claim(told, "that Bari flooded", source="The mayor", cue="denied", stance=Stance.DENIES)
    place = Place(span(text, "Bari"), "Bari", 41.1, 16.9, 3182351, "IT")
    with closing(MemoryLedger()) as ledger:
        ledger.writer().add(reading(told, denied, places=(place,)))
        yield ledger, denied.id, []


def room_of(ledger: Ledger, looked_up: list[str]) -> FastAPI:
    """A room whose gazetteer knows another Bari, and writes down what it is asked."""

    def senses(mark: Span, words: str) -> list[Place]:
        looked_up.append(words)
        return [Place(mark, "Bari Sardo", 39.8, 9.6, 2525769, "IT")]

    place = senses(Span(22, 26), "")[0]
    looked_up.clear()
    return create_app(replace(room_for(ledger), senses=senses, place=lambda mark, number: replace(place, span=mark)))


def test_other_places_of_a_name_are_looked_up_only_for_whoever_mends(bari: tuple[Ledger, str, list[str]]):
    ledger, claim_id, looked_up = bari
    client = TestClient(room_of(ledger, looked_up), base_url="http://localhost")
    assert "Mend it" in client.get(urls.claim(claim_id)).text
    assert not looked_up
    assert "Bari Sardo" in client.get(urls.claim(claim_id) + "/places").text
    assert looked_up == ["Bari"]


def test_a_place_is_mended_in_the_browser(bari: tuple[Ledger, str, list[str]], page: Page):
    ledger, claim_id, looked_up = bari
    with Served(room_of(ledger, looked_up)) as address:
        page.goto(f"{address}{urls.claim(claim_id)}#mend")
        page.get_by_label("Bari").select_option(label="Bari Sardo, IT (39.8, 9.6)")
        page.get_by_role("button", name="Keep this").click()
        expect(page.locator("#said-of-it")).to_contain_text("Bari Sardo")
        assert [place.geonameid for place in ledger.view().entry(claim_id).places] == [2525769]
