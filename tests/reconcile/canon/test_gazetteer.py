import csv
from importlib.resources import files

import pytest

from onrecord.reconcile.canon.gazetteer import Setting, gazetteer

LIBYA = Setting("Libya counts its dead.", (("LY", 3),))
UKRAINE = Setting("Ukraine and Russia talked.", (("UA", 4), ("RU", 2)))
BOTH = Setting("Ukraine and Russia talked.", (("UA", 2), ("RU", 2)))


NOWHERE = Setting()


def found(name, setting=NOWHERE, **more):
    known = gazetteer().find(name, setting, **more)
    return known.id if known else None


@pytest.mark.parametrize(
    ("name", "known_id"),
    [
        ("Daesh", "islamic-state"),
        ("the Pentagon", "ministry-of-defence/US"),
        ("Department of Defense of the United States", "ministry-of-defence/US"),
        ("Russian Defence Ministry", "ministry-of-defence/RU"),
        ("Turkish Red Crescent", "red-crescent/TR"),
        ("Iranian Revolutionary Guards", "irgc"),
        ("UN-backed Government of National Accord", "gna"),
        ("the Taliban militants", "taliban"),
        ("Jabhat al-Nousra", "nusra"),
        ("Congo", None),
        ("Georgia", None),
        ("Ministry of Defence", None),
        ("GNA", None),
        ("us", None),
        ("Who", None),
        ("", None),
    ],
)
def test_a_name_that_can_be_one_thing_only_is_known(name, known_id):
    assert found(name) == known_id


def test_an_office_is_that_of_the_country_that_an_article_is_about():
    assert found("Ministry of Defence", UKRAINE) == "ministry-of-defence/UA"
    assert found("Ministry of Defence", BOTH) is None
    assert found("Ministry of Defence", UKRAINE, before="Russian") == "ministry-of-defence/RU"


def test_a_short_abbreviation_needs_its_country():
    assert found("GNA", LIBYA) == "gna"


def test_a_name_of_several_things_needs_clues():
    assert found("Georgia", Setting("Georgia and Abkhazia talked.")) == "GE"
    assert found("Georgia", Setting("The vote in Georgia was counted in Atlanta.")) == "US-GA"
    assert found("Congo", Setting("Congo sent troops to Goma.")) == "CD"
    assert gazetteer().is_ambiguous("Congo")
    assert not gazetteer().is_ambiguous("France")


def test_names_point_to_countries():
    names = ("France", "Kyiv", "the Kremlin", "Turkish army", "Reuters", "Georgia", "NATO", "Ostrel")
    assert [next(gazetteer().countries(name), None) for name in names] == [
        *("FR", "UA", "RU", "TR", "GB", None, None, None)
    ]


def test_a_capital_has_a_government():
    assert gazetteer().government("Moscow").id == "government/RU"
    assert gazetteer().government("Lima").name == "government of Peru"
    assert gazetteer().government("Ostrel") is None


def test_the_table_is_in_order():
    with files("onrecord.reconcile.canon").joinpath("names.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    ids = [row["id"] for row in rows]
    countries = {row["id"] for row in rows if row["kind"] == "country"}
    assert len(ids) == len(set(ids))
    assert {row["country"] for row in rows} <= countries | {"", "*"}
    assert sum(row["kind"] == "armed group" for row in rows) >= 150
