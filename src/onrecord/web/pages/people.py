"""Signing in and out, one's own password, and for admins the book of people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import RedirectResponse, Response
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from onrecord.web import urls
from onrecord.web.conditions import Number
from onrecord.web.people.book import LONGEST_SESSION, Book
from onrecord.web.people.door import COOKIE
from onrecord.web.people.passwords import SHORTEST
from onrecord.web.people.person import Person, Role
from onrecord.web.render import page

# Tries to sign in: for one name, from wherever they come, and from one address, for whatever name.
TRIES_FOR_A_NAME, TRIES_FROM_AN_ADDRESS = parse("5/minute"), parse("30/minute")

WRONG = "That name and password do not go together."


def book_of(request: Request) -> Book:
    """The book of people of the room that a request came to."""
    book: Book = request.app.state.book
    return book


def router_of(limiter: MovingWindowRateLimiter | None = None) -> APIRouter:
    """The pages of one room, which counts its own tries."""
    router = APIRouter(include_in_schema=False)
    tries = Tries(limiter or MovingWindowRateLimiter(MemoryStorage()))
    router.add_api_route(urls.SIGN_IN, sign_in_page, methods=["GET"])
    router.add_api_route(urls.SIGN_IN, _sign_in(tries), methods=["POST"])
    router.add_api_route(urls.SIGN_OUT, sign_out, methods=["POST"])
    router.add_api_route(urls.PASSWORD, password_page, methods=["GET"])
    router.add_api_route(urls.PASSWORD, change_password, methods=["POST"])
    router.add_api_route(urls.PEOPLE, people_page, methods=["GET"])
    router.add_api_route(urls.PEOPLE, add_person, methods=["POST"])
    router.add_api_route(urls.PEOPLE + "/{number}", change_person, methods=["POST"])
    return router


class Tries:
    """How often somebody may try to sign in."""

    def __init__(self, limiter: MovingWindowRateLimiter) -> None:
        self._limiter = limiter

    def too_many(self, name: str, address: str) -> bool:
        """Counts a try; gives whether it is one too many."""
        return not (self._hit(TRIES_FOR_A_NAME, name) and self._hit(TRIES_FROM_AN_ADDRESS, address))

    def _hit(self, limit: RateLimitItem, key: str) -> bool:
        return self._limiter.hit(limit, "sign-in", key)


def sign_in_page(request: Request, after: str = urls.FRONT) -> Response:
    return page(request, "sign-in.html", after=_own_address(after), trouble=None, name="")


def _sign_in(tries: Tries) -> Callable[..., Response]:
    def sign_in(
        request: Request,
        book: Annotated[Book, Depends(book_of)],
        name: Annotated[str, Form()],
        password: Annotated[str, Form()],
        after: Annotated[str, Form()] = urls.FRONT,
    ) -> Response:
        address = request.client.host if request.client else "unknown"
        if tries.too_many(" ".join(name.split()).casefold(), address):
            trouble = "Too many tries. Wait a minute, and try again."
            answer = page(request, "sign-in.html", status=429, after=_own_address(after), trouble=trouble, name=name)
            answer.headers["Retry-After"] = "60"
            return answer
        somebody = book.known_by(name, password)
        if somebody is None:
            return page(request, "sign-in.html", status=401, after=_own_address(after), trouble=WRONG, name=name)
        gone_on = RedirectResponse(_own_address(after), 303)
        _set_cookie(gone_on, request, book.begin(somebody))
        return gone_on

    return sign_in


def sign_out(request: Request, book: Annotated[Book, Depends(book_of)]) -> Response:
    if token := request.cookies.get(COOKIE):
        book.end(token)
    answer = RedirectResponse(urls.SIGN_IN, 303)
    answer.delete_cookie(COOKIE)
    return answer


def password_page(request: Request) -> Response:
    return page(request, "password.html", trouble=None, shortest=SHORTEST)


def change_password(
    request: Request,
    book: Annotated[Book, Depends(book_of)],
    old: Annotated[str, Form()],
    new: Annotated[str, Form()],
) -> Response:
    somebody: Person = request.state.person
    if book.known_by(somebody.name, old) is None:
        return page(request, "password.html", status=401, trouble="That is not your password.", shortest=SHORTEST)
    try:
        book.set_password(somebody.number, new)
    except ValueError as error:
        return page(request, "password.html", status=422, trouble=str(error), shortest=SHORTEST)
    answer = RedirectResponse(urls.FRONT, 303)
    _set_cookie(answer, request, book.begin(somebody))
    return answer


def people_page(request: Request, book: Annotated[Book, Depends(book_of)]) -> Response:
    return _people(request, book)


def add_person(
    request: Request,
    book: Annotated[Book, Depends(book_of)],
    name: Annotated[str, Form()],
    password: Annotated[str, Form()],
    role: Annotated[Role, Form()] = Role.READER,
) -> Response:
    try:
        book.add(name, password, role)
    except ValueError as error:
        return _people(request, book, trouble=str(error), status=422)
    return RedirectResponse(urls.PEOPLE, 303)


def change_person(
    number: Number,
    request: Request,
    book: Annotated[Book, Depends(book_of)],
    role: Annotated[Role | None, Form()] = None,
    active: Annotated[bool | None, Form()] = None,
    password: Annotated[str | None, Form()] = None,
) -> Response:
    try:
        if role is not None or active is not None:
            book.change(number, role=role, active=active)
        if password:
            book.set_password(number, password)
    except ValueError as error:
        return _people(request, book, trouble=str(error), status=422)
    return RedirectResponse(urls.PEOPLE, 303)


def _people(request: Request, book: Book, *, trouble: str | None = None, status: int = 200) -> Response:
    values = {"people": book.people(), "roles": list(Role), "trouble": trouble, "shortest": SHORTEST}
    return page(request, "people.html", status=status, **values)


def _set_cookie(answer: Response, request: Request, token: str) -> None:
    answer.set_cookie(
        COOKIE,
        token,
        max_age=int(LONGEST_SESSION.total_seconds()),
        httponly=True,
        secure=request.url.scheme == "https",
        samesite="lax",
    )


def _own_address(address: str) -> str:
    """An address of ours to go on to; anything else leads to the front page."""
    return address if address.startswith("/") and not address.startswith(("//", "/\\")) else urls.FRONT
