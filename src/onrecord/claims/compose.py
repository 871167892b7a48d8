"""From an annotated article to its claims: chains of voices, and what the outlet says itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.claims.own_voice import own_voice
from onrecord.claims.stance import stance_of
from onrecord.claims.voice import entity_of, kind_of
from onrecord.model import Annotated, Attribution, Claim, Made, Maker, Mention, Quote, Reading, Stance, Voice
from onrecord.model.span import words_of

NAME = "onrecord"
VERSION = "2"

# An outlet's own sentence needs no reader to find it, but whether it is a claim at all is a guess.
OWN_VOICE_SCORE = 0.5


def compose(annotated: Annotated, maker: Maker) -> Reading:
    """All claims of an article: those it attributes, outer ones before those in their contents, then its own."""
    quotes = _outer_first(annotated.quotes)
    claims = _attributed(annotated, quotes)
    made = [Made(claim, maker, quote.score) for quote, claim in zip(quotes, claims, strict=True)]
    made += [Made(claim, maker, OWN_VOICE_SCORE) for claim in own_voice(annotated, quotes)]
    return Reading(annotated, maker, tuple(_distinct(made)))


def _outer_first(quotes: Iterable[Quote]) -> list[Quote]:
    """The quotes, outer ones before inner ones, so that each finds the one that it stands in.

    Of those with one content, who is cited comes after who cites, as the annotator has it.
    """
    return sorted(quotes, key=lambda quote: (quote.content[0].start, -sum(map(len, quote.content))))


def _attributed(annotated: Annotated, quotes: Sequence[Quote]) -> list[Claim]:
    claims: list[Claim] = []
    names = _names(annotated)
    for index, quote in enumerate(quotes):
        outer = _outer(quotes, index)
        claims.append(_claim(annotated, quote, names, claims[outer] if outer is not None else None))
    return claims


def _outer(quotes: Sequence[Quote], index: int) -> int | None:
    """The innermost attribution whose content holds all of this one, or the one that cites it."""
    inner = quotes[index]
    if inner.cited and index and quotes[index - 1].content == inner.content:
        return index - 1
    spans = (*inner.source, *inner.cue, *inner.content)
    holders = [
        other
        for other in range(index)
        if quotes[other].content != inner.content
        and all(any(held.holds(span) for held in quotes[other].content) for span in spans)
    ]
    return min(holders, key=lambda other: sum(map(len, quotes[other].content)), default=None)


def _claim(annotated: Annotated, quote: Quote, names: Sequence[Mention], via: Claim | None) -> Claim:
    text = annotated.article.text
    entity = entity_of(quote.source, annotated.entities)
    source = Voice(
        words_of(quote.source, text),
        kind_of(quote.source, text, names),
        quote.source,
        entity.id if entity else None,
    )
    cue = words_of(quote.cue, text)
    attribution = Attribution(source, quote.cue, quote.content, via.attribution if via else None, cue)
    return Claim(
        article_id=annotated.article.id,
        outlet=Voice.of_outlet(annotated.article.outlet),
        attribution=attribution,
        content=quote.content,
        stance=_stance(annotated, quote),
        text=words_of(quote.content, text),
        via=via,
    )


def _names(annotated: Annotated) -> list[Mention]:
    """The names, each with the type of its entity; a surname alone is a person's whose whole name stands elsewhere."""
    types = {span: entity.type for entity in annotated.entities for span in entity.mentions}
    names = [replace(name, type=types.get(name.span, name.type)) for name in annotated.names]
    surnames = {name.text.split()[-1] for name in names if name.type == "PERSON" and " " in name.text}
    return [replace(name, type="PERSON") if name.text in surnames else name for name in names]


def _stance(annotated: Annotated, quote: Quote) -> Stance:
    if not quote.cue:
        return Stance.ASSERTS
    text = annotated.article.text
    start, end = quote.cue[0].start, quote.cue[-1].end
    opening = max((s.start for s in annotated.sentences if s.start <= start), default=0)
    closing = min((s.end for s in annotated.sentences if s.end >= end), default=len(text))
    return stance_of(
        words_of(quote.cue, text),
        before=text[opening:start],
        after=text[end:closing],
        content=words_of(quote.content, text),
    )


def _distinct(made: Iterable[Made]) -> Iterator[Made]:
    """Each claim once: two quotes with the same spans are one."""
    seen: set[str] = set()
    for each in made:
        if each.claim.id not in seen:
            seen.add(each.claim.id)
            yield each
