from datetime import date

from onrecord.annotate.times.annotator import TimeAnnotator
from onrecord.model import Annotated, Basis, Document, Page, Published, When
from onrecord.testing.by_hand import article


def times_of(text, page_text=None, published=None):
    page_text = page_text or text
    page = Page(Document(page_text.encode(), "text/plain", "page.txt"), page_text, "utf-8")
    when = When.day(published) if published else None
    (annotated,) = TimeAnnotator().annotate([Annotated(article(text, page=page, published=when))])
    return annotated.times


def test_nothing_decides():
    (time,) = times_of("The order of 03/04/2031 stands.")
    assert len(time.readings) == 2


def test_the_article_decides_before_its_neighbours():
    text = "The orders of 03/04/2031 and 25/12/2030 stand."
    first, _ = times_of(text, f"{text}\n\nAnother of 12/25/2029.")
    assert first.value == "2031-04-03"


def test_the_neighbours_decide():
    text = "The order of 03/04/2031 stands."
    (british,) = times_of(text, f"{text}\n\nAnother of 25/12/2029.")
    (american,) = times_of(text, f"{text}\n\nAnother of 12/25/2029.")
    assert (british.value, american.value) == ("2031-04-03", "2031-03-04")


def test_neighbours_that_disagree_decide_nothing():
    text = "The order of 03/04/2031 stands."
    (time,) = times_of(text, f"{text}\n\nOthers of 25/12/2029 and 12/25/2029.")
    assert len(time.readings) == 2


def test_the_day_of_publication_decides_where_one_reading_agrees_with_it():
    text = "The order of 03/04/2031 stands."
    assert times_of(text, published=date(2031, 4, 5))[0].value == "2031-04-03"
    assert times_of(text, published=date(2031, 3, 5))[0].value == "2031-03-04"
    assert len(times_of(text, published=date(2031, 9, 5))[0].readings) == 2


def test_a_day_in_words_decides_where_one_reading_agrees_with_it():
    text = "The order of 03/04/2031 was read out on 5 April 2031."
    assert times_of(text)[0].value == "2031-04-03"


def open_publication(text):
    made = article(text)
    both = When(None, date(2031, 3, 4), date(2031, 4, 3))
    object.__setattr__(made, "published", Published(both, Basis.STATED))
    (annotated,) = TimeAnnotator().annotate([Annotated(made)])
    return annotated.times


def test_what_is_read_from_an_open_date_of_publication_holds_both():
    _, time = open_publication("03/04/2031\n\nThe gate was shut yesterday.")
    assert (time.value, time.when.earliest, time.when.latest) == ("2031-XX-XX", date(2031, 3, 3), date(2031, 4, 2))


def test_an_open_date_of_publication_is_decided_too():
    _, time, _ = open_publication("03/04/2031\n\nThe gate was shut yesterday, not on 25/03/2031.")
    assert time.value == "2031-04-02"
