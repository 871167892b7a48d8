"""Writes a dossier as one web page that needs nothing but itself: no network, no other file."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from onrecord.dossier import Dossier
from onrecord.dossier.matter import MatterDossier
from onrecord.dossier.shown import clipped
from onrecord.export.atlas import drawings_of
from onrecord.export.calendar import calendar_of
from onrecord.export.lanes import lanes_of
from onrecord.export.strip import strip_of
from onrecord.export.whole import whole_file
from onrecord.model import Stance

TEMPLATES = Path(__file__).parent / "templates"

LONGEST_QUOTED = 160  # of a claim that stands in full elsewhere, in characters
QUOTES = '"“”„'

LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)

# What HTML cannot hold. C0 controls have pictures of their own (U+2400 …), the rest gets the replacement character.
UNSHOWABLE = re.compile(r"[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
FIRST_PICTURE = 0x2400


def write_page(dossier: Dossier, path: Path) -> None:
    """Write `dossier` as a self-contained page. Raises `ExportFailed`."""
    _write("dossier.html", _framed(dossier_parts(dossier)), path)


def write_matter_page(matter: MatterDossier, path: Path) -> None:
    """Write a matter as a self-contained page. Raises `ExportFailed`."""
    _write("matter.html", _framed(matter_parts(matter)), path)


def page_of(dossier: Dossier) -> str:
    """The page as text."""
    return _environment().get_template("dossier.html").render(_framed(dossier_parts(dossier)))


def matter_page_of(matter: MatterDossier) -> str:
    """The page of a matter as text."""
    return _environment().get_template("matter.html").render(_framed(matter_parts(matter)))


def _write(template: str, context: dict[str, object], path: Path) -> None:
    pieces = _environment().get_template(template).stream(context)
    pieces.enable_buffering(256)
    with whole_file(path) as file:
        pieces.dump(file, encoding="utf-8")


def matter_parts(matter: MatterDossier) -> dict[str, object]:
    """What the parts of a matter's page are made of, the drawings among it."""
    return dossier_parts(matter.dossier) | {
        "matter": matter,
        "lanes": lanes_of(matter),
        "own": frozenset(claim.id for claim in matter.dossier.claims),
    }


def dossier_parts(dossier: Dossier) -> dict[str, object]:
    """What the parts of a dossier's page are made of, the drawings among it."""
    return {
        "dossier": dossier,
        "first_dispute": _first_dispute(dossier),
        "strip": strip_of(dossier.timeline),
        "calendar": calendar_of(dossier.times),
        "drawings": drawings_of(dossier.atlas),
        "stances": [stance for stance in Stance if any(claim.stance is stance for claim in dossier.claims)],
    }


def _framed(parts: dict[str, object]) -> dict[str, object]:
    """The parts with what a page that needs nothing but itself carries beside them."""
    style, script = (_joined("dossier.css", "matter.css"), _joined("dossier.js"))
    return parts | {
        "style": Markup(style),
        "style_hash": _csp_hash(style),
        "script": Markup(script),
        "script_hash": _csp_hash(script),
    }


def _joined(*names: str) -> str:
    return "".join((TEMPLATES / name).read_text("utf-8") for name in names)


def _first_dispute(dossier: Dossier) -> dict[str, int]:
    """In which dispute each contested claim comes up first: what a link to its dispute leads to."""
    latest_first = reversed(list(enumerate(dossier.disputes)))
    return {claim.id: position for position, dispute in latest_first for claim in dispute.claims}


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=showable,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(filters())
    return environment


def filters() -> dict[str, Callable[..., object]]:
    """What templates say with a bar: how to show an address, a number with its noun, a quotation."""
    return {"language_tag": language_tag, "web_address": web_address, "counted": counted, "quoted": quoted}


def showable(value: object) -> object:
    """The same text, with what HTML cannot hold made visible; anything but plain text as it is."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return UNSHOWABLE.sub(_picture, value)
    return value


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(FIRST_PICTURE + code) if code < 0x20 else "\ufffd"


def language_tag(language: str | None) -> str | None:
    """A language, where it is one that a browser understands."""
    return language if language and LANGUAGE_TAG.fullmatch(language) else None


def web_address(url: str | None) -> str | None:
    """An address, where a link may lead to it: never a script or a file."""
    return url if url and WEB_ADDRESS.fullmatch(url) else None


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 claim", "1,204 claims"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def quoted(words: str) -> str:
    """A claim's words in brief, without the quotation marks that all of them stand in."""
    short, cut = clipped(words, LONGEST_QUOTED)
    inside = short.rstrip("…") if cut else short
    return short.strip(QUOTES) if inside[:1] in QUOTES and (cut or inside[-1:] in QUOTES) else short


def _csp_hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
