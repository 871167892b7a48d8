"""A reading room that is open: asked in the same process, or served to a real browser.

`client` asks the application without a network. `page` is a page of a Chromium that Debian's package installed; with
`visit(page, address)` it goes to one of the demo ledger's pages.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from fastapi import FastAPI
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from onrecord.ledger.base import Ledger
from onrecord.ledger.memory import MemoryLedger
from onrecord.run.open import open_ledger
from onrecord.web.app import create_app
from onrecord.web.room import Room

ROOT = Path(__file__).parents[2]
ARGUMENTS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking".split()
ARGUMENTS += ["--disable-component-update", "--disable-sync"]
PHONE, WIDE = {"width": 390, "height": 844}, {"width": 1440, "height": 900}


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger that has read the examples, once for all processes that test; nobody writes into it."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    path = folder / "demo.db"
    with (folder / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            made = path.with_suffix(".new")
            command = [sys.executable, "-m", "onrecord", "read", str(ROOT / "examples"), "--ledger", str(made)]
            subprocess.run(command, check=True, capture_output=True)
            open_ledger(str(made)).close()
            made.rename(path)
    return path


@pytest.fixture(scope="session")
def demo(demo_file: Path) -> Iterator[Ledger]:
    ledger = open_ledger(str(demo_file))
    yield ledger
    ledger.close()


@pytest.fixture
def own_demo(demo_file: Path, tmp_path: Path) -> Iterator[Ledger]:
    """The same, to write into."""
    path = tmp_path / "own.db"
    shutil.copy(demo_file, path)
    ledger = open_ledger(str(path))
    yield ledger
    ledger.close()


def room_for(ledger: Ledger) -> Room:
    read = (sys.executable, "-m", "onrecord", "read", "--progress", "json", "--ledger", ledger.name)
    inbox = None if isinstance(ledger, MemoryLedger) else Path(f"{ledger.name}-added")
    return Room(ledger, reader="Ada Reader", read=read, inbox=inbox)


@pytest.fixture
def client(demo: Ledger) -> TestClient:
    return client_of(demo)


def client_of(ledger: Ledger) -> TestClient:
    return TestClient(create_app(room_for(ledger)), base_url="http://localhost", raise_server_exceptions=False)


@pytest.fixture
def own_client(own_demo: Ledger) -> TestClient:
    return client_of(own_demo)


class Served:
    """An application behind a real port, in a thread."""

    def __init__(self, app: FastAPI) -> None:
        self.socket = socket.socket()
        self.socket.bind(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        self.server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [self.socket]}, daemon=True)

    def __enter__(self) -> str:
        self.thread.start()
        while not self.server.started:
            time.sleep(0.01)
        return self.address

    def __exit__(self, *_: object) -> None:
        self.server.should_exit = True
        self.thread.join(10)
        self.socket.close()


@pytest.fixture(scope="session")
def served(demo: Ledger) -> Iterator[str]:
    """The address of the demo ledger's reading room."""
    with Served(create_app(room_for(demo))) as address:
        yield address


@pytest.fixture
def own_served(own_demo: Ledger) -> Iterator[str]:
    """The address of a reading room where a test may change things."""
    with Served(create_app(room_for(own_demo))) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = shutil.which("chromium")
    assert path, "The tests need a browser: `make browser` installs Debian's chromium."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


def _context(browser: Browser, size: dict[str, int]) -> BrowserContext:
    viewport: Any = dict(size)
    context = browser.new_context(viewport=viewport, has_touch=size is PHONE)
    context.set_default_timeout(15_000)
    return context


@pytest.fixture(params=[PHONE, WIDE], ids=["phone", "wide"])
def page(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    """A page on a phone, then on a wide screen. A test fails if any script does, or asks another host for anything."""
    context = _context(chromium, request.param)
    yield from _watched(context.new_page())
    context.close()


@pytest.fixture
def phone_page(chromium: Browser) -> Iterator[Page]:
    """A page on a phone alone, for what fingers do."""
    context = _context(chromium, PHONE)
    yield from _watched(context.new_page())
    context.close()


def drag_by_finger(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Put a finger down at one place, in pixels of the window, and lift it at another."""
    touch = page.context.new_cdp_session(page)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": start[0], "y": start[1]}]})
    for step in range(1, 9):
        x, y = (start[axis] + (end[axis] - start[axis]) * step / 8 for axis in (0, 1))
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": y}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    touch.detach()


@pytest.fixture
def wide_page(chromium: Browser) -> Iterator[Page]:
    """A page on a wide screen alone, for what is the same on all of them."""
    context = _context(chromium, WIDE)
    yield from _watched(context.new_page())
    context.close()


def _watched(page: Page) -> Iterator[Page]:
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda said: troubles.append(said.text) if said.type == "error" and _ours(said.text) else None)
    page.on("request", lambda asked: troubles.append(asked.url) if not _local(asked.url) else None)
    yield page
    assert not troubles, troubles


def _ours(words: str) -> bool:
    """Chromium also reports every answer of 400 and above, which tests ask for on purpose."""
    return not words.startswith("Failed to load resource")


def _local(url: str) -> bool:
    return url.startswith(("http://127.0.0.1:", "data:", "blob:", "about:"))


@pytest.fixture
def accessible() -> Callable[[Page], None]:
    """Asserts that axe-core finds nothing serious on a page (WCAG 2.2 AA), and that it does not scroll sideways."""
    return assert_accessible


def assert_accessible(page: Page) -> None:
    options: dict[str, Any] = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    violations = Axe().run(page, options=options).response["violations"]
    serious = [
        f"{each['id']} ({each['impact']}): {each['help']}: {[node['html'][:160] for node in each['nodes'][:3]]}"
        for each in violations
        if each["impact"] in ("serious", "critical")
    ]
    assert not serious, "\n".join(serious)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1"), "It scrolls sideways."
