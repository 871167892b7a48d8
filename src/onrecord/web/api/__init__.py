"""The interface for programs, version 1: the ledger as JSON, described by OpenAPI."""
