"""What an official document and a briefing have around their text: 版头, 落款, 附件说明, 版记."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from lxml import etree

from jianbao.edition.titles.lines import width_of
from jianbao.manuscript.elements import has_class
from jianbao.products.word.inline import InlineWriter
from jianbao.products.word.measures import TWIPS, twips
from jianbao.products.word.properties import Indent, ParagraphLooks, RunLooks
from jianbao.products.word.rows import write_ends
from jianbao.products.word.written import at_foot, insert_rules, set_space
from jianbao.products.word.xml import w

if TYPE_CHECKING:
    from jianbao.products.word.flow import Context, WordFlow

_MM: Final = 72 / 25.4
_NAMES: Final = 35.0
"""Millimetres from the type area to the names (GB/T 9704-2012, 7.2.4)."""
_INK: Final = 0.92
"""Height of the ink of a character, in em."""
_NARROWING: Final = re.compile(r"scaleX\(([\d.]+)\)")
_RED: Final = 11
"""Eighths of a point: the red rule of 0.5 mm."""
_THICK, _THIN = 8, 6
"""Eighths of a point: the rules of an imprint, 0.35 and 0.25 mm."""
_SEAL: Final = 8.0
"""From the middle of one seal to the next, in em."""


def write_marks(flow: WordFlow, element: etree._Element, context: Context) -> None:
    """Write 份号, 密级 and 紧急程度; what follows stands 35 mm below the top of the type area."""
    start = len(flow.elements)
    flow.walk(element, context)
    used = (len(flow.elements) - start) * flow.pieces.measures.pitch
    if not used:
        flow.add((), ParagraphLooks(style="Marks", line=TWIPS))
        used = TWIPS
    flow.space(max(twips(_NAMES * _MM) - used, 0))


def write_authorities(flow: WordFlow, element: etree._Element, context: Context) -> None:
    """Write the names in red: one in a line, joint ones in a table beside 文件."""
    m, setting = flow.pieces.measures, flow.pieces.setting
    size = flow.pieces.authority_size
    found = _NARROWING.search(element.get("style", ""))
    narrow = min(float(found[1]), 1.0) if found else 1.0
    run = RunLooks(
        role=setting.title,
        colour=setting.accent,
        size=round(size * 2),
        narrowing=round(narrow * 100) if narrow < 1 else 0,
    )
    looks = ParagraphLooks(style="Authority", line=twips(size))
    names = [item for item in element.iter("p") if not has_class(item, "authority-document")]
    word = next((item for item in element.iter("p") if has_class(item, "authority-document")), None)
    if word is None:
        for number, name in enumerate(names):
            between = twips(max(0.3 * size, 2 * m.pitch / TWIPS - _INK * size))
            flow.add(_runs(flow, name, run), replace(looks, before=between if number else None))
    else:
        _write_joint(flow, names, word, run, looks)
    del context


def _write_joint(
    flow: WordFlow,
    names: list[etree._Element],
    word: etree._Element,
    run: RunLooks,
    looks: ParagraphLooks,
) -> None:
    """Write joint names, spread to one length, with 文件 at their right."""
    size = (run.size or 2) / 2 * (run.narrowing or 100) / 100
    longest = max(width_of("".join(map(str, name.itertext()))) for name in names)
    said = width_of("".join(map(str, word.itertext())))
    widths = [twips(longest * size), twips((said + 0.2) * size)]
    spread = replace(looks, align="distribute")
    left = [w("p", spread.element(1.0), *_runs(flow, name, run)) for name in names]
    right = [w("p", looks.element(1.0), *_runs(flow, word, run))]
    cells = [
        w("tc", w("tcPr", w("tcW", w=width, type="dxa"), w("vAlign", val="center")), *inside)
        for width, inside in zip(widths, (left, right), strict=True)
    ]
    properties = w(
        "tblPr",
        w("tblW", w=sum(widths), type="dxa"),
        w("jc", val="center"),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *(w(side, w=0, type="dxa") for side in ("left", "right"))),
    )
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    flow.add((), ParagraphLooks(style="Authority", line=TWIPS))
    flow.add_table(w("tbl", properties, grid, w("tr", *cells)))


def _runs(
    flow: WordFlow, element: etree._Element, run: RunLooks | None = None
) -> list[etree._Element]:
    inline = InlineWriter(flow.pieces, run)
    inline.take(element)
    return inline.finish()


def write_number(flow: WordFlow, element: etree._Element, context: Context) -> None:
    """Write 发文字号, with 签发人 at its right, two lines below the names, and the red rule."""
    m, setting = flow.pieces.measures, flow.pieces.setting
    number = next((item for item in element.iter("p") if has_class(item, "document-number")), None)
    approvers = [item for item in element.iter("div") if has_class(item, "approver-names")]
    white = round(4 * _MM - (m.pitch / TWIPS - m.em) / 2)
    looks = ParagraphLooks(style="DocumentNumber", before=m.lines_of(2))
    if not approvers:
        flow.add([] if number is None else _runs(flow, number), looks)
    else:
        _write_approvers(flow, number, approvers[0], context.with_(looks=looks))
    last = flow.elements[-1]
    insert_rules(last, [("bottom", _RED, setting.accent)], space=max(white, 1))


def _write_approvers(
    flow: WordFlow, number: etree._Element | None, approvers: etree._Element, context: Context
) -> None:
    rows = approvers.findall("p")
    inside = context.with_(style="DocumentNumber")
    for index, row in enumerate(rows):
        label = etree.Element("span")
        label.text = flow.pieces.approver if index == 0 else "\u3000" * len(flow.pieces.approver)
        looks = replace(context.looks, before=context.looks.before if index == 0 else 0)
        ends: list[list[etree._Element]] = [[], [label, row]]
        if index == len(rows) - 1 and number is not None:
            ends[0] = [number]
        write_ends(flow, ends, inside.with_(looks=looks))


def write_attachments(flow: WordFlow, element: etree._Element, context: Context) -> None:
    """Write 附件说明, a line below the text."""
    rows = element.findall("p")
    wide = 0.5 if has_class(element, "many") else 0.0
    for index, row in enumerate(rows):
        first = -4.0 - wide if index == 0 else -1.0 - wide
        indent = Indent(left=6 + wide, first=first)
        if has_class(element, "single"):
            indent = Indent(left=5, first=-3)
        above = flow.pieces.measures.lines_of(1) if index == 0 else None
        looks = ParagraphLooks(style="AttachmentList", indent=indent, before=above)
        flow.add(_runs(flow, row), looks)
    del context


def write_signing(flow: WordFlow, element: etree._Element, context: Context) -> None:
    """Write 署名 and 成文日期 (GB/T 9704-2012, 7.3.5)."""
    m = flow.pieces.measures
    names = [item for item in element.iter("p") if has_class(item, "signatory")]
    day = next((item for item in element.iter("p") if has_class(item, "signed")), None)
    signed = [] if day is None else [day]
    if has_class(element, "sealed"):
        _write_sealed(flow, element, names, signed)
        return
    wide = max([*map(_width, names), *(_width(item) + 2 for item in signed)], default=0.0)
    edge = max(m.characters - 2 - wide, 0.0)
    for index, item in enumerate([*names, *signed]):
        left = edge if index < len(names) else edge + 2
        above = m.lines_of(1) if index == 0 else None
        looks = ParagraphLooks(
            style="Signature", indent=Indent(left=left), before=above, keep_next=item is not day
        )
        flow.add(_runs(flow, item), looks)
    del context


def _write_sealed(
    flow: WordFlow,
    element: etree._Element,
    names: list[etree._Element],
    signed: list[etree._Element],
) -> None:
    """Write names that will be sealed: in rows, the last of them in the middle over the date."""
    m = flow.pieces.measures
    middle = m.characters - 4 - max(map(_width, signed), default=6.0) / 2
    rows = [item for item in element.iter("div") if has_class(item, "signing-row")]
    del names
    for index, row in enumerate(rows):
        own = [item for item in row.iter("p") if has_class(item, "signatory")]
        step = _SEAL if len(own) > 2 else middle * 0.55  # noqa: PLR2004 - two long names share the line
        places = [middle - step * (len(own) - 1 - at) for at in range(len(own))]
        inline = InlineWriter(flow.pieces)
        for name in own:
            inline.tab()
            inline.take(name)
        tabs = tuple(("center", twips(place * m.em), "") for place in places)
        above = m.lines_of(2 if index == 0 else 4)
        looks = ParagraphLooks(style="Signature", tabs=tabs, before=above, keep_next=True)
        flow.add(inline.finish(), looks)
    for day in signed:
        left = max(middle - _width(day) / 2, 0.0)
        flow.add(_runs(flow, day), ParagraphLooks(style="Signature", indent=Indent(left=left)))


def _width(element: etree._Element) -> float:
    return width_of("".join(map(str, element.itertext())))


def write_imprint(flow: WordFlow, element: etree._Element, context: Context) -> None:
    """Write 版记: at the foot of the page where the theme has it, which the print has found."""
    is_at_foot = element.get("data-foot") is not None
    if is_at_foot:
        _go_to(flow, element)
    start = len(flow.elements)
    groups: list[list[etree._Element]] = []
    inside = context.with_(style="Imprint")
    for child in element.iterchildren(etree.Element):
        before = len(flow.elements)
        if has_class(child, "imprint-lines"):
            _write_receivers(flow, child, inside)
        elif has_class(child, "imprint-print") and len(child) > 1:
            write_ends(flow, [list(child)[:-1], list(child)[-1:]], inside)
        else:
            write_ends(flow, [[child], []], inside)
        groups.append(flow.elements[before:])
    groups = [group for group in groups if group]
    del flow.elements[start:]
    if not groups:
        return
    if is_at_foot:
        page = flow.pieces.pages.get(element.get("id", ""), 0)
        m, is_verso = flow.pieces.measures, page > 0 and page % 2 == 0
        flow.elements.append(at_foot(groups, m, (_THICK, _THIN), is_verso=is_verso))
        flow.add((), ParagraphLooks(line=TWIPS))  # what the table hangs on
        return
    for number, group in enumerate(groups):
        flow.elements += group
        weight = _THICK if group is groups[-1] else _THIN
        insert_rules(group[-1], [("bottom", weight, "000000")], space=1)
        if number == 0:
            insert_rules(group[0], [("top", _THICK, "000000")], space=1)
            set_space(group[0], before=flow.pieces.measures.pitch)


def _write_receivers(flow: WordFlow, element: etree._Element, context: Context) -> None:
    """Write to whom it goes, the names one below another, a character in from the rules."""
    em = flow.pieces.measures.em
    looks = replace(
        flow.looks(context), indent=Indent(left=4, first=-4), tabs=(("left", twips(em), ""),)
    )
    for line in element.iter("p"):
        inline = InlineWriter(flow.pieces, context.run)
        inline.tab()
        inline.take(line)
        flow.add(inline.finish(), looks)


def _go_to(flow: WordFlow, element: etree._Element) -> None:
    """Begin as many pages as lie, in the print, between the end of the text and the imprint."""
    page = flow.pieces.pages.get(element.get("id", ""), 0)
    begun = flow.turn_back()
    for _ in range(page - (flow.pieces.last_page or page) - begun):
        flow.add((), ParagraphLooks(line=TWIPS, page_break=True))
