"""Parts found by name: our own and everybody's come in by the same entry points."""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from onrecord.errors import PipelineError

DOORS = ("readers", "annotators", "ledgers", "exporters")


def names(door: str) -> list[str]:
    """The names that can be asked for at a door, sorted."""
    return sorted({point.name for point in _points(door)})


def find(door: str, name: str) -> Any:
    """The part that `name` stands for at a `door` ("readers", "annotators", …): an entry point, or `module:attribute`.

    Raises `PipelineError`, with the names that there are.
    """
    if ":" in name:
        return _attribute(door, name)
    for point in _points(door):
        if point.name == name:
            return _loaded(door, point)
    raise PipelineError(name, f"no such name among the {door}. There are: {', '.join(names(door))}.")


def _points(door: str) -> list[EntryPoint]:
    if door not in DOORS:
        raise ValueError(f"No such door: {door!r}; there are {', '.join(DOORS)}.")
    return list(entry_points(group=f"onrecord.{door}"))


def _attribute(door: str, name: str) -> Any:
    module, _, attribute = name.partition(":")
    try:
        return getattr(import_module(module), attribute)
    except (ImportError, AttributeError, ValueError, TypeError) as error:
        # ValueError and TypeError: what is no module's name at all, such as "" and ".".
        raise PipelineError(name, f"cannot be imported as one of the {door}: {error}.") from error


def _loaded(door: str, point: EntryPoint) -> Any:
    try:
        return point.load()
    except (ImportError, AttributeError) as error:
        raise PipelineError(point.name, f"cannot be imported as one of the {door}: {error}.") from error
