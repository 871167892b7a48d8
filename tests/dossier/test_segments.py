from onrecord.dossier.segments import Block, Part, Role, blocks_of
from onrecord.dossier.shown import ShownClaim, shown_claims
from onrecord.model import Entry, KeptArticle
from tests.dossier.by_hand import ViewByHand, article, claim


def shown(kept: KeptArticle, entries: list[Entry]) -> tuple[ShownClaim, ...]:
    return shown_claims(entries, [kept], contested=frozenset(), beyond=frozenset())


def words(block: Block) -> str:
    return "".join(segment.text for segment in block.segments)


def test_paragraphs_keep_every_character_but_the_space_between_them():
    kept = article("A ferry sank.\n\nNobody  was hurt.\nThe owner is abroad.  \n")
    blocks = blocks_of(kept)
    assert [words(block) for block in blocks] == ["A ferry sank.", "Nobody  was hurt.", "The owner is abroad."]
    assert all(segment.span.of(kept.text) == segment.text for block in blocks for segment in block.segments)


def test_a_line_broken_to_fit_a_width_opens_no_paragraph():
    kept = article("The council of Aldermoor has met for the third time since\nthe flood and has not agreed.")
    assert len(blocks_of(kept)) == 1


def test_source_cue_and_content_are_told_apart():
    kept = article("The ferry was full, the harbour master said.")
    entries = ViewByHand().keep(kept, claim(kept, "The ferry was full", source="the harbour master", cue="said"))
    (block,) = blocks_of(kept, shown(kept, entries))
    marked = [(segment.text, *(mark.role for mark in segment.marks)) for segment in block.segments]
    assert marked == [
        ("The ferry was full", Role.CONTENT),
        (", ",),
        ("the harbour master", Role.SOURCE),
        (" ",),
        ("said", Role.CUE),
        (".",),
    ]


def test_a_voice_inside_a_voice_stands_in_both_claims():
    kept = article("The mayor said that a clerk had told her that the bridge was safe.")
    outer = claim(kept, "a clerk had told her that the bridge was safe", source="The mayor", cue="said")
    inner = claim(kept, "the bridge was safe", source="a clerk", cue="told", via=outer)
    (block,) = blocks_of(kept, shown(kept, ViewByHand().keep(kept, outer, inner)))
    assert {segment.text: segment.depth for segment in block.segments if segment.marks} == {
        "The mayor": 0,
        "said": 0,
        "a clerk": 1,
        " had ": 1,
        "told": 1,
        " her that ": 1,
        "the bridge was safe": 2,
    }


def test_marks_that_cross_each_other_are_cut_where_they_cross():
    kept = article("one two three four")
    entries = ViewByHand().keep(kept, claim(kept, "one two three"), claim(kept, "two three four"))
    (block,) = blocks_of(kept, shown(kept, entries))
    assert [(segment.text, len(segment.marks)) for segment in block.segments] == [
        ("one ", 1),
        ("two three", 2),
        (" four", 1),
    ]


def test_a_claim_opens_once_and_closes_once_though_it_runs_over_paragraphs():
    kept = article("“The dyke will hold,” Orla Venn said.\n\n“I have seen worse.”")
    made = claim(kept, ("“The dyke will hold,”", "“I have seen worse.”"), source="Orla Venn", cue="said")
    claims = shown(kept, ViewByHand().keep(kept, made))
    segments = [segment for block in blocks_of(kept, claims) for segment in block.segments]
    assert [segment.text for segment in segments if segment.opens] == ["“The dyke will hold,”"]
    assert [segment.text for segment in segments if segment.closes] == ["“I have seen worse.”"]


def test_the_head_is_told_apart_and_a_dateline_stays_in_its_paragraph():
    kept = article(
        "Dyke holds\nBy Ann Oake\nVENNHAM, May 3 — The dyke held.\nThe dyke on Monday",
        headline="Dyke holds",
        byline="By Ann Oake",
        dateline="VENNHAM, May 3 — ",
        captions="The dyke on Monday",
    )
    blocks = blocks_of(kept)
    assert [block.part for block in blocks] == [Part.HEADLINE, Part.BYLINE, Part.TEXT, Part.CAPTION]
    assert [segment.part for segment in blocks[2].segments] == [Part.DATELINE, Part.TEXT]


def test_a_headline_of_two_lines_is_one_block():
    kept = article("Dyke holds\nfor now\n\nIt rained.", headline="Dyke holds\nfor now")
    assert [words(block) for block in blocks_of(kept)] == ["Dyke holds\nfor now", "It rained."]


def test_an_article_of_nothing_but_space_has_no_blocks():
    assert blocks_of(article(" \n \n ")) == ()
