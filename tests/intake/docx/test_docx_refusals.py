from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jianbao.intake import docx
from jianbao.intake.docx import package

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.intake.docx.conftest import Word

    Pack = Callable[[dict[str, bytes]], bytes]

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
BODY = "<w:p><w:r><w:t>正文</w:t></w:r></w:p>"


def stream(name: str) -> bytes:
    return name.encode("utf-16-le") + bytes(64)


def refusal(data: bytes, name: str = "来稿.docx") -> tuple[str, str]:
    result = docx.read(data, name)
    assert result.value is None
    (diagnostic,) = result.diagnostics
    assert diagnostic.is_error
    assert diagnostic.hint is not None
    assert diagnostic.span is not None
    assert diagnostic.span.file == name
    return diagnostic.code, diagnostic.message.zh


@pytest.mark.parametrize(
    ("data", "code", "says"),
    [
        (b"", "N101", "空"),
        (OLE + stream("EncryptionInfo") + stream("EncryptedPackage"), "N102", "密码"),
        (OLE + stream("WordDocument"), "N103", ".doc"),
        (OLE + stream("Workbook"), "N103", ".xls"),
        (OLE + stream("PowerPoint Document"), "N103", ".ppt"),
        (b"{\\rtf1\\ansi", "N103", "RTF"),
        (b"%PDF-1.7\n", "N103", "PDF"),
        (b"Rar!\x1a\x07\x00", "N103", "RAR"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "N103", "JPEG"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html>\n<html>", "N103", "网页"),
        (b"MIME-Version: 1.0\r\n", "N103", ".mht"),
        (
            b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument ',
            "N103",
            "XML",
        ),
        ("关于召开会议的通知".encode("gb18030"), "N103", "纯文本"),
        ("关于召开会议的通知".encode("utf-16"), "N103", "纯文本"),
        (("通" * 3000).encode(), "N103", "纯文本"),
        (bytes(5000), "N104", "认不出"),
        (b"PK\x03\x04" + bytes(100), "N104", "不完整"),
    ],
)
def test_what_is_no_docx_is_named(data: bytes, code: str, says: str) -> None:
    found, message = refusal(data)
    assert found == code
    assert says in message


def test_the_file_that_word_keeps_beside_an_open_one_is_named() -> None:
    assert refusal(b"\x05wang" + bytes(157), "稿件/~$通知.docx")[0] == "N107"


@pytest.mark.parametrize(
    ("entries", "says"),
    [
        ({"xl/workbook.xml": b"<workbook/>"}, ".xlsx"),
        ({"xl/workbook.xml": b"<workbook/>", "word/document.xml": b"<x/>"}, ".xlsx"),
        ({"ppt/presentation.xml": b"<p/>"}, ".pptx"),
        ({"mimetype": b"x", "content.xml": b"<x/>"}, ".odt"),
        ({"照片/1.jpg": b"x"}, "zip"),
    ],
)
def test_another_kind_of_archive_is_named(pack: Pack, entries: dict[str, bytes], says: str) -> None:
    code, message = refusal(pack(entries))
    assert code == "N103"
    assert says in message


def test_a_file_cut_off_anywhere_is_refused(word: type[Word]) -> None:
    data = word(body=BODY).data()
    for length in range(1, len(data), 7):
        assert refusal(data[:length])[0] in {"N103", "N104"}


@given(st.data())
def test_damaged_bytes_are_read_or_refused_but_never_fail(data: st.DataObject) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in ENTRIES.items():
            archive.writestr(name, content)
    damaged = bytearray(made.getvalue())
    for place in data.draw(st.lists(st.integers(0, len(damaged) - 1), max_size=12)):
        damaged[place] = data.draw(st.integers(0, 255))
    result = docx.read(bytes(damaged), "来稿.docx")
    assert (result.value is None) == result.failed


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ENTRIES = {
    "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{BODY}</w:body></w:document>',
    "word/styles.xml": f'<w:styles xmlns:w="{W}"/>',
}


@pytest.mark.parametrize(
    ("part", "content", "code"),
    [
        ("word/document.xml", b"<w:document", "N104"),
        ("word/document.xml", f'<w:document xmlns:w="{W}"/>'.encode(), "N104"),
        ("word/document.xml", b"<html/>", "N103"),
        ("word/document.xml", b"", "N103"),
        ("word/styles.xml", b"<w:styles", "N104"),
        (
            "word/document.xml",
            f'<!DOCTYPE x [<!ENTITY a "甲"><!ENTITY b "&a;&a;">]><w:document xmlns:w="{W}"><w:body><w:p>&b;</w:p></w:body></w:document>'.encode(),
            "N106",
        ),
        (
            "word/document.xml",
            f'<!DOCTYPE x SYSTEM "file:///etc/passwd"><w:document xmlns:w="{W}"><w:body/></w:document>'.encode(),
            "N106",
        ),
        ("word/document.xml", b"<a>" * 300 + b"</a>" * 300, "N104"),
    ],
)
def test_a_part_at_fault_is_named(
    pack: Pack, word: type[Word], part: str, content: bytes, code: str
) -> None:
    entries = word(body=BODY, parts={"styles": ""}).entries() | {part: content}
    assert refusal(pack(entries))[0] == code


def test_nesting_as_deep_as_the_limit_is_read(word: type[Word]) -> None:
    deep = BODY
    for _ in range(60):
        deep = f"<w:tbl><w:tr><w:tc>{deep}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    draft = docx.read(word(body=deep).data(), "来稿.docx").value
    assert draft is not None
    deep = "<w:r><w:t>正文</w:t></w:r>"
    for _ in range(240):
        deep = f"<w:ins>{deep}</w:ins>"
    assert docx.read(word(body=f"<w:p>{deep}</w:p>").data(), "来稿.docx").value is not None


def test_an_archive_that_unpacks_to_far_more_is_refused(pack: Pack, word: type[Word]) -> None:
    entries = word(body=BODY).entries()
    assert refusal(pack(entries | {"word/media/a.bin": bytes(40_000_000)}))[0] == "N105"


def test_an_archive_of_too_many_parts_is_refused(
    word: type[Word], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "MAX_ENTRIES", 3)
    assert refusal(word(body=BODY).data())[0] == "N105"


def test_a_part_that_hides_its_size_is_read_no_further_than_the_limit(
    word: type[Word], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = word(body=BODY * 500).data()
    monkeypatch.setattr(package, "MAX_XML", 2000)
    assert refusal(data)[0] == "N105"


def test_an_encrypted_part_is_named(word: type[Word]) -> None:
    data = bytearray(word(body=BODY).data())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(signature)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(signature, place + 1)
    assert refusal(bytes(data))[0] == "N102"


def test_macros_are_left_alone_and_reported(word: type[Word]) -> None:
    made = word(
        body=BODY,
        media={"vbaProject.bin": OLE},
        main_type="application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    result = docx.read(made.data(), "来稿.docm")
    assert result.value is not None
    assert [(item.code, item.is_error) for item in result.diagnostics] == [("N108", False)]


def test_names_of_parts_differ_in_case_and_slashes(pack: Pack, word: type[Word]) -> None:
    entries = word(body=BODY).entries()
    entries["Word\\Document.xml"] = entries.pop("word/document.xml")
    assert docx.read(pack(entries), "来稿.docx").value is not None


NAMES = [
    *("p", "r", "t", "tbl", "tr", "tc", "pPr", "rPr", "tcPr", "trPr", "ins", "del", "sdt", "ruby"),
    *("rt", "rubyBase", "sdtContent", "sdtPr", "hyperlink", "fldChar", "instrText", "fldSimple"),
    *("footnoteReference", "numPr", "numId", "ilvl", "ind", "sz", "jc", "framePr", "pStyle", "sym"),
    *("drawing", "pict", "txbxContent", "sectPr", "type", "gridSpan", "vMerge", "hMerge", "br"),
    *("lvl", "lvlOverride", "startOverride", "start", "numFmt", "lvlText", "abstractNumId"),
    *("outlineLvl", "rFonts", "vanish", "altChunk", "subDoc", "moveFrom", "gridBefore", "object"),
]
ATTRIBUTES = st.dictionaries(
    st.sampled_from(
        [f"w:{name}" for name in ("val", "id", "type", "fldCharType", "firstLine", "char", "instr")]
    ),
    st.sampled_from(
        ["", "0", "1", "-1", "999999999999", "1e999", "nan", "中", "begin", "end", "page"]
    ),
    max_size=2,
)


def element(name: str, attributes: dict[str, str], content: list[str]) -> str:
    written = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<w:{name}{written}>{''.join(content)}</w:{name}>"


TREES = st.recursive(
    st.just("文"),
    lambda inner: st.builds(
        element, st.sampled_from(NAMES), ATTRIBUTES, st.lists(inner, max_size=4)
    ),
    max_leaves=25,
)


@given(st.lists(TREES, max_size=4), st.lists(TREES, max_size=2))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_arrangement_of_elements_is_read(
    word: type[Word], body: list[str], styles: list[str]
) -> None:
    styled = f'<w:style w:type="paragraph" w:default="1" w:styleId="1">{"".join(styles)}</w:style>'
    listed = f'<w:num w:numId="1">{"".join(styles)}</w:num><w:abstractNum>{"".join(styles)}</w:abstractNum>'
    made = word(body="".join(body), parts={"styles": styled, "numbering": listed})
    assert docx.read(made.data(), "来稿.docx").value is not None
