"""What follows from links between pairs: which claims are of one origin, and what is revised along with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.model import Link, Relation


def through_origins(links: Iterable[Link]) -> list[Link]:
    """The links, with `revises` in the place of `contradicts` between all that go back to two origins of one voice.

    What was taken from a statement is revised by whatever revises that statement, and by the reports of it.
    """
    links = list(links)
    origin = origins(links)
    revised = {
        (origin.get(link.left, link.left), origin.get(link.right, link.right)): link
        for link in links
        if link.relation is Relation.REVISES
    }
    return [_revised_too(link, origin, revised) if link.relation is Relation.CONTRADICTS else link for link in links]


def origins(links: Iterable[Link]) -> dict[str, str]:
    """Each claim that `repeats` ties to another → one claim of its origin, the same for all of that origin."""
    found: dict[str, str] = {}
    for link in links:
        if link.relation is Relation.REPEATS:
            here, there = found.setdefault(link.left, link.left), found.setdefault(link.right, link.right)
            found |= {claim: there for claim, root in found.items() if root == here}
    return found


def _revised_too(link: Link, origin: Mapping[str, str], revised: Mapping[tuple[str, str], Link]) -> Link:
    for later, earlier in ((link.left, link.right), (link.right, link.left)):
        if by := revised.get((origin.get(later, later), origin.get(earlier, earlier))):
            score = round(link.score * by.score, 3)
            reasons = (*by.reasons, "and they go back to those two")
            return Link(later, earlier, Relation.REVISES, score, reasons)
    return link
