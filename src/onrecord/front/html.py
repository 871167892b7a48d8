"""Claims, articles and matters as a notebook shows them: escaped, without scripts, in the notebook's own colours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from onrecord.dossier.dates import spoken
from onrecord.dossier.listing import ListedMatter
from onrecord.dossier.segments import Block, Part, Role, Segment, blocks_of
from onrecord.dossier.shown import LONGEST_HEADING, clipped, shown_claims
from onrecord.export.page import counted, showable
from onrecord.export.record import CHAIN_ARROW, happened, name_of, on_whose_word
from onrecord.model import UNNAMED_OUTLET, Entry, KeptArticle, Side, Stance, When

TEMPLATES = Path(__file__).with_name("templates")


@dataclass(frozen=True, slots=True)
class Row:
    """A claim in words."""

    id: str
    source: str
    stance: Stance
    words: str
    happened: str
    places: str
    published: str
    chain: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, with the classes of its marks and what a pointer over it is told."""

    text: str
    classes: str
    told: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in pieces; `heading` where it is the article's own."""

    heading: bool
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """An article in words."""

    heading: str
    outlet: str | None
    published: str
    number: int
    blocks: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A side of a matter: how many origins it has, in words, and its claims."""

    name: str
    origins: str
    rows: tuple[Row, ...]


def html_of_claims(entries: Iterable[Entry], *, more: bool) -> str:
    """A table of claims."""
    return _rendered("claims.html", rows=[_row(entry) for entry in entries], more=more)


def html_of_claim(entry: Entry, article: KeptArticle) -> str:
    """A claim with its words in their paragraphs."""
    blocks = [block for block in _blocks(article, [entry]) if any(piece.classes for piece in block.pieces)]
    return _rendered("claim.html", row=_row(entry), article=article, blocks=blocks)


def html_of_article(article: KeptArticle, entries: Sequence[Entry]) -> str:
    """An article with the words of its claims marked."""
    return html_of_articles([(article, entries)], more=False)


def html_of_articles(articles: Iterable[tuple[KeptArticle, Sequence[Entry]]], *, more: bool) -> str:
    """Articles below each other."""
    return _rendered("article.html", articles=[_shown(article, entries) for article, entries in articles], more=more)


def html_of_matter(matter: ListedMatter, claims: Iterable[tuple[Entry, Side]]) -> str:
    """Two sides beside each other, and below them the claims that leave it open."""
    claims = list(claims)
    columns = {side: _column(matter, side, claims) for side in Side}
    undecided = columns.pop(Side.OPEN)
    return _rendered(
        "matter.html",
        title=matter.matter.title,
        sides=tuple(columns.values()),
        undecided=undecided if undecided.rows else None,
    )


def html_of_matters(matters: Iterable[ListedMatter], *, more: int) -> str:
    """A table of matters; `more` are not in it."""
    rows = [
        {
            "title": each.matter.title,
            "contested": each.matter.contested,
            "origins": [each.origins[side] for side in Side],
            "published": spoken(each.published),
            "outlets": ", ".join(each.outlets),
        }
        for each in matters
    ]
    return _rendered("matters.html", rows=rows, more=more)


def _row(entry: Entry) -> Row:
    claim = entry.claim
    days = When(None, *happened(entry.times))
    return Row(
        entry.id,
        name_of(claim.source),
        claim.stance,
        clipped(claim.text)[0],
        spoken(days) if days.earliest or days.latest else "",
        ", ".join(dict.fromkeys(place.name for place in entry.places)),
        spoken(entry.published.when),
        CHAIN_ARROW.join((_where(entry), *map(name_of, claim.chain()[1:]))),
    )


def _where(entry: Entry) -> str:
    """The outlet, or what the article is called: claims of several articles stand beside each other."""
    outlet = entry.claim.outlet.text
    return clipped(entry.article_heading, LONGEST_HEADING)[0] if outlet == UNNAMED_OUTLET else outlet


def _column(matter: ListedMatter, side: Side, claims: Iterable[tuple[Entry, Side]]) -> Column:
    rows = tuple(_row(entry) for entry, its in claims if its is side)
    return Column(side.value, counted(matter.origins[side], "origin"), rows)


def _shown(article: KeptArticle, entries: Sequence[Entry]) -> Shown:
    blocks = _blocks(article, [entry for entry in entries if entry.claim.attribution])
    return Shown(article.heading, article.outlet, spoken(article.published.when), len(entries), blocks)


def _blocks(article: KeptArticle, entries: Sequence[Entry]) -> tuple[Paragraph, ...]:
    claims = shown_claims(entries, [article], contested=frozenset(), beyond=frozenset())
    return tuple(_paragraph(block) for block in blocks_of(article, claims))


def _paragraph(block: Block) -> Paragraph:
    return Paragraph(block.part is Part.HEADLINE, tuple(_piece(segment) for segment in block.segments))


def _piece(segment: Segment) -> Piece:
    classes = list(dict.fromkeys(mark.role.value for mark in segment.marks))
    if sum(mark.role is Role.CONTENT for mark in segment.marks) > 1:
        classes = ["deep" if each == Role.CONTENT else each for each in classes]
    innermost = next((mark.claim for mark in reversed(segment.marks) if mark.role is Role.CONTENT), None)
    told = f"{on_whose_word(innermost.claim)}: {innermost.stance}" if innermost else ""
    return Piece(segment.text, " ".join(classes), told)


def _rendered(template: str, **context: object) -> str:
    return _environment().get_template(template).render(context)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=showable,
        trim_blocks=True,
        lstrip_blocks=True,
    )
