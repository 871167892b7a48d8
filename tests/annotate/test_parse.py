from itertools import pairwise

import pytest

from onrecord.annotate.blocks import blocks_of, readable
from onrecord.model import Annotated, Article, Document, Page, Span


def annotated(text, **head):
    page = Page(Document(text.encode("utf-8", "surrogatepass"), "text/plain"), text, "utf-8")
    return Annotated(Article(page, Span(0, len(text)), number=1, **head)) if text else None


def blocks(text, **head):
    return [span.of(text) for span in blocks_of(annotated(text, **head).article)]


def test_blank_lines_cut_and_single_line_ends_do_not():
    assert blocks("Bridge falls\n\nIt fell\nat noon.\n \t\n\nNobody came.\r\n\r\nNobody left.") == [
        "Bridge falls",
        "It fell\nat noon.",
        "Nobody came.",
        "Nobody left.",
    ]


def test_a_headline_is_a_block_even_without_a_blank_line_after_it():
    assert blocks("Bridge falls\nIt fell at noon.", headline=Span(0, 12)) == ["Bridge falls", "It fell at noon."]


def test_a_block_that_is_too_long_is_cut_at_a_space():
    text = "tarrow " * 3000
    found = blocks(text)
    assert len(found) > 1
    assert "".join(found).replace(" ", "") == text.replace(" ", "")


def test_characters_that_upset_a_parser_are_replaced_one_by_one():
    text = "a\x00b\ud83dc\ufeffd"
    assert len(readable(text)) == len(text)
    readable(text).encode("utf-8")


@pytest.fixture(scope="module")
def annotator():
    from onrecord.annotate.parse import SpacyAnnotator

    return SpacyAnnotator()


def parse(annotator, text, **head):
    return annotator.annotate([annotated(text, **head)])[0]


def sentences(annotator, text, **head):
    return [span.of(text) for span in parse(annotator, text, **head).sentences]


ODD = [
    "Venn\xa0said\xa0it rained.",
    "It rained \ud83d in Tarrowby, Venn said.",
    "It rained 🌧️🌧️ in Tarrowby\x00\x1b, Venn said.",
    "  \t It   rained.  \n  Venn said. ",
    "A\u0301 and e\u0301 rained\u200b in \ufeffTarrowby.",
    "\u202aVenn\u202c said it rained.",
    "x" * 20_000,
    ".",
]


@pytest.mark.slow
@pytest.mark.parametrize("text", ODD)
def test_odd_characters_neither_crash_nor_shift_offsets(annotator, text):
    found = parse(annotator, text)
    assert all(text[word.start : word.end] == word.text for word in found.words)
    assert all(name.span.of(text) == name.text for name in found.names)
    assert not any(word.text.isspace() for word in found.words)
    assert all(0 <= word.head < len(found.words) for word in found.words)
    assert all(left.end <= right.start for left, right in pairwise(found.sentences))


@pytest.mark.slow
def test_a_text_of_space_has_empty_layers_and_keeps_its_place_in_the_batch(annotator):
    batch = [annotated(text) for text in (" \n\n ", "It rained.", "\t", "It snowed.")]
    assert [len(found.sentences) for found in annotator.annotate(batch)] == [0, 1, 0, 1]
    assert annotator.annotate([]) == []


@pytest.mark.slow
def test_a_headline_without_a_full_stop_is_its_own_sentence(annotator):
    text = "Bridge falls in Tarrowby\n\nIt fell at noon. Nobody was hurt."
    assert sentences(annotator, text)[0] == "Bridge falls in Tarrowby"


@pytest.mark.slow
def test_sentences_that_run_together_are_two(annotator):
    text = "The bridge fell on the soldiers of the State.Another soldier was hurt at noon."
    assert sentences(annotator, text) == [
        "The bridge fell on the soldiers of the State.",
        "Another soldier was hurt at noon.",
    ]


@pytest.mark.slow
def test_names_and_syntax_come_with_the_words(annotator):
    text = "Orla Venn said that the bridge was safe."
    found = parse(annotator, text)
    said = next(word for word in found.words if word.text == "said")
    assert said.tag == "VBD"
    assert found.words[said.head] == said
    assert [(name.text, name.type) for name in found.names] == [("Orla Venn", "PERSON")]
