from dataclasses import replace
from datetime import date

import pytest

from onrecord.dossier import trail_of
from onrecord.dossier.told import Gloss, Who
from onrecord.dossier.trail import events_told, read_aloud
from onrecord.errors import NotFound
from onrecord.model import (
    Claim,
    Correction,
    Event,
    Flag,
    KeptCorrection,
    Kind,
    Mend,
    Place,
    Span,
    Speaker,
    Stance,
    Time,
    TimeType,
    When,
)
from onrecord.model.correction import corrected
from tests.dossier.by_hand import ViewByHand, article, claim, spans

TEXT = "It rained.\n\nA neighbour said that the mayor had denied that he owed money.\n\nIt rained on."


def chain() -> tuple[ViewByHand, Claim]:
    view = ViewByHand()
    kept = article(TEXT)
    outer = claim(kept, "the mayor had denied that he owed money", source="A neighbour", cue="said", kind=Kind.UNNAMED)
    inner = claim(kept, "he owed money", source="the mayor", cue="denied", stance=Stance.DENIES, via=outer)
    view.keep(kept, outer, inner)
    return view, inner


def test_the_chain_is_read_aloud_from_the_outlet_inwards():
    _, inner = chain()
    assert read_aloud(inner) == "Daily Post said that a neighbour said that the mayor denied: “he owed money”"


def test_a_denial_in_the_words_themselves_denies_something_else():
    kept = article("The mayor said that the story was false.")
    made = claim(kept, "that the story was false", source="The mayor", cue="said", stance=Stance.DENIES)
    assert read_aloud(made, in_words=True).endswith("the mayor denied it, saying: “that the story was false”")


def test_the_outlets_own_voice_is_read_aloud_as_its_own():
    assert read_aloud(claim(article("It rained."), "It rained.")) == "Daily Post stated: “It rained.”"
    assert read_aloud(claim(article("It rained.", outlet=None), "It rained.")) == "The article stated: “It rained.”"


def test_a_quotation_that_ends_a_claim_keeps_both_its_marks():
    said = "that it was “a disgrace”"
    assert read_aloud(claim(article(said), said)).endswith("“that it was “a disgrace””")
    assert read_aloud(claim(article("“A disgrace,”"), "“A disgrace,”")).endswith("stated: “A disgrace,”")


@pytest.mark.parametrize("source", ["Ann Bel, a nurse", "Ann Bel, a nurse,"])
def test_what_a_comma_opens_in_a_name_one_closes(source):
    kept = article("Ann Bel, a nurse, said it rained.")
    aloud = read_aloud(claim(kept, "it rained", source=source, cue="said"))
    assert aloud == "Daily Post said that Ann Bel, a nurse, said: “it rained”"


def test_a_cue_without_a_source_is_read_aloud_as_nobodys():
    kept = article("The well is reportedly dry.")
    made = claim(kept, "dry", cue="reportedly", stance=Stance.ALLEGES, kind=Kind.NONE)
    assert read_aloud(made) == "Daily Post said that somebody it does not name alleged: “dry”"


def test_a_trail_shows_the_paragraph_of_the_claim_and_no_other():
    view, inner = chain()
    (block,) = trail_of(view, inner.id).blocks
    assert block.span.of(TEXT).startswith("A neighbour said")


def test_a_trail_counts_in_the_page_where_the_article_was_found():
    view, inner = chain()
    (place,) = trail_of(view, inner.id).places
    assert place.passage.locations == ("post.txt",)
    start = 10 + TEXT.index("he owed money")
    assert place.content == (Span(start, start + len("he owed money")),)


def test_a_trail_names_what_contradicts_the_claim_and_why():
    view, inner = chain()
    other = article("He owed a fortune.", outlet="Evening Star")
    view.keep(other, debt := claim(other, "He owed a fortune"))
    view.contest(debt, inner, "one denies what the other says")
    (against,) = trail_of(view, inner.id[:8]).against
    assert (against.entry.id, against.reasons) == (debt.id, ("one denies what the other says",))


def test_a_superseded_claim_leads_to_the_one_that_took_its_place():
    view, inner = chain()
    view.made[0] = replace(view.made[0], current=False, superseded_by=inner.id)
    trail = trail_of(view, view.made[0].id)
    assert trail.superseded_by is not None
    assert trail.superseded_by.id == inner.id


def at(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def test_a_trail_tells_who_speaks_and_what_is_claimed_to_have_happened_when_and_where():
    view, inner = chain()
    owing = Event(at("owed"), "COERCE", place=0, factuality=-3.0, quote=1)
    where = Place(at("money"), "Moneyton", 1.0, 2.0, None, "GB")
    when = Time(at("had"), "PAST_REF", TimeType.DATE, When(None, None, None))
    flags = (Flag(at("It rained."), "odd", "elsewhere"), Flag(at("neighbour"), "odd", "here"))
    view.kept[0] = replace(view.kept[0], events=(owing,), places=(where,), times=(when,), flags=flags)
    outer, told = view.made
    view.made[0] = replace(outer, events=(owing,), places=(where,), times=(when,))
    view.made[1] = replace(told, events=(owing,), reports=(owing,), speaker=Speaker(1, office=at("the mayor")))
    trail = trail_of(view, inner.id)
    assert trail.who == Who(Kind.PERSON, office="the mayor")
    place = "at Moneyton (GB, 1.00, 2.00)"
    assert trail.happened == (f"COERCE: “owed”, {place}; the source holds for certain that it is not so",)
    # The neighbour reports that the mayor does; how sure the neighbour is of the event is not said.
    assert trail_of(view, outer.id).happened == (f"COERCE: “owed”, {place}",)
    assert trail_of(view, outer.id).spots == (Gloss("money", "Moneyton (GB, 1.00, 2.00)"),)
    assert trail_of(view, outer.id).times == (Gloss("had", "PAST_REF, date"),)
    assert trail.flags == (Gloss("neighbour", "odd: here"),)


def test_the_events_of_an_article_come_in_order_with_who_holds_them_for_so():
    kept = article("It rained. A clerk said that the pier fell.")
    rained, fell = (Event(spans(kept.text, words)[0], "ACCIDENT") for words in ("rained", "fell"))
    kept = replace(kept, events=(fell, rained))
    view = ViewByHand()
    own, said = view.keep(
        kept, claim(kept, "It rained."), claim(kept, "the pier fell", source="A clerk", cue="said", kind=Kind.UNNAMED)
    )
    entries = [replace(own, events=(rained,), reports=(rained,)), replace(said, events=(fell,), reports=(fell,))]
    assert events_told(kept, entries) == (
        "ACCIDENT: “rained”; Daily Post holds it for certain",
        "ACCIDENT: “fell”; a clerk holds it for certain",
    )
    assert events_told(kept, ()) == ("ACCIDENT: “rained”", "ACCIDENT: “fell”")


def test_a_claim_that_is_not_there_is_not_found():
    with pytest.raises(NotFound):
        trail_of(ViewByHand(), "c0")


def mended(view: ViewByHand, which: Claim, *corrections: Correction) -> None:
    """Have people say something of a claim that the view holds."""
    position = next(at for at, entry in enumerate(view.made) if entry.id == which.id)
    kept = tuple(KeptCorrection(number, each) for number, each in enumerate(corrections, start=1))
    now = corrected(which, corrections, view.kept[0].text)
    view.made[position] = replace(view.made[position], corrections=kept, mended=now)


def test_a_trail_tells_what_people_said_and_what_the_machine_had_read():
    view, inner = chain()
    mended(
        view,
        inner,
        Correction(Mend.STANCE, inner.id, "Ada", stance=Stance.DOUBTS, reasons=("he hesitated",)),
        Correction(Mend.SOURCE, inner.id, "Ben", spans=spans(TEXT, "mayor")),
        Correction(Mend.ACCEPT, inner.id, "Ben"),
    )
    stance, source, right = trail_of(view, inner.id).said
    assert (str(stance), stance.by, stance.reasons) == (
        "the stance is doubts; the machine read denies",
        "Ada",
        ("he hesitated",),
    )
    assert str(source) == "the source is “mayor”; the machine read “the mayor”"
    assert (str(right), right.number) == ("right as it stands", 3)
    assert trail_of(view, inner.id).read_aloud.endswith("that mayor doubted: “he owed money”")


def test_what_happened_is_told_with_the_place_and_the_time_that_people_give():
    text = "Jets bombed Tarn in May."
    where, when = spans(text, "Tarn")[0], spans(text, "May")[0]
    tarn = Place(where, "Tarn", 32.0, 20.0, 1, "LY")
    may = Time(when, "2031-05", TimeType.DATE, When("2031-05", date(2031, 5, 1), date(2031, 5, 31)))
    bombed = Event(spans(text, "bombed")[0], "ASSAULT", place=0, time=0)
    kept = replace(article(text), places=(tarn,), times=(may,), events=(bombed,))
    view, said = ViewByHand(), claim(kept, text)
    view.keep(kept, said)
    view.made[0] = replace(view.made[0], events=(bombed,), reports=(bombed,))
    mended(
        view,
        said,
        Correction(Mend.PLACE, said.id, "Ada", mark=where, place=replace(tarn, name="Tarne", country="FR")),
        Correction(Mend.TIME, said.id, "Ada", mark=when, when=When.day(date(2031, 5, 3))),
    )
    told = "ASSAULT: “bombed”, at Tarne (FR, 32.00, 20.00), on 3 May 2031; Daily Post holds it for certain"
    assert events_told(kept, view.made) == (told,)
    place, time = trail_of(view, said.id).said
    assert str(place) == "“Tarn” is Tarne (FR, 32.00, 20.00); the machine read Tarn (LY, 32.00, 20.00)"
    assert str(time) == "“May” is 3 May 2031; the machine read May 2031"
