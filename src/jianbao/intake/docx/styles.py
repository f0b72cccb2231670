"""Styles resolved: document defaults, then the chain of styles, then direct formatting (17.7.2).

Table styles are left out: they say nothing about what a paragraph is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from jianbao.intake.docx import fonts
from jianbao.intake.docx.names import number, value, w
from jianbao.intake.docx.properties import (
    SWITCHES,
    Properties,
    paragraph_properties,
    run_properties,
)

_DEFAULT_SIZE = 10.0
"""Points where nothing says otherwise, 17.3.2.38."""
_NO_LEVEL = 9
_LOWEST_LEVEL = 6
_EMPHASIS = "楷体强调"
"""Our own style for what is emphasised: Chinese has no slanted face."""
_HEADING = re.compile(r"(?:heading|标题) ?([1-9])", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocxRunLooks:
    """How a run looks. ``size`` in points; ``east`` and ``latin`` are font names, perhaps empty."""

    size: float
    east: str
    latin: str
    bold: bool = False
    italic: bool = False
    raised: bool = False
    lowered: bool = False
    dots: bool = False
    hidden: bool = False
    struck: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DocxStyle:
    """A style: its name, what it is based on, and what it says itself."""

    name: str = ""
    based_on: str = ""
    run: Properties = field(default_factory=dict)
    paragraph: Properties = field(default_factory=dict)


class DocxStyles:
    """The styles of a document."""

    def __init__(self, root: etree._Element | None, theme: fonts.FontScheme) -> None:
        """``root`` is that of the part with the styles, if there is one."""
        self._theme = theme
        self._styles: dict[str, DocxStyle] = {}
        self._defaults: tuple[Properties, Properties] = ({}, {})
        self._default_paragraph = ""
        if root is not None:
            self._read(root)
        self._looks = lru_cache(maxsize=4096)(self._resolved)
        self._chain = lru_cache(maxsize=1024)(self._merged)

    def style_of(self, direct: Properties) -> str:
        """Return the identifier of the style of a paragraph with the ``direct`` properties."""
        style = direct.get("pStyle", "")
        return style if style in self._styles else self._default_paragraph

    def name(self, style: str) -> str:
        """Return the name of ``style`` as the user sees it."""
        return self._styles.get(style, DocxStyle()).name

    def level(self, style: str, properties: Properties) -> int:
        """Return the outline level, 1 to 6, 0 for none; a heading's name says it where need be."""
        named = _HEADING.fullmatch(self.name(style))
        level = number(properties.get("outlineLvl"), int(named[1]) - 1 if named else _NO_LEVEL)
        return min(level + 1, _LOWEST_LEVEL) if 0 <= level < _NO_LEVEL else 0

    def paragraph(self, style: str) -> Properties:
        """Return what the defaults and the chain of ``style`` say of a paragraph."""
        return self._chain(style)[0]

    def run(self, paragraph_style: str, direct: Properties) -> DocxRunLooks:
        """Return how a run with the ``direct`` properties looks in a paragraph of a style."""
        return self._looks(paragraph_style, tuple(direct.items()))

    def _read(self, root: etree._Element) -> None:
        self._defaults = (
            paragraph_properties(root.find(f"{w('docDefaults')}/{w('pPrDefault')}/{w('pPr')}")),
            run_properties(root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")),
        )
        for element in root.iter(w("style")):
            identifier = element.get(w("styleId"), "")
            self._styles[identifier] = DocxStyle(
                name=value(element, "name"),
                based_on=value(element, "basedOn"),
                run=run_properties(element.find(w("rPr"))),
                paragraph=paragraph_properties(element.find(w("pPr"))),
            )
            is_default = element.get(w("default"), "0") not in {"0", "false"}
            if is_default and element.get(w("type")) == "paragraph":
                self._default_paragraph = identifier

    def _merged(self, style: str) -> tuple[dict[str, str], dict[str, str]]:
        """Return the properties of paragraph and run from the chain of ``style``.

        ``numStyle`` is the style in the chain that brings the numbering.
        """
        chain: dict[str, DocxStyle] = {}
        while style in self._styles and style not in chain:
            chain[style] = self._styles[style]
            style = chain[style].based_on
        paragraph, run = dict(self._defaults[0]), dict[str, str]()
        for identifier, item in reversed(chain.items()):
            paragraph |= item.paragraph
            run |= item.run
            if "numId" in item.paragraph:
                paragraph["numStyle"] = identifier
        return paragraph, run

    def _resolved(self, paragraph_style: str, direct: tuple[tuple[str, str], ...]) -> DocxRunLooks:
        own = dict(direct)
        of_paragraph = self._chain(paragraph_style)[1]
        of_run = self._chain(own.get("rStyle", ""))[1]
        merged = {**self._defaults[1], **of_paragraph, **of_run, **own}
        on = {name: self._switch(name, of_paragraph, of_run, own) for name in SWITCHES}
        aligned = merged.get("vertAlign")
        return DocxRunLooks(
            size=max(number(merged.get("sz")), 0) / 2 or _DEFAULT_SIZE,
            east=self._font(merged.get("eastAsia", "")),
            latin=self._font(merged.get("ascii") or merged.get("hAnsi", "")),
            bold=on["b"],
            italic=on["i"] or self.name(own.get("rStyle", "")) == _EMPHASIS,
            raised=aligned == "superscript",
            lowered=aligned == "subscript",
            dots=merged.get("em", "none") != "none",
            hidden=on["vanish"],
            struck=on["strike"] or on["dstrike"],
        )

    def _switch(
        self, name: str, of_paragraph: Properties, of_run: Properties, own: Properties
    ) -> bool:
        """Two styles that both turn a switch on turn it off again, 17.7.3; direct settings rule."""
        if name in own:
            return bool(own[name])
        in_styles = bool(of_paragraph.get(name)) != bool(of_run.get(name))
        return in_styles or bool(self._defaults[1].get(name))

    def _font(self, slot: str) -> str:
        return self._theme.font(slot[1:]) if slot.startswith("+") else slot
