"""The command line: what it promises stands in docs/command-line.md.

Nothing heavy is imported here: each command imports what it needs when it runs, so that `--help` comes at once.
"""

from __future__ import annotations

import click

from onrecord import __version__
from onrecord.cli.conditions import EVENTS
from onrecord.cli.door import Group
from onrecord.cli.looking import claims, dossier, export, matters, show
from onrecord.cli.mend import accept, mend, reject, unsure
from onrecord.cli.reading import compare, extract, read, verify
from onrecord.cli.rule import rule
from onrecord.cli.serve import people, serve

__all__ = ["EVENTS", "main"]


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="onrecord")
def main() -> None:
    """Reads news and keeps a ledger of claims: who says what, on whose word, who denies it.

    Results go to stdout, progress and notices to stderr. Exit 0: done; 1: done, but some input was rejected;
    2: wrong use, or the run could not go on.
    """


# In the order of the work, which is that of the help.
for command in (read, extract, claims, matters, show, dossier, rule, export, compare, verify, serve, people):
    main.add_command(command)
for command in (accept, reject, mend, unsure):
    rule.add_command(command)
