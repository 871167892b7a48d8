"""Ids that come from content, so that the same thing read twice is the same thing."""

from __future__ import annotations

import hashlib
import json

# 80 bits: among a billion claims the chance that any two share an id is below one in a million.
ID_LENGTH = 20


def sha256(content: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal: the id of a document."""
    return hashlib.sha256(content).hexdigest()


def content_id(kind: str, *parts: object) -> str:
    """An id for a thing of a `kind` ("article", "claim", …) made of `parts`, which must be JSON values.

    The kind's first letter opens the id, so that a person can tell a claim from an article.
    """
    words = json.dumps([kind, *parts], ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    # "surrogatepass": a lone surrogate in a JSON line is bad text, but no reason to have no id.
    digest = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
    return kind[0] + digest[:ID_LENGTH]
