import pytest

from onrecord.annotate.places.home import NOWHERE, Home, home_of, outlets
from tests.annotate.places.reading import annotated

KNOWN = {"vellpost.example": Home("vellpost.example", "GB", 51.0, -1.0)}


@pytest.mark.parametrize(
    ("url", "country"),
    [
        ("http://www.vellgazette.co.uk/1.html", "GB"),
        ("http://vellgazette.ly/1.html", None),  # sold to everybody
        ("http://vellgazette.ge/1.html", "GE"),
        ("http://vellgazette.com/1.html", None),
        ("http://news.vellpost.example/1.html", "GB"),
    ],
)
def test_an_address_tells_the_country(url, country):
    assert home_of(annotated("Fog.", url=url).article, KNOWN).country == country


def test_a_known_outlet_has_a_town():
    assert home_of(annotated("Fog.", url="http://news.vellpost.example/1.html").article, KNOWN).lat == 51.0


def test_without_an_address_nothing_is_known():
    assert home_of(annotated("Fog.").article, KNOWN) == NOWHERE


def test_every_outlet_of_the_table_has_a_country_and_a_place():
    assert all(home.country and home.lat is not None and home.lon is not None for home in outlets().values())
