"""Whatever words come together: expressions stand in order, inside the text, and their bounds are bounds."""

from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.annotate.times.annotator import TimeAnnotator
from onrecord.annotate.times.words import OPENERS
from onrecord.model import Annotated, When
from onrecord.testing.by_hand import article

OTHERS = (
    "of on to and ago 3 31 2031 03/04/2031 31/02/2030 '98 '60s 20th 1990s May Friday years year's 10:30 p.m. , . - "
    "2100-long"
)
WORDS = st.sampled_from((*sorted(OPENERS), *OTHERS.split()))
PUBLISHED = st.sampled_from(
    (
        None,
        When.day(date(2032, 2, 29)),
        When("2031-02", date(2031, 2, 1), date(2031, 2, 28)),
        When(None, date(2031, 3, 4), date(2031, 4, 3)),
        When.day(date(1, 1, 1)),
        When.day(date(9999, 12, 31)),
    )
)


@settings(deadline=None)  # The first call compiles the grammar.
@given(st.lists(WORDS, min_size=1, max_size=12), PUBLISHED)
def test_no_words_break_it(words, published):
    text = " ".join(words)
    (annotated,) = TimeAnnotator().annotate([Annotated(article(text, published=published))])
    spans = [time.span for time in annotated.times]
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(span.end <= len(text) for span in spans)
