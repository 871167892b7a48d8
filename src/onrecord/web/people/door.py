"""The door: who comes in, and what their role lets them do."""

from __future__ import annotations

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.web import urls
from onrecord.web.headers import SAFE
from onrecord.web.people.book import Book
from onrecord.web.people.person import Person, Role
from onrecord.web.problems import for_program, problem

COOKIE = "onrecord-session"
BEARER = "bearer "
OPEN_TO_ALL = (urls.SIGN_IN, urls.STATIC)
OWN = (urls.SIGN_OUT, urls.PASSWORD)


class Door:
    """Lets in only whom the book knows: by the session of a browser's cookie, or by a program's token.

    The person is in `request.state.person`. Whoever only reads may change nothing; only admins see the people.
    """

    def __init__(self, app: ASGIApp, book: Book) -> None:
        self.app = app
        self.book = book

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            request = Request(scope)
            somebody = self._bearer(request)
            request.state.person = somebody
            if refusal := _refusal(request, somebody):
                await refusal(scope, receive, send)
                return
        await self.app(scope, receive, send)

    def _bearer(self, request: Request) -> Person | None:
        given = request.headers.get("authorization", "")
        if given[: len(BEARER)].casefold() == BEARER:
            return self.book.bearer(given[len(BEARER) :].strip())
        token = request.cookies.get(COOKIE)
        return self.book.bearer(token) if token else None


def _refusal(request: Request, somebody: Person | None) -> Response | None:
    path = request.url.path
    if any(path == open_to_all or path.startswith(f"{open_to_all}/") for open_to_all in OPEN_TO_ALL):
        return None
    if somebody is None:
        return _unknown(request)
    if not somebody.role.covers(needed_for(request.method, path)):
        return problem(request, 403, f"{somebody.name} comes in as {somebody.role}, which is not enough.")
    return None


def needed_for(method: str, path: str) -> Role:
    """The role that a request needs."""
    if path == urls.PEOPLE or path.startswith(f"{urls.PEOPLE}/"):
        return Role.ADMIN
    return Role.READER if method in SAFE or path in OWN else Role.EDITOR


def _unknown(request: Request) -> Response:
    if for_program(request):
        refusal = problem(request, 401, "Sign in, or send a token: Authorization: Bearer ….")
        refusal.headers["WWW-Authenticate"] = "Bearer"
        return refusal
    after = quote(f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path)
    address = f"{urls.SIGN_IN}?after={after}"
    # A part of a page that htmx asks for is not replaced by the page to sign in at: the whole page goes there.
    if request.headers.get("hx-request"):
        return Response(status_code=401, headers={"HX-Redirect": address})
    return RedirectResponse(address, 303)
