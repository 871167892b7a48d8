"""Quotes made whole, on words and trees made by hand."""

from __future__ import annotations

import pytest

from onrecord.annotate.mended import mended
from onrecord.model import Annotated, Quote, Span, Word
from onrecord.testing.by_hand import article

AT_A_LOSS = (
    "Wardens/NNS/nsubj/1 left/VBD/ROOT/1 ,/,/punct/1 noting/VBG/advcl/1 that/IN/mark/12 river/NN/compound/6"
    " crews/NNS/nsubj/12 ,/,/punct/12 at/IN/prep/12 a/DT/det/10 loss/NN/pobj/8 are/VBP/aux/12 leaving/VBG/ccomp/3"
    " Ulmar/NNP/dobj/12 ././punct/1"
)
SEEN = (
    "some/DT/det/2 Dellish/JJ/amod/2 trucks/NNS/nsubjpass/6 have/VBP/aux/6 reportedly/RB/advmod/6 been/VBN/auxpass/6"
    " seen/VBN/ROOT/6 in/IN/prep/6 Ulmar/NNP/pobj/7 ././punct/6"
)
SAID = "Dell/NNP/nsubj/2 reportedly/RB/advmod/2 denied/VBD/ROOT/2 the/DT/det/4 sale/NN/dobj/2 ././punct/2"
FOOD = (
    "Boats/NNS/nsubj/1 bring/VBP/ROOT/1 food/NN/dobj/1 and/CC/cc/2 direct/JJ/amod/5 support/NN/conj/2 for/IN/prep/2"
    " local/JJ/amod/8 crews/NNS/pobj/6 ././punct/1"
)
VOICED = (
    "Critics/NNS/nsubj/1 voiced/VBD/ROOT/1 support/NN/dobj/1 for/IN/prep/2 local/JJ/amod/5 crews/NNS/pobj/3 ././punct/1"
)
FOUND = (
    "A/DT/det/1 judge/NN/nsubj/2 found/VBD/ccomp/9 that/IN/mark/9 rule/NN/nsubj/5 unjust/JJ/ccomp/9 ,/,/punct/9"
    " his/PRP$/poss/8 finding/NN/nsubj/9 fell/VBD/ROOT/9 ././punct/9"
)


DENIED = (
    "Castrin/NNP/nsubj/1 said/VBD/ROOT/1 a/DT/det/3 note/NN/nsubj/7 on/IN/prep/3 Dray/NNP/compound/6 Head/NNP/pobj/4"
    " existed/VBD/ccomp/1 ,/,/punct/1 but/CC/cc/1 denied/VBD/conj/1 that/IN/mark/13 it/PRP/nsubj/13 bound/VBD/ccomp/10"
    " him/PRP/dobj/13 ././punct/1"
)
ANOTHER = (
    "Castrin/NNP/nsubj/1 said/VBD/ROOT/1 a/DT/det/3 note/NN/nsubj/7 on/IN/prep/3 Dray/NNP/compound/6 Head/NNP/pobj/4"
    " existed/VBD/ccomp/1 ,/,/punct/1 but/CC/cc/1 Ott/NNP/nsubj/11 denied/VBD/conj/1 it/PRP/dobj/11 ././punct/1"
)


def read(tree: str, source: str, cue: str, content: str) -> list[tuple[str, str, str]]:
    """The quotes that are left of one, as source, cue and content."""
    return read_all(tree, (source, cue, content))


def read_all(tree: str, *told: tuple[str, str, str]) -> list[tuple[str, str, str]]:
    marks = [each.rsplit("/", 3) for each in tree.split()]
    text, words = "", []
    for word, tag, dep, head in marks:
        text += f" {word}" if text else word
        words.append(Word(len(text) - len(word), len(text), word, tag, dep, int(head)))

    def spans(pieces: str) -> tuple[Span, ...]:
        return tuple(Span(text.index(one), text.index(one) + len(one)) for one in pieces.split(" | ") if one)

    quotes = tuple(Quote(*map(spans, each), 0.8) for each in told)
    found = mended(Annotated(article(text), words=tuple(words), quotes=quotes))
    return [tuple(" | ".join(s.of(text) for s in role) for role in (q.source, q.cue, q.content)) for q in found]


def test_a_clause_that_was_cut_after_its_subject_is_whole() -> None:
    whole = "that river crews , at a loss are leaving Ulmar"
    assert read(AT_A_LOSS, "Wardens", "noting", "that river crews") == [("Wardens", "noting", whole)]


def test_what_is_reported_to_be_done_is_no_cue_and_where_it_was_done_no_voice() -> None:
    (found,) = read(SEEN, "Ulmar", "have reportedly been seen", "some Dellish trucks")
    assert found == ("", "have reportedly", "some Dellish trucks | been seen in Ulmar")


def test_support_that_is_brought_is_not_praise() -> None:
    assert read(FOOD, "", "direct support for", "local crews") == []


@pytest.mark.parametrize(
    ("tree", "source", "cue", "content"),
    [
        (SAID, "Dell", "reportedly denied", "the sale"),
        (VOICED, "", "support for", "local crews"),
        (FOUND, "A judge", "found", "that rule unjust"),
        (AT_A_LOSS, "Wardens", "noting", "that river crews , at a loss are leaving Ulmar"),
    ],
)
def test_what_is_whole_stays(tree: str, source: str, cue: str, content: str) -> None:
    assert read(tree, source, cue, content) == [(source, cue, content)]


def test_without_syntax_nothing_is_mended() -> None:
    text = "Boats bring support for local crews."
    quotes = (Quote((), (Span(12, 23),), (Span(24, 35),), 0.8),)
    assert mended(Annotated(article(text), quotes=quotes)) == quotes


def test_what_somebody_denied_beside_what_he_said_is_his_and_not_within_what_he_said() -> None:
    said = ("Castrin", "said", "a note on Dray Head existed , but denied that it bound him")
    assert read_all(DENIED, said, ("Head", "denied", "that it bound him")) == [
        ("Castrin", "said", "a note on Dray Head existed"),
        ("Castrin", "denied", "that it bound him"),
    ]


def test_what_another_denied_beside_what_somebody_said_stays_the_others() -> None:
    said = ("Castrin", "said", "a note on Dray Head existed , but Ott denied it")
    assert read_all(ANOTHER, said, ("Ott", "denied", "it")) == [
        ("Castrin", "said", "a note on Dray Head existed"),
        ("Ott", "denied", "it"),
    ]


def test_a_voice_within_what_somebody_said_stays_there() -> None:
    within = DENIED.replace("denied/VBD/conj/1", "denied/VBD/conj/7")
    said = ("Castrin", "said", "a note on Dray Head existed , but denied that it bound him")
    inner = ("Dray Head", "denied", "that it bound him")
    assert read_all(within, said, inner) == [said, inner]
