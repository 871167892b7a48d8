"""What happened, by the words that say so: the annotator of events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.annotate.events.clauses import is_no
from onrecord.annotate.events.counts import Counted, counts_in
from onrecord.annotate.events.embedders import embedders
from onrecord.annotate.events.factuality import Factuality
from onrecord.annotate.events.harms import harms
from onrecord.annotate.events.merge import Found, merged, without_attack
from onrecord.annotate.events.roles import Cast, Roles
from onrecord.annotate.events.setting import Setting
from onrecord.annotate.events.triggers import triggers
from onrecord.annotate.tree import Tree
from onrecord.model import Annotated, Count, Event, Span

# What a count of people says happened, where no trigger stands near.
HARM_TYPES = {
    "killed": ("CASUALTY", None), "wounded": ("CASUALTY", None), "missing": ("CASUALTY", None),
    "displaced": ("CASUALTY", "displaced"), "detained": ("COERCE", "arrest"), "abducted": ("ASSAULT", "abduct"),
}  # fmt: skip


# "Held no talks", "killed nobody".
NOT_SO = -2.7


class EventAnnotator:
    """Events by a lexicon of triggers and the syntax round them, in the outlet's own voice and in what it reports.

    Not every verb is an event: only what PLOVER has a type for, and what befalls people. Quotes, times and places are
    used where an annotator before this one has given them.
    """

    name = "events"
    version = "1"
    needs = frozenset({"words", "sentences", "names"})
    gives = frozenset({"events"})

    def __init__(self) -> None:
        self._triggers, self._embedders, self._harms = triggers(), embedders(), harms()

    def annotate(self, batch: Sequence[Annotated]) -> list[Annotated]:
        return [replace(annotated, events=tuple(self._events(annotated))) for annotated in batch]

    def _events(self, annotated: Annotated) -> Iterator[Event]:
        tree = Tree(annotated.words)
        cast = Cast(tree, annotated.names)
        factuality = Factuality(tree, self._embedders)
        setting = Setting(annotated, tree)
        for one in sorted(merged(tree, self._found(annotated, tree, cast)), key=lambda one: one.place):
            actors, recipients = cast.spans(one.roles.actors), cast.spans(one.roles.recipients)
            trigger = tree.words[one.place].span
            clause = Span(tree.words[tree.first[one.place]].start, tree.words[tree.last[one.place]].end)
            quote, place, time = setting.of(trigger, clause, (*actors, *recipients))
            yield Event(
                trigger,
                one.type,
                one.mode,
                actors,
                recipients,
                place=place,
                time=time,
                counts=tuple(one.counts),
                factuality=NOT_SO if _is_none(tree, one) else factuality.of(one.place),
                quote=quote,
            )

    def _found(self, annotated: Annotated, tree: Tree, cast: Cast) -> list[Found]:
        """The triggers, with their roles and counts, and what only a count tells of."""
        counted: dict[int, list[Counted]] = defaultdict(list)
        for one in counts_in(annotated.article.text, tree, self._harms):
            counted[one.at].append(one)
        found = [
            Found(
                place,
                trigger.type,
                trigger.mode,
                cast.of(place, trigger),
                _counts(counted.pop(place, [])),
                trigger.beside,
            )
            for place in range(len(tree.words))
            if (trigger := self._triggers.at(tree, place))
        ]
        without_attack(tree, found, annotated.sentences)
        return [*found, *(_harmed(place, counts) for place, counts in counted.items())]


def _is_none(tree: Tree, one: Found) -> bool:
    """Whether the noun that makes the event, or everyone counted in it, is none."""
    makers = (child for child in tree.children[one.place] if child == one.took or tree.lower(child) in one.takes)
    return any(is_no(tree, maker) for maker in makers) or any(count.value == 0 for count in one.counts)


def _counts(counted: list[Counted]) -> list[Count]:
    return [one.count for one in counted]


def _harmed(place: int, counted: list[Counted]) -> Found:
    """What only a count tells of: "13 dead"."""
    whom = [one.whom for one in counted if one.whom != place]
    return Found(place, *HARM_TYPES[counted[0].count.of], Roles([], whom), _counts(counted))
