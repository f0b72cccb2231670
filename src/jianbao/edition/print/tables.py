"""Tables on paper, by measure: columns as wide as their contents ask for, rows kept by height.

The widths are reckoned before the layout, since an engine that only knows the least and the
greatest width of a column leaves some one character wide beside others that are empty.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from lxml import etree

from jianbao.diagnostics import Diagnostic
from jianbao.edition import codes
from jianbao.edition.blocks import place_of
from jianbao.edition.labels import Labels
from jianbao.edition.lengths import points
from jianbao.edition.print.column_widths import RULE, Fit, MeasuredColumn, fit_columns
from jianbao.edition.print.split_tables import continued_title, part_columns, part_table
from jianbao.edition.print.table_cells import TableCell, cells_of, text_of
from jianbao.edition.print.two_columns import GUTTER, HALVED
from jianbao.edition.titles.lines import width_of
from jianbao.themes import Theme

_SOURCE: Final = "data-source"
_WHOLE: Final = 0.44
"""A table no higher than this share of a page is never broken."""
_TALL: Final = 0.45
"""A row higher than this share of a page may be broken."""
_ALONE: Final = 2.2
"""A first or last row of so many lines of the text, three of its own, may stand alone on a page."""
_LINE, _PADDING, _ROOMY = 1.0, 0.2, 0.75
"""Height of a line by the type's size, and of a cell's padding, in lines of the text."""
_UNBROKEN: Final = 5.0
"""A label of at most so many em stays on one line; of longer text three characters do."""
_LEAST: Final = 3.0
_WORD: Final = re.compile(r"[!-~]+")
_LONGEST_WORD: Final = 12.0
_FIGURE: Final = re.compile(r"[-−+±]?[\d,，]+(?:\.\d+)?(?:[%％‰]|[一-鿿]{1,3})?|[-—/]")
_DIGITS: Final = re.compile(r"\d[\d,.:：]*\d[%％‰]?|\d[%％‰]?")
_MOMENT: Final = re.compile(
    r"(?:\d{1,2}[:：]\d{2})?[—–~～-]*\d{1,2}[:：]\d{2}|(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日|\d{4}年\d{1,2}月",
    re.ASCII,
)
"""A time, from one to another, or a day, which stay on one line."""
_COUNTING: Final = re.compile(r"序号|编号|No\.?|#", re.IGNORECASE)
_TOTAL: Final = re.compile(r"合计|总计|共计|小计|Total", re.IGNORECASE)
_IMAGE: Final = 12.0  # what a picture in a cell asks for


def fit_tables(tree: etree._Element, theme: Theme, labels: Labels) -> tuple[Diagnostic, ...]:
    """Give the columns of the manuscripts' tables their widths, and say what cannot be set well.

    Said: T012 a table whose type had to be set very small, labels broken, or that was parted, to
    fit the page.
    """
    said: list[Diagnostic] = []
    number = 0
    for table in list(tree.iter("table")):
        if table.get(_SOURCE) is None or next(table.iterancestors("table"), None) is not None:
            continue
        page = _page_of(table, theme)
        parts = _parts(table, page, labels, said)
        size = min((_fit(list(cells_of(part)), page, page.size).size for part in parts), default=0)
        for part in parts:  # all in type of one size
            _set(part, page, size, number)
            part.set("data-continued", continued_title(part, labels))
            number += 1
    return tuple(said)


def _parts(
    table: etree._Element, page: _Page, labels: Labels, said: list[Diagnostic]
) -> list[etree._Element]:
    """Return the tables that ``table`` is set as, none if it is empty, and say what is amiss."""
    cells = list(cells_of(table))
    if not cells:
        return []
    columns = _columns(cells)
    fit = fit_columns(columns, page.measure, page.em, page.size)
    if fit.is_readable:
        return [table]
    parts = []
    if not fit.is_legible or _holds_figures(columns):
        heads = [cell for cell in cells if not cell.row and not cell.column]
        counts = any(_COUNTING.search("".join(head.lines)) for head in heads)
        parts = part_columns(
            cells,
            len(columns),
            min(1 + counts, len(columns) - 1),
            lambda some: (
                fit_columns(
                    [columns[at] for at in some], page.measure, page.em, page.size
                ).is_readable
            ),
        )
    if len(parts) <= 1:
        said.append(_too_wide(table, fit, is_turned=page.is_turned))
        return [table]
    said.append(codes.PARTED_TABLE.at(place_of(table), columns=len(columns), parts=len(parts)))
    return part_table(table, cells, parts, continued_title(table, labels))


def _fit(cells: Sequence[TableCell], page: _Page, size: float) -> Fit:
    return fit_columns(_columns(cells), page.measure, page.em, size)


def _set(table: etree._Element, page: _Page, size: float, number: int) -> None:
    cells = list(cells_of(table))
    fit = _fit(cells, page, size)
    _write(table, fit, page)
    _align(cells, fit)
    _mark_totals(table)
    _keep(table, cells, fit, page, number)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """Where a table stands: the measure in em of the text, the text's size in pt, lines on a page."""

    measure: float
    em: float
    size: float
    """That the theme gives to tables, in em of the text."""
    lines: float
    is_turned: bool


def _page_of(table: etree._Element, theme: Theme) -> _Page:
    width, height = (points(str(theme.option(name))) for name in ("type-width", "type-height"))
    em = width / int(str(theme.option("chars-per-line")))
    lines = float(str(theme.option("lines-per-page")))
    around = [(item.tag, item.get("class") or "") for item in table.iterancestors()]
    turned = any("landscape" in style.split() for _, style in around)
    columns = 2 if any(HALVED & set(style.split()) for _, style in around) else 1
    inset = sum(2.0 for tag, _ in around if tag in {"li", "dd"})
    inset += sum(4.0 for tag, _ in around if tag == "blockquote")
    inset += sum(2.2 for tag, style in around if tag == "aside" and style == "box")
    return _Page(
        measure=((height if turned else width) / em - GUTTER * (columns - 1)) / columns - inset,
        em=em,
        size=points(str(theme.option("table-size")), em) / em,
        lines=lines * width / height if turned else lines,
        is_turned=turned,
    )


def _columns(cells: Sequence[TableCell]) -> list[MeasuredColumn]:
    count = max(cell.column + cell.columns for cell in cells)
    columns = [MeasuredColumn() for _ in range(count)]
    for cell in sorted(cells, key=lambda cell: cell.columns):
        wish = max((width_of(line) for line in cell.lines), default=0.0)
        least = max((_least(line) for line in cell.lines), default=0.0)
        figure = max((_figure(line) for line in cell.lines), default=0.0)
        if cell.has_picture:
            wish, least = max(wish, _IMAGE), max(least, _LEAST)
        spanned = columns[cell.column : cell.column + cell.columns]
        for column in spanned:
            column.wish = max(column.wish, wish / len(spanned) if len(spanned) == 1 else 0.0)
            if len(spanned) == 1:
                column.least = max(column.least, least)
                column.figure = max(column.figure, figure)
        lacking = least - sum(column.least for column in spanned)
        if len(spanned) > 1 and lacking > 0:
            for column in spanned:
                column.least += lacking / len(spanned)
                column.wish = max(column.wish, column.least)
    return columns


def _least(line: str) -> float:
    """Return the width below which ``line`` would be broken where it should not."""
    whole = width_of(line)
    if whole <= _UNBROKEN or _FIGURE.fullmatch(line):
        return min(whole, _LONGEST_WORD)
    words = (width_of(word) for word in (*_WORD.findall(line), *_MOMENT.findall(line)))
    return max(_LEAST, min(max(words, default=0.0), _LONGEST_WORD))


def _figure(line: str) -> float:
    """Return the width of the widest figure in ``line``, which is not to be broken."""
    figures = [line] if _FIGURE.fullmatch(line) else _DIGITS.findall(line)
    return min(max(map(width_of, figures), default=0.0), _LONGEST_WORD)


def _holds_figures(columns: Sequence[MeasuredColumn]) -> bool:
    """Whether most columns are of figures, which no smaller type and no second line makes fit."""
    return 2 * sum(column.figure >= column.least - 1 for column in columns) > len(columns)


def _write(table: etree._Element, fit: Fit, page: _Page) -> None:
    group = etree.Element("colgroup")
    outer = [width + 2 * (fit.padding + RULE) for width in fit.widths]
    whole = sum(outer)
    for width in outer:
        etree.SubElement(group, "col", {"style": f"width: {100 * width / whole:.2f}%"})
    caption = table.find("caption")
    table.insert(0 if caption is None else 1, group)
    styles = ["table-layout: fixed"]
    if fit.size < page.size:
        styles.append(f"font-size: {fit.size:.3f}em; line-height: {_LINE * fit.size:.3f}rlh")
    styles.append(f"--cell-padding: {fit.padding:.2f}em")
    table.set("style", "; ".join(styles))


def _align(cells: Sequence[TableCell], fit: Fit) -> None:
    """Let figures stand one below another, their widest in the middle, and row numbers too."""
    by_column: dict[int, list[TableCell]] = {}
    for cell in cells:
        by_column.setdefault(cell.column, []).append(cell)
    for column in by_column.values():
        heads = [cell for cell in column if cell.element.tag == "th"]
        figures = [cell for cell in column if cell.element.tag == "td" and "".join(cell.lines)]
        if len(figures) < 2 or not all(_is_figure(cell) for cell in figures):  # noqa: PLR2004 - one is in line
            continue
        counts = any(_COUNTING.search("".join(head.lines)) for head in heads)
        room = fit.widths[figures[0].column]
        widest = max(width_of("".join(cell.lines)) for cell in figures)
        white = fit.padding + max(room - widest, 0.0) / 2
        for cell in figures:
            if "align-" in (cell.element.get("class") or ""):
                continue
            _mark(cell.element, "align-center" if counts else "align-right")
            if not counts:
                cell.element.set("style", f"padding-right: {white:.2f}em")


def _mark_totals(table: etree._Element) -> None:
    """Mark the rows that add others up."""
    for row in table.iterfind(".//tbody/tr"):
        words = ("".join(text_of(cell).split()) for cell in row.iterchildren("td", "th"))
        if _TOTAL.fullmatch(next(filter(None, words), "")):
            _mark(row, "total")


def _is_figure(cell: TableCell) -> bool:
    return cell.columns == 1 and _FIGURE.fullmatch("".join(cell.lines)) is not None


def _keep(
    table: etree._Element, cells: Sequence[TableCell], fit: Fit, page: _Page, number: int
) -> None:
    """Mark what is never broken, by height: a short table, rows, and merged cells."""
    rows = list(table.iter("tr"))
    heights = _heights(rows, cells, fit)
    if sum(heights) <= _WHOLE * page.lines and not any(cell.has_picture for cell in cells):
        _mark(table, "short")
    for row, height in zip(rows, heights, strict=True):
        if height > _TALL * page.lines:
            _mark(row, "tall")
    high = dict(zip(rows, heights, strict=True))
    for body in table.iter("tbody"):
        _part(list(body.iterchildren("tr")), high, _TALL * page.lines)
    for cell in cells:
        together = range(cell.row, min(cell.row + cell.rows, len(rows)))
        if len(together) < 2:  # noqa: PLR2004 - not merged
            continue
        fits = sum(heights[at] for at in together) <= _TALL * page.lines
        for at in together:
            if at > cell.row and fits:
                _mark(rows[at], "joined")
            if not fits and rows[at].get("id") is None:
                rows[at].set("id", f"merged-{number}-{at}")


def _part(
    rows: Sequence[etree._Element], high: Mapping[etree._Element, float], most: float
) -> None:
    """Let the first row and the last stand alone on a page where they or two of them are high."""
    for outer, inner in ((rows[:1], rows[1:2]), (rows[-1:], rows[-2:-1])):
        for row, other in zip(outer, inner, strict=False):
            if high[row] > _ALONE or high[row] + high[other] > most:
                _mark(row, "apart")


def _mark(element: etree._Element, style: str) -> None:
    if style not in (element.get("class") or "").split():
        element.set("class", f"{element.get('class', '')} {style}".strip())


def _heights(rows: Sequence[etree._Element], cells: Sequence[TableCell], fit: Fit) -> list[float]:
    """Return about how high each row is, in lines of the text."""
    lines = [1.0] * len(rows)
    for cell in cells:
        room = sum(fit.widths[cell.column : cell.column + cell.columns])
        room += 2 * fit.padding * (cell.columns - 1)
        count = sum(max(1, ceil(width_of(line) / max(room, 1.0))) for line in cell.lines)
        if cell.rows == 1:
            lines[cell.row] = max(lines[cell.row], count)
    pitch = _ROOMY if fit.size >= _ROOMY else _LINE * fit.size
    return [count * pitch + _PADDING for count in lines]


def _too_wide(table: etree._Element, fit: Fit, *, is_turned: bool) -> Diagnostic:
    code = codes.WIDE_TURNED_TABLE if is_turned else codes.WIDE_TABLE
    return code.at(place_of(table), columns=len(fit.widths), size=fit.points)
