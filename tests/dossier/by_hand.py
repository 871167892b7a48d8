"""A ledger's view made by hand, for tests of what is built from one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from onrecord.errors import NotFound
from onrecord.ledger.base import ClaimQuery, State, Verification
from onrecord.model import (
    UNKNOWN_DATE,
    Attribution,
    Basis,
    Canon,
    Claim,
    Contest,
    Decision,
    Entity,
    Entry,
    KeptArticle,
    KeptCorrection,
    KeptDecision,
    Kind,
    Link,
    Made,
    Maker,
    Matter,
    Passage,
    Published,
    Rejected,
    Relation,
    Ruling,
    Side,
    Span,
    Stance,
    Standing,
    Summary,
    Voice,
    When,
    matter_id,
)
from onrecord.model.ids import content_id

MAKER = Maker("by-hand", "1")
DOCUMENT_ID = "ab" * 32


def on(year: int, month: int, day: int) -> Published:
    return Published(When.day(date(year, month, day)), Basis.GIVEN)


def spans(text: str, words: str | tuple[str, ...] | None) -> tuple[Span, ...]:
    """Where words stand in a text; each is looked for after the one before."""
    found: list[Span] = []
    for one in (words,) if isinstance(words, str) else words or ():
        start = text.index(one, found[-1].end if found else 0)
        found.append(Span(start, start + len(one)))
    return tuple(found)


def article(text: str, *, outlet: str | None = "Daily Post", **more: object) -> KeptArticle:
    head = {name: spans(text, more.pop(name, None)) for name in ("headline", "dateline", "byline", "captions")}
    values = {
        "name": "abab/1",
        "title": None,
        "url": None,
        "language": "en",
        "published": UNKNOWN_DATE,
        "entities": (),
        "passages": (Passage(DOCUMENT_ID, "text/plain", ("post.txt",), Span(10, 10 + len(text)), 1, "abab/1"),),
        **more,
    }
    return KeptArticle(
        id=content_id("article", text, outlet, str(values["published"])),
        text=text,
        heading=str(values["title"] or (head["headline"][0].of(text) if head["headline"] else text[:80])),
        outlet=outlet,
        headline=next(iter(head["headline"]), None),
        dateline=next(iter(head["dateline"]), None),
        byline=next(iter(head["byline"]), None),
        captions=head["captions"],
        **values,  # type: ignore[arg-type]
    )


def claim(
    article: KeptArticle,
    content: str | tuple[str, ...],
    *,
    source: str | None = None,
    cue: str | None = None,
    stance: Stance = Stance.ASSERTS,
    kind: Kind = Kind.PERSON,
    via: Claim | None = None,
    entity: Entity | None = None,
) -> Claim:
    """A claim of `article`; without a source and a cue, in the outlet's own voice."""
    text = article.text
    attribution = None
    if source or cue:
        voice = Voice(source or "", kind, spans(text, source), entity.id if entity else None)
        attribution = Attribution(voice, spans(text, cue), spans(text, content), via.attribution if via else None)
    place = spans(text, content)
    return Claim(
        article.id,
        Voice.of_outlet(article.outlet),
        attribution,
        place,
        stance,
        " … ".join(span.of(text) for span in place),
        via,
    )


@dataclass
class ViewByHand:
    """What a ledger would answer, from lists; of a query it minds the words, the stance and the article."""

    kept: list[KeptArticle] = field(default_factory=list)
    made: list[Entry] = field(default_factory=list)
    links_: list[Link] = field(default_factory=list)
    rulings: list[Ruling] = field(default_factory=list)
    kept_matters: list[Matter] = field(default_factory=list)
    kept_decisions: list[KeptDecision] = field(default_factory=list)

    def keep(self, article: KeptArticle, *claims: Claim) -> list[Entry]:
        self.kept.append(article)
        kept = [
            Entry(
                len(self.made) + position,
                Made(claim, MAKER, 0.9, "2031-02-01T12:00:00Z"),
                article.name,
                article.heading,
                article.published,
            )
            for position, claim in enumerate(claims, start=1)
        ]
        self.made.extend(kept)
        return kept

    def contest(self, left: Claim, right: Claim, *reasons: str, score: float = 0.8) -> None:
        self.links_.append(Link(left.id, right.id, Relation.CONTRADICTS, score, reasons))

    def link(self, left: Claim, relation: Relation, right: Claim, *reasons: str, score: float = 0.8) -> None:
        self.links_.append(Link(left.id, right.id, relation, score, reasons))

    def matter_of(self, title: str, **sides: Iterable[Claim]) -> Matter:
        """A matter of claims by side: `for_`, `against` and `open`."""
        standings = tuple(
            Standing(claim.id, Side(side.rstrip("_")), 0.9, "by-hand 1")
            for side, claims in sides.items()
            for claim in claims
        )
        matter = Matter(matter_id(standings[0].claim, title), title, standings)
        self.kept_matters.append(matter)
        return matter

    def decide(self, *decisions: Decision) -> None:
        for decision in decisions:
            self.kept_decisions.append(KeptDecision(len(self.kept_decisions) + 1, decision))

    def summary(self) -> Summary:
        return Summary(1, len(self.kept), len(self.made), 0, 0, 0, 0)

    def state(self) -> State:
        return State(
            len(self.made), len(self.kept), len(self.links_), 0, len(self.kept_decisions), 0, len(self.rulings)
        )

    def claims(self, query: ClaimQuery, *, after: int = 0, limit: int = 50) -> list[Entry]:
        fitting = (entry for entry in self.made if entry.number > after and self._fits(entry, query))
        return [entry for entry, _ in zip(fitting, range(limit), strict=False)]

    def claim_ids(self, query: ClaimQuery) -> Iterator[str]:
        return (entry.id for entry in self.made if self._fits(entry, query))

    def corrections(self, claim_id: str | None = None) -> list[KeptCorrection]:
        return [kept for entry in self.made if claim_id in (None, entry.id) for kept in entry.corrections]

    def _fits(self, entry: Entry, query: ClaimQuery) -> bool:
        in_article = query.article in (None, entry.claim.article_id)
        return in_article and (query.text or "") in entry.claim.text and query.stance in (None, entry.claim.stance)

    def entry(self, claim_id: str) -> Entry:
        for entry in self.made:
            if entry.id.startswith(claim_id):
                return entry
        raise NotFound(claim_id, "no such claim")

    def articles(self) -> Iterator[KeptArticle]:
        return iter(self.kept)

    def article(self, article_id: str) -> KeptArticle:
        for article in self.kept:
            if article_id in (article.id, article.name):
                return article
        raise NotFound(article_id, "no such article")

    def canon(self, entity_ids: Iterable[str] | None = None) -> Canon:
        return Canon(self.rulings)

    def contests(self, claim_ids: Iterable[str] | None = None) -> Iterator[Contest]:
        wanted = None if claim_ids is None else set(claim_ids)
        for link in self.links_:
            if link.relation is not Relation.CONTRADICTS:
                continue
            if wanted is None or wanted & {link.left, link.right}:
                yield Contest(link, self.entry(link.left), self.entry(link.right))

    def links(self, claim_ids: Iterable[str], *, relation: Relation | None = None) -> list[Link]:
        wanted = set(claim_ids)
        touching = (link for link in self.links_ if wanted & {link.left, link.right})
        fitting = (link for link in touching if relation in (None, link.relation))
        return sorted(fitting, key=lambda link: -link.score)

    def matters(self, claim_ids: Iterable[str] | None = None) -> list[Matter]:
        wanted = None if claim_ids is None else set(claim_ids)
        return [
            matter
            for matter in self.kept_matters
            if wanted is None or wanted & {standing.claim for standing in matter.standings}
        ]

    def kept_apart(self, claim_ids: Iterable[str]) -> set[frozenset[str]]:
        return set()

    def matter(self, matter_id: str) -> Matter:
        for matter in self.kept_matters:
            if matter.id.startswith(matter_id):
                return matter
        raise NotFound(matter_id, "no such matter")

    def decisions(self, subject: str | None = None, *, people: bool = False) -> list[KeptDecision]:
        return [
            kept
            for kept in self.kept_decisions
            if (not people or kept.decision.person)
            and subject in (None, kept.decision.matter, kept.decision.other, kept.decision.claim)
        ]

    def entries(self, claim_ids: Iterable[str], *, bare: bool = False) -> list[Entry]:
        wanted = set(claim_ids)
        return [entry for entry in self.made if entry.id in wanted]

    def page_spans(self, article_ids: Iterable[str]) -> dict[str, Span]:
        wanted = set(article_ids)
        return {article.id: article.passages[0].page_span for article in self.kept if article.id in wanted}

    def rejections(self) -> Iterator[Rejected]:
        return iter(())

    def verify(self) -> Verification:
        return Verification({}, ())
