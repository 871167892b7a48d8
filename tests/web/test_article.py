"""The page of an article, and that of one claim."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Page, expect

from onrecord.ledger.base import ClaimQuery, Ledger
from onrecord.ledger.memory import MemoryLedger
from onrecord.model import Entry
from onrecord.web import urls
from tests.web.conftest import client_of
from tests.web.nasty import FORMULA, SCRIPT, nasty_reading


@pytest.fixture(scope="module")
def denial(demo: Ledger) -> Entry:
    """A claim that somebody denies, in an article with others."""
    return demo.view().claims(ClaimQuery(words="No Such Talks"), limit=1)[0]


def test_an_article_shows_its_claims_beside_its_text(
    served: str, page: Page, denial: Entry, accessible: Callable[[Page], None]
):
    page.goto(served + urls.article(denial.claim.article_id))
    expect(page.locator(".sheet")).to_contain_text(denial.claim.text)
    expect(page.locator(f"#claim-{denial.id}")).to_contain_text(denial.claim.text)
    accessible(page)


def test_a_click_on_words_lights_their_claim_and_the_other_way(served: str, page: Page, denial: Entry):
    page.goto(served + urls.article(denial.claim.article_id))
    card = page.locator(f"#claim-{denial.id}")
    number = card.get_attribute("data-c")
    words = page.locator(f'.sheet .s.content[data-c~="{number}"]').first
    words.click()
    expect(card).to_have_class("card lit")
    other = page.locator(".card:not(.lit)").last.get_attribute("data-c")
    page.locator(f'.card[data-c="{other}"] .words').click()
    expect(card).not_to_have_class("card lit")
    expect(page.locator(f'.sheet .s.lit[data-c~="{other}"]').first).to_be_visible()


def test_a_link_to_a_claim_lights_its_words(served: str, page: Page, denial: Entry):
    page.goto(served + urls.article(denial.claim.article_id, denial.id))
    expect(page.locator(f"#claim-{denial.id}")).to_have_class("card lit")


def test_a_claim_tells_on_whose_word_it_is(served: str, page: Page, denial: Entry, accessible: Callable[[Page], None]):
    page.goto(served + urls.claim(denial.id))
    expect(page.locator("h1")).to_contain_text(denial.claim.text)
    expect(page.locator(".chain")).to_contain_text(denial.claim.source.text)
    accessible(page)


def test_an_article_is_to_be_had_as_json_and_csv(client: TestClient, denial: Entry):
    address = urls.article(denial.claim.article_id)
    given = client.get(urls.as_json(address)).json()
    ours = next(claim for claim in given["claims"] if claim["id"] == denial.id)
    (start, end) = ours["content_spans"][0]
    assert given["text"][start:end] in denial.claim.text
    rows = list(csv.DictReader(io.StringIO(client.get(urls.as_csv(address)).text)))
    assert denial.id in {row["id"] for row in rows}


def test_a_claim_is_to_be_had_as_json(client: TestClient, denial: Entry):
    given = client.get(urls.as_json(urls.claim(denial.id))).json()
    assert given["content"] == denial.claim.text
    assert given["passages"][0]["document_sha256"]


@pytest.mark.parametrize("address", [urls.article("a0123456789"), urls.claim("c0123456789")])
def test_what_the_ledger_does_not_hold_is_said_to_be_missing(client: TestClient, address: str):
    assert client.get(address).status_code == 404
    assert client.get(urls.as_json(address)).json()["status"] == 404


@pytest.fixture(scope="module")
def nasty() -> tuple[TestClient, Entry]:
    ledger = MemoryLedger()
    ledger.writer().add(nasty_reading())
    return client_of(ledger), ledger.view().claims(ClaimQuery())[0]


@pytest.mark.parametrize("address", [lambda e: urls.article(e.claim.article_id), lambda e: urls.claim(e.id)])
def test_text_stays_text(nasty: tuple[TestClient, Entry], address: Callable[[Entry], str]):
    client, entry = nasty
    text = client.get(address(entry)).text
    assert SCRIPT not in text
    assert "&lt;script&gt;" in text


def test_no_cell_is_a_formula(nasty: tuple[TestClient, Entry]):
    client, entry = nasty
    text = client.get(urls.as_csv(urls.article(entry.claim.article_id))).text
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert any(FORMULA in cell for cell in cells)
    assert not any(cell.startswith("=") for cell in cells)


def test_a_claim_of_100_000_characters_is_shown_in_brief(nasty: tuple[TestClient, Entry]):
    client, entry = nasty
    assert len(entry.claim.text) > 100_000
    assert len(client.get(urls.claim(entry.id)).text) < 400_000
