"""Whether two claims go back to one origin, or one takes back what the other said, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from onrecord.model import Kind, Link, Relation, Stance
from onrecord.reconcile.origin.cited import is_outlet, takes_from, takes_from_some
from onrecord.reconcile.origin.counts import other_numbers, same_numbers
from onrecord.reconcile.origin.told import Account, Heard, Told
from onrecord.reconcile.origin.voice import is_body, is_firm, is_named, same_nobody, same_voice, speaks
from onrecord.reconcile.origin.wording import RUN, same_words, shared_words

# From where on contents count as saying the same, as contradicting each other, and articles as copies.
SAYS_SAME = 0.3
SURELY_SAME = 0.75
PARTS = 0.5
COPIED = 0.5
# Within how many days two articles may have the word of one who is not named.
DAYS = 4
# How much of the shorter content's words two must share, where only the description of the source is the same.
ALIKE = 0.4

REVISED = "it says otherwise than before"

Why = tuple[float, str]


def repeats(left: Told, right: Told, *, same: float, contradicts: float = 0.0, copy: float = 0.0) -> Link | None:
    """The link `repeats`, from the later claim to the earlier one; None where nothing ties them to one origin.

    `same` and `contradicts` (0…1) are how surely the contents say the same, or cannot both be so; where nobody looked,
    give 0.5 and 0. `copy` (0…1) is how surely the one article is made from the other, as `copies.resemblance` says.
    Ask only of two that are of one matter and take one side there: what one voice says of two things is no repetition,
    and nothing here sees that.
    """
    later, earlier = in_order(left, right)
    if same < SAYS_SAME or contradicts >= max(PARTS, same) or _counts_anew(left, right) or _admits_anew(later, earlier):
        return None
    found = sorted((why for rule in RULES for why in rule(later, earlier, same, copy)), reverse=True)
    if not found:
        return None
    score = round(found[0][0] * (0.7 + 0.3 * same), 3)
    return Link(later.id, earlier.id, Relation.REPEATS, score, tuple(dict.fromkeys(reason for _, reason in found)))


def revises(left: Told, right: Told, *, contradicts: float) -> Link | None:
    """The link `revises`, from the later claim to the earlier one: one voice says otherwise than before, or None.

    `contradicts` (0…1) is how surely the contents cannot both be so. What was taken from an outlet is revised by that
    outlet's correction in its own voice, and what a body said by what it publishes itself.
    """
    later, earlier = in_order(left, right)
    if contradicts < PARTS or later.account.id == earlier.account.id or not _later(later, earlier):
        return None
    reason = _takes_back(later, earlier)
    if not reason:
        return None
    return Link(later.id, earlier.id, Relation.REVISES, round(contradicts * 0.9, 3), (reason, REVISED))


def _takes_back(later: Told, earlier: Told) -> str | None:
    """Why the later claim is on the word that the earlier one goes back to."""
    accounts = later.account, earlier.account
    if reason := same_voice(voice_of(later), voice_of(earlier), at=accounts):
        return reason
    if later.source is None and (reason := takes_from(earlier, later)):
        return reason
    if later.account.outlet and later.account.outlet == earlier.account.outlet and is_body(later.account.outlet):
        return f"{later.account.outlet} says both" if _for_itself(later) and _for_itself(earlier) else None
    return next((reason for _, reason in _of_publisher(later, earlier, 1.0, 0.0)), None)


def _for_itself(told: Told) -> bool:
    """Whether what a body publishes is the word of the body or of somebody who speaks for it."""
    return _own(told) or (told.source is not None and (not is_named(told.source) or speaks(told.source.words)))


def in_order(left: Told, right: Told) -> tuple[Told, Told]:
    """The later one first; of one day or of no known day, as handed in."""
    days = left.account.published, right.account.published
    return (right, left) if days[0] and days[1] and days[0] < days[1] else (left, right)


def voice_of(told: Told) -> Heard:
    """Whose word a claim is: its source, or the outlet itself."""
    return told.source or Heard(told.account.outlet or told.account.id, Kind.OUTLET)


def _counts_anew(left: Told, right: Told) -> bool:
    """Whether two contents give other numbers; who denies a number gives none."""
    denied = Stance.DENIES in (left.stance, right.stance)
    return not denied and other_numbers(left.words, right.words)


def _admits_anew(later: Told, earlier: Told) -> bool:
    """Whether the later claim admits what the earlier one states. Who admits a thing had not said it before."""
    if later.stance is not Stance.ADMITS or earlier.stance is Stance.ADMITS:
        return False
    return not _near(later.account.published, earlier.account.published, days=1)


def _of_copies(left: Told, right: Told, same: float, copy: float) -> Iterator[Why]:
    aligned = same_words(left.words, right.words) or (same >= SURELY_SAME and _one_place(left, right))
    if copy >= COPIED and aligned:
        yield 0.95 * copy, f"{_article(left)} is made from {_article(right)}"


def _of_words(left: Told, right: Told, same: float, copy: float) -> Iterator[Why]:
    """The same words of the same voice, or of a voice that one of both does not name.

    Few words are said by two in the same way: "there is no danger". They must be of voices that may well be one.
    """
    run = same_words(left.words, right.words)
    if run and not _two_people(left, right) and (run >= RUN or _may_be_one(left, right)):
        yield 0.9, f"{run} words in a row are the same"


def _of_voice(left: Told, right: Told, same: float, copy: float) -> Iterator[Why]:
    at = left.account, right.account
    if left.source and right.source and (reason := same_voice(left.source, right.source, at=at)):
        yield 0.9, reason


def _of_itself(left: Told, right: Told, same: float, copy: float) -> Iterator[Why]:
    """What one article says in its own voice, and what one body publishes."""
    outlet = left.account.outlet
    if left.account.id == right.account.id and not left.source and not right.source:
        yield 0.9, "one article says both in its own voice"
    elif outlet and outlet == right.account.outlet and is_body(outlet) and _is_its_own(left) and _is_its_own(right):
        yield 0.85, f"{outlet} says both"


def _of_publisher(left: Told, right: Told, same: float, copy: float) -> Iterator[Why]:
    """What a body publishes itself, and what others report of it."""
    for told, published in ((left, right), (right, left)):
        outlet = published.account.outlet
        if not outlet or not told.source or not _own(published):
            continue
        if told.account.outlet == outlet and published.source:
            continue
        body = Heard(outlet.partition(",")[0], Kind.ORGANISATION)
        if reason := same_voice(told.source, body, at=(told.account, Account(""))):
            yield 0.85, f"{outlet} says so itself: {reason}"
        elif is_body(outlet) and is_firm(told.source.words) and body.words in told.account.text:
            yield 0.6, f"{told.source.words} may be {body.words}"


def _own(told: Told) -> bool:
    """Whether an article gives what it says as its own, or as the word of some that it does not name."""
    return (told.source is not None and told.source.kind in (Kind.GROUP, Kind.DOCUMENT)) or _is_its_own(told)


def _is_its_own(told: Told) -> bool:
    """Whether an article gives what it says as its own, or as the word of the body that publishes it."""
    source, outlet = told.source, told.account.outlet or ""
    if source is None:
        return True
    body = Heard(outlet.partition(",")[0], Kind.ORGANISATION)
    return bool(same_voice(source, body, at=(told.account, Account(""))))


def _of_citing(left: Told, right: Told, same: float, copy: float) -> Iterator[Why]:
    """What one outlet has from another goes back to where that one has it from."""
    found = [reason for told, of in ((left, right), (right, left)) if (reason := _cites(told, of))]
    if len(found) == 2:
        yield 0.9, f"each has it from the other: {'; '.join(found)}"
    elif found:
        yield 0.85, found[0]


def _cites(told: Told, of: Told) -> str | None:
    """Why a claim was taken from the outlet of the other one, and from that voice there."""
    reason = takes_from(told, of)
    if not reason or _is_outlet_of(told, of):
        return reason
    if not any(is_outlet(of.account.outlet or "", voice.words) for voice in told.chain):
        return reason if _one_place(told, of) else None
    return None if _two_people(told, of) else reason


def _is_outlet_of(told: Told, of: Told) -> bool:
    return told.source is not None and is_outlet(of.account.outlet or "", told.source.words)


def _of_nobody(left: Told, right: Told, same: float, copy: float) -> Iterator[Why]:
    """Two outlets have the word of one who is not named: both say the same of who it is, and of what he said."""
    if left.source is None or right.source is None or not _near(left.account.published, right.account.published):
        return
    reason = same_nobody(left.source, right.source)
    if reason and (shared_words(left.words, right.words) >= ALIKE or same_numbers(left.words, right.words)):
        yield 0.8, reason


def _of_some(left: Told, right: Told, same: float, copy: float) -> Iterator[Why]:
    """What an article has from outlets that it does not name, and what an outlet had shortly before."""
    reason = takes_from_some(left, right)
    if reason and _near(left.account.published, right.account.published):
        yield 0.6, reason


def _two_people(left: Told, right: Told) -> bool:
    """Whether two claims are on the word of two who are certainly not one: both are named, and by other names."""
    if left.source is None or right.source is None:
        return False
    if Kind.OUTLET in (left.source.kind, right.source.kind):
        return False
    named = is_named(left.source) and is_named(right.source)
    return named and not same_voice(left.source, right.source, at=(left.account, right.account))


def _one_place(left: Told, right: Told) -> bool:
    """Whether two claims may be one place of an article and its copy: both its own words, or of one voice."""
    if left.source is None or right.source is None:
        return left.source is right.source or shared_words(left.words, right.words) >= ALIKE
    return _may_be_one(left, right)


def _may_be_one(left: Told, right: Told) -> bool:
    """Whether the words for two voices fit one: one of them has no name, or is an outlet that others quote."""
    ours, theirs = left.source, right.source
    if ours is None or theirs is None or Kind.OUTLET in (ours.kind, theirs.kind):
        return True
    return bool(same_voice(ours, theirs, at=(left.account, right.account)) or same_nobody(ours, theirs))


def _near(left: date | None, right: date | None, *, days: int = DAYS) -> bool:
    return left is None or right is None or abs((left - right).days) <= days


def _later(left: Told, right: Told) -> bool:
    days = left.account.published, right.account.published
    return days[0] is None or days[1] is None or days[0] >= days[1]


def _article(told: Told) -> str:
    return f"the article {'of ' if told.account.outlet else ''}{told.account.called}"


RULES: tuple[Callable[[Told, Told, float, float], Iterator[Why]], ...] = (
    _of_copies,
    _of_words,
    _of_voice,
    _of_itself,
    _of_publisher,
    _of_citing,
    _of_nobody,
    _of_some,
)
