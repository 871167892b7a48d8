"""What stands before everything else: no request by another name of this machine, and none that another site orders."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web.headers import ALWAYS, SAFE
from onrecord.web.problems import problem


class Guarded:
    """Puts the headers on every answer, and refuses what comes by a wrong name or from another site's page.

    `hosts` are the names that the room goes by, `*` standing for anything: a name that another site points at this
    machine would let its pages read ours (DNS rebinding).
    A browser says where a request comes from, in `Sec-Fetch-Site` or else in `Origin`; a request that changes something
    must come from a page of ours, or from a program, which says neither. (OWASP, Cross-Site Request Forgery Prevention
    Cheat Sheet, on verifying the origin.)
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self.app = app
        self.hosts = tuple(host.strip("[]").lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in ALWAYS.items():
                    headers.setdefault(name, value)
            await send(message)

        await (self._refusal(scope) or self.app)(scope, receive, send_guarded)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if not any(fnmatchcase(name_in(headers), host) for host in self.hosts):
            return problem(
                Request(scope), 400, "The reading room does not go by this name: see --name of onrecord serve."
            )
        if scope["method"] not in SAFE and not same_origin(headers):
            return problem(Request(scope), 403, "The request came from a page of another site.")
        return None


def name_in(headers: Headers) -> str:
    """By which name a request comes; empty where it gives none."""
    try:
        return urlsplit(f"//{headers.get('host', '')}").hostname or ""
    except ValueError:
        return ""


def same_origin(headers: Headers) -> bool:
    """Whether a request comes from a page of ours, or from no page at all."""
    if (site := headers.get("sec-fetch-site")) is not None:
        return site in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")
