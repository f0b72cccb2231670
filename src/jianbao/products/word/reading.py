"""What the body of a Word file says, paragraph by paragraph, with what reviewers did to it.

The contents, which Word makes, and empty paragraphs, which Markdown has not, are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from jianbao.products.word import formulas
from jianbao.products.word.described import value_of
from jianbao.products.word.elements import (
    ReadField,
    by_of,
    cells_of,
    done_by,
    ends_section,
    has_own_mark,
    is_bold,
    is_contents,
    mark_of,
    name_of,
)
from jianbao.products.word.looks import WordLooks
from jianbao.products.word.reviewed import (
    CELL,
    END,
    FORMULA,
    NOTE,
    PICTURE,
    PLAIN,
    READ,
    READING,
    ROW,
    By,
    Look,
    ReviewedParagraph,
    ReviewedPiece,
    as_lines,
    is_empty,
    note_of,
    on_one_line,
    trimmed,
    without_mark,
)
from jianbao.products.word.xml import WORD

_W: Final = f"{{{WORD}}}"
SOURCE: Final = "source"
"""The attribute of a paragraph that is being written that tells where it comes from."""
_OBJECTS: Final = frozenset({"drawing", "pict", "object"})
_CHARACTERS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_SILENT: Final = frozenset({"pPr", "rPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "rt",
                            "sdtPr", "sdtEndPr", "instrText", "delInstrText", "fldChar",
                            ":Fallback"})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """What holds for all text in an element: who put it in or took it out, where it leads."""

    came: By | None = None
    gone: By | None = None
    look: Look = PLAIN

    def within(self, element: etree._Element, name: str) -> _Around:
        """Return what holds in ``element``."""
        if name in {"ins", "moveTo"}:
            return replace(self, came=by_of(element))
        if name in {"del", "moveFrom"}:
            return replace(self, gone=by_of(element))
        return self


@dataclass(slots=True, kw_only=True)
class Reader:
    """Reads a body."""

    looks: WordLooks = field(default_factory=WordLooks)
    _fields: list[ReadField] = field(default_factory=list)
    """Those around."""
    _pieces: list[ReviewedPiece] = field(default_factory=list)
    _style: str = ""
    """That of the paragraph that is being read."""
    _breaks: Look = PLAIN
    """How a page was begun since the last text."""
    _broken: int = -1
    """Before which of the pieces of the paragraph a page is begun."""
    _marks: dict[str, str] = field(default_factory=dict)
    """The marks of those notes that have them in the text, by their keys."""
    _marked: str = ""
    """The key of the note whose mark comes next."""

    def read(self, container: etree._Element) -> tuple[ReviewedParagraph, ...]:
        """Return the paragraphs in ``container``, the body of a document or a note."""
        self._breaks = PLAIN
        return tuple(one for one in self._blocks(container, _Around()) if not is_empty(one))

    def story(
        self, body: etree._Element, notes: Mapping[str, etree._Element]
    ) -> tuple[ReviewedParagraph, ...]:
        """Return the paragraphs of ``body`` and, behind them, of the ``notes`` that it calls.

        What is in a note shares the fate of its call. ``notes`` go by their keys (`ReviewedPiece.key`).
        """
        told = list(self.read(body))
        for call in [piece for one in told for piece in one.pieces if piece.text == NOTE]:
            note = notes.get(call.key)
            if note is not None:
                said = without_mark(self.read(note), self._marks.get(call.key, ""))
                told.append(note_of(said, call))
        return tuple(told)

    def _blocks(self, container: etree._Element, around: _Around) -> Iterator[ReviewedParagraph]:
        for child in container:
            name = name_of(child)
            if name == "p":
                yield self._paragraph(child, around)
            elif name == "tbl":
                yield from self._table(child, around)
            elif name not in _SILENT and not is_contents(child):
                yield from self._blocks(child, around.within(child, name))

    def _paragraph(self, element: etree._Element, around: _Around) -> ReviewedParagraph:
        properties = element.find(f"{_W}pPr")
        self._style = value_of(properties, "pStyle")
        style = self.looks.name(self._style)
        mark = None if properties is None else properties.find(f"{_W}rPr")
        self._pieces, self._broken = [], -1
        self._inside(element, around)
        pieces = [] if style.startswith("toc ") else self._pieces
        if style in _TITLES:
            pieces = on_one_line(pieces)
        look = self.looks.paragraph(properties) | self._page_begun(properties)
        end = ReviewedPiece(
            text=END, look=look, came=done_by(mark, "ins", "moveTo") or around.came,
            gone=done_by(mark, "del", "moveFrom") or around.gone,
        )  # fmt: skip
        return ReviewedParagraph(
            pieces=(*trimmed(pieces), end), style=style.casefold(),
            listed=self.looks.listed(properties)[0],
            source=element.get(SOURCE, ""), restyled=done_by(properties, "pPrChange"),
        )  # fmt: skip

    def _page_begun(self, properties: etree._Element | None) -> Look:
        """Return how the paragraph that was read begins a page, or has the break in its text."""
        has_text = any(piece.text.strip() for piece in self._pieces)
        goes_on = any(piece.text.strip() for piece in self._pieces[max(self._broken, 0) :])
        is_broken = self._broken >= 0
        begun = (_BREAK if is_broken and goes_on else self._breaks) if has_text else PLAIN
        if ends_section(properties):
            self._breaks = _SECTION
        elif is_broken and not goes_on:
            self._breaks = _BREAK
        elif has_text:
            self._breaks = PLAIN
        return begun

    def _table(self, table: etree._Element, around: _Around) -> Iterator[ReviewedParagraph]:
        for row in table.iter(f"{_W}tr"):
            if next(row.iterancestors(f"{_W}tbl")) is not table:
                continue
            properties = row.find(f"{_W}trPr")
            inside = replace(
                around,
                came=done_by(properties, "ins") or around.came,
                gone=done_by(properties, "del") or around.gone,
            )
            cells = cells_of(row)
            for number, cell in enumerate(cells, 1):
                made = self._cell(cell, inside)
                look = self.looks.cell(cell)
                if made.pieces:
                    look |= made.pieces[-1].look
                last = ReviewedPiece(
                    text=ROW if number == len(cells) else CELL, look=look,
                    came=inside.came, gone=inside.gone,
                )  # fmt: skip
                yield replace(made, pieces=(*made.pieces[:-1], last))

    def _cell(self, cell: etree._Element, around: _Around) -> ReviewedParagraph:
        """Return a cell as one paragraph, its last piece the end of the last of those in it."""
        inside = [one for one in self._blocks(cell, around) if not is_empty(one)]
        sources = (one.get(SOURCE) for one in cell.iter(f"{_W}p"))
        source = next((source for source in sources if source), "")
        style = inside[0].style if inside else ""
        return ReviewedParagraph(pieces=as_lines(inside), style=style, source=source)

    def _inside(self, container: etree._Element, around: _Around) -> None:
        for child in container:
            name = name_of(child)
            if name == "r":
                self._run(child, around)
            elif name == "commentRangeEnd":
                self._pieces.append(ReviewedPiece(text="", key=child.get(_ID, "")))
            elif name == "oMath":
                self._token(child, name, around)
            elif name == "hyperlink":
                self._inside(child, replace(around, look=self.looks.link(child)))
            elif name == "fldSimple":
                look = around.look | ReadField(code=child.get(_CODE, "")).look
                self._inside(child, replace(around, look=look))
            elif name not in _SILENT:
                self._inside(child, around.within(child, name))

    def _run(self, run: etree._Element, around: _Around) -> None:
        looks = run.find(f"{_W}rPr")
        start = len(self._pieces)
        look = self.looks.run(looks, self._style).union(
            around.look, *(f.look for f in self._fields)
        )
        self._run_inside(run, is_bold(looks, self.looks.bold), replace(around, look=look))
        who = done_by(looks, "rPrChange")
        if who:
            self._pieces[start:] = [replace(one, relooked=who) for one in self._pieces[start:]]

    def _run_inside(self, run: etree._Element, bold: bool, around: _Around) -> None:  # noqa: FBT001 - a look
        for child in run:
            name = name_of(child)
            if name == "fldChar":
                self._field(child.get(_FIELD, ""))
            elif not all(one.is_shown for one in self._fields):
                self._fields[-1].code += (child.text or "") * (name == "instrText")
            elif name in {"t", "delText"}:
                self._say(child.text or "", around, bold)
            elif name == "br" and child.get(_TYPE) in _BREAKS:
                self._broken = len(self._pieces)
            elif name in _CHARACTERS:
                self._say(_CHARACTERS[name], around, bold)
            elif name == "ruby":
                self._ruby(child, around)
            elif name in {":AlternateContent", ":Choice"}:
                self._run_inside(child, bold, around)
            else:
                self._token(child, name, around)

    def _token(self, element: etree._Element, name: str, around: _Around) -> None:
        """Take what is no text."""
        token, look, key = "", PLAIN, ""
        if name == "oMath":
            token, look = FORMULA, formulas.said(element)
        elif name in _OBJECTS:
            token, look = PICTURE, self.looks.drawing(element)
        elif name == "sym":
            token, look = PICTURE, frozenset({f"sign={sorted(element.attrib.values())}"})
        elif name in {"footnoteReference", "endnoteReference"}:
            token, key = NOTE, f"{name[:3]}{element.get(_ID, '')}"
            self._marked = key if has_own_mark(element) else ""
        elif name == "commentReference":
            key = element.get(_ID, "")
        if token:
            self._pieces.append(
                ReviewedPiece(text=token, came=around.came, gone=around.gone, key=key, look=look)
            )
        elif key:
            self._pieces.append(ReviewedPiece(text="", key=key))

    def _ruby(self, ruby: etree._Element, around: _Around) -> None:
        base, reading = ruby.find(f"{_W}rubyBase"), ruby.find(f"{_W}rt")
        if base is not None:
            self._inside(base, around)
        self._say(READING, around)
        if reading is not None:
            start = len(self._pieces)
            self._inside(reading, around)
            self._pieces[start:] = [replace(one, look=PLAIN) for one in self._pieces[start:]]
        self._say(READ, around)

    def _say(self, text: str, around: _Around, bold: bool = False) -> None:  # noqa: FBT001, FBT002 - a look
        if self._marked:
            mark = self._marks[self._marked] = mark_of(text)
            self._marked, text = "", text.removeprefix(mark)
        if text:
            look = PLAIN if text in {READING, READ} else around.look
            self._pieces.append(
                ReviewedPiece(text=text, bold=bold, came=around.came, gone=around.gone, look=look)
            )

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(ReadField())
        elif kind == "separate" and self._fields:
            self._fields[-1].is_shown = True
        elif kind == "end" and self._fields:
            self._fields.pop()


_ID: Final = f"{{{WORD}}}id"
_TYPE: Final = f"{{{WORD}}}type"
_FIELD: Final = f"{{{WORD}}}fldCharType"
_CODE: Final = f"{{{WORD}}}instr"
_TITLES: Final = frozenset({"文章标题", "辑名", "报头"})
_BREAK: Final[Look] = frozenset({"break=1"})
_SECTION: Final[Look] = frozenset({"section=1"})
_BREAKS: Final = frozenset({"page", "column"})
