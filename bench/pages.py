"""How well `split` finds where articles begin, on 200 pages made by joining articles.

How a page is made: 2 to 8 articles, drawn without repetition from the training parts of PolNeAR, ECB+ and GUM, each
alone as "title, blank line, body", with one to three blank lines after the title and between articles. The bodies
stay as their corpus has them: PolNeAR with a blank line between paragraphs, ECB+ with a sentence to a line, GUM with a
paragraph to a line. The title stands for the headline. ECB+ has none, so its first sentence does, without its full
stop, where it has 20 words or fewer; other ECB+ articles are left out. A title that the text repeats is not doubled.

What is counted: the starts of all articles but the first of each page, exactly. A start that was found but is none
counts against the corpus of the article it stands in, one that was missed against the corpus of the article missed.

What is held out: `train/split.py` fits the coefficients of `split` on two thirds of these articles. The held-out
third (by a checksum of the id; of ECB+, by story, and its whole dev part) is measured on pages of its own.

Beside the plain pages stand harder ones, made the same way: "kindred" pages join articles on one subject (ECB+ of one
topic, PolNeAR of one month), on "close" pages headlines stand right above their bodies, "even" pages are kindred ones
with one blank line between all lines, "tight" pages have none anywhere, so that nothing sets a headline apart.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.read.split import split

DATA = Path(__file__).resolve().parents[1].parent / "shared" / "data"
PAGES = 200
SEED = 20170111
MAX_HEADLINE_WORDS = 20


@dataclass(frozen=True, slots=True)
class Story:
    """One article as it can be put on a page. `subject` is shared by articles that are kindred."""

    corpus: str
    subject: str
    headline: str
    body: str
    held_out: bool

    def on_page(self, blank_lines: int) -> str:
        return self.headline + "\n" * (blank_lines + 1) + self.body


@dataclass(frozen=True, slots=True)
class MadePage:
    """Stories under one another, and where each of them starts."""

    text: str
    starts: tuple[int, ...]
    stories: tuple[Story, ...]

    def corpus_at(self, offset: int) -> str:
        return [story.corpus for start, story in zip(self.starts, self.stories, strict=True) if start <= offset][-1]


@dataclass(slots=True)
class Tally:
    """Article starts that were right, found and there to find."""

    right: int = 0
    found: int = 0
    there: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.there if self.there else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.there) if self.found + self.there else 0.0


def measure(data: Path) -> dict[str, float]:
    """Precision, recall and F1 by name: over all articles, over the held-out ones, per corpus, and on harder pages."""
    stories = stories_in(data)
    held_out = [story for story in stories if story.held_out]
    figures = figures_of("all", made_pages(stories))
    figures |= figures_of("held_out", made_pages(held_out, seed=SEED + 1))
    kindred = list(made_pages(held_out, seed=SEED + 2, kindred=True))
    close = list(made_pages(held_out, seed=SEED + 3, below_headline=(0, 0)))
    figures |= figures_of("held_out_kindred", kindred)
    figures |= figures_of("held_out_close", close)
    figures |= figures_of("held_out_even", (evened(page, blank_lines=1) for page in kindred))
    figures |= figures_of("held_out_tight", (evened(page, blank_lines=0) for page in close))
    return figures


def figures_of(name: str, pages: Iterable[MadePage]) -> dict[str, float]:
    """The figures on some pages, each named `name.measure` or `name.corpus.measure`."""
    tallies = tallied(pages)
    figures = {}
    for corpus, tally in sorted(tallies.items()):
        prefix = f"{name}.{corpus}" if corpus else name
        figures[f"{prefix}.precision"] = tally.precision
        figures[f"{prefix}.recall"] = tally.recall
        figures[f"{prefix}.f1"] = tally.f1
    return figures


def tallied(pages: Iterable[MadePage]) -> dict[str, Tally]:
    """A tally per corpus, and one of all under the empty name."""
    tallies: dict[str, Tally] = {}
    for page in pages:
        there = set(page.starts[1:])
        found = {piece.span.start for piece in split(page.text)[1:]}
        for offset in there | found:
            for name in ("", page.corpus_at(offset)):
                tally = tallies.setdefault(name, Tally())
                tally.there += offset in there
                tally.found += offset in found
                tally.right += offset in there and offset in found
    return tallies


def made_pages(
    stories: list[Story],
    *,
    count: int = PAGES,
    seed: int = SEED,
    kindred: bool = False,
    below_headline: tuple[int, int] = (1, 3),
) -> Iterator[MadePage]:
    """`count` pages, the same for the same seed; `below_headline` is the least and the most blank lines there."""
    dice = random.Random(seed)
    groups = [stories]
    if kindred:
        groups = [group for group in by_subject(stories) if len(group) > 1]
    for _ in range(count):
        group = dice.choices(groups, weights=[len(group) for group in groups])[0]
        yield joined(dice.sample(group, min(dice.randint(2, 8), len(group))), dice, below_headline)


def by_subject(stories: Iterable[Story]) -> list[list[Story]]:
    groups: dict[str, list[Story]] = {}
    for story in stories:
        groups.setdefault(story.subject, []).append(story)
    return list(groups.values())


def joined(stories: list[Story], dice: random.Random, below_headline: tuple[int, int]) -> MadePage:
    text, starts = "", []
    for story in stories:
        if text:
            text += "\n" * (dice.randint(1, 3) + 1)
        starts.append(len(text))
        text += story.on_page(dice.randint(*below_headline))
    return MadePage(text, tuple(starts), tuple(stories))


def evened(page: MadePage, *, blank_lines: int) -> MadePage:
    """The same page with the same number of blank lines between all its lines."""
    return respaced(page, lambda: blank_lines)


def respaced(page: MadePage, blank_lines: Callable[[], int]) -> MadePage:
    """The same page with as many blank lines between two lines as `blank_lines` says each time."""
    text, starts, end = "", [], 0
    for line in re.finditer(r"[^\n]*\S[^\n]*", page.text):
        if text:
            text += "\n" * (blank_lines() + 1)
        if any(end <= start < line.end() for start in page.starts):
            starts.append(len(text))
        text += line[0].strip()
        end = line.end()
    return MadePage(text, tuple(starts), page.stories)


def stories_in(data: Path) -> list[Story]:
    """All articles that can be put on a page."""
    readings: tuple[tuple[str, Callable[[dict[str, Any]], Story | None]], ...] = (
        ("polnear/train", polnear_story),
        ("ecbplus/train_dev", ecbplus_story),
        ("gum-coref/train", gum_story),
    )
    found = (story_of(record) for name, story_of in readings for record in records(data / f"{name}.jsonl.gz"))
    return [story for story in found if story is not None]


def records(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def polnear_story(record: dict[str, Any]) -> Story | None:
    body = without_title(record["text"], record["title"])
    return story(record, "polnear", f"polnear {record['published'][:7]}", record["title"], body)


def ecbplus_story(record: dict[str, Any]) -> Story | None:
    headline, _, body = record["text"].strip().partition("\n")
    headline = headline.strip()
    if len(headline.split()) > MAX_HEADLINE_WORDS:
        return None
    made = story(record, "ecbplus", f"ecbplus {record['topic']}", headline.removesuffix("."), body, key=record["story"])
    if made is None or record["split"] == "train":
        return made
    return Story(made.corpus, made.subject, made.headline, made.body, held_out=True)


def gum_story(record: dict[str, Any]) -> Story | None:
    body = without_title(record["text"], record["title"])
    return story(record, "gum", f"gum {record['genre']}", record["title"], body)


def story(
    record: dict[str, Any], corpus: str, subject: str, headline: str, body: str, *, key: str | None = None
) -> Story | None:
    headline, body = headline.strip(), body.strip()
    if not headline or not body:
        return None
    return Story(corpus, subject, headline, body, held_out=zlib.crc32((key or record["id"]).encode()) % 3 == 0)


def without_title(text: str, title: str) -> str:
    """The text behind its title, if it opens with it, whatever signs and spaces stand between the title's letters."""
    letters = [re.escape(letter) for letter in title if letter.isalnum()]
    opening = re.match(r"[\W_]*" + r"[\W_]*".join(letters) + r"[^\w\n]*\n", text)
    return text[opening.end() :] if opening else text


def report(figures: dict[str, float]) -> str:
    """One line per set of pages."""
    names = dict.fromkeys(key.rpartition(".")[0] for key in figures)
    lines = [f"{'article starts':28}{'precision':>10}{'recall':>8}{'F1':>8}"]
    for name in names:
        precision, recall, f1 = (figures[f"{name}.{measure}"] for measure in ("precision", "recall", "f1"))
        lines.append(f"{name:28}{precision:10.3f}{recall:8.3f}{f1:8.3f}")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA, help="the folder with the corpora (default: %(default)s)")
    print(report(measure(parser.parse_args().data)))


if __name__ == "__main__":
    main()
