"""Speakers that a parser takes for a part of what they say: "…talks in Ostrel, Mira Venn, the minister, said"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.model import Mention, Quote, Span

# What may stand between the content and its cue.
BETWEEN = " ,"
# A longer tail is no description of a speaker.
LONGEST_DESCRIPTION = 15  # words


def with_late_speaker(quote: Quote, text: str, names: Iterable[Mention]) -> Quote:
    """The same quote, with the person at the end of its content as its source, where it has none and a cue follows.

    The person stands between commas, or between a comma and the cue, with a description or without.
    """
    if quote.source or not quote.cue or len(quote.content) != 1:
        return quote
    content, cue = quote.content[0], quote.cue[0]
    if content.end > cue.start or text[content.end : cue.start].strip(BETWEEN):
        return quote
    for name in names:
        if name.type == "PERSON" and _opens_description(name.span, content, text):
            said = text[content.start : name.span.start].rstrip(BETWEEN)
            tail = text[name.span.start : content.end].rstrip(BETWEEN)
            source = Span(name.span.start, name.span.start + len(tail))
            return replace(quote, source=(source,), content=(Span(content.start, content.start + len(said)),))
    return quote


def _opens_description(name: Span, content: Span, text: str) -> bool:
    if not (content.start < name.start and name.end <= content.end):
        return False
    before, after = text[content.start : name.start], text[name.end : content.end]
    return (
        before.rstrip().endswith(",")
        and (not after or after.startswith(","))
        and len(after.split()) <= LONGEST_DESCRIPTION
    )
