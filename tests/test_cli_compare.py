"""`onrecord compare`: what goes where, and exit codes."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from onrecord.cli import main

GOOD = '{"id": "one", "left": "The ferry sank on Friday.", "right": "The ferry did not sink."}\n'


def compare(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["compare", *map(str, arguments)], input=stdin, catch_exceptions=False)


def test_a_file_of_pairs_becomes_lines_of_relations(tmp_path: Path):
    path = tmp_path / "pairs.jsonl"
    path.write_text(GOOD * 3, encoding="utf-8")
    result = compare(path)
    assert result.exit_code == 0
    assert result.stderr == ""
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(lines) == 3
    assert lines[0] == lines[2]
    assert lines[0].keys() == {"id", "relation", "score"}
    assert lines[0]["relation"] == "contradicts"


def test_a_bad_line_is_named_and_the_others_are_done():
    result = compare("-", stdin=GOOD + "no pair\n" + GOOD)
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert ":2:" in result.stderr


def test_a_file_that_is_not_there_is_wrong_use(tmp_path: Path):
    assert compare(tmp_path / "none.jsonl").exit_code == 2
