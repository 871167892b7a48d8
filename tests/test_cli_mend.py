"""What people say of claims on the command line: right, misread, or what it should be, and taking that back."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.ledger.sqlite import SqliteLedger
from onrecord.model import Event, Place, Stance, Time, TimeType, When
from onrecord.model.claim import Claim
from onrecord.testing.by_hand import article, claim, entity, quote, reading, span

TEXT = "The dam at Vienna broke on Monday, Ann Bel said. The mayor denied that it broke. It rained."
VIENNA, VIENNA_IN_VIRGINIA = 2761369, 4791160


@dataclass(frozen=True)
class Dam:
    broke: Claim
    denied: Claim
    rained: Claim
    bel: str


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "dam.db"


@pytest.fixture
def dam(path: Path) -> Dam:
    dam = article(TEXT)
    who = entity(dam, "Ann Bel")
    broke = claim(dam, "The dam at Vienna broke on Monday", source="Ann Bel", cue="said", entity=who)
    denied = claim(dam, "it broke", source="The mayor", cue="denied", stance=Stance.DENIES)
    rained = claim(dam, "It rained")
    monday = Time(span(TEXT, "Monday"), "XXXX-WXX-1", TimeType.DATE, When(None, None, None), (), "before")
    vienna = Place(span(TEXT, "Vienna"), "Vienna", 48.2, 16.4, VIENNA, "AT")
    event = Event(span(TEXT, "broke"), "DISASTER", place=0, time=0, quote=0)
    made = reading(
        *(dam, broke, denied, rained),
        entities=(who,),
        quotes=(quote(broke), quote(denied)),
        times=(monday,),
        places=(vienna,),
        events=(event,),
    )
    with closing(SqliteLedger(path)) as ledger:
        ledger.writer().add(made)
    return Dam(broke, denied, rained, who.id)


def onrecord(path: Path, *arguments: str | Path) -> Result:
    given = {"ONRECORD_AUTHOR": "Ann", "COLUMNS": "200"}
    command = [*map(str, arguments), "--ledger", str(path)]
    return CliRunner().invoke(main, command, env=given, catch_exceptions=False)


def lines(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def shown(path: Path, claim: Claim) -> str:
    result = onrecord(path, "show", claim.id)
    assert result.exit_code == 0, result.stderr
    return " ".join(result.stdout.split())


def at(words: str) -> str:
    return f"{TEXT.index(words)}:{TEXT.index(words) + len(words)}"


def test_a_mended_stance_is_listed_and_shown_with_what_the_machine_had_read(path: Path, dam: Dam) -> None:
    mended = onrecord(path, "rule", "mend", dam.denied.id[:9], "--stance", "doubts", "--why", "he was not sure")
    assert mended.exit_code == 0, mended.stderr
    assert f"Noted on “it broke” [{dam.denied.id[:9]}]: the stance is doubts; the machine read denies." in mended.stderr
    assert f"onrecord rule undo {dam.denied.id[:9]} 1 --ledger {path}" in mended.stderr
    (found,) = lines(onrecord(path, "claims", "--stance", "doubts"))
    assert (found["id"], found["stance"], found["corrected"]) == (dam.denied.id, "doubts", ["stance"])
    assert "people say the stance is doubts; the machine read denies Ann on" in shown(path, dam.denied)
    assert "number 1 (he was not sure)" in shown(path, dam.denied)


def test_what_was_said_is_taken_back_by_the_claim_and_its_numbers_or_the_last_of_it(path: Path, dam: Dam) -> None:
    claim_id = dam.denied.id[:9]
    onrecord(path, "rule", "mend", claim_id, "--stance", "doubts")
    onrecord(path, "rule", "mend", claim_id, "--stance", "asks", "--by", "Ben")
    assert "Taken back" in onrecord(path, "rule", "undo", claim_id).stderr
    assert [each["id"] for each in lines(onrecord(path, "claims", "--stance", "doubts"))] == [dam.denied.id]
    assert onrecord(path, "rule", "undo", claim_id, "1").exit_code == 0
    assert [each["id"] for each in lines(onrecord(path, "claims", "--stance", "denies"))] == [dam.denied.id]
    assert "taken back by Ann" in shown(path, dam.denied)
    assert "Had been taken back before: 1." in onrecord(path, "rule", "undo", claim_id, "1").stderr
    none = onrecord(path, "rule", "undo", claim_id)
    assert (none.exit_code, "nothing that anybody said of it is in force" in none.stderr) == (2, True)
    unknown = onrecord(path, "rule", "undo", dam.broke.id, "1")
    assert (unknown.exit_code, "1: is the number of nothing that was said of" in unknown.stderr) == (2, True)


def test_words_places_and_days_are_mended_by_where_they_stand(path: Path, dam: Dam) -> None:
    mended = onrecord(
        path,
        *("rule", "mend", dam.broke.id, "--content", at("dam at Vienna broke"), "--content", at("on Monday")),
        *("--place", f"{at('Vienna')}={VIENNA_IN_VIRGINIA}", "--time", f"{at('Monday')}=2031-05-05..2031-05-06"),
        *("--entity", "none", "--kind", "office"),
    )
    assert mended.exit_code == 0, mended.stderr
    assert "“Vienna” is Vienna (US, 38.90, -77.27); the machine read Vienna (AT, 48.20, 16.40)" in mended.stderr
    (found,) = lines(onrecord(path, "claims", "--country", "US", "--happened-since", "2031-05-06"))
    assert (found["content"], found["source_entity"]) == ("dam at Vienna broke … on Monday", None)
    assert found["corrected"] == ["content", "kind", "entity", "place", "time"]
    assert "DISASTER: “broke”, at Vienna (US" in shown(path, dam.broke)
    assert lines(onrecord(path, "claims", "--country", "AT")) == []


def test_a_rejected_claim_is_found_only_where_it_is_asked_for(path: Path, dam: Dam) -> None:
    assert onrecord(path, "rule", "reject", dam.rained.id).exit_code == 0
    assert dam.rained.id not in [each["id"] for each in lines(onrecord(path, "claims"))]
    assert dam.rained.id in [each["id"] for each in lines(onrecord(path, "claims", "--rejected"))]
    assert "misread: there is no such attribution" in shown(path, dam.rained)
    still = onrecord(path, "rule", "mend", dam.rained.id, "--stance", "doubts")
    assert "still rejected; `onrecord rule accept` takes it in again" in still.stderr
    assert onrecord(path, "rule", "accept", dam.rained.id).exit_code == 0
    assert dam.rained.id in [each["id"] for each in lines(onrecord(path, "claims"))]


def test_what_the_machine_is_least_sure_of_is_asked_until_somebody_speaks_of_it(path: Path, dam: Dam) -> None:
    first = onrecord(path, "rule", "unsure", "--limit", "1")
    assert [each["id"] for each in lines(first)] == [dam.broke.id]
    assert f"--after {dam.broke.id[:9]}" in first.stderr
    assert [each["id"] for each in lines(onrecord(path, "rule", "unsure", "--after", dam.broke.id))] == [dam.denied.id]
    onrecord(path, "rule", "accept", dam.broke.id)
    assert [each["id"] for each in lines(onrecord(path, "rule", "unsure"))] == [dam.denied.id]


def test_the_list_of_rulings_has_what_was_said_of_claims(path: Path, dam: Dam) -> None:
    onrecord(path, "rule", "accept", dam.broke.id)
    onrecord(path, "rule", "mend", dam.broke.id, "--place", f"{at('Vienna')}=none", "--source", "none")
    accepted, source, place = lines(onrecord(path, "rule", "list", "--format", "jsonl"))
    assert (accepted["act"], accepted["claim"], accepted["number"]) == ("accept", dam.broke.id, 1)
    assert (source["act"], source["field"], source["value"]) == ("mend", "source", [])
    assert place["value"] == {"span": [11, 17], "geonameid": None}
    table = " ".join(onrecord(path, "rule", "list", "--format", "table").stdout.split())
    assert f"Ann {dam.broke.id[:9]} 3: “Vienna” is no place on the map; the machine read Vienna (AT" in table


def test_the_same_said_twice_is_once(path: Path, dam: Dam) -> None:
    onrecord(path, "rule", "accept", dam.broke.id)
    assert onrecord(path, "rule", "accept", dam.broke.id).stderr == "Nothing is new: you said so before.\n"


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ((), "Nothing to mend is named"),
        (("--source", "7"), "'7' is none: give START:END"),
        (("--source", "9:7"), "needs 0 <= start < end"),
        (("--source", "9:9999"), f"reaches beyond the article's {len(TEXT)} characters"),
        (("--source", at("Vienna")), "share words"),
        (("--place", "1:5"), "give START:END=VALUE"),
        (("--place", f"1:5={VIENNA}"), "tells of no place at 1:5"),
        (("--place", f"{at('Vienna')}=7"), "'7' is no place that GeoNames has"),
        (("--time", f"{at('Monday')}=May"), "'May' is no day"),
        (("--time", f"{at('Monday')}=2031-05-06..2031-05-05"), "needs earliest <= latest"),
        (("--entity", "e0000000"), "the ledger holds no such entity"),
        (("--stance", "sings"), "'sings' is not one of"),
    ],
)
def test_what_cannot_be_is_named_and_nothing_is_kept(path: Path, dam: Dam, given: tuple[str, ...], why: str) -> None:
    refused = onrecord(path, "rule", "mend", dam.broke.id, *given)
    assert refused.exit_code == 2
    assert why in refused.stderr
    assert lines(onrecord(path, "rule", "list", "--format", "jsonl")) == []
