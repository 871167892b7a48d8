"""Runs the examples of the README and of docs/: console sessions in a shell, Python as doctests."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

ROOT = Path(__file__).parent
PROMPT = "$ "
ANYTHING = "…"


def in_a_folder_of_its_own(namespace: dict[str, Any]) -> None:
    namespace["folder"] = folder = tempfile.mkdtemp(prefix="onrecord-docs-")
    shutil.copytree(ROOT / "examples", Path(folder) / "examples")


def out_of_it(namespace: dict[str, Any]) -> None:
    shutil.rmtree(namespace["folder"])


def console(example: Example) -> str | None:
    """Runs each command of a session; what it prints must be what stands below it, "…" for anything."""
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "NO_COLOR": "1"}
    for command, expected in sessions(example.parsed):
        ran = subprocess.run(
            ["bash", "-o", "pipefail", "-c", command],
            cwd=example.namespace["folder"],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=120,
            check=False,
        )
        pattern = ".*".join(re.escape(part) for part in expected.strip().split(ANYTHING))
        if not re.fullmatch(pattern, ran.stdout.strip(), re.DOTALL):
            return f"$ {command}\nshould print\n{expected}\nbut printed\n{ran.stdout}"
    return None


def sessions(words: str) -> list[tuple[str, str]]:
    """The commands of a console session, each with what it is to print."""
    found: list[tuple[str, str]] = []
    for line in words.splitlines():
        if line.startswith(PROMPT):
            found.append((line.removeprefix(PROMPT), ""))
        else:
            command, expected = found[-1]
            found[-1] = (command, f"{expected}{line}\n")
    return found


pytest_collect_file = Sybil(
    parsers=[CodeBlockParser(language="console", evaluator=console), PythonCodeBlockParser()],
    patterns=["README.md", "docs/*.md"],
    setup=in_a_folder_of_its_own,
    teardown=out_of_it,
).pytest()
