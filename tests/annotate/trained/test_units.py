from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.trained.units import Gap, Quoted, Shape, chunks_of, units_of
from onrecord.model import Article, Document, Page, Span


def article(text, **head):
    page = Page(Document(text.encode("utf-8", "surrogatepass"), "text/plain"), text, "utf-8")
    return Article(page, Span(0, len(text)), number=1, **head)


def looks(text, field):
    words, units = units_of(article(text))
    return [(word, getattr(unit, field).name) for word, unit in zip(words, units, strict=True)]


def test_words_and_marks_are_units_of_their_own():
    words, units = units_of(article("“No,” the mayor’s clerk said."))
    assert words == ["“", "No", ",", "”", "the", "mayor", "’", "s", "clerk", "said", "."]
    assert [(unit.start, unit.end) for unit in units[:2]] == [(0, 1), (1, 3)]


def test_shapes_keep_what_an_uncased_encoder_loses():
    assert dict(looks("the Mayor of NATO met McBell in 2016 as A_ said ,", "shape")) == {
        "the": "LOWER",
        "Mayor": "TITLE",
        "of": "LOWER",
        "NATO": "UPPER",
        "met": "LOWER",
        "McBell": "MIXED",
        "in": "LOWER",
        "2016": "DIGITS",
        "as": "LOWER",
        "A_": "UPPER",
        "said": "LOWER",
        ",": "MARK",
    }


def test_gaps_tell_blocks_lines_and_words_apart():
    assert looks("Bridge falls\n\nIt fell\nat noon.", "gap") == [
        ("Bridge", "BLOCK"),
        ("falls", "SPACE"),
        ("It", "BLOCK"),
        ("fell", "SPACE"),
        ("at", "LINE"),
        ("noon", "SPACE"),
        (".", "GLUED"),
    ]


def test_a_headline_starts_and_ends_a_block():
    _, units = units_of(article("Bridge falls\nIt fell.", headline=Span(0, 12)))
    assert [unit.gap for unit in units[:3]] == [Gap.BLOCK, Gap.SPACE, Gap.BLOCK]


def test_what_stands_in_quotation_marks_is_told():
    assert [name for _, name in looks("“It is safe,” he said.", "quoted")] == [
        "FIRST",
        "INSIDE",
        "INSIDE",
        "INSIDE",
        "INSIDE",
        "LAST",
        "OUTSIDE",
        "OUTSIDE",
        "OUTSIDE",
    ]


def chunks(text, longest):
    whole = article(text)
    words, units = units_of(whole)
    return [" ".join(words[part.start : part.stop]) for part in chunks_of(whole, units, [1] * len(units), longest)]


@pytest.mark.parametrize(
    ("text", "longest", "cut"),
    [
        ("One two three.\n\nFour five. Six.", 8, ["One two three .", "Four five . Six ."]),
        ("One two. Three four. Five six.", 8, ["One two . Three four .", "Five six ."]),
        ("one two three four five", 2, ["one two", "three four", "five"]),
        ("It fell.Another stood there.", 5, ["It fell .", "Another stood there ."]),
    ],
    ids=["between blocks", "between sentences", "anywhere", "between sentences run together"],
)
def test_a_cut_falls_where_it_harms_least(text, longest, cut):
    assert chunks(text, longest) == cut


@given(st.text(alphabet="ab .\n“”\"'’,A🙂\x00", max_size=300), st.integers(1, 30))
def test_chunks_hold_each_unit_once_and_no_more_than_they_may(text, longest):
    if not text:
        return
    whole = article(text)
    _, units = units_of(whole)
    sizes = [1 + place % 3 for place in range(len(units))]
    parts = list(chunks_of(whole, units, sizes, longest))
    assert [place for part in parts for place in part] == list(range(len(units)))
    for part in parts:
        assert len(part) == 1 or sum(sizes[part.start : part.stop]) <= longest


@given(st.text(max_size=200))
def test_units_are_in_order_and_say_their_words(text):
    if not text:
        return
    words, units = units_of(article(text))
    assert all(left.end <= right.start for left, right in pairwise(units))
    assert all(text[unit.start : unit.end] == word or "�" in word for word, unit in zip(words, units, strict=True))
    assert all(
        Shape.NONE not in (unit.shape,) and unit.gap is not Gap.NONE and unit.quoted is not Quoted.NONE
        for unit in units
    )
