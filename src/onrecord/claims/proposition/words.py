"""Words that know where in the article they stand, and parts of a proposition that are made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model import Span

PRONOUNS = dict(
    pair.split(":") for pair in "his:he him:he her:she its:it their:they them:they my:I me:I our:we us:we".split()
)
PLURAL_PRONOUNS = frozenset("they we these those".split())
PLURALS = frozenset("people men women children troops police forces".split())
SINGULARS = frozenset("gas news chaos politics economics physics series".split())
SEVERAL = re.compile(
    r"^(?:at least |about |some |the )?(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds"
    r"|thousands|many|several|both|all|few|\d[\d,]*)\b(?! percent)",
    re.I,
)
PEOPLES = ("ans", "crats", "ists")
BARE = " ,;:"
QUOTES = (("“", "”"), ("‘", "’"), ('"', '"'), ("''", "''"))
OWNER = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of a proposition: those of the article have their spans, those supplied have none."""

    text: str
    spans: tuple[Span, ...] = ()


class Located:
    """The words under some spans, as one line in which each character knows its place."""

    def __init__(self, spans: Iterable[Span], text: str) -> None:
        self.seams: list[int] = []  # where in the line a further span begins
        letters: list[str] = []
        self._places: list[int] = []
        for span in spans:
            if letters:
                self.seams.append(len(letters) + 1)
                letters.append(" ")
                self._places.append(-1)
            letters += [" " if text[place].isspace() else text[place] for place in range(span.start, span.end)]
            self._places += range(span.start, span.end)
        self.line = "".join(letters)

    def after(self, start: int) -> Located:
        """The words from `start` of the line on."""
        rest = Located((), "")
        rest.line, rest._places = self.line[start:], self._places[start:]
        rest.seams = [seam - start for seam in self.seams if seam > start]
        return rest

    def piece(self, start: int, end: int) -> Part:
        """The words from `start` to `end` of the line, without what they are set in."""
        while start < end and (self.line[start] in BARE or _opens(self.line[start:end])):
            start += 1
        while start < end and (self.line[end - 1] in BARE + "." or _closes(self.line[start:end])):
            end -= 1
        spans: list[Span] = []
        for place in (place for place in self._places[start:end] if place >= 0):
            if spans and spans[-1].end == place:
                spans[-1] = Span(spans[-1].start, place + 1)
            else:
                spans.append(Span(place, place + 1))
        return Part(self.line[start:end], tuple(spans))


def _opens(words: str) -> bool:
    """The words begin with a quotation mark that nothing in them closes, or that closes at their end."""
    for opening, closing in QUOTES:
        if words.startswith(opening):
            return words.find(closing, 1) in (-1, len(words) - len(closing))
    return words.startswith("”")


def _closes(words: str) -> bool:
    """The words end with a quotation mark that nothing in them opens."""
    if words.endswith('"'):
        return words.count('"') % 2 == 1
    return words.endswith("”") and words.count("“") < words.count("”")


def as_subject(piece: Part) -> Part:
    """Turns "the ministry's" → "the ministry", "its" → "it", "by the police" → "the police"."""
    words = piece.text
    if words.lower() in PRONOUNS:
        return Part(PRONOUNS[words.lower()])
    shorter = OWNER.sub("", words) if not words.endswith(("s'", "s’")) else words[:-1]
    return Part(shorter, _cut(piece.spans, len(words) - len(shorter)))


def _cut(spans: tuple[Span, ...], letters: int) -> tuple[Span, ...]:
    if not letters or not spans:
        return spans
    last = spans[-1]
    return (*spans[:-1], Span(last.start, last.end - letters)) if len(last) > letters else spans[:-1]


def is_plural(phrase: str) -> bool:
    """Whether a verb after this noun phrase stands in the plural."""
    words = phrase.lower()
    if words in PLURAL_PRONOUNS or SEVERAL.search(words) or " and " in words:
        return True
    head = re.split(r" of | for | in ", words)[0].split()[-1:] or [""]
    if head[0] in SINGULARS or head[0].endswith(("ss", "us", "is")) or _is_name(phrase):
        return False
    return head[0].endswith("s") or head[0] in PLURALS


def _is_name(phrase: str) -> bool:
    last = re.split(r" of | for | in ", phrase)[0].split()[-1:]
    return bool(last) and last[0][0].isupper() and not last[0].endswith(PEOPLES) and not phrase.startswith("the ")
