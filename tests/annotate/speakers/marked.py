"""Texts in which quotes are marked: "[Ann Lee] {said} <the bridge is safe>" has a source, a cue and a content."""

from __future__ import annotations

from onrecord.model import Annotated, Article, Document, Page, Quote, Span

ROLES = {"[": "source", "{": "cue", "<": "content"}
ENDS = "]}>"


def marked(text: str) -> Annotated:
    """The article without the marks, and its quotes: one for every three marked pieces in turn."""
    plain, pieces, opened = "", [], ("", 0)
    for letter in text:
        if letter in ROLES:
            opened = (ROLES[letter], len(plain))
        elif letter in ENDS:
            pieces.append((opened[0], Span(opened[1], len(plain))))
        else:
            plain += letter
    triples = (dict(pieces[place : place + 3]) for place in range(0, len(pieces), 3))
    quotes = tuple(Quote((one["source"],), (one["cue"],), (one["content"],)) for one in triples)
    page = Page(Document(plain.encode(), "text/plain"), plain, "utf-8")
    return Annotated(Article(page, Span(0, len(plain)), number=1), quotes=quotes)
