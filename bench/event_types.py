"""Do the events that are read say what kind of thing happened? PLOVER classes and ACLED's types, political-events.

PLV asks for the class of what one marked actor does to another; the sentences of ACLED's snippets have no marks. A
classifier takes the events that the annotator reads, the stems of the words and, for PLV, the words between the two
actors. It is fitted on nine tenths of each set and scored on the tenth whose id hashes to 0 (sha256, modulo 10); it is
part of the measure, not of the package. `lexicon` takes no classifier: the type of the event whose actors and
recipients overlap the marked ones most, with the types that PLV's label set folds together or codes by how sure they
are: a promised kindness is an agreement to it, one refused a rejection.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import pairwise
from math import sqrt
from pathlib import Path
from typing import Any

import Stemmer

from bench.attributions import read_lines
from bench.softmax import Features, Softmax, macro_f1
from onrecord.annotate.parse import load_model
from onrecord.model import Annotated, Event, Span

PLV = Path("political-events") / "plv.train.jsonl"
ACLED = Path("political-events") / "acled_types.dev.jsonl"

FOLDED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
KIND = frozenset("CONSULT COOPERATE AID SUPPORT YIELD".split())
HARSH = frozenset("ASSAULT COERCE SANCTION MOBILIZE PROTEST".split())
OURS = frozenset(("CASUALTY", "DISASTER"))  # no classes of PLV
LIKELY = 2.55  # from here on, something is said to have happened
# How much each block of features weighs, after each has been scaled to length 1.
EVENTS_WEIGHT, WORDS_WEIGHT, MEANING_WEIGHT = 2.0, 3.0, 4.0
COMMON = frozenset(
    "the a an of in to and that for on at by with from as is was were be been are has have had it its their his her "
    "he she they this which who will would said not but after".split()
)
STEMMER = Stemmer.Stemmer("english")

Record = dict[str, Any]


def set_apart(record: Record) -> bool:
    """Whether a record is of the tenth that nothing is learned from."""
    return int(sha256(record["id"].encode()).hexdigest(), 16) % 10 == 0


def plv(records: Sequence[Record], read: Sequence[Annotated]) -> dict[str, float]:
    """Macro F1 of PLOVER classes, with and without the classifier, and how often the marked actors are found."""
    examples = [_plv_features(record, one) for record, one in zip(records, read, strict=True)]
    apart = [(record, one) for record, one in zip(records, read, strict=True) if set_apart(record)]
    lexicon = [_coded(record, one) for record, one in apart]
    aimed = [(record, one) for record, one in apart if record["target"]]
    return {
        "plv_macro_f1": learned(records, examples),
        "plv_lexicon_macro_f1": macro_f1([record["event"] for record, _ in apart], lexicon),
        "plv_actors": _share(
            any(_overlap(event.actors, record["source"]) for event in one.events) for record, one in apart
        ),
        "plv_recipients": _share(
            any(_overlap(event.recipients, record["target"]) for event in one.events) for record, one in aimed
        ),
    }


def acled(records: Sequence[Record], read: Sequence[Annotated]) -> dict[str, float]:
    """Macro F1 of ACLED's types of snippets."""
    meanings = _meanings(read)
    examples = [
        {**_joined(_event_features(one.events, one), _words(one)), **meaning}
        for one, meaning in zip(read, meanings, strict=True)
    ]
    return {"acled_macro_f1": learned(records, examples)}


def learned(records: Sequence[Record], examples: Sequence[Features]) -> float:
    """Macro F1 on the tenth set apart, of what is learned from the rest."""
    rest = [(example, record) for example, record in zip(examples, records, strict=True) if not set_apart(record)]
    apart = [(example, record) for example, record in zip(examples, records, strict=True) if set_apart(record)]
    model = Softmax([example for example, _ in rest], [record["event"] for _, record in rest])
    return macro_f1([record["event"] for _, record in apart], model.classify([example for example, _ in apart]))


def records_of(data: Path) -> tuple[list[Record], list[Record]]:
    return read_lines(data / PLV), read_lines(data / ACLED)


# --- what the events say


def chosen(record: Record, one: Annotated) -> Event | None:
    """The event that has most to do with the marked actors; of equals, the first."""

    def kinship(event: Event) -> float:
        actors, recipients = _overlap(event.actors, record["source"]), _overlap(event.recipients, record["target"])
        return 2 * actors + 2 * recipients + 0.1 * (event.factuality > 0) - (event.type in OURS)

    return max(one.events, key=kinship, default=None)


def _coded(record: Record, one: Annotated) -> str | None:
    """The class that PLV's coders would give the event."""
    event = chosen(record, one)
    if event is None:
        return None
    kind = FOLDED.get(event.type, event.type)
    if kind in KIND and event.factuality < LIKELY:
        return "REJECT" if event.factuality < 0 else "AGREE"
    return "THREATEN" if kind in HARSH and 0 < event.factuality < LIKELY else kind


def _overlap(spans: Iterable[Span], marked: Iterable[Record]) -> bool:
    marks = list(marked)
    return any(span.start < mark["end"] and mark["start"] < span.end for span in spans for mark in marks)


def _share(found: Iterable[bool]) -> float:
    every = list(found)
    return sum(every) / len(every)


# --- features


def _plv_features(record: Record, one: Annotated) -> Features:
    events = _event_features(one.events, one)
    event = chosen(record, one)
    for name, value in _event_features(() if event is None else (event,), one).items():
        events[f"chosen {name}"] = 3 * value
    for name, value in _words_of(_between(record, one), 2.0):
        events[f"between {name}"] = value
    return _joined(events, _words(one))


def _event_features(events: Sequence[Event], one: Annotated) -> dict[str, float]:
    found: dict[str, float] = {} if events else {"no event": 1.0}
    for event in events:
        trigger = event.span.of(one.article.text).lower()
        names = (event.type, f"{event.type} {event.mode}", f"{event.type} {_certainty(event)}", f"by {trigger}")
        for name in (*names, *(f"count {count.of}" for count in event.counts)):
            found[name] = found.get(name, 0.0) + 1.0
    return found


def _certainty(event: Event) -> str:
    return "not" if event.factuality < -0.5 else "open" if event.factuality < LIKELY else "sure"


def _between(record: Record, one: Annotated) -> list[str]:
    """The words between the nearest mentions of the two actors; without a second, the eight after the first."""
    words = [(word.start, word.text.lower()) for word in one.words]
    pairs = [(abs(s["start"] - t["start"]), s, t) for s in record["source"] for t in record["target"]]
    if not pairs:
        start = record["source"][0]["end"] if record["source"] else 0
        return [word for at, word in words if at >= start][:8]
    _, source, target = min(pairs, key=lambda pair: pair[0])
    low, high = min(source["end"], target["end"]), max(source["start"], target["start"])
    return [word for at, word in words if low <= at < high]


def _words(one: Annotated) -> dict[str, float]:
    words = [word.text.lower() for word in one.words if word.text[0].isalpha()]
    return dict(_words_of(STEMMER.stemWords([word for word in words if word not in COMMON]), 1.0))


def _words_of(words: Sequence[str], weight: float) -> Iterator[tuple[str, float]]:
    yield from ((f"word {word}", weight) for word in words)
    yield from ((f"words {left} {right}", weight) for left, right in pairwise(words))


def _meanings(read: Sequence[Annotated]) -> Iterator[Features]:
    """The mean of the words' vectors, as the language model of the annotators has them; names have no say."""
    vocabulary = load_model().vocab
    for one in read:
        lexemes = [vocabulary[word.text.lower()] for word in one.words if not word.tag.startswith("NNP")]
        vectors = [
            found.vector / found.vector_norm for found in lexemes if found.has_vector and found.text not in COMMON
        ]
        mean = sum(vectors) / len(vectors) if vectors else ()
        yield _scaled({f"meaning {place}": float(value) for place, value in enumerate(mean)}, MEANING_WEIGHT)


def _joined(events: Features, words: Features) -> Features:
    return {**_scaled(events, EVENTS_WEIGHT), **_scaled(words, WORDS_WEIGHT)}


def _scaled(features: Features, weight: float) -> Features:
    length = sqrt(sum(value * value for value in features.values())) or 1.0
    return {name: weight * value / length for name, value in features.items()}
