"""What a source's word is said to rest on: "according to a leaked memo", "a woman who saw it"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from onrecord.annotate.speakers.scene import Scene
from onrecord.model import Evidence, EvidenceKind, Quote, Span

# Whichever fits first names the kind; what is leaked is a leak and, by its noun, another kind as well.
KINDS: dict[EvidenceKind, str] = {
    EvidenceKind.RECORDS_REQUEST: r"""
        (?:freedom[\s-]of[\s-]information|foia?|right[\s-]to[\s-](?:information|know)|access[\s-]to[\s-]information
        |(?:public|open)[\s-]records?)\s+(?:acts?|laws?|legislation|requests?|applications?)(?:\s+requests?)?""",
    EvidenceKind.LEAK: r"""
        leaked(?:\s+[\w’'-]+){0,3}?\s+(?:documents?|memos?|memorandums?|memoranda|letters?|e-?mails?|papers?|files?|cables?
        |tapes?|recordings?|videos?|footage|audio|calls?|messages?|reports?|records|minutes|data|drafts?|transcripts?
        |photographs?|photos?|images?|dossiers?|contracts?|presentations?|plans?|lists?|chats?)
        |leaked|leaks?""",
    EvidenceKind.KNOWLEDGE: r"""
        (?:familiar\s+with|(?:with\s+)?(?:\w+\s+)?knowledge\s+of|briefed\s+(?:on|about)|privy\s+to|close\s+to
        |(?:directly\s+|closely\s+)?involved\s+(?:in|with)|with\s+access\s+to)\s+
        [^,.;:!?()\"“”\n—–]*?(?=\s+(?:who|speaking|said|told|says|in\s+an?)\b|[,.;:!?()\"“”\n—–]|\Z)""",
    EvidenceKind.WITNESS: r"""
        eye-?witness(?:es)?|witness(?:es)?|survivors?|onlookers?|bystanders?|passers-?by
        |who\s+(?:had\s+|was\s+|were\s+)?(?:personally\s+)?
        (?:saw|seen|watched|witnessed|heard|filmed|survived|there|present)\b
        |(?:having\s+seen|after\s+seeing|after\s+witnessing)""",
    EvidenceKind.IMAGE: r"""
        (?:(?:satellite|aerial|drone|commercial)\s+)?(?:images?|imagery|photographs?|photos?|pictures?)""",
    EvidenceKind.RECORDING: r"""
        (?:(?:air\s+traffic\s+control|audio|video|voice|phone|telephone|radio|cctv|security|camera|dashcam|drone
        |surveillance|mobile|cockpit|secret|intercepted)\s+){0,3}
        (?:recordings?|tapes?|footage|videos?|wiretaps?|intercepts?|phone\s?calls?|voicemails?|transcripts?|audio|cctv)""",
    EvidenceKind.DOCUMENT: r"""
        (?:(?:internal|court|classified|confidential|secret|official|legal|bank|medical|police|company)\s+)*
        (?:documents?|memos?|memorandums?|memoranda|letters?|e-?mails?|papers|files?|filings?|affidavits?|contracts?
        |indictments?|dossiers?|minutes|(?:diplomatic\s+)?cables?|(?:court|bank|medical|phone|flight)\s+records|invoices?
        |receipts?|(?:police|medical|autopsy|intelligence|internal|secret|confidential)\s+reports?|autops(?:y|ies)|logbooks?
        |diar(?:y|ies)|certificates?|deeds?|ledgers?)""",
    EvidenceKind.MEDIA: r"""
        (?:[\w-]+\s+(?:and\s+[\w-]+\s+)?)?
        (?:media|press|newspapers?|television|tv|radio|news\s+(?:agency|agencies|outlets?|sites?|websites?))(?:\s+reports?)?
        |(?:unconfirmed\s+)?reports""",
    EvidenceKind.DATA: r"""
        (?:(?:survey|tracking|flight|ship|shipping|sensor|census)[\s-]+)*
        (?:data|figures|statistics|surveys?|polls?|census|readings|measurements)""",
}
EVIDENCE = re.compile(
    r"\b(?:" + "|".join(f"(?P<{kind.name}>{pattern})" for kind, pattern in KINDS.items()) + r")(?!\w)", re.I | re.X
)
REPORTS = re.compile(r"reports$", re.I)
# "said in a letter": how it was said, not what it rests on.
MEDIUM = re.compile(r"\b(?:in|by|via|on|through)\s+(?:an?|his|her|its|their|the)\s+(?:[\w-]+\s+){0,2}$", re.I)
LONGEST_MEDIUM = 40  # characters
SAW = re.compile(
    r"[\s\"“‘'`]*(?:that\s+)?(?P<saw>(?:he|she|they|i|we)\s+(?:had\s+|have\s+|also\s+|personally\s+)*"
    r"(?:saw|seen|heard|watched|witnessed))\b(?!\s+(?:that|about|of|from|how|reports?)\b)",
    re.I,
)
CITES = re.compile(
    r"[,\s”\"]*\b(?:citing|quoting|based\s+on|on\s+the\s+(?:basis|strength)\s+of|pointing\s+to|referring\s+to)\s", re.I
)
BOUNDARY = re.compile(r"[;:!?\n]|\.(?=\s|$)")
SHORTEST = 3  # characters of evidence
REACH = 120  # characters round source and cue


class Grounds:
    """Finds what the sources of one article have their words from."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        taken = [span for quote in scene.quotes for role in (quote.source, quote.cue, quote.content) for span in role]
        self._starts = sorted(span.start for span in taken)
        self._ends = sorted(span.end for span in taken)

    def of(self, index: int) -> tuple[Evidence, ...]:
        """What the word of a quote's source is said to rest on, in the order of the text."""
        quote = self._scene.quotes[index]
        found = [*self._in_source(quote), *self._round(index, quote), *self._cited(index), *self._seen(quote)]
        return tuple(sorted(dict.fromkeys(found), key=lambda evidence: (evidence.span, evidence.kind)))

    def _in_source(self, quote: Quote) -> Iterator[Evidence]:
        """In the source's words; an outlet that speaks is who it is, not what it has it from."""
        for span in quote.source:
            for evidence in self._found(span.start, span.end):
                if evidence.kind is not EvidenceKind.MEDIA or REPORTS.search(evidence.span.of(self._scene.text)):
                    yield evidence

    def _round(self, index: int, quote: Quote) -> Iterator[Evidence]:
        """In the cue, and beside source and cue where nobody's words stand."""
        for start, end in self._gaps(index, quote):
            for evidence in self._found(start, end):
                at = evidence.span.start
                if not MEDIUM.search(self._scene.text, max(0, at - LONGEST_MEDIUM), at):
                    yield evidence

    def _gaps(self, index: int, quote: Quote) -> Iterator[tuple[int, int]]:
        if quote.cited:
            return
        anchors = sorted((*quote.source, *quote.cue))
        yield from ((span.start, span.end) for span in quote.cue)
        yield from ((anchor.end, self._gap_end(anchor.end)) for anchor in anchors)
        if cites := CITES.match(self._scene.text, quote.content[-1].end):
            yield cites.end(), self._gap_end(cites.end())
        if anchors and self._scene.enclosing(anchors[0], but=index) is None:
            yield self._gap_start(anchors[0].start), anchors[0].start

    def _gap_start(self, end: int) -> int:
        """Where somebody's words end before a place, or the sentence begins."""
        sentences = self._scene.sentences
        sentence = sentences[self._scene.sentence(end)].start if sentences else 0
        before = bisect_right(self._ends, end)
        return max(sentence, self._ends[before - 1] if before else 0, end - REACH)

    def _gap_end(self, start: int) -> int:
        """Where somebody's words begin after a place, or the sentence ends."""
        text = self._scene.text
        later = bisect_left(self._starts, start)
        latest = min(start + REACH, len(text), *self._starts[later : later + 1])
        stop = BOUNDARY.search(text, start, latest)
        return stop.start() if stop else latest

    def _cited(self, index: int) -> Iterator[Evidence]:
        """Whom the source has it from, where that is evidence: the quote that follows is that one's."""
        quotes = self._scene.quotes
        if index + 1 < len(quotes) and quotes[index + 1].cited and quotes[index + 1].content == quotes[index].content:
            for span in quotes[index + 1].source:
                yield from self._found(span.start, span.end)

    def _seen(self, quote: Quote) -> Iterator[Evidence]:
        """Of one who said "I saw two men": that the source was there."""
        if found := SAW.match(self._scene.text, quote.content[0].start, quote.content[0].end):
            yield Evidence(EvidenceKind.WITNESS, Span(*found.span("saw")))

    def _found(self, start: int, end: int) -> Iterator[Evidence]:
        if end - start < SHORTEST:
            return
        for found in EVIDENCE.finditer(self._scene.text, start, end):
            span, kind = Span(*found.span()), EvidenceKind[found.lastgroup or ""]
            if kind is EvidenceKind.RECORDS_REQUEST or not self._is_name(span):
                yield Evidence(kind, span)
                if kind is EvidenceKind.LEAK:
                    yield from self._found(found.start() + len("leaked"), found.end())

    def _is_name(self, span: Span) -> bool:
        places = self._scene.places(span)
        return bool(places) and all(self._scene.is_name(place) for place in places)
