"""Why a source has no name: "on condition of anonymity because she feared for her post"."""

from __future__ import annotations

import re
from functools import cached_property

from onrecord.annotate.speakers.scene import Scene
from onrecord.model import Quote, Span

# The words that say it, and the reason that may follow. Commas end both.
WITHHELD = re.compile(
    r"""\b(?:
    (?:on|under)\s+(?:the\s+)?condition\s+
        (?:of\s+(?:\w+\s+)?anonymity|that\s+[^,.;:!?\"“”\n]{0,40}?not\s+be\s+(?:named|identified|used|published))
    |(?:request|demand|insist|ask|grant|promis|seek|sought)\w*\s+(?:\w+\s+)?anonymity
    |(?:ask|prefer|wish|want|request|cho[os]se|insist)\w*\s+(?:on\s+|to\s+)?(?:remain|stay|be)\w*\s+anonymous
    |(?:(?:did|do|does)(?:n[’']t|\s+not)\s+(?:want|wish)|not\s+wishing|ask(?:ed|ing)|requested|wished|preferred|declin(?:ed|ing)
        |refused|wanted|begged|unwilling)\s+
        (?:not\s+)?(?:that\s+[^,.;:!?\"“”\n]{0,30}?)?(?:to\s+|not\s+)?(?:be\s+)?(?:further\s+)?
        (?:named|identified|quoted\s+by\s+name|give\s+(?:his|her|their|a)\s+(?:\w+\s+)?names?)
    |(?:(?:is|was|are|were)\s+not|(?:is|was|are|were)n[’']t|not)\s+(?:\w+\s+)?
        (?:authori[sz]ed|permitted|allowed|cleared|empowered)\s+to\s+
        (?:speak|talk|brief|discuss|comment|disclose|give|be\s+named)[^,.;:!?()\"“”\n—–]*
    |(?:whose\s+)?(?:real\s+|full\s+)?(?:names?|identity|identities)\s+(?:(?:is|was|are|were|has|have|had|being|been)\s+){0,3}
        (?:withheld|changed|concealed)
    |(?:can|could|may|must)\s?(?:not|n[’']t)\s+be\s+(?:named|identified)
    )
    (?:\s*,?\s+(?:because|as|since|citing|lest|given|for\s+(?:fear|his|her|their|security|safety|legal)|due\s+to|owing\s+to
        |out\s+of|in\s+order|so\s+that|fearing|while|when
        |to\s+(?:discuss|speak|describe|share|talk|avoid|protect|give|disclose|comment|brief|be))\b[^,.;:!?()\"“”\n—–]*)?""",
    re.I | re.X,
)
# Every one of them has one of these, which is found sooner.
HINT = re.compile(r"anonym|names?\b|named|identi|authori[sz]ed|permitted|allowed|cleared|empowered")
# In sentences: how far on "The official requested anonymity" may stand.
REACH = 2


class Withheld:
    """Finds the stretches of one article that tell why a name is kept back."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def of(self, quote: Quote, noun: str) -> Span | None:
        """Why the source of a quote is not named: told in its sentence, or of "the official" in a later one."""
        scene = self._scene
        anchors = [span.start for span in (*quote.source[:1], *quote.cue[:1])]
        near = {scene.sentence(start) for start in anchors}
        inside = [span for number, span in self._all if number in near and not _within(span, quote.content)]
        if inside:
            return min(inside, key=lambda span: min(abs(span.start - start) for start in anchors))
        latest = max(near, default=0)
        later = (span for number, span in self._all if 0 < number - latest <= REACH)
        return next((span for span in later if noun and self._is_about(noun, span)), None)

    @cached_property
    def _all(self) -> list[tuple[int, Span]]:
        """The stretches, with the numbers of their sentences."""
        text, sentences = self._scene.text, self._scene.sentences
        if not sentences:
            return []
        numbers = dict.fromkeys(self._scene.sentence(hint.start()) for hint in HINT.finditer(text))
        return [
            (number, self._cut(Span(*found.span())))
            for number in numbers
            for found in WITHHELD.finditer(text, sentences[number].start, sentences[number].end)
        ]

    def _cut(self, stretch: Span) -> Span:
        """The stretch to the next cue or content, without spaces at its end."""
        later = [
            span.start
            for quote in self._scene.quotes
            for span in (*quote.cue, *quote.content)
            if stretch.start < span.start < stretch.end
        ]
        words = self._scene.text[stretch.start : min(later, default=stretch.end)]
        return Span(stretch.start, stretch.start + max(1, len(words.rstrip())))

    def _is_about(self, noun: str, stretch: Span) -> bool:
        """Whether the sentence of the stretch has no quote of its own, and is about one called so."""
        scene = self._scene
        sentence = scene.sentences[scene.sentence(stretch.start)]
        if any(sentence.start <= span.start < sentence.end for quote in scene.quotes for span in quote.cue):
            return False
        return re.search(rf"\b{re.escape(noun)}", scene.text[sentence.start : stretch.start], re.I) is not None


def _within(span: Span, content: tuple[Span, ...]) -> bool:
    return any(held.holds(span) for held in content)
