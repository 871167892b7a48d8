"""Claims by meaning on the command line; what a network would say of meanings, a table says here."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.ledger.sqlite import SqliteLedger
from onrecord.model import Kind, Meanings, Stance
from onrecord.reconcile import meanings
from onrecord.testing.by_hand import article, claim, reading

TEXTS = ("The dyke at Quay broke.", "Water came through the wall.", "The bank was painted.", "A flood is likely.")
MEANT = {1: (1.0, 0.1, 0.1), 2: (0.9, 0.5, 0.1), 3: (-0.1, 1.0, -0.1), 4: (-1.0, -0.1, -0.1)}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "dyke.db"


@pytest.fixture
def ledger(path: Path):
    with closing(SqliteLedger(path)) as kept:
        for number, text in enumerate(TEXTS):
            told = article(text, path=f"{number}.txt", outlet="Daily Post" if number % 2 else "Evening Mail")
            kept.writer().add(reading(told, claim(told, text.rstrip("."))))
        yield kept


@pytest.fixture
def meant(ledger: SqliteLedger, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger.writer().keep_meanings(Meanings(meanings.NETWORK, MEANT))
    monkeypatch.setattr(meanings, "meaning", lambda: lambda _: (1.0, 0.1, 0.1))


def claims(path: Path, *arguments: str) -> Result:
    command = ["claims", *arguments, "--ledger", str(path)]
    return CliRunner().invoke(main, command, env={"COLUMNS": "200"}, catch_exceptions=False)


def contents(result: Result) -> list[str]:
    assert result.exit_code == 0, result.stderr
    return [f"{json.loads(line)['content']}." for line in result.stdout.splitlines()]


@pytest.mark.usefixtures("meant")
def test_the_nearest_claims_come_first_with_how_near_they_are(path):
    result = claims(path, "--like", "flood")
    assert contents(result) == list(TEXTS[:2])
    first, second = (json.loads(line)["likeness"] for line in result.stdout.splitlines())
    assert 1 >= first > 0.99 > second > 0.8
    assert result.stderr == ""


@pytest.mark.usefixtures("meant")
def test_likeness_stands_in_every_layout_and_nowhere_else(path):
    table = claims(path, "--like", "flood", "--format", "table").stdout
    assert "like" in table.splitlines()[0]
    assert "1.00" in table
    head, row, *_ = claims(path, "--like", "flood", "--format", "csv").stdout.splitlines()
    assert head.endswith(",likeness")
    assert float(row.rsplit(",", 1)[1]) > 0.99
    assert "likeness" not in claims(path).stdout + claims(path, "--format", "csv").stdout


@pytest.mark.usefixtures("meant")
def test_all_other_conditions_hold_as_well(path):
    assert contents(claims(path, "--like", "flood", "--outlet", "mail")) == [TEXTS[0]]
    assert contents(claims(path, "--like", "flood", "--text", "wall")) == [TEXTS[1]]
    assert contents(claims(path, "--like", "flood", "--limit", "1")) == [TEXTS[0]]
    nothing = claims(path, "--like", "flood", "--stance", "denies")
    assert (contents(nothing), nothing.stderr) == ([], "No claim is like it.\n")


@pytest.mark.usefixtures("ledger")
def test_words_are_looked_for_where_the_ledger_knows_no_meanings(path):
    result = claims(path, "--like", "flood")
    assert contents(result) == [TEXTS[3]]
    assert "does not know yet what its claims mean" in result.stderr
    assert "by words alone" in result.stderr


@pytest.mark.usefixtures("meant")
def test_words_are_looked_for_where_the_network_cannot_be_loaded(path, monkeypatch):
    def gone():
        raise FileNotFoundError("no judge.onnx")

    monkeypatch.setattr(meanings, "meaning", gone)
    result = claims(path, "--like", "flood")
    assert contents(result) == [TEXTS[3]]
    assert json.loads(result.stdout)["likeness"] is None
    assert "cannot be loaded (no judge.onnx)" in result.stderr


def test_meanings_of_another_network_are_not_compared(path, ledger):
    ledger.writer().keep_meanings(Meanings("another 1", MEANT))
    result = claims(path, "--like", "flood")
    assert contents(result) == [TEXTS[3]]
    assert "only those that another 1 found" in result.stderr


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize(
    ("arguments", "why"), [(("--like", " "), "it is empty"), (("--like", "x", "--after", "1"), "--limit")]
)
def test_what_makes_no_sense_is_wrong_use(path, arguments, why):
    result = claims(path, *arguments)
    assert result.exit_code == 2
    assert why in result.stderr


def test_several_stances_kinds_and_outlets_may_be_given(path, ledger):
    told = article("It fell, Ann Bel said. It stood, a clerk denied.", path="fell.txt", outlet="Gazette")
    fell = claim(told, "It fell", source="Ann Bel", cue="said")
    stood = claim(told, "It stood", source="a clerk", cue="denied", stance=Stance.DENIES, kind=Kind.UNNAMED)
    ledger.writer().add(reading(told, fell, stood))
    assert contents(claims(path, "--stance", "denies", "--stance", "admits")) == ["It stood."]
    assert contents(claims(path, "--kind", "person", "--kind", "unnamed")) == ["It fell.", "It stood."]
    assert len(contents(claims(path, "--outlet", "gazette", "--outlet", "mail"))) == 4
