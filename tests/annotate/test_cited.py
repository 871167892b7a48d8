import pytest

from onrecord.annotate.cited import with_cited
from onrecord.model import Quote, Span


def quote(text, source, cue, content):
    def spans(words):
        return tuple(Span(text.index(piece), text.index(piece) + len(piece)) for piece in words.split(" | ") if piece)

    return Quote(spans(source), spans(cue), spans(content), 0.8)


def read(text, *quotes):
    found = with_cited([quote(text, *roles) for roles in quotes], text)
    return [
        tuple(" | ".join(span.of(text) for span in role) for role in (one.source, one.cue, one.content))
        for one in found
    ]


@pytest.mark.parametrize(
    ("text", "roles", "cited"),
    [
        (
            "The Courier said, citing two aides, that the bridge was shut.",
            ("The Courier", "said", "that the bridge was shut"),
            ("two aides", "citing"),
        ),
        (
            "Citing court papers, the Courier said the bridge was shut.",
            ("the Courier", "said", "the bridge was shut"),
            ("court papers", "Citing"),
        ),
        (
            "The bridge was shut, local radio said, quoting Gen. A. Bel of the U.S. Army. Nobody was hurt.",
            ("local radio", "said", "The bridge was shut"),
            ("Gen. A. Bel of the U.S. Army", "quoting"),
        ),
        (
            "The bridge was shut, according to the Courier, which cited a leaked letter.",
            ("the Courier", "according to", "The bridge was shut"),
            ("a leaked letter", "cited"),
        ),
        (
            "Radio Tarn, quoting the mayor as saying so, reported the bridge was shut.",
            ("Radio Tarn", "reported", "the bridge was shut"),
            ("the mayor", "quoting"),
        ),
    ],
)
def test_who_is_cited_says_the_same_and_comes_second(text, roles, cited):
    assert read(text, roles) == [roles, (*cited, roles[2])]


def test_a_reading_of_the_citation_itself_makes_way():
    text = "Radio Tarn reported, citing a clerk, that the bridge was shut."
    outer = ("Radio Tarn", "reported", "that the bridge was shut")
    assert read(text, outer, ("Radio Tarn", "citing", "a clerk")) == [outer, ("a clerk", "citing", outer[2])]


def test_who_is_quoted_by_another_is_the_inner_voice():
    text = "A clerk quoted by Radio Tarn said the bridge was shut."
    assert read(text, ("A clerk quoted by Radio Tarn", "said", "the bridge was shut")) == [
        ("Radio Tarn", "quoted by", "the bridge was shut"),
        ("A clerk", "said", "the bridge was shut"),
    ]


@pytest.mark.parametrize(
    ("text", "roles", "bare"),
    [
        (
            "The Courier reported, citing two aides, that the bridge was shut.",
            ("The Courier", "reported", "citing two aides, that the bridge was shut"),
            ("The Courier", "reported", "that the bridge was shut"),
        ),
        (
            "Radio Tarn, citing two aides of the mayor, said the bridge was shut.",
            ("Radio Tarn, citing two aides of", "said", "the bridge was shut"),
            ("Radio Tarn", "said", "the bridge was shut"),
        ),
    ],
    ids=["content", "source"],
)
def test_a_citation_is_no_part_of_what_it_was_taken_for(text, roles, bare):
    first, second = read(text, roles)
    assert first == bare
    assert (second[1], second[2]) == ("citing", bare[2])
    assert second[0].startswith("two aides")


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("The mayor said he was quoting an old poem.", ("The mayor", "said", "he was quoting an old poem")),
        ("The mayor said no. Citing costs, they left.", ("The mayor", "said", "no")),
        ("The mayor said the bridge was shut, citing .", ("The mayor", "said", "the bridge was shut")),
    ],
    ids=["in the content", "in another sentence", "nobody"],
)
def test_where_nobody_is_cited_nothing_changes(text, roles):
    assert read(text, roles) == [roles]
