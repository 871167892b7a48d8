"""A claim as a dossier shows it: numbered, with the name of its source and the words that fit on a card."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.dossier.dates import spoken
from onrecord.model import Claim, Entity, Entry, KeptArticle, Kind, Span, Stance, Voice
from onrecord.model.claim import UNNAMED_OUTLET

# About six lines of print. The whole of it stands in the article, one click away.
LONGEST_WORDS = 600
LONGEST_HEADING = 60

PREPOSITIONS = frozenset({"of", "in", "at", "from", "for", "to", "with", "by", "near", "on", "outside"})

# The names of peoples and places, which qualify the noun after them: "Korrandi officials".
PEOPLES = frozenset({"NORP", "GPE"})
ADJECTIVE = re.compile(r"\s(?!(?:who|which|that|and|or)\b)[a-z]")


class OfEntry:
    """What is asked of a claim wherever it is shown, and what its entry alone tells."""

    __slots__ = ()
    entry: Entry

    @property
    def id(self) -> str:
        return self.entry.id

    @property
    def claim(self) -> Claim:
        return self.entry.claim

    @property
    def stance(self) -> Stance:
        return self.claim.stance

    @property
    def denies_in_words(self) -> bool:
        """Whether the denial is in its words, which are so for the source: "the report is false"."""
        return self.entry.denies_in_words

    @property
    def own_voice(self) -> bool:
        """Whether the outlet states it itself, on nobody else's word."""
        return self.claim.attribution is None


@dataclass(frozen=True, slots=True)
class ShownClaim(OfEntry):
    """One claim of a dossier.

    `number` counts the dossier's claims in the order of its articles and their words. `words` are the claim's, cut
    short where `clipped` is true. `beyond` marks a claim that nobody asked for: it is here because it contradicts
    one that was. `entity` is the id of what the source is, if the source bears its name. `go_betweens` are who stands
    between the outlet and the source, from the outside inwards.
    """

    number: int
    entry: Entry
    name: str
    words: str
    clipped: bool
    contested: bool
    beyond: bool = False
    entity: str | None = None
    go_betweens: tuple[str, ...] = ()

    @property
    def outlet(self) -> str:
        return self.claim.outlet.text

    @property
    def where(self) -> str:
        """Where it was published: the outlet, or the article's heading where the page names no outlet."""
        if self.outlet != UNNAMED_OUTLET:
            return self.outlet
        return clipped(self.entry.article_heading, LONGEST_HEADING)[0]

    @property
    def when(self) -> str:
        """When its article was published, in words."""
        return spoken(self.entry.published.when)


def shown_claims(
    entries: Iterable[Entry], articles: Sequence[KeptArticle], *, contested: frozenset[str], beyond: frozenset[str]
) -> tuple[ShownClaim, ...]:
    """The entries in the order of `articles` and of the words in them, numbered from 1."""
    by_id = {article.id: article for article in articles}
    rank = {article.id: position for position, article in enumerate(articles)}
    ordered = sorted(entries, key=lambda entry: (rank[entry.claim.article_id], *_place(entry.claim)))
    return tuple(
        ShownClaim(
            number,
            entry,
            source_name(entry.claim, by_id),
            *clipped(entry.claim.text),
            contested=entry.id in contested,
            beyond=entry.id in beyond,
            entity=entity.id if (entity := source_entity(entry.claim, by_id)) else None,
            go_betweens=tuple(voice_name(voice, by_id[entry.claim.article_id]) for voice in entry.claim.chain()[1:-1]),
        )
        for number, entry in enumerate(ordered, start=1)
    )


def source_name(claim: Claim, articles: Mapping[str, KeptArticle]) -> str:
    """What to call the source: the name of its entity, or else the words that the article has for it."""
    return voice_name(claim.source, articles[claim.article_id])


def voice_name(voice: Voice, article: KeptArticle) -> str:
    """What to call a voice: the name of its entity, or else the words that the article has for it."""
    if voice.kind is Kind.NONE:
        return "No source named"
    entity = _entity(voice, article)
    return " ".join((entity.name if entity else voice.text).split())


def source_entity(claim: Claim, articles: Mapping[str, KeptArticle]) -> Entity | None:
    """What the source is, of its article's entities, if it is the source that bears the entity's name."""
    return _entity(claim.source, articles[claim.article_id])


def _entity(voice: Voice, article: KeptArticle) -> Entity | None:
    entities = (entity for entity in article.entities if entity.id == voice.entity)
    return next((entity for entity in entities if _names(entity, voice, article.text)), None)


def _names(entity: Entity, source: Voice, text: str) -> bool:
    """Whether it is the source that bears the entity's name: "residents of Aldermoor" are not Aldermoor.

    Nor is "the Aldermoor council", and Korrandi officials are not the Korrandi government.
    """
    mentions = [span for span in entity.mentions if any(words.holds(span) for words in source.spans)]
    if not mentions:
        return True  # a pronoun, or words that were found to mean the entity
    return not all(qualifies(span, entity.type, text) for span in mentions)


def qualifies(mention: Span, type_: str, text: str) -> bool:
    """Whether a mention of something of that type only tells whose or which the thing is that the words around name."""
    return _is_qualifier(mention, text) or (type_ in PEOPLES and ADJECTIVE.match(text, mention.end) is not None)


def _is_qualifier(span: Span, text: str) -> bool:
    before = text[max(0, span.start - 20) : span.start].casefold().removesuffix("the ").split()
    return text.startswith(("'s", "’s"), span.end) or (before[-1:] != [] and before[-1] in PREPOSITIONS)


def clipped(words: str, longest: int = LONGEST_WORDS) -> tuple[str, bool]:
    """Words in one line, cut at a space where there are too many, and whether they were cut."""
    words = re.sub(r"\s+", " ", words[: longest * 4]).strip()
    if len(words) <= longest:
        return words, False
    space = words.rfind(" ", longest // 2, longest)
    return words[: space if space > 0 else longest] + "…", True


def _place(claim: Claim) -> tuple[int, int]:
    # The longer of two that begin together holds the other, and comes first.
    return claim.content[0].start, -claim.content[-1].end
