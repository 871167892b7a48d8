"""Matters on the command line: the list, one of them, and what people rule on them."""

from __future__ import annotations

import csv
import io
import json
import re
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.export.matters import COLUMNS
from onrecord.ledger.sqlite import SqliteLedger
from onrecord.testing import by_hand
from tests.matters import TITLE, Ferry, ferry


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ferry.db"


@pytest.fixture
def ids(path: Path) -> Ferry:
    with closing(SqliteLedger(path)) as ledger:
        return ferry(ledger)


def onrecord(*arguments: str | Path, **environment: str) -> Result:
    given = {"ONRECORD_AUTHOR": "Ann", "COLUMNS": "200", **environment}
    return CliRunner().invoke(main, list(map(str, arguments)), env=given, catch_exceptions=False)


def lines(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def plain(result: Result) -> str:
    assert result.exit_code == 0, result.stderr
    return " ".join(result.stdout.split())


def matters(path: Path, *arguments: str) -> list[dict[str, object]]:
    return lines(onrecord("matters", *arguments, "--ledger", path))


def test_all_matters_are_listed_the_most_contested_first(path: Path, ids: Ferry) -> None:
    assert [each["id"] for each in matters(path)] == [ids.sank, ids.crew]
    first = onrecord("matters", "--limit", "1", "--ledger", path)
    assert [each["id"] for each in lines(first)] == [ids.sank]
    assert "1 more: --limit" in first.stderr


def test_the_list_is_narrowed(path: Path, ids: Ferry) -> None:
    assert [each["id"] for each in matters(path, "--contested")] == [ids.sank]
    assert [each["id"] for each in matters(path, "--text", "aboard")] == [ids.crew]
    assert [each["id"] for each in matters(path, "--outlet", "Harbour News")] == [ids.sank]
    none = onrecord("matters", "--source", "nobody", "--ledger", path)
    assert (none.stdout, none.stderr) == ("", "No matter fits.\n")


def test_matters_come_as_csv_where_asked(path: Path, ids: Ferry) -> None:
    rows = list(csv.reader(io.StringIO(onrecord("matters", "--format", "csv", "--ledger", path).stdout)))
    assert rows[0] == list(COLUMNS)
    assert [row[0] for row in rows[1:]] == [ids.sank, ids.crew]


@pytest.mark.parametrize("width", [60, 80, 140])
def test_a_table_of_matters_fits_the_terminal(path: Path, ids: Ferry, width: int) -> None:
    shown = onrecord("matters", "--format", "table", "--ledger", path, COLUMNS=str(width)).stdout.splitlines()
    assert max(map(len, shown)) <= width
    assert re.search(rf"{re.escape(TITLE)} +1 +2 +– .*{ids.sank[:9]}", shown[1])


@pytest.mark.parametrize("width", [60, 80, 140])
def test_show_sets_the_sides_beside_each_other(path: Path, ids: Ferry, width: int) -> None:
    shown = onrecord("show", ids.sank[:7], "--ledger", path, COLUMNS=str(width)).stdout.splitlines()
    assert max(map(len, shown)) <= width
    assert any("FOR" in line and "AGAINST" in line for line in shown) is (width >= 70)
    text = "\n".join(shown)
    for words in (TITLE, "1 origin", "2 origins", "the mayor, three days later", "How many were aboard?", "↳ Evening"):
        assert words in text


def test_show_of_a_matter_gives_its_claims_to_programs(path: Path, ids: Ferry) -> None:
    found = lines(onrecord("show", ids.sank, "--format", "jsonl", "--ledger", path))
    assert [each["id"] for each in found] == [ids.mayor, ids.star, ids.board, ids.again]
    assert lines(onrecord("claims", "--matter", ids.sank[:7], "--ledger", path)) == found
    to = path.with_suffix(".jsonl")
    assert onrecord("export", "--matter", ids.sank[:7], "--to", to, "--ledger", path).exit_code == 0
    assert [json.loads(line) for line in to.read_text("utf-8").splitlines()] == found


def test_show_of_a_claim_names_its_matters_and_links(path: Path, ids: Ferry) -> None:
    shown = plain(onrecord("show", ids.mayor, "--ledger", path))
    assert f"matter {TITLE}, for [{ids.sank[:9]}]" in shown
    assert "one origin with the mayor: The ferry sank the same words of the mayor" in shown
    assert "revised by the mayor: It did not sink the mayor, three days later" in shown
    assert "against it The board: the ferry sank" in shown


def test_show_of_an_article_lists_its_matters(path: Path, ids: Ferry) -> None:
    shown = plain(onrecord("show", "a4", "--ledger", path))
    assert f"matters {TITLE}, contested [{ids.sank[:9]}] How many were aboard? [{ids.crew[:9]}]" in shown


def test_a_page_of_a_matter_is_written_by_its_id(path: Path, ids: Ferry, tmp_path: Path) -> None:
    done = onrecord("dossier", ids.sank[:9], "-o", tmp_path / "page.html", "--ledger", path)
    assert done.exit_code == 0
    assert "4 claims in 4 articles on one matter" in done.stderr
    assert "OnRecord matter" in (tmp_path / "page.html").read_text("utf-8")
    words = onrecord("dossier", "mayor", "-o", tmp_path / "words.html", "--ledger", path)
    assert "OnRecord dossier" in (tmp_path / "words.html").read_text("utf-8"), words.stderr


@pytest.mark.parametrize(
    ("arguments", "helps"),
    [
        (("show", "m000000"), "m000000: the ledger holds no such matter."),
        (("claims", "--matter", "m000000"), "the ledger holds no such matter"),
        (("dossier", "m000000", "-o", "x.html"), "the ledger holds no such matter"),
        (("rule", "title", "m000000", "x"), "the ledger holds no such matter"),
        (("rule", "undo", "7"), "7: is the number of no person's ruling; `onrecord rule list` gives them."),
        (("rule", "undo", "x"), "'x' is neither numbers of rulings nor two entities"),
        (("rule", "distinct", "c1", "m1"), "are not two of one kind"),
        (("rule", "title", "m1", "x", "--by", " "), "nobody is named"),
        (("rule", "side", "c1", "m1", "left"), "'left' is not one of 'for', 'against', 'open'"),
    ],
)
def test_wrong_use_is_exit_2_with_a_sentence_that_helps(
    path: Path, ids: Ferry, monkeypatch, tmp_path: Path, arguments: tuple[str, ...], helps: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = onrecord(*arguments, "--ledger", path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert helps in result.stderr


def test_a_ruling_says_what_it_did_and_how_to_undo_it(path: Path, ids: Ferry) -> None:
    before = matters(path)
    done = onrecord("rule", "side", ids.board, ids.sank, "open", "--why", "a quotation", "--ledger", path)
    said, undo = done.stderr.splitlines()
    assert said.startswith("Put “the ferry sank” [")
    assert [each["side"] for each in matters(path)[0]["claims"]] == ["for", "for", "open", "against"]
    command = undo.removeprefix("To undo it: onrecord ").split()
    assert "Taken back: " in onrecord(*command).stderr
    assert matters(path) == before


def test_the_same_ruling_again_is_no_news(path: Path, ids: Ferry) -> None:
    for words in ("Called ", "Nothing is new"):
        assert onrecord("rule", "title", ids.sank, "Is", "it?", "--ledger", path).stderr.startswith(words)
    assert matters(path)[0]["title"] == "Is it?"


def test_parting_prints_the_new_matters_id(path: Path, ids: Ferry) -> None:
    done = onrecord("rule", "part", ids.sank, ids.again, "--title", "Did it float?", "--ledger", path)
    (new,) = done.stdout.split()
    assert {each["id"]: each["title"] for each in matters(path)}[new] == "Did it float?"
    assert [each["id"] for each in lines(onrecord("claims", "--matter", new, "--ledger", path))] == [ids.again]


def test_a_new_matter_without_a_title_is_called_by_the_question_of_its_claims(path: Path, ids: Ferry) -> None:
    (new,) = onrecord("rule", "part", ids.sank, ids.star, ids.board, "--ledger", path).stdout.split()
    assert {each["id"]: each["title"] for each in matters(path)}[new] == "Did the ferry sink?"


def test_show_of_a_matter_tells_how_surely_and_by_whom_claims_are_put_there(path: Path, ids: Ferry) -> None:
    onrecord("rule", "side", ids.board, ids.sank, "open", "--ledger", path)
    shown = plain(onrecord("show", ids.sank, "--ledger", path))
    assert "placed here with 0.90" in shown
    assert shown.count("put here by Ann") == 1


def test_joining_moving_and_telling_apart(path: Path, ids: Ferry) -> None:
    onrecord("rule", "join", ids.sank, ids.crew, "--ledger", path)
    (joined,) = matters(path)
    assert len(joined["claims"]) == 5
    onrecord("rule", "distinct", ids.sank, ids.crew, "--ledger", path, ONRECORD_AUTHOR="Ben")
    assert len(matters(path)) == 2
    onrecord("rule", "move", ids.board, ids.crew, "--side", "open", "--ledger", path)
    assert [each["side"] for each in matters(path, "--text", "aboard")[0]["claims"]] == ["open", "for"]


def test_rulings_are_listed_with_who_and_when(path: Path, ids: Ferry) -> None:
    onrecord("rule", "title", ids.sank, "Afloat?", "--ledger", path, ONRECORD_AUTHOR="Ben")
    onrecord("rule", "side", ids.aboard, ids.crew, "open", "--by", "Cem", "--ledger", path)
    first, second = lines(onrecord("rule", "list", "--ledger", path))
    assert (first["by"], first["act"], first["title"], first["taken_back"]) == ("Ben", "title", "Afloat?", None)
    assert (second["by"], second["act"], second["claim"], second["side"]) == ("Cem", "place", ids.aboard, "open")
    assert lines(onrecord("rule", "list", ids.crew, "--ledger", path)) == [second]
    onrecord("rule", "undo", str(first["number"]), "--ledger", path)
    assert "taken back by Ann" in plain(onrecord("rule", "list", "--format", "table", "--ledger", path))
    rows = list(csv.DictReader(io.StringIO(onrecord("rule", "list", "--format", "csv", "--ledger", path).stdout)))
    assert [row["number"] for row in rows] == [str(first["number"]), str(second["number"])]


def test_a_login_name_rules_where_no_other_is_given(path: Path, ids: Ferry) -> None:
    done = onrecord("rule", "title", ids.sank, "Afloat?", "--ledger", path, ONRECORD_AUTHOR="", LOGNAME="dana")
    assert done.exit_code == 0, done.stderr
    assert lines(onrecord("rule", "list", "--ledger", path))[0]["by"] == "dana"


@pytest.fixture
def boards(path: Path) -> list[str]:
    """Ids of two entities of two articles."""
    found = []
    with closing(SqliteLedger(path)) as ledger:
        for name in ("Harbour Board", "Port Authority"):
            page = by_hand.article(f"{name} met.", path=name, given_id=name)
            entity = by_hand.entity(page, name, "ORG")
            ledger.writer().add(by_hand.reading(page, entities=(entity,)))
            found.append(entity.id)
    return found


def test_two_entities_are_ruled_to_be_one_and_back(path: Path, boards: list[str]) -> None:
    done = onrecord("rule", "same", *boards, "--ledger", path)
    assert "Held “Harbour Board” (Harbour Board) and “Port Authority” (Port Authority) to be one." in done.stderr
    assert "One with Port Authority" in plain(onrecord("show", boards[0], "--ledger", path))
    assert lines(onrecord("rule", "list", "--ledger", path))[0]["entities"] == boards
    assert "[" in plain(onrecord("rule", "list", "--format", "table", "--ledger", path))
    others = onrecord("rule", "undo", *boards, "--by", "Ben", "--ledger", path)
    assert others.exit_code == 2
    assert "no ruling by Ben on these two is in force; Ann ruled on them" in others.stderr
    onrecord("rule", "undo", *boards, "--ledger", path)
    assert "One with" not in plain(onrecord("show", boards[0], "--ledger", path))


def test_two_entities_are_ruled_not_to_be_one(path: Path, boards: list[str]) -> None:
    onrecord("rule", "same", *boards, "--ledger", path, ONRECORD_AUTHOR="Ben")
    assert "not to be one" in onrecord("rule", "distinct", *boards, "--ledger", path).stderr
    assert "One with" not in plain(onrecord("show", boards[0], "--ledger", path))
