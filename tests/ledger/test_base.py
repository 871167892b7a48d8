"""What may be asked of a ledger."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.ledger.base import ClaimQuery

EARLY, LATE = date(2031, 1, 1), date(2031, 2, 1)


@pytest.mark.parametrize(("first", "last"), [("since", "until"), ("happened_since", "happened_until")])
def test_days_are_asked_for_in_their_order(first: str, last: str) -> None:
    with pytest.raises(ValueError, match=f"{first} no later than {last}, got 2031-02-01 and 2031-01-01"):
        ClaimQuery(**{first: LATE, last: EARLY})
    assert ClaimQuery(**{first: EARLY, last: EARLY})
    assert ClaimQuery(**{first: EARLY, last: LATE})
