import csv
from pathlib import Path

import pytest

from onrecord.annotate.cues import cues
from onrecord.annotate.frames import Frame
from onrecord.annotate.quotes import RuleQuotes, Scored, choose
from onrecord.model import Annotated, Article, Document, Page, Span, Word

CASES = Path(__file__).parents[1] / "cases" / "quotes.csv"


def cases():
    with CASES.open(encoding="utf-8", newline="") as lines:
        return [pytest.param(row, id=row["remark"]) for row in csv.DictReader(lines)]


def annotated(text, words=()):
    page = Page(Document(text.encode(), "text/plain"), text, "utf-8")
    return Annotated(Article(page, Span(0, len(text)), number=1), words=words)


def by_hand(text, *syntax):
    """An article's words, each "tag dep head", at single spaces."""
    words, place = [], 0
    for token, marks in zip(text.split(), syntax, strict=True):
        start = text.index(token, place)
        place = start + len(token)
        tag, dep, head = marks.split()
        words.append(Word(start, place, token, tag, dep, int(head)))
    return annotated(text, tuple(words))


def triples(quotes, text):
    return [tuple(" | ".join(span.of(text) for span in role) for role in (q.source, q.cue, q.content)) for q in quotes]


@pytest.fixture(scope="module")
def read():
    from onrecord.annotate.parse import SpacyAnnotator

    parser, rules = SpacyAnnotator(), RuleQuotes()
    return lambda text: triples(rules.annotate(parser.annotate([annotated(text)]))[0].quotes, text)


@pytest.mark.slow
@pytest.mark.parametrize("case", cases())
def test_an_attribution_is_read(read, case):
    assert (case["source"], case["cue"], case["content"]) in read(case["sentence"])


@pytest.mark.slow
@pytest.mark.parametrize(
    "sentence",
    ["The bridge fell at noon.", "It rained in Tarrowby on Monday.", "The goats eat grass.", "The bridge, he."],
)
def test_plain_report_has_no_attribution(read, sentence):
    assert read(sentence) == []


@pytest.mark.slow
def test_what_is_said_inside_a_quotation_is_not_the_articles_own_attribution(read):
    found = read('"My mother thinks that it will rain. I want to go," Venn said.')
    assert [source for source, _, _ in found] == ["Venn"]


@pytest.mark.slow
def test_a_voice_inside_anothers_words_is_a_layer_of_its_own(read):
    found = read("The Tarrowby Post reported that Venn said that the bridge was safe.")
    assert ("Venn", "said", "that the bridge was safe") in found
    assert len(found) == 2


def test_the_layers_come_from_words_alone():
    one = by_hand("Venn said it rained", "NNP nsubj 1", "VBD ROOT 1", "PRP nsubj 3", "VBD ccomp 1")
    (quote,) = RuleQuotes().annotate([one])[0].quotes
    assert triples([quote], one.article.text) == [("Venn", "said", "it rained")]
    assert 0 < quote.score <= 1


def test_an_article_without_words_has_no_quotes():
    assert RuleQuotes().annotate([annotated("It rained.")])[0].quotes == ()


def test_the_more_believable_frame_wins_the_words():
    weak = Frame("object", 1, frozenset({0}), frozenset({1}), frozenset({2, 3}))
    strong = Frame("that", 1, frozenset({0}), frozenset({1}), frozenset({3, 4}))
    assert choose([Scored(weak, 0.3), Scored(strong, 0.9)]) == [Scored(strong, 0.9)]


def test_the_lexicon_knows_a_cue_by_all_its_forms():
    assert {cues().lemma("verb", form) for form in ("says", "said", "saying")} == {"say"}
    assert cues().lemma("verb", "rains") is None
