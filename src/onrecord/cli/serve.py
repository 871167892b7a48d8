"""The verbs of the reading room: to open it, and to say who may come in."""

from __future__ import annotations

import ipaddress
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli import places
from onrecord.cli.door import opened, say
from onrecord.cli.like import known_meaning
from onrecord.cli.rule import by_option
from onrecord.config import load

if TYPE_CHECKING:
    from onrecord.web.people.book import Book
    from onrecord.web.weighing import Weights

BOOK = "onrecord-people.db"
GIVES_WAY = 10  # of 20, as `nice` counts
ROLES = "reader editor admin".split()

# Seconds that a connection stays open for the next page: longer than people read one. A browser that asks at the very
# moment when it is closed would have to ask again.
KEPT_OPEN = 75

book_option = click.option(
    "--people",
    "book",
    type=click.Path(dir_okay=False),
    default=BOOK,
    show_default=True,
    envvar="ONRECORD_PEOPLE",
    help="The book of people: a file of its own.",
)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", type=click.IntRange(0, 65535), default=8020, show_default=True, help="0: any that is free.")
@click.option("--users", is_flag=True, help="Let in only people of the book; `onrecord people add` writes it.")
@book_option
@click.option("--name", "names", multiple=True, metavar="HOST", help="A name that browsers call it by; may come again.")
@click.option("--certificate", type=click.Path(exists=True, dir_okay=False), help="Serve HTTPS with it.")
@click.option("--key", type=click.Path(exists=True, dir_okay=False), help="The certificate's private key.")
@click.option("--behind-proxy", is_flag=True, help="A proxy on this machine brings the requests, and speaks HTTPS.")
@by_option
def serve(
    host: str,
    port: int,
    users: bool,
    book: str,
    names: tuple[str, ...],
    certificate: str | None,
    key: str | None,
    behind_proxy: bool,
    by: str,
    ledger: str | None,
) -> None:
    """Open the reading room: the ledger as pages in a browser.

    On a machine of one's own, http://127.0.0.1:8020 asks nobody who they are. The network is served only with --users,
    and only over HTTPS: with --certificate and --key, or behind a proxy.
    """
    import uvicorn

    _check_network(host, users=users, safe=bool(certificate and key) or behind_proxy)
    config = load(ledger=ledger)
    people = _opened_book(book) if users else None
    with opened(config) as kept:
        app = _app(kept, config.ledger, by, people, (host, *names))
        scheme = "https" if certificate else "http"
        say(f"The reading room of {config.ledger} is open at {scheme}://{host}:{port}. Ctrl-C closes it.")
        uvicorn.run(
            app,
            host=host,
            port=port,
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_keep_alive=KEPT_OPEN,
            proxy_headers=behind_proxy,
            ssl_certfile=certificate,
            ssl_keyfile=key,
        )


def _app(ledger: Any, name: str, by: str, people: Book | None, hosts: tuple[str, ...]) -> Any:
    from onrecord.dossier.search import warm
    from onrecord.web.app import OWN_MACHINE, create_app
    from onrecord.web.room import Room
    from onrecord.web.weighing import Weighing

    read = (sys.executable, "-m", "onrecord", "read", "--progress", "json", "--ledger", name)
    named = [host for host in hosts if not _is_everything(host)]
    inbox = None if "://" in name or name.endswith(":") else Path(f"{name}-added")
    room = Room(
        ledger, reader=by, meaning=known_meaning, read=read, inbox=inbox, place=places.numbered, senses=places.senses
    )
    weighing = Weighing(elsewhere=_elsewhere(name) if inbox else None)
    weighing.begin(ledger.view())
    Thread(target=warm, args=(ledger.view(),), daemon=True).start()
    return create_app(room, hosts=[*OWN_MACHINE, *named], book=people, weighing=weighing)


def _elsewhere(name: str) -> Callable[[], Weights]:
    """Weighs the ledger of that name in a process of its own, which is begun when it is asked for first."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    from onrecord.run.open import open_ledger
    from onrecord.web.weighing import begin_elsewhere, weigh_named

    pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=begin_elsewhere, initargs=(GIVES_WAY,))
    return lambda: pool.submit(weigh_named, open_ledger, name).result()


def _check_network(host: str, *, users: bool, safe: bool) -> None:
    """Raises `UsageError` where strangers could read the ledger, or listen in."""
    if _is_own_machine(host):
        return
    if not users:
        raise click.UsageError(f"{host} can be reached from elsewhere: serve it with --users, so that people sign in.")
    if not safe:
        raise click.UsageError(
            f"{host} can be reached from elsewhere: passwords need HTTPS. "
            "Give --certificate and --key, or put a proxy before it that speaks HTTPS, and say --behind-proxy."
        )


def _is_own_machine(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _is_everything(host: str) -> bool:
    """Whether it is no name, but every address that the machine has."""
    try:
        return ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return False


def _opened_book(path: str) -> Book:
    from onrecord.web.people.book import Book

    if not Path(path).exists():
        raise click.UsageError(
            f"There is no book of people at {path}: `onrecord people add NAME --role admin` makes it."
        )
    return Book(path)


@click.group()
def people() -> None:
    """Say who may come into the reading room that is opened with --users."""


@people.command()
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), default="reader", show_default=True, help="What they may do.")
@click.password_option(help="Their password; asked for where it is not given.")
@book_option
def add(name: str, role: str, password: str, book: str) -> None:
    """Let somebody in. A reader reads; an editor also rules and adds articles; an admin also lets people in."""
    from onrecord.web.people.book import Book
    from onrecord.web.people.person import Role

    try:
        somebody = Book(book).add(name, password, Role(role))
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    say(f"{somebody.name} may come in as {somebody.role}.")


@people.command("list")
@book_option
def list_people(book: str) -> None:
    """List who may come in."""
    for each in _opened_book(book).people():
        click.echo(f"{each.name}\t{each.role}" + ("" if each.active else "\tshut out"))


@people.command()
@click.argument("name")
@click.password_option(help="The new one; asked for where it is not given.")
@book_option
def password(name: str, password: str, book: str) -> None:
    """Give somebody a new password, which signs them out everywhere."""
    opened_book = _opened_book(book)
    try:
        opened_book.set_password(opened_book.called(name).number, password)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    say(f"{name} has a new password.")


@people.command()
@click.argument("name")
@click.option("--label", default="program", show_default=True, help="What it is for.")
@book_option
def token(name: str, label: str, book: str) -> None:
    """Print a token with which a program comes in as NAME: Authorization: Bearer TOKEN. It is shown only once."""
    opened_book = _opened_book(book)
    click.echo(opened_book.begin(opened_book.called(name), label=label))
