"""Stretches of text that tell why a source has no name, and what its word is said to rest on."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from onrecord.annotate.speakers.scene import Scene
from onrecord.model import Evidence, EvidenceKind, Quote, Span

_ENDS = r"[^,.;:!?()\"“”\n—–]*"
_REASON = (
    r"(?:\s*,?\s+(?:because|as|since|citing|lest|given|for\s+fear|for\s+(?:his|her|their|security|safety|legal)|due\s+to"
    r"|owing\s+to|out\s+of|in\s+order|so\s+that|fearing|while|when|to\s+(?:discuss|speak|describe|share|talk|avoid|protect"
    rf"|give|disclose|comment|brief|be))\b{_ENDS})?"
)
WITHHELD = re.compile(
    r"\b(?:"
    r"(?:on|under)\s+(?:the\s+)?condition\s+(?:of\s+(?:\w+\s+)?anonymity"
    r"|that\s+[^,.;:!?\"“”\n]{0,40}?not\s+be\s+(?:named|identified|used|published|disclosed))"
    r"|(?:request|demand|insist|ask|grant|promis|seek|sought)\w*\s+(?:\w+\s+)?anonymity"
    r"|(?:ask|prefer|wish|want|request|cho[os]se|insist)\w*\s+(?:on\s+|to\s+)?(?:remain|stay|be|remaining|staying)\w*\s+anonymous"
    r"|(?:(?:did|do|does)(?:n[’']t|\s+not)\s+(?:want|wish)|not\s+wishing|asking|asked|requested|wished|preferred|declined"
    r"|declining|refused|wanted|begged|unwilling)\s+(?:not\s+)?(?:that\s+[^,.;:!?\"“”\n]{0,30}?)?(?:to\s+|not\s+)?(?:be\s+)?"
    r"(?:further\s+)?(?:named|identified|give\s+(?:his|her|their|a)\s+(?:\w+\s+)?names?|quoted\s+by\s+name)"
    r"|(?:(?:is|was|are|were)\s+not|(?:is|was|are|were)n[’']t|not)\s+(?:\w+\s+)?"
    r"(?:authori[sz]ed|permitted|allowed|cleared|empowered)\s+to\s+(?:speak|talk|brief|discuss|comment|disclose|give|be\s+named)"
    rf"{_ENDS}"
    r"|(?:whose\s+)?(?:real\s+|full\s+)?(?:names?|identity|identities)\s+(?:(?:is|was|are|were|has|have|had|being|been)\s+){0,3}"
    r"(?:withheld|changed|concealed)"
    r"|(?:can|could|may|must)\s?(?:not|n[’']t)\s+be\s+(?:named|identified)"
    rf"){_REASON}",
    re.I,
)

_NEWS = r"(?:media|press|newspapers?|television|tv|radio|news\s+(?:agency|agencies|outlets?|sites?|websites?))"
_PAPERS = (
    r"(?:(?:internal|court|classified|confidential|secret|official|legal|bank|medical|police|company)\s+)*"
    r"(?:documents?|memos?|memorandums?|memoranda|letters?|e-?mails?|papers|files?|filings?|affidavits?|contracts?"
    r"|indictments?|dossiers?|minutes|(?:diplomatic\s+)?cables?|(?:court|bank|medical|phone|flight)\s+records|invoices?|receipts?"
    r"|(?:police|medical|autopsy|intelligence|internal|secret|confidential)\s+reports?|autops(?:y|ies)|logbooks?|diar(?:y|ies)|certificates?|deeds?|ledgers?)"
)
# Whichever fits first names the kind; a leak is one whatever form it has.
_KINDS: dict[EvidenceKind, str] = {
    EvidenceKind.RECORDS_REQUEST: (
        r"(?:freedom[\s-]of[\s-]information|foia?|right[\s-]to[\s-](?:information|know)|access[\s-]to[\s-]information"
        r"|(?:public|open)[\s-]records?)\s+(?:acts?|laws?|legislation|requests?|applications?)(?:\s+requests?)?"
    ),
    EvidenceKind.LEAK: r"leaked(?:\s+[\w’'-]+){0,3}?\s+(?:\w*(?:documents?|memos?|memorandums?|memoranda|letters?|e-?mails?"
    r"|papers?|files?|cables?|tapes?|recordings?|videos?|footage|audio|calls?|messages?|reports?|records|minutes|data"
    r"|drafts?|transcripts?|photographs?|photos?|images?|dossiers?|contracts?|presentations?|plans?|lists?|chats?))"
    r"|leaked|leaks?",
    EvidenceKind.KNOWLEDGE: r"(?:familiar\s+with|(?:with\s+)?(?:\w+\s+)?knowledge\s+of|briefed\s+(?:on|about)|privy\s+to"
    r"|(?:directly\s+|closely\s+)?involved\s+(?:in|with)|close\s+to|with\s+access\s+to)\s+"
    r"[^,.;:!?()\"“”\n—–]*?(?=\s+(?:who|speaking|said|told|says|in\s+an?)\b|[,.;:!?()\"“”\n—–]|\Z)",
    EvidenceKind.WITNESS: r"eye-?witness(?:es)?|witness(?:es)?|survivors?|onlookers?|bystanders?|passers-?by"
    r"|who\s+(?:had\s+|was\s+|were\s+)?(?:personally\s+)?(?:saw|seen|watched|witnessed|heard|filmed|survived|there|present)\b"
    r"|(?:having\s+seen|after\s+seeing|after\s+witnessing)",
    EvidenceKind.IMAGE: r"(?:(?:satellite|aerial|drone|commercial)\s+)?(?:images?|imagery|photographs?|photos?|pictures?)",
    EvidenceKind.RECORDING: r"(?:(?:air\s+traffic\s+control|audio|video|voice|phone|telephone|radio|cctv|security|camera|dashcam"
    r"|drone|surveillance|mobile|cockpit|secret|intercepted)\s+){0,3}"
    r"(?:recordings?|tapes?|footage|videos?|wiretaps?|intercepts?|phone\s?calls?|voicemails?|transcripts?|audio|cctv)",
    EvidenceKind.DOCUMENT: _PAPERS,
    EvidenceKind.MEDIA: rf"(?:[\w-]+\s+(?:and\s+[\w-]+\s+)?)?{_NEWS}(?:\s+reports?)?|(?:unconfirmed\s+)?reports",
    EvidenceKind.DATA: r"(?:(?:survey|tracking|flight|ship|shipping|sensor|census)[\s-]+)*(?:data|figures|statistics|surveys?|polls?|census|readings|measurements)",
}
EVIDENCE = re.compile(
    r"\b(?:" + "|".join(f"(?P<{kind.name}>{pattern})" for kind, pattern in _KINDS.items()) + r")(?!\w)", re.I
)
# "said in a letter": how it was said, not what it rests on.
MEDIUM = re.compile(r"\b(?:in|by|via|on|through)\s+(?:an?|his|her|its|their|the)\s+(?:[\w-]+\s+){0,2}$", re.I)
SAW = re.compile(
    r"(?:that\s+)?(?P<saw>(?:he|she|they|i|we)\s+(?:had\s+|have\s+|also\s+|personally\s+)*"
    r"(?:saw|seen|heard|watched|witnessed))\b(?!\s+(?:that|about|of|from|how|reports?)\b)",
    re.I,
)
OPENS = re.compile(r"[\s\"“‘'`]*")
CITES = re.compile(
    r"[,\s”\"]*\b(?:citing|quoting|based\s+on|on\s+the\s+(?:basis|strength)\s+of|pointing\s+to|referring\s+to)\s", re.I
)
BOUNDARY = re.compile(r"[;:!?\n]|\.(?=\s|$)")
REACH = 120  # characters round source and cue


class Stretches:
    """Finds both kinds of stretches round the quotes of one article."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        taken = [span for quote in scene.quotes for role in (quote.source, quote.cue, quote.content) for span in role]
        self._starts = sorted(span.start for span in taken)
        self._ends = sorted(span.end for span in taken)

    @cached_property
    def _withheld(self) -> list[tuple[int, Span]]:
        """The stretches on names kept back, with the numbers of their sentences."""
        scene = self._scene
        return [
            (scene.sentence(found.start()), self._cut(Span(*found.span()))) for found in WITHHELD.finditer(scene.text)
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

    def withheld(self, quote: Quote, noun: str) -> Span | None:
        """Why the source of a quote is not named: told in its sentence, or of "the official" in a later one."""
        scene = self._scene
        anchors = [span.start for span in (*quote.source[:1], *quote.cue[:1])]
        near = {scene.sentence(start) for start in anchors}
        inside = [found for found in self._withheld if found[0] in near and not _within(found[1], quote.content)]
        if inside:
            return min(inside, key=lambda found: min(abs(found[1].start - start) for start in anchors))[1]
        later = (found[1] for found in self._withheld if 0 < found[0] - max(near, default=0) <= 2)
        return next((span for span in later if noun and self._is_about(noun, span)), None)

    def _is_about(self, noun: str, stretch: Span) -> bool:
        """Whether the sentence of the stretch has no quote of its own, and is about one called so."""
        scene = self._scene
        sentence = scene.sentences[scene.sentence(stretch.start)]
        told = any(sentence.start <= span.start < sentence.end for quote in scene.quotes for span in quote.cue)
        return not told and re.search(rf"\b{re.escape(noun)}", scene.text[sentence.start : stretch.start], re.I) is not None

    def basis(self, index: int) -> tuple[Evidence, ...]:
        """What the word of a quote's source is said to rest on, in the order of the text."""
        quote = self._scene.quotes[index]
        found = [*self._in_source(quote), *self._round(index, quote), *self._cited(index), *self._seen(quote)]
        return tuple(sorted(dict.fromkeys(found), key=lambda evidence: (evidence.span, evidence.kind)))

    def _in_source(self, quote: Quote) -> Iterator[Evidence]:
        for span in quote.source:
            for evidence in self._found(span.start, span.end):
                # An outlet that speaks is who it is, not what it has it from.
                if evidence.kind is not EvidenceKind.MEDIA or evidence.span.of(self._scene.text).endswith("eports"):
                    yield evidence

    def _round(self, index: int, quote: Quote) -> Iterator[Evidence]:
        """In the cue, and beside source and cue where nobody's words stand."""
        for start, end in self._gaps(index, quote):
            for evidence in self._found(start, end):
                if not MEDIUM.search(self._scene.text, max(0, evidence.span.start - 40), evidence.span.start):
                    yield evidence

    def _gaps(self, index: int, quote: Quote) -> Iterator[tuple[int, int]]:
        if quote.cited:
            return
        yield from ((span.start, span.end) for span in quote.cue)
        anchors = sorted((*quote.source, *quote.cue))
        for anchor in anchors:
            yield anchor.end, self._gap_end(anchor.end)
        if cites := CITES.match(self._scene.text, quote.content[-1].end):
            yield cites.end(), self._gap_end(cites.end())
        if anchors and self._scene.enclosing(anchors[0], but=index) is None:
            start = anchors[0].start
            before = bisect_right(self._ends, start)
            earliest = self._ends[before - 1] if before else 0
            yield max(self._sentence_start(start), earliest, start - REACH), start

    def _gap_end(self, start: int) -> int:
        """Where somebody's words begin after a place, or the sentence ends."""
        text = self._scene.text
        later = bisect_left(self._starts, start)
        latest = min(start + REACH, len(text), *self._starts[later : later + 1])
        stop = BOUNDARY.search(text, start, latest)
        return stop.start() if stop else latest

    def _sentence_start(self, offset: int) -> int:
        sentences = self._scene.sentences
        return sentences[self._scene.sentence(offset)].start if sentences else 0

    def _cited(self, index: int) -> Iterator[Evidence]:
        """Whom the source has it from, where that is evidence: the quote that follows is that one's."""
        quotes = self._scene.quotes
        if index + 1 < len(quotes) and quotes[index + 1].cited and quotes[index + 1].content == quotes[index].content:
            for span in quotes[index + 1].source:
                yield from self._found(span.start, span.end)

    def _seen(self, quote: Quote) -> Iterator[Evidence]:
        """ "She saw two men": the source was there."""
        start = OPENS.match(self._scene.text, quote.content[0].start)
        found = SAW.match(self._scene.text, start.end() if start else 0, quote.content[0].end)
        if found:
            yield Evidence(EvidenceKind.WITNESS, Span(*found.span("saw")))

    def _found(self, start: int, end: int) -> Iterator[Evidence]:
        for found in EVIDENCE.finditer(self._scene.text, start, max(start, end)):
            span = Span(*found.span())
            places = self._scene.places(span)
            law = found.lastgroup == EvidenceKind.RECORDS_REQUEST.name
            if law or not places or not all(self._scene.is_name(place) for place in places):
                yield Evidence(EvidenceKind[found.lastgroup or ""], span)
                if found.lastgroup == EvidenceKind.LEAK.name:
                    yield from self._found(found.start() + len("leaked"), found.end())


def _within(span: Span, content: tuple[Span, ...]) -> bool:
    return any(held.holds(span) for held in content)
