"""In what language an article is written, where that can be told."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from onrecord.errors import PipelineError
from onrecord.model import Article

# A change in what is told of a text is a change of version: everything is read again.
VERSION = "1"

ENGLISH = "en"
NAMES = Path(__file__).with_name("languages.csv")

# A text is looked at in windows of so many characters, this many at the most, evenly spread over it.
WINDOW = 300
MOST_WINDOWS = 5

# Fewer bytes of letters than this may be a name, a score or a line of a song, and tell nothing. In bytes, since a
# letter of a script that English is not written in tells more than one of English.
FEWEST_LETTERS = 120
NO_LETTERS = re.compile(r"[\W\d_]+")

# How sure the recogniser must be of a window. On single sentences of 13 languages it was right above it without
# exception, and lists of names lie below it.
SURE = 0.6

# What the recogniser calls by a code of its own, and text without words.
NO_LANGUAGE = frozenset({"zxx", "und"})


def language_of(article: Article) -> str | None:
    """The language of an article: as it is stated, or else as its words are recognised; None where nobody can tell.

    The words decide where they surely say otherwise than what is stated on whether it is English: pages whose markup
    states the language of their template are common.
    """
    stated, recognised = article.language, recognise(article.text)
    if stated is None or not _is_known(stated):
        return recognised or stated
    return recognised if recognised and is_english(recognised) != is_english(stated) else stated


def is_english(language: str) -> bool:
    """Whether a language, by its tag or its English name, is English of any kind."""
    return _primary(language) in (ENGLISH, "eng", "english")


def is_foreign(language: str | None) -> bool:
    """Whether it is a language that is known and not English: a tag that says nothing is no reason to refuse a text."""
    return language is not None and _is_known(language) and not is_english(language)


def spoken_language(language: str) -> str:
    """A language in words, with its tag: "French (fr)"."""
    name = _names().get(_primary(language))
    if name and name.casefold() == _primary(language):
        return name
    return f"{name} ({language})" if name else f"“{language}”"


def recognise(text: str) -> str | None:
    """The ISO 639 code of a text's language; None where the text is too short, half English or unlike any."""
    found = Counter(code for window in _windows(text) if (code := _language_of_window(window)))
    if not found:
        return None
    if found[ENGLISH] and 2 * found[ENGLISH] < found.total():
        return None
    return ENGLISH if found[ENGLISH] else found.most_common(1)[0][0]


def _windows(text: str) -> Iterator[str]:
    count = min(-(-len(text) // WINDOW), MOST_WINDOWS)
    for number in range(count):
        start = number * (len(text) - WINDOW) // max(count - 1, 1)
        yield text[start : start + WINDOW]


def _language_of_window(window: str) -> str | None:
    if len(NO_LETTERS.sub("", window).encode(errors="replace")) < FEWEST_LETTERS:
        return None
    code, confidence = _recogniser().classify(window)
    return code if confidence >= SURE and code not in NO_LANGUAGE else None


@cache
def _recogniser() -> LanguageIdentifier:
    try:
        return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    except OSError as error:
        # It unpacks itself into a temporary file. Where that has no room, no article is to blame.
        raise PipelineError("languages", f"the recogniser cannot be loaded: {error.strerror or error}.") from error


def _primary(language: str) -> str:
    return language.strip().replace("_", "-").partition("-")[0].casefold()


def _is_known(language: str) -> bool:
    return is_english(language) or _primary(language) in _names()


@cache
def _names() -> dict[str, str]:
    """The English names of languages, by their code and by that name."""
    with NAMES.open(encoding="utf-8", newline="") as table:
        names = {row["code"]: row["name"] for row in csv.DictReader(table)}
    return names | {name.casefold(): name for name in names.values()}
