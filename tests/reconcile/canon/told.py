"""Articles written down with their names marked: `<P Ann Bel>, the mayor of <G Tarn>, said no.`"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

from onrecord.annotate.entities import entities_of
from onrecord.model import Annotated, Article, Entity, Mention, Span
from onrecord.reconcile.canon.merge import matches
from onrecord.reconcile.canon.profile import Profile, profiles_of
from onrecord.testing.by_hand import article

CASES = Path(__file__).parents[2] / "cases" / "identities.csv"
TYPES = {"P": "PERSON", "O": "ORG", "G": "GPE", "N": "NORP"}
MARKED = re.compile(r"<(\*?)([POGN]) ([^>]+)>")


@dataclass(frozen=True)
class Told:
    """An article, its entities, and the one that it is about: the one with a star, else the first."""

    article: Article
    entities: tuple[Entity, ...]
    subject: Entity

    @property
    def profile(self) -> Profile:
        return profiles_of(self.article.text, self.entities, self.article.id)[self.subject.id]


def told(marked: str, *, path: str = "page.txt") -> Told:
    text, mentions, subject = "", [], None
    for plain, star, type_, name in re.findall(r"([^<]*)(?:<(\*?)([POGN]) ([^>]+)>)?", marked):
        text += plain
        if not name:
            continue
        mention = Mention(Span(len(text), len(text) + len(name)), name, TYPES[type_])
        subject = mention if star or subject is None else subject
        mentions.append(mention)
        text += name
    page = article(text, path=path)
    entities = entities_of(Annotated(page, names=tuple(mentions)))
    about = next(
        entity
        for entity in entities
        if any(span.start < subject.span.end and subject.span.start < span.end for span in entity.mentions)
    )
    return Told(page, entities, about)


def one(left: str, right: str) -> bool:
    """Whether the subjects of two articles are held to be one."""
    ours, theirs = told(left, path="left.txt").profile, told(right, path="right.txt").profile
    return bool(matches(theirs, [ours], {}))


def cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
