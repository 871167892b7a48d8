import pytest

from onrecord.dossier.question import conditions_of
from onrecord.ledger.base import ClaimQuery


@pytest.mark.parametrize(
    ("query", "told"),
    [
        (ClaimQuery(words="drone"), "with “drone” in the claim or its source’s name"),
        (ClaimQuery(text="drone"), "with “drone” in the claim"),
        (ClaimQuery(source="Ida Marl"), "on the word of Ida Marl"),
    ],
)
def test_a_condition_is_put_as_a_person_would(query, told):
    assert conditions_of(query) == (told,)
