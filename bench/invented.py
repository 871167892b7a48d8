"""Invented news, as much of it as is wanted: for speed and memory, where only its shape matters."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

SYLLABLES = "ba ke li mo nu ra se ti vo zu dar fen gil hos kur lan mer nol pas rin sol tem var wen".split()
OFFICES = (
    "mayor,interior minister,army spokesman,union secretary,head of the port,chief of police,provincial coroner"
).split(",")
CUES = "said,denied that,claimed that,confirmed that,warned that,told reporters that,admitted that".split(",")
DEEDS = (
    "the {thing} at {place} had been closed since {day}",
    "{count} people were killed when the {thing} at {place} burned",
    "talks on the {thing} of {place} would go on",
    "no {thing} had been sent to {place}",
    "the {thing} from {place} was wrong in every line",
    "{count} lorries left {place} before the search for the {thing} began",
    "the {thing} in {place} was safe to drink",
)
DAYS = "Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday".split(",")


def articles(count: int, *, sentences: int = 10, seed: int = 1) -> Iterator[dict[str, str]]:
    """Articles as lines of JSON Lines have them, each with as many sentences, of some 16 words."""
    dice = random.Random(seed)
    for number in range(count):
        body = " ".join(_sentence(dice) for _ in range(sentences))
        yield {
            "id": f"invented-{number}",
            "title": f"{_name(dice)} waits for word, notice {number}",
            "text": body,
            "outlet": f"{_name(dice)} Courier",
            "published": f"2031-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}",
        }


def write(path: Path, count: int, *, sentences: int = 10, seed: int = 1) -> None:
    """Write that many articles as JSON Lines."""
    with path.open("w", encoding="utf-8") as lines:
        for article in articles(count, sentences=sentences, seed=seed):
            lines.write(json.dumps(article) + "\n")


def _sentence(dice: random.Random) -> str:
    slots = {"place": _name(dice), "thing": _word(dice), "day": dice.choice(DAYS), "count": dice.randint(2, 99)}
    deed = dice.choice(DEEDS).format(**slots)
    person, office = f"{_name(dice)} {_name(dice)}", dice.choice(OFFICES)
    match dice.randrange(3):
        case 0:
            return f"{person}, the {office} of {_name(dice)}, {dice.choice(CUES)} {deed}."
        case 1:
            return f'"{deed[0].upper()}{deed[1:]}," the {office} said on {dice.choice(DAYS)}.'
        case _:
            return f"In {_name(dice)} {deed}, and nobody could say for how long."


def _word(dice: random.Random) -> str:
    """One of some ten thousand words, so that two articles share no more than two of one language do."""
    return "".join(dice.choice(SYLLABLES) for _ in range(3))


def _name(dice: random.Random) -> str:
    return _word(dice).capitalize()
