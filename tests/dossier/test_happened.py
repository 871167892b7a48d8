from datetime import date

from onrecord.dossier import build
from onrecord.dossier.happened import SaidTime
from onrecord.ledger.base import ClaimQuery
from onrecord.model import Time, TimeType, When
from tests.dossier.by_hand import ViewByHand, article, claim, spans

TUESDAY = date(2031, 5, 6)


def time(text: str, words: str, earliest: date | None, latest: date | None) -> Time:
    return Time(spans(text, words)[0], "X", TimeType.DATE, When(None, earliest, latest))


def times(text: str, *marked: Time, contents: tuple[str, ...] = ()) -> tuple[SaidTime, ...]:
    view = ViewByHand()
    kept = article(text, times=marked)
    view.keep(kept, *(claim(kept, content) for content in contents or (text,)))
    return build(view, ClaimQuery()).times


def test_only_times_in_what_is_claimed_count():
    text = "On Monday Ida said that it rained on Tuesday."
    made = times(
        text,
        time(text, "On Monday", date(2031, 5, 5), date(2031, 5, 5)),
        time(text, "on Tuesday", TUESDAY, TUESDAY),
        contents=("it rained on Tuesday",),
    )
    assert [(one.label, one.words, len(one.claims)) for one in made] == [("6 May 2031", ("on Tuesday",), 1)]


def test_words_for_one_time_are_one_time():
    text = "It rained on Tuesday. It was dry on 6 May."
    (one,) = times(
        text,
        time(text, "on Tuesday", TUESDAY, TUESDAY),
        time(text, "on 6 May", TUESDAY, TUESDAY),
        contents=("It rained on Tuesday", "It was dry on 6 May"),
    )
    assert (one.words, len(one.claims), one.vague) == (("on Tuesday", "on 6 May"), 2, False)


def test_times_are_in_order_and_as_vague_as_they_are():
    text = "Since June, in May, at times, it rained."
    made = times(
        text,
        time(text, "Since June", date(2031, 6, 1), None),
        time(text, "in May", date(2031, 5, 1), date(2031, 5, 31)),
        time(text, "at times", None, None),
    )
    assert [(one.label, one.vague, one.open_ended) for one in made] == [
        ("May 2031", True, False),
        ("not before 1 June 2031", True, True),
    ]
