"""What a ledger keeps in memory for what is counted and compared over all claims; nothing until it is asked for."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Connection

if TYPE_CHECKING:
    from onrecord.ledger.columns import Columns, Rows
    from onrecord.ledger.marks import Marked, Marks, Told
    from onrecord.ledger.mentions import Mentioned, Mentions
    from onrecord.ledger.placed import Placed, Standings
    from onrecord.ledger.signatures import Signatures

Found = TypeVar("Found")

# How many moments are kept, of which one is now, and how many answers that are asked for again with the next page.
MOMENTS, ANSWERS = 2, 12


class Moment:
    """The columns of a ledger at one moment, with what is at hand of what they tell of."""

    def __init__(self, as_of: str | None) -> None:
        from onrecord.ledger.columns import Columns
        from onrecord.ledger.mentions import Mentioned
        from onrecord.ledger.placed import Placed

        self.columns: Columns = Columns(as_of)
        self.placed: Placed = Placed(as_of)
        self._mentioned: Mentioned = Mentioned()
        self._lock = RLock()
        self._marked: dict[Told, Marked] = {}
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()
        self._for_good: dict[Hashable, Any] = {}

    def rows(self, connection: Connection) -> Rows:
        """All rows, as the ledger stands."""
        with self._lock:
            return self.columns.rows(connection)

    def marks(self, connection: Connection, told: Told, rows: Rows) -> Marks:
        """What the claims of these rows tell of."""
        from onrecord.ledger.marks import Marked

        with self._lock:
            return self._marked.setdefault(told, Marked(told)).marks(connection, rows)

    def mentions(self, connection: Connection, rows: Rows) -> Mentions:
        """Who and what the claims of these rows mention."""
        with self._lock:
            return self._mentioned.mentions(connection, rows)

    def standings(self, connection: Connection) -> Standings:
        """In which matters claims stand, as the machine has it."""
        with self._lock:
            return self.placed.standings(connection)

    def remembered(self, asked: Hashable, answer: Callable[[Any], Found], *, for_good: bool = False) -> Found:
        """An answer; `answer` makes it of the former one, or of None where that is forgotten."""
        with self._lock:
            if for_good:
                kept: Found = answer(self._for_good.get(asked))
                self._for_good[asked] = kept
                return kept
            found: Found = answer(self._answers.get(asked))
            self._answers[asked] = found
            self._answers.move_to_end(asked)
            while len(self._answers) > ANSWERS:
                self._answers.popitem(last=False)
            return found


class AtHand:
    """Moments of one ledger, and what its claims mean. Any number of threads may ask."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._moments: OrderedDict[str | None, Moment] = OrderedDict()
        self._signatures: Signatures | None = None

    def moment(self, as_of: str | None) -> Moment:
        """What is at hand of a moment, or of now; of moments that are gone the last one stays."""
        with self._lock:
            moment = self._moments.get(as_of) or Moment(as_of)
            self._moments[as_of] = moment
            self._moments.move_to_end(as_of)
            while len(self._moments) > MOMENTS:
                self._moments.pop(next(each for each in self._moments if each is not None))
            return moment

    def signatures(self) -> Signatures:
        """What claims mean."""
        from onrecord.ledger.signatures import Signatures

        with self._lock:
            self._signatures = self._signatures or Signatures()
            return self._signatures
