import pytest

from onrecord.reconcile.canon.compare import same_office
from onrecord.reconcile.canon.office import office_at, without_office

NAME = "Ada Quill"


def office(text):
    found = office_at(text, text.index(NAME), text.index(NAME) + len(NAME))
    return str(found) if found else None


@pytest.mark.parametrize(
    ("text", "is_"),
    [
        ("The mayor of Tarn, Ada Quill, said no.", "mayor of tarn"),
        ("Ada Quill, the mayor of Tarn, said no.", "mayor of tarn"),
        ("Tarn's mayor Ada Quill said no.", "mayor of tarn"),
        ("French President Ada Quill said no.", "president of FR"),
        ("Ada Quill (chief executive of Marrow Oil) said no.", "ceo of marrow/oil"),
        ("Marrow Oil CEO Ada Quill said no.", "ceo of marrow/oil"),
        ("Gen. Ada Quill said no.", "general"),
        ("Ada Quill, a nurse at Tarn Hospital, said no.", "nurse of hospital/tarn"),
        ("Tarn's former mayor Ada Quill said no.", "mayor of tarn"),
        ("He told Reuters that French President Ada Quill said no.", "president of FR"),
        ("When Paris met British Prime Minister Ada Quill, it rained.", "prime minister of GB"),
        ("The eastern Libyan general Ada Quill said no.", "general of LY"),
        ("Troops of Libyan General Ada Quill fled.", "general of LY"),
        ("Ada Quill said no.", None),
        ("The mayor left. Ada Quill said no.", None),
        ("Ada Quill, who met the mayor, said no.", None),
    ],
)
def test_the_office_stands_beside_the_name(text, is_):
    assert office(text) == is_


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Ada Quill, mayor of Tarn, spoke.", "Tarn mayor Ada Quill spoke.", True),
        ("Ada Quill, mayor of Tarn, spoke.", "Ada Quill, mayor of Ostrel, spoke.", False),
        ("Ada Quill, founder of Marrow Oil, spoke.", "Ada Quill, director of Marrow Oil, spoke.", None),
        ("Ada Quill, mayor of Tarn, spoke.", "Ada Quill, coach of Tarn, spoke.", False),
        ("Mayor Ada Quill spoke.", "Ada Quill, mayor of Tarn, spoke.", True),
        ("Senator Ada Quill spoke.", "President Ada Quill spoke.", None),
    ],
)
def test_offices_are_one_or_two_or_may_be_held_by_one(left, right, same):
    ours, theirs = (office_at(text, text.index(NAME), text.index(NAME) + len(NAME)) for text in (left, right))
    assert same_office(ours, theirs) is same


def test_an_office_is_no_part_of_a_name():
    assert without_office("us president ada quill") == "ada quill"
    assert without_office("ada quill") == "ada quill"
    assert without_office("prime minister of france") == "prime minister of france"
