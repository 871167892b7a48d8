"""The interface for programs, by hand and against its own description."""

from __future__ import annotations

import csv
import io
import json

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from onrecord.ledger.base import ClaimQuery, Ledger
from onrecord.ledger.memory import MemoryLedger
from onrecord.testing.by_hand import article, claim, entity, reading
from onrecord.web import urls
from onrecord.web.app import create_app
from tests.web.conftest import room_for
from tests.web.nasty import nasty_reading


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    """Three articles, one of them full of what must stay text."""
    ledger = MemoryLedger()
    for number in range(2):
        page = article(f"Mayor Ida Vance denied the bridge fell {number}.", path=f"{number}.txt")
        mayor = entity(page, "Mayor Ida Vance")
        fell = claim(page, f"the bridge fell {number}", source="Mayor Ida Vance", cue="denied", entity=mayor)
        ledger.writer().add(reading(page, fell, entities=(mayor,)))
    ledger.writer().add(nasty_reading())
    return ledger


@pytest.fixture(scope="module")
def api(ledger: Ledger) -> TestClient:
    return TestClient(create_app(room_for(ledger)), base_url="http://localhost")


def test_pages_of_claims_follow_on_one_another(api: TestClient, ledger: Ledger):
    ids, cursor = [], ""
    while cursor is not None:
        page = api.get(f"{urls.API}/claims", params={"limit": 1} | ({"cursor": cursor} if cursor else {})).json()
        ids += [each["id"] for each in page["claims"]]
        cursor = page["next"]
    assert ids == [entry.id for entry in ledger.view().claims(ClaimQuery())]


def test_conditions_narrow_what_is_listed(api: TestClient):
    assert len(api.get(f"{urls.API}/claims?source=Vance&q=bridge").json()["claims"]) == 2
    assert not api.get(f"{urls.API}/claims?source=nobody").json()["claims"]


@pytest.mark.parametrize(
    "asked", ["stance=shouts", "box=1,2,3", "since=yesterday", "since=2031-02-01&until=2031-01-01", "limit=0", "wat=1"]
)
def test_what_cannot_be_understood_is_named(api: TestClient, asked: str):
    answer = api.get(f"{urls.API}/claims?{asked}")
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"]


@pytest.mark.parametrize(
    ("method", "address", "headers", "status"),
    [
        ("GET", "/claims", {"Host": "rebound.example"}, 400),
        ("GET", "/claims", {"Host": "[::1"}, 400),
        ("POST", "/claims", {"Sec-Fetch-Site": "cross-site"}, 403),
        ("GET", "/claims/c0123456789", {}, 404),
        ("GET", "/nothing", {}, 404),
        ("POST", "/claims", {}, 405),
    ],
)
def test_whatever_is_refused_is_told_as_described(
    api: TestClient, method: str, address: str, headers: dict[str, str], status: int
):
    answer = api.request(method, urls.API + address, headers=headers)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    described = api.get(f"{urls.API}/openapi.json").json()["paths"]["/claims"]["get"]["responses"]
    assert described[str(status)]["content"].keys() == {"application/problem+json"}


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1:8020", "[::1]:8020", "LOCALHOST"])
def test_the_names_of_this_machine_are_let_in(api: TestClient, name: str):
    assert api.get(f"{urls.API}/summary", headers={"Host": name}).status_code == 200


def test_exports_have_a_line_for_each_claim(api: TestClient, ledger: Ledger):
    ids = [entry.id for entry in ledger.view().claims(ClaimQuery())]
    lines = api.get(f"{urls.API}/claims.jsonl").text.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ids
    rows = csv.DictReader(io.StringIO(api.get(f"{urls.API}/claims.csv").text))
    assert [row["id"] for row in rows] == ids


def test_matters_are_listed_most_contested_first(client: TestClient):
    first = client.get(f"{urls.API}/matters?limit=3").json()
    rest = client.get(f"{urls.API}/matters?limit=500&cursor={first['next']}").json()
    contested = [each["contested"] for each in first["matters"] + rest["matters"]]
    assert contested == sorted(contested, reverse=True)
    assert contested[0]
    assert rest["next"] is None


def test_a_source_is_found_by_its_name(api: TestClient):
    found = api.get(f"{urls.API}/sources?name=Vance").json()["sources"]
    assert found[0]["names"] == ["Mayor Ida Vance"]


OPERATIONS = (
    *("/summary", "/claims", "/claims.jsonl", "/claims.csv", "/claims/{claim_id}", "/articles/{article_id}"),
    *("/matters", "/matters/{matter_id}", "/sources", "/sources/{entity_id}"),
)


@pytest.fixture(scope="module")
def described(ledger: Ledger) -> schemathesis.BaseSchema:
    """The interface's own description, with the interface behind it."""
    app = create_app(room_for(ledger), hosts=["*"])
    return schemathesis.openapi.from_asgi(f"{urls.API}/openapi.json", app)


def test_every_address_is_tried_against_the_description(described: schemathesis.BaseSchema):
    assert {operation.ok().path for operation in described.get_all_operations()} == set(OPERATIONS)


# A box may be turned inside out, and days may be in the wrong order, which no schema can say.
MORE_THAN_A_SCHEMA = {"/claims", "/claims.jsonl", "/claims.csv"}
TRIES = [
    (path, mode)
    for path in OPERATIONS
    for mode in schemathesis.GenerationMode
    if (path, mode) != ("/summary", schemathesis.GenerationMode.NEGATIVE)  # it takes nothing that could be wrong
]


@pytest.mark.parametrize(("path", "mode"), TRIES, ids=lambda value: getattr(value, "value", value))
def test_the_interface_keeps_its_description(
    described: schemathesis.BaseSchema, path: str, mode: schemathesis.GenerationMode
):
    operation = described[path]["GET"]
    but_for = [positive_data_acceptance] if path in MORE_THAN_A_SCHEMA else []

    @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
    @given(operation.as_strategy(generation_mode=mode))
    def tried(case: schemathesis.Case) -> None:
        case.call_and_validate(excluded_checks=but_for)

    tried()
