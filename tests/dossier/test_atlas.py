from dataclasses import replace

from onrecord.dossier import build
from onrecord.dossier.atlas import Atlas
from onrecord.dossier.countries import countries
from onrecord.ledger.base import ClaimQuery
from onrecord.model import Correction, KeptCorrection, Mend, Place, Stance
from tests.dossier.by_hand import ViewByHand, article, claim, spans

LIBYA = 2215636


def place(text: str, words: str, point: tuple[float, float] | None = (13.19, 32.89), **more: object) -> Place:
    """A place at the first of these words; `point` is its longitude and latitude."""
    longitude, latitude = point or (None, None)
    values = {"name": words, "geonameid": 2210247, "country": "LY"} | more
    return Place(spans(text, words)[0], lat=latitude, lon=longitude, **values)  # type: ignore[arg-type]


def atlas(text: str, *places: Place, contents: tuple[str, ...] = ()) -> Atlas:
    view = ViewByHand()
    kept = article(text, places=places)
    view.keep(kept, *(claim(kept, content) for content in contents or (text,)))
    return build(view, ClaimQuery()).atlas


def test_a_place_has_the_claims_whose_contents_speak_of_it():
    text = "A shell hit Tripoli. It rained. Nobody left Zuwara."
    found = atlas(
        text,
        place(text, "Tripoli"),
        place(text, "Zuwara", (12.08, 32.93), geonameid=2208791),
        contents=("A shell hit Tripoli", "It rained"),
    )
    (spot,) = found.spots
    assert (spot.name, spot.country, spot.point) == ("Tripoli", "Libya", (13.19, 32.89))
    assert [shown.words for shown in spot.claims] == ["A shell hit Tripoli"]


def test_a_claim_that_names_a_place_twice_counts_once():
    text = "From Tripoli to Tripoli."
    first = place(text, "Tripoli")
    (spot,) = atlas(text, first, replace(first, span=spans(text, ("Tripoli", "Tripoli"))[1])).spots
    assert len(spot.claims) == 1


def test_one_number_of_geonames_is_one_place_whatever_it_is_called():
    text = "It rained in Tripoli. It was dry in Tarabulus."
    found = atlas(
        text,
        place(text, "Tripoli"),
        place(text, "Tarabulus", name="Tripoli"),
        contents=("It rained in Tripoli", "It was dry in Tarabulus"),
    )
    (spot,) = found.spots
    assert (len(spot.claims), spot.other_names) == (2, ("Tarabulus",))


def test_places_without_a_number_are_one_where_their_points_are():
    text = "Camp Nord burned. The northern camp burned. Camp West stands."
    found = atlas(
        text,
        place(text, "Camp Nord", (10.001, 31.0), geonameid=None),
        place(text, "northern camp", (10.002, 31.0), geonameid=None),
        place(text, "Camp West", (11.0, 31.0), geonameid=None),
    )
    assert sorted(spot.name for spot in found.spots) == ["Camp Nord", "Camp West"]


def test_a_country_as_a_whole_is_shaded_and_no_dot_stands_at_its_middle():
    text = "Libyan boats left eastern Libya. Libya denied it."
    (spot,) = atlas(
        text,
        place(text, "Libyan", (17, 28), geonameid=LIBYA, name="Libya"),
        place(text, "eastern Libya", (17, 28), geonameid=None),
        replace(place(text, "Libya", (17, 28), geonameid=LIBYA), span=spans(text, "Libya denied")[0]),
    ).spots
    assert (spot.name, spot.shaded, spot.point, spot.country) == ("Libya", "LY", None, None)
    assert "eastern Libya" in spot.other_names


def test_what_has_no_point_stays_in_the_list():
    text = "Europe looked away from the Sahel."
    found = atlas(
        text,
        place(text, "Europe", (9, 48), geonameid=6255148, country=None),
        place(text, "the Sahel", None, geonameid=None, country=None),
    )
    assert [(spot.name, spot.point, spot.shaded) for spot in found.spots] == [
        ("Europe", None, None),
        ("the Sahel", None, None),
    ]
    assert (found.points, found.shaded) == ((), ())


def test_places_with_most_claims_come_first_with_what_is_contested():
    view = ViewByHand()
    text = "It rained in Sirte. A shell hit Tripoli. Ida denied that a shell hit Tripoli."
    sirte, tripoli = place(text, "Sirte", (16.59, 31.2), geonameid=2210554), place(text, "Tripoli")
    again = replace(tripoli, span=spans(text, ("Tripoli", "Tripoli"))[1])
    kept = article(text, places=(sirte, tripoli, again))
    hit = claim(kept, "A shell hit Tripoli")
    denial = claim(kept, "a shell hit Tripoli", source="Ida", cue="denied", stance=Stance.DENIES)
    view.keep(kept, claim(kept, "It rained in Sirte"), hit, denial)
    view.contest(hit, denial, "one says it, the other denies it")
    first, second = build(view, ClaimQuery()).atlas.spots
    assert (first.name, first.contested, dict(first.stances)) == ("Tripoli", 2, {"asserts": 1, "denies": 1})
    assert (second.name, second.contested) == ("Sirte", 0)


def test_the_table_of_countries_has_each_code_once():
    assert len(countries()) > 240
    assert countries()["FR"].name == "France"
    assert len({country.geonameid for country in countries().values()}) == len(countries())


def test_a_map_has_the_place_that_people_give_and_none_that_they_take_away():
    text = "A shell hit Tripoli and Zuwara."
    tripoli, zuwara = place(text, "Tripoli"), place(text, "Zuwara", (12.08, 32.93), geonameid=2208791)
    view = ViewByHand()
    kept = article(text, places=(tripoli, zuwara))
    view.keep(kept, hit := claim(kept, text))
    meant = replace(tripoli, name="Tripoli", lat=34.43, lon=35.84, geonameid=266826, country="LB")
    said = (
        Correction(Mend.PLACE, hit.id, "Ada", mark=tripoli.span, place=meant),
        Correction(Mend.PLACE, hit.id, "Ada", mark=zuwara.span),
    )
    corrections = tuple(KeptCorrection(number, each) for number, each in enumerate(said, start=1))
    view.made[0] = replace(view.made[0], corrections=corrections)
    (spot,) = build(view, ClaimQuery()).atlas.spots
    assert (spot.country, spot.point) == ("Lebanon", (35.84, 34.43))
