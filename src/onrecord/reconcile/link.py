"""Goes through the claims that came in since the last time, links them to others, and sorts them into matters."""

from __future__ import annotations

import gc
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.ledger.base import ClaimQuery, Key, Ledger, View, Writer
from onrecord.model import Decision, Entry, Link, Maker, Meanings
from onrecord.reconcile.ahead import Ahead
from onrecord.reconcile.block import FOUND, NEAR_ARTICLE, ONE_ARTICLE, STORY, Around, Neighbours, partners
from onrecord.reconcile.choose import CLOSELY, Allowance
from onrecord.reconcile.features import Traits
from onrecord.reconcile.known import Known, Shelf, by_article
from onrecord.reconcile.matters.gather import Batch, gathered
from onrecord.reconcile.meanings import catch_up, meanings_of
from onrecord.reconcile.origin.copies import COPIED, made_from
from onrecord.reconcile.postings import Postings
from onrecord.reconcile.statements.compare import Comparer
from onrecord.reconcile.weigh import Candidates, Promising, Scales, Weighed

MAKER = Maker("matters", "3")

# How many claims are linked in one transaction.
BATCH = 400
# What people rejected is linked as well, so that it has its place if that is taken back.
EVERY = ClaimQuery(rejected=True)
# Of each run of words, how many articles that have it are held to be copies, the newest first.
COPIES = 20


def link(
    ledger: Ledger,
    comparer: Callable[[], Comparer] = Comparer,
    *,
    came_to: Callable[[int], None] = lambda claims: None,
    closely: float = CLOSELY,
) -> int:
    """Link all claims that were not looked at yet; gives how many links are new. Can be stopped at any moment.

    `closely` is how many pairs are read for a claim at most, on the mean.

    `came_to` is told after each batch up to which claim, by number, all are linked.
    """
    view, writer = ledger.view(), ledger.writer()
    last, new = writer.linked_up_to(MAKER), 0
    linker: Linker | None = None
    waiting: Chosen | None = None
    try:
        while entries := view.claims(EVERY, after=last, limit=BATCH):
            if not last:  # what another linker has sorted does not count any more, and would be taken for ours
                writer.link((), MAKER, up_to=0)
            linker = linker or Linker(view, comparer(), closely)
            last = entries[-1].number
            writer.add_keys(linker.take_in(entries))
            # While this batch is read, the one before is sorted.
            chosen = linker.choose(entries)
            if waiting:
                new += _kept(writer, linker, waiting, came_to)
            waiting = chosen
        if linker and waiting:
            new += _kept(writer, linker, waiting, came_to)
        catch_up(view, writer, lambda: linker.shelf if linker else Shelf(view, comparer()))
        return new
    finally:
        gc.unfreeze()
        if linker:
            linker.close()


def _kept(writer: Writer, linker: Linker, chosen: Chosen, came_to: Callable[[int], None]) -> int:
    """How many links came of a batch, which is whole in the ledger then."""
    links, decisions = linker.sort(chosen)
    new = writer.link(links, MAKER, up_to=chosen.last, decisions=decisions, meanings=chosen.meanings)
    # What is kept at hand is millions of small things, which the collector would walk through again and again.
    gc.freeze()
    came_to(chosen.last)
    return new


@dataclass(frozen=True, slots=True)
class Chosen:
    """A batch of claims up to the `last`, with the pairs that are being read, and what is known of the others."""

    last: int
    reading: Future[list[Weighed]]
    copies: Mapping[frozenset[str], float]
    unread: Mapping[tuple[str, str], float]
    meanings: Meanings


class Linker:
    """Links a ledger's claims, batch by batch; its network is loaded once."""

    def __init__(self, view: View, comparer: Comparer, closely: float = CLOSELY) -> None:
        self._view, self._scales = view, Scales(comparer)
        self.shelf, self._neighbours, self._allowance = Shelf(view, comparer), Neighbours(), Allowance(closely)
        self._ahead = Ahead(self._scales)
        self._stories, self._runs = Postings(view, FOUND), Postings(view, COPIES)

    def close(self) -> None:
        """Let go of what is still being read."""
        self._ahead.close()

    def take_in(self, entries: Sequence[Entry]) -> list[Key]:
        """Make the claims' articles known; gives what they are found by."""
        keys = []
        for article_id, claims in by_article(entries):
            known = self.shelf.anew(article_id)
            self._stories.take_in(article_id, known.keys)
            self._runs.take_in(article_id, known.prepared.keys)
            words = (*known.keys, *known.prepared.keys)
            keys.append(Key(known.facts[0].number if known.facts else claims[0].number, STORY, words))
        self._scales.comparer.meanings(list(self._meant(entries)))  # all at once, so that all cores are at it
        return keys

    def _meant(self, entries: Sequence[Entry]) -> Iterator[str]:
        for article_id, _ in by_article(entries):
            for each in self.shelf.take(article_id).facts:
                yield each.meant
                if each.granted:
                    yield each.granted

    def choose(self, entries: Sequence[Entry]) -> Chosen:
        """The pairs of the new claims that are worth it begin to be read."""
        new = {entry.id for entry in entries}
        pairs = dict[frozenset[str], Promising]()
        copies, unread = dict[frozenset[str], float](), dict[tuple[str, str], float]()
        for article_id, _ in by_article(entries):
            known = self.shelf.take(article_id)
            near = {self.shelf.take(other): weight for other, weight in self._near(known).items()}
            copies.update(_copies(known, near))
            chosen, passed_over = self._scales.promising(_pairs(known, near, new))
            unread.update(passed_over)
            for each in chosen:
                pairs.setdefault(frozenset((each.pair.left.id, each.pair.right.id)), each)
        self._allowance.grow(len(entries))
        read, left_out = self._allowance.spend(list(pairs.values()))
        unread.update(((each.pair.left.id, each.pair.right.id), each.chance) for each in left_out)
        meanings = meanings_of(self.shelf, entries)
        return Chosen(entries[-1].number, self._ahead.weigh(read), copies, unread, meanings)

    def sort(self, chosen: Chosen) -> tuple[list[Link], list[Decision]]:
        """The links of a batch's claims, and the matters that they stand in."""
        weighed = chosen.reading.result()
        ends = [one for pair in weighed for one in (pair.left, pair.right)]
        told = {one.id: self.shelf.take(one.claim.article_id).told[one.id] for one in ends}
        return gathered(self._view, Batch(weighed, told, chosen.copies, chosen.unread), MAKER, self.shelf.facts)

    def _near(self, known: Known) -> dict[str, float]:
        """The articles that an article is held against, with how near they are."""
        article_id = known.article.id
        found, copied = self._stories.of(known.keys), self._runs.of(known.prepared.keys)
        return dict.fromkeys(
            (other for ids in copied.values() for other in ids if other != article_id), NEAR_ARTICLE
        ) | (self._neighbours.add(article_id, found))


def _copies(known: Known, near: Iterable[Known]) -> dict[frozenset[str], float]:
    """How surely each two articles are made from one another, 0…1, where they are at all."""
    words = known.prepared.vocabulary
    sharing = (other for other in near if _share(words, other.prepared.vocabulary) >= COPIED)
    found = ((other, made_from(known.prepared, other.prepared)) for other in sharing)
    return {frozenset((known.article.id, other.article.id)): surely for other, surely in found if surely is not None}


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the words of the text that has fewer the other has, too."""
    return len(one & other) / max(1, min(len(one), len(other)))


def _pairs(known: Known, near: Mapping[Known, float], new: Container[str]) -> list[Candidates]:
    """The pairs worth weighing of an article's new claims, with each other and with those of articles near to it."""
    stories = np.concatenate(
        [np.full(len(known.facts), ONE_ARTICLE), *(_story(other, weight) for other, weight in near.items())]
    )
    # One article at a time: of a product as small as that, the library for matrices makes no work for several threads,
    # which the network needs. So two claims are as near in any company.
    likeness = np.concatenate([_likeness(known, other) for other in (known, *near)], axis=1)
    traits = Traits.joined([known.traits, *(other.traits for other in near)])
    return partners(Around(traits, likeness, stories), new)


def _likeness(known: Known, other: Known) -> NDArray[np.float32]:
    """How near in meaning two articles' claims are; to a denial, also by what the others take for granted."""
    likeness: NDArray[np.float32] = known.meanings @ other.meanings.T
    for at, meaning in known.granted.items() if other.denying.any() else ():
        row = likeness[at]
        likeness[at] = np.where(other.denying, np.maximum(row, other.meanings @ meaning), row)
    for at, meaning in other.granted.items() if known.denying.any() else ():
        column = likeness[:, at]
        likeness[:, at] = np.where(known.denying, np.maximum(column, known.meanings @ meaning), column)
    return likeness


def _story(known: Known, weight: float) -> NDArray[np.float64]:
    return np.full(len(known.facts), min(NEAR_ARTICLE, weight))
