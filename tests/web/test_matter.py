"""The page of a matter."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from contextlib import closing
from datetime import date

from fastapi.testclient import TestClient
from playwright.sync_api import Page

from onrecord.export.record import FIELDS
from onrecord.ledger.memory import MemoryLedger
from onrecord.model import Act, Decision, Maker, Side, When, matter_id
from onrecord.testing.by_hand import article, claim, reading
from tests.matters import ferry
from tests.web.conftest import client_of


def test_the_page_opens_and_narrows_to_a_day(
    client: TestClient, served: str, page: Page, accessible: Callable[[Page], None]
):
    listed = client.get("/matters.json").json()["matters"]
    matter = next(each for each in listed if len({claim["article"] for claim in each["claims"]}) > 2)
    page.goto(f"{served}/matter/{matter['id']}")
    claims = page.locator(".stances .claim")
    assert claims.count() == len(matter["claims"])
    page.locator("#timeline .only").first.click()
    day = page.locator("#timeline li.day").first.locator(".tick").count()
    assert page.locator(".stances .claim:visible").count() == day < len(matter["claims"])
    assert page.locator("#narrow-result").inner_text() == f"{day} of {len(matter['claims'])} claims"
    page.locator("#narrow-chosen").click()
    assert page.locator(".stances .claim:visible").count() == len(matter["claims"])
    accessible(page)


def test_sides_origins_and_what_changed_stand_on_the_page():
    with closing(MemoryLedger()) as ledger:
        ids = ferry(ledger)
        text = client_of(ledger).get(f"/matter/{ids.sank}").text
        assert text.index('id="side-for"') < text.index(f'id="claim-{ids.mayor}"') < text.index('id="side-against"')
        assert "One origin, 2 articles, 2 outlets" in text
        assert "in the same words" in text
        assert "the mayor, three days later" in text
        assert f'href="/matter/{ids.crew}"' in text
        assert f'href="/claim/{ids.mayor}"' in text
        assert f"#words-{ids.mayor}" in text
        assert "one says it, the other denies it" in text


def test_the_beginning_of_an_id_and_the_id_of_a_joined_matter_lead_to_the_matter():
    with closing(MemoryLedger()) as ledger:
        ids = ferry(ledger)
        client = client_of(ledger)
        short = client.get(f"/matter/{ids.sank[:9]}", follow_redirects=False)
        assert (short.status_code, short.headers["location"]) == (302, f"/matter/{ids.sank}")
        ledger.writer().decide(Decision(Act.JOIN, "Ada", matter=ids.sank, other=ids.crew, person=True))
        joined = client.get(f"/matter/{ids.crew}", follow_redirects=False)
        assert (joined.status_code, joined.headers["location"]) == (302, f"/matter/{ids.sank}")
        assert client.get("/matter/m00000000").status_code == 404


def test_json_adds_who_put_each_claim_where_it_stands():
    with closing(MemoryLedger()) as ledger:
        ids = ferry(ledger)
        ledger.writer().decide(
            Decision(Act.PLACE, "Ada", matter=ids.sank, claim=ids.board, side=Side.OPEN, person=True)
        )
        matter = client_of(ledger).get(f"/matter/{ids.sank}.json").json()
        assert [each["side"] for each in matter["claims"]] == ["for", "for", "open", "against"]
        assert {"claim": ids.board, "side": "open", "score": 1.0, "by": "Ada", "person": True} in matter["standings"]
        assert matter["also"] == []


def test_the_table_has_a_row_for_each_claim_with_its_side():
    with closing(MemoryLedger()) as ledger:
        ids = ferry(ledger)
        answer = client_of(ledger).get(f"/matter/{ids.sank}.csv")
        rows = list(csv.reader(io.StringIO(answer.text)))
        assert rows[0] == [*FIELDS, "side"]
        assert [(row[0], row[-1]) for row in rows[1:]] == [
            *((ids.mayor, "for"), (ids.star, "for")),
            *((ids.board, "against"), (ids.again, "against")),
        ]


def test_the_file_to_keep_needs_nothing_else():
    with closing(MemoryLedger()) as ledger:
        ids = ferry(ledger)
        answer = client_of(ledger).get(f"/matter/{ids.sank}/dossier.html")
        assert answer.headers["content-disposition"] == f'attachment; filename="matter-{ids.sank}.html"'
        assert "<style>" in answer.text
        assert "src=" not in answer.text


def test_a_citation_names_the_matter_its_sides_and_its_address():
    with closing(MemoryLedger()) as ledger:
        ids = ferry(ledger)
        text = client_of(ledger).get(f"/matter/{ids.sank}").text
        cited = text[text.index('data-copy="') :].partition('"')[2].partition('"')[0]
        assert cited.startswith("“Did the ferry sink?”, OnRecord matter")
        assert "1 for, 2 against" in cited
        assert f"http://localhost/matter/{ids.sank}" in cited


HOSTILE = '<script>alert("x")</script> \u202e=1+1 &amp; ' + "lies upon lies " * 7_000


def test_a_claim_of_any_words_and_length_stays_text_on_all_pages():
    with closing(MemoryLedger()) as ledger:
        page = article(
            f"{HOSTILE} said <b>Eve</b>.", outlet='<i>"Post"</i>', published=When.day(date(2031, 1, 1)), given_id="=x"
        )
        said = claim(page, HOSTILE.strip(), source="<b>Eve</b>", cue="said")
        ledger.writer().add(reading(page, said))
        by = Maker("by-hand", "1")
        hostile = matter_id(said.id)
        place = Decision(Act.PLACE, str(by), matter=hostile, claim=said.id, side=Side.FOR)
        title = Decision(Act.TITLE, "<u>Ada</u>", matter=hostile, title=HOSTILE, person=True, reasons=(HOSTILE,))
        ledger.writer().link((), by, up_to=1, decisions=[place])
        ledger.writer().decide(title)
        client = client_of(ledger)
        for address in ("/", "/matters", f"/matter/{hostile}", f"/matter/{hostile}/correct/{said.id}"):
            text = client.get(address).text
            assert "&lt;script&gt;" in text, address
            assert not any(mark in text for mark in ("<script>", "<b>Eve", '<i>"Post', "<u>Ada")), address
            assert len(text) < 60_000, address  # clipped, with the whole a link away
        assert f'href="/claim/{said.id}"' in client.get(f"/matter/{hostile}").text
        (row,) = csv.DictReader(io.StringIO(client.get(f"/matter/{hostile}.csv").text))
        assert row["article"] == "'=x"
