"""Which articles are held to be together, and on which side they stand."""

from __future__ import annotations

from collections import Counter
from contextlib import closing

import pytest
from bench.ledgers import entries_of, fill, matter_lines
from bench.sorting import LONG, ROWS, SHORT, connected, of_articles, section, standing_lines, ties_of, together

from onrecord.ledger.memory import MemoryLedger
from onrecord.model import Act, Decision, Link, Maker, Relation, Side, matter_id
from onrecord.testing import by_hand

TEXTS = {
    "a": "The ferry sank. The mayor said all were saved. Nine were lost.",
    "b": "All were saved, the mayor said. The ferry sank, a diver said.",
    "c": "Wheat is dear.",
}
CLAIMS = {
    "a1": ("a", "The ferry sank", ""),
    "a2": ("a", "all were saved", "The mayor"),
    "a3": ("a", "Nine were lost", ""),
    "b1": ("b", "All were saved", "the mayor"),
    "b2": ("b", "The ferry sank", "a diver"),
    "c1": ("c", "Wheat is dear", ""),
}
MAKER = Maker("matters", "1")


@pytest.fixture
def sorted_view():
    """A ledger with two matters: on the ferry, and on the lost."""
    articles = {name: by_hand.article(text, path=name, given_id=name) for name, text in TEXTS.items()}
    claims = {
        name: by_hand.claim(articles[article], content, source=source, cue="said" if source else "")
        for name, (article, content, source) in CLAIMS.items()
    }
    with closing(MemoryLedger()) as ledger:
        fill(
            ledger,
            [
                by_hand.reading(article, *(claim for claim in claims.values() if claim.article_id == article.id))
                for article in articles.values()
            ],
        )
        ids = {name: claim.id for name, claim in claims.items()}
        ferry, lost = matter_id(ids["a1"]), matter_id(ids["a2"])
        places = {
            (ferry, "a1"): Side.FOR,
            (ferry, "b2"): Side.FOR,
            (lost, "a2"): Side.FOR,
            (lost, "a3"): Side.AGAINST,
            (lost, "b1"): Side.FOR,
        }
        decisions = [
            Decision(Act.PLACE, str(MAKER), matter=matter, claim=ids[name], side=side)
            for (matter, name), side in places.items()
        ]
        links = [Link(ids["a2"], ids["b1"], Relation.REPEATS, 0.9, ("one voice",))]
        ledger.writer().link(links, MAKER, up_to=len(claims), decisions=decisions)
        yield ledger.view(), ferry, lost


def test_an_article_stands_on_the_side_of_its_own_voice(sorted_view):
    view, ferry, lost = sorted_view
    stands = {(line["id"], line["matter"]): line["side"] for line in standing_lines(view)}
    assert stands == {("a", ferry): "for", ("b", ferry): "for", ("a", lost): "against", ("b", lost): "for"}


def test_matters_are_told_as_the_command_tells_them(sorted_view):
    view, ferry, lost = sorted_view
    lines = {line["id"]: line for line in matter_lines(view)}
    assert lines.keys() == {ferry, lost}
    first, second, third = lines[lost]["claims"]
    assert (first["article"], first["side"], first["source"], first["stance"]) == ("a", "for", "The mayor", "asserts")
    assert second["side"] == "against"
    assert TEXTS["b"][slice(*third["page_span"])] == "All were saved"
    assert lines[lost]["links"] == [{"left": first["claim"], "right": third["claim"], "relation": "repeats"}]
    assert lines[ferry]["links"] == []


def test_every_claim_is_listed_once(sorted_view):
    view, *_ = sorted_view
    assert [entry.number for entry in entries_of(view).values()] == [1, 2, 3, 4, 5, 6]


def test_two_articles_are_tied_by_as_many_claims_as_the_poorer_has(sorted_view):
    view, *_ = sorted_view
    assert ties_of(view) == {frozenset("ab"): 2}


def test_together_is_who_shares_enough():
    ties = Counter({frozenset("ab"): 1, frozenset("bc"): 2})
    assert together("abcd", ties) == {"a": set("ab"), "b": set("abc"), "c": set("bc"), "d": {"d"}}
    assert together("abcd", ties, least=2) == {"a": {"a"}, "b": set("bc"), "c": set("bc"), "d": {"d"}}


def test_a_chain_connects_its_ends():
    found = together("abcde", Counter({frozenset("ab"): 1, frozenset("bc"): 1, frozenset("de"): 1}))
    assert [connected(found)[each] for each in "abcde"] == [set("abc")] * 3 + [set("de")] * 2


def test_sharing_a_matter_with_the_wrong_happening_costs_precision():
    lines = [{"id": each, "story": story, "topic": 1} for each, story in zip("abc", "xxy", strict=True)]
    figures = of_articles(lines, Counter({frozenset("ab"): 1, frozenset("bc"): 1}))
    assert figures["recall"] == 100
    assert figures["precision"] == pytest.approx(100 * (1 + 2 / 3 + 1 / 2) / 3)
    assert figures["alone_precision"] == 100
    assert figures["topic_precision"] == pytest.approx(100 * (2 / 3 + 2 / 3 + 1 / 3) / 3)
    assert figures["in_no_matter"] == 0


def test_the_topic_parts_what_is_of_another():
    lines = [{"id": each, "story": each, "topic": each} for each in "ab"]
    figures = of_articles(lines, Counter({frozenset("ab"): 1}))
    assert (figures["precision"], figures["by_topic_precision"]) == (50, 100)


def test_the_section_has_a_row_for_each_way_to_look():
    figures = {prefix + key: 50.0 for prefix, keys in ROWS.values() for key in keys}
    assert sum("50.0" in row for row in section(figures)) == len(ROWS)
    assert {len(SHORT), len(LONG)} == {3}
    assert section({}) == []
