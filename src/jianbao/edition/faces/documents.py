"""Documents of an e-book as trees, and back again as they were."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from lxml import etree

from jianbao.edition.model import Document

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
_XHTML = "{http://www.w3.org/1999/xhtml}"
_VOID = frozenset({"br", "col", "hr", "img", "link", "meta", "wbr"})


def parsed(document: Document) -> etree._Element:
    """Return the root of ``document``."""
    return etree.fromstring(document.html.encode(), _PARSER)


def written(document: Document, root: etree._Element) -> Document:
    """Return ``document`` with ``root`` in place of its old one."""
    for element in root.iter(f"{_XHTML}*"):
        if not element.text and element.tag.removeprefix(_XHTML) not in _VOID:
            element.text = ""  # keeps its end tag, for readers that take XHTML for HTML
    start, end = document.html.index("<html"), document.html.rindex(">") + 1
    text = etree.tostring(root, encoding="unicode")
    return replace(document, html=f"{document.html[:start]}{text}{document.html[end:]}")


def languages_of(roots: Iterable[etree._Element]) -> frozenset[str]:
    """Return the language tags that occur."""
    found = (element.get("lang") for root in roots for element in root.iter(etree.Element))
    return frozenset(language for language in found if language)
