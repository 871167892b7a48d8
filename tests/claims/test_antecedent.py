"""Whom "they" stands for in a proposition, on words made by hand."""

from __future__ import annotations

import pytest

from onrecord.claims.proposition.antecedent import with_antecedent
from onrecord.model import Annotated, Proposition, Span, Word
from onrecord.testing.by_hand import article, claim, span

TREE = (
    "Why/WRB/advmod/5 do/VBP/aux/5 Dellish/JJ/amod/3 troops/NNS/nsubj/5 still/RB/advmod/5 hide/VB/ROOT/5 ,/,/punct/5"
    " and/CC/cc/5 why/WRB/advmod/11 does/VBZ/aux/11 Fordal/NNP/nsubj/11 deny/VB/conj/5 their/PRP$/poss/13"
    " presence/NN/dobj/11 ?/./punct/5"
)


def annotated(tree: str) -> Annotated:
    text, words = "", []
    for word, tag, dep, head in (each.rsplit("/", 3) for each in tree.split()):
        text += f" {word}" if text else word
        words.append(Word(len(text) - len(word), len(text), word, tag, dep, int(head)))
    return Annotated(article(text), words=tuple(words), sentences=(Span(0, len(text)),))


def read(said: Proposition, source: str, tree: str = TREE) -> Proposition | None:
    read_in = annotated(tree)
    return with_antecedent(said, claim(read_in.article, "their presence", source=source, cue="deny"), read_in)


def test_what_one_denies_of_them_is_denied_of_those_spoken_of_before() -> None:
    found = read(Proposition("they are present", (), False), "Fordal")
    assert found
    assert found.text == "Dellish troops are present"
    assert [each.of(annotated(TREE).article.text) for each in found.spans] == ["Dellish troops"]
    assert found.holds is False


def test_what_is_theirs_is_of_those_spoken_of_before() -> None:
    text = annotated(TREE).article.text
    found = read(Proposition("their presence is limited", (span(text, "their presence"),), True), "Fordal")
    assert found
    assert found.text == "Dellish troops' presence is limited"
    assert [each.of(text) for each in found.spans] == ["Dellish troops", "presence"]


@pytest.mark.parametrize(
    ("said", "tree"),
    [
        ("it is present", TREE),
        ("they are present", TREE.replace("troops/NNS/nsubj", "troops/NNS/dobj")),
        ("they are present", TREE.replace("troops/NNS/nsubj", "unit/NN/nsubj")),
    ],
)
def test_where_no_subject_can_be_meant_the_pronoun_stays(said: str, tree: str) -> None:
    assert read(Proposition(said, (), False), "Fordal", tree) == Proposition(said, (), False)


def test_they_are_the_source_where_that_is_several() -> None:
    said = Proposition("they are present", (), False)
    assert read(said, "Dellish troops") == said
