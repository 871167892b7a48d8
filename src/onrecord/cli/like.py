"""What words mean, for the commands that look for claims by meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.cli.door import say

if TYPE_CHECKING:
    from onrecord.ledger.base import View
    from onrecord.model import Meaning


def known_meaning(view: View) -> Meaning | None:
    """What words mean, by the network that found what this ledger's claims mean; None without it."""
    from onrecord.reconcile.meanings import NETWORK, meaning

    try:
        return meaning() if view.meant_by() == NETWORK else None
    except (ImportError, OSError, RuntimeError):
        return None


def meaning_for(view: View) -> Meaning | None:
    """What words mean, by the network that found what this ledger's claims mean; without it None, and why is said."""
    from onrecord.reconcile.meanings import NETWORK, meaning

    known = view.meant_by()
    try:
        if known == NETWORK:
            return meaning()
    except (ImportError, OSError, RuntimeError) as error:
        why = f"The network that knows meanings cannot be loaded ({error})"
    else:
        by = f", only those that {known} found" if known else ""
        why = f"The ledger does not know yet what its claims mean{by}; the next `onrecord read` finds it out"
    say(f"{why}. Looked for by words alone.")
    return None
