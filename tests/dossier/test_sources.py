import pytest

from onrecord.dossier import build
from onrecord.ledger.base import ClaimQuery
from onrecord.model import Entity, Kind, Ruling, Span, Stance, Verdict
from tests.dossier.by_hand import ViewByHand, article, claim


def test_claims_of_one_name_in_two_articles_are_one_source():
    view = ViewByHand()
    for outlet in ("Daily Post", "Evening Star"):
        kept = article("Ida Marl said the well is dry.", outlet=outlet)
        view.keep(kept, claim(kept, "the well is dry", source="Ida Marl", cue="said"))
    (source,) = build(view, ClaimQuery()).sources
    assert source.name == "Ida Marl"
    assert len(source.claims) == 2


def test_a_source_goes_by_the_name_of_its_entity():
    view = ViewByHand()
    ida = Entity("e1", "Ida Marl", "PERSON", (Span(0, 4),))
    kept = article("Marl said the well is dry. She denied a leak.", entities=(ida,))
    view.keep(
        kept,
        claim(kept, "the well is dry", source="Marl", cue="said", entity=ida),
        claim(kept, "a leak", source="She", cue="denied", stance=Stance.DENIES, entity=ida),
    )
    (source,) = build(view, ClaimQuery()).sources
    assert (source.name, source.other_names) == ("Ida Marl", ("Marl",))
    assert dict(source.stances) == {Stance.ASSERTS: 1, Stance.DENIES: 1}


def bel_of(view, number, name="Ann Bel"):
    ann = Entity(f"e{number}", name, "PERSON", (Span(0, len(name)),))
    kept = article(f"{name} said the well is dry.", outlet=f"Post {number}", entities=(ann,))
    view.keep(kept, claim(kept, "the well is dry", source=name, cue="said", entity=ann))


def ruled(left, right, verdict):
    return Ruling(left, right, verdict, 0.9, ("so",), "canon 1")


def test_what_is_called_otherwise_in_another_article_is_one_source_where_the_canon_says_so():
    view = ViewByHand(rulings=[ruled("e1", "e2", Verdict.YES)])
    for number, name in enumerate(("Ann Bel", "Anne Belle", "Ann Bel"), 1):
        bel_of(view, number, name)
    (source,) = build(view, ClaimQuery()).sources
    assert (source.name, source.other_names, len(source.claims)) == ("Ann Bel", ("Anne Belle",), 3)


def test_namesakes_that_the_canon_holds_apart_are_two_sources():
    view = ViewByHand(rulings=[ruled("e1", "e2", Verdict.NO)])
    bel_of(view, 1)
    bel_of(view, 2)
    assert [len(source.claims) for source in build(view, ClaimQuery()).sources] == [1, 1]


@pytest.mark.parametrize(
    "source", ["Residents of Aldermoor", "Aldermoor’s mayor", "People in the Aldermoor", "The Aldermoor council"]
)
def test_who_is_called_after_a_place_is_not_that_place(source):
    view = ViewByHand()
    start = source.index("Aldermoor")
    town = Entity("e1", "Aldermoor", "GPE", (Span(start, start + len("Aldermoor")),))
    kept = article(f"{source} said the well is dry.", entities=(town,))
    view.keep(kept, claim(kept, "the well is dry", source=source, cue="said", entity=town))
    assert build(view, ClaimQuery()).sources[0].name == source


def test_the_mayor_of_one_article_is_not_the_mayor_of_another():
    view = ViewByHand()
    for outlet in ("Daily Post", "Evening Star"):
        kept = article("The mayor said the well is dry.", outlet=outlet)
        view.keep(kept, claim(kept, "the well is dry", source="The mayor", cue="said", kind=Kind.OFFICE))
    sources = build(view, ClaimQuery()).sources
    assert [source.article_id for source in sources] == [kept.id for kept in view.kept]


def test_a_pronoun_that_nobody_resolved_is_told_to_be_one():
    view = ViewByHand()
    kept = article("She said the well is dry.")
    view.keep(kept, claim(kept, "the well is dry", source="She", cue="said"))
    (source,) = build(view, ClaimQuery()).sources
    assert (source.is_pronoun, source.article_id) == (True, kept.id)


def test_unnamed_sources_stand_apart():
    view = ViewByHand()
    kept = article("An official said the well is dry. Ida Marl said it is not.")
    view.keep(
        kept,
        claim(kept, "the well is dry", source="An official", cue="said", kind=Kind.UNNAMED),
        claim(kept, "it is not", source="Ida Marl", cue="said"),
    )
    dossier = build(view, ClaimQuery())
    assert [source.name for source in dossier.named] == ["Ida Marl"]
    assert [source.name for source in dossier.unnamed] == ["An official"]


def test_a_cue_without_a_source_is_nobodys_word():
    view = ViewByHand()
    kept = article("The well is reportedly dry.")
    view.keep(kept, claim(kept, ("The well is", "dry"), cue="reportedly", stance=Stance.ALLEGES, kind=Kind.NONE))
    (source,) = build(view, ClaimQuery()).unnamed
    assert source.name == "No source named"


def test_those_in_disputes_come_first():
    view = ViewByHand()
    kept = article("Ida Marl said the well is dry. Jon Reed said it rained. Jon Reed said it is wet.")
    made = [
        claim(kept, "it rained", source="Jon Reed", cue="said"),
        claim(kept, "it is wet", source="Jon Reed", cue="said"),
        claim(kept, "the well is dry", source="Ida Marl", cue="said"),
    ]
    other = article("The well is full.", outlet="Evening Star")
    view.keep(kept, *made)
    view.keep(other, full := claim(other, "The well is full"))
    view.contest(made[2], full, "dry is not full")
    assert [source.name for source in build(view, ClaimQuery()).sources] == ["Ida Marl", "Jon Reed"]
