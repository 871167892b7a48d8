"""What an article states itself, on nobody else's word."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from onrecord.model import Annotated, Claim, Quote, Span, Stance, Voice
from onrecord.model.span import covered, merged

# Penn Treebank tags: VBD, VBZ, MD and the like.
VERB_TAGS = ("VB", "MD")

# What a page says about itself.
FURNITURE = re.compile(
    r"(?:published|updated|posted|read (?:also|more|next)|see also|related|photos?|pictures?|images?|watch|listen"
    r"|follow|share|subscribe|sign up|copyright|all rights)\b(?=[ :,]|$)(?:[^.]*$|.{0,12}:)|©",
    re.I,
)
# Who made the article: credits, names and the small words between them up to the end. "Reporting by the Post led to his
# fall" is a claim.
CREDITS = re.compile(
    r"\(?(?:(?:additional|further|original) )?(?:reporting|writing|editing|written|edited|compiled|translated) by "
    r"(?:(?>[\s,;:&/()*.]+|(?-i:[A-Z])[\w.’'-]*|(?:additional|further|reporting|writing|editing|written|edited|compiled"
    r"|translated|graphics?|photos?|photography|and|by|in|at|for|from|with|of|the|de|der|van|von|al|bin)\b))*+$",
    re.I,
)

PARAGRAPH = re.compile(r"\S.*?(?=\n[^\S\n]*\n|\Z)", re.S)
# A quotation that nobody closes goes on to the end of its paragraph, and the next one opens again.
MARKED = re.compile(r"“[^”]*(?:”|\Z)|«[^»]*(?:»|\Z)|„[^“”]*(?:[“”]|\Z)|\"[^\"]*(?:\"|\Z)")

# A sentence this short holds no claim ("Read more", a name, a date).
FEWEST_WORDS = 4


def own_voice(annotated: Annotated, quotes: Iterable[Quote]) -> Iterator[Claim]:
    """The sentences in which no source speaks: the outlet's own claims."""
    article = annotated.article
    spoken = merged(span for quote in quotes for span in (*quote.cue, *quote.content))
    aside = merged(span for span in (article.dateline, article.byline, *article.captions) if span)
    quoted = list(_in_marks(article.text))
    for sentence in _stating(annotated):
        if covered(sentence, spoken):
            continue
        if any(2 * covered(sentence, spans) > len(sentence) for spans in (aside, quoted)):
            continue
        words = sentence.of(article.text)
        yield Claim(
            article_id=article.id,
            outlet=Voice.of_outlet(article.outlet),
            attribution=None,
            content=(sentence,),
            stance=Stance.ASKS if words.rstrip("”\"' ").endswith("?") else Stance.ASSERTS,
            text=words,
        )


def _stating(annotated: Annotated) -> Iterator[Span]:
    """The sentences that state something: those with a verb, which stand in no heading of a list or page."""
    verbs = [word.start for word in annotated.words if word.tag.startswith(VERB_TAGS)]
    for sentence in annotated.sentences:
        words = sentence.of(annotated.article.text)
        if len(words.split()) < FEWEST_WORDS or words.endswith(":") or FURNITURE.match(words) or CREDITS.match(words):
            continue
        place = bisect_left(verbs, sentence.start)
        if not annotated.words or (place < len(verbs) and verbs[place] < sentence.end):
            yield sentence


def _in_marks(text: str) -> Iterator[Span]:
    """What stands in quotation marks: words of somebody, even where nobody could tell whose."""
    for paragraph in PARAGRAPH.finditer(text):
        for quoted in MARKED.finditer(text, paragraph.start(), paragraph.end()):
            yield Span(*quoted.span())
