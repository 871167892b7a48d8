"""Passwords, of which only argon2id hashes are kept (RFC 9106)."""

from __future__ import annotations

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST, LONGEST = 12, 1024  # characters; NIST SP 800-63B asks for eight at least, and for no rules on their kinds


def check_new(password: str) -> None:
    """Raises `ValueError` where a password is too short to be safe, or too long to be one."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise ValueError(f"A password needs {SHORTEST} to {LONGEST:,} characters, got {len(password):,}.")


def hashed(password: str) -> str:
    """What is kept of a password. Raises `ValueError` as `check_new` does."""
    check_new(password)
    return _hasher().hash(password)


def fits(password: str, kept: str | None) -> bool:
    """Whether it is the password of that hash. Without a hash it takes as long, and is not."""
    try:
        return _hasher().verify(kept or _nobodys(), password[:LONGEST]) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def outdated(kept: str) -> bool:
    """Whether the hash was made with less effort than is asked for today."""
    return _hasher().check_needs_rehash(kept)


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobodys() -> str:
    """A hash that takes as long to check as anybody's, so that time does not tell whether a name is known."""
    return _hasher().hash("nobody's password")
