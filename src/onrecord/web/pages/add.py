"""Adding articles in the browser: files that are dropped, or a text that is pasted; and how far their reading is."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, Request, UploadFile
from fastapi.responses import RedirectResponse, Response

from onrecord.errors import NotFound
from onrecord.ledger.base import View
from onrecord.model import KeptArticle
from onrecord.web import urls
from onrecord.web.adding.inbox import ENDINGS, LARGEST, keep_file, keep_text, new_folder
from onrecord.web.adding.runs import Desk, Run
from onrecord.web.render import page
from onrecord.web.room import author_of, room_of, view_of

router = APIRouter(include_in_schema=False)


def desk_of(request: Request) -> Desk:
    """The desk at which this room's files are read."""
    desk: Desk = request.app.state.desk
    return desk


@router.get(urls.ADD)
def add(request: Request, desk: Annotated[Desk, Depends(desk_of)]) -> Response:
    return _form(request, desk)


@router.post(urls.ADD)
def add_files(
    request: Request,
    desk: Annotated[Desk, Depends(desk_of)],
    files: Annotated[list[UploadFile] | None, File()] = None,
) -> Response:
    """Files of any of the kinds that are read; nothing is read if one of them is not."""
    given = [file for file in files or () if file.filename]
    if not given:
        return _form(request, desk, trouble="No file was given.")
    folder, paths, room = new_folder(_inbox(request)), [], LARGEST
    try:
        for file in given:
            paths.append(keep_file(folder, file.filename or "", file.file, room))
            room -= paths[-1].stat().st_size
    except ValueError as error:
        _drop(folder)
        return _form(request, desk, trouble=str(error))
    return _read(desk, folder, paths, request)


@router.post(urls.ADD + "/text")
def add_text(
    request: Request,
    desk: Annotated[Desk, Depends(desk_of)],
    text: Annotated[str, Form()] = "",
    title: Annotated[str, Form()] = "",
    outlet: Annotated[str, Form()] = "",
    published: Annotated[str, Form()] = "",
    url: Annotated[str, Form()] = "",
) -> Response:
    """A text; with anything more that is known of it, as one article."""
    folder = new_folder(_inbox(request))
    try:
        path = keep_text(folder, text, title=title, outlet=outlet, published=published, url=url)
    except ValueError as error:
        _drop(folder)
        return _form(request, desk, trouble=str(error))
    return _read(desk, folder, [path], request)


@router.get(urls.ADD + "/{run_id}")
def run(
    run_id: str, request: Request, desk: Annotated[Desk, Depends(desk_of)], view: Annotated[View, Depends(view_of)]
) -> Response:
    """One run; htmx asks for its part again and again while it lasts."""
    known = desk.run(run_id)
    if known is None:
        raise NotFound(run_id, "this reading room knows of no such run; it may have been opened anew since.")
    template = "run-part.html" if request.headers.get("hx-request") else "run.html"
    return page(request, template, run=known, articles=_articles(view, known) if known.state.over else [])


def _articles(view: View, known: Run) -> list[KeptArticle]:
    return [view.article(article_id) for article_id in known.articles]


def _form(request: Request, desk: Desk, *, trouble: str | None = None) -> Response:
    values = {"runs": desk.runs()[:20], "endings": ENDINGS, "trouble": trouble, "open": room_of(request).inbox}
    return page(request, "add.html", status=422 if trouble else 200, **values)


def _inbox(request: Request) -> Path:
    inbox = room_of(request).inbox
    if inbox is None:
        raise ValueError("This reading room has no folder to keep files in: read them with `onrecord read`.")
    return inbox


def _read(desk: Desk, folder: Path, paths: list[Path], request: Request) -> Response:
    known = desk.put(folder, paths, author_of(request))
    return RedirectResponse(f"{urls.ADD}/{known.id}", 303)


def _drop(folder: Path) -> None:
    """Take away a folder of which nothing is to be read."""
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
