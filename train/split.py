"""Fits the weights in `src/onrecord/read/split.json` with which `split` knows headlines.

    PYTHONPATH=src python -m train.split --data ../shared/data

needs scikit-learn, which the package itself does not. The articles are those of `bench/pages.py` without its held-out
third, put on pages of many kinds: of mixed and of one subject, evenly and unevenly set, with headlines that end in a
full stop. Each line that `split` would weigh is an example; it is a good one where an article begins there.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from bench.pages import DATA, MadePage, Story, evened, made_pages, respaced, stories_in
from sklearn.linear_model import LogisticRegression

from onrecord.read.lines import lines_of
from onrecord.read.split import Layout, evidence

WEIGHTS = Path(__file__).resolve().parents[1] / "src" / "onrecord" / "read" / "split.json"
SEED = 1000
HEAD_LINES = (
    "By Ada Marsh",
    "By Ada Marsh, Vell Gazette",
    "By Ada Marsh and Tom Reed | 3 March 2015",
    "Published: 3 March 2015",
    "Ada Marsh, the mayor of Vell (Photo: Tom Reed)",
    "The mayor of Vell, Ada Marsh",
    "Fishermen mending their nets in the harbour of Vell",
    "Fishermen in the harbour of Vell on 3 March 2015",
    "Vell's mayor Ada Marsh at the opening of the new harbour on March 3, 2015.",
    "File photo: the harbour of Vell",
)
SPACINGS = ("even", "close", "loose")


def pages_of(stories: list[Story]) -> Iterator[MadePage]:
    """The pages to learn from; most are like those met most often."""
    dice = random.Random(SEED)
    stories = [furnished(story, dice) for story in stories]
    plain = list(made_pages(stories, count=300, seed=SEED))
    kindred = list(made_pages(stories, count=300, seed=SEED + 1, kindred=True))
    close = list(made_pages(stories, count=150, seed=SEED + 2, below_headline=(0, 0)))
    stopped = made_pages([replace(story, headline=story.headline + ".") for story in stories], count=60, seed=SEED + 3)
    yield from chain(plain, kindred, close, stopped)
    yield from (evened(page, blank_lines=1) for page in kindred)
    yield from (evened(page, blank_lines=0) for page in close)
    # A real page is set with less care: here and there stands a blank line too many.
    yield from (respaced(page, lambda: 1 + (dice.random() < 0.05)) for page in kindred)


def furnished(story: Story, dice: random.Random) -> Story:
    """A quarter of the stories with a line of the head that the corpora have left away."""
    if dice.random() > 0.25:
        return story
    return replace(story, body=dice.choice(HEAD_LINES) + "\n" * dice.randint(1, 3) + story.body)


@dataclass(frozen=True, slots=True)
class Example:
    """A line that could begin an article, and whether it does."""

    spacing: str
    evidence: dict[str, float]
    begins: bool


def examples(pages: Iterable[MadePage]) -> Iterator[Example]:
    for page in pages:
        layout = Layout(lines_of(page.text))
        for index in range(1, len(layout.lines)):
            if layout.is_candidate(index):
                begins = layout.lines[layout.top(index)].span.start in page.starts
                yield Example(layout.spacing(index), evidence(layout, index), begins)


def fitted(examples: Sequence[Example]) -> dict[str, float]:
    names = list(examples[0].evidence)
    model = LogisticRegression(C=1.0, max_iter=3000)
    rows = [[float(example.evidence[name]) for name in names] for example in examples]
    model.fit(rows, [example.begins for example in examples])
    weights = zip(names, model.coef_[0], strict=True)
    return {"": round(float(model.intercept_[0]), 3)} | {name: round(float(weight), 3) for name, weight in weights}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA, help="the folder with the corpora (default: %(default)s)")
    stories = [story for story in stories_in(parser.parse_args().data) if not story.held_out]
    found = list(examples(pages_of(stories)))
    tables = {spacing: fitted([one for one in found if one.spacing == spacing]) for spacing in SPACINGS}
    WEIGHTS.write_text(json.dumps(tables, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
