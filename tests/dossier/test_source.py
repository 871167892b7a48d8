"""A source, from every side."""

from __future__ import annotations

import pytest

from onrecord.dossier.network import network_of
from onrecord.dossier.source import source_dossier
from onrecord.errors import NotFound
from onrecord.ledger.base import ClaimQuery, Ledger
from onrecord.ledger.memory import MemoryLedger
from onrecord.model import Article, Claim, Entity, Kind, Link, Maker, Relation, Ruling, Stance, Verdict
from onrecord.testing.by_hand import article, claim, entity, reading

LINKER = Maker("linker", "1")
FIRST = "Mayor Ida Vance said the bridge was safe."
LATER = "Mayor Ida Vance said the bridge was closed. A diver said the bridge was cracked, The Herald reported."


def _said(page: Article, content: str, mayor: Entity) -> Claim:
    return claim(page, content, source="Mayor Ida Vance", cue="said", entity=mayor)


@pytest.fixture
def told() -> tuple[Ledger, str, tuple[str, str, str]]:
    """A ledger, the mayor's id, and the ids of what she said, what she said later, and what a diver said."""
    ledger = MemoryLedger()
    first, later = article(FIRST, outlet="The Post"), article(LATER, path="later.txt", outlet="The Echo")
    mayor, again = entity(first, "Mayor Ida Vance"), entity(later, "Mayor Ida Vance")
    safe, closed = _said(first, "the bridge was safe", mayor), _said(later, "the bridge was closed", again)
    herald = claim(later, "A diver said the bridge was cracked", source="The Herald", cue="reported", kind=Kind.OUTLET)
    cracked = claim(
        later,
        "the bridge was cracked",
        source="A diver",
        cue="said",
        stance=Stance.ASSERTS,
        kind=Kind.UNNAMED,
        via=herald,
    )
    writer = ledger.writer()
    writer.add(reading(first, safe, entities=(mayor,)))
    writer.add(reading(later, closed, herald, cracked, entities=(again,)))
    links = (
        Link(closed.id, safe.id, Relation.REVISES, 0.8, ("she says otherwise later",)),
        Link(cracked.id, safe.id, Relation.CONTRADICTS, 0.9, ("one says safe, the other cracked",)),
    )
    writer.link(links, LINKER, up_to=4)
    return ledger, mayor.id, (safe.id, closed.id, cracked.id)


def test_what_it_said_is_tied_to_what_others_say(told: tuple[Ledger, str, tuple[str, str, str]]):
    ledger, mayor, (safe, _, cracked) = told
    (tie,) = source_dossier(ledger.view(), mayor).contradicted
    assert (tie.left.id, tie.right.id) == (safe, cracked)


def test_where_it_changed_its_account_is_told(told: tuple[Ledger, str, tuple[str, str, str]]):
    ledger, mayor, (safe, closed, _) = told
    view = ledger.view()
    other = view.entities()[1].id
    ledger.writer().rule(Ruling(mayor, other, Verdict.YES, 1.0, ("I asked her",), "Ada", person=True))
    (change,) = source_dossier(ledger.view(), mayor).changes
    assert (change.before.id, change.after.id) == (safe, closed)


def test_through_whom_its_words_came(told: tuple[Ledger, str, tuple[str, str, str]]):
    ledger, mayor, _ = told
    assert [(each.name, each.claims) for each in source_dossier(ledger.view(), mayor).quoted_by] == [("The Post", 1)]


def test_what_is_no_entity_is_no_source(told: tuple[Ledger, str, tuple[str, str, str]]):
    with pytest.raises(NotFound):
        source_dossier(told[0].view(), "e0123456789")


def test_the_network_has_an_edge_from_whoever_cites_to_whom(told: tuple[Ledger, str, tuple[str, str, str]]):
    network = network_of(told[0].view(), ClaimQuery())
    names = [voice.name for voice in network.voices]
    edges = {(names[each.citing], names[each.cited]): each.claims for each in network.citings}
    assert edges == {
        ("The Post", "Mayor Ida Vance"): 1,
        ("The Echo", "Mayor Ida Vance"): 1,
        ("The Echo", "The Herald"): 2,
    }
    assert network.unnamed == 1


def test_the_network_keeps_those_with_most_claims(told: tuple[Ledger, str, tuple[str, str, str]]):
    network = network_of(told[0].view(), ClaimQuery(), most=2)
    assert {voice.name for voice in network.voices} == {"The Echo", "The Herald"}
    assert network.left_out == 2
