"""How fast a large ledger opens and answers: a made one, ten claims an article, on a vocabulary like a language's.

How it is made: words are made of syllables and drawn with the frequencies of natural language (the r-th most frequent
word with a weight of 1/r; Zipf, "Human Behavior and the Psycho-Biology of Language", 1935), sources likewise. Of ten
claims, six are somebody's and four the outlet's own, about one of the sources. One article in fifty was read twice, one
claim in a hundred contradicts another. Six claims of ten name a place, seven a time and five an event, drawn as words
are; times lie in the year before the article, some of them as vague as a month or a year. Rows go in by bulk, in the
shape that `SqliteLedger` made, with true ids, spans and hashes, so that `onrecord verify` finds nothing wrong.

What is measured: CPU milliseconds of this process, imports excluded, each with a ledger just opened, as a command is;
and searches, as `bench.searching` says.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import sqlite3
import statistics
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from bench import searching
from onrecord.ledger.base import Box, ClaimQuery
from onrecord.ledger.breadth import breadth_of
from onrecord.ledger.sqlite import SqliteLedger
from onrecord.model import Kind, Stance
from onrecord.model.claim import claim_id
from onrecord.model.document import article_id
from onrecord.model.ids import content_id, sha256
from onrecord.reconcile.block import FOUND, KEYS, STORY
from onrecord.reconcile.words import telling_words

SEED = 20170111
CLAIMS_PER_ARTICLE = 10
ATTRIBUTED = 6
WORDS = 60_000
SOURCES = 4_000
OUTLETS = 300
DAYS = 3_000
FIRST_DAY = date(2016, 1, 1)
AT = "2031-01-01T00:00:00.000000+00:00"
MAKER, VERSION, EARLIER = "onrecord", "2", "1"
STANCES = tuple(stance.value for stance in Stance)
STANCE_WEIGHTS = (60, 6, 4, 3, 5, 2, 3, 3, 3, 2, 3, 1, 3, 2)
KINDS = ("person", "office", "organisation", "group", "document")
KIND_WEIGHTS = (50, 20, 15, 14, 1)
PLACES = 20_000
COUNTRIES = [a + b for a in "ABCDEFGHIJKLMN" for b in "ABCDEFGHIJKLMN"][:190]
EVENTS = (
    *("CONSULT", "ASSAULT", "ACCUSE", "PROTEST", "AID", "AGREE", "COERCE", "REJECT", "THREATEN", "MOBILIZE", "SUPPORT"),
    *("COOPERATE", "CONCEDE", "RETREAT", "REQUEST", "SANCTION", "CRIME", "ACCIDENT"),
)
BATCH = 2_000  # articles

Row = tuple[object, ...]

RUNS = 3


@dataclass(frozen=True, slots=True)
class Speech:
    """One claim of an article on its way into the ledger."""

    id: str
    source: str
    stance: str
    spans: tuple[str, str, str]  # source, cue and content, as JSON
    words: tuple[str, str, str]


@dataclass(slots=True)
class Rows:
    """Rows by table, until they are written."""

    of: dict[str, list[Row]] = field(default_factory=dict)

    def add(self, table: str, *row: object) -> None:
        self.of.setdefault(table, []).append(row)


class Spot(NamedTuple):
    """A place on the map."""

    name: str
    lat: float
    lon: float
    country: str


class Language:
    """Words, sources and outlets, drawn as often as a language would."""

    def __init__(self, seed: int = SEED) -> None:
        self.dice = random.Random(seed)
        made = self._made_words()
        self.words = list(itertools.islice(made, WORDS))
        self.sources = [f"{a.title()} {b.title()}" for a, b in itertools.islice(itertools.pairwise(made), SOURCES)]
        self.outlets = [f"The {a.title()} Post" for a in itertools.islice(made, OUTLETS)]
        self.places = [self._spot(word) for word in itertools.islice(made, PLACES)]
        self._word_weights = _zipf(WORDS)
        self._source_weights = _zipf(SOURCES)
        self._place_weights = _zipf(PLACES)
        self._event_weights = _zipf(len(EVENTS))

    def _spot(self, word: str) -> Spot:
        country = self.dice.choices(COUNTRIES, cum_weights=_zipf(len(COUNTRIES)))[0]
        return Spot(word.title(), self.dice.uniform(-60, 75), self.dice.uniform(-180, 180), country)

    def place(self) -> int:
        return int(self.dice.choices(range(PLACES), cum_weights=self._place_weights)[0])

    def event(self) -> str:
        return str(self.dice.choices(EVENTS, cum_weights=self._event_weights)[0])

    def kind(self) -> str:
        return str(self.dice.choices(KINDS, KIND_WEIGHTS)[0])

    def bounds(self, published: date) -> tuple[date, date]:
        """A time in the year before a day: mostly a day, else a week, a month or a year."""
        day = published - timedelta(days=min(365, int(self.dice.expovariate(0.05))))
        length = self.dice.choices((0, 6, 29, 364), (70, 10, 12, 8))[0]
        return day - timedelta(days=length), day

    def _made_words(self) -> Iterator[str]:
        consonants = ("b", "ch", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z")
        syllables = [f"{consonant}{vowel}" for consonant in consonants for vowel in "aeiou"]
        seen: set[str] = set()
        while True:
            word = "".join(self.dice.choices(syllables, k=self.dice.randint(2, 4)))
            if word not in seen:
                seen.add(word)
                yield word

    def sentence(self) -> str:
        return " ".join(self.dice.choices(self.words, cum_weights=self._word_weights, k=self.dice.randint(10, 24)))

    def source(self) -> str:
        return str(self.dice.choices(self.sources, cum_weights=self._source_weights)[0])

    def stance(self) -> str:
        return str(self.dice.choices(STANCES, STANCE_WEIGHTS)[0])


def _zipf(count: int) -> list[float]:
    return list(itertools.accumulate(1 / rank for rank in range(1, count + 1)))


def fill(path: Path, claims: int) -> Language:
    """Make a ledger of so many claims; gives the language that it is in."""
    SqliteLedger(path).close()
    language = Language()
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript("PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; PRAGMA foreign_keys = OFF")
    articles = claims // CLAIMS_PER_ARTICLE
    names = ((number, spot.name) for number, spot in enumerate(language.places, start=1))
    connection.executemany("INSERT INTO place_name VALUES (?, ?)", names)
    for start in range(0, articles, BATCH):
        rows = Rows()
        for number in range(start + 1, min(start + BATCH, articles) + 1):
            _add_article(rows, language, number, articles)
        connection.execute("BEGIN")
        for table, some in rows.of.items():
            marks = ",".join("?" * len(some[0]))
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", some)
        connection.execute("COMMIT")
    connection.execute("INSERT INTO linked VALUES (1, 'words', '1', ?, ?)", (claims, AT))
    connection.execute("INSERT INTO claim_words(claim_words) VALUES ('rebuild')")
    searching.add_meanings(connection, claims, SEED)
    searching.add_matters(connection, claims, "words 1", AT, SEED)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return language


def _add_article(rows: Rows, language: Language, number: int, articles: int) -> None:
    dice = language.dice
    outlet = language.outlets[number % OUTLETS]
    day = FIRST_DAY + timedelta(days=number * DAYS // articles)
    text, spoken = _written(language, outlet)
    content = json.dumps({"id": str(number), "text": text, "outlet": outlet, "published": day.isoformat()}).encode()
    document = sha256(content)
    page = content_id("page", document, text)
    article = article_id(text, str(number), outlet, None, None, day, day)
    rows.add("document", document, "application/json", len(content), zlib.compress(content, 1), AT)
    rows.add("sighting", document, f"wire.jsonl:{number}", AT)
    rows.add("finished", document, MAKER, VERSION, AT)
    rows.add("page", page, document, "utf-8", zlib.compress(text.encode(), 1))
    rows.add(
        *("article", number, article, text, text[:80], str(number), None, outlet, None, "en", "[]", "[]", "[]", "[]"),
        *(day.isoformat(), day.isoformat(), day.isoformat(), "given"),
    )
    rows.add("passage", number, number, page, 0, len(text), 1, str(number))
    twice = number % 50 == 0
    reading = 2 * number
    for each, version in ((reading - 1, EARLIER), (reading, VERSION)) if twice else ((reading, VERSION),):
        rows.add("reading", each, number, MAKER, version, AT, CLAIMS_PER_ARTICLE)
    _add_claims(rows, language, [_speech(article, *each) for each in spoken], number, reading, twice=twice)
    _add_layers(rows, language, [each[2][2][0] for each in spoken], number, reading, day)
    if number > 10 and number % 10 == 0:
        left = dice.randrange(1, number) * CLAIMS_PER_ARTICLE
        reasons = ["one says 5 dead, the other 6"]
        row = ("contradicts", 0.75, json.dumps(reasons), "words", "1", AT)
        rows.add("link", number, content_id("link", number, left), left, number * CLAIMS_PER_ARTICLE, *row)


def _add_layers(
    rows: Rows, language: Language, contents: list[list[int]], article: int, reading: int, published: date
) -> None:
    """A time, a place and an event for some of an article's claims; each mark stands on the first word or two."""
    dice, marked = language.dice, Counter[str]()
    for position, (start, _) in enumerate(contents):
        claim = (article - 1) * CLAIMS_PER_ARTICLE + position + 1
        key, span = (claim, claim, reading), (start, start + 2)  # marks are numbered as their claims are
        timed, placed, happened = dice.random() < 0.7, dice.random() < 0.6, dice.random() < 0.5
        if timed:
            earliest, latest = language.bounds(published)
            bounds = (earliest.isoformat(), latest.isoformat())
            rows.add("time", claim, reading, marked["time"], *span, "XXXX", "DATE", None, *bounds, "[]", None)
            rows.add("claim_time", claim, claim, 0, reading, breadth_of(earliest, latest), *bounds)
        if placed:
            number = language.place()
            name, lat, lon, country = language.places[number]
            rows.add("place", claim, reading, marked["place"], *span, name, lat, lon, None, country, 1.0)
            rows.add("claim_place", *key, country, lat, lon)
            rows.add("claim_place_name", number + 1, claim, reading)
        if happened:
            kind, where, when = language.event(), claim if placed else None, claim if timed else None
            row = (kind, None, "[]", "[]", where, when, 3.0, None)
            rows.add("event", claim, reading, marked["event"], *span, *row)
            rows.add("claim_event", *key, kind, 1)
        marked.update({"time": timed, "place": placed, "event": happened})


def _add_claims(
    rows: Rows, language: Language, spoken: list[Speech], article: int, reading: int, *, twice: bool
) -> None:
    # As a linker would, with the first claim of each article.
    first = (article - 1) * CLAIMS_PER_ARTICLE + 1
    told = Counter(word for speech in spoken for word in telling_words(speech.words[2]))
    for word, _ in told.most_common(KEYS):
        rows.add("key", STORY, f"word:{word}", first)
    for position, speech in enumerate(spoken, start=1):
        number = first + position - 1
        attributed = position <= ATTRIBUTED
        row = (*speech.spans, speech.words[0], speech.words[1], speech.words[2])
        rows.add("claim", number, speech.id, article, None, int(attributed), speech.stance, *row)
        name = speech.source if attributed else " ".join(speech.words[2].split()[-2:])
        end = json.loads(speech.spans[0 if attributed else 2])[-1][1]
        rows.add("entity", number, content_id("entity", article, position, name), article, name, "PERSON")
        rows.add("mention", reading, number, end - len(name), end)
        kind, entity = (language.kind(), number) if attributed else ("outlet", None)
        score = round(language.dice.uniform(0.5, 1), 4) if attributed else 0.5
        for each in (reading - 1, reading) if twice else (reading,):
            rows.add("made", number, each, score, kind, entity)
            if attributed:
                rows.add("claim_score", score, number, each)


def _written(language: Language, outlet: str) -> tuple[str, list[tuple[str, str, list[list[list[int]]], list[str]]]]:
    """A text, and what stands in it: whose, which stance, the spans and the words of source, cue and content."""
    text, spoken = "", []
    for position in range(CLAIMS_PER_ARTICLE):
        said, source = language.sentence().capitalize(), language.source()
        stance = language.stance()
        if position < ATTRIBUTED:
            start = len(text)
            text += f"“{said},” {source} said.\n\n"
            content = [start + 1, start + 1 + len(said)]
            name = content[1] + 3
            spans = [[[name, name + len(source)]], [[name + len(source) + 1, name + len(source) + 5]], [content]]
            spoken.append((source, stance, spans, [source, "said", said]))
        else:
            start = len(text)
            said += f" of {source}"
            text += f"{said}.\n\n"
            spoken.append((outlet, "asserts", [[], [], [[start, start + len(said)]]], [outlet, "", said]))
    return text, spoken


def _speech(article: str, source: str, stance: str, spans: list[list[list[int]]], words: list[str]) -> Speech:
    attributed = bool(spans[0])
    made = claim_id(
        article, attributed=attributed, source=spans[0], cue=spans[1], content=spans[2], stance=stance, via=None
    )
    source_json, cue_json, content_json = (json.dumps(each, separators=(",", ":")) for each in spans)
    return Speech(made, source, stance, (source_json, cue_json, content_json), (words[0], words[1], words[2]))


def queries(language: Language, claims: int) -> dict[str, tuple[ClaimQuery, int]]:
    """What people ask: a query and the number of the claim after which the page begins, by a name for the report."""
    word, source = language.words, [name.split()[0] for name in language.sources]
    late = claims * 9 // 10
    return {
        "text frequent, source frequent": (ClaimQuery(text=word[0], source=source[0]), 0),
        "text frequent, source frequent, late page": (ClaimQuery(text=word[0], source=source[0]), late),
        "text frequent, source rare": (ClaimQuery(text=word[1], source=source[3_000]), 0),
        "text rare, source frequent": (ClaimQuery(text=word[20_000], source=source[0]), 0),
        "text rare, source rare": (ClaimQuery(text=word[20_000], source=source[3_000]), 0),
        "text middling, source middling": (ClaimQuery(text=word[200], source=source[100]), 0),
        "text two frequent, source frequent": (ClaimQuery(text=f"{word[0]} {word[3]}", source=source[1]), 0),
        "text two middling, source frequent": (ClaimQuery(text=f"{word[300]} {word[500]}", source=source[1]), 0),
        "text unknown, source frequent": (ClaimQuery(text="qwertyuiop", source=source[0]), 0),
        "text frequent": (ClaimQuery(text=word[0]), 0),
        "text frequent, contested": (ClaimQuery(text=word[0], contested=True), 0),
        "text frequent, since": (ClaimQuery(text=word[0], since=FIRST_DAY + timedelta(days=DAYS - 3)), 0),
        "text frequent, outlet": (ClaimQuery(text=word[0], outlet=language.outlets[7]), 0),
        "source frequent, denies": (ClaimQuery(source=source[0], stance=Stance.DENIES), 0),
        "about frequent": (ClaimQuery(about=language.sources[0]), 0),
        "about rare": (ClaimQuery(about=language.sources[3_000]), 0),
        "about unknown": (ClaimQuery(about="Qwertyuiop"), 0),
        **_happened(language, claims),
        "since late": (ClaimQuery(since=FIRST_DAY + timedelta(days=DAYS - 3)), 0),
        "outlet unknown": (ClaimQuery(outlet="Qwertyuiop"), 0),
        "all": (ClaimQuery(), 0),
        "all, late page": (ClaimQuery(), late),
        "contested": (ClaimQuery(contested=True), 0),
    }


def _happened(language: Language, claims: int) -> dict[str, tuple[ClaimQuery, int]]:
    """Questions of what claims tell of, alone and together."""
    places, word, late = language.places, language.words, claims * 9 // 10
    middle, last = FIRST_DAY + timedelta(days=DAYS // 2), FIRST_DAY + timedelta(days=DAYS - 3)
    week = middle + timedelta(days=7)
    around = Box(places[0].lon - 1, places[0].lat - 1, places[0].lon + 1, places[0].lat + 1)
    asked = {
        "country frequent": ClaimQuery(country=COUNTRIES[0]),
        "country rare": ClaimQuery(country=COUNTRIES[-1]),
        "country unknown": ClaimQuery(country="ZZ"),
        "place frequent": ClaimQuery(place=places[0].name),
        "place rare": ClaimQuery(place=places[15_000].name),
        "place, two letters": ClaimQuery(place=places[0].name[:2]),
        "place unknown": ClaimQuery(place="Qwertyuiop"),
        "box around a frequent place": ClaimQuery(box=around),
        "box, a quarter of the world": ClaimQuery(box=Box(0, 0, 180, 90)),
        "box at sea": ClaimQuery(box=Box(0, -89, 1, -88)),
        "happened in a week": ClaimQuery(happened_since=middle, happened_until=week),
        "happened in half of all time": ClaimQuery(happened_since=middle),
        "happened in the first half": ClaimQuery(happened_until=middle),
        "happened late": ClaimQuery(happened_since=last),
        "happened never": ClaimQuery(happened_since=last + timedelta(days=900)),
        "event frequent": ClaimQuery(event=EVENTS[0]),
        "event rare": ClaimQuery(event=EVENTS[-1]),
        "event unknown": ClaimQuery(event="QWERTY"),
        "kind frequent": ClaimQuery(kind=Kind.PERSON),
        "kind rare": ClaimQuery(kind=Kind.DOCUMENT),
        "kind unknown": ClaimQuery(kind=Kind.NONE),
        "event frequent, country frequent": ClaimQuery(event=EVENTS[0], country=COUNTRIES[0]),
        "event rare, country rare": ClaimQuery(event=EVENTS[-1], country=COUNTRIES[-1]),
        "event frequent, country rare": ClaimQuery(event=EVENTS[0], country=COUNTRIES[-1]),
        "event frequent, happened in a week": ClaimQuery(event=EVENTS[0], happened_since=middle, happened_until=week),
        "event, country, kind, happened": ClaimQuery(
            event=EVENTS[1], country=COUNTRIES[0], kind=Kind.PERSON, happened_since=middle
        ),
        "text frequent, country frequent": ClaimQuery(text=word[0], country=COUNTRIES[0]),
        "text frequent, country rare": ClaimQuery(text=word[0], country=COUNTRIES[-1]),
        "text rare, country frequent": ClaimQuery(text=word[20_000], country=COUNTRIES[0]),
        "text frequent, happened in a week": ClaimQuery(text=word[0], happened_since=middle, happened_until=week),
        "text frequent, event frequent": ClaimQuery(text=word[0], event=EVENTS[0]),
        "country frequent, denies": ClaimQuery(country=COUNTRIES[0], stance=Stance.DENIES),
    }
    return {
        **{name: (query, 0) for name, query in asked.items()},
        "country frequent, late page": (asked["country frequent"], late),
        "happened in a week, late page": (asked["happened in a week"], claims // 2),
    }


def measure(claims: int, *, folder: Path | None = None) -> dict[str, float]:
    """CPU milliseconds by what was done, in a ledger of so many claims, made in `folder` or in one that goes again."""
    with TemporaryDirectory(prefix="onrecord-million-") as temporary:
        kept = folder or Path(temporary)
        kept.mkdir(parents=True, exist_ok=True)
        path = kept / f"{claims}.db"
        made = _cpu(lambda: fill(path, claims)) if not path.exists() else 0.0
        figures = {"make (s)": made / 1000, "size (MB)": path.stat().st_size / 2**20}
        language = Language()
        asked = {name: query for name, (query, after) in queries(language, claims).items() if not after}
        return figures | _answers(path, language, claims) | dict(searching.measure(path, asked, SEED))


def _answers(path: Path, language: Language, claims: int) -> dict[str, float]:
    _opened(
        path, lambda ledger: ledger.view().claims(ClaimQuery(text="warm"), limit=1)
    )  # imports what is imported late
    figures = {"open": _cpu(lambda: SqliteLedger(path, create=False).close())}
    for name, (query, after) in queries(language, claims).items():
        figures[name] = _opened(path, lambda ledger, q=query, a=after: ledger.view().claims(q, after=a, limit=51))  # type: ignore[misc]
    figures["summary"] = _opened(path, lambda ledger: ledger.view().summary())
    figures["least sure"] = _opened(path, lambda ledger: ledger.view().unsure(limit=51))
    figures["least sure, late page"] = _opened(path, lambda ledger: ledger.view().unsure(after=_last(ledger), limit=51))
    figures["contests of 50 claims"] = _opened(path, _contests)
    words = [f"word:{word}" for word in language.words[:: WORDS // KEYS]][:KEYS]
    figures["articles to link with, an article"] = _opened(
        path, lambda ledger: ledger.view().found_by(STORY, words, limit=FOUND)
    )
    return figures


def _last(ledger: SqliteLedger) -> str:
    """The id of one of the last attributed claims."""
    view = ledger.view()
    return max(view.claims(ClaimQuery(own_voice=False), limit=51), key=lambda entry: entry.made.score).id


def _contests(ledger: SqliteLedger) -> None:
    view = ledger.view()
    list(view.contests([entry.id for entry in view.claims(ClaimQuery(contested=True), limit=50)]))


def _opened(path: Path, ask: Callable[[SqliteLedger], object]) -> float:
    """The median of several askings, each of a ledger just opened: one may meet Python clearing up after the making."""
    return statistics.median(_asked(path, ask) for _ in range(RUNS))


def _asked(path: Path, ask: Callable[[SqliteLedger], object]) -> float:
    ledger = SqliteLedger(path, create=False)
    try:
        return _cpu(lambda: ask(ledger))
    finally:
        ledger.close()


def _cpu(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return 1000 * (time.process_time() - start)


def report(figures: dict[str, float]) -> Iterable[str]:
    """One line per figure."""
    return (f"{name:44}{value:12,.1f}" for name, value in figures.items())


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--keep", type=Path, help="a folder to keep the ledger in, for another look")
    options = parser.parse_args()
    for line in report(measure(options.claims, folder=options.keep)):
        print(line)


if __name__ == "__main__":
    main()
