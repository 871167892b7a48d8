"""What the head of an article says: headline, dateline, byline, captions, and the day it states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from onrecord.model import UNKNOWN_DATE, Basis, Published, Span, When
from onrecord.read.dates import find_dates
from onrecord.read.lines import MAX_HEADLINE_WORDS, MIN_BODY_WORDS, STOPS, Line

# A line of fewer words may be a headline, but if another follows it, it is a rubric ("World news").
MIN_HEADLINE_WORDS = 4
# How many lines below a headline may belong to the head: decks, captions, bylines and dates.
HEAD_LINES = 6
MAX_CAPTION_WORDS = 45
# The most characters in which a date, and a picture's credit, stand.
DATE_LENGTH, CREDIT_LENGTH = 40, 140
OPENERS = "\"'“‘«„‹"


_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_NAME = rf"{_CAPITAL}[\w'’-]*\.?"
_PERSON = rf"{_NAME}(?:[ \xa0](?:(?:van|von|de|der|den|la|le|el|al|bin|da|di)[ \xa0])?{_NAME}){{1,3}}"
_PRESS = (
    r"(?:post|times|news|newspapers?|press|reuters|ap|afp|upi|tass|bbc|cnn|npr|tribune|herald|journal|gazette|guardian"
    r"|telegraph|mail|observer|chronicle|courier|correspondents?|reporters?|editors?|staff|writers?|columnist|bureau"
    r"|agency|radio|tv|television|broadcasting|bulletin|examiner|dispatch|inquirer|sentinel|daily|weekly|magazine"
    r"|wire|contributor)"
)
_OUR_STAFF = r"(?i:(?:our )?staff(?: (?:writer|reporter|correspondent)s?)?)\b"
_BYLINE = re.compile(
    r"(?:(?i:story|text|words|report(?:ing|ed)?|written|analysis|opinion|posted|published|compiled)\s)?(?i:by):?\s+"
    rf"(?:{_PERSON}|{_OUR_STAFF})(?:$|\s*[,|/•·–—-]|\s(?i:and|in|for|of|on|at)\s)"
)
_PERSON_OF_PRESS = re.compile(rf"{_PERSON}\s?[,|/•·–—-]\s?(?:{_NAME}\s){{0,5}}(?i:{_PRESS})\b(?:\s{_NAME}){{0,3}}$")
_STAFF = re.compile(r"(?:from )?staff (?:and (?:wire|agency) )?(?:reports?|reporters?|writers?)$", re.IGNORECASE)

SPEAKER = re.compile(r"[A-Z][A-Z .'’-]{1,30}:|Q:|A:")
_MONTH_WORD = r"(?:[A-Z][a-z]{2,8}|(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6})\.?"
_MONTH_DAY = (
    rf"(?:{_MONTH_WORD}\s[0-9]{{1,2}}|[0-9]{{1,2}}\s{_MONTH_WORD})(?:,?\s[0-9]{{4}})?"
    r"|[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{4}"
)
_DATELINE = re.compile(
    rf"(?P<words>(?:(?P<place>{_NAME}(?:[ \xa0]{_NAME}){{0,3}})(?P<region>(?:,\s?{_NAME}(?:\s{_NAME}){{0,2}}){{0,2}})"
    rf"(?P<day>,?\s{{1,6}}(?:{_MONTH_DAY}))?\s?)?(?P<agency>\([A-Z][\w .,&/-]{{1,40}}\))?)"
    rf"(?P<sign>\s?(?:—|–|--)\s?|\s-\s|:\s|\s{{2,}})[{OPENERS}]?{_CAPITAL}"
)
_DATE_SIGN = re.compile(rf"\s{{2,}}|\s?[—–|]\s?|\s?--\s?|\s-\s|(?<=[./-][0-9]{{4}})\s(?={_CAPITAL})")
_BEFORE_DATE = re.compile(r"[\s,|/•·–—-]{0,5}(?:\bon)?[\s,|/•·–—-]{0,5}$")
# Words in capitals before a dash that name no place.
_LABELS = frozenset("BREAKING UPDATE EXCLUSIVE VIDEO WATCH READ LIVE ANALYSIS OPINION CORRECTION NOTE EDITOR".split())

_DATE_WORDS = re.compile(
    rf"\b(?:first|last|published|posted|updated|modified|created|filed|issued|released?|press|statements?|and|date|on|at"
    rf"|am|pm|a\.m|p\.m|[a-z]{{1,2}}t|[a-z]st|[a-z]dt|utc|gmt|local|time|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    rf"|mon|tue|wed|thu|fri|sat|sun|the|{_PRESS})\b",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"updat|modif|revis|edited", re.IGNORECASE)

_CREDIT_FIRST = re.compile(
    r"(?:(?:file|ap|afp|epa|handout|archive|courtesy)\s)?(?:photo(?:graph)?s?|pictures?|images?|caption)"
    r"(?:\s(?:credit|courtesy)|\sby\b|\sof\b)?\s?[:/©]|(?:file|archive|handout)\s(?:photo|picture|image)|©\s?(?![0-9]{4})\w",
    re.IGNORECASE,
)
_CREDIT_LAST = re.compile(
    r"\([^()]{0,60}(?:\b(?:photo|image|picture|file|credit|courtesy)\b|/)[^()]{0,60}\)\.?$"
    r"|\b(?:reuters|afp|ap|epa|getty(?:\simages)?|tass|xinhua)\s?/\s?\w[\w .-]{0,40}$|\bgetty\simages\)?\.?$"
    r"|\b(?:file|handout|archive|ap|afp|courtesy)\s(?:photo|picture|image)\.?$"
    r"|\bphoto(?:graph)?(?:\scourtesy)?\s?(?:by|of|:|/)[^.]{1,60}\.?$|©\s?(?![0-9]{4})\w[^.]{0,60}$",
    re.IGNORECASE,
)
_PICTURED = re.compile(
    r"\((?:from )?(?:left|right|centre|center|top|bottom|l|r|c)\)|\bpictured\b|\bseen here\b|\bpos(?:es?|ing) for\b"
    r"|\blooks? on\b|\bin this\b.{0,60}\b(?:photo|picture|image)\b",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do|says?|said|told|tells?"
    r"|won|lost|met|held|took|came|went|made|gave|led|fell|rose|saw|began|spoke|found|sent|kept|put|set|hit)\b|n['’]t\b"
)
_PAST = re.compile(r"\b[a-z]{2,}ed\b")
_OFFICE_AND_NAME = re.compile(
    r"\b(?i:minister|president|premier|chancellor|mayor|governor|secretary|senator|ambassador|general|admiral|colonel|chief"
    r"|head|leader|director|chair(?:man|woman)?|spokes(?:man|woman|person)|king|queen|prince|princess|pope|judge|coach)"
    # What ends in an s is as likely a verb: "Mayor Keeps Promise".
    rf"(?:,|\sof(?:\s{_NAME}){{1,3}},?)?\s(?!\S+s\s){_NAME}(?:\s{_CAPITAL}\.)?\s{_NAME}$"
)
_PARTICIPLE = re.compile(r"\b[a-z]{2,}ing\b")
_MARKS_BEFORE = re.compile(r"(?:#{1,6}\s+|>\s+)*[*_]{0,3}(?=\S)")
_MARKS_AFTER = re.compile(r"(?<=\S)(?:[*_]{1,3}(?:\s+#{1,6})?|\s+#{1,6})$")
_WHERE = re.compile(r"\b(?:in|at|near|outside|inside|over|during|along|off|beside|on)\b")


@dataclass(frozen=True)
class Head:
    """The parts of an article's head."""

    headline: Span | None
    dateline: Span | None
    byline: Span | None
    captions: tuple[Span, ...]
    published: Published


def head_of(lines: Sequence[Line], *, headed: bool) -> Head:
    """What the lines of one article say about it; `headed` where it is known that there is a headline."""
    lines = [*map(_unmarked, lines[: 2 * HEAD_LINES]), *lines[2 * HEAD_LINES :]]
    at = _headline_at(lines, headed=headed)
    rest = lines if at is None else lines[at + 1 :]
    captions = tuple(line.span for line in _captions(rest, headed=at is not None))
    taken = set(captions)
    others = [*lines[: at or 0], *(line for line in rest if line.span not in taken)]
    dateline = _first(map(dateline_in, _bodies(others)))
    byline = _first(map(_byline, others[:HEAD_LINES]))
    return Head(
        headline=None if at is None else lines[at].span,
        dateline=dateline.span if dateline else None,
        byline=byline.span if byline else None,
        captions=captions,
        published=_published(others[:HEAD_LINES], dateline),
    )


def _unmarked(line: Line) -> Line:
    """The line without the marks of Markdown around it: "# Headline", "*By Orla Venn*"."""
    before, after = _MARKS_BEFORE.match(line.text), _MARKS_AFTER.search(line.text)
    start, end = before.end() if before else 0, after.start() if after else len(line.text)
    if (start, end) == (0, len(line.text)) or start >= end:
        return line
    return Line(line.text[start:end], Span(line.span.start + start, line.span.start + end), line.gap)


def _first(lines: Iterable[Line | None]) -> Line | None:
    return next((line for line in lines if line), None)


def _headline_at(lines: Sequence[Line], *, headed: bool) -> int | None:
    """The headline: the first line above the body that has the shape of one, or that was found to be one."""
    if headed:
        return 1 if states_date(lines[0]) or is_rubric(lines[0]) else 0
    for index, line in enumerate(lines[:HEAD_LINES]):
        if _has_headline_shape(line):
            return _behind_rubric(lines, index) if any(map(is_sentence, lines[index + 1 :])) else None
        if line.is_body and not is_caption(line, in_head=True):
            return None
    return None


def _has_headline_shape(line: Line) -> bool:
    if not 2 <= len(line.words) <= MAX_HEADLINE_WORDS or line.text[0].islower():
        return False
    if line.ends_with_stop and title_case(line) < 0.8:
        return False
    return not (states_date(line) or is_byline(line) or has_credit(line) or dateline_in(line))


def _behind_rubric(lines: Sequence[Line], index: int) -> int:
    """The next line, where a site's or a section's name seemed to be the headline."""
    line, below = lines[index : index + 2]
    is_headline = len(below.words) >= MIN_HEADLINE_WORDS and _has_headline_shape(below) and not below.ends_with_stop
    if len(line.words) < MIN_HEADLINE_WORDS and is_headline and not is_caption(below, in_head=True):
        return index + 1
    return index


def is_rubric(line: Line) -> bool:
    return len(line.words) < MIN_HEADLINE_WORDS and line.text.isupper() and not line.ends_sentence


def is_sentence(line: Line) -> bool:
    return line.is_body or (line.ends_sentence and not states_date(line))


def title_case(line: Line) -> float:
    """The share of the longer words that are capitalised."""
    long = [word for word in line.words if len(word) > 3]
    return sum(word[0].isupper() for word in long) / len(long) if long else 0.0


def _bodies(lines: Sequence[Line]) -> Iterator[Line]:
    """The first paragraphs: the lede may stand above the one that has the dateline."""
    bodies = (line for line in lines if len(line.words) >= MIN_BODY_WORDS)
    return islice((line for line in bodies if not is_byline(line) and not states_date(line)), 3)


def dateline_in(line: Line) -> Line | None:
    """The place, day and agency that a paragraph opens with: LONDON (Reuters) — …"""
    match = _DATELINE.match(line.text)
    if match and _names_place(match):
        return line.part(0, len(match["words"].rstrip()))
    for span, _ in find_dates(line.text[:DATE_LENGTH]):
        if span.start == 0 and _DATE_SIGN.match(line.text, span.end):
            return line.part(0, span.end)
    return None


def _names_place(match: re.Match[str]) -> bool:
    place, dashed = match["place"], match["sign"].strip() not in ("", ":")
    if place is None or match["agency"]:
        return match["agency"] is not None
    if len(place) > 2 and place.isupper() and ":" not in match["sign"]:
        return _LABELS.isdisjoint(place.split())
    return dashed and bool(match["region"] or match["day"])


def is_byline(line: Line) -> bool:
    if len(line.words) > 16 or line.ends_sentence:
        return False
    return any(pattern.match(line.text) for pattern in (_BYLINE, _PERSON_OF_PRESS, _STAFF))


def _byline(line: Line) -> Line | None:
    """The byline without the date that may stand behind it."""
    if not is_byline(line):
        return None
    end = min((span.start for span, _ in find_dates(line.text)), default=len(line.text))
    kept = _BEFORE_DATE.sub("", line.text[:end])
    return line.part(0, len(kept)) if kept else None


def states_date(line: Line) -> bool:
    """Nothing stands on the line but a date and words like "Published"."""
    if len(line.text) > 3 * DATE_LENGTH:
        return False
    dates = find_dates(line.text)
    rest = line.text
    for span, _ in reversed(dates):
        rest = rest[: span.start] + rest[span.end :]
    return bool(dates) and not re.search(r"[^\W\d_]{2}", _DATE_WORDS.sub("", rest))


def _published(lines: Iterable[Line], dateline: Line | None) -> Published:
    """The first date that the head states; that of an update only where there is no other."""
    stating = [line for line in lines if states_date(line) or is_byline(line)]
    dates = [date for line in (*stating, dateline) if line for date in _labelled_dates(line.text)]
    dates.sort(key=lambda date: date[0])
    return Published(dates[0][1], Basis.STATED) if dates else UNKNOWN_DATE


def _labelled_dates(text: str) -> Iterator[tuple[bool, When]]:
    """The dates, each with whether the words before it call it that of an update."""
    end = 0
    for span, when in find_dates(text):
        yield _UPDATED.search(text, end, span.start) is not None, when
        end = span.end


def _captions(lines: Sequence[Line], *, headed: bool) -> Iterator[Line]:
    in_head = headed
    for number, line in enumerate(lines):
        if is_caption(line, in_head=in_head):
            yield line
        elif line.is_body or number > HEAD_LINES:
            in_head = False


def has_credit(line: Line) -> bool:
    if len(line.words) > MAX_CAPTION_WORDS or "reserved" in line.text:
        return False
    return _CREDIT_FIRST.match(line.text) is not None or _CREDIT_LAST.search(line.text[-CREDIT_LENGTH:]) is not None


def is_caption(line: Line, *, in_head: bool) -> bool:
    """The line describes a picture; near a headline less is asked of it than between paragraphs."""
    if len(line.words) > MAX_CAPTION_WORDS or states_date(line) or is_byline(line) or dateline_in(line):
        return False
    if has_credit(line):
        return True
    if line.bare.endswith(("?", "!", ":")) or (line.ends_with_stop and not in_head):
        return False
    if _PICTURED.search(line.text):
        return True
    if _FINITE.search(line.text):
        return False
    return _ends_with_date(line) or (in_head and not line.ends_sentence and _describes(line))


def _ends_with_date(line: Line) -> bool:
    """A day and its year come last, and no verb in the past tense makes a sentence of the rest."""
    tail = line.bare.rstrip("".join(STOPS))
    dated = any(span.end == len(tail) and when.earliest == when.latest for span, when in find_dates(tail))
    return dated and not (line.ends_with_stop and _PAST.search(line.text))


def _describes(line: Line) -> bool:
    """Somebody's office and name, or somebody doing something somewhere."""
    if title_case(line) < 0.8 and _PARTICIPLE.search(line.text) and _WHERE.search(line.text):
        return True
    return len(line.words) <= 10 and not _PAST.search(line.text) and _OFFICE_AND_NAME.search(line.text) is not None
