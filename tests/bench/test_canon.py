import pytest
from bench.canon import Named, Told, _name_of, b_cubed, canonised, figures_of, same_string, table

from onrecord.model import Mention, Span
from onrecord.testing.by_hand import article


def of(text, *named):
    page = article(text, path=f"{text}.txt")
    spans = [(Span(text.index(name), text.index(name) + len(name)), name, type_, gold) for name, type_, gold in named]
    return Told(page, tuple(Named(Mention(span, name, type_), gold) for span, name, type_, gold in spans))


STORIES = [
    of("Daesh lost, Ann Bel said.", ("Daesh", "ORG", "is"), ("Ann Bel", "PERSON", None)),
    of("The Islamic State lost.", ("Islamic State", "ORG", "is")),
    of("The Islamic State won, Ann Bel said.", ("Islamic State", "ORG", "is"), ("Ann Bel", "PERSON", None)),
]


def test_b_cubed_is_the_mean_over_mentions():
    figures = b_cubed(["a", "a", "a", "b"], ["x", "x", "y", "y"])
    assert figures["precision"] == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert figures["recall"] == pytest.approx((1 + 1 + 1 / 2 + 1 / 2) / 4)
    assert b_cubed([1, 2], ["x", "y"])["f1"] == 1


def test_the_canoniser_is_measured_beside_comparing_strings():
    assert len(set(canonised(STORIES))) == 2
    assert len(set(same_string(STORIES))) == 3
    figures = figures_of("canon.meantime", STORIES, nil=True)
    assert figures["canon.meantime.mentions"] == 3
    assert figures["canon.meantime.f1"] == figures["canon.meantime.nil_f1"] == 1
    assert figures["canon.meantime.string_recall"] == pytest.approx((1 / 3 + 2 / 3 + 2 / 3) / 3)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("the US car maker Marrow Motors (MM", "Marrow Motors"),
        ("Tarn's Harbour Board", "Harbour Board"),
        ("Marrow, another firm of Tarn", "Marrow"),
        ("the government", "the government"),
        ("Bank of Tarn", "Bank of Tarn"),
    ],
)
def test_a_noun_phrase_is_cut_down_to_its_name(phrase, name):
    mention = _name_of({"surface": phrase, "start": 7, "end": 7 + len(phrase)}, "ORG")
    assert mention.text == name
    assert mention.span == Span(7 + phrase.index(name), 7 + phrase.index(name) + len(name))


def test_nothing_measured_makes_no_table():
    assert table({}) == []
