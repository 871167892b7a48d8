"""A case: several articles on one happening, and the claims, matters, links and origins that they hold."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import Any

from onrecord.model import Relation, Stance

FOLDER = Path(__file__).with_name("cases")

SIDES = ("for", "against", "open")
PARTS = ("build", "measure")


@dataclass(frozen=True, slots=True)
class Article:
    """What one outlet published; `id` is the case's id, a slash, and a number."""

    id: str
    outlet: str
    published: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody's word in one article: `content` is `[start, end]` in its text, `via` the voices between, outer first.

    `source` is empty where the article speaks in its own voice.
    """

    id: str
    article: str
    content: tuple[int, int]
    source: str
    stance: str
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """How the left claim stands to the right one; `remark` says why it is not what sides and origins give."""

    left: str
    right: str
    relation: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """A question, the side that each claim takes on it, and which claims of a side go back to one origin."""

    id: str
    title: str
    claims: Mapping[str, str]
    origins: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Case:
    """One happening, as several outlets tell it."""

    id: str
    part: str
    topic: str
    covers: tuple[str, ...]
    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    matters: tuple[Matter, ...]
    links: tuple[Link, ...]

    @cached_property
    def texts(self) -> dict[str, str]:
        return {article.id: article.text for article in self.articles}

    def words(self, claim: Claim) -> str:
        """The words of the claim's content."""
        start, end = claim.content
        return self.texts[claim.article][start:end]

    def as_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"


def cases(part: str | None = None, folder: Path = FOLDER) -> list[Case]:
    """The cases of one part, or all, by id. Raises `ValueError` that names the case, where one is not sound."""
    found = [read(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]
    return [case for case in found if part in (None, case.part)]


def read(words: str) -> Case:
    """A case from its JSON. Raises `ValueError` that names the case, where it is not sound."""
    record = json.loads(words)
    case = Case(
        **{name: record[name] for name in ("id", "part", "topic")},
        covers=tuple(record["covers"]),
        articles=tuple(Article(**one) for one in record["articles"]),
        claims=tuple(_claim(one) for one in record["claims"]),
        matters=tuple(_matter(one) for one in record["matters"]),
        links=tuple(Link(**one) for one in record["links"]),
    )
    check(case)
    return case


def _claim(record: dict[str, Any]) -> Claim:
    start, end = record.pop("content")
    return Claim(content=(start, end), via=tuple(record.pop("via")), **record)


def _matter(record: dict[str, Any]) -> Matter:
    return Matter(origins=tuple(tuple(group) for group in record.pop("origins")), **record)


def check(case: Case) -> None:
    """Raises `ValueError` with all that is wrong with a case: its spans, its references, its rules."""
    if wrong := [*_wrong_articles(case), *_wrong_claims(case), *_wrong_matters(case), *_wrong_links(case)]:
        raise ValueError(f"{case.id}: " + "; ".join(wrong))


def _wrong_articles(case: Case) -> Iterable[str]:
    if case.part not in PARTS:
        yield f"no part {case.part!r}"
    if not 3 <= len(case.articles) <= 8:
        yield f"{len(case.articles)} articles, not 3 to 8"
    if len(case.texts) < len(case.articles):
        yield "two articles have one id"
    yield from (f"{article.id} is not named after its case" for article in case.articles if not _own(case, article))
    dates = [article.published for article in case.articles]
    if dates != sorted(dates):
        yield "the articles do not stand in the order of their dates"


def _own(case: Case, article: Article) -> bool:
    return article.id.rpartition("/")[0] == case.id


def _wrong_claims(case: Case) -> Iterable[str]:
    if len({claim.id for claim in case.claims}) < len(case.claims):
        yield "two claims have one id"
    for claim in case.claims:
        text = case.texts.get(claim.article, "")
        start, end = claim.content
        if not 0 <= start < end <= len(text) or text[start:end] != text[start:end].strip():
            yield f"{claim.id}: {claim.content} is no stretch of words of {claim.article}"
        if claim.stance not in set(Stance):
            yield f"{claim.id}: no stance {claim.stance!r}"
        yield from (
            f"{claim.id}: {voice!r} does not stand in {claim.article}"
            for voice in (claim.source, *claim.via)
            if voice not in text
        )


def _wrong_matters(case: Case) -> Iterable[str]:
    known = {claim.id for claim in case.claims}
    placed = {claim for matter in case.matters for claim in matter.claims}
    yield from (f"{claim} is no claim" for claim in placed - known)
    for matter in case.matters:
        yield from (f"no side {side!r}" for side in set(matter.claims.values()) - set(SIDES))
        if sorted(claim for group in matter.origins for claim in group) != sorted(matter.claims):
            yield f"{matter.id}: each claim has one origin"
        for group in matter.origins:
            if len({matter.claims.get(claim) for claim in group}) != 1:
                yield f"{matter.id}: the origin of {', '.join(group)} is on two sides"


def _wrong_links(case: Case) -> Iterable[str]:
    pairs = [frozenset((link.left, link.right)) for link in case.links]
    if len(set(pairs)) < len(pairs):
        yield "two links join one pair"
    for link in case.links:
        if link.relation not in set(Relation):
            yield f"no relation {link.relation!r}"
        if link.left == link.right or not any(
            {link.left, link.right} <= matter.claims.keys() for matter in case.matters
        ):
            yield f"{link.left} and {link.right} are not two claims of one matter"
    yield from _wrong_repeats(case)


def _wrong_repeats(case: Case) -> Iterable[str]:
    """What goes back to one origin repeats it, and nothing else does."""
    repeats = {frozenset((link.left, link.right)) for link in case.links if link.relation == Relation.REPEATS}
    origins = [group for matter in case.matters for group in matter.origins]
    together = {frozenset(pair) for group in origins for pair in combinations(group, 2)}
    yield from (f"{' and '.join(sorted(pair))}: origins and links disagree" for pair in repeats ^ together)
