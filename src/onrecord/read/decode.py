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

# What people most often hand in under a name that says text.
SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "packed with gzip"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a SQLite database"),
)

# Control characters that no text holds; tab, line ends, form feed and escape do occur.
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
BINARY_SHARE = 0.01

# A character of two bytes or more in UTF-8: where these are, the text was UTF-8 once. A Chinese text in GB 18030 has a
# third of its bytes in such pairs by chance, a Japanese one in EUC less than half.
MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
HIGH_BYTE = re.compile(rb"[\x80-\xff]")
BROKEN_SHARE = 0.6

# In windows-1252, the letters of western Europe and the marks of a typesetter; and what it leaves open. A capital
# with an accent after a small letter is a sign of the Macintosh's own encoding.
WESTERN = re.compile(
    rb"[\x80\x85\x8c\x91-\x97\x9c\xa0\xa3\xa7\xa9\xab\xae\xb0\xb4\xb7\xba-\xbd\xc0-\xd6\xd8-\xf6\xf8-\xff]"
)
NOT_WESTERN = re.compile(rb"[a-z.,!?][\xc0-\xd6\xd8-\xde]|[\x81\x8d\x8f\x90\x9d]")
WESTERN_SHARE = 0.9
# The most high bytes to one letter without an accent, where a text is in our alphabet.
HIGH_SHARE = 0.3

DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I)

# What browsers take these declarations for (https://encoding.spec.whatwg.org/#names-and-labels).
BROADER = {"iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"} | {
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}

# Python knows these as encodings, and none of them is one that a page without a byte order mark can be in. Of a page
# that says UTF-8 or ASCII and is not, the looks decide.
UNFIT = re.compile(r"utf|ascii|escape|punycode|idna|undefined|mbcs|oem|palmos|charmap")

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
    if wide := _wide(content[:SAMPLE]):
        return _strictly(content, wide, about), wide
    if why := why_binary(content[:SAMPLE]):
        raise UnreadableDocument(about, why)
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if known := _known(declared):
            return _strictly(content, known, about), known
        _refuse_broken_utf8(content, error, about)
        return _by_looks(content, _around(content, error.start), about)


def declared_encoding(content: bytes) -> str | None:
    """The encoding that a web page says it is in."""
    found = DECLARED.search(content[:4096])
    return found.group(1).decode("ascii") if found else None


def without_surrogates(text: str) -> str:
    """`text` with U+FFFD for each lone surrogate, which no file can hold; offsets stay."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def why_binary(beginning: bytes) -> str | None:
    """Why bytes that begin so are no text; None where they may be."""
    for signature, name in SIGNATURES:
        if beginning.startswith(signature):
            return f"is not text: it is {name}."
    controls = len(CONTROL.findall(beginning))
    if controls > max(1, BINARY_SHARE * len(beginning)):
        return f"is not text: {controls:,} control bytes in its beginning."
    return None


def _wide(beginning: bytes) -> str | None:
    """UTF-16 without a mark: of a text in our alphabet every other byte is zero."""
    half = len(beginning) // 2
    if half < 2:
        return None
    even, odd = beginning[0 : 2 * half : 2].count(0), beginning[1 : 2 * half : 2].count(0)
    if max(even, odd) < 0.7 * half or min(even, odd) > 0.01 * half:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _known(encoding: str | None) -> str | None:
    try:
        name = codecs.lookup(encoding).name if encoding else None
    except LookupError:
        return None
    if name is None or UNFIT.search(name):
        return None
    try:
        "".encode(name)
    except LookupError:  # "hex", "zlib" and the like turn bytes into bytes
        return None
    return BROADER.get(name, name)


def _strictly(content: bytes, encoding: str, about: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableDocument(
            about,
            f"should be in {encoding}, but byte {error.start} ({content[error.start]:#04x}) fits no character there.",
        ) from error


def _refuse_broken_utf8(content: bytes, error: UnicodeDecodeError, about: str) -> None:
    near = _around(content, error.start)
    good = sum(map(len, MULTIBYTE.findall(near)))
    cut_short = error.reason == "unexpected end of data" and len(content) - error.start > 1
    if cut_short or good > BROKEN_SHARE * len(HIGH_BYTE.findall(near)):
        raise UnreadableDocument(
            about,
            f"is broken UTF-8: byte {error.start} ({content[error.start]:#04x}) fits no character. "
            "Save it again as UTF-8.",
        )


def _around(content: bytes, place: int) -> bytes:
    """A sample around the first byte that is no UTF-8: a long text may be plain before it."""
    return content[max(0, place - SAMPLE // 2) : place + SAMPLE // 2]


def _by_looks(content: bytes, sample: bytes, about: str) -> tuple[str, str]:
    # charset-normalizer takes a western text with few accents for a central European one.
    if _is_western(content):
        return content.decode("cp1252"), "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    if best is None:
        raise UnreadableDocument(about, "is in no encoding that could be recognised. Save it as UTF-8.")
    return _strictly(content, best.encoding, about), best.encoding


def _is_western(content: bytes) -> bool:
    high = len(HIGH_BYTE.findall(content))
    letters = len(content) - high - content.count(b" ")
    if high > HIGH_SHARE * letters + 1 or NOT_WESTERN.search(content):
        return False
    return len(WESTERN.findall(content)) >= WESTERN_SHARE * high
