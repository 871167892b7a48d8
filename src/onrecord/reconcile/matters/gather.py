"""From weighed pairs to links and matters: what was sorted before stays, and the new claims find their places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from onrecord.ledger.base import View
from onrecord.model import Act, Decision, Entry, Link, Maker, Matter, Relation, Side, matter_id
from onrecord.reconcile.facts import Facts
from onrecord.reconcile.matters.certainty import Ties, by_claim, certainty
from onrecord.reconcile.matters.disputed import with_disputed
from onrecord.reconcile.matters.relate import related
from onrecord.reconcile.matters.sides import leaves_open, may_leave_open, names_only, says_no, sides
from onrecord.reconcile.matters.sort import sort
from onrecord.reconcile.matters.title import outgrown, title_of
from onrecord.reconcile.origin.origin import repeats
from onrecord.reconcile.origin.told import Told
from onrecord.reconcile.weigh import Weighed

Pair = tuple[str, str]

# From which share on of what ties an outlet's own words to their matter they only bear on the question. For headings
# the best of 0.3 … 1 on the tuning half of Emergent; below them of 0.4 … 0.75 on the part of `bench/accounts` to build
# on, as there an outlet tells more of what is around a dispute.
LEAVES_OPEN, LEAVES_OPEN_BELOW = 0.75, 0.5
# So many characters of a claim are looked for in the heading.
OF_HEADING = 40
# What an outlet's own words count for, beside those of a source, when it is asked which claims are of one question: it
# tells of much around what sources dispute. So do sources that only name a thing.
ASIDE = 0.5
# What it counts for that one voice says both in one article, by how sure that is. Of 0.2 … 1 on the part of
# `bench/accounts` to build on, sides are as right.
ONE_VOICE = 0.2
# What it counts for, beside what was weighed, that one claim is another's by way of it.
TIED = 3.0
# A title is made of so many claims at most, the first ones; it takes a second for some hundreds.
TITLED_BY = 60

NEVER = datetime.max.replace(tzinfo=UTC)

AGREE = frozenset((Relation.SAME, Relation.REPEATS))
PART = frozenset((Relation.CONTRADICTS, Relation.REVISES))


@dataclass(frozen=True, slots=True)
class Batch:
    """Weighed pairs of new claims with each other and with earlier ones, and what is known of their origins.

    `copies` say of two articles, by id, how surely one is made from the other; `unread` how likely two claims that were
    not read side by side are of one question.
    """

    weighed: Sequence[Weighed]
    told: Mapping[str, Told]
    copies: Mapping[frozenset[str], float]
    unread: Mapping[Pair, float] = field(default_factory=dict)

    def facts(self) -> dict[str, Facts]:
        """All claims of the pairs, by id, in the order they came in."""
        found = {one.id: one for each in self.weighed for one in (each.left, each.right)}
        return dict(sorted(found.items(), key=lambda one: one[1].number))


@dataclass(frozen=True, slots=True)
class Sorted:
    """Claims of one question in their order, the side of each, and what tells how surely a claim stands there."""

    claims: Sequence[str]
    sides: Mapping[str, Side]
    surely: Callable[[str], float]


def gathered(
    view: View, batch: Batch, maker: Maker, facts_of: Callable[[Entry], Facts]
) -> tuple[list[Link], list[Decision]]:
    """The links between the claims of a batch, and the decisions that sort them; `facts_of` tells of earlier claims."""
    facts = batch.facts()
    before = Before(view, list(facts), facts_of)
    together = dict(_together(batch, facts))
    weights = {one.id: ASIDE for one in facts.values() if one.claim.attribution is None or _only_names(one)}
    groups = sort(list(facts), together, before.groups, weights, before.apart)
    groups = with_disputed(groups, batch.weighed, before.groups, before.apart)
    ties = Ties(together, weights, before.scores.keys())
    links, decisions = list[Link](), list[Decision]()
    of_group = _by_group(batch.weighed, groups)
    for place, group in enumerate(groups):
        if weighed := of_group.get(place):
            leaning = before.leaning(group, weighed, facts, batch.told)
            taken = before.sides(group, weighed, facts, leaning)
            links.extend(related(weighed, taken, batch.told, batch.copies))
            surely = _surely(ties, group, taken, leaning, before.scores)
            decisions.extend(_decisions(Sorted(group, taken, surely), before, facts, str(maker)))
    return links, decisions


def _surely(
    ties: Ties,
    group: Sequence[str],
    taken: Mapping[str, Side],
    leaning: Mapping[Pair, float],
    scores: Mapping[str, float],
) -> Callable[[str], float]:
    """How surely a claim of the group stands there; as surely as it stood, where the batch says nothing of it."""
    near = by_claim(leaning)

    def surely(claim: str) -> float:
        evidence = ties.evidence(claim, group, taken, near.get(claim, {}))
        return certainty(evidence) if evidence else scores.get(claim, 0.0)

    return surely


def _tied(facts: Mapping[str, Facts]) -> Iterator[Pair]:
    """What one article has from a voice by way of another, with the same words: both say the same."""
    for claim in facts.values():
        via = claim.claim.via
        if via and via.id in facts and via.content == claim.claim.content:
            yield via.id, claim.id


def _together(batch: Batch, facts: Mapping[str, Facts]) -> Iterator[tuple[Pair, float]]:
    """Each pair with how likely it is of one question; pairs that were read come last."""
    yield from batch.unread.items()
    yield from ((pair, 1.0) for pair in _tied(facts))
    for each in batch.weighed:
        yield (each.left.id, each.right.id), each.together


def _by_group(weighed: Iterable[Weighed], groups: Sequence[Sequence[str]]) -> dict[int, list[Weighed]]:
    """The pairs that stand within one group, by the group's place."""
    place_of = {claim: place for place, group in enumerate(groups) for claim in group}
    found: dict[int, list[Weighed]] = defaultdict(list)
    for each in weighed:
        if place_of[each.left.id] == place_of[each.right.id]:
            found[place_of[each.left.id]].append(each)
    return found


class Before:
    """What the ledger had sorted before: matters that the batch's claims stand in, and what people keep apart.

    `scores` tell of each claim that stood there how surely. `apart` are claims that are not to come into one group:
    those that were told apart, or one for all of its matter.
    """

    def __init__(self, view: View, claims: Sequence[str], facts_of: Callable[[Entry], Facts]) -> None:
        self.matters = view.matters(claims)
        groups = _once(self.matters)
        self.groups = [group for group in groups.values() if group]
        self._kept_apart = view.kept_apart(claims)
        self.apart = list(_standing_for(self._kept_apart, groups))
        self._matter_of = {standing.claim: matter for matter in reversed(self.matters) for standing in matter.standings}
        self.scores = {one.claim: one.score for matter in self.matters for one in matter.standings if not one.person}
        self._view, self._facts_of = view, facts_of

    def matters_of(self, group: Iterable[str]) -> list[Matter]:
        """The matters that a group is made of, the earliest first."""
        found = {self._matter_of[claim].id for claim in group if claim in self._matter_of}
        return [matter for matter in self.matters if matter.id in found]

    def facts_of(self, claims: Iterable[str], known: Mapping[str, Facts]) -> list[Facts]:
        """The facts of these claims in their order: those at hand, and those of claims that stood there before."""
        claims = list(claims)
        entries = self._view.entries(claim for claim in claims if claim not in known)
        found = {entry.id: self._facts_of(entry) for entry in entries}
        return [known.get(claim) or found[claim] for claim in claims]

    def begun_by(self, claim: str) -> str:
        """The id of a new matter that begins with a claim: never that of one which the claim had to leave."""
        others = {other for pair in self._kept_apart if claim in pair for other in pair - {claim}}
        return matter_id(claim, *sorted(others))

    def leaning(
        self, group: Sequence[str], weighed: Sequence[Weighed], facts: Mapping[str, Facts], told: Mapping[str, Told]
    ) -> dict[Pair, float]:
        """How far pairs of a group agree (up to 1) or disagree (down to -1), by earlier links and what is weighed."""
        old = [claim for claim in group if claim in self._matter_of]
        leaning = {(link.left, link.right): _leaning(link) for link in self._view.links(old)} if old else {}
        leaning |= {(each.left.id, each.right.id): _agreeing(each, told) for each in weighed}
        leaning |= dict.fromkeys(_tied({one: facts[one] for one in group if one in facts}), TIED)
        members = set(group)
        return {pair: lean for pair, lean in leaning.items() if members.issuperset(pair)}

    def sides(
        self,
        group: Sequence[str],
        weighed: Sequence[Weighed],
        facts: Mapping[str, Facts],
        leaning: Mapping[Pair, float],
    ) -> dict[str, Side]:
        """The side of each claim of a group; where people put one, it stays."""
        old = [claim for claim in group if claim in self._matter_of]
        in_order = [*old, *_in_time((each for each in group if each not in old), facts)]
        taken = sides(in_order, leaning, self._open(group, weighed, facts), self._denying(group, facts))
        return taken | {claim: side for claim, side in self._put_by_people(group) if claim in taken}

    def _denying(self, group: Sequence[str], facts: Mapping[str, Facts]) -> set[str]:
        """Which claims say that it is not so: by their words, or as they stood."""
        stood = {each.claim: each.side for matter in self.matters_of(group) for each in matter.standings}
        new = {one for one in group if one in facts and one not in stood and says_no(facts[one])}
        return new | {one for one, side in stood.items() if side is Side.AGAINST}

    def _put_by_people(self, group: Iterable[str]) -> Iterator[tuple[str, Side]]:
        for matter in self.matters_of(group):
            yield from ((standing.claim, standing.side) for standing in matter.standings if standing.person)

    def _open(self, group: Sequence[str], weighed: Iterable[Weighed], facts: Mapping[str, Facts]) -> dict[str, bool]:
        """Which claims leave the question open: by their words, or as most of what they were weighed against has it."""
        was_open = {standing.claim for matter in self.matters_of(group) for standing in matter.on(Side.OPEN)}
        bears: dict[str, float] = defaultdict(float)
        together: dict[str, float] = defaultdict(float)
        for each in weighed:
            for claim in (each.left.id, each.right.id):
                bears[claim] += each.bears
                together[claim] += each.together
        by_words = {one: _takes_no_side(facts[one]) if one in facts else one in was_open for one in group}
        is_open = {
            one: by_words[one] or (one in facts and bears[one] > _leaves_open_from(facts[one]) * together[one])
            for one in group
        }
        return by_words if all(is_open.values()) else is_open


def _takes_no_side(one: Facts) -> bool:
    return leaves_open(one.claim) or _only_names(one)


def _only_names(one: Facts) -> bool:
    """Whether a thing is only named; in a heading, whose verbs are its own, nobody can tell."""
    return names_only(one.claim) and not one.entry.proposition and not _is_of_heading(one)


def _leaves_open_from(one: Facts) -> float:
    """From which share on of what ties a claim to its matter it is taken to leave the question open, if at all."""
    if not may_leave_open(one.claim):
        return 1.0
    return LEAVES_OPEN if _is_of_heading(one) else LEAVES_OPEN_BELOW


def _is_of_heading(one: Facts) -> bool:
    """Whether the claim's words stand in its article's heading, of which the ledger has the beginning."""
    return " ".join(one.claim.text.split())[:OF_HEADING] in one.entry.article_heading


def _in_time(claims: Iterable[str], facts: Mapping[str, Facts]) -> list[str]:
    """The claims by the day of publication, those without one last; of one day, by the clock, or as they came in."""

    def time(claim: str) -> tuple[date, datetime]:
        when = facts[claim].entry.published.when
        return when.earliest or date.max, when.clock or NEVER

    return sorted(claims, key=time)


def _once(matters: Iterable[Matter]) -> dict[str, list[str]]:
    """The claims of each matter, by its id, with each only in the first that has it."""
    taken, found = set[str](), dict[str, list[str]]()
    for matter in matters:
        found[matter.id] = [standing.claim for standing in matter.standings if standing.claim not in taken]
        taken.update(found[matter.id])
    return found


def _standing_for(apart: Iterable[frozenset[str]], groups: Mapping[str, Sequence[str]]) -> Iterator[Pair]:
    """Each two that are kept apart as two claims: a matter's first stands for it."""
    for pair in apart:
        left, right = (groups.get(each, [each]) for each in sorted(pair))
        if left and right:
            yield left[0], right[0]


def _agreeing(each: Weighed, told: Mapping[str, Told]) -> float:
    """How far the two agree; one voice most likely holds to what it said in the same article."""
    agreeing, left, right = each.same - each.contradicts, each.left, each.right
    if left.claim.article_id != right.claim.article_id or left.denied != right.denied:
        return agreeing
    both = repeats(told[right.id], told[left.id], same=each.same + each.bears, contradicts=each.contradicts)
    return agreeing + ONE_VOICE * both.score if both else agreeing


def _leaning(link: Link) -> float:
    return link.score if link.relation in AGREE else -link.score if link.relation in PART else 0.0


def _decisions(group: Sorted, before: Before, facts: Mapping[str, Facts], by: str) -> Iterator[Decision]:
    """What puts a group into its matter: the earliest that any of it stood in, or one of its own."""
    matters = before.matters_of(group.claims)
    matter = matters[0].id if matters else before.begun_by(group.claims[0])
    for other in matters[1:]:
        yield Decision(Act.JOIN, by, matter=matter, other=other.id)
    stood = {standing.claim: standing.side for standing in matters[0].standings} if matters else {}
    for claim in group.claims:
        if stood.get(claim) is not (side := group.sides[claim]):
            yield Decision(Act.PLACE, by, matter=matter, claim=claim, side=side, score=group.surely(claim))
    if outgrown(len(stood), len(group.claims)):
        title = title_of(before.facts_of(group.claims[:TITLED_BY], facts), group.sides, group.surely)
        yield Decision(Act.TITLE, by, matter=matter, title=title)
