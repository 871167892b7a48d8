"""Sources as somebody, on words and trees made by hand."""

from dataclasses import replace

import pytest

from onrecord.annotate.entities import entities_of
from onrecord.annotate.speakers.annotator import SpeakerAnnotator, with_speakers
from onrecord.model import Annotated, EvidenceKind, Mention, Quote, Span, Word
from onrecord.testing.annotator import AnnotatorSuite
from tests.annotate.speakers.marked import marked

NAMES = {"Ann Bel": "PERSON", "Tom Venn": "PERSON", "Harbour Board": "ORG", "Ostrel": "GPE", "Bel": "PERSON"}


def prepared(text, *trees):
    """The marked text with words: each sentence a string of `word/tag/dep/head`, heads counted within the sentence."""
    annotated = marked(text)
    plain, words, sentences, place = annotated.article.text, [], [], 0
    for tree in trees:
        first, begin = len(words), None
        for each in tree.split():
            word, tag, dep, head = each.rsplit("/", 3)
            start = plain.index(word, place)
            begin = start if begin is None else begin
            place = start + len(word)
            words.append(Word(start, place, word, tag, dep, first + int(head)))
        sentences.append(Span(begin, place))
    annotated = replace(annotated, words=tuple(words), sentences=tuple(sentences), names=tuple(names(plain)))
    return replace(annotated, entities=entities_of(annotated))


def names(text):
    found = []
    for name, type_ in NAMES.items():
        start = text.find(name)
        while start >= 0:
            span = Span(start, start + len(name))
            if not any(span.overlaps(other.span) for other in found):
                found.append(Mention(span, name, type_))
            start = text.find(name, start + 1)
    return sorted(found, key=lambda mention: mention.span)


def who(annotated):
    read = with_speakers(annotated)
    entities = {entity.id: entity.name for entity in read.entities}
    return [entities.get(speaker.entity) for speaker in read.speakers]


SAID = "Ann/NNP/compound/1 Bel/NNP/nsubj/2 said/VBD/ROOT/2 it/PRP/nsubj/4 fell/VBD/ccomp/2 ././punct/2"
ADDED = "{}/PRP/nsubj/1 added/VBD/ROOT/1 all/DT/nsubj/3 fell/VBD/ccomp/1 ././punct/1"


@pytest.mark.parametrize(("pronoun", "expected"), [("She", "Ann Bel"), ("He", None)])
def test_a_pronoun_is_the_last_speaker_of_its_sex(pronoun, expected):
    text = f"[Ann Bel] {{said}} <it fell>. [{pronoun}] {{added}} <all fell>."
    assert who(prepared(text, SAID, ADDED.format(pronoun))) == ["Ann Bel", expected]


def test_a_pronoun_after_somebody_without_a_name_is_not_given_a_name():
    nurse = "A/DT/det/1 nurse/NN/nsubj/2 said/VBD/ROOT/2 it/PRP/nsubj/4 fell/VBD/ccomp/2 ././punct/2"
    text = "[Ann Bel] {said} <it fell>. [A nurse] {said} <it fell>. [She] {added} <all fell>."
    assert who(prepared(text, SAID, nurse, ADDED.format("She"))) == ["Ann Bel", None, None]


def test_i_in_a_quotation_is_the_one_quoted():
    tree = "“/``/punct/2 I/PRP/nsubj/2 know/VBP/ccomp/8 it/PRP/nsubj/4 fell/VBD/ccomp/2 ,/,/punct/8 ”/''/punct/8"
    tree += " Bel/NNP/nsubj/8 said/VBD/ROOT/8 ././punct/8"
    annotated = prepared("“[I] {know} <it fell>,” Bel said.", tree)
    outer = replace(annotated.quotes[0], source=(Span(18, 21),), cue=(Span(22, 26),), content=(Span(1, 15),))
    text = annotated.article.text
    assert [outer.source[0].of(text), outer.content[0].of(text)] == ["Bel", "I know it fell"]
    assert who(replace(annotated, quotes=(*annotated.quotes, outer))) == ["Bel", "Bel"]


def test_two_who_speak_together_are_no_one_of_the_two():
    tree = "Ann/NNP/compound/1 Bel/NNP/nsubj/5 and/CC/cc/1 Tom/NNP/compound/4 Venn/NNP/conj/1 said/VBD/ROOT/5"
    tree += " it/PRP/nsubj/7 fell/VBD/ccomp/5 ././punct/5"
    assert who(prepared("[Ann Bel and Tom Venn] {said} <it fell>.", tree)) == [None]


def test_two_with_something_in_brackets_between_them_are_no_one_of_the_two():
    tree = "Ann/NNP/compound/1 Bel/NNP/nsubj/8 (/-LRB-/punct/3 Ostrel/NNP/appos/1 )/-RRB-/punct/3 and/CC/cc/3"
    tree += " Tom/NNP/compound/7 Venn/NNP/conj/3 said/VBD/ROOT/8 it/PRP/nsubj/10 fell/VBD/ccomp/8 ././punct/8"
    assert who(prepared("[Ann Bel (Ostrel) and Tom Venn] {said} <it fell>.", tree)) == [None]


def test_he_in_whole_sentences_of_a_quotation_is_not_the_one_quoted():
    told = "Tom/NNP/compound/1 Venn/NNP/nsubj/2 said/VBD/ROOT/2 :/:/punct/2 “/``/punct/2 {}/PRP/nsubj/6"
    told += " knows/VBZ/ccomp/2 it/PRP/nsubj/8 fell/VBD/ccomp/6 ././punct/2 ”/''/punct/2"
    inside = prepared("Tom Venn said: “[He] {knows} <it fell>.”", told.format("He"))
    outer = Quote((Span(0, 8),), (Span(9, 13),), (Span(16, 33),))
    assert who(replace(inside, quotes=(*inside.quotes, outer))) == [None, "Tom Venn"]


def test_i_outside_quotation_marks_is_the_author_of_the_byline():
    by = "By/IN/prep/0 Ann/NNP/compound/2 Bel/NNP/pobj/0"
    annotated = prepared(
        "By Ann Bel\n[I] {know} <it fell>.", by, "I/PRP/nsubj/1 know/VBP/ROOT/1 it/PRP/nsubj/3 fell/VBD/ccomp/1"
    )
    assert who(annotated) == [None]
    assert who(replace(annotated, article=replace(annotated.article, byline=Span(0, 10)))) == ["Ann Bel"]


def test_an_official_of_a_place_is_not_the_place():
    tree = "An/DT/det/2 Ostrel/NNP/compound/2 official/NN/nsubj/3 said/VBD/ROOT/3 it/PRP/nsubj/5 fell/VBD/ccomp/3"
    annotated = with_speakers(prepared("[An Ostrel official] {said} <it fell>.", f"{tree} ././punct/3"))
    speaker, text = annotated.speakers[0], annotated.article.text
    assert speaker.entity is None
    assert [span.of(text) for span in (speaker.office, speaker.place)] == ["official", "Ostrel"]


def test_what_a_source_rests_on_keeps_its_span():
    tree = "The/DT/det/2 leaked/VBN/amod/2 tapes/NNS/nsubj/3 say/VBP/ROOT/3 it/PRP/nsubj/5 fell/VBD/ccomp/3 ././punct/3"
    annotated = with_speakers(prepared("[The leaked tapes] {say} <it fell>.", tree))
    found = [(each.kind, each.span.of(annotated.article.text)) for each in annotated.speakers[0].basis]
    assert found == [(EvidenceKind.LEAK, "leaked tapes"), (EvidenceKind.RECORDING, "tapes")]


def test_an_article_without_quotes_has_no_speakers():
    annotated = marked("Nobody said anything.")
    assert with_speakers(annotated).speakers == ()


def test_reading_again_adds_nothing():
    annotated = with_speakers(prepared("[Ann Bel] {said} <it fell>.", SAID))
    assert with_speakers(annotated) == annotated


class TestSuite(AnnotatorSuite):
    """On texts whose every word is a root, and whose last name or word is said to have spoken before it."""

    def make(self) -> SpeakerAnnotator:
        return SpeakerAnnotator()

    def prepared(self, batch):
        return [spoken(annotated) for annotated in batch]


def spoken(annotated: Annotated) -> Annotated:
    text = annotated.article.text
    words, place = [], 0
    for word in text.split():
        start = text.index(word, place)
        place = start + len(word)
        words.append(Word(start, place, word, "NN", "ROOT", len(words)))
    if not words:
        return annotated
    found = tuple(names(text))
    source = found[-1].span if found else words[-1].span
    quote = Quote((source,), (), (Span(0, max(1, source.start)),))
    sentences = (Span(0, len(text)),)
    return replace(annotated, words=tuple(words), sentences=sentences, names=found, quotes=(quote,))
