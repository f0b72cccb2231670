"""styles.xml: the named styles of a theme, by its options."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from jianbao.fonts import Role
from jianbao.products.word.faces import WordFaces
from jianbao.products.word.measures import PageMeasures
from jianbao.products.word.properties import Indent, ParagraphLooks, RunLooks
from jianbao.products.word.xml import Child, part, w

NORMAL: Final = "Normal"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordStyle:
    """A style of paragraphs, or of text where ``of_text``; ``name`` is what Word lists it by."""

    id: str
    name: str
    looks: ParagraphLooks = field(default_factory=ParagraphLooks)
    run: RunLooks = field(default_factory=RunLooks)
    parent: str = NORMAL
    following: str = ""
    of_text: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleSetting:
    """What styles hang on besides the measures."""

    body: Role
    heading: Role
    title: Role
    table: Role
    title_size: float
    """Points."""
    part_size: float
    title_line: int
    """From line to line of a title, twips."""
    accent: str
    language: str
    autospace: bool
    hanging: bool
    is_reader: bool
    """Whether the theme has a cover, and heads above the text."""
    is_official: bool
    tint: str
    """The ground of heads of tables."""
    has_grid: bool
    """Whether tables have all their rules."""


def styles_part(
    styles: tuple[WordStyle, ...], measures: PageMeasures, faces: WordFaces, setting: StyleSetting
) -> bytes:
    """Return styles.xml."""
    defaults = w(
        "docDefaults",
        w("rPrDefault", _default_run(measures, faces, setting)),
        w("pPrDefault", w("pPr")),
    )
    made = [_normal(measures, faces, setting), *_built_in()]
    made += [_style(style, measures.em, faces) for style in styles]
    return part(w("styles", defaults, *made))


def _default_run(measures: PageMeasures, faces: WordFaces, setting: StyleSetting) -> etree._Element:
    size = measures.half_points
    east = setting.language if setting.language.startswith("zh") else "zh-CN"
    latin = "en-US" if setting.language.startswith("zh") else setting.language
    return w(
        "rPr",
        faces.fonts(setting.body),
        w("kern", val=0),
        w("sz", val=size),
        w("szCs", val=size),
        w("lang", val=latin, eastAsia=east, bidi="ar-SA"),
    )


def _normal(measures: PageMeasures, faces: WordFaces, setting: StyleSetting) -> etree._Element:
    # The page has the grid of the standard, but what keeps to it is the exact line and the space
    # between characters: LibreOffice gives two squares to a character wider than one.
    properties = w(
        "pPr",
        w("widowControl", val=1),
        w("kinsoku", val=1),
        w("wordWrap", val=1),
        w("overflowPunct", val=int(setting.hanging)),
        w("autoSpaceDE", val=int(setting.autospace)),
        w("autoSpaceDN", val=int(setting.autospace)),
        w("adjustRightInd", val=0),
        w("snapToGrid", val=0),
        w("spacing", before=0, after=0, line=measures.pitch, lineRule="exact"),
        w("jc", val="both"),
        w("textAlignment", val="center"),
    )
    size = RunLooks(size=measures.half_points, spacing=measures.spacing).element(faces)
    normal = w("style", w("name", val="Normal"), w("qFormat"), properties, size, type="paragraph")
    _identify(normal, NORMAL, is_default=True)
    return normal


def _built_in() -> tuple[etree._Element, ...]:
    """Return what Word takes for granted: the default styles of text, tables and lists."""
    text = w(
        "style",
        w("name", val="Default Paragraph Font"),
        w("uiPriority", val=1),
        w("semiHidden"),
        type="character",
    )
    margins = w(
        "tblCellMar",
        *(w(side, w=108 if side in {"left", "right"} else 0, type="dxa") for side in _SIDES),
    )
    table = w(
        "style",
        w("name", val="Normal Table"),
        w("uiPriority", val=99),
        w("semiHidden"),
        w("tblPr", w("tblInd", w=0, type="dxa"), margins),
        type="table",
    )
    numbers = w(
        "style",
        w("name", val="No List"),
        w("uiPriority", val=99),
        w("semiHidden"),
        type="numbering",
    )
    names = ("DefaultParagraphFont", "TableNormal", "NoList")
    for style, name in zip((text, table, numbers), names, strict=True):
        _identify(style, name, is_default=True)
    return text, table, numbers


_SIDES: Final = ("top", "left", "bottom", "right")


def _identify(style: etree._Element, name: str, *, is_default: bool = False) -> None:
    values = w("x", styleId=name, **({"default": 1} if is_default else {"customStyle": 1}))
    for key, value in values.attrib.items():
        style.set(key, value)


def _style(style: WordStyle, em: float, faces: WordFaces) -> etree._Element:
    children: list[Child] = [w("name", val=style.name)]
    if not style.of_text:
        children.append(w("basedOn", val=style.parent))
        if style.following:
            children.append(w("next", val=style.following))
    looks = style.run.with_(bold=True) if style.run.role in faces.heavy else style.run
    run = looks.element(faces)
    if run is not None and style.run.size and not style.run.spacing:
        place = sum(1 for child in run if child.tag not in {w("sz").tag, w("szCs").tag})
        own = [child.tag for child in run]
        run.insert(min(place, own.index(w("sz").tag)), w("spacing", val=0))
    children += [w("qFormat"), style.looks.element(em), run]
    made = w("style", *children, type="character" if style.of_text else "paragraph")
    _identify(made, style.id, is_default=False)
    if style.name in BUILT_IN:
        del made.attrib[w("x", customStyle=1).keys()[0]]
    return made


BUILT_IN: Final = frozenset({
    "heading 1", "heading 2", "heading 3", "heading 4", "heading 5", "Body Text", "Subtitle",
    "Quote", "toc 1", "toc 2", "toc 3", "TOC Heading", "List Paragraph", "footnote text",
    "footnote reference", "header", "footer", "Strong",
})  # fmt: skip


def indent(left: float = 0.0, right: float = 0.0, first: float = 0.0) -> Indent:
    """Return an indent in em of the text."""
    return Indent(left=left, right=right, first=first)
