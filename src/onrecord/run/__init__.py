"""Drives the stages: from what a person names to a ledger."""
