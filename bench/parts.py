"""What `python -m bench` measures: the parts, their sections of docs/quality.md, and the figures that have a bound."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench import (
    attributions,
    canon,
    chains,
    compare,
    curves,
    elsewhere,
    events,
    growth,
    pages,
    peers,
    places,
    reprints,
    sorting,
    speakers,
    speed,
    stance,
    times,
)
from bench.accounts import measure as accounts
from bench.accounts import report

# In the order in which they are measured; each gives its figures, of the corpora in a folder.
PARTS: dict[str, Callable[[Path], dict[str, float]]] = {
    "pages": pages.measure,
    "attributions": lambda data: attributions.measure(data, attributions.SCORER),
    "chains": lambda _: chains.compared(),
    "elsewhere": elsewhere.compared,
    "curves": lambda data: curves.measure(data, attributions.SCORER),
    "peers": peers.measure,
    "stance": stance.measure,
    "times": times.measure,
    "places": places.measure,
    "events": events.measure,
    "compare": compare.measure,
    "accounts": lambda _: accounts.measure(),
    "sorting": sorting.measure,
    "reprints": reprints.measure,
    "growth": lambda _: growth.measure(),
    "canon": canon.measure,
    "speakers": speakers.measure,
    "speed": speed.measure,
}
# Of news that is made here, as much of it as is asked for.
MADE = ("million", "memory", "readers")
OWN = ("chains", "stance", "accounts", "growth", *MADE)  # the others need the corpora

# Each part's section of the page, in order.
SECTIONS = (
    *(chains.table, elsewhere.table, curves.section, peers.table),
    *(stance.table, speakers.table, canon.table, times.table, places.table, events.table, compare.table),
    *(report.section, sorting.section, reprints.table),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One figure: what it says, the command that gives it, and which side of its bound is good."""

    name: str
    says: str
    command: str
    at_most: bool = False


LINES = (
    Line("pages.all.f1", "article boundaries, 200 joined pages, F1", "python -m bench.pages"),
    Line("pages.held_out.f1", "… of articles that the splitter was not fitted on", "python -m bench.pages"),
    Line("attributions.attribution_f1", "attribution F1, PolNeAR dev", "python -m bench.attributions"),
    Line("attributions.strict_f1", "… strict F1", "python -m bench.attributions"),
    Line("attributions.content_f1", "… content F1", "python -m bench.attributions"),
    Line("attributions.source_given_content_f1", "… source, given content", "python -m bench.attributions"),
    Line("attributions.speed_ratio", "… its speed, by spaCy's full pipeline", "python -m bench.attributions"),
    Line(
        "attributions.all_attribution_f1",
        "… attribution F1, inner voices too",
        "python -m bench.attributions",
    ),
    Line("chains.reader.f1", "voices within voices, invented texts, F1 of all layers", "python -m bench.chains"),
    Line("chains.reader.inner_recall", "… of inner ones, found", "python -m bench.chains"),
    Line("stance.measure.macro_f1", "stances, invented sentences kept apart, macro F1", "python -m bench.stance"),
    Line("stance.polnear.accuracy", "… real news, accuracy", "python -m bench.stance"),
    Line("times.onrecord.value", "times, TimeML news kept apart, value F1", "python -m bench.times"),
    Line("times.onrecord.relaxed", "… found, F1", "python -m bench.times"),
    Line("times.share_of_spacy", "… CPU, per cent of spaCy's full pipeline", "python -m bench.times", at_most=True),
    Line("speakers.all.right", "sources tied to whom they mean, GUM, per cent", "python -m bench.speakers"),
    Line("speakers.all.wrong", "… to somebody else, per cent", "python -m bench.speakers", at_most=True),
    Line("speakers.meantime.right", "… MEANTIME, right", "python -m bench.speakers"),
    Line("speakers.meantime.wrong", "… MEANTIME, to somebody else", "python -m bench.speakers", at_most=True),
    Line("canon.meantime.f1", "identity across articles, MEANTIME dev, B-cubed F1", "python -m bench.canon"),
    Line("canon.reuters.f1", "… N3 Reuters-128", "python -m bench.canon"),
    Line("canon.rss.f1", "… N3 RSS-500", "python -m bench.canon"),
    *(
        Line(f"places.{corpus}.{figure}", f"places, {title}, {figure}", "python -m bench.places")
        for corpus, title in places.TITLES.items()
        for figure in ("located", "acc161")
    ),
    Line("places.cpu_share", "… CPU, per cent of spaCy's full pipeline", "python -m bench.places", at_most=True),
    Line("events.plv_macro_f1", "types of events, PLV, a tenth kept apart, macro F1", "python -m bench.events"),
    Line("events.acled_macro_f1", "… ACLED, a tenth kept apart, macro F1", "python -m bench.events"),
    Line("events.counts_f1", "counts of people, invented sentences kept apart, F1", "python -m bench.events"),
    Line("events.uw_r", "factuality, UW dev, Pearson r", "python -m bench.events"),
    Line("events.uw_mae", "… mean absolute error", "python -m bench.events", at_most=True),
    Line("events.meantime_polarity_macro_f1", "polarity, MEANTIME dev, macro F1", "python -m bench.events"),
    Line("compare.nli.macro_f1", "pairs of statements, SNLI and MultiNLI dev, macro F1", "python -m bench.compare"),
    Line(
        "accounts.matters.f1", "where invented accounts part, matters, B-cubed F1", "python -m bench.accounts measure"
    ),
    Line("accounts.contradictions.f1", "… contradictions, F1", "python -m bench.accounts measure"),
    Line("accounts.origins.exact", "… origins exact, per cent", "python -m bench.accounts measure"),
    Line(
        "sorting.emergent.matters.f1",
        "headlines sorted by rumour, Emergent kept apart, B-cubed F1",
        "python -m bench.sorting",
    ),
    Line("sorting.emergent.contradictions.f1", "… contradictions, F1", "python -m bench.sorting"),
    Line("sorting.emergent.agreements.f1", "… agreements, F1", "python -m bench.sorting"),
    Line("sorting.ecbplus.f1", "articles of one happening, ECB+ dev, B-cubed F1", "python -m bench.sorting"),
    Line("reprints.f1", "which articles are copies, made from PolNeAR, F1", "python -m bench.reprints"),
    Line("growth.ratio", "linking a claim, CPU, last of 100,000 by first", "python -m bench.growth", at_most=True),
    Line("growth.minutes", "… all of them, minutes", "python -m bench.growth", at_most=True),
    Line("growth.gigabytes", "… peak memory, GiB", "python -m bench.growth", at_most=True),
    Line("speed.read_ratio", "a read's CPU before linking, by spaCy's full pipeline", "python -m bench.speed", True),
    Line("speed.linking_ratio", "… linking, 84 articles at once", "python -m bench.speed", at_most=True),
    Line("memory.ratio", "peak memory, 10,000 articles against 100", "python -m bench.memory", at_most=True),
    Line("speed.help_cpu_s", "`onrecord --help`, CPU seconds", "python -m bench.speed", at_most=True),
    Line("speed.other_share", "share of a read that is not the annotators'", "python -m bench.speed", at_most=True),
    Line("million.open_ms", "opening a ledger of 1,000,000 claims, CPU ms", "python -m bench.million", at_most=True),
    Line("million.slowest_ms", "`claims --text … --source …` in it, slowest, CPU ms", "python -m bench.million", True),
    Line(
        "million.search_slowest_ms", "a search in it with all counts, slowest, CPU ms", "python -m bench.million", True
    ),
    Line("million.search_by_meaning_slowest_ms", "the same by meaning, too", "python -m bench.million", True),
    Line("readers.errors", "200 readers for a minute while news is read, errors", "python -m bench.readers", True),
    Line("readers.server_cpu_ms", "… a page, CPU ms of the server", "python -m bench.readers", True),
    Line("readers.all.p95_ms", "… a page by the clock, 95th percentile, ms", "python -m bench.readers", True),
)
