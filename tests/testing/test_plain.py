import pytest

from onrecord.claims.compose import compose
from onrecord.model import Annotated, Maker
from onrecord.testing import AnnotatorSuite, PlainAnnotator
from onrecord.testing.by_hand import article


class TestPlainAnnotator(AnnotatorSuite):
    def make(self):
        return PlainAnnotator()


def said(text):
    (annotated,) = PlainAnnotator().annotate([Annotated(article(text))])
    reading = compose(annotated, Maker("plain", "1"))
    return [
        (" → ".join(voice.text for voice in made.claim.attribution.chain()), made.claim.stance.value, made.claim.text)
        for made in reading
        if made.claim.attribution
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"The bridge is safe," Ann Bel said.', [("Ann Bel", "asserts", "The bridge is safe")]),
        ("“It never fell,” the mayor denied.", [("the mayor", "denies", "It never fell")]),
        ("A clerk confirmed that the water is high.", [("A clerk", "confirms", "the water is high")]),
        (
            "Ann Bel said that the mayor denied that it fell.",
            [
                ("Ann Bel", "asserts", "the mayor denied that it fell"),
                ("Ann Bel → the mayor", "denies", "it fell"),
            ],
        ),
        ("The water is high.", []),
    ],
)
def test_the_plainest_attributions_are_found(text, expected):
    assert said(text) == expected


def test_names_have_the_type_that_their_words_tell():
    (annotated,) = PlainAnnotator().annotate([Annotated(article("The Harbour Board met Ann Bel in Tarn."))])
    assert [(name.text, name.type) for name in annotated.names] == [
        ("Harbour Board", "ORG"),
        ("Ann Bel", "PERSON"),
        ("Tarn", "GPE"),
    ]
    assert [entity.name for entity in annotated.entities] == ["Harbour Board", "Ann Bel", "Tarn"]
