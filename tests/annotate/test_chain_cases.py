from collections import Counter
from dataclasses import dataclass, replace

import pytest
from bench.chains import cases, measure

from onrecord.model import Span

CASES = cases()
CHAINED = [case for case in CASES if case.chained]
HEADER = "id,text,attributions\n"


@dataclass(frozen=True)
class Read:
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    via: int | None = None


def read_from(case):
    """What a reader finds that errs in nothing."""
    roles = [[tuple(Span(*place) for place in role) for role in (g.source, g.cue, g.content)] for g in case.gold]
    return [
        Read(*role, via=gold.inside - 1 if gold.inside else None) for role, gold in zip(roles, case.gold, strict=True)
    ]


def reader(change=lambda found: found):
    found = {case.text: change(read_from(case)) for case in CASES}
    return lambda texts: [found[text] for text in texts]


def places(offsets):
    return {place for start, end in offsets for place in range(start, end)}


def words_of(case, offsets):
    return " … ".join(case.text[start:end] for start, end in offsets)


def written(tmp_path, text, attributions):
    path = tmp_path / "chains.csv"
    path.write_text(f'{HEADER}one-01,{text},"{attributions}"\n', encoding="utf-8")
    return path


def test_there_are_enough_of_each():
    single = [case for case in CASES if not case.chained]
    assert len(CHAINED) >= 120
    assert len([case for case in single if case.kind == "single"]) >= 15
    assert len([case for case in single if case.kind == "looks"]) >= 15
    assert len([case for case in CHAINED if case.kind == "three"]) >= 10


def test_no_id_and_no_text_comes_twice():
    assert max(Counter(case.id for case in CASES).values()) == 1
    assert max(Counter(case.text for case in CASES).values()) == 1


def test_the_kinds_that_look_like_chains_are_none():
    assert not [case.id for case in CHAINED if case.kind in ("single", "looks")]
    assert {case.kind for case in CASES if not case.chained} == {"single", "looks"}


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_the_roles_of_an_attribution_share_no_words_and_stand_in_order(case):
    for gold in case.gold:
        roles = [gold.source, gold.cue, gold.content]
        assert sum(len(places(role)) for role in roles) == len(set().union(*map(places, roles)))
        assert all(list(role) == sorted(role) for role in roles)


@pytest.mark.parametrize("case", CHAINED, ids=[case.id for case in CHAINED])
def test_an_inner_attribution_lies_inside_its_outers_content(case):
    for gold in case.gold:
        if gold.inside:
            outer = case.gold[gold.inside - 1]
            assert places(gold.content) <= places(outer.content)
            assert gold.content == outer.content or places(gold.cue) <= places(outer.content)


def test_a_case_is_read_from_its_line(tmp_path):
    path = written(
        tmp_path,
        "The mayor said the driver had allegedly slept.",
        "1: source=The mayor | cue=said | content=the driver had allegedly slept\n"
        "2<1: source= | cue=allegedly | content=the driver had … slept",
    )
    (case,) = cases(path)
    assert (case.id, case.kind, case.chained) == ("one-01", "one", True)
    assert [(gold.number, gold.inside) for gold in case.gold] == [(1, None), (2, 1)]
    assert case.gold[1].source == ()
    assert words_of(case, case.gold[1].content) == "the driver had … slept"


def test_a_number_tells_which_of_several(tmp_path):
    text = "He said that she said it rained."
    path = written(tmp_path, text, "1: source=she | cue=said#2 | content=it rained")
    (case,) = cases(path)
    assert case.gold[0].cue == ((text.rindex("said"), text.rindex("said") + 4),)
    assert case.gold[0].source == ((text.index("she"), text.index("she") + 3),)


@pytest.mark.parametrize(
    ("attributions", "why"),
    [
        ("1: source=The mayor | cue=said", "not an attribution"),
        ("1: source=The mayor | cue=denied | content=it rained", "'denied' is not one place"),
        ("1: source=The may | cue=said | content=it rained", "'The may' is not one place"),
        ("1: source=The mayor | cue=said#2 | content=it rained", "stands there 1 times"),
        ("1: source=The mayor | cue= | content=it rained", "needs a cue"),
        ("2: source=The mayor | cue=said | content=it rained", "numbered"),
        ("1<1: source=The mayor | cue=said | content=it rained", "before it"),
    ],
)
def test_a_line_that_does_not_keep_to_the_format_is_named(tmp_path, attributions, why):
    with pytest.raises(ValueError, match=f"one-01: .*{why}"):
        cases(written(tmp_path, "The mayor said it rained.", attributions))


def test_who_reads_all_gets_full_marks():
    figures = measure(reader(), CASES)
    assert figures.pop("false_inner") == 0
    assert set(figures.values()) == {1.0}


def test_who_reads_nothing_gets_none():
    assert set(measure(lambda texts: [[] for _ in texts], CASES).values()) == {0.0}


def test_who_reads_the_outer_ones_alone_finds_no_inner_one():
    figures = measure(reader(lambda found: [one for one in found if one.via is None]), CASES)
    assert (figures["outer_recall"], figures["inner_recall"]) == (1.0, 0.0)
    assert figures["precision"] == 1.0 > figures["recall"]


def test_inner_ones_that_hang_on_nothing_are_found_but_not_linked():
    figures = measure(reader(lambda found: [replace(one, via=None) for one in found]), CASES)
    assert (figures["inner_recall"], figures["linked"]) == (1.0, 0.0)


def test_inner_ones_where_there_is_one_layer_are_false():
    figures = measure(reader(lambda found: [*found, replace(found[0], via=0)]), CASES)
    assert figures["false_inner"] == 1.0
    assert figures["precision"] < 1.0


def test_only_the_right_outer_one_counts_as_linked():
    figures = measure(reader(lambda found: [replace(one, via=one.via and 0) for one in found]), CASES)
    assert figures["inner_recall"] == 1.0 > figures["linked"] > 0.5


@pytest.mark.parametrize("role", ["source", "cue", "content"])
def test_with_another_source_cue_or_content_it_is_another_attribution(role):
    other = {"source": "content", "cue": "source", "content": "cue"}[role]
    figures = measure(reader(lambda found: [replace(one, **{role: getattr(one, other)}) for one in found]), CASES)
    assert figures["recall"] == 0.0
