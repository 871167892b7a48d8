import pytest

from onrecord.annotate.places.keys import key_of


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("N'Djamena", "ndjamena"),
        ("São Tomé", "sao tome"),
        ("Guinea-Bissau", "guinea bissau"),
        ("Saint Louis", "st louis"),
        ("ST. LOUIS", "st louis"),
        ("Łódź", "lodz"),
        ("W. Va.", "w va"),
    ],
)
def test_a_key_forgets_how_a_name_is_spelt(name, key):
    assert key_of(name) == key


def test_a_very_short_name_keeps_its_case():
    assert key_of("U.S.") == key_of("US") == "US"
    assert key_of("us") == "us"
