"""The verb that opens the reading room."""

from __future__ import annotations

import sys

import click

from onrecord.cli.door import opened, say
from onrecord.cli.rule import by_option
from onrecord.config import load


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", type=click.IntRange(0, 65535), default=8020, show_default=True, help="0: any that is free.")
@by_option
def serve(host: str, port: int, by: str, ledger: str | None) -> None:
    """Open the reading room: the ledger as pages in a browser, at http://127.0.0.1:8020."""
    import uvicorn

    from onrecord.web.app import create_app
    from onrecord.web.room import Room

    config = load(ledger=ledger)
    with opened(config) as kept:
        read = (sys.executable, "-m", "onrecord", "read", "--ledger", config.ledger)
        app = create_app(Room(kept, reader=by, read=read))
        app.state.weighing.begin(kept.view())
        say(f"The reading room of {config.ledger} is open at http://{host}:{port}. Ctrl-C closes it.")
        uvicorn.run(app, host=host, port=port, log_level="warning", access_log=False, server_header=False)
