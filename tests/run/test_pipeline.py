"""How the stages are driven, with parts of a few lines."""

from __future__ import annotations

import re
from contextlib import closing
from dataclasses import replace

import pytest

from onrecord.config import Config
from onrecord.errors import LedgerUnavailable, PipelineError, Skip
from onrecord.ledger.base import ClaimQuery
from onrecord.ledger.memory import MemoryLedger
from onrecord.model import Document, Quote, Rejected, Span
from onrecord.run.ingest import ingest
from onrecord.run.pipeline import Done, Pipeline, Refused
from onrecord.testing import PlainAnnotator

PLAIN = Config(readers=("jsonl",), annotators=("onrecord.testing:PlainAnnotator",))


class Stumbling(PlainAnnotator):
    """Cannot take an article with a certain word in it; counts what it is asked."""

    name = "stumbling"
    asked: list[int] = []  # noqa: RUF012

    def annotate(self, batch):
        self.asked.append(len(batch))
        if any("Kumquat" in annotated.article.text for annotated in batch):
            raise ArithmeticError("no kumquats")
        return super().annotate(batch)


class Later(PlainAnnotator):
    """A later version, that takes the cue's "that" for content."""

    version = "2"

    def annotate(self, batch):
        return [
            replace(annotated, quotes=tuple(map(longer, annotated.quotes))) for annotated in super().annotate(batch)
        ]


class Needy(PlainAnnotator):
    name = "needy"
    needs = frozenset({"words", "quotes"})


class Forgetful(PlainAnnotator):
    name = "forgetful"

    def annotate(self, batch):
        return super().annotate(batch)[1:]


class Modelless(PlainAnnotator):
    name = "modelless"

    def __init__(self):
        raise OSError("there is no model here")


class Offline(PlainAnnotator):
    def annotate(self, batch):
        raise LedgerUnavailable("elsewhere", "is gone")


class Clumsy:
    name, version, media_types = "clumsy", "1", frozenset({"application/json"})

    def read(self, document):
        raise {b"1": ZeroDivisionError("by nought"), b"2": Skip(document.location, "is too sad.")}[document.content]
        yield


def longer(quote: Quote) -> Quote:
    first = quote.content[0]
    return replace(quote, content=(Span(first.start - 5, first.end),)) if first.start > 5 else quote


def pipeline(annotator: type | None = None, **settings: object) -> Pipeline:
    annotators = (f"{__name__}:{annotator.__name__}",) if annotator else PLAIN.annotators
    return Pipeline(replace(PLAIN, annotators=annotators, **settings))


def lines(*texts: str) -> list[Document]:
    return [
        Document(b'{"text": "%s"}' % text.encode(), "application/json", "wire.jsonl", line=number)
        for number, text in enumerate(texts, start=1)
    ]


def outcome(steps) -> list[str]:
    return [type(step).__name__ if not isinstance(step, Refused) else step.rejected.why for step in steps]


def test_a_document_ends_after_its_articles():
    steps = list(pipeline().run(lines("Ann Bel said that it fell.", "It rained all day.")))
    assert outcome(steps) == ["Reading", "Done", "Reading", "Done"]
    assert [made.claim.text for made in steps[0]] == ["it fell"]


def test_an_annotator_that_lacks_a_layer_says_which_and_what_the_order_is():
    name = f"{__name__}:Needy"
    with pytest.raises(PipelineError, match=r"needy: needs 'quotes' and 'words'.*Order now: none"):
        pipeline(Needy)
    with pytest.raises(PipelineError, match=r"needy: needs 'words', but.*Order now: plain\. Put"):
        Pipeline(replace(PLAIN, annotators=(*PLAIN.annotators, name)))


@pytest.mark.parametrize("name", ["nobody", "no.such.module:X", "onrecord.testing:Nobody", ":X", ".x:Y", "onrecord:"])
def test_a_part_that_cannot_be_found_is_named(name):
    with pytest.raises(PipelineError, match=re.escape(name)):
        Pipeline(replace(PLAIN, annotators=(name,)))


def test_an_article_that_an_annotator_stumbles_over_costs_itself_alone():
    steps = list(pipeline(Stumbling).run(lines("It rained all day.", "Kumquat jam is dear.", "It fell down today.")))
    assert outcome(steps) == [
        "Reading",
        "Done",
        "could not be annotated: ArithmeticError: no kumquats",
        "Done",
        "Reading",
        "Done",
    ]
    assert steps[2].rejected.location == "wire.jsonl:2"


def test_articles_are_annotated_together_until_the_batch_is_full():
    Stumbling.asked.clear()
    list(pipeline(Stumbling, batch_characters=30).run(lines(*["It rained all day."] * 5)))
    assert Stumbling.asked == [2, 2, 1]


def test_an_article_that_is_too_long_is_refused_with_both_figures():
    steps = list(pipeline(max_article_characters=20).run(lines("It rained.", "It rained again and again.")))
    assert outcome(steps)[:2] == ["Reading", "Done"]
    assert outcome(steps)[2] == "is too long: 26 characters, and an article may have 20."


def test_a_reader_that_breaks_costs_its_document_alone():
    documents = [Document(content, "application/json", "x") for content in (b"1", b"2")]
    steps = list(pipeline(readers=(f"{__name__}:Clumsy",)).run(documents))
    assert outcome(steps) == ["could not be read: ZeroDivisionError: by nought", "is too sad."]


def test_a_document_that_no_reader_takes_is_refused():
    assert outcome(pipeline().run([Document(b"%PDF", "application/pdf", "x.pdf")])) == [
        "no reader takes application/pdf."
    ]


def test_what_could_not_even_be_opened_comes_through():
    rejected = Rejected("document", "gone.txt", "cannot be opened.")
    assert list(pipeline().run([rejected])) == [Refused(rejected)]


@pytest.mark.parametrize("annotator", [Forgetful, Modelless, Offline])
def test_what_no_article_is_to_blame_for_stops_the_run(annotator):
    with pytest.raises((PipelineError, LedgerUnavailable)):
        list(pipeline(annotator).run(lines("It rained all day.", "It fell down today.")))


def test_documents_are_taken_one_by_one_as_they_are_needed():
    taken = []

    def documents():
        for document in lines(*["It rained all day."] * 100):
            taken.append(document)
            yield document

    steps = pipeline(batch_characters=50).run(documents())
    next(steps)
    assert len(taken) == 3
    next(step for step in steps if isinstance(step, Done))
    assert len(taken) == 3


def test_documents_that_are_refused_do_not_pile_up():
    taken = []

    def documents():
        for number in range(100):
            taken.append(number)
            yield Document(b"\0" * 100, "application/pdf", str(number))

    next(pipeline(batch_characters=500).run(documents()))
    assert len(taken) == 5


# Into a ledger


def test_documents_that_were_read_are_passed_over():
    with_two = lines("Ann Bel said that it fell.", "It rained all day.")
    with closing(MemoryLedger()) as ledger:
        first = ingest(with_two, ledger, pipeline())
        assert (first.documents, first.articles, first.claims, first.unchanged) == (2, 2, 2, 0)
        again = ingest([*with_two, *lines("It was dry then.")], ledger, pipeline())
        assert (again.documents, again.articles, again.claims, again.unchanged) == (1, 1, 1, 2)


def test_a_new_version_of_a_part_reads_again_and_supersedes():
    with closing(MemoryLedger()) as ledger:
        ingest(lines("Ann Bel said that it fell."), ledger, pipeline())
        progress = ingest(lines("Ann Bel said that it fell."), ledger, pipeline(Later))
        assert (progress.unchanged, progress.claims) == (0, 1)
        former, latter = ledger.view().claims(ClaimQuery(superseded=True))
        assert (former.claim.text, former.current, former.superseded_by) == ("it fell", False, latter.id)
        assert (latter.claim.text, latter.current) == ("that it fell", True)
        assert "plain 1" in former.made.maker.version
        assert "plain 2" in latter.made.maker.version


def test_what_was_refused_is_in_the_ledger_with_its_bytes():
    with closing(MemoryLedger()) as ledger:
        progress = ingest(lines("Kumquat jam is dear."), ledger, pipeline(Stumbling))
        (rejected,) = ledger.view().rejections()
        assert progress.rejected == [rejected]
        assert rejected.why == "could not be annotated: ArithmeticError: no kumquats"
        assert ledger.view().summary().documents == 1


def test_the_listener_hears_of_each_step():
    heard = []
    with closing(MemoryLedger()) as ledger:
        documents = lines("It rained all day.", "It fell down.")
        ingest(documents, ledger, pipeline(), lambda run: heard.append((run.stage, run.articles)))
    assert heard == [*(("reading", articles) for articles in (1, 1, 2, 2)), ("naming", 2), ("linking", 2)]


# Languages

FRENCH = (
    "Le maire a déclaré mardi que le pont resterait fermé jusqu'au printemps. La police a arrêté trois hommes "
    "soupçonnés d'avoir volé des documents au ministère. Les pêcheurs bloquent le port depuis lundi."
)
NOT_READ = "is in French (fr); only English is read for claims so far."


def test_an_article_in_another_language_comes_without_claims_and_is_named():
    steps = list(pipeline().run(lines("It rained all day.", FRENCH)))
    assert outcome(steps) == ["Reading", "Done", "Reading", NOT_READ, "Done"]
    kept, refused = steps[2:4]
    assert (kept.annotated.article.language, kept.made) == ("fr", ())
    assert (refused.rejected.what, refused.rejected.location) == ("article", "wire.jsonl:2")


def test_no_annotator_is_asked_for_an_article_in_another_language():
    Stumbling.asked.clear()
    list(pipeline(Stumbling).run(lines(FRENCH)))
    assert Stumbling.asked == []


def test_an_article_in_another_language_is_in_the_ledger_once():
    with closing(MemoryLedger()) as ledger:
        first = ingest(lines(FRENCH), ledger, pipeline())
        assert (first.articles, first.claims, [rejected.why for rejected in first.rejected]) == (1, 0, [NOT_READ])
        again = ingest(lines(FRENCH), ledger, pipeline())
        assert (again.unchanged, again.articles, again.rejected) == (1, 0, [])
        view = ledger.view()
        (kept,) = view.articles()
        assert (kept.language, kept.text) == ("fr", FRENCH)
        assert [rejected.why for rejected in view.rejections()] == [NOT_READ]
        assert view.verify().faults == ()


def test_a_later_version_reads_it_again():
    with closing(MemoryLedger()) as ledger:
        ingest(lines(FRENCH), ledger, pipeline())
        assert ingest(lines(FRENCH), ledger, pipeline(Later)).unchanged == 0


def test_the_stated_language_of_a_short_article_counts():
    document = Document(b'{"text": "Il pleut.", "language": "fr"}', "application/json", "wire.jsonl", line=1)
    assert outcome(pipeline().run([document])) == ["Reading", NOT_READ, "Done"]
