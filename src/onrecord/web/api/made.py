"""The interface's answers, made of what the ledger gives."""

from __future__ import annotations

from dataclasses import asdict

from onrecord.dossier.identity import Identity
from onrecord.dossier.listing import Weighed, weighed
from onrecord.dossier.trail import trail_of
from onrecord.export.record import record_of, writable
from onrecord.ledger.base import View
from onrecord.model import Entry, KeptArticle
from onrecord.model import Link as OurLink
from onrecord.model import Matter as OurMatter
from onrecord.web.api.answers import (
    Article,
    Claim,
    ClaimWithLinks,
    Figures,
    Link,
    ListedMatter,
    Matter,
    MatterWithLinks,
    Source,
    Standing,
)


def figures(view: View) -> Figures:
    return Figures(**asdict(view.summary()))


def claim(entry: Entry) -> Claim:
    return Claim.model_validate(record_of(entry))


def claim_with_links(view: View, claim_id: str) -> ClaimWithLinks:
    trail = trail_of(view, claim_id)
    links, matters = view.links([trail.entry.id]), trail.matters
    return ClaimWithLinks(
        claim=claim(trail.entry),
        read_aloud=_text(trail.read_aloud),
        links=[link(each) for each in links],
        matters=[matter(each) for each in matters],
    )


def link(ours: OurLink) -> Link:
    reasons = [_text(reason) for reason in ours.reasons]
    return Link(left=ours.left, right=ours.right, relation=ours.relation, score=ours.score, reasons=reasons)


def matter(ours: OurMatter) -> Matter:
    standings = [
        Standing(claim=each.claim, side=each.side, score=each.score, by=_text(each.by), person=each.person)
        for each in ours.standings
    ]
    title = _text(ours.title)
    return Matter(id=ours.id, title=title, contested=ours.contested, also=list(ours.also), standings=standings)


def listed_matter(weighed: Weighed) -> ListedMatter:
    ours = weighed.matter
    return ListedMatter(
        id=ours.id,
        title=_text(ours.title),
        contested=ours.contested,
        claims=len(ours.standings),
        origins=dict(weighed.origins),
    )


def matter_with_links(view: View, matter_id: str) -> MatterWithLinks:
    ours = view.matter(matter_id)
    ids = {standing.claim for standing in ours.standings}
    (known,) = weighed(view, [ours])
    return MatterWithLinks(
        matter=matter(ours),
        origins=dict(known.origins),
        claims=[claim(entry) for entry in view.entries(ids)],
        links=[link(each) for each in view.links(ids) if each.left in ids and each.right in ids],
    )


def article(ours: KeptArticle) -> Article:
    when = ours.published.when
    return Article(
        id=ours.id,
        name=_text(ours.name),
        heading=_text(ours.heading),
        title=_text_if(ours.title),
        outlet=_text_if(ours.outlet),
        url=_text_if(ours.url),
        language=_text_if(ours.language),
        published_value=when.value,
        published_earliest=when.earliest,
        published_latest=when.latest,
        published_basis=ours.published.basis.value,
        text=_text(ours.text),
        documents=[passage.document_id for passage in ours.passages],
    )


def source(identity: Identity) -> Source:
    names = [_text(name) for name in identity.names]
    entities = [entity.id for entity in identity.entities]
    return Source(id=identity.id, names=names, type=identity.type, entities=entities)


def _text(words: str) -> str:
    """Words that can be written in UTF-8."""
    return str(writable(words))


def _text_if(words: str | None) -> str | None:
    return None if words is None else _text(words)
