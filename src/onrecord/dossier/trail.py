"""The trail of one claim: its words in their place, on whose word, what stands against it, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from onrecord.dossier.corrected import Said, article_for, said_of
from onrecord.dossier.segments import Block, blocks_of
from onrecord.dossier.shown import ShownClaim, shown_claims
from onrecord.dossier.told import Gloss, Who, flags_told, places_told, times_told, told, who_of
from onrecord.ledger.base import View
from onrecord.model import (
    Claim,
    Contest,
    Entry,
    Event,
    Flag,
    KeptArticle,
    Kind,
    Made,
    Matter,
    Passage,
    Relation,
    Span,
    Stance,
    Voice,
)

# In the past tense, one form fits "the mayor" and "two officials" alike.
SAID = {
    Stance.ASSERTS: "said",
    Stance.DENIES: "denied",
    Stance.CONFIRMS: "confirmed",
    Stance.ADMITS: "admitted",
    Stance.ALLEGES: "alleged",
    Stance.DOUBTS: "doubted",
    Stance.DEMANDS: "demanded",
    Stance.PROMISES: "promised",
    Stance.WARNS: "warned",
    Stance.PRAISES: "praised",
    Stance.CONDEMNS: "condemned",
    Stance.ASKS: "asked",
    Stance.BELIEVES: "believed",
    Stance.INTENDS: "intended",
}


QUOTES = '"“”„'


@dataclass(frozen=True, slots=True)
class Against:
    """A claim that contradicts the one whose trail this is, and why."""

    entry: Entry
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """Another claim that has to do with the one whose trail this is.

    `relation` is how the one that is the link's left stands to its right; `forward` is true where the trail's claim is
    the left one.
    """

    entry: Entry
    relation: Relation
    forward: bool
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim's words stand on a page: `content` counts in that page's text."""

    passage: Passage
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Trail:
    """Everything that a reader needs to check one claim.

    `blocks` are the paragraphs that hold any of its words, with source, cue and content marked; `voices` and
    `read_aloud` tell on whose word it is, `who` tells who that is; `superseded_by` is what a later reading made of it.
    `happened` is what it claims to have happened, an event in a sentence; `times` and `spots` are when and where, and
    `flags` what a reader ought to be told of its paragraphs. `matters` are those in which it stands, and `linked` the
    claims that it has to do with in another way than by contradicting them. `said` is what people said of it.
    """

    shown: ShownClaim
    article: KeptArticle
    blocks: tuple[Block, ...]
    voices: tuple[Voice, ...]
    read_aloud: str
    against: tuple[Against, ...]
    places: tuple[Place, ...]
    who: Who
    happened: tuple[str, ...] = ()
    times: tuple[Gloss, ...] = ()
    spots: tuple[Gloss, ...] = ()
    flags: tuple[Gloss, ...] = ()
    superseded_by: Entry | None = None
    matters: tuple[Matter, ...] = ()
    linked: tuple[Linked, ...] = ()
    said: tuple[Said, ...] = ()

    @property
    def entry(self) -> Entry:
        return self.shown.entry

    @property
    def made(self) -> Made:
        """Which reader made the claim, when, and how sure it was."""
        return self.shown.entry.made


def trail_of(view: View, claim_id: str) -> Trail:
    """The trail of a claim, by its id or the beginning of it. Raises `NotFound`."""
    entry = view.entry(claim_id)
    article = view.article(entry.claim.article_id)
    against = tuple(_against(entry, view.contests([entry.id])))
    (shown,) = shown_claims([entry], [article], contested=frozenset([entry.id] if against else []), beyond=frozenset())
    blocks = tuple(block for block in blocks_of(article, [shown]) if _is_marked(block))
    return Trail(
        shown=shown,
        article=article,
        blocks=blocks,
        voices=entry.claim.chain(),
        read_aloud=read_aloud(entry.claim, in_words=entry.denies_in_words),
        against=against,
        places=tuple(_place(passage, entry.claim) for passage in article.passages),
        who=who_of(entry.claim.source.kind, entry.speaker, article.text),
        happened=tuple(_happened(entry, article)),
        times=times_told(entry.times, article.text),
        spots=places_told(entry.places, article.text),
        flags=flags_told(_flags_at(blocks, article), article.text),
        superseded_by=view.entry(entry.superseded_by) if entry.superseded_by else None,
        matters=tuple(view.matters([entry.id])),
        linked=tuple(_linked(view, entry)),
        said=said_of(view, entry.made.claim, article, view.corrections(entry.id)),
    )


def read_aloud(claim: Claim, *, in_words: bool = False) -> str:
    """The chain of voices as a sentence: "The Post said that a neighbour said that the mayor denied: “…”".

    `in_words` is true for a denial that is in the words themselves, which are not denied.
    """
    words = _unquoted(" ".join(claim.text.split()))
    if claim.attribution is None:
        return f"{_opening(claim.outlet.text)} stated: “{words}”"
    between = (f"{_as_subject(voice)} {SAID[stance]} that" for voice, stance in _go_betweens(claim))
    told = f"{SAID[claim.stance]} it, saying" if in_words else SAID[claim.stance]
    said = f"{_as_subject(claim.source)} {told}: “{words}”"
    return " ".join((f"{_opening(claim.outlet.text)} said that", *between, said))


def _unquoted(words: str) -> str:
    """Words without the marks around all of them; a quotation that only opens or only ends them keeps its marks."""
    quoted = len(words) > 2 and words[0] in QUOTES and words[-1] in QUOTES
    return words.strip(QUOTES) if quoted else words


def _go_betweens(claim: Claim) -> list[tuple[Voice, Stance]]:
    """The voices between the outlet and the source, from the outside inwards, each with its stance."""
    voices = claim.chain()[1:-1]
    stances = []
    outer = claim.via
    while outer is not None:
        if outer.attribution:
            stances.append(outer.stance)
        outer = outer.via
    # A chain of attributions may be longer than that of the claims kept of it.
    stances += [Stance.ASSERTS] * (len(voices) - len(stances))
    return list(zip(voices, reversed(stances), strict=False))


def _opening(name: str) -> str:
    return name[:1].upper() + name[1:]


def _called(voice: Voice) -> str:
    if voice.kind is Kind.NONE:
        return "somebody it does not name"
    words = voice.text.rstrip(", \n").split()
    # "A neighbour" stood at the head of its sentence and now stands in the middle of one.
    if words and words[0] in ("A", "An", "The"):
        words[0] = words[0].lower()
    return " ".join(words)


def _as_subject(voice: Voice) -> str:
    """What to call a voice before its verb: "Ann Bel, a nurse, said", since what a comma opens one must close."""
    called = _called(voice)
    return f"{called}," if ", " in called else called


def _against(entry: Entry, contests: Iterable[Contest]) -> Iterable[Against]:
    for contest in contests:
        other = contest.right if contest.left.id == entry.id else contest.left
        yield Against(other, contest.link.score, contest.link.reasons)


def _linked(view: View, entry: Entry) -> Iterator[Linked]:
    """The links of a claim, surest first; those that contradict it are told as what stands against it."""
    links = [link for link in view.links([entry.id]) if link.relation is not Relation.CONTRADICTS]
    others = {each.id: each for each in view.entries({end for link in links for end in (link.left, link.right)})}
    for link in links:
        forward = link.left == entry.id
        if other := others.get(link.right if forward else link.left):
            yield Linked(other, link.relation, forward, link.score, link.reasons)


def _happened(entry: Entry, article: KeptArticle) -> Iterable[str]:
    holder = "the source" if entry.claim.attribution else "the outlet"
    for event in entry.events:
        # What another voice in the content reports, that voice holds for so or not so.
        yield told(event, article_for(article, entry), holder if event in entry.reports else None)


def _flags_at(blocks: Iterable[Block], article: KeptArticle) -> Iterable[Flag]:
    paragraphs = [block.span for block in blocks]
    return (flag for flag in article.flags if any(flag.span.overlaps(span) for span in paragraphs))


def events_told(article: KeptArticle, entries: Iterable[Entry]) -> tuple[str, ...]:
    """The events of an article in the order of its words, each in a sentence; `entries` are its claims."""
    reported = {_anywhere(event): (event, entry) for entry in entries for event in entry.reports}
    return tuple(
        _told(article, *reported.get(_anywhere(event), (event, None)))
        for event in sorted(article.events, key=lambda event: event.span)
    )


def _anywhere(event: Event) -> Event:
    """An event without its place, which people may have taken from it."""
    return replace(event, place=None)


def _told(article: KeptArticle, event: Event, entry: Entry | None) -> str:
    if entry is None:
        return told(event, article, None)
    return told(event, article_for(article, entry), _as_subject(entry.claim.source))


def _is_marked(block: Block) -> bool:
    return any(segment.marks for segment in block.segments)


def _place(passage: Passage, claim: Claim) -> Place:
    return Place(passage, tuple(span.moved(passage.page_span.start) for span in claim.content))
