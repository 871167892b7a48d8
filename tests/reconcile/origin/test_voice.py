"""Whether two voices are one."""

from __future__ import annotations

import pytest

from onrecord.model import Kind
from onrecord.reconcile.origin.told import Account, Heard
from onrecord.reconcile.origin.voice import same_nobody, same_voice
from tests.reconcile.origin.told import body, nobody, office, person

NOWHERE = Account("a"), Account("b")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (person("Ada Quill"), person("Ms Quill")),
        (person("Matej Kovrin"), person("Mr Matey Kovrin")),
        (person("Zoran Pilch"), person("rescue chief Zoran Pilkh")),
        (person("A. Quill"), person("Ada Quill")),
        (office("the defence ministry"), office("The Ministry of Defense of Tarn")),
        (office("Tarnian general staff"), office("the General Staff of Tarnland")),
        (office("the finance ministry"), person("Finance Minister Ada Quill")),
        (body("the pilots' union"), body("The Pilots' Union of Tarn")),
        (office("the lake police"), person("Inspector Olaf Brandt of the lake police")),
        (office("the mayor"), person("Mayor Ada Quill")),
        (Heard("she", Kind.PERSON, entity="e1"), Heard("Ada Quill", Kind.PERSON, entity="e1")),
    ],
)
def test_one_voice_under_two_names(left, right):
    assert same_voice(left, right, at=NOWHERE)
    assert same_voice(right, left, at=NOWHERE)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (person("Ada Quill"), person("Olaf Quill")),
        (person("Ada Quill"), person("Ada Brandt")),
        (office("the defence ministry"), office("the health ministry")),
        (office("the government of Tarn"), office("the government of Ostland")),
        (office("the ministry"), nobody("a ministry official")),
        (person("Quill"), person("Quill's daughter")),
        (office("the police"), office("the Police Complaints Board")),
        (person("he"), person("he")),
        (body("the union"), person("Olaf Brandt")),
        (office("the health ministry"), person("nurse Ada Quill")),
    ],
)
def test_two_voices(left, right):
    assert same_voice(left, right, at=NOWHERE) is None


def test_whom_somebody_speaks_for_stands_elsewhere_in_the_article():
    text = "Ada Quill, spokeswoman of the foreign ministry, spoke to reporters. “No,” Quill said."
    assert same_voice(person("Quill"), office("the foreign ministry"), at=(Account("a", text=text), Account("b")))


def test_a_spokesman_without_more_speaks_for_the_body_that_was_named_last():
    text = "The army stormed the tower on Sunday, a spokesman said."
    assert same_voice(office("a spokesman"), office("the army"), at=(Account("a", text=text), Account("b")))


def test_the_ministry_is_the_one_that_publishes():
    at = Account("a", "Ministry of Water of Tarn"), Account("b")
    assert same_voice(office("The ministry"), office("the water ministry"), at=at)
    assert same_voice(office("The ministry"), office("the health ministry"), at=at) is None


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        ("a police officer at the gate", "A police officer on duty", True),
        ("A track worker from Marsk", "a railway worker in Marsk", True),
        ("an officer", "An officer", True),
        ("a doctor", "a nurse", False),
        ("residents", "officials", False),
    ],
)
def test_who_is_not_named_is_known_by_how_he_is_described(left, right, one):
    assert bool(same_nobody(nobody(left), nobody(right))) is one


def test_she_is_whoever_was_named_last():
    text = "Ada Quill came late. The bridge is safe, she said."
    she = Heard("she", Kind.PERSON, at=text.index("she said"))
    assert same_voice(she, person("Quill"), at=(Account("a", text=text), Account("b")))
