"""A sentence changed in one respect, and how it then stands to what it was: denied, with another figure, cut short.

Each maker gives the changed sentence with the relations that hold, or None where the sentence gives it nothing to
change. What is made is not always good English; it need only be clear what became of the sense.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

from train.compare.data import CONTRADICTS, RELATED, SAME, Pair

Maker = Callable[[str, random.Random], Pair | None]

AUXILIARY = re.compile(
    r"\b(is|are|was|were|has|have|had|will|would|can|could|should|must|may|might|does|do|did) (?!not\b|n['’]t)"
)
NEGATED = re.compile(
    r"\b(is|are|was|were|has|have|had|will|would|can|could|should|must|may|does|do|did)(?: not|n['’]t)\b"
)
VERB = re.compile(r"(?<=\w )([a-z]{3,}ed)\b(?! by)")
FIGURE = re.compile(r"(?<![\w.,$€£:/-])(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\w:/-]|[.,]\d)")
NUMBER_WORDS = "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty".split()
NUMBER_WORD = re.compile(rf"\b({'|'.join(NUMBER_WORDS)})\b", re.I)
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
DAY = re.compile(rf"\b({'|'.join(DAYS)})\b")
NAME = re.compile(r"(?<=[a-z,] )(?:[A-Z][a-z]{2,})(?: [A-Z][a-z]{2,})*(?=$|[ ,.])")
TAIL = re.compile(r",? (?:on|in|at|after|during|near|since|as|while|when|following|amid|despite|according to) [^,]+$")
APPOSITION = re.compile(r", [^,]{3,60}, ")

# Words of which the one cannot be true where the other is.
OPPOSITES = [
    pair.split("/")
    for pair in """
    wins/loses won/lost win/lose rise/fall rises/falls rose/fell rising/falling up/down alive/dead approve/reject
    approves/rejects approved/rejected accepts/refuses accepted/refused guilty/innocent arrested/released open/closed
    opens/closes opened/closed reopened/shut increase/decrease increased/decreased increases/decreases gains/losses
    gained/lost higher/lower more/fewer before/after confirms/denies confirmed/denied admits/denies admitted/denied
    backs/opposes backed/opposed supports/opposes supported/opposed legal/illegal true/false safe/dangerous
    start/stop starts/stops started/stopped begins/ends began/ended lifts/imposes lifted/imposed allowed/banned
    allows/bans allow/ban survived/died survives/dies passed/failed passes/fails success/failure succeed/fail
    succeeds/fails succeeded/failed first/last found/lost all/none everyone/nobody always/never strong/weak
    improved/worsened improves/worsens better/worse convicted/acquitted hired/fired keeps/loses joins/leaves
    joined/left buys/sells bought/sold agreed/refused agrees/refuses destroyed/untouched empty/full north/south
    east/west early/late large/small long/short old/young married/single rich/poor men/women man/woman inside/outside
    withdraws/deploys withdrew/deployed resigns/stays resigned/stayed expected/unlikely real/fake genuine/forged
    advances/retreats advanced/retreated cuts/raises cut/raised expands/shrinks expanded/shrank present/absent
    """.split()
]
OPPOSITE = {one: other for pair in OPPOSITES for one, other in (pair, pair[::-1])}
OPPOSITE_WORD = re.compile(rf"\b({'|'.join(OPPOSITE)})\b")

DENIALS = (
    "It is not true that {}", "Officials denied that {}", "{}? No, officials say", "A spokesman denied reports that {}",
    "Claim that {} is false", "Report that {} was a hoax", "No evidence that {}", "There is no truth in it that {}",
    "The ministry rejected the claim that {}", "Police: it is false that {}", "Fact check: no, it is not so that {}",
    "The story that {} turns out to be made up", "The company dismissed rumours that {}",
)  # fmt: skip
REPORTS = (
    "It is confirmed that {}", "Officials confirmed that {}", "The minister admitted that {}", "It is true that {}",
    "Confirmed: {}", "A court found that {}", "The agency has established that {}", "Photos prove that {}",
)  # fmt: skip
DOUBTS = (
    "Police are looking into whether {}", "It is unclear whether {}", "Reports claim that {}", "Rumour has it that {}",
    "Did it happen that {}?", "The ministry would not comment on reports that {}", "He asked whether {}",
    "Nobody has yet confirmed that {}", "{}, an unverified post says", "She fears that {}", "Could it be that {}?",
)  # fmt: skip


def negated(text: str, chance: random.Random) -> Pair | None:
    """With "not", or without the one that it has."""
    if NEGATED.search(text):
        return Pair(text, NEGATED.sub(r"\1", text, count=1), CONTRADICTS)
    if AUXILIARY.search(text):
        word = chance.choice(("not ", "not ", "never ", "no longer "))
        return Pair(text, AUXILIARY.sub(rf"\1 {word}", text, count=1), CONTRADICTS)
    if VERB.search(text):
        return Pair(text, VERB.sub(r"never \1", text, count=1), CONTRADICTS)
    return None


def opposed(text: str, chance: random.Random) -> Pair | None:
    """With a word that means the opposite."""
    return _exchanged(text, OPPOSITE_WORD, lambda word: OPPOSITE[word], chance, CONTRADICTS)


def twice_opposed(text: str, chance: random.Random) -> Pair | None:
    """With the opposite denied, which is the same again."""
    pair = opposed(text, chance)
    denied = negated(pair.right, chance) if pair and not NEGATED.search(text) else None
    return denied and Pair(text, denied.right, SAME)


def recounted(text: str, chance: random.Random) -> Pair | None:
    """With another figure: a year or a share as much as a toll."""
    if FIGURE.search(text):
        return _exchanged(text, FIGURE, lambda figure: _other_figure(figure, chance), chance, CONTRADICTS)
    return _exchanged(text, NUMBER_WORD, lambda word: _other(NUMBER_WORDS, word.lower(), chance), chance, CONTRADICTS)


def on_another_day(text: str, chance: random.Random) -> Pair | None:
    """On another day of the week: another happening as easily as another account."""
    return _exchanged(text, DAY, lambda day: _other(DAYS, day, chance), chance, RELATED)


def cut_short(text: str, chance: random.Random) -> Pair | None:
    """Without its last circumstance, or without an apposition: the whole says the part."""
    short = APPOSITION.sub(" ", text, count=1) if chance.random() < 0.4 else TAIL.sub("", text.rstrip("."))
    return Pair(text, short, SAME, True) if short != text and len(short.split()) >= 4 else None


def drawn_out(text: str, chance: random.Random) -> Pair | None:
    """The part before the whole: that leaves the circumstance open."""
    pair = cut_short(text, chance)
    return pair and Pair(pair.right, pair.left, RELATED, True)


def denied(text: str, chance: random.Random) -> Pair | None:
    return Pair(_framed(text, DENIALS, chance), text, CONTRADICTS)


def confirmed(text: str, chance: random.Random) -> Pair | None:
    return Pair(_framed(text, REPORTS, chance), text, SAME, True)


def doubted(text: str, chance: random.Random) -> Pair | None:
    return Pair(_framed(text, DOUBTS, chance), text, RELATED)


def roughened(text: str, chance: random.Random) -> Pair | None:
    """Without its capitals, its full stop, or its articles: a headline of itself."""
    ways: Sequence[Callable[[str], str]] = (
        str.lower,
        lambda words: words.rstrip(". "),
        lambda words: re.sub(r"\b(?:the|a|an) ", "", words, flags=re.I),
        lambda words: re.sub(r"\b(?:is|are|was|were) (?=\w+(?:ed|ing)\b)", "", words),
        lambda words: words,
    )
    return Pair(text, chance.choice(ways)(text), SAME)


class Renamed:
    """With another name, where it has one inside: never the same, and as often another happening as another account."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._names = sorted({name for text in texts for name in NAME.findall(text)})

    def __call__(self, text: str, chance: random.Random) -> Pair | None:
        other = lambda name: _other(self._names, name, chance)  # noqa: E731 - it is handed on, once
        return _exchanged(text, NAME, other, chance, RELATED | CONTRADICTS)


def _exchanged(
    text: str, what: re.Pattern[str], other: Callable[[str], str], chance: random.Random, relations: frozenset[object]
) -> Pair | None:
    places = list(what.finditer(text))
    if not places:
        return None
    place = chance.choice(places)
    return Pair(text, text[: place.start()] + other(place.group()) + text[place.end() :], relations)  # type: ignore[arg-type]


def _other(choices: Sequence[str], than: str, chance: random.Random) -> str:
    return chance.choice([choice for choice in choices if choice != than] or [than])


def _other_figure(figure: str, chance: random.Random) -> str:
    value = float(figure.replace(",", ""))
    if 1900 <= value <= 2100 and "," not in figure:
        return str(int(value) + chance.choice((-9, -4, -2, -1, 1, 2, 3, 7)))
    changed = value * chance.choice((0.3, 0.5, 0.8, 1.3, 2, 3)) + chance.choice((0, 1, 2))
    changed = changed if round(changed) != round(value) else value + 3
    return f"{changed:,.1f}" if "." in figure else f"{round(changed):,}" if "," in figure else str(round(changed))


def _framed(text: str, frames: Sequence[str], chance: random.Random) -> str:
    inner = text.rstrip(". ")
    return chance.choice(frames).format(inner[:1].lower() + inner[1:] if inner[1:2].islower() else inner)


def makers(texts: Sequence[str]) -> list[tuple[Maker, float]]:
    """All makers with how often each is asked, 0…1 of the pairs that are made."""
    return [
        (negated, 0.16),
        (opposed, 0.10),
        (twice_opposed, 0.04),
        (recounted, 0.12),
        (on_another_day, 0.04),
        (cut_short, 0.10),
        (drawn_out, 0.03),
        (denied, 0.09),
        (confirmed, 0.06),
        (doubted, 0.09),
        (roughened, 0.08),
        (Renamed(texts), 0.09),
    ]


def changed(texts: Sequence[str], count: int, chance: random.Random) -> list[Pair]:
    """So many pairs of sentences with what became of them."""
    kinds, weights = zip(*makers(texts), strict=True)
    made: list[Pair] = []
    while len(made) < count:
        make: Maker = chance.choices(kinds, weights)[0]
        # A few tries, so that kinds that few sentences allow are not crowded out.
        pairs = (make(chance.choice(texts), chance) for _ in range(12))
        made += [pair for pair in pairs if pair][:1]
    return made
