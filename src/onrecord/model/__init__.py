"""What travels: frozen values, each made by one stage and read by the next."""

from onrecord.model.annotated import (
    Annotated,
    Count,
    Entity,
    Event,
    Flag,
    Mention,
    Place,
    Quote,
    Time,
    TimeType,
    Word,
)
from onrecord.model.canon import Canon, Ruling, Verdict
from onrecord.model.claim import (
    UNNAMED_OUTLET,
    Attribution,
    Claim,
    Kind,
    Made,
    Maker,
    Proposition,
    Reading,
    Stance,
    Voice,
)
from onrecord.model.correction import Correction, KeptCorrection, Mend
from onrecord.model.document import Article, Document, Page, Piece, Rejected
from onrecord.model.kept import Contest, Entry, KeptArticle, KeptEntity, Passage, Summary
from onrecord.model.link import Link, Relation
from onrecord.model.matter import Act, Decision, KeptDecision, Matter, Side, Standing, matter_id
from onrecord.model.span import Span
from onrecord.model.speaker import Evidence, EvidenceKind, Speaker
from onrecord.model.when import UNKNOWN_DATE, Basis, Published, When

__all__ = [
    "UNKNOWN_DATE",
    "UNNAMED_OUTLET",
    "Act",
    "Annotated",
    "Article",
    "Attribution",
    "Basis",
    "Canon",
    "Claim",
    "Contest",
    "Correction",
    "Count",
    "Decision",
    "Document",
    "Entity",
    "Entry",
    "Event",
    "Evidence",
    "EvidenceKind",
    "Flag",
    "KeptArticle",
    "KeptCorrection",
    "KeptDecision",
    "KeptEntity",
    "Kind",
    "Link",
    "Made",
    "Maker",
    "Matter",
    "Mend",
    "Mention",
    "Page",
    "Passage",
    "Piece",
    "Place",
    "Proposition",
    "Published",
    "Quote",
    "Reading",
    "Rejected",
    "Relation",
    "Ruling",
    "Side",
    "Span",
    "Speaker",
    "Stance",
    "Standing",
    "Summary",
    "Time",
    "TimeType",
    "Verdict",
    "Voice",
    "When",
    "Word",
    "matter_id",
]
