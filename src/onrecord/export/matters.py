"""One matter as a record, for programs: what `matters --format jsonl` and `csv` print."""

from __future__ import annotations

from onrecord.dossier.listing import ListedClaim, ListedMatter
from onrecord.export.csv import cell
from onrecord.export.record import JSON, writable
from onrecord.model import Link, Side

# The columns of a matter in CSV: counts instead of lists.
COLUMNS = (
    *("id", "title", "contested"),
    *(f"{side.value}_{what}" for side in Side for what in ("origins", "claims")),
    *("articles", "outlets", "published_earliest", "published_latest"),
)


def matter_record(listed: ListedMatter) -> dict[str, JSON]:
    """The fields of a matter, as JSON values."""
    return {
        "id": listed.matter.id,
        "title": writable(listed.matter.title),
        "contested": listed.matter.contested,
        "origins": {side.value: listed.origins[side] for side in Side},
        "claims": [_claim(claim) for claim in listed.claims],
        "links": [_link(link) for link in listed.links],
    }


def _claim(claim: ListedClaim) -> dict[str, JSON]:
    entry = claim.entry
    return {
        "claim": entry.id,
        "article": writable(entry.article_name),
        "side": claim.standing.side.value,
        "page_span": [claim.page_span.start, claim.page_span.end],
        "source": writable(entry.claim.source.text),
        "stance": entry.claim.stance.value,
    }


def _link(link: Link) -> dict[str, JSON]:
    return {
        "left": link.left,
        "right": link.right,
        "relation": link.relation.value,
        "score": link.score,
        "reasons": [writable(reason) for reason in link.reasons],
    }


def matter_row(listed: ListedMatter) -> list[str]:
    """A matter as the cells of a row, in the order of `COLUMNS`."""
    return [cell(value) for value in matter_values(listed).values()]


def matter_values(listed: ListedMatter) -> dict[str, JSON]:
    """A matter's columns, by the names in `COLUMNS`, as JSON values."""
    matter, when = listed.matter, listed.published
    outlets: list[JSON] = [*listed.outlets]
    values: tuple[JSON, ...] = (
        *(matter.id, matter.title, matter.contested),
        *(number for side in Side for number in (listed.origins[side], len(matter.on(side)))),
        *(listed.articles, outlets),
        *(day.isoformat() if day else None for day in (when.earliest, when.latest)),
    )
    return {column: writable(value) for column, value in zip(COLUMNS, values, strict=True)}
