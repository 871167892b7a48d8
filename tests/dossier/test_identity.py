from contextlib import closing

import pytest

from onrecord.dossier.identity import identities_named, identity_of
from onrecord.errors import NotFound
from onrecord.ledger.memory import MemoryLedger
from onrecord.model import Ruling, Verdict
from onrecord.testing.by_hand import article, entity, reading


@pytest.fixture
def ledger():
    with closing(MemoryLedger()) as opened:
        yield opened


def keep(ledger, *names):
    ids = []
    for number, name in enumerate(names):
        page = article(f"{name} met.", path=f"{number}.txt", given_id=str(number))
        ids.append(entity(page, name, "ORG").id)
        ledger.writer().add(reading(page, entities=(entity(page, name, "ORG"),)))
    return ids


def rule(ledger, left, right, verdict=Verdict.YES):
    ledger.writer().rule(Ruling(left, right, verdict, 1.0, ("I asked them",), "Ada", person=True))


def test_an_identity_has_all_names_and_the_reasons(ledger):
    first, second, third, other = keep(ledger, "Harbour Board", "HB", "Harbour Board", "Port")
    rule(ledger, first, second)
    rule(ledger, third, second)
    rule(ledger, other, first, Verdict.NO)
    for each in (first, second, third):
        identity = identity_of(ledger.view(), each)
        assert (identity.id, identity.name, identity.names) == (first, "Harbour Board", ("Harbour Board", "HB"))
        assert [each.id for each in identity.entities] == [first, second, third]
        assert {ruling.reasons for ruling in identity.rulings} == {("I asked them",)}
        assert identity.apart == (other,)


def test_what_nobody_ruled_on_is_an_identity_of_its_own(ledger):
    (port,) = keep(ledger, "Port")
    identity = identity_of(ledger.view(), port)
    assert (identity.id, identity.names, identity.rulings, identity.apart) == (port, ("Port",), (), ())


def test_identities_are_found_by_any_of_their_names(ledger):
    first, second, third = keep(ledger, "Harbour Board", "HB", "Board of Tarn")
    rule(ledger, first, second)
    assert [each.id for each in identities_named(ledger.view(), "HB")] == [first]
    assert [each.id for each in identities_named(ledger.view(), "board")] == [first, third]
    assert identities_named(ledger.view(), "Ostrel") == ()


def test_an_entity_that_is_not_there_has_none(ledger):
    with pytest.raises(NotFound):
        identity_of(ledger.view(), "e0000")
