"""Properties of paragraphs and runs, in the order that the schema asks for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from lxml import etree

from jianbao.fonts import Role
from jianbao.products.word.faces import CODE_FACE, WordFaces
from jianbao.products.word.measures import twips
from jianbao.products.word.xml import w

_HUNDRED: Final = 100
"""A length in characters is written in hundredths."""
Rule = tuple[str, int, str]
"""A rule beside a paragraph: which side, its weight in eighths of a point, its colour."""


CIVIL_AND_MARTIAL: Final = 24
"""The weight from which a rule is a thick one with a thin one beside it (文武线)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indent:
    """White beside a paragraph, in em of the text; a ``first`` below 0 hangs."""

    left: float = 0.0
    right: float = 0.0
    first: float = 0.0

    def element(self, em: float) -> etree._Element:
        """Return ``w:ind`` in characters, and in twips for what does not know them."""
        said: dict[str, int] = {}
        hangs = self.first < 0
        edges = {
            "left": self.left,
            "right": self.right,
            "hanging" if hangs else "firstLine": abs(self.first),
        }
        for name, length in edges.items():
            said[f"{name}Chars"] = round(length * _HUNDRED)
            said[name] = twips(length * em)
        return w("ind", **said)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphLooks:
    """How a paragraph stands; None and "" say nothing. Lengths are in twips, but in `Indent`."""

    style: str = ""
    keep_next: bool = False
    page_break: bool = False
    number: tuple[int, int] | None = None
    """Its list and the level there."""
    rules: tuple[Rule, ...] = ()
    tabs: tuple[tuple[str, int, str], ...] = ()
    """Of each its alignment, its place and its leader."""
    before: int | None = None
    after: int | None = None
    line: int | None = None
    is_least: bool = False
    """Whether lines may be higher, as those with pictures are."""
    indent: Indent | None = None
    align: str = ""
    outline: int | None = None

    def element(self, em: float, *more: etree._Element) -> etree._Element | None:
        """Return ``w:pPr`` with ``more`` at its end, or None where nothing is said."""
        children = [
            w("pStyle", val=self.style) if self.style else None,
            w("keepNext") if self.keep_next else None,
            w("pageBreakBefore") if self.page_break else None,
            self._number(),
            self._rules(),
            self._tabs(),
            w("snapToGrid", val=0) if self.is_least else None,
            self._spacing(),
            self.indent.element(em) if self.indent else None,
            w("jc", val=self.align) if self.align else None,
            None if self.outline is None else w("outlineLvl", val=self.outline),
            *more,
        ]
        said = [child for child in children if child is not None]
        return w("pPr", *said) if said else None

    def _number(self) -> etree._Element | None:
        if self.number is None:
            return None
        list_, level = self.number
        return w("numPr", w("ilvl", val=level), w("numId", val=list_))

    def _rules(self) -> etree._Element | None:
        sides = {side: (weight, colour) for side, weight, colour in self.rules}
        order = [side for side in ("top", "left", "bottom", "right") if side in sides]
        rules = [
            w(
                side,
                val="single" if sides[side][0] < CIVIL_AND_MARTIAL else "thickThinSmallGap",
                sz=sides[side][0],
                space=1,
                color=sides[side][1],
            )
            for side in order
        ]
        return w("pBdr", *rules) if rules else None

    def _tabs(self) -> etree._Element | None:
        tabs = [
            w("tab", val=kind, pos=place, **({"leader": leader} if leader else {}))
            for kind, place, leader in self.tabs
        ]
        return w("tabs", *tabs) if tabs else None

    def _spacing(self) -> etree._Element | None:
        said: dict[str, Any] = {}
        if self.before is not None:
            said["before"] = self.before
        if self.after is not None:
            said["after"] = self.after
        if self.is_least:
            said |= {"line": 240, "lineRule": "auto"}
        elif self.line is not None:
            said |= {"line": self.line, "lineRule": "exact"}
        return w("spacing", **said) if said else None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLooks:
    """How text looks, apart from its paragraph; None, 0 and "" say nothing."""

    style: str = ""
    role: Role | None = None
    code: bool = False
    bold: bool = False
    strike: bool = False
    hidden: bool = False
    colour: str = ""
    spacing: int = 0
    """Added to each character, in twips."""
    narrowing: int = 0
    """Width of the letters in per cent."""
    size: int = 0
    """Half points."""
    underline: str = ""
    ground: str = ""
    """The colour behind it."""
    raised: str = ""
    """``superscript`` or ``subscript``."""
    dots: bool = False
    language: str = ""

    def with_(self, **changes: Any) -> RunLooks:  # noqa: ANN401 - any field
        """Return the looks with ``changes``."""
        return replace(self, **changes)

    def element(self, faces: WordFaces, *, is_wide: bool = False) -> etree._Element | None:
        """Return ``w:rPr``, or None where nothing is said.

        ``is_wide`` tells that quotation marks, dashes and dots of the text are Chinese ones, which
        Word would else set in the Latin face (ECMA-376-1, 17.3.2.26).
        """
        children = [
            w("rStyle", val=self.style) if self.style else None,
            self._fonts(faces, is_wide=is_wide),
            w("b") if self.bold else None,
            w("strike") if self.strike else None,
            w("vanish") if self.hidden else None,
            w("color", val=self.colour) if self.colour else None,
            w("spacing", val=self.spacing) if self.spacing else None,
            w("w", val=self.narrowing) if self.narrowing else None,
            w("sz", val=self.size) if self.size else None,
            w("szCs", val=self.size) if self.size else None,
            w("u", val=self.underline) if self.underline else None,
            w("shd", val="clear", color="auto", fill=self.ground) if self.ground else None,
            w("vertAlign", val=self.raised) if self.raised else None,
            w("em", val="underDot") if self.dots else None,
            w("lang", val=self.language) if self.language else None,
        ]
        said = [child for child in children if child is not None]
        return w("rPr", *said) if said else None

    def _fonts(self, faces: WordFaces, *, is_wide: bool) -> etree._Element | None:
        if self.code:
            fonts = w("rFonts", ascii=CODE_FACE, hAnsi=CODE_FACE, cs=CODE_FACE)
        elif self.role is not None:
            fonts = faces.fonts(self.role)
        elif is_wide:
            fonts = w("rFonts")
        else:
            return None
        if is_wide:
            fonts.set(w("x", hint="eastAsia").keys()[0], "eastAsia")
        return fonts
