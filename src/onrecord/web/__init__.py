"""The reading room: a ledger as pages, for people in a browser and for programs."""
