"""What counts when accounts are sorted, and that the cases keep to their format."""

from __future__ import annotations

import re
from collections import Counter
from contextlib import closing
from dataclasses import replace

import pytest
from bench.accounts import given
from bench.accounts.case import FOLDER, PARTS, Link, cases, check, read
from bench.accounts.measure import article_lines, marked
from bench.accounts.mistakes import mistakes
from bench.accounts.report import alone, baselines, one_a_case, section, table
from bench.accounts.score import by_phenomenon, dice, score
from bench.accounts.source import parse, written

from onrecord.ledger.memory import MemoryLedger
from onrecord.testing import by_hand

BRIDGE = """bridge
topic: disaster
covers: two figures; wire reprint

@ Wire | 2031-03-02T08:00 | Bridge falls
[c1|the mayor|Four people died], the mayor said. [c2|the police|denies|an attack], denied the police. The rain fell.

@ Post | 2031-03-02T09:00 | Bridge
The Wire has it that [c3|The Wire > the mayor|four people died], so the mayor.

@ Echo | 2031-03-02T10:00 | More dead
[c4|A nurse|Six are dead], a nurse said. A nurse said so.

# toll: How many died?
for: c1 c3
against: c4
"""


def bridge(text=BRIDGE, *changes):
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return parse(text, "build")


def lines(**matters):
    """Lines of matters: `toll="c1 c3 - c4"` has c4 against the rest, `links` is "c1 repeats c3"."""
    own = {claim.id: claim for claim in bridge().claims}
    made = []
    for name, words in matters.items():
        sides = dict(zip(("for", "against"), words.split(" - "), strict=False))
        claims = [
            {"claim": one, "article": own[one].article, "side": side, "page_span": own[one].content}
            for side, ones in sides.items()
            for one in ones.split()
        ]
        made.append({"id": name, "claims": claims, "links": []})
    return made


def linked(made, *links):
    made[0]["links"] = [dict(zip(("left", "relation", "right"), link.split(), strict=True)) for link in links]
    return made


def test_the_marks_leave_the_text_and_say_where_the_claims_stand():
    case = bridge()
    assert case.articles[0].text.startswith("Four people died, the mayor said. an attack, denied")
    assert [case.words(claim) for claim in case.claims] == [
        "Four people died",
        "an attack",
        "four people died",
        "Six are dead",
    ]
    assert [claim.stance for claim in case.claims] == ["asserts", "denies", "asserts", "asserts"]
    assert case.claims[2].via == ("The Wire",)


def test_links_follow_from_sides_and_origins():
    links = {(link.left, link.right): link.relation for link in bridge().links}
    assert links == {("c1", "c3"): "repeats", ("c1", "c4"): "contradicts", ("c3", "c4"): "contradicts"}


def test_a_line_of_its_own_says_otherwise():
    case = bridge(BRIDGE + "c4 apart c3\nc4 revises c1: later\n")
    assert [(link.left, link.relation, link.right) for link in case.links] == [
        ("c4", "revises", "c1"),
        ("c1", "repeats", "c3"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("the mayor|Four", "the premier|Four", "'the premier' does not stand in bridge/1"),
        ("|denies|", "|sings|", "no stance 'sings'"),
        ("against: c4", "against: c9", "c9 is no claim"),
        ("T10:00", "T01:00", "order of their dates"),
        ("|Six are dead]", "|Six are dead ]", "is no stretch of words"),
        ("c4|A nurse", "c3|A nurse", "two claims have one id"),
    ],
)
def test_what_is_not_sound_is_named(old, new, says):
    with pytest.raises(ValueError, match=f"bridge.*{says}"):
        bridge(BRIDGE, (old, new))


def test_a_line_that_is_neither_side_nor_link_is_named():
    with pytest.raises(ValueError, match="neither a side nor a link: 'c1 likes c3'"):
        bridge(BRIDGE + "c1 likes c3\n")


@pytest.mark.parametrize(
    "changed",
    [
        {"links": ()},  # the origin of c1 and c3 has no link that says so
        {"links": (Link("c1", "c3", "repeats"), Link("c1", "c2", "same"))},  # c2 is in no matter
        {"part": "train"},
        {"articles": bridge().articles[:2]},
    ],
)
def test_a_changed_case_is_not_sound(changed):
    with pytest.raises(ValueError, match=r"^bridge: "):
        check(replace(bridge(), **changed))


def test_a_case_is_the_same_after_json():
    assert read(bridge().as_json()) == bridge()


def test_who_makes_no_mistake_has_all():
    assert min(score([bridge()], [*given.lines([bridge()]), *alone([bridge()])]).values()) == pytest.approx(100)


def test_what_is_not_found_stands_alone():
    figures = score([bridge()], lines(toll="c1 - c4"))
    assert figures["found"] == 50
    assert figures["matters.precision"] == 100
    assert figures["matters.recall"] == pytest.approx(100 * (2 / 3 + 1 + 1 / 3 + 2 / 3) / 4)
    assert figures["contradictions.recall"] == 50
    assert figures["origins.exact"] == 0  # with c1 alone there is nothing to part


def test_the_names_of_the_sides_are_free():
    figures = score([bridge()], lines(toll="c4 - c1 c3"))
    assert figures["contradictions.f1"] == pytest.approx(100)


def test_a_link_overrules_the_sides():
    figures = score([bridge()], linked(lines(toll="c1 c3 - c4"), "c1 revises c4"))
    assert figures["contradictions.precision"] == 100
    assert figures["contradictions.recall"] == 50


def test_a_pair_that_is_left_free_is_neither_right_nor_wrong():
    case = bridge(BRIDGE + "c4 apart c1\n")
    for made in (lines(toll="c1 c3 - c4"), linked(lines(toll="c1 c3 - c4"), "c1 revises c4")):
        figures = score([case], made)
        assert figures["contradictions.precision"] == figures["contradictions.recall"] == 100
        assert list(mistakes([case], made)) == []


def test_what_a_chain_of_repeats_joins_is_one_origin():
    assert score([bridge()], lines(toll="c1 c3 - c4"))["origins.exact"] == 0
    assert score([bridge()], linked(lines(toll="c1 c3 - c4"), "c1 repeats c3"))["origins.exact"] == 100
    # By way of a claim that is none of the case's.
    by_another = linked(lines(toll="c1 c3 - c4"), "c1 repeats other", "other repeats c3")
    assert score([bridge()], by_another)["origins.exact"] == 100


def test_origins_are_judged_on_what_was_found():
    case = bridge(BRIDGE.replace("for: c1 c3", "for: c1 c3 / c2"))
    assert score([case], linked(lines(toll="c1 c3"), "c1 repeats c3"))["origins.exact"] == 100
    assert score([case], lines(toll="c1 c2"))["origins.exact"] == 100
    assert score([case], linked(lines(toll="c1 c2"), "c1 repeats c2"))["origins.exact"] == 0


def test_one_that_joins_too_much_loses_precision():
    figures = score([bridge()], lines(all="c1 c2 c3 c4"))
    assert figures["matters.precision"] == pytest.approx(100 * (3 * 3 / 4 + 1 / 4) / 4)
    assert figures["matters.recall"] == 100


def test_a_predicted_claim_is_the_gold_one_that_it_overlaps_most():
    assert dice((0, 10), (5, 15)) == 0.5
    assert dice((0, 10), (10, 20)) == 0
    made = lines(toll="c1")
    start, end = made[0]["claims"][0]["page_span"]
    made[0]["claims"][0]["page_span"] = (start, end + 60)
    assert score([bridge()], made)["found"] == 0
    made[0]["claims"][0]["page_span"] = (start, end + 5)
    assert score([bridge()], made)["found"] == 25


def test_the_figures_can_be_had_for_each_phenomenon():
    figures = by_phenomenon([bridge()], lines(toll="c1 c3 - c4"))
    assert figures["wire reprint"] == figures["two figures"] == score([bridge()], lines(toll="c1 c3 - c4"))


def test_mistakes_are_told_in_words():
    assert list(mistakes([bridge()], lines(toll="c1 c3 - c4"))) == []
    assert list(mistakes([bridge()], lines(toll="c1 - c3"))) == [
        "bridge  wrong, should be repeats  c1 the mayor asserts: Four people died  ×  "
        "c3 the mayor asserts: four people died",
        "bridge  missed, is None  c1 the mayor asserts: Four people died  ×  c4 A nurse asserts: Six are dead",
        "bridge  missed, is None  c3 the mayor asserts: four people died  ×  c4 A nurse asserts: Six are dead",
    ]


def test_a_case_can_be_put_into_a_ledger():
    made = given.readings(bridge())
    assert [len(tuple(reading)) for reading in made] == [2, 1, 1]
    (chained,) = made[1].made
    assert [voice.text for voice in chained.claim.chain()] == ["Post", "The Wire", "the mayor"]
    ids = given.names(bridge())
    assert {ids[one.claim.id] for reading in made for one in reading} == {f"bridge/c{n}" for n in range(1, 5)}
    with closing(MemoryLedger()) as ledger:
        writer = ledger.writer()
        assert [writer.add(reading) for reading in made] == [2, 1, 1]


def test_the_cases_are_what_the_source_says():
    assert {case.id: case for case in cases()} == {case.id: case for case in written()}, (
        "Run python -m bench.accounts build."
    )


def test_there_are_as_many_cases_as_promised():
    parts = Counter(case.part for case in cases())
    assert parts["build"] >= 40
    assert parts["measure"] >= 20


def test_the_page_counts_as_there_are():
    page = (FOLDER.parent / "README.md").read_text("utf-8")
    counted = Counter((one, case.part) for case in cases() for one in case.covers)
    rows = re.findall(r"^\| ([a-z ]+) \| (\d+) \| (\d+) \|", page, re.M)
    assert {(one, int(build), int(measure)) for one, build, measure in rows} == {
        (one, counted[one, "build"], counted[one, "measure"]) for one, _ in counted
    }


def test_every_phenomenon_is_both_built_and_measured_on():
    covers = {part: {one for case in cases(part) for one in case.covers} for part in PARTS}
    assert covers["measure"] == covers["build"]


def test_all_cases_give_what_is_right_all_it_can_get():
    every = cases()
    assert score(every, [*given.lines(every), *alone(every)])["matters.f1"] == pytest.approx(100)


def test_the_table_has_a_row_for_each_system():
    rows = table(baselines([bridge()]))
    assert len(rows) == 4
    assert rows[2].startswith("| each claim alone | 100.0 |")
    assert score([bridge()], one_a_case([bridge()]))["matters.recall"] == 100


def test_the_section_stands_beside_what_needs_no_reading():
    figures = score([bridge()], lines(toll="c1 c3 - c4"))
    rows = section({f"accounts.{name}": value for name, value in figures.items()})
    assert [row.split(" | ")[0] for row in rows if row.startswith("| ") and "---" not in row][1:] == [
        "| OnRecord, from the articles",
        "| each claim alone",
        "| one matter a case, denials against the rest",
    ]
    given_too = {name: value for key, value in figures.items() for name in (f"accounts.{key}", f"accounts.given.{key}")}
    assert any(row.startswith("| OnRecord, the claims given | ") for row in section(given_too))
    assert section({}) == []


def test_given_claims_are_tied_to_the_names_that_were_read():
    case = bridge(BRIDGE.replace("A nurse", "Orla Venn"))
    echo = given.readings(case)[2].annotated.article
    entity = by_hand.entity(echo, "Orla Venn")
    with closing(MemoryLedger()) as ledger:
        for reading in given.readings(case):
            of_echo = reading.annotated.article.id == echo.id
            ledger.writer().add(replace(reading, annotated=replace(reading.annotated, entities=(entity,) * of_echo)))
        made = list(marked([case], ledger.view()))
    assert [reading.annotated.entities for reading in made] == [(), (), (entity,)]
    assert [one.claim.source.entity for reading in made for one in reading] == [None, None, None, entity.id]
    assert {one.claim.id for reading in made for one in reading} == given.names(case).keys()


def test_articles_come_as_lines_to_read():
    first, *_ = article_lines([bridge()])
    assert first.keys() == {"id", "outlet", "published", "title", "text"}
    assert first["id"] == "bridge/1"
