"""What a run did, what it could not use, and that there is more: sentences for standard error."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from onrecord.model import Entry, Rejected, Summary
from onrecord.terminal.screen import count, on_one_line, stderr

if TYPE_CHECKING:
    from onrecord.run.ingest import Progress as Run


def say_rejections(rejected: Sequence[Rejected]) -> None:
    """Each rejection with its reason."""
    console = stderr()
    for each in rejected:
        console.print(Text(f"rejected  {on_one_line(each.location)}: {on_one_line(each.why)}"))


def say_summary(name: str, run: Run, passed_over: Counter[str], summary: Summary) -> None:
    """What a run did, and what the ledger holds now."""
    read = f"Read {count(run.articles, 'article')} in {count(run.documents, 'document')}"
    if run.unchanged:
        read += f"; {count(run.unchanged, 'document')} read before"
    if run.rejected:
        read += f"; {len(run.rejected):,} rejected"
    lines = [f"{read}. {count(run.claims, 'new claim')}."]
    if passed_over:
        kinds = ", ".join(f"{count} {ending}" for ending, count in passed_over.most_common())
        lines.append(f"Passed over, since the ending is not one that is read: {kinds}.")
    lines.append(
        f"{name} holds {count(summary.claims, 'claim')} by {count(summary.sources, 'source')} "
        f"in {count(summary.articles, 'article')}; {summary.contested:,} of them contested."
    )
    for line in lines:
        stderr().print(Text(line))


def say_more(entries: Sequence[Entry], limit: int) -> None:
    """That there is more than was listed, and how to go on."""
    console = stderr()
    if len(entries) > limit:
        console.print(Text(f"There are more: --after {entries[limit - 1].number} goes on."))
    elif not entries and console.is_terminal:
        console.print(Text("No claim fits."))
