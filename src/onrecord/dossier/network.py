"""Who cites whom: outlets and voices as the points of a graph, and for two of them how often one cites the other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise

from onrecord.dossier.every import every_claim
from onrecord.dossier.shown import qualifies
from onrecord.dossier.sources import PRONOUNS
from onrecord.ledger.base import ClaimQuery, View
from onrecord.model import UNNAMED_OUTLET, Canon, Claim, KeptEntity, Kind, Span, Voice

MOST_CLAIMS = 20_000  # that are looked at
MOST_VOICES = 500  # that can be told apart on a screen

DETERMINERS = ("the ", "a ", "an ")


@dataclass(frozen=True, slots=True)
class NetworkVoice:
    """One who cites or is cited. `entity` is given where the ledger knows who it is; the counts are of claims."""

    name: str
    kind: Kind
    entity: str | None
    cites: int
    cited: int


@dataclass(frozen=True, slots=True)
class Citing:
    """How many claims of `cited` came through `citing`; both are positions among the network's voices."""

    citing: int
    cited: int
    claims: int


@dataclass(frozen=True, slots=True)
class Network:
    """The voices with most claims first, and who of them cites whom.

    Of those who have no name or office only the number of claims is told. `looked_at` is how many claims it rests on,
    `more` whether the query has more than these, and `left_out` how many voices there are beside the ones here.
    """

    voices: tuple[NetworkVoice, ...]
    citings: tuple[Citing, ...]
    unnamed: int
    looked_at: int
    more: bool
    left_out: int


def network_of(view: View, query: ClaimQuery, *, most: int = MOST_VOICES, claims: int = MOST_CLAIMS) -> Network:
    """The network of the first `claims` claims that fit."""
    entries = list(islice(every_claim(view, query), claims + 1))
    looked_at = entries[:claims]
    entities = {voice.entity for entry in looked_at for voice in entry.claim.chain() if voice.entity}
    known = _Known(view.canon(entities), {each.id: each for each in view.identity(entities)})
    edges: Counter[tuple[str, str]] = Counter()
    unnamed = 0
    for entry in looked_at:
        unnamed += entry.claim.source.kind in (Kind.UNNAMED, Kind.NONE)
        edges.update(_edges(entry.claim, known))
    return _network(edges, known, most, unnamed, len(looked_at), more=len(entries) > claims)


class _Known:
    """The voices met so far, by the folded name that an outlet and an organisation of that name share."""

    def __init__(self, canon: Canon, entities: Mapping[str, KeptEntity]) -> None:
        self._canon = canon
        self._entities = entities
        self._keys: dict[str, str] = {}  # of entities
        self.names: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.kinds: defaultdict[str, Counter[Kind]] = defaultdict(Counter)
        self.entities: dict[str, str] = {}

    def key(self, voice: Voice) -> str | None:
        """What stands for a voice; None for one that cannot be told from others."""
        words = " ".join(voice.text.split()).rstrip(",")
        entity = self._entities.get(voice.entity or "")
        name = entity.name if entity and _bears(entity, words) else words
        if voice.kind in (Kind.UNNAMED, Kind.NONE) or name == UNNAMED_OUTLET or not _is_name(name):
            return None
        key = _folded(name)
        if name is not words and entity:
            head = self._canon.canonical(entity.id)
            key = self._keys.setdefault(head, key)
            self.entities.setdefault(key, head)
        self.names[key][name] += 1
        self.kinds[key][voice.kind] += 1
        return key


def _bears(entity: KeptEntity, words: str) -> bool:
    """Whether the voice of these words is the entity itself: "residents of Aldermoor" are not Aldermoor."""
    at = words.casefold().find(entity.name.casefold())
    return at < 0 or not qualifies(Span(at, at + len(entity.name)), entity.type, words)


def _is_name(words: str) -> bool:
    return words.casefold() not in PRONOUNS and any(word[:1].isupper() for word in words.split())


def _folded(name: str) -> str:
    folded = name.casefold()
    return next((folded.removeprefix(each) for each in DETERMINERS if folded.startswith(each)), folded)


def _edges(claim: Claim, known: _Known) -> Iterator[tuple[str, str]]:
    keys = [known.key(voice) for voice in claim.chain()]
    for citing, cited in pairwise(key for key in keys if key):
        if citing != cited:
            yield citing, cited


def _network(
    edges: Counter[tuple[str, str]], known: _Known, most: int, unnamed: int, looked_at: int, *, more: bool
) -> Network:
    cites, cited = _totals(edges, 0), _totals(edges, 1)
    keys = sorted({key for edge in edges for key in edge}, key=lambda key: (-cites[key] - cited[key], key))
    position = {key: number for number, key in enumerate(keys[:most])}
    voices = (
        NetworkVoice(
            known.names[key].most_common(1)[0][0],
            known.kinds[key].most_common(1)[0][0],
            known.entities.get(key),
            cites[key],
            cited[key],
        )
        for key in keys[:most]
    )
    citings = (
        Citing(position[citing], position[of], number)
        for (citing, of), number in edges.most_common()
        if citing in position and of in position
    )
    return Network(tuple(voices), tuple(citings), unnamed, looked_at, more, max(0, len(keys) - most))


def _totals(edges: Counter[tuple[str, str]], end: int) -> Counter[str]:
    totals: Counter[str] = Counter()
    for edge, number in edges.items():
        totals[edge[end]] += number
    return totals
