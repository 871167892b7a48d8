"""From a page's values to HTML: the templates, and the words that they share with exported pages."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined

from onrecord.export import page as exported
from onrecord.export.atlas.outlines import FILE as OUTLINES
from onrecord.web import urls
from onrecord.web.people.person import Person, Role

TEMPLATES = Path(__file__).parent / "templates"
STATIC = Path(__file__).parent / "static"

# What exported pages and ours have in common, by the name under which it is served: styles, and the land of maps.
SHARED = {
    "dossier.css": exported.TEMPLATES / "dossier.css",
    "matter.css": exported.TEMPLATES / "matter.css",
    "outlines.json": OUTLINES,
}


def page(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A whole page, or a part of one that htmx asks for."""
    text = _environment().get_template(template).render(**_always(request), **values)
    return HTMLResponse(text, status)


def _always(request: Request) -> dict[str, Any]:
    """What every page knows: its own address, who reads it, and whether they may change anything."""
    person: Person | None = getattr(request.state, "person", None)
    may_rule = person is None or person.role.covers(Role.EDITOR)
    return {"here": request.url.path, "person": person, "may_rule": may_rule}


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=ChoiceLoader([FileSystemLoader(TEMPLATES), FileSystemLoader(exported.TEMPLATES)]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=exported.showable,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(exported.filters())
    environment.globals.update(urls=urls, static=static)
    return environment


@cache
def static(name: str) -> str:
    """The address of a file that is served as it is; it changes with the file, so that browsers may keep it."""
    path = SHARED.get(name, STATIC / name)
    return f"{urls.static(name)}?v={hashlib.sha256(path.read_bytes()).hexdigest()[:12]}"
