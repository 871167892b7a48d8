"""Bytes to documents to articles; called as a function, it reads into a ledger: `onrecord.read("folder")`.

The package and the verb have one name. Importing any module of the package sets the attribute `read` of `onrecord` to
the package, whatever stood there before, so that it is the package itself that can be called.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any


class _Verb(ModuleType):
    """A package that is also what is done with it."""

    def __call__(self, things: Any, *, ledger: Any = None) -> Any:
        """Read files, folders, texts or articles into a ledger, given as one or by its name; see `Ledger.read`."""
        from onrecord.front.reading import read

        return read(things, ledger=ledger)


sys.modules[__name__].__class__ = _Verb
