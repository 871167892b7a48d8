"""The forms of English words, made from their lemmas: the way back from a form needs no guessing then."""

from __future__ import annotations

import re

IRREGULAR = {
    "be": "am is are was were been being",
    "begin": "begins began begun beginning",
    "bring": "brings brought bringing",
    "cast": "casts cast casting",
    "choose": "chooses chose chosen choosing",
    "come": "comes came come coming",
    "draw": "draws drew drawn drawing",
    "feel": "feels felt feeling",
    "fight": "fights fought fighting",
    "find": "finds found finding",
    "forbid": "forbids forbade forbidden forbidding",
    "foresee": "foresees foresaw foreseen foreseeing",
    "forget": "forgets forgot forgotten forgetting",
    "get": "gets got gotten getting",
    "give": "gives gave given giving",
    "go": "goes went gone going",
    "have": "has have had having",
    "hear": "hears heard hearing",
    "hit": "hits hit hitting",
    "hold": "holds held holding",
    "keep": "keeps kept keeping",
    "know": "knows knew known knowing",
    "lay": "lays laid laying",
    "lead": "leads led leading",
    "learn": "learns learned learnt learning",
    "leave": "leaves left leaving",
    "lie": "lies lied lying",
    "make": "makes made making",
    "mean": "means meant meaning",
    "meet": "meets met meeting",
    "mistake": "mistakes mistook mistaken mistaking",
    "overhear": "overhears overheard overhearing",
    "put": "puts put putting",
    "quit": "quits quit quitting",
    "read": "reads read reading",
    "rethink": "rethinks rethought rethinking",
    "say": "says said saying",
    "see": "sees saw seen seeing",
    "seek": "seeks sought seeking",
    "send": "sends sent sending",
    "set": "sets set setting",
    "show": "shows showed shown showing",
    "sing": "sings sang sung singing",
    "speak": "speaks spoke spoken speaking",
    "spell": "spells spelled spelt spelling",
    "stand": "stands stood standing",
    "swear": "swears swore sworn swearing",
    "take": "takes took taken taking",
    "teach": "teaches taught teaching",
    "tell": "tells told telling",
    "think": "thinks thought thinking",
    "throw": "throws threw thrown throwing",
    "understand": "understands understood understanding",
    "uphold": "upholds upheld upholding",
    "withdraw": "withdraws withdrew withdrawn withdrawing",
    "withhold": "withholds withheld withholding",
    "write": "writes wrote written writing",
}

# Stressed on their last syllable, so that the last letter doubles: "admitted", but "edited".
DOUBLED = frozenset(
    "admit bar beg blot chat commit compel concur confer defer dub equip expel flag forget hit jab nag "
    "omit pan permit plan plot plug propel quip rebut recur refer regret remit rip slam slap slip snub spot stop "
    "stun submit sum tap tip top transmit trim vet wrap zip".split()
)


def verb_forms(lemma: str) -> frozenset[str]:
    """Every form of a verb, its lemma too."""
    if lemma in IRREGULAR:
        return frozenset((lemma, *IRREGULAR[lemma].split()))
    stem = lemma + lemma[-1] if lemma in DOUBLED else lemma
    if lemma.endswith("ie"):
        return frozenset((lemma, lemma + "s", lemma + "d", lemma[:-2] + "ying"))
    if lemma.endswith("e"):
        going = lemma + "ing" if lemma.endswith(("ee", "oe", "ye")) else lemma[:-1] + "ing"
        return frozenset((lemma, lemma + "s", lemma + "d", going))
    if re.search(r"[^aeiou]y$", lemma):
        return frozenset((lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"))
    return frozenset((lemma, _with_s(lemma), stem + "ed", stem + "ing"))


def noun_forms(lemma: str) -> frozenset[str]:
    """A noun and its plural."""
    plural = lemma[:-1] + "ies" if re.search(r"[^aeiou]y$", lemma) else _with_s(lemma)
    return frozenset((lemma, plural))


def _with_s(lemma: str) -> str:
    return lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")
