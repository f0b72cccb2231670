"""What drawings hold, in DrawingML and VML: pictures, text boxes, art lettering, diagrams."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ClassVar

from lxml import etree

from jianbao.intake.docx import change_codes, changes
from jianbao.intake.docx.names import (
    CHART,
    DIAGRAM,
    DRAWING,
    PLACED_DRAWING,
    RELATION,
    VML,
    VML_OFFICE,
    number,
    w,
)
from jianbao.intake.docx.pictures import Crop, crop_of
from jianbao.intake.docx.story import Story
from jianbao.intake.docx.text import ALTERNATE, branch, plain
from jianbao.intake.model import SourcePicture

_ALT_FROM = {f"{{{PLACED_DRAWING}}}docPr": ("descr", "title"), f"{{{VML}}}shape": ("alt",)}
_DIAGRAM_TEXT = f"{{{DIAGRAM}}}t"
_PARAGRAPH = f"{{{DRAWING}}}p"
_INLINE, _EXTENT = (f"{{{PLACED_DRAWING}}}{name}" for name in ("inline", "extent"))
_STYLED_WIDTH = re.compile(r"(?:^|;)\s*width:\s*([\d.]+)(pt|in)")
_EMU = 12700
"""In a point."""
_INCH = 72
_FORMULA_EDITORS = ("Equation", "MathType")


@dataclass(frozen=True, slots=True)
class TextBox:
    """A box with text of its own: an element that holds paragraphs."""

    content: etree._Element


def read(element: etree._Element, story: Story) -> list[TextBox | SourcePicture]:
    """Return what the drawing ``element`` holds, in its order."""
    return _Drawing(story, element).found


class _Drawing:
    def __init__(self, story: Story, element: etree._Element) -> None:
        self.found: list[TextBox | SourcePicture] = []
        self._story = story
        self._alt = _alt(element)
        self._width = _width(element)
        self._take(element)

    def _take(self, element: etree._Element) -> None:
        reader = self._READERS.get(element.tag)
        if reader is not None:
            reader(self, element)
        else:
            self._walk(element)

    def _walk(self, element: etree._Element) -> None:
        for child in element:
            self._take(child)

    def _box(self, element: etree._Element) -> None:
        self.found.append(TextBox(element))

    def _alternate(self, element: etree._Element) -> None:
        chosen = branch(element)
        if chosen is not None:
            self._walk(chosen)

    def _blip(self, element: etree._Element) -> None:
        self._picture(element, f"{{{RELATION}}}embed", f"{{{RELATION}}}link", _crop(element))

    def _image_data(self, element: etree._Element) -> None:
        self._picture(element, f"{{{RELATION}}}id", f"{{{RELATION}}}href", (0, 0, 0, 0))

    def _chart(self, _element: etree._Element) -> None:
        self._story.document.log.add(change_codes.CHART, self._story.line)

    def _embedded(self, element: etree._Element) -> None:
        program = element.get("ProgID", "?")
        is_formula = program.startswith(_FORMULA_EDITORS)
        code = change_codes.OLD_FORMULA if is_formula else change_codes.EMBEDDED
        self._story.document.log.add(changes.about(code, program), self._story.line)

    def _picture(self, element: etree._Element, inside: str, outside: str, crop: Crop) -> None:
        identifier = element.get(inside) or element.get(outside)
        if identifier is None:
            return
        picture = self._story.document.gallery.picture(
            self._story.relations.get(identifier), self._story.span, alt=self._alt, crop=crop
        )
        if picture:
            self.found.append(replace(picture, width=self._width))

    def _lettering(self, element: etree._Element) -> None:
        text = element.get("string", "")
        if text.strip():
            self.found.append(TextBox(_content([text])))

    def _drawn(self, element: etree._Element) -> None:
        """Take the text of a shape that holds none of Word's paragraphs, as in a locked canvas."""
        text = plain(element)
        if text.strip():
            self.found.append(TextBox(_content([text])))

    def _diagram(self, element: etree._Element) -> None:
        """Take the texts of a diagram's points, 21.4.2; its drawing only repeats them."""
        relation = self._story.relations.get(element.get(f"{{{RELATION}}}dm", ""))
        root = self._story.document.package.tree(relation.target) if relation else None
        if root is None:
            return
        texts = [
            plain(item) for point in root.iter(_DIAGRAM_TEXT) for item in point.iter(_PARAGRAPH)
        ]
        texts = [text for text in texts if text.strip()]
        if texts:
            self._story.document.log.add(
                change_codes.DIAGRAM, self._story.line, after="\n".join(texts)
            )
            self.found.append(TextBox(_content(texts)))

    _READERS: ClassVar[dict[str, Callable[[_Drawing, etree._Element], None]]] = {
        w("txbxContent"): _box,
        ALTERNATE: _alternate,
        _PARAGRAPH: _drawn,
        f"{{{DRAWING}}}blip": _blip,
        f"{{{VML}}}imagedata": _image_data,
        f"{{{VML}}}textpath": _lettering,
        f"{{{DIAGRAM}}}relIds": _diagram,
        f"{{{CHART}}}chart": _chart,
        f"{{{VML_OFFICE}}}OLEObject": _embedded,
    }


def _content(texts: list[str]) -> etree._Element:
    """Return paragraphs that hold ``texts``, as if they stood in a text box."""
    content = etree.Element(w("txbxContent"))
    for text in texts:
        paragraph = etree.SubElement(content, w("p"))
        etree.SubElement(etree.SubElement(paragraph, w("r")), w("t")).text = text
    return content


def _crop(blip: etree._Element) -> Crop:
    parent = blip.getparent()
    source = None if parent is None else parent.find(f"{{{DRAWING}}}srcRect")
    if source is None:
        return (0, 0, 0, 0)
    return crop_of({side: source.get(side, "0") for side in "ltrb"})


def _width(element: etree._Element) -> float:
    """Return how much of a line the drawing takes up, in points; 0 for one that floats."""
    for extent in element.iterfind(f"{_INLINE}/{_EXTENT}"):
        return number(extent.get("cx")) / _EMU
    for shape in element.iterchildren(f"{{{VML}}}shape", f"{{{VML}}}rect"):
        style = shape.get("style", "")
        found = _STYLED_WIDTH.search(style)
        if found and "absolute" not in style:
            return float(found[1]) * (_INCH if found[2] == "in" else 1)
    return 0.0


def _alt(element: etree._Element) -> str:
    """Return what describes the drawing, “” where nothing does."""
    for item in element.iter(*_ALT_FROM):
        for name in _ALT_FROM[item.tag]:
            if item.get(name):
                return item.get(name, "")
    return ""
