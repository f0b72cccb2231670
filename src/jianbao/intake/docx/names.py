"""Names of elements and attributes in WordprocessingML, ECMA-376, and how their values read."""

from __future__ import annotations

from lxml import etree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
PLACED_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
FORMULA = "http://schemas.openxmlformats.org/officeDocument/2006/math"
VML = "urn:schemas-microsoft-com:vml"
VML_OFFICE = "urn:schemas-microsoft-com:office:office"
XML = "http://www.w3.org/XML/1998/namespace"

STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": WORD,
    "http://purl.oclc.org/ooxml/officeDocument/relationships": RELATION,
    "http://purl.oclc.org/ooxml/officeDocument/math": FORMULA,
    "http://purl.oclc.org/ooxml/drawingml/main": DRAWING,
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": PLACED_DRAWING,
    "http://purl.oclc.org/ooxml/drawingml/diagram": DIAGRAM,
    "http://purl.oclc.org/ooxml/drawingml/chart": CHART,
}
"""The namespaces of the strict variant (“Strict Open XML”) and the usual ones in their place."""

_OFF = {"0", "false", "off", "none"}


def w(name: str) -> str:
    """Return WordprocessingML's ``name`` as lxml writes it."""
    return f"{{{WORD}}}{name}"


def value(element: etree._Element, name: str) -> str:
    """Return the ``w:val`` of the child ``name`` of ``element``, “” where there is none."""
    child = element.find(w(name))
    return "" if child is None else child.get(w("val"), "")


def is_on(setting: str | None) -> bool:
    """Whether the ``w:val`` of a switch turns it on; without one, its presence does."""
    return setting is None or setting.lower() not in _OFF


def number(written: str | None, default: int = 0) -> int:
    """Return the whole number that ``written`` begins with, as lenient as Word is."""
    try:
        return int(float(written)) if written else default
    except (ValueError, OverflowError):
        return default
