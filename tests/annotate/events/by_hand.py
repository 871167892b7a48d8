"""Parses made by hand."""

from onrecord.annotate.tree import Tree
from onrecord.model import Annotated, Article, Document, Page, Span, Word


def annotated(text, *syntax, **layers):
    """A one-sentence article; of each word "tag dep head", the words at single spaces."""
    words, place = [], 0
    for token, marks in zip(text.split(), syntax, strict=True):
        start = text.index(token, place)
        place = start + len(token)
        tag, dep, head = marks.split()
        words.append(Word(start, place, token, tag, dep, int(head)))
    page = Page(Document(text.encode(), "text/plain"), text, "utf-8")
    whole = Span(0, len(text))
    return Annotated(Article(page, whole, number=1), tuple(words), (whole,), **layers)


def tree(text, *syntax):
    return Tree(annotated(text, *syntax).words)
