"""The ledger as an object: asking, adding, closing."""

import json

import pytest

import onrecord
from onrecord.errors import Ambiguous, ExportFailed, LedgerUnavailable, NotFound
from onrecord.front import ledger as front
from onrecord.model import Kind, Side, Stance

TEXT = "“The bridge is safe,” Ann Bel said. A clerk denied that the bridge is safe."


def contents(claims):
    return [claim.content for claim in claims]


def test_claims_are_found_by_conditions_as_keywords(ledger):
    assert contents(ledger.claims(stance="denies")) == ["the ferry sank"]
    assert contents(ledger.claims("Ten")) == ["Ten were aboard"]
    assert contents(ledger.claims(source="harbour", since="2031-01-13")) == ["Ten were aboard"]
    assert ledger.claims().count() == 5


def test_a_claim_tells_who_says_what_on_whose_word(ledger, ids):
    claim = ledger.claim(ids.board[:8])
    assert (claim.source, claim.stance, claim.content) == ("The board", Stance.DENIES, "the ferry sank")
    assert (claim.cue, claim.kind, claim.own_voice) == ("denied", Kind.PERSON, False)
    assert (claim.outlet, claim.published.when.value) == ("Harbour News", "2031-01-12")
    assert claim.on_whose_word == "Harbour News → The board"
    assert claim.score == 0.9
    assert claim.article.text == "The board denied that the ferry sank."
    assert repr(claim) == f"<claim {ids.board[:10]}: The board denies 'the ferry sank'>"


def test_claims_are_asked_for_a_page_at_a_time(ledger, monkeypatch):
    monkeypatch.setattr(front, "PAGE", 2)
    asked, ask = [], front.Ledger._page

    def noted(self, query, after):
        asked.append(after)
        return ask(self, query, after)

    monkeypatch.setattr(front.Ledger, "_page", noted)
    claims = iter(ledger.claims())
    next(claims)
    assert asked == [0]
    assert len(list(claims)) == 4
    assert asked == [0, 2, 4, 5]


def test_claims_can_be_walked_through_again_and_begin_with_their_first(ledger):
    claims = ledger.claims()
    assert contents(claims) == contents(claims)
    assert claims.first() == claims[0] == next(iter(claims))
    assert contents(claims.head(2)) == contents(claims)[:2]
    assert claims[4].content == "Ten were aboard"


def test_claims_are_true_if_any_fits(ledger):
    assert ledger.claims(stance="denies")
    assert not ledger.claims(stance="praises")
    assert ledger.claims(stance="praises").first() is None


@pytest.mark.parametrize(("position", "named"), [(-1, "got -1"), (5, "so many claims: 5")])
def test_a_place_where_no_claim_is_is_named(ledger, position, named):
    with pytest.raises(IndexError, match=named):
        _ = ledger.claims()[position]


def test_claims_are_called_by_what_was_asked(ledger):
    assert repr(ledger.claims("ferry", stance="denies")) == "<claims: words='ferry', stance='denies'>"
    assert repr(ledger.claims()) == "<claims: all>"
    assert repr(ledger.claims().head(3)) == "<claims: first 3>"


def test_a_misspelt_condition_is_named_at_once(ledger):
    with pytest.raises(TypeError, match="no condition stanec"):
        ledger.claims(stanec="denies")


def test_words_given_twice_are_named(ledger):
    with pytest.raises(TypeError, match="words is given twice: 'ferry' and 'boat'"):
        ledger.claims("ferry", words="boat")


def test_a_trail_leads_to_the_characters_and_to_what_stands_against(ledger, ids):
    trail = ledger.trail(ids.board)
    (place,) = trail.places
    assert place.passage.locations == ("a3",)
    assert [against.entry.id for against in trail.against] == [ids.mayor]
    assert [matter.id for matter in trail.matters] == [ids.sank]


def test_matters_come_most_contested_first_and_are_found_by_their_claims(ledger, ids):
    assert [matter.id for matter in ledger.matters()] == [ids.sank, ids.crew]
    assert [matter.title for matter in ledger.matters(contested=True)] == ["Did the ferry sink?"]
    assert [matter.id for matter in ledger.matters("aboard")] == [ids.crew]
    assert [matter.id for matter in ledger.matters(source="the harbour")] == [ids.crew]
    assert not ledger.matters("kumquat")


def test_claims_of_a_matter_are_found_by_the_beginning_of_its_id(ledger, ids):
    assert contents(ledger.claims(matter=ids.crew[:9])) == ["Ten were aboard"]


@pytest.mark.parametrize("what", ["claim", "matter", "article", "source"])
def test_what_the_ledger_does_not_hold_is_named(ledger, what):
    with pytest.raises(NotFound, match="kumquat"):
        getattr(ledger, what)("kumquat")


def test_an_article_has_its_claims(ledger):
    article = ledger.article("a4")
    assert article.heading.startswith("It did not sink")
    assert contents(article.claims) == ["It did not sink", "Ten were aboard"]
    assert contents(article.attributions) == contents(article.claims)
    assert article.own_voice == ()


def test_articles_are_all_there(ledger):
    assert [article.name for article in ledger.articles()] == ["a1", "a2", "a3", "a4"]
    assert ledger.articles()


def test_a_source_without_a_name_is_found_by_its_words(ledger):
    board = ledger.source("the board")
    assert contents(board.claims) == ["the ferry sank"]
    assert (board.name, board.type) == ("the board", None)


def test_a_summary_counts_what_is_there(ledger):
    assert (ledger.summary().articles, ledger.summary().claims) == (4, 5)


def test_an_export_has_the_claims_that_fit(ledger, tmp_path):
    path = tmp_path / "denied.jsonl"
    assert ledger.export(path, stance="denies") == 1
    assert json.loads(path.read_text())["content"] == "the ferry sank"
    with pytest.raises(ExportFailed, match="no ending"):
        ledger.export(tmp_path / "denied")


def test_reading_makes_the_ledger_and_twice_is_once(tmp_path, plain):
    path = tmp_path / "new.db"
    with onrecord.Ledger(path, config=plain) as ledger:
        first, second = ledger.read(TEXT), ledger.read(TEXT)
        assert (first.articles, first.claims) == (1, 2)
        assert (second.unchanged, second.claims) == (1, 0)
        assert ledger.summary().claims == 2
    assert path.exists()


def test_whoever_listens_is_told_how_far_reading_is(plain):
    heard = []
    with onrecord.Ledger("memory:", config=plain) as ledger:
        ledger.read(TEXT, TEXT.upper(), listener=lambda progress: heard.append((progress.stage, progress.articles)))
    # After each article, and at the end of what it stands in; then once for each thing that is done with all of them.
    assert heard == [*(("reading", articles) for articles in (1, 1, 2, 2)), ("naming", 2), ("linking", 2)]


def test_a_named_source_is_found_by_its_name_and_by_its_id(plain):
    with onrecord.Ledger("memory:", config=plain) as ledger:
        ledger.read({"id": "1", "text": TEXT}, {"id": "2", "text": "“It holds,” Ann Bel said in Ostrel."})
        ann = ledger.source("Ann Bel")
        assert contents(ann.claims) == ["The bridge is safe", "It holds"]
        assert (ann.name, ann.type) == ("Ann Bel", "PERSON")
        assert contents(ledger.source(ann.who.members[1]).claims) == contents(ann.claims)
        assert repr(ann) == "<source Ann Bel>"
        assert ann.to_arrow().num_rows == 2


def test_sources_of_one_name_are_told_apart_by_their_ids(plain):
    with onrecord.Ledger("memory:", config=plain) as ledger:
        ledger.read("“It holds,” Ann Bel said. “It does not,” Tom Bel said.")
        with pytest.raises(Ambiguous, match=r"several sources .* Ann Bel \(e[0-9a-f]+\); Tom Bel \(e"):
            ledger.source("Bel")


def test_to_ask_a_ledger_that_is_not_there_is_an_error_and_makes_none(tmp_path):
    missing = tmp_path / "missing.db"
    with pytest.raises(LedgerUnavailable, match=r"missing\.db: is not there"):
        onrecord.Ledger(missing).claims()
    assert not missing.exists()


def test_a_closed_ledger_says_so(ferries):
    with onrecord.Ledger(ferries[0]) as ledger:
        claims = ledger.claims()
    assert repr(ledger) == f"<onrecord.Ledger {str(ferries[0])!r}, closed>"
    with pytest.raises(ValueError, match=r"ferry\.db' is closed"):
        list(claims)


def test_without_a_name_the_ledger_is_that_of_the_settings(monkeypatch):
    monkeypatch.setenv("ONRECORD_LEDGER", "elsewhere.db")
    assert onrecord.Ledger().name == "elsewhere.db"


def test_a_matter_has_sides_with_claims_and_origins(ledger, ids):
    matter = ledger.matter(ids.sank[:8])
    assert matter.contested
    assert contents(matter.on("against")) == ["the ferry sank", "It did not sink"]
    assert contents(matter.on(Side.FOR)) == ["The ferry sank", "The ferry sank"]
    assert matter.origins[Side.FOR] == 1  # the second repeats the first
    assert {link.relation.value for link in matter.links} == {"contradicts", "repeats", "revises"}
    assert repr(matter) == f"<matter {ids.sank[:10]}: 'Did the ferry sink?', 1 for, 2 against, 0 open>"
    with pytest.raises(ValueError, match="one of for, against, open, got 'up'"):
        matter.on("up")


def test_matters_are_counted_and_taken_by_their_place(ledger, ids):
    matters = ledger.matters()
    assert len(matters) == 2
    assert matters[-1].id == ids.crew
    assert [matter.id for matter in matters.head(1)] == [ids.sank]
    assert repr(matters) == "<matters: 2, of them 1 contested>"
    assert {matters[0]: "kept"}[matters[0]] == "kept"
    assert matters.to_dicts()[0]["title"] == "Did the ferry sink?"
    assert matters[0].to_dict() == matters.to_dicts()[0]
