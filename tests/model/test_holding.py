from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Quote, Span
from onrecord.model.holding import Holding
from onrecord.model.span import covered, merged, shared_characters

SPANS = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda pair: Span(pair[0], sum(pair)))
CONTENTS = st.lists(SPANS, min_size=1, max_size=3).map(lambda spans: tuple(merged(spans)))


def quote(*content):
    return Quote((), (), tuple(Span(*piece) for piece in content))


def innermost(quotes, *spans):
    holding = Holding(quotes)
    return holding.innermost(holding.holders(*spans))


def test_of_two_quotes_around_a_stretch_the_shorter_is_the_inner_one():
    assert innermost([quote((0, 20)), quote((5, 12))], Span(6, 8)) == 1
    assert innermost([quote((0, 20)), quote((5, 12))], Span(4, 8)) == 0


def test_of_two_as_short_the_first():
    assert innermost([quote((2, 9)), quote((2, 9))], Span(3, 4)) == 0


def test_a_stretch_between_the_pieces_of_a_content_is_not_in_it():
    assert innermost([quote((0, 5), (9, 14))], Span(6, 8)) is None
    assert innermost([quote((0, 5), (9, 14))], Span(4, 10)) is None


def test_several_stretches_may_stand_in_several_pieces():
    assert innermost([quote((0, 5), (9, 14))], Span(1, 2), Span(10, 12)) == 0


@given(st.lists(CONTENTS, max_size=8), SPANS)
def test_whoever_holds_a_stretch_is_found(contents, span):
    quotes = [Quote((), (), content) for content in contents]
    holders = {index for index, quote in enumerate(quotes) if any(piece.holds(span) for piece in quote.content)}
    assert Holding(quotes).holders(span) == holders


@given(st.lists(SPANS, max_size=8), SPANS)
def test_merged_spans_cover_the_same_characters_once(spans, span):
    whole = merged(spans)
    assert {at for each in whole for at in range(each.start, each.end)} == {
        at for each in spans for at in range(each.start, each.end)
    }
    assert all(one.end < other.start for one, other in pairwise(whole))
    assert covered(span, whole) == shared_characters([span], whole)
