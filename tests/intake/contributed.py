"""Contributions as clerks format them: an invented occasion, typed in each of several ways.

A case is a text in which each line says what it is: T title, S subtitle, B by-line, H1 and H2
headings, N a note of attachments, C credit, G signature, D date, A and AT an attachment and its
title, PIC a picture with its caption, GRID pictures side by side, TAB a table; without a mark it
is a paragraph.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from PIL import Image

MARKS = ("T", "S", "B", "H1", "H2", "N", "C", "G", "D", "A", "AT", "PIC", "GRID", "TAB")
CENTRE, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
_NUMBERS = {
    "H1": re.compile("[一二三四五六七八九十]+、"),
    "H2": re.compile("（[一二三四五六七八九十]+）"),
}
"""The numbers that Word may write itself, by the marks of their headings."""


@dataclass(frozen=True)
class Entry:
    mark: str
    text: str


@dataclass(frozen=True)
class Face:
    """How a line is set: points, typeface, bold, alignment, indent of the first line in em."""

    size: float = 0
    face: str = ""
    bold: bool = False
    align: WD_ALIGN_PARAGRAPH | None = None
    indent: float = 0
    style: str = ""


def entries(path: Path) -> list[Entry]:
    return read(path.read_text("utf-8"))


def read(text: str) -> list[Entry]:
    """Return the lines of a case, each with its mark."""
    found = list[Entry]()
    for line in text.splitlines():
        mark, _, text = line.partition(" ")
        found.append(Entry(mark, text) if mark in MARKS else Entry("P", line))
    return found


BODY = Face(16, "仿宋", indent=2)
OFFICIAL = {
    "T": Face(22, "方正小标宋简体", align=CENTRE), "S": Face(16, "楷体", align=CENTRE),
    "B": Face(16, "楷体", align=CENTRE), "H1": Face(16, "黑体", indent=2),
    "H2": Face(16, "楷体", bold=True, indent=2), "P": BODY, "N": BODY, "C": BODY,
    "G": Face(16, "仿宋", align=RIGHT), "D": Face(16, "仿宋", align=RIGHT),
    "A": Face(16, "黑体"), "AT": Face(22, "方正小标宋简体", align=CENTRE),
    "PIC": Face(12, "楷体", align=CENTRE),
}  # fmt: skip
CASUAL = {
    "T": Face(18, "宋体", bold=True, align=CENTRE), "S": Face(14, "宋体", align=CENTRE),
    "B": Face(12, "宋体", align=CENTRE), "H1": Face(12, "宋体", bold=True),
    "H2": Face(12, "宋体", bold=True, indent=2), "P": Face(12, "宋体", indent=2),
    "N": Face(12, "宋体", indent=2), "C": Face(12, "宋体", align=RIGHT),
    "G": Face(12, "宋体", align=RIGHT), "D": Face(12, "宋体", align=RIGHT),
    "A": Face(12, "宋体"), "AT": Face(18, "宋体", bold=True, align=CENTRE),
    "PIC": Face(10.5, "宋体", align=CENTRE),
}  # fmt: skip
ONE_SIZE = {
    mark: Face(14, "宋体", align=face.align, indent=face.indent) for mark, face in CASUAL.items()
}
ONE_SIZE["T"] = Face(14, "宋体", bold=True, align=CENTRE)
ONE_SIZE["H1"] = ONE_SIZE["H2"] = Face(14, "宋体", bold=True, indent=2)
STYLED = CASUAL | {
    "T": Face(style="Title"), "S": Face(style="Subtitle"), "H1": Face(style="Heading 1"),
    "H2": Face(style="Heading 2"), "P": Face(style="Normal"), "AT": Face(style="Title"),
    "PIC": Face(style="Caption"), "N": Face(), "C": Face(), "G": Face(align=RIGHT), "D": Face(align=RIGHT),
}  # fmt: skip
BARE = {mark: Face() for mark in CASUAL}
CENTRED = BARE | {"T": Face(align=CENTRE), "AT": Face(align=CENTRE)}


def official(case: list[Entry]) -> bytes:
    """As official documents are set."""
    return _word(case, OFFICIAL)


def casual(case: list[Entry]) -> bytes:
    """A bold title, bold headings, an empty line after each paragraph."""
    return _word(case, CASUAL, spaced=True)


def one_size(case: list[Entry]) -> bytes:
    """One size of type for all; only bold tells headings."""
    return _word(case, ONE_SIZE)


def styled(case: list[Entry]) -> bytes:
    """By Word's own styles."""
    return _word(case, STYLED)


def numbered(case: list[Entry]) -> bytes:
    """As official documents, with Word's automatic numbers before the headings."""
    return _word(case, OFFICIAL, automatic=True)


def bare(case: list[Entry]) -> bytes:
    """Pasted without any format: two spaces before a paragraph, signature pushed by spaces."""
    return _word(case, CENTRED, by_spaces=True)


def barest(case: list[Entry]) -> bytes:
    """As `bare`, and the title is pushed to the middle by spaces; empty lines between."""
    return _word(case, BARE, by_spaces=True, spaced=True)


def text(case: list[Entry]) -> bytes:
    """Typed into a text file."""
    lines = [_by_spaces(one) for one in case if one.mark not in {"PIC", "GRID", "TAB"}]
    return "\n\n".join(lines).encode()


WAYS: dict[str, Callable[[list[Entry]], bytes]] = {
    way.__name__: way for way in (official, casual, one_size, styled, numbered, bare, barest, text)
}


def _by_spaces(one: Entry) -> str:
    lead = {
        "T": "　" * 8,
        "AT": "　" * 8,
        "S": "　" * 9,
        "B": "　" * 10,
        "G": "　" * 20,
        "D": "　" * 19,
        "A": "",
    }
    return lead.get(one.mark, "　　") + one.text


def _word(
    case: list[Entry],
    faces: dict[str, Face],
    *,
    spaced: bool = False,
    automatic: bool = False,
    by_spaces: bool = False,
) -> bytes:
    document = Document()
    lists = _lists(document) if automatic else {}
    for number, one in enumerate(case):
        if one.mark == "PIC":
            document.add_paragraph().add_run().add_picture(_picture(number), Mm(60))
            _set(document.add_paragraph(), one.text, faces["PIC"])
        elif one.mark == "GRID":
            _grid(document, one.text.split("|"), number)
        elif one.mark == "TAB":
            _table(document, [row.split("|") for row in one.text.split("/")])
        else:
            words = _by_spaces(one) if by_spaces else one.text
            pattern = _NUMBERS.get(one.mark)
            if automatic and pattern and pattern.match(words):
                words = pattern.sub("", words)
                paragraph = _set(document.add_paragraph(), words, faces[one.mark])
                _number(paragraph, *lists[one.mark])
            else:
                _set(document.add_paragraph(), words, faces[one.mark])
            if spaced:
                document.add_paragraph()
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _set(paragraph: Paragraph, words: str, face: Face) -> Paragraph:
    run = paragraph.add_run(words)
    if face.style:
        paragraph.style = face.style
    if face.size:
        run.font.size = Pt(face.size)
        paragraph.paragraph_format.first_line_indent = Pt(face.size * face.indent)
    if face.face:
        run.font.name = face.face
        run.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face.face)
    if face.bold:
        run.font.bold = True
    if face.align is not None:
        paragraph.alignment = face.align
    return paragraph


def _picture(number: int) -> io.BytesIO:
    out = io.BytesIO()
    Image.new("RGB", (240, 160), (40 + number, 90, 160)).save(out, "PNG")
    out.seek(0)
    return out


def _grid(document: Word, captions: list[str], number: int) -> None:
    """Put pictures in a table of two columns, their captions in the rows below."""
    table = document.add_table(rows=len(captions), cols=2)
    for index, caption in enumerate(captions):
        row, column = index // 2 * 2, index % 2
        table.cell(row, column).paragraphs[0].add_run().add_picture(
            _picture(number + index), Mm(50)
        )
        table.cell(row + 1, column).paragraphs[0].add_run(caption)


def _table(document: Word, rows: list[list[str]]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words


def _lists(document: Word) -> dict[str, tuple[int, int]]:
    """Add a list of two levels, “一、” and “（一）”, and return its levels by their marks."""
    numbering = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "90")
    for number, pattern in enumerate(("%1、", "（%2）")):
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), str(number))
        for name, value in (("start", "1"), ("numFmt", "chineseCounting"), ("lvlText", pattern)):
            child = OxmlElement(f"w:{name}")
            child.set(qn("w:val"), value)
            level.append(child)
        abstract.append(level)
    numbering.insert(0, abstract)
    own = numbering.add_num(90).numId
    return {"H1": (own, 0), "H2": (own, 1)}


def _number(paragraph: Paragraph, number: int, level: int) -> None:
    properties = OxmlElement("w:numPr")
    for name, value in (("ilvl", level), ("numId", number)):
        child = OxmlElement(f"w:{name}")
        child.set(qn("w:val"), str(value))
        properties.append(child)
    paragraph.paragraph_format.element.get_or_add_pPr().append(properties)
