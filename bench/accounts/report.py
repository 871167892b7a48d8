"""What the figures mean beside systems that know nothing, as a section of docs/quality.md."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bench.accounts import given
from bench.accounts.case import Case, Matter, cases
from bench.accounts.score import score

FIGURES = {
    "found": "claims found",
    "matters.precision": "matters, precision",
    "matters.recall": "recall",
    "matters.f1": "B-cubed F1",
    "contradictions.precision": "contradictions, precision",
    "contradictions.recall": "recall",
    "contradictions.f1": "F1",
    "origins.exact": "origins exact",
}


def alone(chosen: Iterable[Case]) -> Iterator[dict[str, Any]]:
    """Each claim in a matter of its own."""
    for line in _together(chosen, "for"):
        yield from ({"id": claim["claim"], "claims": [claim], "links": []} for claim in line["claims"])


def one_a_case(chosen: Iterable[Case]) -> Iterator[dict[str, Any]]:
    """All claims of a case in one matter, what denies against the rest, each article an origin of its own."""
    for line in _together(chosen, "for"):
        denying = [{**claim, "side": "against"} for claim in line["claims"] if claim["stance"] == "denies"]
        others = [claim for claim in line["claims"] if claim["stance"] != "denies"]
        yield {**line, "claims": denying + others, "links": []}


def _together(chosen: Iterable[Case], side: str) -> Iterator[dict[str, Any]]:
    for case in chosen:
        claims = {claim.id: side for claim in case.claims}
        matter = Matter("all", "", claims, tuple((claim,) for claim in claims))
        yield from given.lines([replace(case, matters=(matter,), links=())])


BASELINES: dict[str, Callable[[Iterable[Case]], Iterator[dict[str, Any]]]] = {
    "each claim alone": alone,
    "one matter a case, denials against the rest": one_a_case,
}


def baselines(chosen: Sequence[Case]) -> dict[str, dict[str, float]]:
    """The figures of what takes no reading, the claims being given."""
    return {name: score(chosen, sort(chosen)) for name, sort in BASELINES.items()}


def table(rows: Mapping[str, Mapping[str, float]]) -> list[str]:
    """A table in Markdown, a row for each system."""
    return [
        "| | " + " | ".join(FIGURES.values()) + " |",
        "| --- |" + " --- |" * len(FIGURES),
        *(f"| {name} | " + " | ".join(f"{row[key]:.1f}" for key in FIGURES) + " |" for name, row in rows.items()),
    ]


def section(figures: Mapping[str, float]) -> list[str]:
    """The section of docs/quality.md, of figures named "accounts.matters.f1" and so on; nothing where none is there."""
    rows = {name: _own(figures, prefix) for name, prefix in OURS.items()}
    rows = {name: row for name, row in rows.items() if len(row) == len(FIGURES)}
    if not rows:
        return []
    chosen = cases("measure")
    return [
        "## Where accounts part",
        "",
        f"On the {len(chosen)} invented cases that `bench/accounts` keeps for measuring, each a handful of articles on",
        "one happening. Its README says how they were made and what counts. Per cent, by",
        "`python -m bench.accounts measure`:",
        "",
        *table({**rows, **baselines(chosen)}),
        "",
    ]


# OnRecord's rows, and what the names of their figures begin with.
OURS = {"OnRecord, from the articles": "accounts.", "OnRecord, the claims given": "accounts.given."}


def _own(figures: Mapping[str, float], prefix: str) -> dict[str, float]:
    return {key: figures[prefix + key] for key in FIGURES if prefix + key in figures}
