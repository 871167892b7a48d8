"""Numbers in words and digits, with how exact they are: "at least 13", "between 10 and 15", "dozens"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.model import Span

ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SMALL = {word: value for value, word in enumerate(ONES, start=1)} | {
    word: 10 * value for value, word in enumerate(TENS, start=2)
}
SCALES = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
WHOLE = {"half a million": 500_000, "a quarter of a million": 250_000, "a couple": 2}
# The least that each can mean.
VAGUE = {
    "tens of thousands": 20_000, "hundreds of thousands": 200_000, "dozens": 24, "scores": 40, "hundreds": 200,
    "thousands": 2_000, "millions": 2_000_000, "several": 3, "a few": 3, "a handful": 3,
}  # fmt: skip
NOBODY = ("nobody", "no one", "no-one", "none", "no")

AT_LEAST = ("at least", "no fewer than", "no less than", "not less than", "a minimum of")
MORE_THAN = ("more than", "over", "upwards of", "in excess of", "above")
FEWER_THAN = ("fewer than", "less than", "under")
AT_MOST = (
    "up to", "as many as", "at most", "no more than", "not more than", "a maximum of", "nearly", "almost", "close to",
)  # fmt: skip
ABOUT = ("about", "around", "some", "roughly", "approximately", "an estimated", "estimated")


def _any(phrases: Sequence[str]) -> str:
    """A pattern for one of the phrases, the longest first."""
    return "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in sorted(phrases, key=len, reverse=True))


_WORD, _SCALE = _any([*SMALL]), _any([*SCALES])
NUMBER = re.compile(
    rf"""(?<![\w$€£])(?<![A-Za-z]-)(?<!\d[.,])
    (?:(?P<whole>{_any([*WHOLE])})
      |(?P<vague>{_any([*VAGUE])})
      |(?P<nobody>{_any(NOBODY)})
      |(?P<digits>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?)(?:\s+(?P<scale>{_SCALE})s?)?
      |(?P<words>(?:(?:{_WORD})(?:-(?:{_WORD}))?|a)(?:\s+(?:{_SCALE}))+(?:\s+and\s+(?:{_WORD})(?:-(?:{_WORD}))?)?
        |dozen|(?:{_WORD})(?:-(?:{_WORD}))?))
    (?!\w|[,.]\d|-[a-z]|\s*(?:%|per\s?cent\b))""",
    re.I | re.X,
)
QUALIFIER = re.compile(
    rf"""\b(?:(?P<least>{_any(AT_LEAST)})|(?P<most>{_any(AT_MOST)})|(?P<more>{_any(MORE_THAN)})
      |(?P<fewer>{_any(FEWER_THAN)})|(?P<about>{_any(ABOUT)}))\s+(?:a\s+)?$""",
    re.I | re.X,
)
OR_MORE = re.compile(r"(?:\s+\w+)?\s+or\s+more\b", re.I)
OR_SO = re.compile(r"\s+or\s+so\b", re.I)
BETWEEN = re.compile(r"\bbetween\s+$", re.I)
JOINT = re.compile(r"\s*[-–]\s*|\s+(?:to|or)\s+", re.I)
# In characters, of the longest qualifier with its spaces.
LONGEST_QUALIFIER = 20


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in the text: what was said, and its bounds, None where open.

    Of "more than 50", `value` is 50, `low` 51; of "nearly 50", `high` is 50; of "about 50" both are open; of "between
    10 and 15" and "dozens" there is no one `value`.
    """

    span: Span
    value: int | None
    low: int | None
    high: int | None


def amounts_in(text: str) -> list[Amount]:
    """The numbers of a text, in order; ordinals, ages ("12-year-old"), shares and prices are none."""
    bare = [_bare(found) for found in NUMBER.finditer(text)]
    return [_qualified(amount, text) for amount in _ranges(bare, text)]


def _bare(found: re.Match[str]) -> Amount:
    span = Span(*found.span())
    if vague := found["vague"]:
        return Amount(span, None, VAGUE[" ".join(vague.lower().split())], None)
    value = _value(found)
    return Amount(span, value, value, value)


def _value(found: re.Match[str]) -> int:
    if found["nobody"]:
        return 0
    if whole := found["whole"]:
        return WHOLE[" ".join(whole.lower().split())]
    if digits := found["digits"]:
        return round(float(digits.replace(",", "")) * SCALES.get((found["scale"] or "").lower(), 1))
    return _of_words(found["words"].lower())


def _of_words(words: str) -> int:
    """ "Two hundred and five": scales multiply what stands before them, small numbers add up."""
    total, part = 0, 0
    for word in re.findall(r"[a-z]+", words):
        if word in SMALL:
            part += SMALL[word]
        elif word in SCALES:
            part = max(part, 1) * SCALES[word]
            if SCALES[word] >= 1_000:
                total, part = total + part, 0
    return total + part


def _ranges(amounts: list[Amount], text: str) -> Iterator[Amount]:
    """The amounts, with two that bound one number made one."""
    skip = False
    for left, right in pairwise([*amounts, None]):
        if skip or left is None:
            skip = False
        elif right is not None and _bound(left, right, text):
            skip = True
            yield Amount(Span(left.span.start, right.span.end), None, left.low, right.high)
        else:
            yield left


def _bound(left: Amount, right: Amount, text: str) -> bool:
    """Whether both are the ends of a range: "10 to 15", "10-15", "ten or twelve", "between 10 and 15"."""
    if left.value is None or right.value is None or not 0 < left.value < right.value:
        return False
    gap = text[left.span.end : right.span.start]
    between = BETWEEN.search(text, max(0, left.span.start - LONGEST_QUALIFIER), left.span.start)
    return bool(JOINT.fullmatch(gap) or (between and gap.strip() == "and"))


def _qualified(amount: Amount, text: str) -> Amount:
    if not amount.value:
        return amount
    before = QUALIFIER.search(text, max(0, amount.span.start - LONGEST_QUALIFIER), amount.span.start)
    word = before.lastgroup if before else None
    span = Span(before.start(), amount.span.end) if before else amount.span
    if word == "least" or OR_MORE.match(text, amount.span.end):
        return replace(amount, span=span, high=None)
    if word == "about" or OR_SO.match(text, amount.span.end):
        return replace(amount, span=span, low=None, high=None)
    if word == "more":
        return replace(amount, span=span, low=amount.value + 1, high=None)
    if word == "fewer":
        return replace(amount, span=span, low=None, high=amount.value - 1)
    return replace(amount, span=span, low=None) if word == "most" else amount
