"""The names of an article that the model found, broke off or passed over, with those that its sources show."""

from __future__ import annotations

from onrecord.annotate.entities import NAMED
from onrecord.annotate.speakers.broken import repaired, taken_by
from onrecord.annotate.speakers.passed_over import bodies_of_sources, names_again, names_in_sources, surnames
from onrecord.model import Annotated, Mention


def mended_names(annotated: Annotated) -> tuple[Mention, ...]:
    """The article's names, each person's whole, and with those that sources bear beside them."""
    words, text = annotated.words, annotated.article.text
    places = {word.start: place for place, word in enumerate(words)}
    bodies = list(bodies_of_sources(annotated, places))
    names = [name for name in repaired(annotated, places) if not any(body.span.holds(name.span) for body in bodies)]
    names += bodies
    taken = taken_by((name for name in names if name.type in NAMED), words, places)
    again = names_again(names, text, places)
    names += [*again, *names_in_sources(annotated, places, taken | taken_by(again, words, places))]
    return tuple(sorted((*names, *surnames(names, words, text, places)), key=lambda name: name.span))
