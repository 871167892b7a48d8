"""Invented news, as much of it as is wanted: for speed and memory, where only its shape matters."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

PLACES = "Ostrel Vannick Harrowby Tesmere Quillan Dornholm Pellavar Sundry Marrowgate Kestrin".split()
PEOPLE = "Ada Brandt,Ivo Kessel,Mira Tolland,Oren Vasse,Petra Lund,Samir Quell,Tove Hald,Ulric Dane".split(",")
OFFICES = (
    "mayor,interior minister,army spokesman,union secretary,head of the port,chief of police,provincial coroner"
).split(",")
CUES = "said,denied that,claimed that,confirmed that,warned that,told reporters that,admitted that".split(",")
DEEDS = (
    "the bridge at {place} had been closed since {day}",
    "{count} people were killed when the depot at {place} burned",
    "talks on the harbour of {place} would go on",
    "no soldiers had been sent to {place}",
    "the report from {place} was wrong in every line",
    "{count} lorries left {place} before the search began",
    "the water in {place} was safe to drink",
)
DAYS = "Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday".split(",")


def articles(count: int, *, sentences: int = 10, seed: int = 1) -> Iterator[dict[str, str]]:
    """Articles as lines of JSON Lines have them, each with as many sentences, of some 16 words."""
    dice = random.Random(seed)
    for number in range(count):
        body = " ".join(_sentence(dice) for _ in range(sentences))
        yield {
            "id": f"invented-{number}",
            "title": f"{dice.choice(PLACES)} waits for word, notice {number}",
            "text": body,
            "outlet": f"{dice.choice(PLACES)} Courier",
            "published": f"2031-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}",
        }


def write(path: Path, count: int, *, sentences: int = 10, seed: int = 1) -> None:
    """Write that many articles as JSON Lines."""
    with path.open("w", encoding="utf-8") as lines:
        for article in articles(count, sentences=sentences, seed=seed):
            lines.write(json.dumps(article) + "\n")


def _sentence(dice: random.Random) -> str:
    deed = dice.choice(DEEDS).format(place=dice.choice(PLACES), day=dice.choice(DAYS), count=dice.randint(2, 99))
    person, office = dice.choice(PEOPLE), dice.choice(OFFICES)
    match dice.randrange(3):
        case 0:
            return f"{person}, the {office} of {dice.choice(PLACES)}, {dice.choice(CUES)} {deed}."
        case 1:
            return f'"{deed[0].upper()}{deed[1:]}," the {office} said on {dice.choice(DAYS)}.'
        case _:
            return f"In {dice.choice(PLACES)} {deed}, and nobody could say for how long."
