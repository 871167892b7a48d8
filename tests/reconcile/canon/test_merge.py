"""What holds where several earlier entities are at hand, and what an article is told with."""

from __future__ import annotations

from dataclasses import replace

from onrecord.reconcile.canon.compare import compare
from onrecord.reconcile.canon.merge import matches
from tests.reconcile.canon.told import told

MAYOR = "<P John Smith>, the mayor of <G Tarn>, opened a bridge."
STRIKER = "<P John Smith>, a striker for <O Ostrel United>, scored."
NOBODY = "<P John Smith> was seen."


def profiles(*texts):
    return [told(text, path=f"{number}.txt").profile for number, text in enumerate(texts)]


def joined(text, *earlier, together=()):
    """Which of the earlier ones an article's subject is one with; `together` are those that are one already."""
    before = profiles(*earlier)
    heads = {before[number].id: "together" for number in together}
    found = matches(told(text, path="later.txt").profile, before, heads)
    return sorted(before.index(match.profile) for match in found)


def test_a_name_that_two_bear_tells_nothing():
    assert joined(NOBODY, MAYOR, STRIKER) == []
    assert joined(NOBODY, MAYOR) == [0]


def test_an_identity_with_a_member_that_this_cannot_be_is_another():
    assert joined(STRIKER, NOBODY, MAYOR, together=(0, 1)) == []
    assert joined(STRIKER, NOBODY) == [0]


def test_the_office_tells_which_of_two():
    assert joined("The mayor of <G Tarn>, <*P John Smith>, wept.", MAYOR, STRIKER) == [0]


def test_an_abbreviation_that_is_explained_joins_both_names():
    earlier = ("The <O Hill Wardens Union> met.", "The <O HWU> met.")
    assert joined("The <O Hill Wardens Union> (<O HWU>) met.", *earlier) == [0, 1]


def test_a_surname_is_the_only_bearers_in_the_same_company():
    story = "<P Lund> spoke with <P Omar Dane>."
    earlier = "<P Vera Lund> and <P Omar Dane> met.", "<P Nils Lund> and <P Omar Dane> met."
    assert joined(story, earlier[0]) == [0]
    assert joined(story, *earlier) == []
    assert joined("<P Lund> spoke.", earlier[0]) == []


def test_two_that_an_article_takes_for_two_are_not_one_by_the_form_of_their_names():
    group, marrow = profiles("<O Marrow Group> paid.", "<O Marrow> paid.")
    assert compare(group, marrow)
    assert not compare(replace(group, named=group.named | marrow.folded), marrow)


def test_the_reasons_are_sentences_that_a_person_accepts():
    daesh, state, mayor, again = profiles(
        "<O Daesh> lost.",
        "The <O Islamic State> lost.",
        "<P John Smith>, the mayor of <G Tarn>, met <P Vera Lund>.",
        "Mayor <P John Smith> met <P Vera Lund>.",
    )
    assert compare(daesh, state).reasons == ("“Daesh” and “Islamic State” are names of Islamic State (armed group)",)
    assert compare(mayor, again).reasons == (
        "both are called “John Smith”",
        "both articles name vera lund",
        "mayor of tarn; mayor",
    )
