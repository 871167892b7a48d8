from dataclasses import fields
from datetime import date, datetime

import pytest

from onrecord.front.conditions import Conditions, query_of
from onrecord.ledger.base import Box, ClaimQuery
from onrecord.model import Kind, Stance


def test_there_is_a_condition_for_each_of_the_query():
    assert [*Conditions.__annotations__] == [field.name for field in fields(ClaimQuery)]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, ClaimQuery()),
        ({"text": None}, ClaimQuery()),
        ({"stance": "denies", "kind": "office"}, ClaimQuery(stance=Stance.DENIES, kind=Kind.OFFICE)),
        ({"stance": Stance.DENIES}, ClaimQuery(stance=Stance.DENIES)),
        ({"stance": ["denies", "doubts"]}, ClaimQuery(stance=(Stance.DENIES, Stance.DOUBTS))),
        ({"outlet": {"The Post"}, "rejected": True}, ClaimQuery(outlet=("The Post",), rejected=True)),
        ({"since": "2031-01-14"}, ClaimQuery(since=date(2031, 1, 14))),
        ({"until": date(2031, 1, 14)}, ClaimQuery(until=date(2031, 1, 14))),
        ({"happened_until": datetime(2031, 1, 14, 9)}, ClaimQuery(happened_until=date(2031, 1, 14))),
        ({"country": "ly"}, ClaimQuery(country="LY")),
        ({"box": (9, 19, 25, 34)}, ClaimQuery(box=Box(9, 19, 25, 34))),
        ({"box": Box(9, 19, 25, 34)}, ClaimQuery(box=Box(9, 19, 25, 34))),
        ({"said_by": "e1"}, ClaimQuery(said_by=("e1",))),
        ({"said_by": ["e1", "e2"]}, ClaimQuery(said_by=("e1", "e2"))),
        ({"own_voice": False, "contested": True}, ClaimQuery(own_voice=False, contested=True)),
    ],
)
def test_plain_words_become_the_types_of_a_query(given, expected):
    query = query_of(given)
    assert query == expected
    assert type(query.stance) is type(expected.stance)


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"stance": "mumbles"}, "stance needs one of asserts, .*'mumbles'"),
        ({"since": "in May"}, "since needs a day.*'in May'"),
        ({"since": 5}, "since needs a day.*5"),
        ({"country": "Libya"}, "country needs .*two letters.*'Libya'"),
        ({"box": (1, 2, 3)}, "box needs four numbers"),
        ({"text": 7}, "text needs words, got 7"),
        ({"contested": "yes"}, "contested needs True or False, got 'yes'"),
        ({"said_by": [7]}, "said_by needs words, got 7"),
        ({"since": "2031-02-01", "until": "2031-01-01"}, "since no later than until"),
    ],
)
def test_a_value_that_a_condition_cannot_have_is_named(given, named):
    with pytest.raises(ValueError, match=named):
        query_of(given)


def test_a_condition_that_there_is_not_is_named_with_those_that_there_are():
    with pytest.raises(TypeError, match=r"no condition speaker\. There are: words, text, source"):
        query_of({"speaker": "the mayor"})
