"""What all verbs share: how errors and interruptions end, the options of the ledger and the layout, and notices."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import click

from onrecord.config import Config
from onrecord.errors import NotFound, Stop

if TYPE_CHECKING:
    from onrecord.ledger.base import Ledger

DONE, SOME_REJECTED, STOPPED, INTERRUPTED = 0, 1, 2, 130

KEPT = " What was read is kept; the same command goes on from here."


class Group(click.Group):
    """Turns our errors into a message and an exit code, and lists the commands in the order of the work."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            with _flushed():
                return super().invoke(ctx)
        except (Stop, NotFound) as error:
            say(f"onrecord: {error}")
            ctx.exit(STOPPED)
        except BrokenPipeError:
            # Whoever read our output has seen enough. Nothing is left for Python to flush into the closed pipe.
            _forget_stdout()
            ctx.exit(DONE)
        except OSError as error:
            _forget_stdout()
            say(f"onrecord: {error.filename or 'the output'}: {error.strerror or error}.")
            ctx.exit(STOPPED)
        except KeyboardInterrupt:
            say("Stopped." + (KEPT if ctx.invoked_subcommand == "read" else ""))
            ctx.exit(INTERRUPTED)


@contextmanager
def _flushed() -> Iterator[None]:
    """All output is out when this ends, so that what goes wrong with it goes wrong where it is caught."""
    if sys.stdout is None:  # closed by whoever started us
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115 - it lives as long as the process
    if isinstance(sys.stdout, io.TextIOWrapper) and not sys.stdout.isatty():
        # JSON Lines and CSV are in UTF-8, whatever the terminal's language is.
        sys.stdout.reconfigure(encoding="utf-8")
    try:
        yield
    finally:
        sys.stdout.flush()


def _forget_stdout() -> None:
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def ledger_option(command: Any) -> Any:
    default = Config.__dataclass_fields__["ledger"].default
    return click.option(
        "--ledger",
        metavar="FILE",
        help=f"The ledger. [ONRECORD_LEDGER; default: {default}]",
    )(command)


def format_option(what: str) -> Callable[[Any], Any]:
    return click.option("--format", "layout", type=click.Choice(["table", "jsonl", "csv"]), help=what)


@contextmanager
def opened(config: Config, *, create: bool = False) -> Iterator[Ledger]:
    from onrecord.run.open import open_ledger

    ledger = open_ledger(config.ledger, create=create)
    try:
        with ledger.guarded():
            yield ledger
    finally:
        ledger.close()


def say(words: str) -> None:
    click.echo(words, err=True)
