"""Sections: paper, margins, grid, and what stands above and below the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from jianbao.fonts import Role
from jianbao.products.word.measures import PageMeasures, twips
from jianbao.products.word.package import WrittenRelation
from jianbao.products.word.properties import ParagraphLooks, RunLooks
from jianbao.products.word.styles import StyleSetting, indent
from jianbao.products.word.xml import element, part, text, w

if TYPE_CHECKING:
    from jianbao.products.word.faces import WordFaces
    from jianbao.products.word.pieces import Pieces

_DASH: Final = 7.0
"""Millimetres from the type area to the dashes beside the number (GB/T 9704-2012, 7.5)."""
_MM: Final = 72 / 25.4
_RULE: Final = 5.0
"""Millimetres from the rule below the head to the type area."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A run of pages that are alike; ``first`` is the number of its first page, 0 to count on."""

    start: str = "nextPage"
    is_turned: bool = False
    is_plain: bool = False
    """Whether there is nothing above and below the text."""
    is_headless: bool = False
    """Whether there is nothing above it."""
    form: str = ""
    first: int = 0


def section_properties(section: Section, pieces: Pieces) -> etree._Element:
    """Return ``w:sectPr``."""
    m = pieces.measures
    margins = [m.top, m.outer, m.bottom, m.inner]
    width, height = m.inner + m.width + m.outer, m.top + m.height + m.bottom
    if section.is_turned:
        width, height = height, width
        margins = [m.inner, m.top, m.outer, m.bottom]
    top, right, bottom, left = map(twips, margins)
    folio = 14.0 if not pieces.setting.is_reader else m.em * 0.85
    foot = margins[2] - (
        _DASH * _MM + folio * 0.6 if not pieces.setting.is_reader else 6 * _MM + folio
    )
    head = margins[0] - _RULE * _MM - m.em
    size = {"w": twips(width), "h": twips(height)}
    if section.is_turned:
        size["orient"] = "landscape"  # type: ignore[assignment] # the one attribute that is no number
    children = [
        *_references(section, pieces),
        w("footnotePr", w("numFmt", val="decimalEnclosedCircleChinese")),
        w("type", val=section.start),
        w("pgSz", **size),
        w(
            "pgMar",
            top=top,
            right=right,
            bottom=bottom,
            left=left,
            header=max(twips(head), 0),
            footer=max(twips(foot), 0),
            gutter=0,
        ),
        _numbers(section),
        w("cols", space=425),
        w("docGrid", type="linesAndChars", linePitch=m.pitch, charSpace=m.character_space),
    ]
    return w("sectPr", *children)


def _numbers(section: Section) -> etree._Element | None:
    said: dict[str, str | int] = {}
    if section.form:
        said["fmt"] = section.form
    if section.first:
        said["start"] = section.first
    return w("pgNumType", **said) if said else None


def _references(section: Section, pieces: Pieces) -> list[etree._Element]:
    made = []
    for kind in ("header", "footer"):
        bare = section.is_plain or (kind == "header" and section.is_headless)
        bare = bare or (kind == "header" and not pieces.setting.is_reader)
        for side in ("even", "default"):
            name = f"{kind}-blank" if bare else f"{kind}-{side}"
            relation = pieces.relations.add(WrittenRelation(kind=kind, target=f"{name}.xml"))
            made.append(element(f"w:{kind}Reference", **{"w:type": side, "r:id": relation}))
    return made


def edges(title: str, m: PageMeasures, s: StyleSetting, faces: WordFaces) -> dict[str, bytes]:
    """Return the parts above and below the text, by their names without the ending."""
    made = {"header-blank": _part("hdr", (), ParagraphLooks(style="Footer"), m)}
    made["footer-blank"] = _part("ftr", (), ParagraphLooks(style="Footer"), m)
    for side, align in (("default", "right"), ("even", "left")):
        aside = indent(right=1) if align == "right" else indent(left=1)
        looks = ParagraphLooks(style="Footer", align=align, indent=None if s.is_reader else aside)
        made[f"footer-{side}"] = _part("ftr", _folio(s, faces), looks, m)
        content = field('STYLEREF "文章标题"', title) if side == "default" else [_said(title)]
        head = ParagraphLooks(style="Header", align=align)
        made[f"header-{side}"] = _part("hdr", content, head, m)
    return made


def _folio(s: StyleSetting, faces: WordFaces) -> list[etree._Element]:
    looks = RunLooks(role=Role.SONG)
    if s.is_reader:
        return field("PAGE", "1")
    dash = looks.element(faces, is_wide=True)
    again = looks.element(faces, is_wide=True)
    return [w("r", dash, text("t", "— ")), *field("PAGE", "1"), w("r", again, text("t", " —"))]


def _part(
    root: str,
    runs: tuple[etree._Element, ...] | list[etree._Element],
    looks: ParagraphLooks,
    m: PageMeasures,
) -> bytes:
    return part(w(root, w("p", looks.element(m.em), *runs)))


def _said(content: str) -> etree._Element:
    return w("r", text("t", content))


def field(
    instruction: str, shown: str, looks: etree._Element | None = None
) -> list[etree._Element]:
    """Return the runs of a field that shows ``shown`` until it is updated."""
    code = text("instrText", f" {instruction} ")
    return [
        w("r", w("fldChar", fldCharType="begin")),
        w("r", code),
        w("r", w("fldChar", fldCharType="separate")),
        w("r", looks, text("t", shown)),
        w("r", w("fldChar", fldCharType="end")),
    ]
