"""Rulings on a matter in the reading room."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass

import pytest
from fastapi.testclient import TestClient
from httpx import Response
from playwright.sync_api import Page, expect

from onrecord.ledger.memory import MemoryLedger
from onrecord.model import KeptDecision, Side
from onrecord.web.app import create_app
from tests.matters import Ferry, ferry
from tests.web.conftest import Served, client_of, room_for

HTMX = {"HX-Request": "true"}


@dataclass
class Harbour:
    """A ledger with a matter to rule on."""

    ledger: MemoryLedger
    client: TestClient
    ids: Ferry

    def rule(self, what: str, **fields: object) -> Response:
        return self.client.post(f"/matter/{self.ids.sank}/{what}", data=fields, headers=HTMX)

    def sides(self) -> dict[str, Side]:
        return {each.claim: each.side for each in self.ledger.view().matter(self.ids.sank).standings}

    def last(self) -> KeptDecision:
        return self.ledger.view().decisions(people=True)[-1]


@pytest.fixture
def harbour() -> Iterator[Harbour]:
    with closing(MemoryLedger()) as ledger:
        ids = ferry(ledger)
        yield Harbour(ledger, client_of(ledger), ids)


def test_a_side_is_set_with_a_reason_by_whoever_sits_there_and_undone(harbour: Harbour):
    ids = harbour.ids
    answer = harbour.rule("side", claim=ids.board, side="open", why=" It says   nothing. ")
    assert answer.status_code == 200
    assert harbour.sides()[ids.board] is Side.OPEN
    last = harbour.last().decision
    assert (last.by, last.reasons, last.person) == ("Ada Reader", ("It says nothing.",), True)
    assert "left open" in json.loads(answer.headers["hx-trigger"])["said"]
    number = harbour.last().number
    assert f'name="number" value="{number}"' in answer.text
    assert "Taken back" in harbour.rule("undo", number=number).text
    assert harbour.sides()[ids.board] is Side.AGAINST
    assert harbour.last().taken_back


def test_without_scripts_a_ruling_leads_back_to_the_matter_and_can_be_undone(harbour: Harbour):
    ids = harbour.ids
    answer = harbour.client.post(f"/matter/{ids.sank}/title", data={"title": "Did it go down?"}, follow_redirects=False)
    number = harbour.last().number
    assert (answer.status_code, answer.headers["location"]) == (303, f"/matter/{ids.sank}?done={number}")
    text = harbour.client.get(answer.headers["location"]).text
    assert "Did it go down?" in text
    assert text.index("Your ruling is kept.") < text.index(f'value="{number}"') < text.index("Undo")


def test_matters_are_joined_and_parted_again(harbour: Harbour):
    ids = harbour.ids
    answer = harbour.rule("join", other=ids.crew)
    assert answer.headers["hx-push-url"] == f"/matter/{ids.sank}"
    assert ids.aboard in harbour.sides()
    harbour.rule("apart", other=ids.crew)
    assert ids.aboard not in harbour.sides()


def test_claims_are_parted_out_and_come_back(harbour: Harbour):
    ids = harbour.ids
    answer = harbour.rule("part", claim=[ids.star, ids.again], new_title="What the mayor says")
    assert harbour.sides().keys() == {ids.mayor, ids.board}
    new = next(each for each in harbour.ledger.view().matters([ids.star]))
    assert new.title == "What the mayor says"
    assert f'href="/matter/{new.id}"' in answer.text
    numbers = [each.number for each in harbour.ledger.view().decisions(people=True)]
    harbour.rule("undo", number=numbers)
    assert harbour.sides().keys() == {ids.mayor, ids.star, ids.board, ids.again}


def test_a_claim_is_moved_to_a_matter_that_was_chosen_or_named(harbour: Harbour):
    ids = harbour.ids
    harbour.rule("move", claim=ids.board, to=ids.crew)
    assert ids.board not in harbour.sides()
    harbour.rule("undo", number=[each.number for each in harbour.ledger.view().decisions(people=True)])
    harbour.rule("move", claim=ids.star, to="", to_id=ids.crew[:9])
    assert harbour.sides().keys() == {ids.mayor, ids.board, ids.again}
    assert harbour.rule("move", claim=ids.mayor, to="").status_code == 422


def test_of_two_claims_that_are_not_the_same_the_one_in_question_leaves(harbour: Harbour):
    harbour.rule("distinct", claim=harbour.ids.again, other=harbour.ids.mayor)
    assert harbour.sides().keys() == {harbour.ids.mayor, harbour.ids.star, harbour.ids.board}


def test_a_ruling_that_decides_nothing_says_why(harbour: Harbour):
    ids = harbour.ids
    assert harbour.rule("join", other=ids.sank).status_code == 409
    all_of_them = harbour.rule("part", claim=[ids.mayor, ids.star, ids.board, ids.again])
    assert all_of_them.status_code == 409
    assert "all claims of this matter" in all_of_them.text
    assert harbour.rule("side", claim=ids.board, side="neither").status_code == 422
    assert harbour.rule("side", claim="c000", side="for").status_code == 404
    assert harbour.rule("undo", number=10**30).status_code == 404
    assert harbour.rule("title", title="x" * 301).status_code == 422
    assert not harbour.ledger.view().decisions(people=True)


def test_the_same_ruling_again_is_nothing_new(harbour: Harbour):
    harbour.rule("side", claim=harbour.ids.board, side="open")
    assert "Nothing is new" in harbour.rule("side", claim=harbour.ids.board, side="open").text


def test_another_site_cannot_rule(harbour: Harbour):
    address = f"/matter/{harbour.ids.sank}/title"
    answer = harbour.client.post(address, data={"title": "Lies"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert not harbour.ledger.view().decisions(people=True)


def test_matters_to_join_are_found_by_words_and_ids(harbour: Harbour):
    ids = harbour.ids

    def found(words: str, **headers: str) -> str:
        return harbour.client.get(f"/matter/{ids.sank}/candidates", params={"q": words}, headers=headers).text

    assert f'value="{ids.crew}"' in found("aboard", **HTMX)
    assert f'value="{ids.crew}"' in found(ids.crew[:8], **HTMX)
    assert f'value="{ids.sank}"' not in found("ferry", **HTMX)
    assert "<html" in found("aboard")
    assert "<html" not in found("aboard", **HTMX)


def test_a_person_corrects_a_matter_in_the_browser(page: Page, accessible: Callable[[Page], None]):
    with closing(MemoryLedger()) as ledger:
        ids = ferry(ledger)
        with Served(create_app(room_for(ledger))) as address:
            page.goto(f"{address}/matter/{ids.sank}")
            page.locator(f"#claim-{ids.board} .fix").click()
            form = page.locator(f"#fix-{ids.board} form")
            form.get_by_label("Why").fill("It leaves it open.")
            accessible(page)
            form.get_by_role("button", name="leave open").click()
            expect(page.locator(".left-open .claim")).to_have_count(1)
            expect(page.locator("#said")).to_contain_text("left open")
            assert page.locator(".done").evaluate("it => it === document.activeElement")
            page.locator(".done").get_by_role("button", name="Undo").click()
            expect(page.locator(".left-open")).to_have_count(0)

            page.get_by_text("Part claims out").click()
            page.locator(f'input[value="{ids.again}"]').check()
            page.get_by_role("button", name="Part them").click()
            expect(page.locator(f"#claim-{ids.again}")).to_have_count(0)
            expect(page.get_by_role("link", name="To the new matter")).to_be_visible()

            page.get_by_text("Join it with another matter").click()
            page.locator("#correct").get_by_role("searchbox").fill("aboard")
            page.locator("#correct").get_by_role("button", name="Find").click()
            page.locator("#candidates").get_by_role("button", name="Join").click()
            expect(page.locator(f"#claim-{ids.aboard}")).to_have_count(1)
            accessible(page)
            page.locator("#history").get_by_role("button", name="Undo").last.click()
            expect(page.locator(f"#claim-{ids.aboard}")).to_have_count(0)
