"""Pages made of word lists, the same ones for the same seed."""

from __future__ import annotations

import json
import random
from pathlib import Path

SYLLABLES = "ba ke li mo nu ra se ti vo zu".split()
NAMES = [(a + b + c) for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES]
PLACES = "Ostrel Tarn Velm Dorrin Askel Brume Kesh Pallin".split()
PEOPLE = "Ann Bel|Ivo Marrek|Sela Dunn|Tom Arrow|Mira Kost|Jon Hale".split("|")
BODIES = ("the mayor", "the Harbour Board", "a clerk", "the Water Ministry", "the army")

# Many articles speak of these few, so that some deny what others hold.
DISPUTED = 60
DISPUTED_SHARE = 0.3


def sentence(dice: random.Random) -> str:
    source = dice.choice((*PEOPLE, *BODIES))
    fact = made_fact(random.Random(dice.randrange(DISPUTED)) if dice.random() < DISPUTED_SHARE else dice)
    return dice.choice(
        (
            f"“{capital(fact)},” {source} said.",
            f"{capital(source)} denied that {fact}.",
            f"{dice.choice(PEOPLE)} said that {source} denied that {fact}.",
            f"{capital(source)} said that {dice.randint(2, 30)} died when {fact}.",
            f"{capital(fact)}.",
        )
    )


def made_fact(dice: random.Random) -> str:
    return f"the {dice.choice(NAMES)} at {dice.choice(NAMES).title()} {dice.choice(NAMES)}ed the {dice.choice(NAMES)}"


def capital(words: str) -> str:
    return words[0].upper() + words[1:]


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
