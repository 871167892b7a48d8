"""The files that pages load: styles, scripts and drawings, all of them our own or shipped with us."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.responses import FileResponse
from fastapi.staticfiles import StaticFiles

from onrecord.web import urls
from onrecord.web.render import SHARED, STATIC

# A file's address changes with the file (`render.static`), so that a browser need not ask for it again.
KEEP = {"Cache-Control": "public, max-age=31536000, immutable"}


def add_files(app: FastAPI) -> None:
    """Serve the static files, and among them the styles that exported pages have too."""
    for name, path in SHARED.items():
        app.add_api_route(
            urls.static(name), lambda path=path: FileResponse(path, headers=KEEP), include_in_schema=False
        )
    app.mount(urls.STATIC, Kept(directory=STATIC), "static")


class Kept(StaticFiles):
    """Files that a browser may keep."""

    def file_response(self, *args: object, **kwargs: object) -> object:  # type: ignore[override]
        response = super().file_response(*args, **kwargs)  # type: ignore[arg-type]
        response.headers.update(KEEP)
        return response
