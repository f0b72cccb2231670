"""Tables whose cells say what they are: captions, heads, and which way each head looks.

WCAG 2.2, 1.3.1 Info and Relationships (techniques H39, H51, H63).
"""

from __future__ import annotations

import re

from lxml import etree

from jianbao.manuscript.elements import is_blank, plain_text, pop

_CAPTION = re.compile(r"\s*(?:表\s*[：:]|Table:)\s*")


def take_caption(table: etree._Element) -> None:
    """Turn a paragraph ``表：…`` directly before ``table`` into its caption."""
    paragraph = table.getprevious()
    if paragraph is None or paragraph.tag != "p" or table.find("caption") is not None:
        return
    prefix = _CAPTION.match(paragraph.text or "")
    if prefix is None or not plain_text(paragraph)[prefix.end() :].strip():
        return
    paragraph.text = (paragraph.text or "")[prefix.end() :]
    paragraph.tag = "caption"
    paragraph.tail = None
    table.insert(0, paragraph)


def set_heads(table: etree._Element) -> None:
    """Mark the head cells of ``table`` and say which way each heads, where the writer did not.

    The first row heads the columns if it is in ``thead``, or all in bold as word processors leave
    it. Where it begins with an empty corner, the first column heads the rows.
    """
    rows = list(table.iter("tr"))
    if not rows:
        return
    if table.find(".//th") is None and _looks_like_head(rows):
        for cell in rows[0]:
            cell.tag = "th"
    if _heads_columns(rows[0]) and is_blank(rows[0][0]):
        for row in rows[1:]:
            if len(row) > 1 and not is_blank(row[0]):
                row[0].tag = "th"
    for row in rows:
        _set_scopes(row)


def _set_scopes(row: etree._Element) -> None:
    scope = "col" if all(cell.tag == "th" for cell in row) else "row"
    for cell in row.findall("th"):
        if is_blank(cell):  # it heads nothing, and would be announced with every cell
            cell.tag = "td"
            pop(cell, "scope")
        elif cell.get("scope") is None:
            cell.set("scope", scope)


def _looks_like_head(rows: list[etree._Element]) -> bool:
    first, parent = rows[0], rows[0].getparent()
    if parent is not None and parent.tag == "thead":
        return True
    return len(rows) > 1 and len(first) > 1 and all(_is_bold(cell) for cell in first)


def _heads_columns(row: etree._Element) -> bool:
    return len(row) > 1 and all(cell.tag == "th" for cell in row)


def _is_bold(cell: etree._Element) -> bool:
    """Whether there is text in ``cell``, and all of it bold."""
    text = "".join(plain_text(cell).split())
    bold = "".join(plain_text(part) for part in cell.iter("strong", "b"))
    return bool(text) and "".join(bold.split()) == text
