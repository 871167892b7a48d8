"""What every annotator must do: subclass `AnnotatorSuite`, and an annotator that passes is one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from itertools import pairwise

from onrecord.annotate.base import Annotator
from onrecord.model import Annotated, Mention, Span, Word
from onrecord.testing.by_hand import article

LAYERS = frozenset(field.name for field in fields(Annotated)) - {"article"}

TEXTS = (
    'The bridge at Ostrel is safe, the mayor said. "It never fell," Ann Bel said.',
    "Ten people died in Tarn on Tuesday.\n\nThe Harbour Board denied that the water was high.",
    "A clerk said that the mayor said that Ann Bel admitted that she knew.",
)
AWKWARD = (
    "x",
    "\n \n",
    "“",
    '"He said, “No,',
    "He said that",
    "THE MAYOR SAID THAT ALL IS WELL",
    "🙂 “Ça va,” a dit Zoë. 市長は言った。",
    "a" * 3000,
    "“ ” said said said. " * 50,
)


class AnnotatorSuite:
    """Subclass it and give `make`; and `prepared` where it needs layers that others give."""

    def make(self) -> Annotator:
        """The annotator."""
        raise NotImplementedError

    def prepared(self, batch: Sequence[Annotated]) -> Sequence[Annotated]:
        """The articles with the layers that it needs."""
        return batch

    def test_it_says_which_layers_it_needs_and_gives(self) -> None:
        annotator = self.make()
        assert annotator.name
        assert annotator.version
        assert annotator.needs <= LAYERS
        assert annotator.gives <= LAYERS
        assert annotator.gives

    def test_it_gives_one_value_for_each_that_it_got_in_their_order(self) -> None:
        before = self._prepared(TEXTS)
        after = self.make().annotate(before)
        assert [each.article for each in after] == [each.article for each in before]
        assert self.make().annotate([]) == []

    def test_it_gives_its_layers_and_leaves_the_others_as_they_were(self) -> None:
        before = self._prepared(TEXTS)
        after = self.make().annotate(before)
        gives = self.make().gives
        for layer in sorted(LAYERS):
            if layer in gives:
                assert any(getattr(each, layer) for each in after), f"It gives no {layer}."
            else:
                assert [getattr(each, layer) for each in after] == [getattr(each, layer) for each in before]

    def test_an_article_comes_out_the_same_alone_in_company_and_again(self) -> None:
        annotator = self.make()
        together = annotator.annotate(self._prepared(TEXTS))
        alone = [annotator.annotate(self._prepared([text]))[0] for text in TEXTS]
        assert together == alone

    def test_spans_stand_in_the_text(self) -> None:
        for annotated in self.make().annotate(self._prepared(TEXTS)):
            assert all(span.end <= len(annotated.article.text) for span in _spans(annotated))

    def test_words_are_those_of_the_text(self) -> None:
        for annotated in self.make().annotate(self._prepared(TEXTS)):
            marks: tuple[Word | Mention, ...] = (*annotated.words, *annotated.names)
            assert all(mark.text == mark.span.of(annotated.article.text) for mark in marks)
            assert all(0 <= word.head < len(annotated.words) for word in annotated.words)

    def test_layers_stand_in_the_order_of_the_text(self) -> None:
        for annotated in self.make().annotate(self._prepared(TEXTS)):
            in_order: list[Sequence[Span]] = [
                [word.span for word in annotated.words],
                annotated.sentences,
                [name.span for name in annotated.names],
                *(role for quote in annotated.quotes for role in (quote.source, quote.cue, quote.content)),
                *(entity.mentions for entity in annotated.entities),
            ]
            for spans in in_order:
                assert all(left.end <= right.start for left, right in pairwise(spans))

    def test_a_score_is_between_nothing_and_certainty(self) -> None:
        for annotated in self.make().annotate(self._prepared(TEXTS)):
            assert all(0 <= quote.score <= 1 for quote in annotated.quotes)

    def test_entities_of_different_articles_have_different_ids(self) -> None:
        after = self.make().annotate(self._prepared((TEXTS[0], f"{TEXTS[0]} Again.")))
        left, right = ({entity.id for entity in each.entities} for each in after)
        assert not left & right

    def test_no_text_breaks_it(self) -> None:
        annotator = self.make()
        for text in AWKWARD:
            (annotated,) = annotator.annotate(self._prepared([text]))
            assert all(span.end <= len(text) for span in _spans(annotated))

    def _prepared(self, texts: Iterable[str]) -> Sequence[Annotated]:
        return self.prepared([Annotated(article(text)) for text in texts])


def _spans(annotated: Annotated) -> Iterator[Span]:
    yield from annotated.sentences
    marks: Iterable[Word | Mention] = (*annotated.words, *annotated.names)
    yield from (mark.span for mark in marks)
    yield from (span for entity in annotated.entities for span in entity.mentions)
    yield from (span for quote in annotated.quotes for span in (*quote.source, *quote.cue, *quote.content))
