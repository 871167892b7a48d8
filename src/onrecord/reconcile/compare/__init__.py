"""Reasons: each module compares two claims in one respect, and says in words that a person accepts what it found."""
