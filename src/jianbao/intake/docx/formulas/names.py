"""Names of elements of Office Math, and the values of their properties."""

from __future__ import annotations

from typing import Final

from lxml import etree

from jianbao.intake.docx.names import FORMULA, is_on


def m(name: str) -> str:
    """Return Office Math's ``name`` as lxml writes it."""
    return f"{{{FORMULA}}}{name}"


FORMULA_TEXT: Final = m("t")


def setting(element: etree._Element, name: str, default: str) -> str:
    """Return the value of the property ``name`` of ``element``, ``default`` where it has none."""
    found = element.find(f"{element.tag}Pr/{m(name)}")
    return default if found is None else found.get(m("val"), "")


def is_set(element: etree._Element, name: str) -> bool:
    """Whether the switch ``name`` of ``element`` is on."""
    found = element.find(f"{element.tag}Pr/{m(name)}")
    return found is not None and is_on(found.get(m("val")))
