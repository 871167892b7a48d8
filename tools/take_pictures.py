"""Takes the pictures of `docs/pictures/` from a reading room of the examples, in a real browser."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from onrecord.dossier.listing import weighed
from onrecord.ledger.base import ClaimQuery, View
from onrecord.run.open import open_ledger
from onrecord.web import urls

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
PORT = 8399
SIZE = {"width": 1280, "height": 860}
ARGUMENTS = "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update".split()
PATIENCE = 60_000  # milliseconds


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "demo.db"
        subprocess.run([sys.executable, "-m", "onrecord", "read", ROOT / "examples", "--ledger", ledger], check=True)
        served = subprocess.Popen(
            [sys.executable, "-m", "onrecord", "serve", "--ledger", ledger, "--port", str(PORT), "--by", "Ada"]
        )
        try:
            opened = open_ledger(str(ledger))
            _take(_addresses(opened.view()))
            opened.close()
        finally:
            served.terminate()


def _addresses(view: View) -> dict[str, str]:
    """The page of each picture: of the most contested matter, and of the article with most that is contested."""
    matter = weighed(view, view.matters())[0].matter
    contested = view.claims(ClaimQuery(contested=True), limit=500)
    articles = [entry.claim.article_id for entry in contested]
    article = max(articles, key=articles.count)
    return {
        "front": urls.FRONT,
        "matter": urls.matter(matter.id),
        "article": urls.article(article),
        "network": urls.NETWORK,
        "search": urls.search("base"),
        "queue": urls.QUEUE,
    }


def _take(addresses: dict[str, str]) -> None:
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        page = browser.new_page(viewport=SIZE)  # type: ignore[arg-type]
        _wait(page)
        for name, address in addresses.items():
            page.goto(f"http://127.0.0.1:{PORT}{address}", wait_until="networkidle", timeout=PATIENCE)
            page.screenshot(path=PICTURES / f"{name}.png")
        browser.close()


def _wait(page: Page) -> None:
    """Until the room is open."""
    for _ in range(120):
        try:
            page.goto(f"http://127.0.0.1:{PORT}{urls.FRONT}")
            return
        except Exception:  # noqa: BLE001 - the browser says in many ways that nobody answers yet
            page.wait_for_timeout(500)
    raise SystemExit("The reading room did not open.")


if __name__ == "__main__":
    main()
