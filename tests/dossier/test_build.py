from datetime import date

from onrecord.dossier import build
from onrecord.ledger.base import ClaimQuery
from onrecord.model import Basis, Published, Stance, When
from tests.dossier.by_hand import ViewByHand, article, claim, on


def two_sides() -> ViewByHand:
    view = ViewByHand()
    kept = article("Ida Marl said the well is dry.", published=on(2031, 5, 2))
    other = article("Jon Reed denied that the well is dry.", outlet="Evening Star", published=on(2031, 5, 1))
    dry = claim(kept, "the well is dry", source="Ida Marl", cue="said")
    denial = claim(other, "the well is dry", source="Jon Reed", cue="denied", stance=Stance.DENIES)
    view.keep(kept, dry)
    view.keep(other, denial)
    view.contest(dry, denial, "one says it, the other denies it")
    return view


def test_claims_are_numbered_in_the_order_of_publication():
    assert [(shown.number, shown.name) for shown in build(two_sides(), ClaimQuery()).claims] == [
        (1, "Jon Reed"),
        (2, "Ida Marl"),
    ]


def test_of_one_day_the_claims_are_numbered_by_the_clock():
    view, day = ViewByHand(), date(2031, 5, 2)
    for name, clock in (("Ann Bel", ""), ("Ida Marl", "T19:30:00"), ("Jon Reed", "T08:00:00")):
        published = Published(When(f"{day.isoformat()}{clock}", day, day), Basis.GIVEN)
        kept = article(f"{name} said the well is dry.", published=published)
        view.keep(kept, claim(kept, "the well is dry", source=name, cue="said"))
    dossier = build(view, ClaimQuery())
    assert [shown.name for shown in dossier.claims] == ["Jon Reed", "Ida Marl", "Ann Bel"]
    assert [moment.label for moment in dossier.timeline.moments] == ["2 May 2031"]


def test_a_claim_that_contradicts_one_that_was_asked_for_comes_with_it():
    dossier = build(two_sides(), ClaimQuery(stance=Stance.ASSERTS))
    assert [(shown.name, shown.beyond) for shown in dossier.claims] == [("Jon Reed", True), ("Ida Marl", False)]
    assert dossier.figures.beyond == 1
    assert dossier.disputes[0].grounds[0].reasons == ("one says it, the other denies it",)


def test_the_figures_count_what_is_shown():
    figures = build(two_sides(), ClaimQuery()).figures
    assert (figures.articles, figures.outlets, figures.claims, figures.sources, figures.contested) == (2, 2, 2, 2, 2)


def test_a_dossier_says_that_more_claims_fit_than_it_holds():
    assert build(two_sides(), ClaimQuery(), most=1).cut_short
    assert not build(two_sides(), ClaimQuery(), most=2).cut_short


def test_an_empty_ledger_gives_an_empty_dossier():
    dossier = build(ViewByHand(), ClaimQuery(text="nothing"))
    assert (dossier.title, dossier.claims, dossier.articles) == ("“nothing”", (), ())


def test_a_query_is_told_in_words():
    query = ClaimQuery(source="Ida Marl", since=date(2031, 5, 1), until=date(2031, 5, 31), contested=True)
    dossier = build(ViewByHand(), query)
    assert dossier.title == "What Ida Marl says"
    assert dossier.asked == ("on the word of Ida Marl", "published May 2031", "contested")


def test_own_voice_is_kept_apart_by_outlet():
    view = ViewByHand()
    for outlet in ("Evening Star", "Daily Post", None):
        kept = article("The well is dry.", outlet=outlet)
        view.keep(kept, claim(kept, "The well is dry"))
    dossier = build(view, ClaimQuery())
    assert [voice.name for voice in dossier.own_voices] == ["Daily Post", "Evening Star", "The well is dry."]
    assert dossier.sources == ()


def test_vague_days_are_ranges_and_no_day_is_a_group_of_its_own():
    view = ViewByHand()
    week = Published(When("2031-W18", date(2031, 4, 28), date(2031, 5, 4)), Basis.INFERRED)
    for published in (on(2031, 5, 2), week):
        kept = article("The well is dry.", published=published)
        view.keep(kept, claim(kept, "The well is dry"))
    undated = article("The well is deep.")
    view.keep(undated, claim(undated, "The well is deep"))
    timeline = build(view, ClaimQuery()).timeline
    assert [(moment.label, moment.vague) for moment in timeline.moments] == [
        ("28 April – 4 May 2031", True),
        ("2 May 2031", False),
    ]
    assert [shown.words for shown in timeline.undated] == ["The well is deep"]


def test_endless_words_are_cut_on_a_card_and_whole_in_the_article():
    view = ViewByHand()
    kept = article("water " * 20_000)
    view.keep(kept, claim(kept, "water " * 20_000))
    dossier = build(view, ClaimQuery())
    assert dossier.claims[0].clipped
    assert len(dossier.claims[0].words) < 700
    assert "".join(segment.text for segment in dossier.articles[0].blocks[0].segments) == kept.text.strip()
