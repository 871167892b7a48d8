import re
from contextlib import closing
from itertools import pairwise

import pytest

from onrecord.dossier import build
from onrecord.dossier.matter import matter_dossier
from onrecord.export.lanes import lanes_of
from onrecord.export.page import matter_page_of, page_of, write_matter_page
from onrecord.ledger.base import ClaimQuery
from onrecord.ledger.memory import MemoryLedger
from onrecord.model import Act, Decision, Relation, Side
from tests.dossier.by_hand import ViewByHand, article, claim, on
from tests.export.test_page import HOSTILE, Tags
from tests.matters import TITLE, ferry


@pytest.fixture
def told():
    """A ledger of the ferry, and its ids."""
    with closing(MemoryLedger()) as ledger:
        yield ledger, ferry(ledger)


@pytest.fixture
def page(told) -> str:
    ledger, ids = told
    ruling = Decision(Act.PLACE, "Ann", matter=ids.sank, claim=ids.star, side=Side.OPEN, person=True, reasons=("why",))
    ledger.writer().decide(ruling)
    return matter_page_of(matter_dossier(ledger.view(), ids.sank))


def test_every_link_within_the_page_leads_somewhere_and_no_id_is_given_twice(page: str):
    tags = Tags(page)
    ids = tags.values("id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in tags.values("href") if link.startswith("#")} <= set(ids)


def test_every_claim_of_the_matter_stands_on_its_side_and_in_its_article(page: str, told):
    _, ids = told
    found = set(Tags(page).values("id"))
    for each in (ids.mayor, ids.star, ids.board, ids.again):
        assert {f"claim-{each}", f"words-{each}"} <= found


def test_the_head_counts_origins_and_the_parts_say_what_they_are(page: str):
    text = " ".join("".join(Tags(page).text).split())
    assert f"{TITLE}: who is for, who against" in text
    for words in (
        "for 1 origin 1 article, 1 outlet",
        "against 2 origins 2 articles, 2 outlets",
        "What changed",
        "the mayor, three days later",
        "Who says what",
        "How many were aboard?",
        "one says it, the other denies it",
        "put here by Ann",
        "Ann claim 2: left it open in this matter why ruling",
    ):
        assert words in text


def test_headings_go_down_one_step_at_a_time(page: str):
    levels = [int(tag[1]) for tag, _ in Tags(page).tags if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_matter_without_claims_says_so(told):
    ledger, ids = told
    ledger.writer().decide(Decision(Act.REMOVE, "Ann", matter=ids.crew, claim=ids.aboard, person=True))
    assert "No claim stands in it any more." in matter_page_of(matter_dossier(ledger.view(), ids.crew))


def test_hostile_text_stays_text(tmp_path):
    view = ViewByHand()
    kept = article(f"{HOSTILE} said Ida.", outlet=HOSTILE, title=HOSTILE, name=HOSTILE)
    made, own = claim(kept, HOSTILE, source="Ida", cue="said"), claim(kept, "said Ida")
    view.keep(kept, made, own)
    matter = view.matter_of(HOSTILE, for_=[made], against=[own])
    view.matter_of(HOSTILE + "2", for_=[made])
    view.link(made, Relation.REVISES, own, HOSTILE)
    view.decide(Decision(Act.TITLE, HOSTILE, matter=matter.id, title=HOSTILE, person=True, reasons=(HOSTILE,)))
    write_matter_page(matter_dossier(view, matter.id), tmp_path / "page.html")
    text = (tmp_path / "page.html").read_text("utf-8")
    tags = Tags(text)
    assert [tag for tag, _ in tags.tags].count("script") == 1
    assert "img" not in [tag for tag, _ in tags.tags]
    assert not [name for _, attributes in tags.tags for name in attributes if name.startswith("on")]
    assert not re.search(r"[\x00-\x08\x0b-\x1f\ud800-\udfff]", text)
    assert tags.values("style") == []


def test_the_lanes_tell_who_spoke_first_and_who_only_repeats(told):
    ledger, ids = told
    drawn = lanes_of(matter_dossier(ledger.view(), ids.sank))
    assert drawn
    assert [(lane.side.value, [mark.new for mark in lane.marks]) for lane in drawn.lanes] == [
        ("for", [True, False]),
        ("against", [True, True]),
    ]
    places = [mark.x for lane in drawn.lanes for mark in lane.marks]
    assert places == sorted(places)
    assert drawn.undated == 0


def test_without_any_day_there_are_no_lanes():
    view = ViewByHand()
    kept = article("Ida said the well is dry.")
    made = claim(kept, "the well is dry", source="Ida", cue="said")
    view.keep(kept, made)
    assert lanes_of(matter_dossier(view, view.matter_of("Is it dry?", for_=[made]).id)) is None


def test_a_day_that_is_not_known_exactly_is_as_wide_as_it_is(told):
    view = ViewByHand()
    month = on(2031, 5, 1)
    month = type(month)(
        type(month.when)("2031-05", month.when.earliest, month.when.earliest.replace(day=31)), month.basis
    )
    kept = article("Ida said the well is dry.", published=month)
    made = claim(kept, "the well is dry", source="Ida", cue="said")
    view.keep(kept, made)
    drawn = lanes_of(matter_dossier(view, view.matter_of("Is it dry?", for_=[made]).id))
    assert drawn
    assert drawn.lanes[0].marks[0].width > 80


def test_a_dossier_opens_with_the_matters_of_its_claims(told):
    ledger, ids = told
    page = page_of(build(ledger.view(), ClaimQuery(source="board")))
    tags = Tags(page)
    assert f"matter-{ids.sank}" in tags.values("id")
    assert f"matter-{ids.crew}" not in tags.values("id")
    text = " ".join("".join(tags.text).split())
    assert "for: 1 origin, 2 claims" in text
    assert "against: 2 origins, 2 claims" in text
