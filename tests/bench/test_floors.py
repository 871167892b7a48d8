"""What has been reached is not lost again: a small fixed slice, read anew, against bench/floors.json."""

import json

from bench.__main__ import FLOORS

from bench import chains


def test_chains_are_read_as_well_as_they_were():
    floors = json.loads(FLOORS.read_text("utf-8"))
    figures = chains.measure(chains.reading(chains.made(chains.READER)))
    held = {name: 100 * figures[name] for name in ("outer_recall", "inner_recall", "precision", "f1")}
    bounds = {name: floors[f"chains.reader.{name}"] for name in held}
    assert all(held[name] >= bounds[name] for name in held), (held, bounds)
    assert figures["false_inner"] <= floors["chains.reader.false_inner"]
