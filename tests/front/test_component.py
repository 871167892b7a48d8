"""Attributions in spaCy's documents."""

import os
import pickle
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc, DocBin
from spacy.util import raise_error

from onrecord.front.component import FACTORY, GROUPS, Attributions, attributions_of

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]

SAFE = "“The bridge is safe,” Ann Bel said."
NESTED = "The Harbour Post reported that a neighbour denied that the ferry had sunk."
PLAIN = "The lamp stood by the window."


@pytest.fixture(scope="module")
def nlp():
    made = spacy.blank("en")
    made.add_pipe(FACTORY)
    return made


def said(doc):
    return [
        tuple(" … ".join(map(str, spans)) for spans in (one.source, one.cue, one.content)) for one in doc._.attributions
    ]


def words(doc):
    return {name: [str(span) for span in group] for name, group in doc.spans.items()}


def test_an_attribution_is_spans_of_the_document(nlp):
    doc = nlp(SAFE)
    (one,) = doc._.attributions
    assert said(doc) == [("Ann Bel", "said", "“The bridge is safe,”")]
    assert (one.stance, one.kind, one.via) == ("asserts", "person", None)
    assert 0 < one.score <= 1
    assert one.source[0].doc is doc


def test_a_voice_in_a_content_knows_in_whose(nlp):
    outer, inner = nlp(NESTED)._.attributions
    assert inner.via.source == outer.source
    assert [str(one.source[0]) for one in inner.chain()] == ["The Harbour Post", "a neighbour"]
    assert (outer.stance, inner.stance) == ("asserts", "denies")


def test_the_spans_stand_in_groups_with_the_number_of_their_attribution(nlp):
    doc = nlp(NESTED)
    assert words(doc)["onrecord_sources"] == ["The Harbour Post", "a neighbour"]
    assert words(doc)["onrecord_cues"] == ["reported", "denied"]
    assert [(span.label_, span.id_) for span in doc.spans["onrecord_contents"]] == [("content", "0"), ("content", "1")]


def test_spans_are_of_whole_tokens_where_a_token_is_more_than_the_words(nlp):
    # spaCy takes the mark and the two words beside it for one token.
    doc = nlp('"It never sank,"said the captain.')
    (one,) = doc._.attributions
    assert 'sank,"said' in [token.text for token in doc]
    assert str(one.cue[0]) == 'sank,"said'


@pytest.mark.parametrize("text", ["", " \n ", PLAIN])
def test_a_text_without_attributions_has_empty_ones(nlp, text):
    doc = nlp(text)
    assert doc._.attributions == []
    assert words(doc) == {name: [] for name in GROUPS.values()}


def test_in_a_stream_each_document_reads_as_by_itself(nlp):
    texts = [SAFE, "", NESTED, PLAIN, SAFE]
    streamed = list(nlp.pipe(texts, batch_size=2))
    assert [doc.text for doc in streamed] == texts
    assert [said(doc) for doc in streamed] == [said(nlp(text)) for text in texts]


def test_a_document_that_fails_goes_to_the_error_handler_alone(nlp, monkeypatch):
    component, failed = nlp.get_pipe(FACTORY), []
    annotate = component._reader.annotate

    def stumbling(batch):
        if any("lamp" in annotated.article.text for annotated in batch):
            raise ArithmeticError("no lamps")
        return annotate(batch)

    monkeypatch.setattr(component._reader, "annotate", stumbling)
    component.set_error_handler(lambda name, _, docs, error: failed.append((name, str(error))))
    docs = map(nlp.make_doc, [SAFE, PLAIN, NESTED])
    assert [doc.text for doc in component.pipe(docs, batch_size=3)] == [SAFE, NESTED]
    assert failed == [(FACTORY, "no lamps")]
    component.set_error_handler(raise_error)


def test_attributions_are_kept_with_the_document(nlp):
    doc = nlp(NESTED)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert (said(again), words(again)) == (said(doc), words(doc))
    (packed,) = DocBin(docs=[doc], store_user_data=True).get_docs(nlp.vocab)
    assert said(packed) == said(doc)


def test_attributions_below_the_least_score_are_left_out(nlp):
    scores = [one.score for one in nlp(NESTED)._.attributions]
    component = Attributions(min_score=sorted(scores)[0] + 0.001)
    left = component(nlp.make_doc(NESTED))._.attributions
    assert len(left) == len(scores) - 1
    assert all(one.score >= component.min_score for one in left)


@pytest.mark.parametrize("score", [-0.1, 1.5])
def test_a_score_that_cannot_be_is_named(score):
    with pytest.raises(ValueError, match=f"min_score in 0…1, got {score}"):
        spacy.blank("en").add_pipe(FACTORY, config={"min_score": score})


def test_settings_are_kept_with_the_pipeline(tmp_path):
    nlp = spacy.blank("en")
    nlp.add_pipe(FACTORY, config={"min_score": 0.25})
    nlp.to_disk(tmp_path / "model")
    assert spacy.load(tmp_path / "model").get_pipe(FACTORY).min_score == 0.25
    other = spacy.blank("en")
    other.add_pipe(FACTORY)
    assert other.from_bytes(nlp.to_bytes()).get_pipe(FACTORY).min_score == 0.25
    assert pickle.loads(pickle.dumps(nlp.get_pipe(FACTORY))).min_score == 0.25


def test_settings_of_another_reader_are_taken_on_with_a_warning(nlp):
    component = Attributions()
    with pytest.warns(UserWarning, match="version 0 of its reader"):
        component.from_bytes(b'{"reader": "0", "min_score": 0.5}')
    assert component.min_score == 0.5


def test_sentences_and_names_of_components_before_it_are_used(nlp):
    doc = nlp.make_doc(SAFE)
    doc.set_ents([doc.char_span(22, 29, label="ORG")])
    (one,) = nlp.get_pipe(FACTORY)(doc)._.attributions
    assert one.kind == "organisation"


def test_an_extension_of_somebody_else_is_not_overwritten():
    Doc.set_extension("attributions", default=[], force=True)
    try:
        with pytest.raises(ValueError, match=r"doc._.attributions is another's already"):
            spacy.blank("en").add_pipe(FACTORY)
    finally:
        Doc.set_extension("attributions", getter=attributions_of, force=True)


def test_spacy_finds_the_component_by_its_entry_point_without_an_import(tmp_path):
    """In a fresh Python that sees the entry points of pyproject.toml as those of an installed package."""
    points = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["entry-points"]["spacy_factories"]
    assert list(points) == [FACTORY]
    installed = tmp_path / "spoken_for-1.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: spoken-for\nVersion: 1\n")
    lines = (f"{name} = {place}\n" for name, place in points.items())
    (installed / "entry_points.txt").write_text("[spacy_factories]\n" + "".join(lines))
    made = f'import spacy; nlp = spacy.blank("en"); nlp.add_pipe("{FACTORY}")'
    code = f'{made}; print(nlp("{SAFE}")._.attributions[0].source)'
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(tmp_path), str(ROOT / "src")))}
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, timeout=120)
    assert ran.stdout == "[Ann Bel]\n", ran.stderr
