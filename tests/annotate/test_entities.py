import pytest

from onrecord.annotate.entities import EntityAnnotator
from onrecord.model import Annotated, Article, Document, Mention, Page, Span


def entities(text, *names):
    """Entities of a text in which each (name, type) is mentioned where it stands next."""
    page = Page(Document(text.encode(), "text/plain"), text, "utf-8")
    mentions, place = [], 0
    for name, kind in names:
        start = text.index(name, place)
        place = start + len(name)
        mentions.append(Mention(Span(start, place), name, kind))
    annotated = Annotated(Article(page, Span(0, len(text)), number=1), names=tuple(mentions))
    return EntityAnnotator().annotate([annotated])[0].entities


def summary(found):
    return [(entity.name, entity.type, len(entity.mentions)) for entity in found]


def test_one_name_is_one_entity_with_or_without_a_possessive_or_an_article():
    text = "The Harbour Board met. Harbour Board's boats and the Harbour Board’s men."
    found = entities(text, ("The Harbour Board", "ORG"), ("Harbour Board's", "ORG"), ("the Harbour Board’s", "ORG"))
    assert summary(found) == [("Harbour Board", "ORG", 3)]
    assert [span.of(text) for span in found[0].mentions] == ["Harbour Board"] * 3


def test_a_place_before_a_body_is_no_part_of_its_name():
    text = "In Tarn the Harbour Board met. Bank the Harvest fell. In Tarn the Bold came."
    names = ("Tarn the Harbour Board", "ORG"), ("Bank the Harvest", "ORG"), ("Tarn the Bold", "PERSON")
    expected = [("Harbour Board", "ORG", 1), ("Bank the Harvest", "ORG", 1), ("Tarn the Bold", "PERSON", 1)]
    assert summary(entities(text, *names)) == expected


def test_a_surname_goes_to_the_one_person_who_bears_it():
    found = entities("Orla Venn came. Venn left.", ("Orla Venn", "PERSON"), ("Venn", "PERSON"))
    assert summary(found) == [("Orla Venn", "PERSON", 2)]


def test_a_surname_that_two_people_bear_stays_alone():
    found = entities(
        "Orla Venn and Tom Venn came. Venn left.", ("Orla Venn", "PERSON"), ("Tom Venn", "PERSON"), ("Venn", "PERSON")
    )
    assert len(found) == 3


def test_a_surname_that_several_bear_is_the_first_named_ones():
    text = "Anna Venn came. Her brother Tom Venn stayed. Venn left. Mr Venn slept."
    found = entities(text, ("Anna Venn", "PERSON"), ("Tom Venn", "PERSON"), ("Venn", "PERSON"), ("Venn", "PERSON"))
    assert summary(found) == [("Anna Venn", "PERSON", 2), ("Tom Venn", "PERSON", 2)]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Kristen Venn", "Kristin Venn", 1),
        ("Mohamed Tarn", "Mohammed Tarn", 1),
        ("Abel Haldane", "Abel Haldene", 1),
        ("Joan Venn", "Jean Venn", 2),
        ("Martina Venn", "Martin Venn", 2),
        ("Orla Venn", "Orla Tarn", 2),
        ("Orla Venn Jr.", "Orla Venn", 1),
        ("Orla Venn MP", "Orla Venn", 1),
    ],
)
def test_a_person_in_two_spellings_is_one(one, other, expected):
    assert len(entities(f"{one} came, {other} left.", (one, "PERSON"), (other, "PERSON"))) == expected


@pytest.mark.parametrize(
    ("whole", "expected"), [(("Tarn Motors", "Tarn Motor Co."), 1), (("Tarn Motor Co.", "Tarn Capital"), 3)]
)
def test_a_firm_is_called_by_its_first_word_however_the_rest_is_written(whole, expected):
    names = [(name, "ORG") for name in (*whole, "Tarn")]
    assert len(entities(f"{whole[0]}, {whole[1]} and Tarn", *names)) == expected


def test_a_firm_named_again_and_again_before_its_owner_is_not_the_owner():
    text = "Tarn closes. Tarn said so. Abel Tarn wept. Tarn is old."
    found = entities(text, ("Tarn", "ORG"), ("Tarn", "ORG"), ("Abel Tarn", "PERSON"), ("Tarn", "ORG"))
    assert summary(found) == [("Tarn", "ORG", 3), ("Abel Tarn", "PERSON", 1)]


def test_a_surname_mostly_taken_for_a_body_is_a_persons_where_the_whole_name_is():
    text = "Anna Tarn wept. Tarn is old. Tarn is tired."
    found = entities(text, ("Anna Tarn", "PERSON"), ("Tarn", "ORG"), ("Tarn", "ORG"))
    assert summary(found) == [("Anna Tarn", "PERSON", 3)]


def test_an_abbreviation_in_brackets_stands_for_the_name_before_it():
    text = "The Union of Tarrowby Fishers (UTF) met. UTF said no."
    found = entities(text, ("Union of Tarrowby Fishers", "ORG"), ("UTF", "ORG"), ("UTF", "ORG"))
    assert summary(found) == [("Union of Tarrowby Fishers", "ORG", 3)]


def test_brackets_after_a_name_need_not_hold_its_abbreviation():
    found = entities("Orla Venn (PQR) came.", ("Orla Venn", "PERSON"), ("PQR", "ORG"))
    assert len(found) == 2


def test_the_type_is_the_most_frequent_one():
    text = "Tarrowby, Tarrowby, Tarrowby"
    found = entities(text, ("Tarrowby", "ORG"), ("Tarrowby", "GPE"), ("Tarrowby", "GPE"))
    assert summary(found) == [("Tarrowby", "GPE", 3)]


@pytest.mark.parametrize("kind", ["DATE", "CARDINAL", "MONEY"])
def test_times_and_numbers_are_no_entities(kind):
    assert entities("May came.", ("May", kind)) == ()


def test_the_id_comes_from_the_article_and_the_name():
    once, again = (entities("Orla Venn came.", ("Orla Venn", "PERSON")) for _ in range(2))
    assert once == again
    assert once[0].id != entities("Orla Venn left.", ("Orla Venn", "PERSON"))[0].id


def test_an_article_without_names_has_no_entities():
    assert entities("It rained.") == ()


def test_a_surname_that_a_model_took_for_a_firm_is_the_persons():
    found = entities("Orla Venn came. Venn left.", ("Orla Venn", "PERSON"), ("Venn", "ORG"))
    assert summary(found) == [("Orla Venn", "PERSON", 2)]


def test_a_town_is_nobody_of_that_surname():
    found = entities("Orla Venn came to Venn.", ("Orla Venn", "PERSON"), ("Venn", "GPE"))
    assert len(found) == 2


def test_a_rank_is_no_part_of_a_name():
    found = entities("Gen. Abel Venn came. Abel Venn left.", ("Gen. Abel Venn", "PERSON"), ("Abel Venn", "PERSON"))
    assert [len(entity.mentions) for entity in found] == [2]


def test_a_name_without_its_middle_is_the_whole_name():
    found = entities("Abel Ivo Venn came. Abel Venn left.", ("Abel Ivo Venn", "PERSON"), ("Abel Venn", "PERSON"))
    assert summary(found) == [("Abel Ivo Venn", "PERSON", 2)]


def test_a_name_without_its_middle_that_two_may_bear_stays_alone():
    text = "Abel Ivo Venn and Abel Tam Venn came. Abel Venn left."
    found = entities(text, ("Abel Ivo Venn", "PERSON"), ("Abel Tam Venn", "PERSON"), ("Abel Venn", "PERSON"))
    assert len(found) == 3


def test_an_acronym_is_the_one_name_with_its_initials():
    text = "The Tarrowby Central News Agency spoke. TCNA went on."
    found = entities(text, ("Tarrowby Central News Agency", "ORG"), ("TCNA", "ORG"))
    assert summary(found) == [("Tarrowby Central News Agency", "ORG", 2)]


def test_a_company_is_called_by_its_first_word():
    found = entities("Saltway Shipping Co. sold. Saltway bought.", ("Saltway Shipping Co.", "ORG"), ("Saltway", "ORG"))
    assert summary(found) == [("Saltway Shipping Co.", "ORG", 2)]


def test_what_many_bodies_are_called_is_none_of_them():
    found = entities(
        "The Presidential Council met. The Council rose.", ("Presidential Council", "ORG"), ("Council", "ORG")
    )
    assert len(found) == 2


def test_mr_venn_is_not_a_woman_of_that_name():
    found = entities("Maria Venn came. Mr. Venn left.", ("Maria Venn", "PERSON"), ("Venn", "PERSON"))
    assert len(found) == 2


def test_a_name_in_capitals_is_the_one_that_it_spells():
    found = entities("KARSK falls. Rebels took Karsk.", ("KARSK", "GPE"), ("Karsk", "GPE"))
    assert summary(found) == [("Karsk", "GPE", 2)]


def test_short_capitals_stay_by_themselves():
    assert len(entities("The WHO met Who.", ("WHO", "ORG"), ("Who", "PERSON"))) == 2


def test_capitals_that_may_be_either_of_two_names_stay_by_themselves():
    text = "MACKAY came. MacKay left. Mackay stayed."
    assert len(entities(text, ("MACKAY", "ORG"), ("MacKay", "ORG"), ("Mackay", "ORG"))) == 3
