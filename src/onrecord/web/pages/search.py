"""Search: by words, meaning and fields at once, with how what was found falls into kinds, over time and on the map."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from pydantic import ValidationError
from starlette.datastructures import QueryParams

from onrecord.dossier.build import build
from onrecord.dossier.every import every_claim
from onrecord.dossier.question import conditions_of
from onrecord.dossier.search import Found, Looked, looked_for, search
from onrecord.dossier.shown import ShownClaim, shown_claims
from onrecord.export.page import page_of
from onrecord.export.record import record_of
from onrecord.ledger.base import ClaimQuery, View
from onrecord.model import By, Entry, Facet, Of, Stretch, Unit
from onrecord.web import urls
from onrecord.web.answer import csv_of_claims, json_of
from onrecord.web.conditions import Conditions
from onrecord.web.render import page
from onrecord.web.room import room_of, view_of

router = APIRouter(include_in_schema=False)

PER_PAGE = 20
PAGE_OF = ("after", "meaning")  # what an address says beside conditions

SEVERAL = (By.STANCE, By.KIND, By.OUTLET)  # of which several may be chosen
FACETS = (By.MATTER, By.SOURCE, By.STANCE, By.KIND, By.OUTLET, By.COUNTRY, By.PLACE)

MOST_DAYS = 100  # that bars are drawn for each of
MOST_MONTHS = 180


@dataclass(frozen=True, slots=True)
class FacetLink:
    """A value that what was found may be narrowed to, or is; `address` does it, or undoes it."""

    facet: Facet
    chosen: bool
    address: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for: the conditions, whether by meaning as well, and from where on."""

    conditions: Conditions
    by_meaning: bool
    after: str | None

    @property
    def query(self) -> ClaimQuery:
        return self.conditions.query()

    @property
    def like(self) -> str | None:
        return self.conditions.q if self.by_meaning else None

    def address(self, path: str = urls.SEARCH, /, **changed: Any) -> str:
        """The address of the same search with some conditions changed, from its first page on."""
        given = self.conditions.model_dump(exclude_defaults=True) | {"meaning": None if self.by_meaning else "no"}
        return urls.search_at(path, **given | changed)


def asked_of(request: Request) -> Asked:
    """What an address asks for. Raises `ValueError`, naming what cannot be understood."""
    given = request.query_params
    try:
        conditions = Conditions.model_validate(_conditions(given))
    except ValidationError as error:
        first = error.errors()[0]
        raise ValueError(f"{'.'.join(map(str, first['loc']))}: {first['msg'].removeprefix('Value error, ')}") from error
    return Asked(conditions, given.get("meaning") != "no", given.get("after") or None)


def _conditions(given: QueryParams) -> dict[str, Any]:
    """The conditions that are filled in; a form sends its empty fields, too."""
    names = dict.fromkeys(name for name, value in given.multi_items() if value.strip() and name not in PAGE_OF)
    return {name: given.getlist(name) if name in {by.value for by in SEVERAL} else given[name] for name in names}


Asking = Annotated[Asked, Depends(asked_of)]
Viewed = Annotated[View, Depends(view_of)]


@router.get(urls.SEARCH)
def search_page(request: Request, view: Viewed, asked: Asking) -> Response:
    """The page, or for htmx what was found alone."""
    found = _found(request, view, asked)
    template = "found.html" if request.headers.get("hx-target") == "found" else "search.html"
    matter = view.matter(asked.conditions.matter) if asked.conditions.matter else None
    return page(
        request,
        template,
        asked=asked,
        matter=matter,
        told=conditions_of(asked.query),
        found=found,
        claims=_shown(view, [hit.entry for hit in found.hits]),
        facets={by: list(_links(asked, by, found)) for by in FACETS},
        further=asked.address(after=found.next) if found.next else None,
    )


@router.get(urls.SEARCH + ".json")
def search_json(request: Request, view: Viewed, asked: Asking) -> Response:
    """A page of what was found, for programs."""
    found = _found(request, view, asked)
    facets = {by: found.facets.by.get(by, ()) for by in FACETS}
    return json_of(
        {
            "total": found.total,
            "surely": found.surely,
            "by_meaning": found.by_meaning,
            "next": found.next,
            "claims": [record_of(hit.entry) | {"likeness": hit.likeness} for hit in found.hits],
            "facets": facets,
        }
    )


@router.get(urls.SEARCH + ".csv")
def search_csv(request: Request, view: Viewed, asked: Asking) -> Response:
    """All claims whose words and fields fit, in the order they came in."""
    return csv_of_claims(every_claim(view, asked.query), "search")


@router.get(urls.SEARCH + "/around.json")
def around(request: Request, view: Viewed, asked: Asking) -> Response:
    """When and where: what the timelines and the map are drawn from, each without its own bounds."""
    looked = _looked(request, view, asked)
    query = looked.query
    times = {of: _times(view, looked, of) for of in Of}
    spots = view.spots(query, like=looked.like, limit=300)
    bounds = {
        Of.PUBLISHED: [query.since, query.until],
        Of.HAPPENED: [query.happened_since, query.happened_until],
        "box": [query.box.west, query.box.south, query.box.east, query.box.north] if query.box else None,
    }
    return json_of({"times": times, "spots": spots, "bounds": bounds})


@router.get(urls.SEARCH + "/dossier.html")
def search_dossier(view: Viewed, asked: Asking) -> Response:
    """What was found by words and fields as one file that needs nothing but itself."""
    text = page_of(build(view, asked.query, made_on=date.today()))
    disposition = {"Content-Disposition": 'attachment; filename="onrecord-dossier.html"'}
    return Response(text.encode("utf-8"), media_type="text/html; charset=utf-8", headers=disposition)


def _found(request: Request, view: View, asked: Asked) -> Found:
    meaning = room_of(request).meaning(view) if asked.like else None
    like = asked.like if meaning else None
    return search(view, asked.query, like=like, meaning=meaning, after=asked.after, limit=PER_PAGE)


def _looked(request: Request, view: View, asked: Asked) -> Looked:
    meaning = room_of(request).meaning(view) if asked.like else None
    return looked_for(view, asked.query, like=asked.like if meaning else None, meaning=meaning)


def _shown(view: View, entries: Sequence[Entry]) -> list[ShownClaim]:
    """The claims in the order in which they were found, with their names."""
    contested = frozenset(
        end.id for contest in view.contests([entry.id for entry in entries]) for end in (contest.left, contest.right)
    )
    articles = [view.article(each) for each in dict.fromkeys(entry.claim.article_id for entry in entries)]
    by_id = {claim.id: claim for claim in shown_claims(entries, articles, contested=contested, beyond=frozenset())}
    return [by_id[entry.id] for entry in entries]


def _links(asked: Asked, by: By, found: Found) -> Iterator[FacetLink]:
    """The values of one kind, those that are chosen first."""
    given = getattr(asked.conditions, by.value)
    chosen = [str(each) for each in given] if by in SEVERAL else [given] if given else []
    facets = {facet.value: facet for facet in found.facets.by.get(by, ())}
    for value in chosen:
        facet = facets.pop(value, None) or Facet(value, value, 0)
        rest = tuple(each for each in chosen if each != value)
        yield FacetLink(facet, True, asked.address(**{by.value: rest or None}))
    for facet in facets.values():
        more = (*chosen, facet.value) if by in SEVERAL else facet.value
        yield FacetLink(facet, False, asked.address(**{by.value: more}))


def _times(view: View, looked: Looked, of: Of) -> dict[str, object]:
    """Stretches of time, as finely as can be drawn."""
    for unit, most in ((Unit.DAY, MOST_DAYS), (Unit.MONTH, MOST_MONTHS), (Unit.YEAR, None)):
        stretches = view.histogram(looked.query, of, unit=unit, like=looked.like)
        if most is None or _reach(stretches, unit) <= most:
            break
    return {"unit": unit, "stretches": stretches}


def _reach(stretches: Sequence[Stretch], unit: Unit) -> float:
    """How many units lie between the first and the last day that is known."""
    days = [day for stretch in stretches for day in (stretch.first, stretch.last) if day]
    if not days:
        return 0
    return ((max(days) - min(days)).days + 1) / {Unit.DAY: 1, Unit.MONTH: 30.4, Unit.YEAR: 365.25}[unit]
