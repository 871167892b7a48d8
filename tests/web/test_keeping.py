"""Pages that are kept: given again as long as they hold, to whom they were made for, and to nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.ledger.base import State
from onrecord.ledger.memory import MemoryLedger
from onrecord.model import Act, Decision
from onrecord.web import keeping
from onrecord.web.app import create_app
from onrecord.web.keeping import FRESH, LONGEST, Keeping, only_new_articles
from onrecord.web.people.book import Book
from onrecord.web.people.person import Person, Role
from onrecord.web.room import Room
from tests.matters import ferry

PLACES = ["/", "/matters", "/matter/m1", "/article/a1", "/claim/c1", "/search?q=ferry", "/network"]
THINGS = ["/matter/m1", "/article/a1", "/claim/c1"]
READ = State(claims=9, readings=3, articles=2)
MORE = State(claims=12, readings=4, articles=3)
AGAIN = State(claims=12, readings=4, articles=2)


@dataclass
class Desk:
    """A room whose pages count how often they were made; its ledger and its clock are moved by hand."""

    client: TestClient
    state: State = READ
    now: float = 0.0
    made: int = 0
    person: Person | None = None

    def ask(self, address: str, **headers: str) -> str:
        return self.client.get(address, headers=headers).text


@pytest.fixture
def desk() -> Iterator[Desk]:
    async def answer(request: Request) -> Response:
        desk.made += 1
        if request.url.path == "/claim/gone":
            return HTMLResponse("gone", 404)
        if request.url.path == "/claim/signed":
            return HTMLResponse("signed", headers={"Set-Cookie": "a=b"})
        return HTMLResponse(f"made {desk.made}")

    class Door:
        def __init__(self, app: ASGIApp) -> None:
            self.app = app

        async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
            scope.setdefault("state", {})["person"] = desk.person
            await self.app(scope, receive, send)

    app = Starlette(routes=[Route("/{path:path}", answer, methods=["GET", "POST"])])
    kept = Keeping(app, state=lambda: desk.state, clock=lambda: desk.now)
    desk = Desk(TestClient(Door(kept)))
    with desk.client:
        yield desk


@pytest.mark.parametrize("address", PLACES)
def test_a_page_is_given_again_while_it_holds(desk: Desk, address: str):
    assert desk.ask(address) == desk.ask(address) == "made 1"


@pytest.mark.parametrize("address", [*THINGS, "/search?q=ferry"])
def test_it_holds_while_nothing_comes_in_but_not_for_ever(desk: Desk, address: str):
    desk.ask(address)
    desk.now = LONGEST - 1
    assert desk.ask(address) == "made 1"
    desk.now = LONGEST
    assert desk.ask(address) == "made 2"


@pytest.mark.parametrize("address", ["/", "/matters"])
def test_lists_of_matters_hold_for_a_moment_since_their_weights_may_be_behind(desk: Desk, address: str):
    desk.ask(address)
    desk.now = FRESH
    assert desk.ask(address) == "made 2"


@pytest.mark.parametrize("address", PLACES)
def test_a_new_article_shows_within_the_promised_time(desk: Desk, address: str):
    desk.ask(address)
    desk.state, desk.now = MORE, FRESH - 0.1
    assert desk.ask(address) == "made 1"
    desk.now = FRESH
    assert desk.ask(address) == ("made 1" if address in THINGS else "made 2")


@pytest.mark.parametrize("address", THINGS)
def test_what_is_about_one_thing_holds_until_an_article_is_read_again(desk: Desk, address: str):
    desk.ask(address)
    desk.state, desk.now = AGAIN, FRESH
    assert desk.ask(address) == "made 2"


@pytest.mark.parametrize(
    "ruled",
    [
        State(claims=9, readings=3, articles=2, decisions=1),
        State(claims=9, readings=3, articles=2, mended=1),
        State(claims=9, readings=3, articles=2, taken_back=1),
        State(claims=9, readings=3, articles=2, rulings=1),
        State(claims=9, readings=3, articles=2, linked=1, mended=1),
    ],
)
@pytest.mark.parametrize("address", PLACES)
def test_what_people_rule_from_elsewhere_shows_at_once(desk: Desk, address: str, ruled: State):
    desk.ask(address)
    desk.state = ruled
    assert desk.ask(address) == "made 2"


def test_what_the_linker_decides_shows_in_a_moment(desk: Desk):
    desk.ask("/matter/m1")
    desk.state = State(claims=9, readings=3, articles=2, linked=1, links=4, decisions=3)
    assert desk.ask("/matter/m1") == "made 1"
    desk.now = FRESH
    assert desk.ask("/matter/m1") == "made 2"


def test_whoever_changes_something_in_the_room_sees_it_at_once(desk: Desk):
    desk.ask("/matter/m1")
    desk.client.post("/matter/m1/rulings")
    assert desk.ask("/matter/m1") == "made 3"


def test_a_page_is_kept_for_one_person_in_one_role(desk: Desk):
    everybody = [None, Person(1, "Ada", Role.READER), Person(1, "Ada", Role.ADMIN), Person(2, "Ben", Role.READER)]
    for number, desk.person in enumerate(everybody, start=1):
        assert desk.ask("/matter/m1") == f"made {number}"
    desk.person = everybody[1]
    assert desk.ask("/matter/m1") == "made 2"


@pytest.mark.parametrize(
    ("name", "value"), [("hx-request", "true"), ("hx-target", "found"), ("host", "room"), ("accept-encoding", "none")]
)
def test_a_page_that_is_asked_for_otherwise_is_another_one(desk: Desk, name: str, value: str):
    desk.ask("/search?q=ferry")
    assert desk.client.get("/search?q=ferry", headers={name: value}).text == "made 2"


@pytest.mark.parametrize("address", ["/matter/m1?done=4", "/matter/m1.json", "/queue", "/people", "/claim/m1/mend"])
def test_other_pages_are_not_kept(desk: Desk, address: str):
    desk.ask(address)
    assert desk.ask(address) == "made 2"


@pytest.mark.parametrize("address", ["/claim/gone", "/claim/signed"])
def test_neither_errors_nor_what_sets_a_cookie_are_kept(desk: Desk, address: str):
    desk.ask(address)
    desk.ask(address)
    assert desk.made == 2


def test_a_browser_that_has_the_page_is_told_so(desk: Desk):
    first = desk.client.get("/matter/m1")
    assert first.headers["cache-control"] == "private, no-cache"
    again = desk.client.get("/matter/m1", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    desk.now = LONGEST
    assert desk.client.get("/matter/m1", headers={"if-none-match": first.headers["etag"]}).status_code == 200


def test_no_more_is_kept_than_there_is_room_for(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(keeping, "MOST_BYTES", 2 * len("made 1"))
    for each in ("/claim/c1", "/claim/c2", "/claim/c3"):
        desk.ask(each)
    assert desk.ask("/claim/c3") == "made 3"
    assert desk.ask("/claim/c1") == "made 4"


def test_an_article_read_again_is_no_new_one():
    assert only_new_articles(READ, MORE)
    assert not only_new_articles(READ, AGAIN)


def test_a_ledger_tells_new_articles_from_those_that_are_read_again(tmp_path: Path):
    with closing(MemoryLedger()) as ledger:
        ferry(ledger)
        state = ledger.view().state()
        assert state.articles == state.readings > 0


def test_a_ruling_in_a_ledger_shows_on_the_matters_page_at_once():
    with closing(MemoryLedger()) as ledger:
        ids = ferry(ledger)
        client = TestClient(create_app(Room(ledger, reader="Ada"), hosts=["testserver"]))
        assert client.get(f"/matter/{ids.sank}").text == client.get(f"/matter/{ids.sank}").text
        ledger.writer().decide(Decision(Act.TITLE, "Ada", matter=ids.sank, title="Did it go down?", person=True))
        assert "Did it go down?" in client.get(f"/matter/{ids.sank}").text


def test_the_door_comes_before_what_is_kept(tmp_path: Path):
    book = Book(tmp_path / "people.db")
    admin = book.add("Ada", "correct horse battery", Role.ADMIN)
    reader = book.add("Ben", "correct horse battery", Role.READER)
    with closing(MemoryLedger()) as ledger:
        ids = ferry(ledger)
        client = TestClient(create_app(Room(ledger, reader="Ada"), hosts=["testserver"], book=book))
        pages = {}
        for person in (admin, reader):
            token = book.begin(person, label="test")
            pages[person.name] = client.get(f"/matter/{ids.sank}", headers={"Authorization": f"Bearer {token}"}).text
        assert "Ada" in pages["Ada"]
        assert 'href="/people"' in pages["Ada"]
        assert "Ben" in pages["Ben"]
        assert 'href="/people"' not in pages["Ben"]
        stranger = client.get(f"/matter/{ids.sank}", headers={"accept": "application/json"}, follow_redirects=False)
        assert stranger.status_code in (303, 401)
