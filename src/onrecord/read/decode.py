"""From bytes to text, in whatever encoding they are; what is no text is named and refused."""

from __future__ import annotations

import codecs
import re

from onrecord.errors import UnreadableDocument

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# Control characters that no text holds; tab, line ends, form feed and escape do occur.
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
BINARY_SHARE = 0.01

# A character of two bytes or more in UTF-8: where these are, the text was UTF-8 once.
MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
HIGH_BYTES = re.compile(rb"[\x80-\xff]+")

DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I)

# charset-normalizer's cost grows with the text; a mebibyte tells the encoding as well as all of it.
SAMPLE = 2**20


def decode(content: bytes, about: str, *, declared: str | None = None) -> tuple[str, str]:
    """The text of `content`, and the encoding it was in. `about` names the document in an error.

    A byte order mark decides, then UTF-8 if it fits, then the `declared` encoding, then what the bytes look like.
    Raises `UnreadableDocument` for nothing at all, for binary content and for UTF-8 with broken bytes in it.
    """
    if not content.strip():
        raise UnreadableDocument(about, "is empty.")
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _strictly(content, encoding, about), encoding
    _refuse_binary(content, about)
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if known := _known(declared):
            return _strictly(content, known, about), known
        _refuse_broken_utf8(content, error, about)
    return _by_looks(content, about)


def declared_encoding(content: bytes) -> str | None:
    """The encoding that a web page says it is in."""
    found = DECLARED.search(content[:4096])
    return found.group(1).decode("ascii") if found else None


def without_surrogates(text: str) -> str:
    """`text` with U+FFFD for each lone surrogate, which no file can hold; offsets stay."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def _known(encoding: str | None) -> str | None:
    try:
        name = codecs.lookup(encoding).name if encoding else None
    except LookupError:
        return None
    # A page that says UTF-8 and is not: its looks decide.
    return None if name in ("utf-8", "ascii") else name


def _strictly(content: bytes, encoding: str, about: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableDocument(
            about, f"says that it is {encoding}, but byte {error.start} ({content[error.start]:#04x}) is not."
        ) from error


def _refuse_binary(content: bytes, about: str) -> None:
    controls = CONTROL.findall(content[:SAMPLE])
    if len(controls) > BINARY_SHARE * min(len(content), SAMPLE):
        raise UnreadableDocument(about, f"is not text: {len(controls)} control bytes in its beginning.")


def _refuse_broken_utf8(content: bytes, error: UnicodeDecodeError, about: str) -> None:
    good = len(MULTIBYTE.findall(content))
    runs = len(HIGH_BYTES.findall(content))
    if good and 2 * good >= runs:
        raise UnreadableDocument(
            about,
            f"is broken UTF-8: byte {error.start} ({content[error.start]:#04x}) fits no character. "
            "Save it again as UTF-8.",
        )


def _by_looks(content: bytes, about: str) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    best = from_bytes(content[:SAMPLE]).best()
    if best is None:
        raise UnreadableDocument(about, "is in no encoding that could be recognised. Save it as UTF-8.")
    return _strictly(content, best.encoding, about), best.encoding
