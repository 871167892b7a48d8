"""The exporter that a file's ending asks for."""

from __future__ import annotations

from pathlib import Path

from onrecord import plugins
from onrecord.errors import ExportFailed
from onrecord.export.base import Exporter


def exporter_for(path: Path) -> Exporter:
    """The exporter for the ending of `path`. Raises `ExportFailed`, with the endings that there are."""
    exporters: list[Exporter] = [plugins.find("exporters", name)() for name in plugins.names("exporters")]
    for exporter in exporters:
        if path.name.lower().endswith(exporter.suffixes):
            return exporter
    endings = sorted(suffix for exporter in exporters for suffix in exporter.suffixes)
    raise ExportFailed(str(path), f"has no ending that says in which format. There are: {', '.join(endings)}.")
