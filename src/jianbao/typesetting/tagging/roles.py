"""Which structure type of PDF 1.7 an element of the book's markup is."""

from __future__ import annotations

from typing import Final

from jianbao.typesetting.tagging.nodes import Element

HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
DEEPEST: Final = 6
BLOCKS: Final = {
    "section": "Sect",
    "nav": "Sect",
    "div": "Div",
    "header": "Div",
    "footer": "Div",
    "aside": "Div",
    "figure": "Div",
    "blockquote": "BlockQuote",
    "p": "P",
    "pre": "P",
    "figcaption": "Caption",
    "caption": "Caption",
    "ul": "L",
    "ol": "L",
    "dl": "L",
    "img": "Figure",
}
INLINE: Final = {"a": "Link", "strong": "Strong", "em": "Em", "code": "Code", "q": "Quote"}
ROLE_MAP: Final = {"Strong": "Span", "Em": "Span"}
"""Types that PDF 2.0 has and PDF 1.7 has not, with what stands for them."""

_NUMBERING: Final = {
    "1": "Decimal",
    "a": "LowerAlpha",
    "A": "UpperAlpha",
    "i": "LowerRoman",
    "I": "UpperRoman",
}


def numbering(element: Element) -> str:
    """Return the /ListNumbering of a list."""
    if element.tag == "ul":
        return "Disc"
    return _NUMBERING.get(element.get("type", "1"), "Decimal") if element.tag == "ol" else "None"


def has_class(element: Element, name: str) -> bool:
    """Whether ``name`` is among the classes of ``element``."""
    return name in (element.get("class") or "").split()


def language(element: Element) -> str:
    """Return the language that ``element`` declares; ``data-lang`` has no part in the layout."""
    return str(element.get("lang") or element.get("data-lang") or "")
