import time
from dataclasses import replace

from onrecord.annotate.places.annotator import PlaceAnnotator
from onrecord.annotate.places.scan import tokens_of
from onrecord.annotate.places.senses import kilometres
from onrecord.model import Mention, Span
from onrecord.testing import AnnotatorSuite
from tests.annotate.places.reading import ANNOTATOR, annotated, places

LIBYA = 2215636
BENGHAZI = 88319
GEORGIA_THE_COUNTRY = 614540
GEORGIA_THE_STATE = 4197000
PARIS_TEXAS = 4717560


class TestItIsAnAnnotator(AnnotatorSuite):
    def make(self):
        return PlaceAnnotator()

    def prepared(self, batch):
        return [replace(one, names=tuple(self.named(one))) for one in batch]

    @staticmethod
    def named(one):
        text = one.article.text
        for token in tokens_of(text):
            if token.text[0].isupper():
                span = Span(token.start, token.end)
                yield Mention(span, span.of(text), "GPE")


def ids(found):
    return [place.geonameid for place in found]


def test_a_town_has_its_name_its_country_and_its_place_on_the_map():
    text = "The ship left for Benghazi on Tuesday."
    (place,) = places(text, ("Benghazi", "GPE"))
    assert place.span.of(text) == "Benghazi"
    assert (place.name, place.geonameid, place.country) == ("Benghazi", BENGHAZI, "LY")
    assert kilometres((place.lat, place.lon), (32.1, 20.1)) < 10
    assert 0.5 < place.score <= 1


def test_a_town_that_is_taken_for_an_organisation_is_a_town():
    assert ids(places("Fighting in Benghazi went on, Libya said.", ("Benghazi", "ORG"), ("Libya", "GPE"))) == [
        BENGHAZI,
        LIBYA,
    ]


def test_an_adjective_is_the_country():
    assert ids(places("A Libyan general flew home.", ("Libyan", "NORP"))) == [LIBYA]


def test_a_part_of_a_country_is_itself_and_has_no_number():
    text = "It bombed a convoy in eastern Libya on Monday."
    (place,) = places(text, ("Libya", "GPE"))
    assert place.span.of(text) == "eastern Libya"
    assert (place.name, place.geonameid, place.country) == ("eastern Libya", None, "LY")


def test_a_part_of_the_world_with_a_name_of_its_own_keeps_it():
    (place,) = places("They trade with Southeast Asia.", ("Southeast Asia", "LOC"))
    assert place.name == "Southeast Asia"
    assert place.country is None


def test_the_state_beside_a_town_says_which_town():
    text = "A storm hit Paris, Texas, at noon."
    assert ids(places(text, ("Paris", "GPE"), ("Texas", "GPE")))[0] == PARIS_TEXAS


def test_a_name_takes_its_sense_from_its_neighbours():
    country = places("Georgia and Armenia met in Tbilisi.", ("Georgia", "GPE"), ("Armenia", "GPE"), ("Tbilisi", "GPE"))
    state = places("Georgia and Alabama met in Atlanta.", ("Georgia", "GPE"), ("Alabama", "GPE"), ("Atlanta", "GPE"))
    assert ids(country)[0] == GEORGIA_THE_COUNTRY
    assert ids(state)[0] == GEORGIA_THE_STATE


def test_one_name_has_one_sense_in_an_article():
    text = "Paris is quiet. A fire broke out in Paris, Texas, and Paris mourns."
    found = places(text, ("Paris", "GPE"), ("Paris", "GPE"), ("Texas", "GPE"), ("Paris", "GPE"))
    assert [place.geonameid for place in found if place.name == "Paris"] == [PARIS_TEXAS] * 3


def test_a_paper_is_at_home_where_it_appears():
    text = "Police in London arrested two men."
    ontario = places(text, ("London", "GPE"), url="http://www.lfpress.com/news/1.html")
    england = places(text, ("London", "GPE"), url="http://www.standard.co.uk/news/1.html")
    assert [place.country for place in (*ontario, *england)] == ["CA", "GB"]


def test_a_person_is_no_place():
    assert not places("Chelsea Clinton spoke first, and Clinton left early.", ("Chelsea Clinton", "PERSON"))


def test_an_organisation_named_after_a_place_is_no_place():
    assert not places("The Benghazi Defence Brigades denied it.", ("The Benghazi Defence Brigades", "ORG"))
    assert not places("The Boston Globe denied it.", ("The Boston Globe", "ORG"))


def test_a_common_word_is_no_place():
    assert not places("Police questioned the driver. Most had left.")


def test_a_text_without_names_has_no_places():
    assert places("It rained all day.") == ()
    assert places(" ") == ()


def test_what_is_read_does_not_hang_on_the_batch():
    both = [annotated("Fog in Paris.", ("Paris", "GPE")), annotated("A flood in Paris, Texas.", ("Paris", "GPE"))]
    apart = [ANNOTATOR.annotate([one])[0] for one in both]
    assert ANNOTATOR.annotate(both) == apart
    assert ANNOTATOR.annotate([]) == []


def test_a_very_long_list_of_names_takes_little_time():
    towns = "Paris Springfield Athens Columbus Richmond Georgia Arlington Clinton Salem Dublin".split()
    text = ", ".join(towns * 300)
    start = time.process_time()
    found = places(text, *((town, "GPE") for town in towns * 300))
    assert time.process_time() - start < 10
    assert len(found) > 2000
