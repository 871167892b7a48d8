"""The addresses of all pages, made in one place; those of claims, articles, matters and sources stay as they are."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, urlencode

FRONT = "/"
SEARCH = "/search"
MATTERS = "/matters"
SOURCES = "/sources"
ARTICLES = "/articles"
NETWORK = "/network"
QUEUE = "/queue"
ADD = "/add"
SIGN_IN = "/sign-in"
SIGN_OUT = "/sign-out"
PEOPLE = "/people"
PASSWORD = "/password"
API = "/api/v1"
STATIC = "/static"


def search(words: str | None = None, **conditions: object) -> str:
    """The search page with these conditions; a value that is None or empty is left out, a tuple comes several times."""
    return search_at(SEARCH, q=words, **conditions)


def search_at(path: str, **conditions: object) -> str:
    """Another address that takes the search's conditions."""
    return path + _query(conditions.items())


def article(article_id: str, claim_id: str | None = None) -> str:
    """An article, or the place in it where a claim's words stand."""
    return f"/article/{_part(article_id)}" + (f"#words-{_part(claim_id)}" if claim_id else "")


def claim(claim_id: str) -> str:
    return f"/claim/{_part(claim_id)}"


def matter(matter_id: str, claim_id: str | None = None) -> str:
    """A matter, or the place of a claim on its side."""
    return f"/matter/{_part(matter_id)}" + (f"#claim-{_part(claim_id)}" if claim_id else "")


def matters(words: str | None = None, *, contested: bool = False, page: int = 1) -> str:
    """The list of matters: those with these words, the contested ones alone, and which page of it."""
    return MATTERS + _query(
        (("q", words), ("contested", "1" if contested else None), ("page", page if page > 1 else None))
    )


def dossier_file(matter_id: str) -> str:
    """A matter as one page that needs nothing but itself, to keep."""
    return f"/matter/{_part(matter_id)}/dossier.html"


def correct(matter_id: str, claim_id: str) -> str:
    """How to correct where a claim stands in a matter."""
    return f"/matter/{_part(matter_id)}/correct/{_part(claim_id)}"


def ruling(matter_id: str, what: str) -> str:
    """Where a ruling on a matter is sent to: `what` is join, part, move, side, title, apart, distinct or undo."""
    return f"/matter/{_part(matter_id)}/{what}"


def candidates(matter_id: str, words: str | None = None) -> str:
    """The matters that one may be joined with, by words of theirs."""
    return f"/matter/{_part(matter_id)}/candidates" + _query([("q", words)])


def source(entity_id: str) -> str:
    """A source that has a name: by the id of any of the entities that it is."""
    return f"/source/{_part(entity_id)}"


def as_json(address: str) -> str:
    """The same page for programs."""
    return _with_ending(address, ".json")


def as_csv(address: str) -> str:
    """The page's list as a table."""
    return _with_ending(address, ".csv")


def static(name: str) -> str:
    return f"{STATIC}/{quote(name)}"


def _with_ending(address: str, ending: str) -> str:
    path, mark, rest = address.partition("#")[0].partition("?")
    return ("/index" if path == FRONT else path) + ending + mark + rest


def _part(name: str) -> str:
    return quote(name, safe="")


def _query(pairs: Iterable[tuple[str, object]]) -> str:
    flat: list[tuple[str, str]] = []
    for name, value in pairs:
        values = value if isinstance(value, tuple | list) else (value,)
        flat += [(name, str(each)) for each in values if each not in (None, "", False)]
    return f"?{urlencode(flat)}" if flat else ""
