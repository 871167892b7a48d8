"""The annotator of times and of what contradicts itself in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.times.anchor import read_times, time_of
from onrecord.annotate.times.flags import flags_of
from onrecord.annotate.times.speech import reread
from onrecord.model import Annotated


class TimeAnnotator:
    """Gives each expression of time its TIMEX3 value and its bounds, and flags dates that contradict each other.

    A grammar, without a model: it needs no other layer, and costs little. Where there are quotes, what stands
    in quotation marks is read from the day on which it was said.
    """

    name = "times"
    version = "1"
    needs: frozenset[str] = frozenset()
    gives = frozenset({"times", "flags"})

    def annotate(self, batch: Sequence[Annotated]) -> list[Annotated]:
        return [_with_times(each) for each in batch]


def _with_times(annotated: Annotated) -> Annotated:
    found, days = read_times(annotated)
    flags = flags_of(annotated, found, days)
    timed = replace(annotated, times=tuple(map(time_of, found)), flags=(*annotated.flags, *flags))
    return reread(timed) if timed.quotes else timed
