from __future__ import annotations

import re

import pytest

from onrecord.claims.compose import compose
from onrecord.model import (
    Annotated,
    Article,
    Claim,
    Document,
    Entity,
    Kind,
    Made,
    Maker,
    Mention,
    Page,
    Quote,
    Span,
    Speaker,
    Stance,
    Word,
)

MAKER = Maker("by-hand", "1")
SENTENCE = re.compile(r"\S.*?[.!?][”\"]?(?=\s|$)|\S.*$", re.M)


def at(text: str, *words: str) -> tuple[Span, ...]:
    """Where words stand in a text; each is looked for after the one before."""
    found: list[Span] = []
    for each in words:
        start = text.index(each, found[-1].end if found else 0)
        found.append(Span(start, start + len(each)))
    return tuple(found)


def quote(text: str, source: str, cue: str, *content: str, score: float = 0.9) -> Quote:
    return Quote(at(text, source) if source else (), at(text, cue) if cue else (), at(text, *content), score)


def made(text: str, *quotes: Quote, outlet: str | None = "Daily Post", **more: object) -> list[Made]:
    page = Page(Document(text.encode(), "text/plain", "page.txt"), text, "utf-8")
    head = {name: more.pop(name) for name in ("dateline", "byline", "captions") if name in more}
    article = Article(page, Span(0, len(text)), 1, outlet=outlet, **head)
    sentences = tuple(Span(*match.span()) for match in SENTENCE.finditer(text))
    return list(compose(Annotated(article, sentences=sentences, quotes=quotes, **more), MAKER))


def claims(text: str, *quotes: Quote, **more: object) -> list[Claim]:
    return [each.claim for each in made(text, *quotes, **more)]


def attributed(text: str, *quotes: Quote, **more: object) -> list[Claim]:
    return [claim for claim in claims(text, *quotes, **more) if claim.attribution]


def own(text: str, *quotes: Quote, **more: object) -> list[str]:
    return [claim.text for claim in claims(text, *quotes, **more) if not claim.attribution]


def chain(claim: Claim) -> list[str]:
    return [voice.text for voice in claim.chain()]


def test_a_quote_is_a_claim_of_its_source() -> None:
    text = "The mayor said that the pier was shut."
    (claim,) = attributed(text, quote(text, "The mayor", "said", "that the pier was shut"))
    assert chain(claim) == ["Daily Post", "The mayor"]
    assert claim.text == "that the pier was shut"
    assert claim.stance is Stance.ASSERTS
    assert claim.source.kind is Kind.OFFICE


def test_a_denial_reported_by_a_neighbour_keeps_both_voices() -> None:
    text = "A neighbour said that the mayor denied that he had paid."
    outer = quote(text, "A neighbour", "said", "that the mayor denied that he had paid")
    inner = quote(text, "the mayor", "denied", "that he had paid")
    first, second = attributed(text, inner, outer)
    assert chain(first) == ["Daily Post", "A neighbour"]
    assert chain(second) == ["Daily Post", "A neighbour", "the mayor"]
    assert second.via == first
    assert second.stance is Stance.DENIES


def test_of_three_voices_each_stands_in_the_one_around_it() -> None:
    text = "Radio Quill said the mayor claimed a clerk warned that the dam leaks."
    outer = quote(text, "Radio Quill", "said", "the mayor claimed a clerk warned that the dam leaks")
    middle = quote(text, "the mayor", "claimed", "a clerk warned that the dam leaks")
    inner = quote(text, "a clerk", "warned", "that the dam leaks")
    assert [chain(claim)[1:] for claim in attributed(text, inner, outer, middle)] == [
        ["Radio Quill"],
        ["Radio Quill", "the mayor"],
        ["Radio Quill", "the mayor", "a clerk"],
    ]


def test_a_quote_whose_source_stands_outside_is_not_inside() -> None:
    text = "The mayor said and the clerk denied that the dam leaks."
    first = quote(text, "The mayor", "said", "that the dam leaks")
    second = quote(text, "the clerk", "denied", "that the dam leaks")
    assert [chain(claim)[1:] for claim in attributed(text, first, second)] == [["The mayor"], ["the clerk"]]


def test_content_in_parts_is_one_claim() -> None:
    text = "“The pier,” the mayor said, “stays shut.”"
    (claim,) = attributed(text, quote(text, "the mayor", "said", "“The pier,”", "“stays shut.”"))
    assert claim.text == "“The pier,” … “stays shut.”"
    assert len(claim.content) == 2


def test_without_a_source_nobody_speaks() -> None:
    text = "It was reported that the dam leaks."
    (claim,) = attributed(text, quote(text, "", "was reported", "that the dam leaks"))
    assert claim.source.kind is Kind.NONE
    assert claim.source.spans == ()


def test_without_a_cue_a_source_asserts() -> None:
    text = "The mayor: the dam does not leak at all."
    (claim,) = attributed(text, quote(text, "The mayor", "", "the dam does not leak at all"))
    assert claim.stance is Stance.ASSERTS


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "stance"),
    [
        ("The board could not confirm the leak.", "The board", "confirm", "the leak", Stance.DOUBTS),
        ("“We did not pay,” she said.", "she", "said", "“We did not pay,”", Stance.ASSERTS),
        ("Islanders called for a vote.", "Islanders", "called", "for a vote", Stance.DEMANDS),
        ("It rained. Never mind. The board confirmed it.", "The board", "confirmed", "it", Stance.CONFIRMS),
    ],
)
def test_the_words_around_a_cue_count(text: str, source: str, cue: str, content: str, stance: Stance) -> None:
    assert attributed(text, quote(text, source, cue, content))[0].stance is stance


def test_what_no_source_says_the_outlet_says() -> None:
    text = "The pier is shut since May. “It leaks,” the mayor said. Nobody has repaired it yet."
    said = quote(text, "the mayor", "said", "“It leaks,”")
    assert own(text, said) == ["The pier is shut since May.", "Nobody has repaired it yet."]
    assert claims(text, said)[-1].source.text == "Daily Post"
    assert claims(text, said)[-1].source.kind is Kind.OUTLET


def test_an_outlet_that_is_not_known_is_called_the_article() -> None:
    assert claims("The pier is shut since May.", outlet=None)[0].source.text == "the article"


def test_a_question_of_the_outlet_asks() -> None:
    assert claims("Who shut the pier?")[0].stance is Stance.ASKS


@pytest.mark.parametrize(
    "text",
    [
        "“I have read it twice. I saw no evidence in it. Nobody has signed.”",
        "“I have read it twice and nobody closed the mark.\n\nThe pier is shut since May.",
        '"I have read it all twice," and left.',
        "Published: 14 January 2031, 06:40",
        "Read also: Pier to stay shut until May",
        "Photo: Ann Lee for the Daily Post",
        "Three things to know now:",
        "Subscribe to our daily letter",
        "(Writing by Ann Lee; Editing by Ivo Tamm and M. O'Dell)",
        "Reporting by Ann Lee in Reedmouth and Jan van Osten",
        "Additional reporting by Ivo Tamm.",
    ],
)
def test_the_words_of_others_and_of_the_page_itself_are_not_the_outlets(text: str) -> None:
    assert own(text) == [each for each in ("The pier is shut since May.",) if each in text]


def test_a_headline_about_publishing_is_a_claim() -> None:
    assert own("Published accounts of the blast differ by a wide margin.") != []
    assert own("Images showed that the pier had burned down.") != []
    assert own("Reporting by Ann Lee showed that the pier had burned down.") != []


def test_a_sentence_without_a_verb_claims_nothing() -> None:
    text = "Corrick Tor, Pellorne, 18 January. The pier is shut again."
    tags = {"is": "VBZ"}
    words = tuple(
        Word(*found.span(), found[0], tags.get(found[0], "NN"), "dep", number)
        for number, found in enumerate(re.finditer(r"\w+", text))
    )
    assert own(text, words=words) == ["The pier is shut again."]


def test_datelines_bylines_and_captions_are_no_claims() -> None:
    text = "By Ann Lee in Reedmouth\nWorkers look at the pier on Monday\nThe pier is shut again."
    byline, caption = at(text, "By Ann Lee in Reedmouth", "Workers look at the pier on Monday")
    assert own(text, byline=byline, captions=(caption,)) == ["The pier is shut again."]


def test_two_quotes_of_the_same_words_are_one_claim() -> None:
    text = "The mayor said that the pier was shut."
    same = quote(text, "The mayor", "said", "that the pier was shut")
    assert len(attributed(text, same, same)) == 1


def test_the_score_is_that_of_the_quote_and_no_part_of_the_id() -> None:
    text = "The mayor said that the pier was shut."
    sure, unsure = (
        made(text, quote(text, "The mayor", "said", "that the pier was shut", score=score))[0] for score in (0.9, 0.4)
    )
    assert (sure.score, unsure.score) == (0.9, 0.4)
    assert sure.claim.id == unsure.claim.id


def test_a_surname_is_a_person_where_the_whole_name_stands_elsewhere() -> None:
    text = "Ivo Tamm came at nine. Tamm said that he was late."
    whole, surname = at(text, "Ivo Tamm", "Tamm said")
    surname = Span(surname.start, surname.start + 4)
    names = (Mention(whole, "Ivo Tamm", "PERSON"), Mention(surname, "Tamm", "ORG"))
    said = Quote((surname,), at(text, "said"), at(text, "that he was late"))
    assert attributed(text, said, names=names)[0].source.kind is Kind.PERSON


def test_a_source_is_the_entity_that_it_mentions() -> None:
    text = "The mayor, Ann Lee, said that the pier was shut."
    entity = Entity("e1", "Ann Lee", "PERSON", at(text, "Ann Lee"))
    (claim,) = attributed(text, quote(text, "The mayor, Ann Lee", "said", "that the pier was shut"), entities=(entity,))
    assert claim.source.entity == "e1"


def test_a_source_is_whom_its_speaker_is_tied_to_and_a_pronoun_has_that_ones_kind():
    text = "The Harbour Board met. It said all fell."
    board = Entity("board", "Harbour Board", "ORG", at(text, "Harbour Board"))
    said = quote(text, "It", "said", "all fell")
    speaker = Speaker(0, "board", name=board.mentions[0])
    (claim,) = attributed(text, said, entities=(board,), speakers=(speaker,))
    assert (claim.source.text, claim.source.entity, claim.source.kind) == ("It", "board", Kind.ORGANISATION)


def test_a_name_in_a_source_is_not_whose_word_it_is_where_its_speaker_is_nobody():
    text = "An Ostrel official said all fell."
    ostrel = Entity("ostrel", "Ostrel", "GPE", at(text, "Ostrel"))
    said = quote(text, "An Ostrel official", "said", "all fell")
    (claim,) = attributed(text, said, entities=(ostrel,), speakers=(Speaker(0),))
    assert claim.source.entity is None


def test_whoever_is_tied_to_a_person_is_one_whatever_the_name_looks_like():
    text = "Rasmus Hollens came. Hollens said all fell."
    hollens = Entity("hollens", "Rasmus Hollens", "PERSON", at(text, "Rasmus Hollens"))
    surname = Span(text.index("Hollens said"), text.index(" said"))
    said = Quote((surname,), at(text, "said"), at(text, "all fell"))
    assert attributed(text, said, entities=(hollens,))[0].source.kind is Kind.GROUP
    speaker = Speaker(0, "hollens", name=hollens.mentions[0])
    assert attributed(text, said, entities=(hollens,), speakers=(speaker,))[0].source.kind is Kind.PERSON


def kept_back(words: str) -> list[str]:
    """The attributed contents of an article in which a clerk `words`, where its name is withheld, told of a fall."""
    text = f"A clerk who {words} said that it fell."
    cue, _, content = words.partition(" ")
    said, asked = quote(text, "A clerk", "said", "that it fell"), quote(text, "who", cue, content)
    speakers = (Speaker(0, withheld=at(text, cue)[0]), Speaker(1))
    return [claim.text for claim in attributed(text, said, asked, speakers=speakers)]


@pytest.mark.parametrize(
    "words",
    [
        "asked not to be named",
        "wished to remain anonymous",
        "requested anonymity because he feared for his post",
        "declined to be identified, citing the board's rules",
    ],
)
def test_that_a_name_is_kept_back_is_no_claim_of_its_own(words: str) -> None:
    assert kept_back(words) == ["that it fell"]


@pytest.mark.parametrize("words", ["refused to be identified with the plan", "asked for a new bridge"])
def test_what_only_begins_as_if_a_name_were_kept_back_is_a_claim(words: str) -> None:
    assert len(kept_back(words)) == 2


def test_where_no_speaker_is_withheld_the_words_are_a_claim() -> None:
    text = "A clerk asked not to be named."
    said = quote(text, "A clerk", "asked", "not to be named")
    assert len(attributed(text, said)) == 1
    assert own(text, said, speakers=(Speaker(0, withheld=said.cue[0]),)) == [text]
