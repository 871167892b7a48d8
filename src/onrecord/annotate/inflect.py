"""The forms of English words, made from their lemmas: the way back from a form needs no guessing then."""

from __future__ import annotations

import re

IRREGULAR = {
    "arise": "arises arose arisen arising",
    "be": "am is are was were been being",
    "beat": "beats beat beaten beating",
    "become": "becomes became becoming",
    "begin": "begins began begun beginning",
    "blow": "blows blew blown blowing",
    "break": "breaks broke broken breaking",
    "bring": "brings brought bringing",
    "burn": "burns burned burnt burning",
    "cast": "casts cast casting",
    "choose": "chooses chose chosen choosing",
    "come": "comes came come coming",
    "cut": "cuts cut cutting",
    "draw": "draws drew drawn drawing",
    "drive": "drives drove driven driving",
    "fall": "falls fell fallen falling",
    "feel": "feels felt feeling",
    "fight": "fights fought fighting",
    "find": "finds found finding",
    "flee": "flees fled fleeing",
    "forbid": "forbids forbade forbidden forbidding",
    "foresee": "foresees foresaw foreseen foreseeing",
    "forget": "forgets forgot forgotten forgetting",
    "freeze": "freezes froze frozen freezing",
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
    "lose": "loses lost losing",
    "make": "makes made making",
    "mean": "means meant meaning",
    "meet": "meets met meeting",
    "mistake": "mistakes mistook mistaken mistaking",
    "overhear": "overhears overheard overhearing",
    "overrun": "overruns overran overrunning",
    "overthrow": "overthrows overthrew overthrown overthrowing",
    "put": "puts put putting",
    "quit": "quits quit quitting",
    "read": "reads read reading",
    "rebuild": "rebuilds rebuilt rebuilding",
    "rethink": "rethinks rethought rethinking",
    "rise": "rises rose risen rising",
    "say": "says said saying",
    "see": "sees saw seen seeing",
    "seek": "seeks sought seeking",
    "send": "sends sent sending",
    "set": "sets set setting",
    "shoot": "shoots shot shooting",
    "show": "shows showed shown showing",
    "shut": "shuts shut shutting",
    "sing": "sings sang sung singing",
    "sink": "sinks sank sunk sinking",
    "slay": "slays slew slain slaying",
    "speak": "speaks spoke spoken speaking",
    "spell": "spells spelled spelt spelling",
    "stand": "stands stood standing",
    "steal": "steals stole stolen stealing",
    "strike": "strikes struck stricken striking",
    "strive": "strives strove striven striving",
    "swear": "swears swore sworn swearing",
    "take": "takes took taken taking",
    "teach": "teaches taught teaching",
    "tell": "tells told telling",
    "think": "thinks thought thinking",
    "throw": "throws threw thrown throwing",
    "undergo": "undergoes underwent undergone undergoing",
    "understand": "understands understood understanding",
    "undertake": "undertakes undertook undertaken undertaking",
    "uphold": "upholds upheld upholding",
    "win": "wins won winning",
    "withdraw": "withdraws withdrew withdrawn withdrawing",
    "withhold": "withholds withheld withholding",
    "write": "writes wrote written writing",
}

# Stressed on their last syllable, so that the last letter doubles: "admitted", but "edited".
DOUBLED = frozenset(
    "admit ban bar beg blot chat commit compel concur confer defer drag drop dub equip expel flag forget gun hit "
    "jab kidnap nag omit pan permit plan plot plug propel quip rebut recur refer regret remit rig rip rob scrap "
    "ship slam slap slip snub spot stab step stop stun submit sum tap tip top transmit trap trim vet wrap zip".split()
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
