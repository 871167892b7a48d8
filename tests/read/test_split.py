"""Where the articles of a page begin, and what their heads say."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from textwrap import fill
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import UNKNOWN_DATE, Basis, Piece, Published, When
from onrecord.read.split import split

HARBOUR = (
    "The harbour of Vell will stay open through the winter, Mayor Ada Marsh told the town council on Monday, whatever "
    "the province decides about the subsidy."
)
FISHERMEN = (
    "Fishermen had feared that Marsh would give up the harbour after the storm broke its northern wall in October and "
    "sank eleven boats."
)
BARLEY = (
    "Farmers around Orsk Hollow have lost a third of their barley to hail, the growers' union reported, and it asked "
    "the ministry for help."
)
UNION = "Union leader Tom Reed said that the barley left on the fields of Orsk Hollow was not worth the fuel to cut it."

HARBOUR_HEADLINE = "Mayor Vows to Keep Vell Harbour Open"
BARLEY_HEADLINE = "Hail Ruins Barley Around Orsk Hollow"
TWO_ARTICLES = (HARBOUR_HEADLINE, HARBOUR, FISHERMEN, BARLEY_HEADLINE, BARLEY, UNION)


def page(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def article(*head: str) -> tuple[str, Piece]:
    """A page of one article, with these lines between its headline and its last paragraph."""
    text = page(HARBOUR_HEADLINE, *head, FISHERMEN)
    [piece] = split(text)
    return text, piece


def headlines(text: str) -> list[str | None]:
    return [piece.headline.of(text) if piece.headline else None for piece in split(text)]


@pytest.mark.parametrize("between", ["\n\n", "\n", "\r\n\r\n", "\r\n", "\n\n\n", "\n \u00a0\n", "\u2028"])
def test_a_headline_begins_an_article_however_lines_are_parted(between):
    assert headlines(between.join(TWO_ARTICLES)) == [HARBOUR_HEADLINE, BARLEY_HEADLINE]


def test_headlines_without_capitals_are_known_by_their_words():
    text = page("Mayor vows to keep Vell harbour open", HARBOUR, FISHERMEN, "Hail ruins barley harvest", BARLEY, UNION)
    assert headlines(text) == ["Mayor vows to keep Vell harbour open", "Hail ruins barley harvest"]


def test_paragraphs_broken_in_the_middle_of_sentences_are_read_whole():
    text = page(*(fill(paragraph, 50) for paragraph in TWO_ARTICLES))
    assert headlines(text) == [HARBOUR_HEADLINE, BARLEY_HEADLINE]


@pytest.mark.parametrize(
    "line",
    [
        "What happens next",
        "“We will never close this harbour”",
        "Fishermen in the harbour of Vell on March 3, 2015",
        "Boats in the harbour of Vell (Photo: Tom Reed)",
        "“The harbour is the town,” she said.",
    ],
)
def test_a_short_line_inside_an_article_begins_no_other(line):
    assert headlines(page(HARBOUR_HEADLINE, HARBOUR, FISHERMEN, line, HARBOUR, FISHERMEN)) == [HARBOUR_HEADLINE]


def test_a_headline_that_says_what_was_seen_is_no_caption():
    headline = "Union leader and growers tour Orsk Hollow, counting barley fields lost to hail"
    text = page(HARBOUR_HEADLINE, HARBOUR, FISHERMEN, headline, f"11.01.2016\u00a0 {BARLEY}", UNION)
    assert headlines(text) == [HARBOUR_HEADLINE, headline]


def test_a_page_without_headlines_is_one_article_without_a_headline():
    assert headlines(page(HARBOUR, FISHERMEN, HARBOUR)) == [None]


def test_the_name_of_the_site_is_not_the_headline():
    assert headlines(page("VELL GAZETTE", HARBOUR_HEADLINE, HARBOUR)) == [HARBOUR_HEADLINE]


def test_a_rubric_above_a_headline_belongs_to_the_article_below():
    text = page(HARBOUR_HEADLINE, HARBOUR, FISHERMEN, "FARMING", BARLEY_HEADLINE, BARLEY, UNION)
    assert headlines(text) == [HARBOUR_HEADLINE, BARLEY_HEADLINE]
    assert split(text)[1].span.of(text).startswith("FARMING")


def test_a_date_above_a_headline_belongs_to_the_article_below_where_a_gap_says_so():
    text = f"{page(HARBOUR_HEADLINE, HARBOUR, FISHERMEN)}\n\n\n3 March 2015\n{page(BARLEY_HEADLINE, BARLEY, UNION)}"
    assert headlines(text) == [HARBOUR_HEADLINE, BARLEY_HEADLINE]
    assert [piece.published.when.value for piece in split(text)] == [None, "2015-03-03"]


@pytest.mark.parametrize("text", ["", " ", "\n\r\n\t\u00a0\n"])
def test_a_page_of_spaces_holds_no_article(text):
    assert split(text) == []


def test_one_huge_line_is_one_article():
    text = " ".join([HARBOUR] * 2000)
    [piece] = split(text)
    assert piece.span.of(text) == text


def test_a_piece_reaches_from_its_headline_to_its_last_letter():
    text = f"\n\n  {page(*TWO_ARTICLES)}  \n\n"
    assert [piece.span.of(text) for piece in split(text)] == [page(*TWO_ARTICLES[:3]), page(*TWO_ARTICLES[3:])]


@pytest.mark.parametrize(
    "caption",
    [
        "Boats in the harbour of Vell (AP Photo/Tom Reed)",
        "File photo of the harbour wall",
        "Photo: Tom Reed / Vell Gazette",
        "The harbour wall after the storm. REUTERS/Tom Reed",
        "© Vell Picture Agency",
        "Fishing boats in the harbour of Vell below the old lighthouse on May 9, 2012.",
        "Dockers stack sandbags behind the harbour wall in Vell on May 9, 2012",
        "The harbour minister, Joan Alder",
        "Fishermen mending their nets in the harbour",
    ],
)
def test_a_line_below_the_headline_that_describes_a_picture_is_a_caption(caption):
    text, piece = article(caption, HARBOUR)
    assert [span.of(text) for span in piece.captions] == [caption]


@pytest.mark.parametrize(
    "caption", ["The broken wall (Photo: Tom Reed)", "Boats near the wall in Vell on 3 March 2015"]
)
def test_a_caption_may_stand_between_paragraphs(caption):
    text, piece = article(HARBOUR, caption)
    assert [span.of(text) for span in piece.captions] == [caption]


@pytest.mark.parametrize(
    "line",
    [
        "Council says the money is not there",
        "The mayor resigned on January 3, 2015.",
        "Mayor Keeps Promise",
        "Who will pay for the harbour?",
    ],
)
def test_a_deck_or_a_lede_is_no_caption(line):
    assert article(line, HARBOUR)[1].captions == ()


@pytest.mark.parametrize(
    ("opening", "dateline"),
    [
        ("ASHVALE\u00a0 \u00a0 ", "ASHVALE"),
        ("VELL (Reuters) — ", "VELL (Reuters)"),
        ("Vell (AFP) - ", "Vell (AFP)"),
        ("TORBEK, Northmark, Jan. 11 — ", "TORBEK, Northmark, Jan. 11"),
        ("ORSK HOLLOW, 11 January (AP) -- ", "ORSK HOLLOW, 11 January (AP)"),
        ("Vell, Northmark – ", "Vell, Northmark"),
        ("(Reuters) - ", "(Reuters)"),
        ("11.01.2016\u00a0 ", "11.01.2016"),
        ("11.01.2016 ", "11.01.2016"),
    ],
)
def test_a_paragraph_opens_with_a_dateline(opening, dateline):
    text, piece = article(opening + HARBOUR)
    assert piece.dateline is not None
    assert piece.dateline.of(text) == dateline


def test_a_dateline_may_open_the_paragraph_after_the_lede():
    text, piece = article(HARBOUR, f"ASHVALE\u00a0 \u00a0 {FISHERMEN}")
    assert piece.dateline is not None
    assert piece.dateline.of(text) == "ASHVALE"


@pytest.mark.parametrize("opening", ["MARSH: ", "BREAKING — ", "Yet — ", "March 3, 2015 was cold. ", ""])
def test_not_every_opening_is_a_dateline(opening):
    assert article(opening + HARBOUR)[1].dateline is None


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ada Marsh", "By Ada Marsh"),
        ("BY ADA MARSH AND TOM REED", "BY ADA MARSH AND TOM REED"),
        ("By Ada Marsh, Vell Gazette", "By Ada Marsh, Vell Gazette"),
        ("By Ada Marsh | January 11, 2017", "By Ada Marsh"),
        ("Posted by Ada Marsh on January 11, 2017", "Posted by Ada Marsh"),
        ("Ada Marsh, Daily Post", "Ada Marsh, Daily Post"),
        ("Story by Ada Marsh", "Story by Ada Marsh"),
    ],
)
def test_the_head_names_the_writer(line, byline):
    text, piece = article(line, HARBOUR)
    assert piece.byline is not None
    assert piece.byline.of(text) == byline


def test_a_headline_that_begins_with_by_is_no_byline():
    text = page("By Land and Sea, Help Reaches Vell", HARBOUR, FISHERMEN)
    assert headlines(text) == ["By Land and Sea, Help Reaches Vell"]
    assert split(text)[0].byline is None


@pytest.mark.parametrize(
    "head",
    [
        ("January 11, 2017",),
        ("Published: 11 January 2017 10:33",),
        ("Posted on January 11, 2017",),
        ("Updated Jan. 11, 2017",),
        ("Published: 11 January 2017 | Updated: 12 January 2017",),
        ("Updated: 12 January 2017", "Published: 11 January 2017"),
        ("By Ada Marsh", "Wednesday, January 11, 2017"),
        ("By Ada Marsh | January 11, 2017",),
        ("Boats in Vell on March 3, 2015 (Photo: Tom Reed)", "11 January 2017"),
    ],
)
def test_the_head_states_when_the_article_was_published(head):
    published = article(*head, HARBOUR)[1].published
    assert published == Published(When.day(date(2017, 1, 11)), Basis.STATED)


@pytest.mark.parametrize("opening", ["11.01.2017  ", "VELL, Jan. 11, 2017 (Reuters) — "])
def test_the_dateline_states_when_the_article_was_published(opening):
    published = article(opening + HARBOUR)[1].published
    assert published == Published(When.day(date(2017, 1, 11)), Basis.STATED)


def test_a_date_whose_order_is_open_stays_open():
    published = article("11/01/2016", HARBOUR)[1].published
    assert published == Published(When(None, date(2016, 1, 11), date(2016, 11, 1)), Basis.STATED)


@pytest.mark.parametrize(
    "line",
    [
        "Fishermen in the harbour of Vell on March 3, 2015",
        "On March 3, 2015 the mayor of Vell opened the new harbour with a speech.",
        "TORBEK, Northmark, Jan. 11 — The mayor of Vell opened the new harbour with a speech.",
    ],
)
def test_a_date_in_a_caption_or_in_the_text_or_without_a_year_is_no_date_of_publication(line):
    assert article(line, HARBOUR)[1].published == UNKNOWN_DATE


HEAD_LINES = ("", "By Ada Marsh", "3 March 2015", "VELL (AP) — Reed went.", "FARMING", "* * *", "Photo: Reed")
LINES = st.lists(st.one_of(st.sampled_from([*TWO_ARTICLES, *HEAD_LINES]), st.text(max_size=40)), max_size=25)
PAGES = st.builds(str.join, st.sampled_from(["\n", "\n\n", "\r\n"]), LINES)


@given(st.one_of(st.text(), PAGES))
def test_pieces_of_any_text_stand_in_order_and_hold_all_of_it(text):
    pieces = split(text)
    assert all(left.span.end <= right.span.start for left, right in pairwise(pieces))
    assert "".join("".join(piece.span.of(text).split()) for piece in pieces) == "".join(text.split()) or (
        not pieces and all(each.isspace() or category(each) in ("Cc", "Cf") for each in text)
    )
    for piece in pieces:
        words = piece.span.of(text)
        assert words == words.strip()
        parts = sorted(part for part in (piece.headline, piece.dateline, piece.byline, *piece.captions) if part)
        assert all(piece.span.holds(part) for part in parts)
        assert all(left.end <= right.start for left, right in pairwise(parts))


@pytest.mark.parametrize(
    "byline", ["*By Staff — 12 May 2031*", "**By Orla Venn, 12 May 2031**", "_By Orla Venn — 12 May 2031_"]
)
def test_a_head_is_read_past_the_marks_of_markdown(byline: str) -> None:
    text = page(f"# {HARBOUR_HEADLINE}", byline, HARBOUR, FISHERMEN)
    [piece] = split(text)
    assert piece.headline
    assert piece.headline.of(text) == HARBOUR_HEADLINE
    assert piece.byline
    assert piece.byline.of(text).startswith("By ")
    assert "2031" not in piece.byline.of(text)
    assert piece.published == Published(When.day(date(2031, 5, 12)), Basis.STATED)


def test_a_hash_that_belongs_to_a_word_stays() -> None:
    text = page("#SaveVell Fills the Harbour of Vell", HARBOUR, FISHERMEN)
    assert headlines(text) == ["#SaveVell Fills the Harbour of Vell"]


def test_a_day_may_have_a_full_stop() -> None:
    _, piece = article("Tuesday, 12. May 2031")
    assert piece.published == Published(When.day(date(2031, 5, 12)), Basis.STATED)


def test_a_dateline_may_be_all_in_capitals() -> None:
    text = page(HARBOUR_HEADLINE, f"LIMA, JUNE 3 (REUTERS) - {HARBOUR}", FISHERMEN)
    [piece] = split(text)
    assert piece.dateline
    assert piece.dateline.of(text) == "LIMA, JUNE 3 (REUTERS)"


@pytest.mark.parametrize("text", ["\u200f\u200f", "\ufeff", " \n"])
def test_a_page_on_which_nothing_is_to_be_seen_holds_no_article(text: str) -> None:
    assert split(text) == []
