import pytest

from onrecord.annotate.places.gazetteer import Gazetteer
from onrecord.annotate.places.scan import scan, tokens_of

GAZETTEER = Gazetteer()


def names(text):
    return [found.text for found in scan(text, tokens_of(text), GAZETTEER)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("West Virginia is not Virginia.", ["West Virginia", "Virginia"]),
        ("Libya's army", ["Libya"]),
        ("Syria-based monitors", ["Syria"]),
        ("from al-Bab to Guinea-Bissau", ["al-Bab", "Guinea-Bissau"]),
        ("the Gaza strip and Kandahar airfield", ["Gaza strip", "Kandahar airfield"]),
        ("in Trinidad and Tobago", ["Trinidad and Tobago"]),
        ("the U.S. and the US, not us", ["U.S.", "US"]),
        ("Athens, Ga., and St. Louis, Mo.", ["Athens", "Ga", "St. Louis", "Mo"]),
        ("a drive to Coeur d'Alene", ["Coeur d'Alene"]),
        ("Topeka, Kan., and Worcester (Mass.)", ["Topeka", "Kan", "Worcester", "Mass"]),
        ("she celebrated Mass. He told Kan.", []),
        ("a frozen turkey in march", []),
    ],
)
def test_names_are_found_however_they_are_written(text, expected):
    assert names(text) == expected


def test_a_name_knows_where_it_stands():
    text = "They left Tobruk."
    (found,) = scan(text, tokens_of(text), GAZETTEER)
    assert text[found.start : found.end] == "Tobruk"
    assert tokens_of(text)[found.first].text == "Tobruk"
