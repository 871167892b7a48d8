"""What the tests of reading share: one article that always reads well, and a run of the command line over a folder."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from onrecord.cli import main
from onrecord.model import Annotated, Article, Document, Rejected
from onrecord.run.open import open_ledger
from onrecord.testing import PlainAnnotator

ROOT = Path(__file__).parent.parent

GOOD = (
    "Ferry fares to rise in Quill Harbour\n\n"
    "The harbour board will raise ferry fares by a tenth in May.\n\n"
    "“Nobody asked the islanders,” the mayor said on Tuesday.\n"
)

ENVIRONMENT = {
    "ONRECORD_ANNOTATORS": "tests.readers:StumblingAnnotator",
    "ONRECORD_CLOSELY": "1",
    # The code of this very checkout, though another may be installed.
    "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
    "PYTHONDONTWRITEBYTECODE": "1",
}

# What makes the annotator stumble, to see that only the article with it is lost.
STUMBLE = "stumble over this"


class StumblingAnnotator(PlainAnnotator):
    def annotate(self, batch: Sequence[Annotated]) -> list[Annotated]:
        if any(STUMBLE in annotated.article.text for annotated in batch):
            raise KeyError(STUMBLE)
        return super().annotate(batch)


def document(content: bytes | str, media_type: str = "text/plain") -> Document:
    return Document(content.encode() if isinstance(content, str) else content, media_type, "page")


def only(articles: list[Article | Rejected]) -> Article:
    (article,) = articles
    assert isinstance(article, Article)
    return article


@dataclass(frozen=True)
class Outcome:
    """What a run of `onrecord read` did: its exit code and words, and what its ledger holds now."""

    code: int
    notices: str
    rejected: tuple[Rejected, ...]
    articles: tuple[str, ...]  # their headings

    def why(self, ending: str) -> str:
        """The reasons given for the one location that ends so."""
        return " ".join(each.why for each in self.rejected if each.location.endswith(ending))


def run_read(*paths: str | Path, ledger: Path, stdin: bytes | None = None) -> Outcome:
    """`onrecord read` in this process, with the annotator that needs no model."""
    arguments = ["read", *map(str, paths), "--ledger", str(ledger)]
    result = CliRunner().invoke(main, arguments, input=stdin, env=ENVIRONMENT, catch_exceptions=False)
    assert result.stdout == ""
    return held(ledger, result.exit_code, result.stderr)


def held(ledger: Path, code: int, notices: str) -> Outcome:
    opened = open_ledger(str(ledger))
    try:
        view = opened.view()
        assert view.verify().faults == ()
        headings = tuple(article.heading for article in view.articles())
        return Outcome(code, notices, tuple(view.rejections()), headings)
    finally:
        opened.close()


def run_onrecord(
    *arguments: str | Path, stdin: bytes | None = None, cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """The command line in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "onrecord", *map(os.fspath, arguments)],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env=os.environ | ENVIRONMENT | environment,
        timeout=120,
        check=False,
    )
