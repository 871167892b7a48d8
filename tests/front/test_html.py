"""What a notebook shows."""

import re

import pytest

import onrecord

NASTY = "“<script>alert(1)</script> & the rest,” Ann Bel said in Ostrel. A clerk denied that the bridge is safe."


def texts(html):
    """The words that are shown, without tags and style."""
    return re.sub(r"<[^>]+>", "", re.sub(r"<style>.*?</style>", "", html, flags=re.S))


@pytest.fixture
def nasty(plain):
    return onrecord.extract({"text": NASTY, "outlet": "<i>Post</i>", "title": "<b>Bridge</b>"}, config=plain)


def test_claims_are_a_table_of_who_says_what(ledger):
    html = ledger.claims(stance="denies")._repr_html_()
    for words in ("The board", "denies", "the ferry sank", "12 January 2031", "Harbour News → The board"):
        assert words in texts(html)
    assert html.count("<tr>") == 2


def test_where_no_outlet_is_named_the_article_is(plain):
    articles = onrecord.extract({"text": NASTY, "title": "Bridge"}, config=plain)
    assert "Bridge → A clerk" in texts(articles.claims._repr_html_())


def test_a_long_table_is_cut_and_says_so(plain):
    many = " ".join(f"A clerk said that pier {number} is safe." for number in range(25))
    html = onrecord.extract(many, config=plain).claims._repr_html_()
    assert html.count("<tr>") == 21
    assert "The first 20; there are more." in html


def test_no_claim_is_told(ledger):
    assert "No claim fits." in ledger.claims("kumquat")._repr_html_()


def test_a_claim_is_shown_in_its_paragraph(ledger, ids):
    html = ledger.claim(ids.board)._repr_html_()
    assert '<span class="cue">denied</span>' in html
    assert "The board denied that the ferry sank." in texts(html)
    assert ids.board in html


def test_an_article_is_shown_with_its_attributions_marked(nasty):
    html = nasty[0]._repr_html_()
    assert '<span class="source">Ann Bel</span> <span class="cue">said</span> in Ostrel' in html
    assert re.search(r'<span class="content" title="[^"]*A clerk: denies">the bridge is safe</span>', html)


def test_a_matter_is_two_columns_of_sides(ledger, ids):
    html = ledger.matter(ids.sank)._repr_html_()
    assert re.search(r"<th>for: 1 origin</th><th>against: 2 origins</th>", html)
    left, right = html.split("<td>")[1:]
    assert "Evening Star → the mayor" in left
    assert "Harbour News → The board" in right


def test_matters_are_a_table(ledger):
    html = ledger.matters()._repr_html_()
    assert "Did the ferry sink?" in html
    assert re.search(r"<td>1</td><td>2</td><td>–</td>", html)
    assert "No matter fits." in ledger.matters("kumquat")._repr_html_()


def test_articles_are_shown_below_each_other(ledger):
    assert ledger.articles()._repr_html_().count("<h4") == 4


@pytest.mark.parametrize("shown", ["articles", "article", "claims", "claim"])
def test_what_articles_say_is_escaped(nasty, shown):
    things = {"articles": nasty, "article": nasty[0], "claims": nasty.claims, "claim": nasty.claims[0]}
    html = things[shown]._repr_html_()
    assert "<script" not in html
    assert "<i>" not in html
    assert "<b>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; the rest" in html


def test_no_colour_of_words_or_ground_is_set_that_is_not_see_through(ledger, ids):
    html = ledger.matter(ids.sank)._repr_html_()
    style = re.search(r"<style>(.*?)</style>", html, re.S)[1]
    assert not re.search(r"[;{]color:", style)
    grounds = re.findall(r"background:([^;}]+)", style)
    assert grounds
    assert all(re.fullmatch(r"rgba\(\d+,\d+,\d+,\.\d+\)", ground) for ground in grounds)
