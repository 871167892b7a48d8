"""Places as they are read in a text whose named entities are given by hand."""

from onrecord.annotate.places.annotator import PlaceAnnotator
from onrecord.model import Annotated, Article, Document, Mention, Page, Place, Span

ANNOTATOR = PlaceAnnotator()


def annotated(text: str, *names: tuple[str, str], url: str | None = None) -> Annotated:
    """A text in which each (name, type) is mentioned where it stands next."""
    page = Page(Document(text.encode(), "text/plain"), text, "utf-8")
    mentions, place = [], 0
    for name, kind in names:
        start = text.index(name, place)
        place = start + len(name)
        mentions.append(Mention(Span(start, place), name, kind))
    return Annotated(Article(page, Span(0, len(text)), number=1, url=url), names=tuple(mentions))


def places(text: str, *names: tuple[str, str], url: str | None = None) -> tuple[Place, ...]:
    """The places in such a text."""
    return ANNOTATOR.annotate([annotated(text, *names, url=url)])[0].places
