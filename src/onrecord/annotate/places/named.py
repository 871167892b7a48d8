"""Whether a name of the gazetteer names a place where it stands, or a person, a paper or nothing: a weighed choice.

The named entities are one witness of several, so that a town that the parser calls an organisation is still a town.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from onrecord.annotate.places.context import LOCAL, Context, Seen
from onrecord.annotate.places.gazetteer import Sense

ROADS = frozenset(
    "street st road rd avenue ave drive dr lane boulevard blvd highway hwy parkway way court place square bridge route"
    " turnpike trail pike circle terrace crescent close".split()
)
BODIES = frozenset(
    "university college school schools academy institute hospital church center centre museum library police department"
    " council board commission committee court bank company corp inc club association society foundation times post"
    " herald news journal gazette press star tribune daily chronicle telegraph observer record courier examiner party"
    " agency ministry authority service airlines united city fc cup open league games conference festival park hotel"
    " high hall theatre theater stadium arena group union office fund summit pact treaty agreement accord act".split()
)
MEDIA = frozenset(
    "times post herald news journal gazette press star tribune daily chronicle telegraph observer record courier"
    " examiner eye info radio tv television channel broadcasting magazine weekly today network online mail guardian"
    " independent standard review report watch monitor globe sun mirror dispatch bulletin inquirer advertiser sentinel"
    " voice express reporter leader argus bee banner examiner".split()
)
EMBEDDED = dict.fromkeys(("first", "middle", "last"), "embedded")
BANDS = frozenset(
    "brigade brigades front battalion battalions movement militia militias resistance rebels fighters jihad caliphate"
    " brotherhood mujahideen commandos".split()
)
ILLNESSES = frozenset("virus fever flu disease syndrome strain variant influenza encephalitis".split())
TITLES = frozenset(
    "mr mrs ms miss dr sir lord lady president minister senator sen rep gov governor judge justice general gen colonel"
    " col sgt capt captain lt officer coach chief mayor sheriff detective king queen prince princess professor prof"
    " saint pope bishop rev father sister uncle aunt actor actress singer".split()
)


def only_named_after(one: Seen, sense: Sense) -> bool:
    """A paper, a broadcaster or a band of fighters bears the name: "the Benghazi Brigades" are not Benghazi.

    What an adjective names is still the country that they are of.
    """
    return one.label == "ORG" and one.head in BANDS | MEDIA and not sense.adjective


def evidence(context: Context, one: Seen, sense: Sense, chance: float, near: Mapping[str, float]) -> dict[str, float]:
    """What speaks for and against a place; `sense` is the likeliest, `near` what its article's other places say."""
    return dict(_evidence(context, one, sense, chance, near))


def _evidence(
    context: Context, one: Seen, sense: Sense, chance: float, near: Mapping[str, float]
) -> Iterator[tuple[str, float]]:
    found, entry = one.found, sense.entry
    text, tokens = context.text, context.tokens
    yield "", 1.0
    yield f"{one.fit} {one.label}", 1.0
    labels = context.labels[found.key]
    times = sum(labels.values())
    yield f"{EMBEDDED.get(one.fit, 'alone')} labelled local", sum(labels[label] for label in LOCAL) / times
    yield "labelled person", labels["PERSON"] / times
    yield "within others", (times - labels["none"] - sum(labels[name] for name in labels if name.isupper())) / times
    yield "times", math.log1p(times)
    yield f"kind {entry.kind.name.lower()}", 1.0
    yield f"fit {one.fit} kind {entry.kind.name.lower()}", 1.0
    yield "people", math.log10(entry.population + 1) / 7
    yield f"{one.fit} people", math.log10(entry.population + 1) / 7
    yield "official", float(sense.official)
    yield f"{one.fit} adjective", float(sense.adjective)
    yield "seat", float(entry.seat > 1)
    yield "chance", chance
    yield "bearers", math.log1p(len(found.senses))
    for name, value in near.items():
        yield f"near {name}", value
        if one.fit != "exact":
            yield f"unlabelled near {name}", value
    yield f"words {min(3, found.last - found.first + 1)}", 1.0
    yield "capitals", float(found.text.isupper() and len(found.text) > 3)
    yield "short", float(len(found.key) <= 3)
    yield "after", float(bool(one.after))
    yield "inside", float(bool(one.inside))
    yield "owner", float(bool(one.owner))
    yield "contains", float(one.contains)
    if one.hint:
        yield f"hint {one.hint}", 1.0
    yield "person's name", float(found.text in context.people)
    if context.tags:
        yield f"tag {context.tags.get(tokens[found.last].start, '')}", 1.0
    start = found.start in context.starts or found.start == 0 or text[found.start - 1] == "\n"
    if one.head:
        yield f"head {one.head}", 1.0
        for name, words in (("road", ROADS), ("body", BODIES), ("band", BANDS), ("media", MEDIA)):
            if one.head in words:
                yield f"head is {name}", 1.0
    yield "sentence start", float(start)
    yield "head", float(found.start < 40)
    yield "in domain", float(len(found.key) > 4 and found.key.replace(" ", "") in context.home.name)
    yield from _beside(context, one)


def _beside(context: Context, one: Seen) -> Iterator[tuple[str, float]]:
    """The words on either side: themselves, what sort of words they are, and whether they run on in capitals."""
    text, tokens, found = context.text, context.tokens, one.found
    for side, at in (("before", found.first - 1), ("behind", found.last + 1)):
        if not 0 <= at < len(tokens):
            yield f"{side} nothing", 1.0
            continue
        token = tokens[at]
        gap = text[token.end : found.start] if side == "before" else text[found.end : token.start]
        word = token.text.lower()
        if gap.strip() and gap.strip() not in "-–":
            yield f"{side} gap {gap.strip()[:1]}", 1.0
            if gap.strip() == ",":
                yield f"{side} comma capital", float(token.text[0].isupper())
            continue
        if "-" in gap or "–" in gap:
            yield f"{side} hyphen", 1.0
        yield f"{side} word {word}", 1.0
        if token.text[0].isupper():
            yield f"{side} capital", 1.0
            yield f"{side} capital {one.fit}", 1.0
        for name, words in (("road", ROADS), ("body", BODIES), ("title", TITLES), ("illness", ILLNESSES)):
            if word in words and (token.text[0].isupper() or name == "illness"):
                yield f"{side} {name}", 1.0
