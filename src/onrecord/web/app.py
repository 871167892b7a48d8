"""The application: its pages, its files, and what stands between it and the network."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware

from onrecord import __version__
from onrecord.web import urls
from onrecord.web.adding.runs import Desk
from onrecord.web.api.app import create_api
from onrecord.web.files import add_files
from onrecord.web.guard import Guarded
from onrecord.web.keeping import Keeping
from onrecord.web.pages import (
    add,
    article,
    claim,
    front,
    lists,
    matter,
    matters,
    mend,
    people,
    queue,
    rulings,
    search,
    source,
)
from onrecord.web.people.book import Book
from onrecord.web.people.door import Door
from onrecord.web.problems import add_problems
from onrecord.web.room import Room
from onrecord.web.weighing import Weighing

PAGES = (front, matters, matter, rulings, lists, search, article, claim, mend, queue, source, add)

OWN_MACHINE = ("127.0.0.1", "localhost", "[::1]")

SMALLEST_PACKED = 1024  # bytes of an answer that is worth packing
# Of 1 to 9: a matter's page of 138 KB, with its map, takes 2.5 ms to pack to 39 KB; at 9 it takes 48 ms, for 4 KB less.
PACKED = 4

# Pages that are made at once. Python makes one at a time; more threads only take turns, so that all are late.
AT_ONCE = 4


def create_app(
    room: Room, *, hosts: Sequence[str] = OWN_MACHINE, book: Book | None = None, weighing: Weighing | None = None
) -> FastAPI:
    """The reading room of a ledger. `hosts` are the names that it goes by; requests to others are refused.

    With a `book` of people, whoever wants to come in signs in; without one everybody who reaches it may do everything.
    """
    app = FastAPI(
        title="OnRecord", version=__version__, docs_url=None, redoc_url=None, openapi_url=None, lifespan=_few_at_once
    )
    app.state.room = room
    app.state.weighing = weighing = weighing or Weighing()
    app.state.desk = Desk(room.read)
    add_problems(app)
    add_files(app)
    for each in PAGES:
        app.include_router(each.router)
    app.mount(urls.API, create_api(room, weighing), "api")
    # From the inside out: a page is kept as it is packed, and given only to whom the door lets in.
    app.add_middleware(GZipMiddleware, minimum_size=SMALLEST_PACKED, compresslevel=PACKED)
    app.add_middleware(Keeping, state=lambda: room.view().state())
    if book:
        app.state.book = book
        app.include_router(people.router_of())
        app.add_middleware(Door, book=book)
    app.add_middleware(Guarded, hosts=hosts)
    return app


@asynccontextmanager
async def _few_at_once(_: FastAPI) -> AsyncIterator[None]:
    current_default_thread_limiter().total_tokens = AT_ONCE
    yield
