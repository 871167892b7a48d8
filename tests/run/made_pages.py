"""Pages made of word lists, the same ones for the same seed."""

from __future__ import annotations

import json
import random
from pathlib import Path

PLACES = "Ostrel Tarn Velm Dorrin Askel Brume Kesh Pallin".split()
PEOPLE = "Ann Bel|Ivo Marrek|Sela Dunn|Tom Arrow|Mira Kost|Jon Hale".split("|")
BODIES = ("the mayor", "the Harbour Board", "a clerk", "the Water Ministry", "the army")
THINGS = "bridge harbour reservoir cathedral railway hospital".split()
DEEDS = "collapsed flooded reopened burned vanished recovered".split()


def sentence(dice: random.Random) -> str:
    place, thing, deed = dice.choice(PLACES), dice.choice(THINGS), dice.choice(DEEDS)
    source = dice.choice((*PEOPLE, *BODIES))
    fact = f"the {thing} at {place} {deed} before the spring"
    return dice.choice(
        (
            f"“{fact[0].upper()}{fact[1:]},” {source} said.",
            f"{source[0].upper()}{source[1:]} denied that {fact}.",
            f"{dice.choice(PEOPLE)} said that {source} denied that {fact}.",
            f"{source[0].upper()}{source[1:]} said that {dice.randint(2, 30)} people died when {fact}.",
            f"{fact[0].upper()}{fact[1:]}.",
        )
    )


def article(dice: random.Random) -> str:
    return "\n\n".join(sentence(dice) for _ in range(dice.randint(4, 8)))


def write_pages(folder: Path, *, articles: int, seed: int = 1, first: int = 0) -> None:
    """JSON Lines files of 50 articles each; article `n` of a seed is the same in every folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for start in range(first, first + articles, 50):
        lines = [line(number, seed) for number in range(start, min(start + 50, first + articles))]
        (folder / f"wire-{start:05}.jsonl").write_text("".join(lines), encoding="utf-8")


def line(number: int, seed: int) -> str:
    dice = random.Random(f"{seed}/{number}")
    return json.dumps({"id": f"made-{number}", "text": article(dice), "outlet": f"{PLACES[number % 8]} Post"}) + "\n"
