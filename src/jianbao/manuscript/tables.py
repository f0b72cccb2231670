"""Tables whose cells say what they are: captions, heads, and which way each head looks.

WCAG 2.2, 1.3.1 Info and Relationships (techniques H39, H51, H63).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from jianbao.manuscript.elements import is_blank, plain_text, pop

_CAPTION = re.compile(r"\s*(?:表\s*[：:]|Table:)\s*")
_NUMBERED = re.compile(
    r"\s*(?:附?表|Table)\s*(?:\d+(?:[-.—]\d+)?|[一二三四五六七八九十]+)(?:[\s　：:.．、]|$)"
)
_LONGEST = 60
"""A caption is a title; beyond this it is a sentence that begins with one."""


def take_caption(table: etree._Element) -> None:
    """Turn a paragraph ``表：…`` directly before ``table`` into its caption."""
    paragraph = table.getprevious()
    if paragraph is None or paragraph.tag != "p" or table.find("caption") is not None:
        return
    prefix = _CAPTION.match(paragraph.text or "")
    if prefix is not None and plain_text(paragraph)[prefix.end() :].strip():
        paragraph.text = (paragraph.text or "")[prefix.end() :]
    elif not is_numbered(paragraph, _NUMBERED):
        return
    paragraph.tag = "caption"
    paragraph.tail = None
    table.insert(0, paragraph)


def is_numbered(paragraph: etree._Element, label: re.Pattern[str]) -> bool:
    """Whether ``paragraph`` is a title like 表1 or 图1: short, and no sentence."""
    text = plain_text(paragraph).strip()
    return len(text) <= _LONGEST and label.match(text) is not None and text[-1] not in "。；："


def repeat_heads(table: etree._Element) -> None:
    """Put the rows of heads with which ``table`` begins into ``thead``; drop an empty one.

    Every page on which the table goes on repeats what stands there.
    """
    head = table.find("thead")
    if head is not None:
        if (
            all(is_blank(cell) for cell in head.iter("td", "th"))
            and table.find("tbody") is not None
        ):
            table.remove(head)
        return
    heads = list(_heading_rows(list(table.iter("tr"))))
    body = heads[0].getparent() if heads else None
    if body is None:
        return
    head = etree.Element("thead")
    at = table.index(body) if body is not table else table.index(heads[0])
    table.insert(at, head)
    for row in heads:
        row.tail = None
        head.append(row)


def _heading_rows(rows: list[etree._Element]) -> Iterator[etree._Element]:
    """Yield the first rows that are heads, with those that merged cells of theirs span."""
    spanned = 0
    for number, row in enumerate(rows[:-1]):
        is_head = len(row) > 0 and all(cell.tag == "th" for cell in row)
        if not number and not is_head:
            is_head = len(row) > 1 and all(_is_bold(cell) for cell in row)
        if not is_head and not spanned:
            return
        yield row
        spanned = max(spanned - 1, *(_rows_of(cell) - 1 for cell in row), 0)


def _rows_of(cell: etree._Element) -> int:
    written = cell.get("rowspan", "")
    return int(written) if written.isdecimal() else 1


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
