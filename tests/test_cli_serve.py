"""`onrecord serve` and `onrecord people`, as far as they go without opening a port."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.web.people.book import Book
from onrecord.web.people.person import Role

PASSWORD = "a long enough password"


def run(*arguments: str, words: str | None = None) -> Result:
    return CliRunner().invoke(main, [*arguments], input=words)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "news.example", "::"])
def test_the_network_is_not_served_without_users(host: str):
    ran = run("serve", "--host", host)
    assert ran.exit_code == 2
    assert "--users" in ran.stderr


def test_the_network_is_not_served_without_https(tmp_path: Path):
    ran = run("serve", "--host", "0.0.0.0", "--users", "--people", str(tmp_path / "p.db"))
    assert ran.exit_code == 2
    assert "HTTPS" in ran.stderr


def test_users_need_a_book(tmp_path: Path):
    ran = run("serve", "--users", "--people", str(tmp_path / "none.db"))
    assert ran.exit_code == 2
    assert "people add" in ran.stderr


def test_a_ledger_that_is_not_there_is_named(tmp_path: Path):
    ran = run("serve", "--ledger", str(tmp_path / "none.db"))
    assert ran.exit_code == 2
    assert "none.db" in ran.stderr


def test_people_are_added_listed_and_given_tokens(tmp_path: Path):
    path = str(tmp_path / "people.db")
    added = run("people", "add", "Ada", "--role", "admin", "--people", path, words=f"{PASSWORD}\n{PASSWORD}\n")
    assert added.exit_code == 0, added.output
    assert run("people", "list", "--people", path).stdout == "Ada\tadmin\n"
    token = run("people", "token", "ada", "--people", path).stdout.strip()
    book = Book(path)
    somebody = book.bearer(token)
    assert somebody
    assert somebody.role is Role.ADMIN
    assert book.known_by("Ada", PASSWORD)


def test_a_short_password_is_refused(tmp_path: Path):
    ran = run("people", "add", "Ada", "--password", "short", "--people", str(tmp_path / "people.db"))
    assert ran.exit_code == 2
    assert "12" in ran.stderr
