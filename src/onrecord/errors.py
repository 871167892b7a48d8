"""Everything that can go wrong, as a tree of errors that name what they are about.

OnRecordError
├── Skip       this one thing cannot be used; it is kept as a rejection and the batch goes on
│   ├── UnreadableDocument   bytes that cannot become text
│   └── UnusableArticle      text that cannot be annotated
├── Stop       the run cannot go on
│   ├── LedgerUnavailable    the ledger cannot be opened or written
│   ├── LedgerTooNew         the ledger was written by a later version
│   ├── PipelineError        parts that do not fit together
│   ├── ExportFailed         a file that cannot be written
│   ├── BadSetting           a setting with a value that it cannot have
│   └── CannotRule           a ruling that would decide nothing, or nothing certain
└── NotFound   the ledger does not hold it
    └── Ambiguous            the ledger holds several that fit
"""

from __future__ import annotations


class OnRecordError(Exception):
    """The root of the tree; catch it to catch all that this package raises on purpose.

    `about` is the id, path or name that the error is about.
    """

    def __init__(self, about: str, why: str) -> None:
        super().__init__(f"{about}: {why}")
        self.about = about
        self.why = why


class Skip(OnRecordError):
    """This one thing cannot be used; count it, keep it as a rejection, go on."""


class UnreadableDocument(Skip):
    """Bytes that cannot become text."""


class UnusableArticle(Skip):
    """Text that cannot be annotated."""


class Stop(OnRecordError):
    """The run cannot go on."""


class LedgerUnavailable(Stop):
    """The ledger cannot be opened, read or written."""


class LedgerTooNew(Stop):
    """The ledger was written by a later version of this package."""


class PipelineError(Stop):
    """Parts that do not fit together, or that cannot be found."""


class ExportFailed(Stop):
    """A file that cannot be written."""


class BadSetting(Stop):
    """A setting with a value that it cannot have."""


class CannotRule(Stop):
    """A ruling that would decide nothing, or of which it is not certain what it would decide."""


class NotFound(OnRecordError):
    """The ledger does not hold it."""


class Ambiguous(NotFound):
    """The ledger holds several that fit."""
