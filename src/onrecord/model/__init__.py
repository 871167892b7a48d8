"""What travels: frozen values, each made by one stage and read by the next."""

from onrecord.model.annotated import Annotated, Entity, Mention, Quote, Word
from onrecord.model.claim import Attribution, Claim, Kind, Made, Reader, Reading, Stance, Voice
from onrecord.model.document import Article, Document, Page, Piece, Rejected
from onrecord.model.span import Span
from onrecord.model.when import UNKNOWN_DATE, Basis, Published, When

__all__ = [
    "UNKNOWN_DATE",
    "Annotated",
    "Article",
    "Attribution",
    "Basis",
    "Claim",
    "Document",
    "Entity",
    "Kind",
    "Made",
    "Mention",
    "Page",
    "Piece",
    "Published",
    "Quote",
    "Reader",
    "Reading",
    "Rejected",
    "Span",
    "Stance",
    "Voice",
    "When",
    "Word",
]
