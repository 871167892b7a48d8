"""Whom "they" and "their" mean at the head of a proposition, where not the source: the troops spoken of before."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

from onrecord.claims.proposition.words import is_plural
from onrecord.model import Annotated, Claim, Proposition, Span, Word

SUBJECTS = frozenset(("nsubj", "nsubjpass"))
PLURAL = frozenset(("NNS", "NNPS"))
PRONOUN = re.compile(r"(?:they|(?P<owner>their))\b", re.I)
# What stands before a noun and belongs to its name.
BEFORE = frozenset("det amod compound nmod nummod poss".split())


def with_antecedent(said: Proposition | None, claim: Claim, annotated: Annotated) -> Proposition | None:
    """The proposition with the nearest subject in the plural for "they", where its source is one alone or nobody.

    It is looked for in the sentence, up to the content, and else in the one before. Where none is found, "they" stays.
    """
    pronoun = PRONOUN.match(said.text) if said and not is_plural(claim.source.text) else None
    meant = _subject_before(claim, annotated) if pronoun else None
    if said is None or pronoun is None or meant is None:
        return said
    words = " ".join(meant.of(annotated.article.text).split())
    ending = ("'" if words.endswith("s") else "'s") if pronoun["owner"] else ""
    return replace(
        said, text=words + ending + said.text[pronoun.end() :], spans=(meant, *_after(pronoun, said, annotated))
    )


def _after(pronoun: re.Match[str], said: Proposition, annotated: Annotated) -> Iterator[Span]:
    """The spans of the proposition without the pronoun, where that is one of the article's own."""
    for number, span in enumerate(said.spans):
        begins = number == 0 and span.of(annotated.article.text).startswith(pronoun.group())
        start = span.start + len(pronoun.group()) if begins else span.start
        start += len(rest := span.of(annotated.article.text)[start - span.start :]) - len(rest.lstrip())
        if start < span.end:
            yield Span(start, span.end)


def _subject_before(claim: Claim, annotated: Annotated) -> Span | None:
    starts = [word.start for word in annotated.words]
    here = claim.content[0].start
    sentence = bisect_right(annotated.sentences, here, key=lambda each: each.start) - 1
    for number in (sentence, sentence - 1):
        if number < 0:
            return None
        opening = bisect_left(starts, annotated.sentences[number].start)
        closing = bisect_left(starts, min(here, annotated.sentences[number].end))
        found = [place for place in range(opening, closing) if _is_meant(annotated.words[place], claim)]
        if found:
            return _phrase(annotated.words, found[-1])
    return None


def _is_meant(word: Word, claim: Claim) -> bool:
    """Whether a word is the subject of a clause, in the plural, and none of the source's."""
    return (
        word.dep in SUBJECTS
        and (word.tag in PLURAL or (word.tag.startswith("NN") and is_plural(word.text)))
        and not any(span.overlaps(word.span) for span in claim.source.spans)
    )


def _phrase(words: tuple[Word, ...], place: int) -> Span:
    """A noun with what stands before it."""
    return Span(min([words[place].start, *_before(words, place)]), words[place].end)


def _before(words: tuple[Word, ...], place: int) -> Iterator[int]:
    for at in range(place - 1, -1, -1):
        if words[at].head not in range(at + 1, place + 1) or words[at].dep not in BEFORE:
            return
        yield words[at].start
