"""Tables in a manuscript: with bars where they are plain, in HTML where cells are merged."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.intake.emit import escape
from jianbao.intake.emit.inline import Label, in_html, markdown
from jianbao.intake.model import Cell, Table


def rendered(table: Table, label: Label) -> str:
    """Return ``table``; a plain one has a head and cells of one line each."""
    if _is_plain(table):
        return "\n".join(_barred(table, label))
    return "\n".join(_tagged(table, label))


def _is_plain(table: Table) -> bool:
    rows = table.rows
    return (
        len(rows) > 1
        and all(cell.heading for cell in rows[0])
        and not any(cell.heading for row in rows[1:] for cell in row)
        and len({len(row) for row in rows}) == 1
        and all(
            cell.columns == cell.rows == 1 and len(cell.paragraphs) <= 1
            for row in rows
            for cell in row
        )
        and any(cell.paragraphs for cell in rows[0])
    )


def _barred(table: Table, label: Label) -> Iterator[str]:
    for index, row in enumerate(table.rows):
        cells = ["".join(markdown(p.runs, label) for p in cell.paragraphs) for cell in row]
        yield f"| {' | '.join(cells)} |"
        if not index:
            yield "|" + " --- |" * len(row)


def _tagged(table: Table, label: Label) -> Iterator[str]:
    yield "<table>"
    for row in table.rows:
        yield "<tr>"
        for cell in row:
            yield from _cell(cell, label)
        yield "</tr>"
    yield "</table>"


def _cell(cell: Cell, label: Label) -> Iterator[str]:
    tag = "th" if cell.heading else "td"
    spans = {"colspan": cell.columns, "rowspan": cell.rows}
    opening = tag + "".join(f' {name}="{n}"' for name, n in spans.items() if n > 1)
    if any(run.note is not None for p in cell.paragraphs for run in p.runs):
        # Only between empty lines is Markdown read inside HTML, and with it the call of a note.
        text = "\n\n".join(escape.line(markdown(p.runs, label)) for p in cell.paragraphs)
        yield f"<{opening}>\n\n{text}\n\n</{tag}>"
    else:
        yield f"<{opening}>{'<br>'.join(in_html(p.runs) for p in cell.paragraphs)}</{tag}>"
