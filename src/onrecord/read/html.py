"""A web page: its article without what stands around it, and what its head says about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from lxml import etree
from lxml import html as lxml_html
from trafilatura import bare_extraction

from onrecord.errors import UnreadableDocument
from onrecord.model import UNKNOWN_DATE, Article, Basis, Document, Page, Published, Rejected, Span, When
from onrecord.read.decode import declared_encoding, decode, without_surrogates
from onrecord.read.find import HTML
from onrecord.read.head import head_of
from onrecord.read.lines import lines_of

# Elements of the extractor's tree that stand for a paragraph of their own.
BLOCKS = ("head", "p", "item", "cell", "quote", "code")

# A long page has some ten thousand; markup that was never closed may have millions.
MOST_ELEMENTS = 150_000

# Two line breaks in a row, or the edge of a block.
PARAGRAPH_END = "\n\n"
BETWEEN_PARAGRAPHS = re.compile(r"\n[^\S\n]*\n")
SPACE = re.compile(r"\s+")

# Only what the page's markup states is a date of publication; dates guessed from its words are not. The years are
# those that read/dates.py takes.
DATES = {"extensive_search": False, "original_date": True, "min_date": "1800-01-01", "max_date": "2200-12-31"}

TOO_DEEP = "is nested too deeply to be a page."
NO_ARTICLE = "holds no article that could be told from what stands around it."


class HtmlReader:
    """Reads `.html`: one article, with its quoted paragraphs, in the words that the extractor gives.

    The page's text is the headline, the captions and the paragraphs, a blank line between each two.
    """

    name = "html"
    version = "1"
    media_types = frozenset({HTML})

    def read(self, document: Document) -> Iterator[Article | Rejected]:
        source, encoding = decode(document.content, document.location, declared=declared_encoding(document.content))
        tree = _tree(source, document.location)
        captions = _captions(tree)
        found = _extract(tree, document.location)
        yield _article(document, encoding, found, captions, tree.get("lang"))


def _tree(source: str, about: str) -> Any:
    # As bytes, since lxml refuses text that declares another encoding than its own.
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = lxml_html.document_fromstring(without_surrogates(source).encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise UnreadableDocument(about, f"cannot be parsed as HTML: {error}.") from error
    # The parser leaves out what stands deeper, and would give an article with holes in it.
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        raise UnreadableDocument(about, TOO_DEEP)
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        raise UnreadableDocument(about, f"is no page that is read: it has more than {MOST_ELEMENTS:,} elements.")
    return tree


def _extract(tree: Any, about: str) -> Any:
    try:
        found: Any = bare_extraction(
            tree,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            favor_recall=True,
            date_extraction_params=DATES,
        )
    except RecursionError as error:
        raise UnreadableDocument(about, TOO_DEEP) from error
    except Exception as error:
        raise UnreadableDocument(about, f"could not be extracted: {type(error).__name__}: {error}.") from error
    if found is None or found.body is None or not "".join(found.body.itertext()).strip():
        raise UnreadableDocument(about, NO_ARTICLE)
    return found


def _article(document: Document, encoding: str, found: Any, captions: list[str], language: str | None) -> Article:
    title = _plain(found.title)
    paragraphs = [words for words in _paragraphs(found.body) if words != title and words not in captions]
    head = [title] if title else []
    text = "\n\n".join(head + captions + paragraphs)
    if not text:
        raise UnreadableDocument(document.location, NO_ARTICLE)
    spans = _spans(head + captions)
    return Article(
        page=Page(document, text, encoding),
        page_span=Span(0, len(text)),
        number=1,
        headline=spans[0] if title else None,
        dateline=head_of(lines_of(text), headed=False).dateline,
        captions=tuple(spans[len(head) :]),
        outlet=_plain(found.sitename),
        url=_plain(found.url),
        title=title,
        language=_primary_language(language),
        published=_published(found.date),
    )


def _paragraphs(body: Any) -> Iterator[str]:
    """The words of each block, in order; a block in a block parts the words around it."""
    whole = "".join(edge + SPACE.sub(" ", words or "") for edge, words in _pieces(body))
    for part in BETWEEN_PARAGRAPHS.split(whole):
        if words := _plain(part):
            yield words


def _pieces(body: Any) -> Iterator[tuple[str, str | None]]:
    """Each element's edges, as a browser shows them, and the words that follow."""
    for event, element in etree.iterwalk(body, events=("start", "end")):
        opens = event == "start"
        if element.tag == "quote" and element.getparent().tag == "p":
            # <q>, which the browser puts into marks.
            edge = "“" if opens else "”"
        elif element.tag in BLOCKS:
            edge = PARAGRAPH_END
        else:
            edge = "\n" if element.tag == "lb" and opens else ""
        yield edge, element.text if opens else element.tail


def _captions(tree: Any) -> list[str]:
    found = tree.xpath("//article//figcaption | //main//figcaption") or tree.xpath("//figcaption")
    words = (_plain("".join(caption.itertext())) for caption in found)
    return list(dict.fromkeys(caption for caption in words if caption))


def _spans(paragraphs: list[str]) -> list[Span]:
    """Where paragraphs stand, a blank line between each two."""
    spans, start = [], 0
    for words in paragraphs:
        spans.append(Span(start, start + len(words)))
        start += len(words) + 2
    return spans


def _plain(words: str | None) -> str | None:
    """Words on one line, as a browser shows them; None where there are none."""
    return " ".join(without_surrogates(words).split()) or None if words else None


def _primary_language(tag: str | None) -> str | None:
    """The language of a tag, without its country or script: "fil" of "fil-PH"."""
    return (tag or "").strip().replace("_", "-").partition("-")[0].lower() or None


def _published(day: str | None) -> Published:
    return Published(When.day(date.fromisoformat(day)), Basis.GIVEN) if day else UNKNOWN_DATE
