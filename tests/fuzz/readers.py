"""The readers of what comes from outside, each as a function of bytes that may hold anything.

What a reader refuses it refuses with diagnostics; whatever else it raises, and whatever breaks a
law that is asserted here, is a fault.
"""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from lxml import etree
from PIL import Image

from jianbao import config, copyedit, manuscript, spreadsheets
from jianbao.copyedit.fix import put_right
from jianbao.diagnostics import BookError, Diagnostic, Result, Span
from jianbao.imposition.impose import impose
from jianbao.imposition.options import Booklet
from jianbao.intake import docx, emit, plan, webpage
from jianbao.intake.model import Draft
from jianbao.intake.splitting import Answers
from jianbao.manuscript.rendering import render
from jianbao.preflight.check import check as preflight
from jianbao.preflight.model import Terms
from jianbao.products import PRODUCTS

_BOOK: Final = "书名: 简报\n单位: 教育局\n校对: {错别字: true}\n文章: [稿.md, 稿.html, 另.md]\n"
_ACTIVE: Final = frozenset(
    {"script", "style", "iframe", "object", "embed", "form", "input", "link", "meta", "base"}
)
_LEADS_OUT: Final = re.compile(r"(?:javascript|vbscript|data|file):", re.IGNORECASE)
_PART: Final = re.compile(rb"^%%% (.+)\n", re.MULTILINE)
_COLUMNS: Final = (
    spreadsheets.Column(name="name", names=("姓名",), required=True, is_person=True),
    spreadsheets.Column(name="unit", names=("单位",)),
    spreadsheets.Column(name="number", names=("份号", "时间")),
)


@cache
def _folder() -> Path:
    """Return a book of this process, whose files are written anew for each run."""
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    (folder / "book.yaml").write_text(_BOOK, "utf-8")
    (folder / "另.md").write_text("# 另一篇 {#other}\n\n## 小节 {#section}\n\n正文。\n", "utf-8")
    Image.new("RGB", (3, 2)).save(folder / "图.png")
    for name in ("稿.md", "稿.html"):
        (folder / name).write_text("", "utf-8")
    return folder


@cache
def _settings() -> config.BookConfig:
    loaded = config.load(_folder() / "book.yaml", PRODUCTS)
    assert loaded.value is not None, loaded.diagnostics
    return loaded.value


def _placed(diagnostics: Iterable[Diagnostic]) -> None:
    for item in diagnostics:
        assert item.span is not None, item
        assert item.code != "B006", item
        assert item.message.zh, item
        assert item.message.en, item


def _answered(result: Result[Any]) -> None:
    _placed(result.diagnostics)
    assert result.value is not None or result.failed, "nothing was read and nothing is said"


def read_config(data: bytes) -> None:
    """book.yaml, also as import and reorder read it."""
    file = _folder() / "any.yaml"
    file.write_bytes(data)
    _answered(config.load(file, PRODUCTS))
    try:
        text = data.decode("utf-8")
        paths = emit.chapter_paths(text)
        more = emit.with_chapters(text, ["稿件/新.md"])
    except (UnicodeDecodeError, emit.UnclearBookError):
        return
    assert emit.chapter_paths(more) == [*paths, "稿件/新.md"]


def _read_manuscript(name: str, data: bytes) -> None:
    for each in ("稿.md", "稿.html"):
        (_folder() / each).write_bytes(data if each == name else b"")
    found = manuscript.read(_settings())
    _placed(found.diagnostics)
    if found.value is None:
        return
    for part in found.value.parts:
        for chapter in part.chapters:
            _harmless(chapter.html)


def _harmless(html: str) -> None:
    for element in etree.fromstring(f"<x>{html}</x>").iter(etree.Element):
        assert element.tag not in _ACTIVE, element.tag
        for name, value in element.attrib.items():
            assert not str(name).startswith("on"), name
            if name in {"href", "src"}:
                assert not _LEADS_OUT.match(str(value).strip()), value


def read_front_matter(data: bytes) -> None:
    """What stands between the lines ``---`` of a manuscript."""
    _read_manuscript(
        "稿.md", b"---\n" + data + b"\n---\n\n# \xe9\xa2\x98\n\n\xe6\x96\x87\xe3\x80\x82\n"
    )


def read_markdown(data: bytes) -> None:
    """A manuscript in Markdown."""
    _read_manuscript("稿.md", data)


def read_html(data: bytes) -> None:
    """A manuscript in HTML."""
    _read_manuscript("稿.html", data)


def proofread(data: bytes) -> None:
    """A manuscript read by every rule: what is put right is right at once."""
    (_folder() / "稿.html").write_bytes(b"")
    (_folder() / "稿.md").write_bytes(data)
    copy = copyedit.read_copy(_settings())
    for finding in copyedit.check(copy):
        assert finding.message.zh
    for name, text in put_right(copy).contents.items():
        (_folder() / name).write_bytes(text)
    assert put_right(copyedit.read_copy(_settings())).contents == {}


def _imported(result: Result[Draft]) -> None:
    """The manuscripts of a draft are such as the book can read."""
    _answered(result)
    if result.value is None:
        return
    made = plan.prepare([result.value], _folder() / "book.yaml", Answers())
    _placed(made.diagnostics)
    if made.value is None or made.failed:
        return
    for bound in made.value.manuscripts:
        try:
            rendered = render("稿.md", bound.text)
        except BookError as problem:
            raise AssertionError(problem.diagnostics) from problem
        assert not any(item.is_error for item in rendered.diagnostics), rendered.diagnostics


def read_docx(data: bytes) -> None:
    """A Word file, from its parts; what has none is the file itself."""
    _imported(docx.read(packed(data), "来稿.docx"))


def read_page(data: bytes) -> None:
    """A web page, saved or archived."""
    _imported(webpage.read(data, "来稿.html"))


def read_sheet(data: bytes) -> None:
    """A list of people: a workbook from its parts, a text of rows, YAML."""
    for suffix in (".xlsx",) if data.startswith((b"%%% ", b"PK")) else (".csv", ".yaml"):
        file = _folder() / f"名单{suffix}"
        file.write_bytes(packed(data))
        _answered(spreadsheets.read(file, file.name, _COLUMNS))


def read_pdf(data: bytes) -> None:
    """A PDF from elsewhere: checked for the press, and put on sheets."""
    _placed(preflight(data, "来.pdf", Terms()))
    _answered(impose(data, Booklet(), Span(file="来.pdf")))


READERS: Final[Mapping[str, Callable[[bytes], None]]] = {
    "config": read_config,
    "front-matter": read_front_matter,
    "markdown": read_markdown,
    "html": read_html,
    "proofreading": proofread,
    "docx": read_docx,
    "page": read_page,
    "sheet": read_sheet,
    "pdf": read_pdf,
}


def packed(data: bytes) -> bytes:
    """Return the archive whose parts ``data`` has below lines ``%%% name``, else ``data``."""
    if not data.startswith(b"%%% "):
        return data
    stream = io.BytesIO()
    pieces = _PART.split(data)[1:]
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in dict(zip(pieces[::2], pieces[1::2], strict=True)).items():
            archive.writestr(name.decode("utf-8", "replace").replace("\0", "") or "x", content)
    return stream.getvalue()


def unpacked(data: bytes) -> bytes:
    """Return the parts of an archive as `packed` reads them; bytes that are none as they are."""
    if not data.startswith(b"PK\x03\x04"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"".join(
            b"%%% " + name.encode() + b"\n" + archive.read(name).rstrip(b"\n") + b"\n"
            for name in archive.namelist()
            if not name.endswith("/")
        )
