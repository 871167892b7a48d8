"""Words for the present, the past and the future as such: "now", "recently", "soon"."""

from __future__ import annotations

import re

from onrecord.annotate.times.sense import Context, Found, Sense, at
from onrecord.annotate.times.words import any_of
from onrecord.model import TimeType

PRESENT = any_of(
    "right_now by_now now currently current at_present presently these_days nowadays at_the_moment at_this_time "
    "at_this_point at_this_moment"
)
PAST = (
    r"(?:(?:most|more|very) )?recently|lately|long ago"
    r"|the (?:recent )?past(?=[.,;!?]| (?:and|but|is|was|have|has|that)\b)"
)
FUTURE = r"the (?:(?:near|foreseeable|distant) )?future|soon(?! (?:after|as|afterwards?|followed)\b)"


def present(match: re.Match[str], context: Context) -> list[Found]:
    return at(Sense("PRESENT_REF", TimeType.DATE, context.day, context.day), *match.span())


def past(match: re.Match[str], context: Context) -> list[Found]:
    return at(Sense("PAST_REF", TimeType.DATE, None, context.day), *match.span())


def future(match: re.Match[str], context: Context) -> list[Found]:
    return at(Sense("FUTURE_REF", TimeType.DATE, context.day, None), *match.span())
