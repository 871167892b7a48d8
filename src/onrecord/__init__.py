"""A ledger of attributed claims: who says what, on whose word, who denies it.

The names here are loaded when they are first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from onrecord.config import Config
    from onrecord.config import load as load_config
    from onrecord.errors import OnRecordError
    from onrecord.front.ledger import Ledger
    from onrecord.front.reading import extract, read
    from onrecord.ledger.base import ClaimQuery
    from onrecord.model import Article, Claim, Document, Entry, Matter, Side, Span, Stance
    from onrecord.run.open import open_ledger
    from onrecord.run.pipeline import Pipeline

_HOMES = {
    "Article": "onrecord.model",
    "Claim": "onrecord.model",
    "ClaimQuery": "onrecord.ledger.base",
    "Config": "onrecord.config",
    "Document": "onrecord.model",
    "Entry": "onrecord.model",
    "Ledger": "onrecord.front.ledger",
    "Matter": "onrecord.model",
    "OnRecordError": "onrecord.errors",
    "Pipeline": "onrecord.run.pipeline",
    "Side": "onrecord.model",
    "Span": "onrecord.model",
    "Stance": "onrecord.model",
    "extract": "onrecord.front.reading",
    "load_config": "onrecord.config",
    "open_ledger": "onrecord.run.open",
    "read": "onrecord.read",
}

__all__ = [
    "Article",
    "Claim",
    "ClaimQuery",
    "Config",
    "Document",
    "Entry",
    "Ledger",
    "Matter",
    "OnRecordError",
    "Pipeline",
    "Side",
    "Span",
    "Stance",
    "extract",
    "load_config",
    "open_ledger",
    "read",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
    home = import_module(_HOMES[name])
    if name == "read":  # the package is the function as well, and says why
        return home
    return getattr(home, "load" if name == "load_config" else name)
