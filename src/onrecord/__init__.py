"""A ledger of attributed claims."""
