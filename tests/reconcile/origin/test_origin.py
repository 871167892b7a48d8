"""Which claims go back to one origin, and which take others back."""

from __future__ import annotations

from onrecord.model import Kind, Relation, Stance
from onrecord.reconcile.origin.origin import repeats, revises
from onrecord.reconcile.origin.told import Account, Heard, Told
from tests.reconcile.origin.told import body, nobody, office, paper, person, told


def test_an_article_without_an_outlet_goes_by_its_heading():
    assert Account("a1", "The Post", heading="Bridge safe").called == "The Post"
    assert Account("a1", heading="Bridge safe").called == "“Bridge safe”"


def test_two_voices_that_are_called_alike_are_named_once():
    link = repeats(told("The bridge is safe", body("The ministry")), told("It holds", body("the ministry")), same=0.9)
    assert link is not None
    assert link.reasons == ("both on the word of The ministry",)


def test_who_says_the_same_again_is_one_origin():
    first = told("The bridge is safe", person("Mayor Ada Quill"), day=1)
    again = told("Nobody need fear for the bridge", person("Quill"), outlet="The Herald", day=3)
    link = repeats(first, again, same=0.8)
    assert link is not None
    assert (link.left, link.right, link.relation) == (again.id, first.id, Relation.REPEATS)
    assert link.reasons == ("Quill and Mayor Ada Quill are one person",)


def test_two_who_say_the_same_are_two_origins():
    left = told("The bridge is safe", person("Ada Quill"))
    right = told("Nobody need fear for the bridge", person("Olaf Brandt"), outlet="The Herald")
    assert repeats(left, right, same=0.9) is None


def test_what_contradicts_is_no_repetition():
    left = told("The bridge is safe", person("Ada Quill"))
    right = told("The bridge is not safe", person("Ada Quill"), day=3)
    assert repeats(left, right, same=0.4, contradicts=0.9) is None


def test_a_new_count_of_one_voice_is_a_new_origin():
    left = told("Six people were killed", office("the police"))
    right = told("Seven people were killed", office("the police"), outlet="The Herald", day=2)
    assert repeats(left, right, same=0.8) is None


def test_who_denies_a_number_does_not_count_anew():
    left = told("It will cost ninety million", person("Ada Quill"))
    right = told("the estimate of 160 million", person("Ada Quill"), day=2, stance=Stance.DENIES)
    assert repeats(left, right, same=0.8)


def test_what_is_admitted_days_later_was_not_said_before():
    left = told("the water is low", office("the government"))
    right = told("the gate was stuck", office("the government"), outlet="The Herald", day=6, stance=Stance.ADMITS)
    assert repeats(left, right, same=0.8) is None


def test_a_quotation_that_is_lifted_goes_back_to_who_was_quoted():
    words = "I played the march, and then they kissed"
    link = repeats(told(words, person("the organist")), told(words, nobody("an organist"), day=2), same=0.9)
    assert link is not None
    assert link.reasons[0] == "8 words in a row are the same"


def test_what_an_outlet_reports_goes_back_to_where_that_outlet_has_it_from():
    first = told("The contract was given without a tender", person("Olaf Brandt"), outlet="Capital Ledger")
    cited = told("there was no tender", paper("the Ledger"), outlet="The Herald", day=2)
    link = repeats(cited, first, same=0.8)
    assert link is not None
    assert link.reasons == ("The Herald has it from Capital Ledger",)


def test_who_is_named_by_way_of_an_outlet_is_not_another_one_there():
    first = told("There was no tender", person("Olaf Brandt"), outlet="Capital Ledger")
    cited = told("There was none", paper("the Ledger"), person("Ada Quill"), outlet="The Herald", day=2)
    assert repeats(cited, first, same=0.8) is None


def test_two_outlets_that_cite_each_other_are_one_origin():
    left = told("The general has fled", paper("the site Borderland"), outlet="Valley Observer")
    right = told("The general is gone", paper("the Valley Observer"), outlet="Borderland")
    link = repeats(left, right, same=0.8)
    assert link is not None
    assert link.reasons[0].startswith("each has it from the other")


def test_what_a_body_publishes_is_the_origin_of_what_is_reported_of_it():
    release = told("We shall close the mill in May", outlet="Orex AB")
    report = told("the mill will close", body("Orex"), outlet="The Herald")
    assert repeats(report, release, same=0.8)


def test_an_unnamed_official_who_is_described_alike_is_one():
    left = told("a worn valve might have caused the explosion", nobody("An official of the oil ministry"))
    right = told("a worn valve was possibly to blame for the explosion", nobody("An oil ministry official"), day=2)
    assert repeats(left, right, same=0.6)


def test_an_unnamed_official_weeks_later_may_be_another():
    left = told("a worn valve might have caused the explosion", nobody("an oil ministry official"))
    right = told("a worn valve may be to blame for the explosion", nobody("an oil ministry official"), day=20)
    assert repeats(left, right, same=0.6) is None


def test_an_unnamed_member_of_a_body_is_not_the_body():
    left = told("The letter is false", Heard("the ministry", Kind.OFFICE, entity="e1"))
    right = told("No such letter exists", Heard("a ministry official", Kind.UNNAMED, entity="e1"), day=2)
    assert repeats(left, right, same=0.8) is None


def test_copies_repeat_what_they_both_say():
    left = told("Three houses burned on Sunday", outlet="The Herald")
    right = told("Three houses burned down on Sunday", outlet="Radio Tarn", day=2)
    assert repeats(left, right, same=0.9) is None
    link = repeats(left, right, same=0.9, copy=0.9)
    assert link is not None
    assert link.reasons == ("the article of Radio Tarn is made from the article of The Herald",)


def test_who_says_otherwise_later_revises_what_was_said():
    first = told("Six people were killed", office("the police"))
    later = told("Seven people were killed", office("the police"), outlet="The Herald", day=2)
    link = revises(first, later, contradicts=0.9)
    assert link is not None
    assert (link.left, link.right, link.relation) == (later.id, first.id, Relation.REVISES)


def test_another_voice_does_not_revise():
    first = told("Six people were killed", office("the police"))
    later = told("Seven people were killed", person("Dr Olaf Brandt"), outlet="The Herald", day=2)
    assert revises(first, later, contradicts=0.9) is None


def test_an_outlet_revises_by_a_correction_what_others_took_from_it():
    cited = told("The general has fled", paper("the Valley Observer"), outlet="Borderland")
    correction = told("The general has not fled", outlet="Valley Observer", day=2)
    assert revises(cited, correction, contradicts=0.9)


def test_few_words_that_two_say_alike_tie_nobody():
    left = told("There is no danger", office("the police"))
    right = told("There is no danger", body("the water company"), outlet="The Herald")
    assert repeats(left, right, same=0.9) is None


def test_one_article_that_says_two_things_itself_is_one_origin():
    left = told("Two houses burned")
    right = Told("another", left.account, "The fire took both houses")
    assert repeats(left, right, same=0.8)


def test_no_outlet_has_it_from_what_is_not_out_yet():
    early = told("There was no tender", paper("the Ledger"), outlet="The Herald", day=2)
    late = told("The contract was given without a tender", person("Olaf Brandt"), outlet="Capital Ledger", day=5)
    assert repeats(early, late, same=0.8) is None


def test_what_others_say_in_a_release_is_not_the_word_of_who_publishes():
    left = told("The roof was sound", outlet="Ministry of Works of Tarn")
    right = told("Nothing was wrong with the roof", person("Olaf Brandt"), outlet="Ministry of Works of Tarn", day=2)
    assert repeats(left, right, same=0.8) is None
