"""A matter at a glance: which of its claims say most plainly what it is about."""

from onrecord.dossier.glance import glances
from onrecord.dossier.listing import weighed
from onrecord.model import Kind, Side
from tests.dossier.by_hand import ViewByHand, article, claim, on


def bridge() -> ViewByHand:
    """Four say that the bridge is safe, some more plainly than others, and one denies it."""
    view = ViewByHand()
    words = (
        ("the bridge is safe", "Ida Holm", Kind.PERSON),
        ("safe enough", "an official", Kind.UNNAMED),
        ("we drove over it all the same", "Per Lind", Kind.PERSON),
        ("the bridge is as safe as ever", "Ida Holm", Kind.PERSON),
        ("the bridge was never safe", "Eva Berg", Kind.PERSON),
    )
    claims = []
    for day, (content, source, kind) in enumerate(words, start=1):
        kept = article(f"“{content}”, {source} said.", published=on(2031, 5, day))
        claims.append(claim(kept, content, source=source, cue="said", kind=kind))
        view.keep(kept, claims[-1])
    view.matter_of("Is the bridge safe?", for_=claims[:4], against=claims[4:])
    view.contest(claims[0], claims[4], score=0.9)
    return view


def test_key_claims_face_the_other_side_answer_in_the_questions_words_and_name_whose_word_it_is():
    view = bridge()
    (glance,) = glances(view, weighed(view, view.matters()), keys=3)
    assert [key.name for key in glance.on(Side.FOR).key] == ["Ida Holm", "Per Lind", "an official"]
    assert glance.on(Side.FOR).key[0].words == "the bridge is safe"
    assert [key.name for key in glance.on(Side.AGAINST).key] == ["Eva Berg"]


def test_a_glance_counts_what_the_whole_matter_holds():
    view = bridge()
    (glance,) = glances(view, weighed(view, view.matters()))
    assert [(side.side.value, side.origins, side.claims, len(side.key)) for side in glance.sides] == [
        ("for", 4, 4, 1),
        ("against", 1, 1, 1),
        ("open", 0, 0, 0),
    ]
    assert (glance.claims, glance.articles, glance.outlets, glance.contested) == (5, 5, ("Daily Post",), True)
    assert [side.side for side in glance.parties] == [Side.FOR, Side.AGAINST]
    assert len(glance.on(Side.FOR).moments) == 4
