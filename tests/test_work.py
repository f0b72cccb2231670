"""The work of every reader grows with what it reads, and not with its square, whatever that is.

Work is counted, not timed: the lines of Python that are run, and the places among the children of
an element that lxml counts through. What regular expressions do cannot be counted, so the patterns
of the package are held to forms that cannot run away.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from html import escape
from io import BytesIO
from itertools import groupby
from pathlib import Path
from types import FrameType
from typing import Any
from zipfile import ZipFile

import openpyxl
import pikepdf
import pytest
from lxml import etree
from pikepdf import Array, Dictionary, Name, OutlineItem

from jianbao import manuscript
from jianbao.archive import verify
from jianbao.config import load
from jianbao.config.model import BookConfig, ChapterEntry, PartEntry
from jianbao.diagnostics import Span
from jianbao.edition.print.split_tables import part_table
from jianbao.edition.print.table_cells import cells_of
from jianbao.edition.titles.display import fit_display
from jianbao.edition.titles.lines import TitleShape, break_title
from jianbao.history.differences import differences
from jianbao.imposition.impose import impose
from jianbao.imposition.options import Booklet
from jianbao.intake import plan, rtf, sources
from jianbao.intake.splitting import Answers
from jianbao.manuscript import svg
from jianbao.preflight.check import check as preflight
from jianbao.preflight.model import Terms
from jianbao.products import PRODUCTS
from jianbao.spreadsheets.model import Column
from jianbao.spreadsheets.reading import read as read_list

SIZE = 80
STEP = 20
"""Lines that a place gone through counts for, so that their square shows at this size."""
GROWTH = 2.3
"""How much more work twice as much may make: two times, and some that a logarithm adds."""
SPARE = 3000


class Counted(etree.ElementBase):
    """An element that counts the places that are gone through to reach a child."""

    steps = 0

    def index(self, child: etree._Element, *bounds: int) -> int:  # type: ignore[override]
        found = super().index(child, *bounds)
        Counted.steps += found
        return found

    def insert(self, index: int, element: etree._Element) -> None:
        Counted.steps += min(index, len(self))
        super().insert(index, element)

    def __getitem__(self, place: Any) -> Any:  # noqa: ANN401 - as lxml has it
        if isinstance(place, int):
            Counted.steps += min(place % (len(self) or 1), -place % (len(self) or 1))
        return super().__getitem__(place)


def parsers() -> Iterator[Any]:
    """Yield the parsers of XML that modules of the package keep."""
    for name, module in list(sys.modules.items()):
        if name.startswith("jianbao."):
            yield from (v for v in vars(module).values() if isinstance(v, etree.XMLParser))


@contextmanager
def counting() -> Iterator[list[int]]:
    """Count the lines of Python that are run within, and the children that lxml counts through."""
    count = [0]

    def step(_: FrameType, event: str, __: object) -> Any:  # noqa: ANN401 - as sys.settrace has it
        count[0] += event == "line"
        return step

    lookup = etree.ElementDefaultClassLookup(element=Counted)
    changed = list(parsers())
    for parser in changed:
        parser.set_element_class_lookup(lookup)
    before, Counted.steps = sys.gettrace(), 0
    sys.settrace(step)
    try:
        yield count
    finally:
        sys.settrace(before)
        count[0] += STEP * Counted.steps
        for parser in changed:
            parser.set_element_class_lookup(None)


def held(work: Callable[[int], Callable[[], object]], size: int = SIZE) -> None:
    """Hold the work for twice ``size`` to about two times that for ``size``."""
    work(2)()  # what is done once only
    counts = []
    for number in (size, 2 * size):
        ready = work(number)
        with counting() as count:
            ready()
        counts.append(count[0])
    assert counts[1] <= GROWTH * counts[0] + SPARE, counts


MARKUP = [
    "（", "“", "《", '"', "，", "…", ".", " ", "　", "1", "9.", "甲", "甲 ", "甲,乙:", "2021年",
    "13812345678 ", "<", "&amp;", "&", "*", "**", "_", "`", "[", "](", "![", "[^1]", "^[", "\\", "|",
    "~", "=", "::: x\n", "{", "{#a}", "<!--", "<?", "<![CDATA[", "```\n", "\n\n", "\n\n# 甲",
    "\n\n一、", "\n- ", "\n> ", "> ", "- ", "1. ", "甲\n", "甲\n\n", "$", "$a$", "- [ ] a\n",
    "[a](b)", "[a][b]", "[a]: b\n", "| a | b |\n", "\n|a|\n|-|\n|b|\n", "---\n", "    a\n", "<b>",
    "</b>", "<b>a</b>", "<a href=x>", "<p>甲</p>\n", "<div>", "<table>", "<tr>", "<td>", "<li>",
    "<ul><li>", "<br>", "<span style='color:red'>", "http://a.b/ ", "[^a]\n\n[^a]: 注\n\n", "H~2~O",
    "\r", "\u200b", "\u0301", "（供稿：甲）", "图1 甲\n\n", "张三　李四\n", "<ruby>甲<rt>a</rt></ruby>",
    "<p style='text-align:right'>甲</p>", "![甲](a.png)\n\n", "<x:y>", "</p>", "a<b", "::: 落款\n甲\n乙\n:::\n",
]  # fmt: skip
"""Pieces that are repeated."""
LISTS: dict[str, Callable[[int], str]] = {
    "notes": lambda n: "".join(f"甲[^{i}]\n\n[^{i}]: 注{i}\n\n" for i in range(n)),
    "links": lambda n: "".join(f"[a{i}](#b{i}) " for i in range(n)),
    "defined links": lambda n: (
        "".join(f"[a{i}] " for i in range(n)) + "\n\n" + "".join(f"[a{i}]: #b\n" for i in range(n))
    ),
    "anchors": lambda n: "".join(f"## 甲 {{#a{i}}}\n\n" for i in range(n)),
    "one anchor": lambda n: "## 甲 {#a}\n\n" * n,
    "like headings": lambda n: "## 甲\n\n乙\n\n" * n,
    "columns": lambda n: f"|{'a|' * n}\n|{'-|' * n}\n|{'b|' * n}\n",
    "rows": lambda n: "|a|b|\n|-|-|\n" + "|甲|乙|\n" * n,
    "attributes": lambda n: f"<p {' '.join(f'a{i}=b' for i in range(n))}>甲</p>",
    "styles": lambda n: f"<p style='{'color:red;' * n}'>甲</p>",
    "classes": lambda n: f"<p class='{' '.join(f'a{i}' for i in range(n))}'>甲</p>",
    "cells": lambda n: f"<table>{'<tr><td>甲</td><td>乙</td></tr>' * n}</table>",
    "articles": lambda n: "".join(
        f"甲校召开会议{i}\n供稿：甲{i}\n\n昨日，甲校召开会议，学习文件。\n\n" for i in range(n // 4)
    ),
    "numbered": lambda n: "".join(f"{i}. 甲校召开会议\n" for i in range(n)),
    "signature": lambda n: "::: 落款\n" + "甲\n" * n + ":::\n",
}
TEXTS = {piece: lambda n, piece=piece: piece * n for piece in MARKUP} | LISTS
Texts = Callable[[int], str]


def book_of(folder: Path, name: str, text: str) -> BookConfig:
    (folder / name).write_text(text, "utf-8")
    parts = (PartEntry(chapters=(ChapterEntry(path=name),)),)
    return BookConfig(file=folder / "book.yaml", title="书", parts=parts)


@pytest.mark.parametrize("text", TEXTS.values(), ids=map(repr, TEXTS))
def test_markdown(tmp_path: Path, text: Texts) -> None:
    held(reading(tmp_path, "a.md", lambda n: f"# 题\n\n{text(n)}"))


TAGS = {key: text for key, text in TEXTS.items() if key[0] == "<" or key in LISTS}


@pytest.mark.parametrize("text", TAGS.values(), ids=map(repr, TAGS))
def test_html(tmp_path: Path, text: Texts) -> None:
    held(reading(tmp_path, "a.html", lambda n: f"<html><body><h1>题</h1>{text(n)}"))


def reading(folder: Path, name: str, text: Texts) -> Callable[[int], Callable[[], object]]:
    """Return the work of reading ``text`` as the manuscript ``name``."""

    def work(size: int) -> Callable[[], object]:
        config = book_of(folder, name, text(size))
        return lambda: manuscript.read(config)

    return work


@pytest.mark.parametrize("text", TEXTS.values(), ids=map(repr, TEXTS))
def test_imported_texts(tmp_path: Path, text: Texts) -> None:
    held(importing(tmp_path, "s.txt", text))


@pytest.mark.parametrize("text", LISTS.values(), ids=LISTS)
@pytest.mark.parametrize("name", ["s.md", "s.html", "s.docx"])
def test_imported_pages(tmp_path: Path, text: Texts, name: str) -> None:
    held(importing(tmp_path, name, text))


def importing(folder: Path, name: str, text: Texts) -> Callable[[int], Callable[[], object]]:
    """Return the work of importing ``text`` as the file ``name``: in Word a paragraph each line."""

    def work(size: int) -> Callable[[], object]:
        book = folder / "book.yaml"
        book.write_text("书名: 例\n文章:\n", "utf-8")
        written = f"题目一则\n\n{text(size)}"
        data = word(written) if name.endswith(".docx") else written.encode()
        (folder / name).write_bytes(data)

        def done() -> None:
            found = sources.read(folder / name).value
            plan.prepare(found.drafts if found else (), book, Answers())

        return done

    return work


def word(text: str) -> bytes:
    """Return a Word file of the lines of ``text``; those with ``|`` are rows of a table."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"

    def paragraph(line: str) -> str:
        return f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>"

    def row(line: str) -> str:
        cells = line.strip("|").split("|")
        return f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in cells)}</w:tr>"

    groups = groupby(text.split("\n"), key=lambda line: line.startswith("|"))
    body = "".join(
        f"<w:tbl>{''.join(map(row, lines))}</w:tbl>" if is_row else "".join(map(paragraph, lines))
        for is_row, lines in groups
    )
    stream = BytesIO()
    with ZipFile(stream, "w") as made:
        made.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        )
        made.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="a" Type="{office}"'
            ' Target="word/document.xml"/></Relationships>',
        )
        made.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>',
        )
    return stream.getvalue()


VALUES: dict[str, Callable[[int], str]] = {
    "letters": lambda n: "摘要: " + "甲" * n,
    "quoted": lambda n: '摘要: "' + "\\n" * n + '"',
    "lines": lambda n: "摘要: |\n" + "  甲\n" * n,
    "list": lambda n: "作者:\n" + "".join(f"- 甲{i}\n" for i in range(n)),
    "keys": lambda n: "".join(f"甲{i}: 乙\n" for i in range(n)),
    "one key": lambda n: "作者: 乙\n" * n,
    "brackets": lambda n: "作者: " + "[" * (20 * n),  # further than YAML looks ahead
    "anchors": lambda n: "".join(f"甲{i}: &a{i} [*a{i - 1}]\n" for i in range(n)),
    "colons": lambda n: "摘要: " + ": " * n,
    "comments": lambda n: "# 甲\n" * n,
    "dashes": lambda n: "- " * n,
    "tabs": lambda n: "\t" * n,
    "quotes": lambda n: "摘要: " + "'" * n,
}


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_front_matter(tmp_path: Path, value: Texts) -> None:
    held(reading(tmp_path, "a.md", lambda n: f"---\n标题: 甲\n{value(n)}\n---\n\n文\n"))


ENTRIES = VALUES | {
    "articles": lambda n: "文章:\n" + "".join(f"- {i}.md\n" for i in range(n)),
    "one article": lambda n: "文章:\n" + "- a.md\n" * n,
    "parts": lambda n: "辑:\n" + "".join(f"- {{辑名: 甲{i}, 文章: [a.md]}}\n" for i in range(n)),
    "send to": lambda n: "版记: {抄送: [" + "甲, " * n + "]}",
    "copies": lambda n: "输出: {pdf: {份号: " + "1-2," * n + "}}",
}


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES)
def test_book_yaml(tmp_path: Path, entry: Texts) -> None:
    (tmp_path / "a.md").write_text("# 题\n\n文\n", "utf-8")

    def work(size: int) -> Callable[[], object]:
        file = tmp_path / "book.yaml"
        file.write_text(f"书名: 例\n{entry(size)}\n", "utf-8")
        return lambda: load(file, PRODUCTS)

    held(work)


SHAPES: dict[str, Callable[[int], str]] = {
    "shapes": lambda n: "<path d='M0 0'/>" * n,
    "groups": lambda n: "<g><rect/></g>" * n,
    "scripts": lambda n: "<script/>" * n,
    "uses": lambda n: "<g id='a'/>" + "<use href='#a'/>" * n,
    "chain": lambda n: "".join(f"<g id='a{i}'><use href='#a{i + 1}'/></g>" for i in range(n)),
    "styles": lambda n: "<style>a{b:url(http://c)}</style>" * n,
    "style": lambda n: "<style>" + "a{b:url(http://c)}" * n + "</style>",
    "attributes": lambda n: "<g " + " ".join(f"a{i}='url(#b)'" for i in range(n)) + "/>",
    "handlers": lambda n: "<g " + " ".join(f"on{i}='b'" for i in range(n)) + "/>",
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_drawings(shape: Texts) -> None:
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'

    def work(size: int) -> Callable[[], object]:
        data = f"{head}{shape(size)}</svg>".encode()
        return lambda: svg.clean(data)

    held(work)


TABLES: dict[str, Callable[[int], list[list[str]]]] = {
    "rows": lambda n: [["姓名", "单位"], *([f"甲{i}", "乙"] for i in range(n))],
    "like rows": lambda n: [["姓名", "单位"], *(["甲", "乙"] for _ in range(n))],
    "columns": lambda n: [["姓名", *(f"列{i}" for i in range(n))], ["甲"]],
    "blank": lambda n: [["姓名", "单位"], *(["", ""] for _ in range(n)), ["甲", "乙"]],
    "before": lambda n: [*(["说明"] for _ in range(n)), ["姓名", "单位"], ["甲", "乙"]],
}
COLUMNS = (Column(name="name", names=("姓名",)), Column(name="unit", names=("单位",)))


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
@pytest.mark.parametrize("kind", ["csv", "xlsx", "yaml"])
def test_lists(tmp_path: Path, table: Callable[[int], list[list[str]]], kind: str) -> None:
    def work(size: int) -> Callable[[], object]:
        file = tmp_path / f"l.{kind}"
        rows = table(size)
        if kind == "xlsx":
            book = openpyxl.Workbook()
            for row in rows:
                book.active.append(row)
            book.save(file)
        elif kind == "csv":
            file.write_text("".join(f"{','.join(row)}\n" for row in rows), "utf-8")
        else:
            entries = (f"- {{姓名: {row[0]}, 单位: {row[-1]}}}\n" for row in rows)
            file.write_text("".join(entries), "utf-8")
        return lambda: read_list(file, file.name, COLUMNS)

    held(work)


def pdf_of(kind: str, size: int) -> bytes:
    with pikepdf.new() as pdf:
        for _ in range(size if kind == "pages" else 1):
            pdf.add_blank_page(page_size=(420, 595))
        page: Any = pdf.pages[0].obj
        if kind in {"strokes", "saves", "clips", "texts"}:
            piece = {
                "strokes": "1 1 m 9 9 l S ",
                "saves": "q 1 0 0 1 1 1 cm ",
                "clips": "0 0 9 9 re W n ",
                "texts": "BT 1 1 Td () Tj ET ",
            }[kind]
            page.Contents = pdf.make_stream(piece.encode() * size)
        elif kind == "links":
            page.Annots = Array([
                pdf.make_indirect(
                    Dictionary(
                        Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), Dest=Array([page, Name.Fit])
                    )
                )
                for _ in range(size)
            ])  # fmt: skip
        elif kind == "bookmarks":
            with pdf.open_outline() as outline:
                outline.root.extend(OutlineItem("甲", 0) for _ in range(size))
        elif kind == "forms":
            form = pdf.make_stream(b"0 0 m 9 9 l S")
            form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
            page.Resources = Dictionary(XObject=Dictionary(A=form))
            page.Contents = pdf.make_stream(b"/A Do " * size)
        stream = BytesIO()
        pdf.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    "kind", ["pages", "strokes", "saves", "clips", "texts", "links", "bookmarks", "forms"]
)
def test_pdfs(kind: str) -> None:
    def work(size: int) -> Callable[[], object]:
        data = pdf_of(kind, size)

        def done() -> None:
            preflight(data, "a.pdf", Terms())
            for scheme in ("saddle", "2-up"):
                impose(data, Booklet(scheme=scheme), Span(file="a.pdf"))

        return done

    held(work, 60)


@pytest.mark.parametrize(
    "piece", ["甲", "甲 ", "a", "a ", "，", "“", "（", "关于", "甲、", "2021年", "/"]
)
def test_titles(piece: str) -> None:
    def work(size: int) -> Callable[[], object]:
        text = piece * size
        return lambda: [
            *(break_title(text, 20.0, shape) for shape in TitleShape),
            fit_display(text, 36.0, 300.0, 1.0, 9.0),
        ]

    held(work, 300)  # longer than what is broken with care


def line_of(number: int) -> str:
    return "".join(chr(0x4E00 + (number * 97 + sign * sign * 31) % 5000) for sign in range(12))


def test_wide_tables() -> None:
    def work(size: int) -> Callable[[], object]:
        row = f"<tr>{'<td>甲</td>' * size}</tr>"
        table = etree.fromstring(f"<div><table>{row * 3}</table></div>")[0]
        parts = [(0, number) for number in range(1, size)]
        return lambda: part_table(table, list(cells_of(table)), parts, "续表")

    held(work)


RICH: dict[str, Callable[[int], str]] = {
    "groups": lambda n: "{" * n + "Text" + "}" * n,
    "unclosed": lambda n: "{" * (20 * n),
    "signs": lambda n: r"\u30002?" * n,
    "paragraphs": lambda n: r"Text\par " * n,
    "cells": lambda n: r"Text\cell " * n + r"\row",
}


@pytest.mark.parametrize("text", RICH.values(), ids=RICH)
def test_rich_text(text: Texts) -> None:
    def work(size: int) -> Callable[[], object]:
        data = f"{{\\rtf1 {text(size)}}}".encode()
        return lambda: (rtf.too_deep(data), rtf.chunks(data))

    held(work)


def test_archives(tmp_path: Path) -> None:
    def work(size: int) -> Callable[[], object]:
        folder = tmp_path / str(size)
        (folder / "data").mkdir(parents=True)
        lines = ""
        for number in range(size):
            (folder / f"data/{number}").write_bytes(b"a")
            lines += f"{sha256(b'a').hexdigest()}  data/{number}\n"
        (folder / "manifest-sha256.txt").write_text(lines)
        tags = f"{sha256(lines.encode()).hexdigest()}  manifest-sha256.txt\n"
        (folder / "tagmanifest-sha256.txt").write_text(tags)
        return lambda: verify(folder)

    held(work)


COMPARED: dict[str, tuple[int, Callable[[int], tuple[str, str]]]] = {
    "all changed": (SIZE, lambda n: (lines_of(0, n), lines_of(n, 2 * n))),
    "every other changed": (
        SIZE,
        lambda n: (lines_of(0, n), "\n".join(line_of(i * (1 + i % 2 * n)) for i in range(n))),
    ),
    "all the same": (400, lambda n: ("甲\n" * n, "甲\n乙\n" * n)),
    "blank": (400, lambda n: ("\n甲\n" * n, "\n\n乙\n" * n)),
    "signs": (400, lambda n: ("甲" * n, "甲乙" * n)),
}


def lines_of(first: int, last: int) -> str:
    return "\n".join(map(line_of, range(first, last)))


@pytest.mark.parametrize(("size", "texts"), COMPARED.values(), ids=COMPARED)
def test_differences(size: int, texts: Callable[[int], tuple[str, str]]) -> None:
    def work(number: int) -> Callable[[], object]:
        old, new = texts(number)
        return lambda: differences(old, new)

    held(work, size)
