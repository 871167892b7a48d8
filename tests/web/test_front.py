"""The front page, and what guards all pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import closing

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Page, expect

from onrecord.ledger.memory import MemoryLedger
from onrecord.web import urls
from onrecord.web.app import create_app
from tests.matters import TITLE, Ferry, ferry
from tests.web.conftest import client_of, room_for


def test_the_front_page_opens(served: str, page: Page, accessible: Callable[[Page], None]):
    page.goto(served)
    assert page.title() == "OnRecord"
    accessible(page)


def test_who_denies_what_stands_on_the_front_page_with_whose_word_it_is():
    with closing(MemoryLedger()) as ledger:
        ids = ferry(ledger)
        text = client_of(ledger).get("/").text
        lead = text[text.index('class="lead"') : text.index('class="news"')]
        assert f'href="/matter/{ids.sank}"' in lead
        assert TITLE in lead
        assert lead.index(">for<") < lead.index("The ferry sank") < lead.index(">against<") < lead.index("The board")
        assert f'href="/claim/{ids.board}"' in lead
        assert f"#words-{ids.board}" in lead


def test_what_came_in_last_and_who_says_otherwise_now_stand_on_the_front_page():
    with closing(MemoryLedger()) as ledger:
        ids = ferry(ledger)
        text = client_of(ledger).get("/").text
        assert text.index("Read last") < text.index("It did not sink, the mayor says now")
        otherwise = text[text.index("Said otherwise now") :]
        assert otherwise.index(f"/claim/{ids.mayor}") < otherwise.index(f"/claim/{ids.again}")


def test_programs_are_told_what_is_contested_most():
    with closing(MemoryLedger()) as ledger:
        ids = ferry(ledger)
        told = client_of(ledger).get("/index.json").json()
        assert [(each["id"], each["origins"]) for each in told["contested"]] == [
            (ids.sank, {"for": 1, "against": 2, "open": 0})
        ]
        assert told["contested"][0]["key"]["for"] == [ids.mayor]
        assert told["summary"]["articles"] == 4


def test_an_empty_ledger_says_what_to_do():
    with closing(MemoryLedger()) as ledger:
        text = client_of(ledger).get("/").text
        assert "Nothing is on record yet" in text
        assert 'href="/add"' in text


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


def test_whoever_opens_the_room_reads_first_who_says_it_and_who_denies_it():
    with closing(MemoryLedger()) as ledger:
        ids = ferry(ledger)
        text = client_of(ledger).get("/").text
        pair = text[text.index("Who denies what") : text.index('class="lead"')]
        assert pair.index("the mayor") < pair.index(f"/claim/{ids.mayor}") < pair.index("The board")
        assert pair.index("The board") < pair.index(">denies<") < pair.index(f"/claim/{ids.board}")
        assert f'href="/matter/{ids.sank}"' in pair


@pytest.mark.parametrize(
    ("address", "word"),
    [
        (lambda ids: urls.FRONT, "origin"),
        (lambda ids: urls.MATTERS, "origin"),
        (lambda ids: urls.matter(ids.sank), "origin"),
        (lambda ids: urls.matter(ids.sank), "score"),
        (lambda ids: urls.dossier_file(ids.sank), "score"),
        (lambda ids: urls.claim(ids.board), "score"),
        (lambda ids: urls.claim(ids.star), "origin"),
        (lambda ids: urls.claim(ids.aboard), "score"),
        (lambda ids: urls.QUEUE, "score"),
    ],
)
def test_our_words_are_explained_where_a_page_uses_them(address: Callable[[Ferry], str], word: str):
    with closing(MemoryLedger()) as ledger:
        ids = ferry(ledger)
        text = client_of(ledger).get(address(ids)).text
        (explained,) = re.findall(rf"<summary>What is an? {word}\?</summary><p>([^<]+)</p>", text)
        assert len(explained) > 100


def test_an_explanation_is_opened_by_keyboard(served: str, page: Page):
    page.goto(served + urls.QUEUE)
    explanation = page.get_by_text("How sure the machine is of what it found")
    expect(explanation).to_be_hidden()
    page.get_by_text("What is a score?").press("Enter")
    expect(explanation).to_be_visible()


def test_what_nobody_foresaw_is_told_as_a_page_that_is_guarded_too():
    with closing(MemoryLedger()) as ledger:
        app = create_app(room_for(ledger))
        app.add_api_route("/broken", lambda: 1 // 0)
        answer = TestClient(app, base_url="http://localhost", raise_server_exceptions=False).get("/broken")
        assert (answer.status_code, "Out of order" in answer.text) == (500, True)
        assert "default-src 'none'" in answer.headers["content-security-policy"]
