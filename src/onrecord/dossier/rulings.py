"""What a person rules, made into decisions for a ledger to take in, with a sentence on what they do.

Each function looks things up in a view and writes nothing; it raises `NotFound` for an id that the ledger does not
hold, and `CannotRule` where the ruling would decide nothing, or nothing certain.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.dossier.shown import clipped
from onrecord.errors import CannotRule
from onrecord.ledger.base import View
from onrecord.model import Act, Decision, Entry, Matter, Ruling, Side, Standing, Verdict, matter_id

# Makes a title for claims that stand on these sides, by id.
Entitle = Callable[[Sequence[Entry], Mapping[str, Side]], str]

LONGEST_NAME = 60
ID_SHOWN = 9


@dataclass(frozen=True, slots=True)
class Author:
    """Who rules, and why, where that is said."""

    name: str
    reasons: tuple[str, ...] = ()

    def decides(
        self,
        act: Act,
        *,
        matter: str | None = None,
        claim: str | None = None,
        other: str | None = None,
        side: Side | None = None,
        title: str | None = None,
    ) -> Decision:
        return Decision(act, self.name, matter, claim, other, side, title, reasons=self.reasons, person=True)

    def rules(self, left: str, right: str, verdict: Verdict) -> Ruling:
        return Ruling(left, right, verdict, 1.0, self.reasons, self.name, person=True)


@dataclass(frozen=True, slots=True)
class Proposed:
    """Decisions on matters, or a ruling on two entities, and in words what they do. `matter` is a new one's id."""

    words: str
    decisions: tuple[Decision, ...] = ()
    ruling: Ruling | None = None
    matter: str | None = None


def joining(view: View, author: Author, left: str, right: str) -> Proposed:
    """Two matters are one."""
    one, other = view.matter(left), view.matter(right)
    _need_two(one.id, other.id, "matter")
    _need_none_apart(view, one, {standing.claim for standing in other.standings})
    decision = author.decides(Act.JOIN, matter=one.id, other=other.id)
    return Proposed(f"Joined {matter_words(one)} and {matter_words(other)}.", (decision,))


def parting(
    view: View,
    author: Author,
    name: str,
    claims: Sequence[str],
    title: str | None = None,
    *,
    entitle: Entitle | None = None,
) -> Proposed:
    """Claims of a matter become a matter of their own, called as `entitle` has it, or by the first claim's words."""
    matter = view.matter(name)
    entries = list({entry.id: entry for entry in map(view.entry, claims)}.values())
    standings = [_standing(entry, matter) for entry in entries]
    if len(standings) == len(matter.standings):
        raise CannotRule(matter.id, "these are all claims of this matter; name some of them, the others stay.")
    new = matter_id(entries[0].id, matter.id)
    # Who gave the first answer is gone where nobody is left who is for it.
    turned = all(standing.side is not Side.FOR for standing in standings)
    sides = {each.claim: Side.FOR if turned and each.side is Side.AGAINST else each.side for each in standings}
    decisions = list[Decision]()
    for claim, side in sides.items():
        decisions.append(author.decides(Act.PLACE, matter=new, claim=claim, side=side))
        decisions.append(author.decides(Act.REMOVE, matter=matter.id, claim=claim))
    # What places a claim makes the matter; only then there is something to call by a title.
    title = title or (entitle(entries, sides) if entitle else _short(entries[0]))
    decisions.append(author.decides(Act.TITLE, matter=new, title=title))
    count = "1 claim" if len(entries) == 1 else f"{len(entries)} claims"
    words = f"Parted {count} from {matter_words(matter)} into the matter {new}."
    return Proposed(words, tuple(decisions), matter=new)


def moving(
    view: View, author: Author, claim: str, name: str, *, side: Side | None = None, origin: str | None = None
) -> Proposed:
    """A claim stands in another matter than it did."""
    entry, matter = view.entry(claim), view.matter(name)
    _need_none_apart(view, matter, {entry.id})
    before = _before(view, entry, matter, origin)
    if before:
        side = side or _standing(entry, before).side
    if side is None:
        raise CannotRule(
            entry.id, "stands in no other matter, so there is no side that it could keep; say on which side (--side)."
        )
    decisions = [author.decides(Act.PLACE, matter=matter.id, claim=entry.id, side=side)]
    if before:
        decisions.append(author.decides(Act.REMOVE, matter=before.id, claim=entry.id))
    out_of = f" out of {matter_words(before)}" if before else ""
    return Proposed(
        f"Moved {claim_words(entry)}{out_of} to {matter_words(matter)}, {side_words(side)}.", tuple(decisions)
    )


def _before(view: View, entry: Entry, matter: Matter, origin: str | None) -> Matter | None:
    """The matter that a claim is moved out of, if it is out of any."""
    if origin:
        before = view.matter(origin)
        _need_two(before.id, matter.id, "matter")
        _standing(entry, before)
        return before
    others = [each for each in view.matters([entry.id]) if each.id != matter.id]
    if len(others) > 1:
        names = ", ".join(each.id[:ID_SHOWN] for each in others)
        raise CannotRule(entry.id, f"stands in several other matters, {names}; say out of which (--from).")
    return others[0] if others else None


def siding(view: View, author: Author, claim: str, name: str, side: Side) -> Proposed:
    """A claim of a matter is on another side."""
    entry, matter = view.entry(claim), view.matter(name)
    before = _standing(entry, matter).side
    decision = author.decides(Act.PLACE, matter=matter.id, claim=entry.id, side=side)
    words = f"Put {claim_words(entry)} {side_words(side)} in {matter_words(matter)}; it was {side_words(before)}."
    return Proposed(words, (decision,))


def titling(view: View, author: Author, name: str, title: str) -> Proposed:
    """A matter has another title."""
    matter = view.matter(name)
    if not (title := " ".join(title.split())):
        raise CannotRule(matter.id, "needs words for a title.")
    decision = author.decides(Act.TITLE, matter=matter.id, title=title)
    return Proposed(f"Called {matter_words(matter)} “{title}”.", (decision,))


def telling_apart(view: View, author: Author, left: str, right: str) -> Proposed:
    """Two matters, two claims or two entities are not the same."""
    ways: dict[str, Callable[[View, Author, str, str], Proposed]] = {
        "mm": _matters_apart,
        "cc": _claims_apart,
        "ee": lambda view, author, left, right: entities(view, author, left, right, Verdict.NO),
    }
    way = ways.get(left[:1] + right[:1])
    if way is None:
        raise CannotRule(
            f"{left}, {right}", "are not two of one kind. Give the ids of two matters, claims or entities."
        )
    return way(view, author, left, right)


def _matters_apart(view: View, author: Author, left: str, right: str) -> Proposed:
    one, other = view.matter(left), view.matter(right)
    # Two that were joined are found as one, and still have their own ids.
    ours, theirs = _own_id(one, left), _own_id(other, right)
    if ours == theirs:
        raise CannotRule(f"{left}, {right}", "are one matter already; to divide it, part some of its claims from it.")
    decision = author.decides(Act.APART, matter=ours, other=theirs)
    if one.id == other.id:
        return Proposed(f"Held {ours[:ID_SHOWN]} and {theirs[:ID_SHOWN]} apart, which were joined.", (decision,))
    return Proposed(f"Held {matter_words(one)} and {matter_words(other)} apart.", (decision,))


def _own_id(matter: Matter, name: str) -> str:
    """Which of the matters that one was joined of is called so."""
    return next((each for each in (matter.id, *matter.also) if each.startswith(name)), matter.id)


def _claims_apart(view: View, author: Author, left: str, right: str) -> Proposed:
    """As long as it is so, the second does not stand where the first does: it is its place that is in question."""
    one, other = view.entry(left), view.entry(right)
    _need_two(one.id, other.id, "claim")
    decision = author.decides(Act.DISTINCT, claim=one.id, other=other.id)
    words = f"Held {claim_words(one)} and {claim_words(other)} not to be of one matter."
    for matter in view.matters([one.id]):
        if any(standing.claim == other.id for standing in matter.standings):
            words += f" The second no longer stands in {matter_words(matter)}."
    return Proposed(words, (decision,))


def entities(view: View, author: Author, left: str, right: str, verdict: Verdict) -> Proposed:
    """Two entities are one, are not, or an earlier ruling of this author on them is taken back."""
    (one, first), (other, second) = view.entity(left), view.entity(right)
    _need_two(one.id, other.id, "entity")
    names = f"“{one.name}” ({first.name}) and “{other.name}” ({second.name})"
    told = {
        Verdict.YES: f"Held {names} to be one.",
        Verdict.NO: f"Held {names} not to be one.",
        Verdict.OPEN: f"Took back what was ruled on {names}.",
    }
    return Proposed(told[verdict], ruling=author.rules(one.id, other.id, verdict))


def _need_two(left: str, right: str, what: str) -> None:
    if left == right:
        raise CannotRule(left, f"is one and the same {what}, given twice; give two.")


def _need_none_apart(view: View, matter: Matter, claims: set[str]) -> None:
    """Raises `CannotRule` if one of these claims was told apart from one of the matter's."""
    ours = {standing.claim for standing in matter.standings}
    for one, other in sorted(map(sorted, view.kept_apart(claims))):
        if (one in ours and other in claims) or (other in ours and one in claims):
            left, right = claim_words(view.entry(one)), claim_words(view.entry(other))
            raise CannotRule(
                matter.id,
                f"cannot hold both {left} and {right}, which were held not to be of one matter; "
                "who wants them together takes that ruling back first.",
            )


def _standing(entry: Entry, matter: Matter) -> Standing:
    for standing in matter.standings:
        if standing.claim == entry.id:
            return standing
    raise CannotRule(
        entry.id,
        f"does not stand in {matter_words(matter)}; a claim is moved into a matter before it is ruled on there.",
    )


def matter_words(matter: Matter) -> str:
    """What to call a matter in a sentence."""
    return f"“{clipped(matter.title, LONGEST_NAME)[0]}” [{matter.id[:ID_SHOWN]}]"


def claim_words(entry: Entry) -> str:
    """What to call a claim in a sentence."""
    return f"“{_short(entry)}” [{entry.id[:ID_SHOWN]}]"


def side_words(side: Side) -> str:
    """Where a claim stands, in words."""
    return "left open" if side is Side.OPEN else f"on the side “{side}”"


def _short(entry: Entry) -> str:
    return clipped(entry.claim.text, LONGEST_NAME)[0]
