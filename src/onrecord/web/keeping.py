"""Pages that were made are kept for whoever asks for them next, as long as the ledger has nothing else to show on them.

A page is given again
- while the ledger is as it was when it was made;
- where it is about one matter, article or claim, also while nothing but new articles came in since: none of them can
  be on it before the linker has placed their claims;
- else for `FRESH` seconds while machines add to the ledger, so that it is not asked for the same page by everybody.
  What lists matters is never given for longer: it shows weights, which may be behind.
What people rule and correct is seen at once, but that a page may miss for `FRESH` seconds what somebody rules from
elsewhere in the very moment when the linker is at work. No page is given for longer than `LONGEST`: it tells the day
on which it is cited, and where else its article was found.

Whatever is changed through this room drops all pages, so that whoever ruled sees it at once. A page is kept for the
person it was made for and the role they have, and for nobody else.
"""

from __future__ import annotations

import re
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from hashlib import blake2b

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.ledger.base import State
from onrecord.web import urls
from onrecord.web.headers import SAFE

FRESH = 2.0  # seconds
LONGEST = 60.0
MOST_BYTES = 64 * 2**20  # of all pages that are kept, as they are sent

THING = re.compile(r"/(matter|article|claim)/[^/.]+")
LISTS = (urls.FRONT, urls.MATTERS)

# By these headers of a request its answers differ, beside its address.
VARY = ("host", "hx-request", "hx-target")
TOLD = {"Cache-Control": "private, no-cache", "Vary": "HX-Request, HX-Target"}


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is sent, with the state that the ledger had before it was made, and when that was."""

    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes
    tag: str
    state: State
    at: float


class Keeping:
    """Answers with a page that was made before where that still holds; and with nothing but "it is the same" (304)
    where the browser has it.

    It stands behind the door, so that it gives pages only to whom the door lets in.
    """

    def __init__(self, app: ASGIApp, state: Callable[[], State], clock: Callable[[], float] = time.monotonic) -> None:
        self.app = app
        self._ask_state, self._clock = state, clock
        self._pages: OrderedDict[Hashable, Page] = OrderedDict()
        self._bytes = 0
        self._changes = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif scope["method"] not in SAFE:
            await self._changing(scope, receive, send)
        elif scope["method"] == "GET" and is_kept(scope):
            await self._given(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _changing(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Drops all pages before and after: what is made meanwhile may or may not show the change."""
        self._drop()

        async def send_and_drop(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._drop()
            await send(message)

        try:
            await self.app(scope, receive, send_and_drop)
        finally:
            self._drop()

    async def _given(self, scope: Scope, receive: Receive, send: Send) -> None:
        changes, at, key = self._changes, self._clock(), key_of(scope)
        state = await run_in_threadpool(self._ask_state)
        page = self._pages.get(key)
        if page and holds(scope["path"], page, state, at):
            self._pages.move_to_end(key)
            await _send(page, scope, send)
            return
        made = _Made(scope, send)
        await self.app(scope, receive, made.send)
        if (page := made.page(state, at)) and changes == self._changes:
            self._keep(key, page)

    def _keep(self, key: Hashable, page: Page) -> None:
        self._forget(key)
        self._pages[key] = page
        self._bytes += len(page.body)
        while self._bytes > MOST_BYTES:
            self._forget(next(iter(self._pages)))

    def _forget(self, key: Hashable) -> None:
        if page := self._pages.pop(key, None):
            self._bytes -= len(page.body)

    def _drop(self) -> None:
        self._changes += 1
        self._pages.clear()
        self._bytes = 0


def is_kept(scope: Scope) -> bool:
    """Whether a page at this address is kept: one of those that many people come to, without a word for one of them."""
    if THING.fullmatch(scope["path"]):
        return not scope["query_string"]
    return scope["path"] in (*LISTS, urls.SEARCH, urls.NETWORK)


def key_of(scope: Scope) -> Hashable:
    """What an answer depends on beside the ledger: the address, how it is asked for, and by whom."""
    headers = Headers(scope=scope)
    person = scope.get("state", {}).get("person")
    return (
        scope["scheme"],
        scope["path"],
        scope["query_string"],
        tuple(headers.get(name) for name in VARY),
        "gzip" in headers.get("accept-encoding", ""),
        person,
    )


def holds(path: str, page: Page, now: State, at: float) -> bool:
    """Whether a page may be given again, as the ledger is now."""
    age = at - page.at
    if age >= LONGEST or by_people(page.state, now):
        return False
    if age < FRESH:
        return True
    if path in LISTS:
        return False
    return page.state == now or (THING.fullmatch(path) is not None and only_new_articles(page.state, now))


def by_people(then: State, now: State) -> bool:
    """Whether people ruled or corrected anything since; the linker's own decisions come with its mark of how far it is.

    Of rulings on who is who it is not known; there are none of machines while articles are read.
    """
    if (then.taken_back, then.mended) != (now.taken_back, now.mended):
        return True
    of_linker = then.linked != now.linked
    return not of_linker and (then.decisions, then.rulings) != (now.decisions, now.rulings)


def only_new_articles(then: State, now: State) -> bool:
    """Whether nothing but articles that were not there came in since: none was read again."""
    if now.readings - now.articles != then.readings - then.articles:
        return False
    return then == replace(
        now, claims=then.claims, readings=then.readings, articles=then.articles, rejected=then.rejected
    )


class _Made:
    """Sends an answer when all of it is there, with what it is called by; then it can be kept."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self._scope, self._send = scope, send
        self._start: Message = {}
        self._body = b""
        self._tag = ""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            return
        self._body += message.get("body", b"")
        if message.get("more_body"):
            return
        headers = MutableHeaders(raw=self._start["headers"])
        if self._is_page(headers):
            self._tag = f'W/"{blake2b(self._body, digest_size=12).hexdigest()}"'
            headers["ETag"] = self._tag
            headers["Cache-Control"] = TOLD["Cache-Control"]
            headers.add_vary_header(TOLD["Vary"])
            if _has(self._scope, self._tag):
                await _send_same(self._start["headers"], self._send)
                return
        await self._send(self._start)
        await self._send({"type": "http.response.body", "body": self._body})

    def page(self, state: State, at: float) -> Page | None:
        """The page, where it is one that may be kept."""
        if not self._tag:
            return None
        return Page(tuple(self._start["headers"]), self._body, self._tag, state, at)

    def _is_page(self, headers: MutableHeaders) -> bool:
        kind = headers.get("content-type", "")
        return self._start["status"] == 200 and kind.startswith("text/html") and "set-cookie" not in headers


async def _send(page: Page, scope: Scope, send: Send) -> None:
    if _has(scope, page.tag):
        await _send_same(page.headers, send)
        return
    await send({"type": "http.response.start", "status": 200, "headers": list(page.headers)})
    await send({"type": "http.response.body", "body": page.body})


async def _send_same(headers: list[tuple[bytes, bytes]] | tuple[tuple[bytes, bytes], ...], send: Send) -> None:
    """Says that the browser has it."""
    kept = [each for each in headers if each[0] not in (b"content-length", b"content-type", b"content-encoding")]
    await send({"type": "http.response.start", "status": 304, "headers": kept})
    await send({"type": "http.response.body", "body": b""})


def _has(scope: Scope, tag: str) -> bool:
    """Whether the browser says that it has the page that is called so."""
    given = Headers(scope=scope).get("if-none-match", "")
    return tag in (each.strip() for each in given.split(","))
