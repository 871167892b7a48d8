import pytest

from onrecord.reconcile.canon.fold import consonants, core, fold, initials, is_abbreviation, sounds


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("The U.S.", "us"),
        ("Élysée Palace", "elysee palace"),
        ("Lord's Resistance Army", "lord resistance army"),
        ("Da'esh", "daesh"),
        ("AT&T", "at and t"),
        ("al-Nusra Front", "al nusra front"),
        ("", ""),
        ("…", ""),
    ],
)
def test_a_name_is_folded(name, folded):
    assert fold(name) == folded


@pytest.mark.parametrize(
    "spellings",
    [
        ("kadhafi", "qaddafi", "gaddafi", "khadafy", "gadhafi"),
        ("mohammed", "muhammad", "mohamed"),
        ("hussein", "husain", "hossein"),
        ("zelensky", "zelenskyy", "zelenskiy"),
        ("abdul rahman", "abdelrahman", "abd al rahman"),
        ("al qaradawi", "qaradawi"),
        ("osama bin laden", "usama ibn laden"),
    ],
)
def test_spellings_of_one_name_sound_alike(spellings):
    assert len({sounds(each) for each in spellings}) == 1


@pytest.mark.parametrize(("one", "other"), [("mohammed", "mahmoud"), ("hassan", "hussein"), ("niger", "nigeria")])
def test_two_names_do_not_sound_alike(one, other):
    assert sounds(one) != sounds(other)


def test_consonants_are_what_vowels_leave():
    assert consonants("haftar") == consonants("hifter") != consonants("hamdar")


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("marrow oil inc", "marrow oil"),
        ("tarn motor company", "tarn"),
        ("general motors", "general motors"),
        ("general motors corporation", "general motors"),
        ("smith and co", "smith"),
        ("company", "company"),
    ],
)
def test_the_form_of_a_company_is_left_out_where_a_name_is_left(name, left):
    assert core(name) == left


def test_abbreviations_are_made_of_capitals():
    assert [name for name in ("GNA", "U.S.", "AT&T", "M23", "Gna", "A", "Kia", "R2") if is_abbreviation(name)] == [
        "GNA",
        "U.S.",
        "AT&T",
    ]


def test_initials_are_those_of_three_words_or_more():
    assert initials("Government of National Accord") == "gna"
    assert initials("Harbour Board") == ""
