from __future__ import annotations

import codecs

import pytest

from onrecord.errors import UnreadableDocument
from onrecord.read.decode import declared_encoding, decode, without_surrogates

TEXTS = {
    "western": "The minister said “we won’t go” on Monday — and Mr Muñoz’s café in Málaga stayed shut.",
    "plain": "The café owner denies it.",
    "french": "Le ministre a déclaré que la réunion était terminée. « Nous n’avons rien décidé », a-t-il précisé.",
    "german": "Der Bürgermeister erklärte, die Brücke müsse für zwei Wochen gesperrt werden. Das war früher gewußt.",
    "polish": "Minister powiedział, że most będzie zamknięty. Mieszkańcy żądają zmiany decyzji, a rzecznik zaprzeczył, "
    "że ktoś ją podjął.",
    "russian": "Министр заявил, что мост будет закрыт на две недели. Местные жители возражают "
    "и требуют отменить решение городского совета.",
    "greek": "Ο υπουργός δήλωσε ότι η γέφυρα θα κλείσει για δύο εβδομάδες. Οι κάτοικοι αντιδρούν στην απόφαση.",
    "chinese": "市长周一表示，大桥将关闭两周。居民反对这一决定，并要求市议会撤销。发言人否认有人下令关闭。",
    "japanese": "市長は月曜日に橋を二週間閉鎖すると述べた。住民はこの決定に反対し、市議会に撤回を求めている。",
}


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((text, encoding) for text in TEXTS for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32")),
        *(
            (text, encoding)
            for text in ("western", "plain", "german")
            for encoding in ("utf-16-le", "utf-16-be", "cp1252")
        ),
        ("french", "cp1252"),
        ("german", "latin-1"),
        ("western", "mac_roman"),
        ("polish", "cp1250"),
        ("polish", "iso8859-2"),
        ("russian", "cp1251"),
        ("russian", "koi8-r"),
        ("greek", "cp1253"),
        ("chinese", "gb18030"),
        ("japanese", "shift_jis"),
        ("japanese", "euc_jp"),
    ],
)
def test_an_encoding_is_recognised_without_being_told(text: str, encoding: str) -> None:
    assert decode(TEXTS[text].encode(encoding), "page")[0] == TEXTS[text]


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert decode(codecs.BOM_UTF8 + b"Fares rise", "page") == ("Fares rise", "utf-8-sig")


def test_line_ends_and_controls_stay_as_they_are() -> None:
    assert decode(b"One\r\nTwo\rThree\n\x0cFour\x1b[0m", "page")[0] == "One\r\nTwo\rThree\n\x0cFour\x1b[0m"


def test_one_stray_control_character_is_no_reason_to_refuse() -> None:
    assert decode(b"The end.\x1a", "page")[0] == "The end.\x1a"


@pytest.mark.parametrize(
    ("declared", "content", "text"),
    [
        ("windows-1251", "Мост закрыт".encode("cp1251"), "Мост закрыт"),
        ("iso-8859-1", b"\x93No\x94, caf\xe9", "“No”, café"),
        ("gb2312", "大桥将关闭".encode("gbk"), "大桥将关闭"),
        ("utf-8", "Café".encode("cp1252"), "Café"),
        ("utf-16", "Café".encode("cp1252"), "Café"),
        ("windows-1251", "“Café”".encode(), "“Café”"),
        *(
            (name, "The café".encode("cp1252"), "The café")
            for name in ("hex", "rot13", "undefined", "idna", "zlib", "x-user")
        ),
    ],
)
def test_what_a_page_declares_counts_where_it_can_be_so(declared: str, content: bytes, text: str) -> None:
    assert decode(content, "page", declared=declared)[0] == text


def test_a_declared_encoding_that_does_not_fit_is_named() -> None:
    with pytest.raises(UnreadableDocument, match=r"page: should be in big5, but byte 3 \(0xe9\)"):
        decode(b"caf\xe9 is shut", "page", declared="big5")


@pytest.mark.parametrize(
    ("page", "encoding"),
    [
        (b'<html><meta charset="windows-1252">', "windows-1252"),
        (b"<META http-equiv=Content-Type content='text/html; charset=KOI8-R'>", "KOI8-R"),
        (b"<p>charset=koi8-r</p>", None),
        (b" " * 5000 + b"<meta charset=koi8-r>", None),
    ],
)
def test_a_page_declares_its_encoding_in_its_head(page: bytes, encoding: str | None) -> None:
    assert declared_encoding(page) == encoding


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is empty"),
        (b"\n\t ", "is empty"),
        (b"%PDF-1.4 words", "it is a PDF"),
        (b"PK\x03\x04 words", "a ZIP archive or an Office document"),
        (b"A text\x00\x00\x00\x00 of zeros", "control bytes in its beginning"),
        ("It “was” said…".encode()[:-1], "is broken UTF-8: byte 17 (0xe2)"),
        ("It was said…".encode()[:-1], "is broken UTF-8: byte 11 (0xe2)"),
        ("“It” w\0s “said”".encode().replace(b"\0", b"\xff"), "is broken UTF-8: byte 10 (0xff)"),
        (bytes(range(128, 256)) * 9, "is in no encoding that could be recognised"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(content: bytes, why: str) -> None:
    with pytest.raises(UnreadableDocument) as refused:
        decode(content, "page")
    assert why in refused.value.why


def test_a_fault_far_into_a_long_text_is_found() -> None:
    with pytest.raises(UnreadableDocument, match="is broken UTF-8: byte 3000010"):
        decode(b"x" * 3_000_000 + "“It” w\0s “said”".encode().replace(b"\0", b"\xff"), "page")


def test_an_accent_far_into_a_long_text_tells_the_encoding() -> None:
    text = "Plain words. " * 200_000 + "The café owner, Mr Muñoz, denies it."
    assert decode(text.encode("cp1252"), "page") == (text, "cp1252")


def test_halves_of_characters_are_replaced_in_place() -> None:
    assert without_surrogates("a\ud800b\udfff😀") == "a\ufffdb\ufffd😀"
