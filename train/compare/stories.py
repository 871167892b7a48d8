"""Pairs from invented news, whose relation is known because both were written for it."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from train.compare.data import CONTRADICTS, RELATED, SAME, UNRELATED, Pair

FILE = Path(__file__).with_suffix(".toml")

PERSONS = """Marta Klein/Omar Haddad/Joan Whitfield/Pavel Novak/Aisha Bello/Henrik Dahl/Rosa Jimenez/Colonel Traore/
Governor Ames/Senator Pruitt/Li Wen/Prime Minister Varga/Tomas Ortega/Judge Okafor/General Rahimi/Mr Sutherland/
Nadia Petrova/Bishop Leary/Minister Sato/Ms Calloway/Youssef Karam/Anna Lindqvist/Deputy Mayor Ricci/Dr Mensah""".split(
    "/"
)
PLACES = """Tarnow/Port Selby/Aleppo/Maridi/Lyon/Kandahar/Bergen/Oruro/Westhaven/Tripoli/Gao/Split/Mosul/Erie County/
Lugano/Mombasa/Sirte/Kharkiv/Cork/Basra/Tampere/Puebla/Dalton/Homs/Varna/Davao/Agadez/Leeds/Cartagena/Derna""".split(
    "/"
)
BODIES = """the army/the Northern Front/Halden Steel/the central bank/the United Nations/the defence ministry/Corvel/
the National Guard/the health office/the water board/the Republic of Varda/the police union/Orbis Air/the coast guard/
the United States/Russia/the regional government/Ostrom Foods/the Liberation Army/the Brennan Group/Turkey""".split("/")
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


@dataclass(frozen=True, slots=True)
class Story:
    """Ways to hold a thing, ways to hold its opposite, and what stands beside it."""

    holds: Sequence[str]
    denies: Sequence[str]
    beside: Sequence[str]


def stories() -> list[Story]:
    return [Story(**story) for story in tomllib.loads(FILE.read_text("utf-8"))["story"]]


def filling(chance: random.Random) -> dict[str, str]:
    """What stands in the slots, no two alike."""
    figures = [str(figure) for figure in (*range(2, 30), 34, 41, 58, 73, 120, 260, 400)]
    choices = {"pq": PERSONS, "cd": PLACES, "or": BODIES, "wx": DAYS, "nm": figures}
    drawn = ((names, chance.sample(of, 2)) for names, of in choices.items())
    return {name: " ".join(value.split()) for names, values in drawn for name, value in zip(names, values, strict=True)}


def from_stories(count: int, chance: random.Random) -> list[Pair]:
    """So many pairs from all stories."""
    every = stories()
    return [_pair(chance.choice(every), every, chance) for _ in range(count)]


def _pair(story: Story, every: Sequence[Story], chance: random.Random) -> Pair:
    slots = filling(chance)
    kind = chance.choices(("same", "contradicts", "related", "unrelated"), (0.3, 0.35, 0.25, 0.1))[0]
    if kind == "same":
        # Ways to deny are not all one: only those to hold are paraphrases.
        left, right = chance.sample(story.holds, 2)
        return Pair(_filled(left, slots), _filled(right, slots), SAME)
    left = _filled(chance.choice((*story.holds, *story.denies)), slots)
    if kind == "contradicts":
        pair = (chance.choice(story.holds), chance.choice(story.denies))
        return Pair(_filled(pair[0], slots), _filled(pair[1], slots), CONTRADICTS)
    if kind == "related":
        return Pair(left, _filled(chance.choice(story.beside), slots), RELATED)
    other = chance.choice([one for one in every if one is not story])
    return Pair(left, _filled(chance.choice((*other.holds, *other.beside)), filling(chance)), UNRELATED)


def _filled(words: str, slots: dict[str, str]) -> str:
    text = words.format(**slots)
    return text[:1].upper() + text[1:]
