"""Tables of data; those that only lay out a page are read as paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml.html import HtmlElement

from jianbao.intake.model import Cell, Paragraph
from jianbao.intake.webpage.styles import InheritedStyle, inherit

_PARTS = frozenset({"table", "thead", "tbody", "tfoot", "tr", "colgroup", "col"})
_MOST = 1000
"""More columns or rows than any cell takes up."""

Content = Callable[[HtmlElement, InheritedStyle], tuple[Paragraph, ...]]


def is_data(table: HtmlElement) -> bool:
    """Whether ``table`` has rows of several cells, no table within, and no text beside cells."""
    if table.get("role") == "presentation" or table.find(".//table") is not None:
        return False
    rows = list(table.iter("tr"))
    if not any(len(row.findall("td")) + len(row.findall("th")) > 1 for row in rows):
        return False
    return not any(_stray(part) for part in table.iter(*_PARTS))


def rows(
    table: HtmlElement, style: InheritedStyle, content: Content
) -> tuple[tuple[Cell, ...], ...]:
    """Return the cells of ``table`` by rows; ``content`` reads one, under what it inherits."""
    return tuple(
        tuple(_row(row, _handed_down(row, table, style), content)) for row in table.iter("tr")
    )


def _row(row: HtmlElement, style: InheritedStyle, content: Content) -> Iterator[Cell]:
    for cell in row:
        if cell.tag not in {"td", "th"}:
            continue
        head = cell.tag == "th" or any(part.tag == "thead" for part in row.iterancestors("thead"))
        yield Cell(
            paragraphs=content(cell, style),
            columns=_number(cell.get("colspan")),
            rows=_number(cell.get("rowspan")),
            heading=head,
        )


def _handed_down(row: HtmlElement, table: HtmlElement, style: InheritedStyle) -> InheritedStyle:
    between: list[HtmlElement] = []
    for part in (row, *row.iterancestors()):
        if part is table:
            break
        between.append(part)
    for part in reversed(between):
        style = inherit(style, part, str(part.tag))
    return style


def _stray(part: HtmlElement) -> bool:
    """Whether ``part`` holds text, or an element of another kind, where only its parts belong."""
    allowed = _PARTS | ({"td", "th"} if part.tag == "tr" else set())
    if (part.text or "").strip():
        return True
    return any(
        (child.tail or "").strip() or (isinstance(child.tag, str) and child.tag not in allowed)
        for child in part
    )


def _number(written: str | None) -> int:
    text = (written or "").strip()
    return min(max(int(text), 1), _MOST) if text.isascii() and text.isdecimal() else 1
