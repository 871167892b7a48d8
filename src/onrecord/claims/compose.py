"""From an annotated article to its claims: chains of voices, and what the outlet says itself."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.claims.own_voice import own_voice
from onrecord.claims.proposition import proposition_of
from onrecord.claims.proposition.antecedent import with_antecedent
from onrecord.claims.stance import stance_of
from onrecord.claims.voice import KEPT_BACK, PRONOUNS, entity_of, kind_of
from onrecord.model import (
    Annotated,
    Attribution,
    Claim,
    Kind,
    Made,
    Maker,
    Mention,
    Quote,
    Reading,
    Span,
    Speaker,
    Stance,
    Voice,
)
from onrecord.model.holding import Holding
from onrecord.model.span import covered, merged, words_of

NAME = "onrecord"
VERSION = "4"

# An outlet's own sentence needs no reader to find it, but whether it is a claim at all is a guess.
OWN_VOICE_SCORE = 0.5


def compose(annotated: Annotated, maker: Maker) -> Reading:
    """All claims of an article: those it attributes, outer ones before those in their contents, then its own."""
    quotes = _outer_first(_claimed(annotated))
    claims = _attributed(annotated, quotes)
    text = annotated.article.text
    made = [
        Made(claim, maker, quote.score, proposition=with_antecedent(proposition_of(claim, text), claim, annotated))
        for quote, claim in zip(quotes, claims, strict=True)
    ]
    made += [Made(claim, maker, OWN_VOICE_SCORE) for claim in own_voice(annotated, quotes)]
    return Reading(annotated, maker, tuple(_distinct(made)))


def _claimed(annotated: Annotated) -> Iterator[Quote]:
    """The quotes but for those that say only that a name is kept back: "a clerk who asked not to be named".

    Nothing is lost with them: it stands in `withheld` of the speaker whose name it is, and where it is all that a
    sentence says, the outlet says so itself. The layer's stretch ends where a quote's content begins, so that the cue
    is all of such a quote that is sure to lie in it.
    """
    withheld = merged(speaker.withheld for speaker in annotated.speakers if speaker.withheld)
    for quote in annotated.quotes:
        in_one = any(covered(span, withheld) for span in quote.cue)
        if not (in_one and KEPT_BACK.fullmatch(" ".join(words_of(quote.content, annotated.article.text).split()))):
            yield quote


def _outer_first(quotes: Iterable[Quote]) -> list[Quote]:
    """The quotes, outer ones before inner ones, so that each finds the one that it stands in.

    Of those with one content, who is cited comes after who cites, as the annotator has it.
    """
    return sorted(quotes, key=lambda quote: (quote.content[0].start, -sum(map(len, quote.content))))


def _attributed(annotated: Annotated, quotes: Sequence[Quote]) -> list[Claim]:
    claims: list[Claim] = []
    holding = Holding(quotes)
    sources = _Sources(annotated)
    for index, quote in enumerate(quotes):
        outer = _outer(quotes, index, holding)
        claims.append(_claim(annotated, quote, sources.of(quote), claims[outer] if outer is not None else None))
    return claims


def _outer(quotes: Sequence[Quote], index: int, holding: Holding) -> int | None:
    """The innermost attribution whose content holds all of this one, or the one that cites it."""
    inner = quotes[index]
    if inner.cited and index and quotes[index - 1].content == inner.content:
        return index - 1
    holders = holding.holders(*inner.source, *inner.cue, *inner.content)
    return holding.innermost({other for other in holders if other < index and quotes[other].content != inner.content})


class _Sources:
    """The voices of one article's sources."""

    def __init__(self, annotated: Annotated) -> None:
        self._annotated = annotated
        self._names = _names(annotated)
        self._speakers = {annotated.quotes[speaker.quote]: speaker for speaker in annotated.speakers}
        self._people = frozenset(entity.id for entity in annotated.entities if entity.type == "PERSON")

    def of(self, quote: Quote) -> Voice:
        """The voice of a quote's source; where no annotator says who speaks, the entity is one named in its words."""
        speaker = self._speakers.get(quote)
        named = entity_of(quote.source, self._annotated.entities) if speaker is None else None
        entity = speaker.entity if speaker else named.id if named else None
        return Voice(
            words_of(quote.source, self._annotated.article.text), self._kind(quote, speaker), quote.source, entity
        )

    def _kind(self, quote: Quote, speaker: Speaker | None) -> Kind:
        text = self._annotated.article.text
        words = words_of(quote.source, text)
        stands_for = (speaker.name,) if speaker and speaker.name and words.lower() in PRONOUNS else quote.source
        kind = kind_of(stands_for, text, _near(self._names, stands_for))
        # A surname may look like a plural: "Guterres".
        is_person = kind is Kind.GROUP and speaker is not None and speaker.entity in self._people
        return Kind.PERSON if is_person else kind


def _claim(annotated: Annotated, quote: Quote, source: Voice, via: Claim | None) -> Claim:
    text = annotated.article.text
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
    names = [replace(name, type=types.pop(name.span, name.type)) for name in annotated.names]
    # Names that no model took for one, but whoever made the entities.
    names += [Mention(span, span.of(annotated.article.text), type_) for span, type_ in types.items()]
    surnames = {name.text.split()[-1] for name in names if name.type == "PERSON" and " " in name.text}
    names = [replace(name, type="PERSON") if name.text in surnames else name for name in names]
    return sorted(names, key=_start)


def _near(names: Sequence[Mention], source: tuple[Span, ...]) -> Sequence[Mention]:
    """The names, which are in the order of the text, that begin where the source does or before its end."""
    if not source:
        return ()
    return names[bisect_left(names, source[0].start, key=_start) : bisect_left(names, source[-1].end, key=_start)]


def _start(name: Mention) -> int:
    return name.span.start


def _stance(annotated: Annotated, quote: Quote) -> Stance:
    if not quote.cue:
        return Stance.ASSERTS
    text = annotated.article.text
    start, end = quote.cue[0].start, quote.cue[-1].end
    sentences = annotated.sentences
    first = bisect_right(sentences, start, key=lambda sentence: sentence.start) - 1
    last = bisect_left(sentences, end, key=lambda sentence: sentence.end)
    opening = sentences[first].start if first >= 0 else 0
    closing = sentences[last].end if last < len(sentences) else len(text)
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
