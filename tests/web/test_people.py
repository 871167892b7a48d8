"""Who may come into the reading room, and what they may do there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from httpx import Response
from playwright.sync_api import Page, expect

from onrecord.errors import NotFound
from onrecord.ledger.base import Ledger
from onrecord.ledger.memory import MemoryLedger
from onrecord.web import urls
from onrecord.web.app import create_app
from onrecord.web.pages.people import TRIES_FOR_A_NAME
from onrecord.web.people.book import Book
from onrecord.web.people.door import COOKIE
from onrecord.web.people.person import Role
from tests.matters import ferry
from tests.web.conftest import Served, room_for

PASSWORD = "a long enough password"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    book = Book(tmp_path / "people.db")
    book.add("Ada Admin", PASSWORD, Role.ADMIN)
    book.add("Ed Editor", PASSWORD, Role.EDITOR)
    book.add("Rea Reader", PASSWORD, Role.READER)
    yield book
    book.close()


@pytest.fixture
def guest(demo: Ledger, book: Book) -> TestClient:
    """Somebody who has not signed in."""
    app = create_app(room_for(demo), book=book)
    return TestClient(app, base_url="http://localhost", follow_redirects=False)


def signed_in(guest: TestClient, name: str, password: str = PASSWORD) -> TestClient:
    answer = guest.post(urls.SIGN_IN, data={"name": name, "password": password})
    assert answer.status_code == 303, answer.text
    return guest


@pytest.mark.parametrize("address", [urls.FRONT, urls.search("war"), urls.article("a1"), urls.PEOPLE, "/nothing"])
def test_whoever_has_not_signed_in_sees_nothing(guest: TestClient, address: str):
    answer = guest.get(address)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith(urls.SIGN_IN)


@pytest.mark.parametrize("address", [urls.API + "/claims", urls.API + "/nothing", urls.as_json(urls.MATTERS)])
def test_a_program_is_told_to_sign_in(guest: TestClient, address: str):
    answer = guest.get(address)
    assert told(answer) == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert "token" in answer.json()["detail"]


def told(answer: Response) -> int:
    """The status of an answer that is a problem told as JSON (RFC 9457)."""
    assert answer.headers["content-type"] == "application/problem+json"
    status: int = answer.json()["status"]
    assert status == answer.status_code
    return status


def test_signing_in_leads_on_to_where_one_wanted_to_go(guest: TestClient):
    data = {"name": "rea reader", "password": PASSWORD, "after": "/matters?contested=true"}
    answer = guest.post(urls.SIGN_IN, data=data)
    assert answer.headers["location"] == "/matters?contested=true"
    assert guest.get(urls.FRONT).status_code == 200


@pytest.mark.parametrize("after", ["https://example.org/", "//example.org", "/\\example.org"])
def test_signing_in_leads_to_no_other_site(guest: TestClient, after: str):
    answer = guest.post(urls.SIGN_IN, data={"name": "Rea Reader", "password": PASSWORD, "after": after})
    assert answer.headers["location"] == urls.FRONT


def test_the_cookie_is_kept_from_scripts_and_other_sites(guest: TestClient):
    answer = guest.post(urls.SIGN_IN, data={"name": "Rea Reader", "password": PASSWORD})
    cookie = answer.headers["set-cookie"].casefold()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


def test_over_https_the_cookie_is_secure(demo: Ledger, book: Book):
    guest = TestClient(create_app(room_for(demo), book=book), base_url="https://localhost", follow_redirects=False)
    answer = guest.post(urls.SIGN_IN, data={"name": "Rea Reader", "password": PASSWORD})
    assert "secure" in answer.headers["set-cookie"].casefold()


@pytest.mark.parametrize("name", ["Rea Reader", "Nobody"])
def test_a_wrong_password_is_as_wrong_as_an_unknown_name(guest: TestClient, name: str):
    answer = guest.post(urls.SIGN_IN, data={"name": name, "password": "not the password"})
    assert answer.status_code == 401
    assert "do not go together" in answer.text


def test_after_some_tries_for_a_name_even_the_right_word_has_to_wait(guest: TestClient):
    for _ in range(TRIES_FOR_A_NAME.amount):
        guest.post(urls.SIGN_IN, data={"name": "Rea Reader", "password": "not the password"})
    answer = guest.post(urls.SIGN_IN, data={"name": "REA READER", "password": PASSWORD})
    assert answer.status_code == 429
    assert answer.headers["retry-after"]


def test_after_signing_out_the_session_is_over(guest: TestClient):
    token = signed_in(guest, "Rea Reader").cookies[COOKIE]
    guest.post(urls.SIGN_OUT)
    assert guest.get(urls.FRONT, cookies={COOKIE: token}).status_code == 303


def test_a_reader_changes_nothing(guest: TestClient):
    reader = signed_in(guest, "Rea Reader")
    answer = reader.post("/matter/m1/title", data={"title": "x"})
    assert answer.status_code == 403
    assert "Rea Reader comes in as reader, which is not enough." in answer.text
    assert told(reader.post(urls.API + "/claims")) == 403


def test_only_an_admin_sees_the_people(guest: TestClient):
    assert signed_in(guest, "Ed Editor").get(urls.PEOPLE).status_code == 403
    assert "Ed Editor" in signed_in(guest, "Ada Admin").get(urls.PEOPLE).text


def test_an_admin_lets_somebody_in(guest: TestClient, book: Book):
    signed_in(guest, "Ada Admin").post(urls.PEOPLE, data={"name": "New Hand", "password": PASSWORD, "role": "editor"})
    assert book.called("new hand").role is Role.EDITOR


def test_whoever_is_shut_out_is_out_at_once(guest: TestClient, book: Book):
    signed_in(guest, "Ed Editor")
    book.change(book.called("Ed Editor").number, active=False)
    assert guest.get(urls.FRONT).status_code == 303
    assert guest.post(urls.SIGN_IN, data={"name": "Ed Editor", "password": PASSWORD}).status_code == 401


def test_the_last_admin_stays(book: Book):
    number = book.called("Ada Admin").number
    with pytest.raises(ValueError, match="has to be admin"):
        book.change(number, role=Role.READER)
    assert book.called("Ada Admin").role is Role.ADMIN


def test_a_new_password_ends_the_other_sessions(guest: TestClient, book: Book):
    signed_in(guest, "Rea Reader")
    book.set_password(book.called("Rea Reader").number, "another long password")
    assert guest.get(urls.FRONT).status_code == 303


def test_a_program_comes_in_with_its_token(guest: TestClient, book: Book):
    token = book.begin(book.called("Rea Reader"), label="a notebook")
    assert guest.get(urls.FRONT, headers={"Authorization": f"Bearer {token}"}).status_code == 200


def test_neither_passwords_nor_tokens_are_kept(book: Book, tmp_path: Path):
    token = book.begin(book.called("Rea Reader"))
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert PASSWORD.encode() not in kept
    assert token.encode() not in kept
    assert b"$argon2id$" in kept


@pytest.mark.parametrize(("name", "password"), [("", PASSWORD), ("a\nb\x00", PASSWORD), ("Short", "short")])
def test_poor_names_and_passwords_are_refused(book: Book, name: str, password: str):
    with pytest.raises(ValueError, match="needs"):
        book.add(name, password, Role.READER)


def test_a_name_is_taken_in_any_case(book: Book):
    with pytest.raises(ValueError, match="in the book already"):
        book.add("ED  EDITOR", PASSWORD, Role.READER)


def test_nobody_of_a_name(book: Book):
    with pytest.raises(NotFound):
        book.called("Nobody")


def test_signing_in_and_out_in_a_browser(demo: Ledger, book: Book, page: Page, accessible: Callable[[Page], None]):
    with Served(create_app(room_for(demo), book=book)) as address:
        page.goto(address)
        accessible(page)
        page.get_by_label("Name").fill("Ada Admin")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("main").get_by_role("button", name="Sign in").click()
        expect(page.get_by_text("Ada Admin")).to_be_visible()
        page.goto(address + urls.PEOPLE)
        accessible(page)
        page.get_by_role("button", name="Sign out").click()
        expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_a_reader_is_shown_nothing_that_they_may_not_do(book: Book):
    with closing(MemoryLedger()) as ledger:
        ids = ferry(ledger)
        app = create_app(room_for(ledger), book=book)
        reader, editor = (TestClient(app, base_url="http://localhost", follow_redirects=False) for _ in range(2))
        signed_in(reader, "Rea Reader")
        signed_in(editor, "Ed Editor")
        for address in (urls.FRONT, urls.claim(ids.board), urls.matter(ids.sank)):
            seen, more = reader.get(address).text, editor.get(address).text
            assert (f'href="{urls.ADD}"' in seen, f'href="{urls.ADD}"' in more) == (False, True)
            assert seen.count('method="post"') == 1  # signing out
        assert editor.get(urls.claim(ids.board)).text.count('method="post"') > 1
