"""What goes wrong, as a page that says what it was about and what to do next."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from onrecord.errors import CannotRule, NotFound, OnRecordError, Stop
from onrecord.web import urls
from onrecord.web.headers import ALWAYS
from onrecord.web.render import page

# What people need to hear of each; the rest goes by its number's own words.
TITLES = {
    401: "Nobody has signed in",
    403: "That is not allowed",
    404: "It is not on record",
    409: "That decides nothing",
    422: "That cannot be understood",
    500: "Out of order",
}


def add_problems(app: FastAPI) -> None:
    """Answer every error with its words: to people as a page, to programs as JSON (RFC 9457)."""
    app.add_exception_handler(NotFound, lambda request, error: problem(request, 404, str(error)))
    app.add_exception_handler(CannotRule, lambda request, error: problem(request, 409, str(error)))
    app.add_exception_handler(Stop, lambda request, error: problem(request, 503, str(error)))
    app.add_exception_handler(OnRecordError, lambda request, error: problem(request, 422, str(error)))
    app.add_exception_handler(ValueError, lambda request, error: problem(request, 422, str(error)))
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _told)
    app.add_exception_handler(Exception, _out_of_order)


def problem(request: Request, status: int, why: str) -> Response:
    """One problem, as a page or as JSON."""
    title = TITLES.get(status, "It did not work")
    if for_program(request):
        body = {"type": "about:blank", "title": title, "status": status, "detail": why}
        return JSONResponse(body, status, media_type="application/problem+json")
    return page(request, "problem.html", status=status, title=title, why=why)


def for_program(request: Request) -> bool:
    """Whether it is a program that asks."""
    path = request.url.path
    return path.startswith(urls.API) or path.endswith(".json")


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    told = (f"{'.'.join(map(str, each['loc'][1:]))}: {each['msg']}" for each in error.errors())
    return problem(request, 422, "; ".join(told))


def _out_of_order(request: Request, error: Exception) -> Response:
    """What nobody foresaw. This answer passes by what stands before the pages, so it takes the headers along."""
    answer = problem(
        request, 500, "Something failed that nobody foresaw; the ledger is as it was. The server's log says what."
    )
    answer.headers.update(ALWAYS)
    return answer


def _told(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    answer = problem(request, error.status_code, str(error.detail))
    answer.headers.update(error.headers or {})
    return answer
