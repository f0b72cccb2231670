"""Tables: merged cells counted out, tables in tables and pictures taken out of the cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from jianbao.diagnostics import Code, Span
from jianbao.intake.docx import change_codes, changes, grids
from jianbao.intake.docx.names import is_on, number, w
from jianbao.intake.docx.story import Story
from jianbao.intake.docx.text import plain
from jianbao.intake.model import Block, Cell, Paragraph, SourcePicture, Table

_WRAPPERS = {w("sdt"), w("sdtContent"), w("customXml"), w("ins"), w("moveTo")}
_MAX_SPAN = 200
"""Word has no more than 63 columns."""


@dataclass(slots=True, kw_only=True)
class _Open:
    """A cell that may still grow to the right or below."""

    blocks: list[Block] = field(default_factory=list)
    columns: int = 1
    rows: int = 1
    heading: bool = False


def read(
    story: Story, element: etree._Element, read_cell: Callable[[etree._Element], list[Block]]
) -> list[Block]:
    """Return the table ``element``, with its pictures behind it; one of a single cell is text.

    ``read_cell`` returns what stands in a cell.
    """
    span = Span(file=story.span.file, line=story.line + (not story.fixed_line))
    rows = _Rows(story, read_cell).read(element)
    if len(rows) == 1 and len(rows[0]) == 1:
        story.document.log.add(change_codes.FRAME_TABLE, span.line)
        return rows[0][0].blocks
    if gallery := grids.gallery([[(cell.blocks, cell.columns) for cell in row] for row in rows]):
        story.document.log.add(change_codes.GALLERY, span.line)
        return gallery
    if _is_bare(element) and (unwrapped := grids.unwrapped([[c.blocks for c in r] for r in rows])):
        story.document.log.add(change_codes.LAYOUT_TABLE, span.line)
        return unwrapped
    pictures = [item for row in rows for cell in row for item in _flat(cell) if _is_picture(item)]
    if pictures:
        story.document.log.add(change_codes.TABLE_PICTURE, span.line)
    if any(isinstance(block, Table) for row in rows for cell in row for block in cell.blocks):
        story.document.log.add(change_codes.NESTED_TABLE, span.line)
    table = Table(
        rows=tuple(tuple(map(_closed, row)) for row in rows),
        turned=element in story.turned,
        span=span,
    )
    has_text = any(cell.paragraphs for row in table.rows for cell in row)
    return [*([table] if has_text or (rows and not pictures) else []), *pictures]


class _Rows:
    """The rows of one table while they are read."""

    def __init__(self, story: Story, read_cell: Callable[[etree._Element], list[Block]]) -> None:
        self._story = story
        self._read_cell = read_cell
        self._above: dict[int, _Open] = {}

    def read(self, element: etree._Element) -> list[list[_Open]]:
        """Return the rows of the w:tbl ``element`` without those that are deleted."""
        return [row for item in _children(element, w("tr")) if (row := self._row(item)) is not None]

    def _row(self, element: etree._Element) -> list[_Open] | None:
        properties = element.find(w("trPr"))
        deletion = None if properties is None else properties.find(w("del"))
        if deletion is not None:
            self._leave_out(element, changes.about(change_codes.DELETED, changes.author(deletion)))
            return None
        column = _count(properties, "gridBefore", 0)
        cells = [_Open(columns=column)] if column else []
        for item in _children(element, w("tc")):
            column += self._cell(item, column, cells, heading=_is_heading(properties))
        after = _count(properties, "gridAfter", 0)
        return [*cells, *([_Open(columns=after)] if after else [])]

    def _cell(
        self, element: etree._Element, column: int, cells: list[_Open], *, heading: bool
    ) -> int:
        """Read a cell that begins at ``column`` into ``cells``; return how many columns it takes."""
        properties = element.find(w("tcPr"))
        columns = _count(properties, "gridSpan", 1)
        if _merge(properties, "hMerge") == "continue" and cells:
            self._leave_out(element, change_codes.MERGED_AWAY)
            cells[-1].columns += columns
        elif _merge(properties, "vMerge") == "continue" and column in self._above:
            self._leave_out(element, change_codes.MERGED_AWAY)
            self._above[column].rows += 1
        else:
            cell = _Open(blocks=self._read_cell(element), columns=columns, heading=heading)
            cells.append(cell)
            self._above[column] = cell
        return columns

    def _leave_out(self, element: etree._Element, rule: Code) -> None:
        self._story.next_paragraph(sum(1 for _ in element.iter(w("p"))))
        text = plain(element)
        if text.strip():
            self._story.document.log.add(rule, self._story.line, before=text)


def _is_bare(element: etree._Element) -> bool:
    """Whether no lines are drawn around or in a table, nor by a style that it names."""
    properties = element.find(w("tblPr"))
    if properties is None:
        return False
    named = properties.find(w("tblBorders")) is None and properties.find(w("tblStyle")) is not None
    drawn = (
        line.get(w("val")) not in {"none", "nil"}
        for tag in ("tblBorders", "tcBorders")
        for borders in element.iter(w(tag))
        for line in borders
    )
    return not named and not any(drawn)


def _closed(cell: _Open) -> Cell:
    return Cell(
        paragraphs=tuple(item for item in _flat(cell) if isinstance(item, Paragraph)),
        columns=cell.columns,
        rows=cell.rows,
        heading=cell.heading,
    )


def _flat(cell: _Open) -> Iterator[Paragraph | SourcePicture]:
    """Yield what a cell holds, a table in it by its cells, without empty paragraphs."""
    for block in cell.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for inner in row:
                    yield from inner.paragraphs
        elif isinstance(block, SourcePicture) or block.runs or block.looks.numbering:
            yield block


def _is_picture(item: Paragraph | SourcePicture) -> bool:
    return isinstance(item, SourcePicture)


def _children(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield the rows or cells of ``element``, those in content controls too."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, tag)


def _count(properties: etree._Element | None, name: str, default: int) -> int:
    item = None if properties is None else properties.find(w(name))
    value = default if item is None else number(item.get(w("val")), default)
    return min(max(value, default), _MAX_SPAN)


def _merge(properties: etree._Element | None, name: str) -> str:
    """Return “restart”, “continue”, or “” for a cell that is not merged; 17.4.84."""
    item = None if properties is None else properties.find(w(name))
    return "" if item is None else item.get(w("val"), "continue")


def _is_heading(properties: etree._Element | None) -> bool:
    item = None if properties is None else properties.find(w("tblHeader"))
    return item is not None and is_on(item.get(w("val")))
