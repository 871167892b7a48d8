"""From the form that cases are written in, text with marks, to the cases.

A file of source/ holds several cases. One case:

    === ferry-sula
    topic: disaster
    covers: revised toll; wire reprint

    @ Meridian Wire | 2031-03-02T08:15 | Fourteen dead as Sula ferry sinks
    Fourteen people drowned, [c1|the harbour office|at least fourteen bodies had been found], …

    @ The Sula Courier | 2031-03-02T19:00 | Ferry toll denied
    The owner [c2|The owner|denies|any loss of life], the Wire citing [c3|the Wire > a diver|confirms|it].

    # toll: How many people died when the Sula ferry sank on 1 March?
    for: c1 / c3
    against: c2
    c3 supports c1: why

A claim is `[id|source|stance|content]`; the stance may be left out where it is `asserts`, the source is empty for the
outlet's own voice, and `outer > inner` is a chain of voices. In a matter, a slash parts the origins of a side.

Links follow from sides and origins: two claims of one side `repeats` within one origin and are `same` across origins,
for and against `contradicts`, and open ones have none but `repeats`. A line of its own says otherwise; `apart` is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path

from bench.accounts.case import FOLDER, SIDES, Article, Case, Claim, Link, Matter, check

SOURCE = Path(__file__).with_name("source")

MARK = re.compile(r"\[(\w+)\|([^|\]]*)\|(?:(\w+)\|)?([^|\]]+)\]")
LINK = re.compile(r"(\w+) (same|contradicts|supports|repeats|revises|apart) (\w+)(?:: (.+))?")
NO_LINK = "apart"
# Every third case is kept for measuring, by its place in the files.
EVERY = 3


def written(folder: Path = SOURCE) -> list[Case]:
    """The cases of the folder's files, in order. Raises `ValueError` that names the case, where one is not sound."""
    words = "\n".join(path.read_text("utf-8") for path in sorted(folder.glob("*.txt")))
    texts = re.split(r"^=== ", words, flags=re.M)[1:]
    return [parse(text, "build" if number % EVERY else "measure") for number, text in enumerate(texts, start=1)]


def parse(words: str, part: str) -> Case:
    """One case, from its id on. Raises `ValueError` that names the case, where it is not sound."""
    head, *blocks = re.split(r"^(?=[@#] )", words.strip(), flags=re.M)
    case_id, topic, covers = (line.strip() for line in head.strip().splitlines())
    told = [_told(case_id, number, block) for number, block in enumerate(_starting("@ ", blocks), start=1)]
    judged = [_judged(block) for block in _starting("# ", blocks)]
    case = Case(
        id=case_id,
        part=part,
        topic=topic.removeprefix("topic: "),
        covers=tuple(covers.removeprefix("covers: ").split("; ")),
        articles=tuple(article for article, _ in told),
        claims=tuple(claim for _, claims in told for claim in claims),
        matters=tuple(matter for matter, _ in judged),
        links=tuple(dict.fromkeys(link for _, links in judged for link in links)),
    )
    check(case)
    return case


def _starting(sign: str, blocks: Sequence[str]) -> Iterator[str]:
    return (block.removeprefix(sign).strip() for block in blocks if block.startswith(sign))


def _told(case_id: str, number: int, block: str) -> tuple[Article, list[Claim]]:
    head, _, body = block.partition("\n")
    outlet, published, title = head.split(" | ")
    article = Article(f"{case_id}/{number}", outlet, published, title, "")
    text, claims = "", []
    for words, mark in _pieces(body.strip()):
        if mark:
            claims.append(_claim(article.id, mark, len(text)))
        text += words
    return replace(article, text=text), claims


def _pieces(body: str) -> Iterator[tuple[str, re.Match[str] | None]]:
    """The text in pieces, each with its mark if it has one."""
    end = 0
    for mark in MARK.finditer(body):
        yield body[end : mark.start()], None
        yield mark[4], mark
        end = mark.end()
    yield body[end:], None


def _claim(article_id: str, mark: re.Match[str], start: int) -> Claim:
    claim_id, voices, stance, content = mark.groups()
    *via, source = voices.split(" > ")
    return Claim(claim_id, article_id, (start, start + len(content)), source, stance or "asserts", tuple(via))


def _judged(block: str) -> tuple[Matter, list[Link]]:
    head, *lines = block.splitlines()
    matter_id, _, title = head.partition(": ")
    sides = {side: line.removeprefix(f"{side}: ") for side in SIDES for line in lines if line.startswith(f"{side}: ")}
    groups = [(side, tuple(group.split())) for side, words in sides.items() for group in words.split("/")]
    matter = Matter(
        id=matter_id,
        title=title,
        claims={claim: side for side, group in groups for claim in group},
        origins=tuple(group for _, group in groups),
    )
    said = [_said(line) for line in lines if line.strip() and line.partition(": ")[0] not in SIDES]
    return matter, [link for link in _links(matter, said) if link.relation != NO_LINK]


def _said(line: str) -> Link:
    parts = LINK.fullmatch(line.strip())
    if not parts:
        raise ValueError(f"neither a side nor a link: {line!r}")
    left, relation, right, remark = parts.groups()
    return Link(left, right, relation, remark or "")


def _links(matter: Matter, said: Sequence[Link]) -> Iterator[Link]:
    """What is said, and for the other pairs what follows."""
    yield from said
    settled = {frozenset((link.left, link.right)) for link in said}
    for left, right in combinations(matter.claims, 2):
        if frozenset((left, right)) not in settled and (relation := _following(matter, left, right)):
            yield Link(left, right, relation)


def _following(matter: Matter, left: str, right: str) -> str | None:
    if any(left in group and right in group for group in matter.origins):
        return "repeats"
    sides = {matter.claims[left], matter.claims[right]}
    if "open" in sides:
        return None
    return "same" if len(sides) == 1 else "contradicts"


def build(folder: Path = FOLDER) -> int:
    """Write the cases to the folder as JSON, one file each, and nothing else there; gives how many."""
    made = {f"{case.id}.json": case.as_json() for case in written()}
    for stale in set(folder.glob("*.json")) - {folder / name for name in made}:
        stale.unlink()
    for name, words in made.items():
        (folder / name).write_text(words, "utf-8")
    return len(made)
