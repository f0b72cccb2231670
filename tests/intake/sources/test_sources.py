from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from jianbao import files
from jianbao.diagnostics import Diagnostic, Result, Span
from jianbao.intake import docx, office, sources
from jianbao.intake.model import Draft, Paragraph, Run, SourcePicture

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def zipped(entries: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return stream.getvalue()


def png() -> bytes:
    stream = BytesIO()
    Image.new("RGB", (9, 9), "red").save(stream, "PNG")
    return stream.getvalue()


def word(folder: str = "word/document.xml") -> bytes:
    return zipped({"[Content_Types].xml": b"<Types/>", folder: b"<x/>"})


def post(text: str) -> bytes:
    return f'<!DOCTYPE html><meta charset="utf-8"><div id="js_content"><p>{text}</p></div>'.encode()


class Inbox:
    """A folder in which a test lays contributions."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.diagnostics: tuple[Diagnostic, ...] = ()

    def put(self, name: str, data: bytes | str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    def read(
        self, name: str = "", encoding: str = "", limits: sources.Limits | None = None
    ) -> tuple[Draft, ...]:
        result = sources.read(self.root / name, encoding=encoding, limits=limits)
        self.diagnostics = result.diagnostics
        self.photos = [name for name, _ in result.value.photos] if result.value else []
        return result.value.drafts if result.value else ()

    def names(self, name: str = "") -> list[str]:
        """The sources that were read, as they are shown."""
        return [draft.source for draft in self.read(name)]

    @property
    def said(self) -> list[str]:
        return [f"{item.code} {item.severity} {item.span}" for item in self.diagnostics]


@pytest.fixture
def inbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Inbox:
    """Word's readers, which have tests of their own, say here only that they were asked."""

    def asked(reader: str, source: str) -> Result[Draft]:
        run = Run(text=reader)
        paragraph = Paragraph(runs=(run,), span=Span(file=source))
        return Result(value=Draft(source=source, blocks=(paragraph,), raw=reader))

    monkeypatch.setattr(docx, "read", lambda _, source: asked("docx", source))
    monkeypatch.setattr(office, "read", lambda _, source, suffix: asked(suffix, source))
    root = tmp_path / "来稿"
    root.mkdir()
    return Inbox(root)


def text_of(draft: Draft) -> str:
    return "|".join(block.text for block in draft.blocks if isinstance(block, Paragraph))


@pytest.mark.parametrize(
    ("name", "data", "reader", "said"),
    [
        ("甲.docx", word(), "docx", []),
        ("甲.doc", word(), "docx", ["N412"]),
        ("甲.zip", word(), "docx", ["N412"]),
        ("甲.txt", word(), "docx", ["N412"]),
        ("甲.docx", b"PK\x03\x04 cut short", "docx", []),
        ("甲.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "docx", []),
        ("甲.doc", OLE + "WordDocument".encode("utf-16-le"), ".doc", []),
        ("甲.docx", OLE + "WordDocument".encode("utf-16-le"), ".doc", ["N412"]),
        ("甲.wps", OLE + "WordDocument".encode("utf-16-le"), ".wps", []),
        ("甲.doc", b"{\\rtf1 a}", ".rtf", []),
        ("甲", zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), ".odt", ["N412"]),
        ("甲.doc", b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', ".doc", []),
        ("甲.html", post("网页"), "网页", []),
        ("甲.doc", post("网页"), "网页", ["N412"]),
        ("甲.txt", post("网页"), "网页", ["N412"]),
        ("甲.html", "没有标签的文字".encode(), "没有标签的文字", ["N204"]),
        ("甲.txt", "纯文本".encode(), "纯文本", []),
        ("甲", "纯文本".encode(), "纯文本", []),
        ("甲.docx", "纯文本".encode(), "纯文本", ["N412"]),
        ("甲.txt", "纯文本。".encode("utf-16"), "纯文本。", []),
        ("甲.md", "# 标题".encode(), "标题", []),
    ],
)
def test_the_content_of_a_file_decides_who_reads_it(
    inbox: Inbox, name: str, data: bytes, reader: str, said: list[str]
) -> None:
    inbox.put(name, data)
    (draft,) = inbox.read(name)
    assert (draft.source, text_of(draft)) == (name, reader)
    assert [item.code for item in inbox.diagnostics] == said


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("甲.rar", b"Rar!\x1a\x07\x01\x00", "N414"),
        ("甲.zip", b"Rar!\x1a\x07\x01\x00", "N414"),
        ("甲.7z", b"7z\xbc\xaf\x27\x1c\0\0", "N414"),
        ("甲.xlsx", word("xl/workbook.xml"), "N416"),
        ("甲.pptx", word("ppt/presentation.xml"), "N416"),
        ("甲.xls", OLE + "Workbook".encode("utf-16-le"), "N416"),
        ("甲.docx", b"", "N417"),
        ("甲.exe", b"MZ\0\0", "N418"),
        ("甲.doc", b"\x01\0\x02\0", "N418"),
        ("甲.zip", b"PK\x03\x04 cut short", "N403"),
        ("没有.txt", None, "N401"),
    ],
)
def test_what_is_no_contribution_is_a_clear_error(
    inbox: Inbox, name: str, data: bytes | None, code: str
) -> None:
    if data is not None:
        inbox.put(name, data)
    assert inbox.read(name) == ()
    (said,) = inbox.diagnostics
    assert (said.code, said.is_error, str(said.span)) == (code, True, name)
    assert said.hint is not None


def test_a_folder_is_read_in_natural_order(inbox: Inbox) -> None:
    listed = [
        "1 通知.txt",
        "2 简讯.txt",
        "10 名单.txt",
        "第二期/一、总结.txt",
        "第二期/二、计划.txt",
        "第二期/十、附则.txt",
        "第二期/二十一、补.txt",
        "第十期/a.txt",
    ]
    for name in reversed(listed):
        inbox.put(name, "文")
    assert inbox.names() == [f"来稿/{name}" for name in listed]
    assert inbox.said == []


def test_other_files_of_a_folder_are_told_and_keep_nothing_from_being_read(inbox: Inbox) -> None:
    inbox.put("1.txt", "正文")
    inbox.put("2.png", png())
    inbox.put("3.png", png())
    inbox.put("4.pdf", b"%PDF-1.4")
    inbox.put("5.rar", b"Rar!\x1a\x07\x01\x00")
    inbox.put("6.docx", b"")
    inbox.put("7.txt", "陆".encode("gbk"))
    inbox.put("Thumbs.db", b"1")
    inbox.put("~$1.docx", b"1")
    assert inbox.names() == ["来稿/1.txt"]
    assert inbox.photos == ["2.png", "3.png"]
    assert sorted(inbox.said) == [
        "N186 error 来稿/4.pdf",
        "N301 error 来稿/7.txt",
        "N406 notice 来稿/Thumbs.db",
        "N406 notice 来稿/~$1.docx",
        "N414 error 来稿/5.rar",
        "N417 error 来稿/6.docx",
    ]


def test_nothing_outside_the_folder_is_read(inbox: Inbox, tmp_path: Path) -> None:
    (tmp_path / "外.txt").write_text("外")
    (tmp_path / "外夹").mkdir()
    (tmp_path / "外夹" / "稿.txt").write_text("外")
    inbox.put("内.txt", "内")
    (inbox.root / "链.txt").symlink_to(tmp_path / "外.txt")
    (inbox.root / "链夹").symlink_to(tmp_path / "外夹")
    assert inbox.names() == ["来稿/内.txt"]
    assert inbox.said == ["N408 warning 来稿/链.txt", "N408 warning 来稿/链夹"]


def test_the_folder_of_a_saved_page_is_the_pages_own(inbox: Inbox) -> None:
    inbox.put("文.html", post('字<img src="./文_files/640">'))
    inbox.put("文_files/640", png())
    inbox.put("文_files/广告.html", post("广告"))
    (draft,) = inbox.read()
    (picture,) = [block for block in draft.blocks if isinstance(block, SourcePicture)]
    assert (picture.name, picture.data) == ("640.png", png())
    assert inbox.said == []


def test_an_archive_is_read_like_a_folder_and_one_in_it_too(inbox: Inbox) -> None:
    inner = zipped({"丁.txt": "四".encode(), "戊.zip": zipped({"己.txt": b"x"})})
    inbox.put(
        "来稿.zip",
        zipped(
            {
                "10.txt": "三".encode(),
                "2.txt": "一".encode(),
                "文.html": post('二<img src="文_files/1.png">'),
                "文_files/1.png": png(),
                "丙.zip": inner,
            }
        ),
    )
    drafts = inbox.read("来稿.zip")
    assert [(draft.source, text_of(draft)) for draft in drafts] == [
        ("来稿.zip/2.txt", "一"),
        ("来稿.zip/10.txt", "三"),
        ("来稿.zip/丙.zip/丁.txt", "四"),
        ("来稿.zip/文.html", "二"),
    ]
    assert inbox.said == ["N413 error 来稿.zip/丙.zip/戊.zip"]


def test_an_unsafe_archive_among_others_is_an_error_and_the_others_are_read(inbox: Inbox) -> None:
    inbox.put("坏.zip", zipped({"../外.txt": b"1"}))
    inbox.put("好.txt", "好")
    assert inbox.names() == ["来稿/好.txt"]
    assert inbox.said == ["N404 error 来稿/坏.zip"]


def test_limits_hold_for_folders(inbox: Inbox) -> None:
    for name in ("1.txt", "2.txt", "3.txt"):
        inbox.put(name, "文")
    assert len(inbox.read(limits=sources.Limits(files=2))) == 2
    assert inbox.said == ["N402 error 来稿/3.txt"]
    inbox.put("a/b/c.txt", "文")
    inbox.read(limits=sources.Limits(depth=1))
    assert "N402 error 来稿/a/b" in inbox.said


def test_an_empty_folder_is_an_error(inbox: Inbox) -> None:
    assert inbox.read() == ()
    assert inbox.said == ["N410 error 来稿"]


def test_a_named_encoding_is_handed_on(inbox: Inbox) -> None:
    inbox.put("1.txt", "陆".encode("gbk"))
    (draft,) = inbox.read(encoding="gbk")
    assert text_of(draft) == "陆"


@given(
    st.sampled_from(
        [b"", b"PK\x03\x04", b"MIME-Version: 1.0\n", b"<html>", b"BM", b"\xff\xfe", OLE]
    ),
    st.binary(max_size=120),
    st.sampled_from(["", ".txt", ".md", ".html", ".mht", ".zip", ".doc", ".docx", ".png", ".x"]),
)
def test_any_bytes_under_any_name_give_a_draft_or_an_error(
    tmp_path_factory: pytest.TempPathFactory, head: bytes, rest: bytes, suffix: str
) -> None:
    path = tmp_path_factory.getbasetemp() / f"任意{suffix}"
    path.write_bytes(head + rest)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(office, "read", lambda *_: Result(value=None, diagnostics=()))
        result = sources.read(path)
    assert result.value or result.failed


def test_sources_are_never_changed(inbox: Inbox, tmp_path: Path) -> None:
    inbox.put("文.html", post("字"))
    inbox.put("文.zip", zipped({"a.txt": b"1", "../b": b"2"}))
    inbox.put("a.docx", word())

    def state() -> list[tuple[str, int, str]]:
        return [
            (str(path), path.stat().st_mtime_ns, hashlib.sha256(path.read_bytes()).hexdigest())
            for path in sorted(tmp_path.rglob("*"))
            if path.is_file()
        ]

    before = state()
    inbox.read()
    assert state() == before


def test_a_file_that_the_system_does_not_hand_over_is_told(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox.put("甲.txt", "甲文")
    inbox.put("乙.txt", "乙文")
    read = files.read

    def refusing(path: Path, most: int, inside: Path | None) -> bytes:
        if path.name == "甲.txt":
            raise PermissionError(13, "Permission denied")
        return read(path, most, inside)

    monkeypatch.setattr(files, "read", refusing)
    assert inbox.names() == ["来稿/乙.txt"]
    assert inbox.said == ["N411 error 来稿/甲.txt"]
