"""Reasons: each module compares two claims in one respect."""
