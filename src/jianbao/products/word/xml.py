"""Elements of WordprocessingML (ECMA-376-1, 17), and the part of a package that holds them."""

from __future__ import annotations

from typing import Final

from lxml import etree

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
PLACED: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
PICTURE: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
MATH: Final = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_SPACES: Final = {"w": WORD, "r": RELATION, "wp": PLACED, "a": DRAWING, "pic": PICTURE, "m": MATH}
_PRESERVED: Final = "{http://www.w3.org/XML/1998/namespace}space"

Value = str | int | float
Child = etree._Element | None  # noqa: SLF001 - the only name that lxml gives the type


def w(name: str, /, *children: Child, **attributes: Value) -> etree._Element:
    """Return WordprocessingML's element ``name``; None among its children is left out."""
    return element(f"w:{name}", *children, **{f"w:{key}": it for key, it in attributes.items()})


def element(name: str, /, *children: Child, **attributes: Value) -> etree._Element:
    """Return an element, its name and those of its attributes with the usual prefixes."""
    made = etree.Element(_name(name), nsmap=_SPACES)
    for key, value in attributes.items():
        made.set(_name(key), str(value))
    made.extend(child for child in children if child is not None)
    return made


def _name(prefixed: str) -> str:
    prefix, _, name = prefixed.rpartition(":")
    return f"{{{_SPACES[prefix]}}}{name}" if prefix else name


def text(name: str, content: str) -> etree._Element:
    """Return the element ``name`` with ``content``, whose spaces count."""
    made = w(name)
    made.text = content
    if content != content.strip() or "  " in content:
        made.set(_PRESERVED, "preserve")
    return made


def part(root: etree._Element) -> bytes:
    """Return the bytes of a part, with each namespace declared once."""
    etree.cleanup_namespaces(root, top_nsmap=_SPACES)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
