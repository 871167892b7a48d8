"""The list of matters."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Page

from onrecord.ledger.memory import MemoryLedger
from onrecord.model import Act, Decision
from onrecord.web.pages import matters
from tests.matters import TITLE, Ferry, ferry
from tests.web.conftest import client_of


@pytest.fixture
def harbour() -> Iterator[tuple[TestClient, MemoryLedger, Ferry]]:
    with closing(MemoryLedger()) as ledger:
        ids = ferry(ledger)
        yield client_of(ledger), ledger, ids


def test_the_list_opens(served: str, page: Page, accessible: Callable[[Page], None]):
    page.goto(f"{served}/matters")
    assert page.locator(".glance").count() == matters.ON_PAGE
    accessible(page)


def test_the_most_contested_come_first_as_for_programs(client: TestClient):
    listed = client.get("/matters.json").json()
    contested = [each["contested"] for each in listed["matters"]]
    assert contested == sorted(contested, reverse=True)
    assert contested[0]
    text = client.get("/matters").text
    places = [text.index(f'href="/matter/{each["id"]}"') for each in listed["matters"]]
    assert places == sorted(places)


def test_json_has_the_lines_that_the_command_line_prints(harbour):
    client, _, ids = harbour
    listed = client.get("/matters.json").json()
    assert (listed["found"], listed["page"], listed["next"]) == (2, 1, None)
    sank = listed["matters"][0]
    assert sank["id"] == ids.sank
    assert sank["origins"] == {"for": 1, "against": 2, "open": 0}
    assert {"claims", "links", "contested", "title"} <= sank.keys()


def test_matters_are_sifted_by_words_of_title_or_claim_and_by_being_contested(harbour):
    client, _, ids = harbour

    def found(address: str) -> list[str]:
        return [each["id"] for each in client.get(address).json()["matters"]]

    assert found("/matters.json?q=many+aboard") == [ids.crew]
    assert found("/matters.json?q=did+not+sink") == [ids.sank]
    assert found("/matters.json?q=aboard&contested=1") == []
    assert found("/matters.json?contested=1") == [ids.sank]
    assert "No matter fits" in client.get("/matters?q=zeppelin").text


def test_the_pages_of_the_list_hold_each_matter_once(client: TestClient):
    pages = [client.get("/matters.json").json()]
    while address := pages[-1]["next"]:
        pages.append(client.get(address).json())
    ids = [each["id"] for page in pages for each in page["matters"]]
    assert len(pages) > 1
    assert len(ids) == len(set(ids)) == pages[0]["found"]
    assert client.get("/matters?page=0").status_code == 422
    assert "ends before this page" in client.get("/matters?page=99").text


def test_a_title_is_no_formula_of_a_spreadsheet(harbour):
    client, ledger, ids = harbour
    ledger.writer().decide(Decision(Act.TITLE, "Ada", matter=ids.crew, title='=HYPERLINK("x")', person=True))
    answer = client.get("/matters.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert [row["title"] for row in rows] == [TITLE, '\'=HYPERLINK("x")']


def test_a_ruling_is_seen_in_the_list_at_once(harbour):
    client, ledger, ids = harbour
    assert "Who was aboard?" not in client.get("/matters").text
    ledger.writer().decide(Decision(Act.TITLE, "Ada", matter=ids.crew, title="Who was aboard?", person=True))
    assert "Who was aboard?" in client.get("/matters").text
