"""An article whose words try to be something else on a page, in a table and in a script."""

from __future__ import annotations

from onrecord.model import Reading, Stance
from onrecord.testing.by_hand import article, claim, reading

SCRIPT = "<script>document.title='owned'</script>"
FORMULA = '=HYPERLINK("http://example.org";"click")'
MARKS = "\u202eegnaro\u202c \u2066\u200f\u0000"
LENGTH = 100_000

CONTENT = f"{FORMULA} {SCRIPT} <img src=x onerror=alert(1)> &amp; {{{{ 7*7 }}}} ]]> {MARKS} " + "word " * (LENGTH // 5)
SOURCE = '"><b onmouseover=alert(2)>The Mayor</b>'
TEXT = f"{SOURCE} said: {CONTENT}"


def nasty_reading() -> Reading:
    """One article with one claim, both of them full of what must stay text."""
    page = article(TEXT, outlet='<i>The "Post"</i>')
    return reading(page, claim(page, CONTENT, source=SOURCE, cue="said", stance=Stance.ASSERTS))
