import pytest

from onrecord.annotate.inflect import noun_forms, verb_forms


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("say", "say says said saying"),
        ("deny", "deny denies denied denying"),
        ("hope", "hope hopes hoped hoping"),
        ("admit", "admit admits admitted admitting"),
        ("stress", "stress stresses stressed stressing"),
        ("agree", "agree agrees agreed agreeing"),
    ],
)
def test_a_verb_has_its_forms(lemma, forms):
    assert verb_forms(lemma) == frozenset(forms.split())


def test_a_noun_has_its_plural():
    assert noun_forms("allegation") | noun_forms("inquiry") == {"allegation", "allegations", "inquiry", "inquiries"}
