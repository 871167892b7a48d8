"""OnRecord from Python: a ledger as an object, what it holds as collections that become frames and show themselves.

`onrecord.Ledger`, `onrecord.read` and `onrecord.extract` are what is used; docs/python.md shows how.
"""
