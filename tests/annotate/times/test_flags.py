from datetime import date

import pytest

from onrecord.annotate.times.annotator import TimeAnnotator
from onrecord.model import Annotated, Basis, Document, Page, Published, When
from onrecord.testing.by_hand import article

PUBLISHED = date(2031, 5, 14)


def flags_of(text, published=PUBLISHED, *, basis=Basis.GIVEN, page_text=None):
    page_text = page_text or text
    page = Page(Document(page_text.encode(), "text/plain", "page.txt"), page_text, "utf-8")
    made = article(text, page=page, published=When.day(published) if published else None)
    object.__setattr__(made, "published", Published(made.published.when, basis))
    (annotated,) = TimeAnnotator().annotate([Annotated(made)])
    return [(flag.span.of(text), flag.what, flag.why) for flag in annotated.flags]


def why(text, *args, **options):
    ((_, _, reason),) = flags_of(text, *args, **options)
    return reason


def test_a_weekday_that_does_not_fit_its_date():
    ((words, what, reason),) = flags_of("The gate was shut on Monday, 13 May 2031.")
    assert (words, what) == ("Monday, 13 May 2031", "date contradicts date")
    assert reason == "13 May 2031 was a Tuesday, not a Monday."


def test_a_weekday_that_fits():
    assert flags_of("The gate was shut on Tuesday, 13 May 2031.") == []


def test_a_weekday_picks_the_year_where_none_is_said():
    # 13 May was a Monday in 2030 and is one in no year near it.
    assert flags_of("The gate was shut on Monday, 13 May.") == []


def test_a_day_that_no_calendar_has():
    assert flags_of("It was signed on 31 June 2030.") == [("31 June 2030", "no such day", "June 2030 has no day 31.")]


@pytest.mark.parametrize(
    "sentence",
    [
        "In a release dated 3 May 2033, the board denied it.",
        "The troops left Tarn on 3 May 2033.",
        "On 3 May 2033, the troops left Tarn.",
        "The gate was shut in June 2033.",
        "The gate was shut in 2035.",
    ],
)
def test_a_date_to_come_that_is_told_of_as_past(sentence):
    assert "but the article was published on 14 May 2031" in why(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The gate will be shut on 3 May 2033.",
        "The board planned to shut the gate on 3 May 2033.",
        "He said the gate would be shut in 2033.",
        "The contract, signed last year, ends on 3 May 2033.",
        "The law was passed to end smoking by 2035.",
        "The Games were given to Tarn for 2036.",
        "The term was extended until 3 May 2033.",
        "He was elected to lead until 2033.",
        "He ran for the 2032 election.",
        "The gate was shut on 3 May 2031.",
        "The gate was shut on 15 May 2031.",
    ],
)
def test_a_date_to_come_of_which_nothing_says_that_it_is_past(sentence):
    assert flags_of(sentence) == []


def test_a_range_that_ends_before_it_begins():
    assert why("The post was vacant from 2014 to 2011.") == "It would end (2011) before it begins (2014)."
    assert flags_of("The post was vacant from 2011 to 2014.") == []
    assert flags_of("The post is vacant from March to May and between June and early October.") == []


def test_a_head_that_is_dated_otherwise_than_the_article_came():
    text = "Gate shut in Tarn\n\n3 May 2029\n\nThe gate of Tarn was shut."
    assert "dated 3 May 2029, but it came as of 14 May 2031" in why(text)
    assert flags_of(text, date(2029, 5, 4)) == []


PICTURE = "The ferry Aurelia of the Harbour Board off Ostrel on October 17, 2030."
RELEASE = "11.01.2030  Today, the mayor has visited the ferry Aurelia of the Harbour Board, on its way to Ostrel."


def test_an_old_year_in_january():
    page = f"{PICTURE}\n\nThe mayor had visited Aurelia, the paper wrote.\n\n{RELEASE}"
    reason = why(RELEASE, date(2030, 1, 11), basis=Basis.STATED, page_text=page)
    assert reason.startswith("Dated 11 January 2030, but beside it on the page 17 October 2030 is written")
    assert reason.endswith("11 January 2031 would fit.")


def test_neighbours_with_other_names_say_nothing_about_the_year():
    page = f"The bridge at Tarn on October 17, 2030.\n\n{RELEASE}"
    assert flags_of(RELEASE, date(2030, 1, 11), basis=Basis.STATED, page_text=page) == []


def test_an_article_of_summer_does_not_carry_the_old_year():
    text = RELEASE.replace("11.01.2030", "11.06.2030")
    page = f"{PICTURE}\n\n{text}"
    assert flags_of(text, date(2030, 6, 11), basis=Basis.STATED, page_text=page) == []


def test_without_a_date_of_publication_nothing_is_to_come():
    assert flags_of("The troops left Tarn on 3 May 2033.", None, basis=Basis.UNKNOWN) == []
