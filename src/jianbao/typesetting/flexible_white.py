"""White drawn in where a book or an article would end with a page of a line or two (单行不成页).

A theme whose articles run on says ``data-white="flexible"`` in its markup and keeps styles for
``data-white="tight"``: less space around titles and pictures, as a printer would take it. One whose
articles begin pages says ``data-white="apart"``, and each article by itself becomes tight.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final
from xml.etree import ElementTree as ET

from jianbao.diagnostics import Diagnostic
from jianbao.typesetting import codes

_WHITE: Final = "data-white"
_LOOSE: Final = f'{_WHITE}="flexible"'
_TIGHT: Final = f'{_WHITE}="tight"'
_APART: Final = f'{_WHITE}="apart"'
_LONELY: Final = frozenset({codes.NEARLY_EMPTY.code, codes.LONE_IMPRINT.code})


def tightened(html: str, said: Iterable[Diagnostic]) -> str:
    """Return ``html`` with tighter white, if a last page is nearly empty or a page half."""
    said = tuple(said)
    if _APART in html:
        return _set(html, said, "tight") if any(lonely(said)) else html
    wanted = _LONELY | {codes.HALF_EMPTY.code}
    if _LOOSE not in html or not any(item.code in wanted for item in said):
        return html
    return html.replace(_LOOSE, _TIGHT, 1)


def loosened(html: str, said: Iterable[Diagnostic]) -> str:
    """Return ``html`` with its own white again around articles that end no better without it."""
    return _set(html, said, None) if _APART in html and _TIGHT in html else html


def lonely(said: Iterable[Diagnostic]) -> tuple[int, int]:
    """Return how many imprints stand alone, which is worse, and how many pages hold next to nothing."""
    found = [item.code for item in said if item.code in _LONELY]
    return found.count(codes.LONE_IMPRINT.code), len(found)


def is_tight(html: str) -> bool:
    """Whether some white of ``html`` is drawn in."""
    return _TIGHT in html


def _set(html: str, said: Iterable[Diagnostic], white: str | None) -> str:
    root = ET.fromstring(html)  # noqa: S314 - composed by the edition, never read from outside
    places = {str(item.span) for item in said if item.code in _LONELY and item.span}
    for section in _ending_at(root, places):
        if white is None:
            section.attrib.pop(_WHITE, None)
        else:
            section.set(_WHITE, white)
    return ET.tostring(root, encoding="unicode")


def _ending_at(root: ET.Element, places: set[str]) -> Iterator[ET.Element]:
    """Yield the articles that hold one of ``places``."""
    for section in root.iter("section"):
        is_article = "chapter" in (section.get("class") or "").split()
        if is_article and any(block.get("data-source") in places for block in section.iter()):
            yield section
