"""Adding files and texts in the browser."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Page, expect

from onrecord.ledger.base import Ledger
from onrecord.web import urls
from onrecord.web.adding.inbox import keep_text, new_folder
from onrecord.web.adding.runs import Desk, Run, State
from tests.readers import ENVIRONMENT, GOOD


@pytest.fixture(autouse=True)
def _a_reader_without_models(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)


def finished(client: TestClient, address: str) -> str:
    """The page of a run when it is over."""
    deadline = time.monotonic() + 60
    while "hx-trigger" in (text := client.get(address).text):
        assert time.monotonic() < deadline, text
        time.sleep(0.05)
    return text


def test_a_file_is_read_and_kept(own_client: TestClient, own_demo: Ledger):
    answer = own_client.post(urls.ADD, files={"files": ("ferry.txt", GOOD.encode())}, follow_redirects=False)
    assert "Ferry fares to rise" in finished(own_client, answer.headers["location"])
    (path,) = Path(f"{own_demo.name}-added").glob("*/ferry.txt")
    assert path.read_text() == GOOD


def test_a_text_with_what_is_known_of_it_is_one_article(own_client: TestClient, own_demo: Ledger):
    data = {"text": GOOD, "outlet": "The Quill", "published": "2031-05-02"}
    answer = own_client.post(urls.ADD + "/text", data=data, follow_redirects=False)
    finished(own_client, answer.headers["location"])
    assert any(article.outlet == "The Quill" for article in own_demo.view().articles())


def test_what_is_rejected_is_said_with_its_reason(own_client: TestClient):
    files = [("files", ("good.txt", GOOD.encode())), ("files", ("bad.jsonl", b'{"id": 1}\n'))]
    answer = own_client.post(urls.ADD, files=files, follow_redirects=False)
    text = finished(own_client, answer.headers["location"])
    assert "1 rejected" in text
    assert "bad.jsonl" in text


@pytest.mark.parametrize("name", ["notes.docx", "x.exe", "../../etc/passwd", ".."])
def test_a_file_of_another_kind_is_refused_by_name(own_client: TestClient, own_demo: Ledger, name: str):
    answer = own_client.post(urls.ADD, files={"files": (name, b"text")})
    assert answer.status_code == 422
    assert "files that can be read end in" in answer.text
    assert not list(Path(f"{own_demo.name}-added").glob("*"))


def test_no_name_leads_out_of_the_inbox(own_client: TestClient, own_demo: Ledger):
    own_client.post(urls.ADD, files={"files": ("../../../out.txt", GOOD.encode())})
    assert list(Path(f"{own_demo.name}-added").glob("*/out.txt"))


def test_an_empty_text_is_refused(own_client: TestClient):
    assert own_client.post(urls.ADD + "/text", data={"text": "  \n"}).status_code == 422


def test_a_run_that_nobody_knows_of(client: TestClient):
    assert client.get(urls.ADD + "/2031-01-01-000000-abc").status_code == 404


def test_a_reader_that_cannot_be_started_fails_its_run_alone(tmp_path: Path):
    desk = Desk(["/nowhere/onrecord"])
    folder = new_folder(tmp_path)
    run = desk.put(folder, [keep_text(folder, GOOD)], "Ada")
    assert over(desk, run.id).state is State.FAILED
    again = desk.put(new_folder(tmp_path), [tmp_path], "Ada")
    assert over(desk, again.id).state is State.FAILED


def over(desk: Desk, run_id: str) -> Run:
    deadline = time.monotonic() + 20
    while not (run := desk.run(run_id)) or not run.state.over:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    return run


def test_adding_a_file_in_a_browser(own_served: str, page: Page, tmp_path: Path, accessible: Callable[[Page], None]):
    path = tmp_path / "ferry.txt"
    path.write_text(GOOD)
    page.goto(own_served + urls.ADD)
    accessible(page)
    page.get_by_label("Choose files, or drop them here").set_input_files(path)
    page.get_by_role("button", name="Read them").click()
    link = page.get_by_role("link", name="Ferry fares to rise in Quill Harbour")
    expect(link).to_be_visible(timeout=60_000)
    accessible(page)
    link.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ferry fares")
