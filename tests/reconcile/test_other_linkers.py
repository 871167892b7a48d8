"""A ledger that another linker, such as a former version, has sorted before."""

from __future__ import annotations

from contextlib import closing

from onrecord.ledger.memory import MemoryLedger
from onrecord.reconcile.link import MAKER, link
from tests.matters import ferry


def test_what_another_linker_has_sorted_is_sorted_anew():
    with closing(MemoryLedger()) as ledger:
        made = ferry(ledger)
        link(ledger)
        (matter,) = ledger.view().matters([made.mayor])
        stands = {standing.claim: standing.by for standing in matter.standings}
        assert {made.mayor, made.star, made.board} <= stands.keys()
        assert set(stands.values()) == {str(MAKER)}
