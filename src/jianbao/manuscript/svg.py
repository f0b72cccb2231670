"""SVG pictures made harmless: nothing that runs, nothing that reaches outside the file."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from jianbao.diagnostics import Text

_SVG = "{http://www.w3.org/2000/svg}"
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_DROPPED = frozenset({"script", "foreignObject", "handler", "listener", "iframe", "audio", "video"})
_ANIMATIONS = frozenset({"animate", "set", "animateTransform", "animateMotion", "animateColor"})
_INSIDE = re.compile(r"\s*(?:#|data:image/(?:png|jpeg)[;,])", re.IGNORECASE)
_URL = re.compile(r"url\(\s*[\"']?(?!\s*[\"']?#)[^)]*\)?", re.IGNORECASE)
_IMPORT = re.compile(r"@import[^;]*;?", re.IGNORECASE)
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]+)?)\s*(px|pt|pc|mm|cm|in|)\s*")
_PIXELS = {
    "": 1.0,
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96.0,
}


class SvgError(Exception):
    """The picture cannot be used; ``text`` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """Something taken out, on a line of the SVG file."""

    line: int
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A harmless SVG; ``width`` and ``height`` in CSS pixels of its view box."""

    data: bytes
    width: float
    height: float
    removals: tuple[Removal, ...]


def clean(data: bytes) -> Drawing:
    """Parse ``data`` and take out what may not go into a book; raises `SvgError`."""
    root = _parse(data)
    width, height = _size(root)
    removals = tuple(_remove(root))
    # Serialising the element, not the document, leaves document type and instructions behind.
    text = etree.tostring(root, encoding="utf-8", xml_declaration=True, with_tail=False)
    return Drawing(data=text, width=width, height=height, removals=removals)


def _parse(data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise SvgError(Text("不是完好的 SVG 文件", f"not a sound SVG file: {problem}")) from problem
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and dtd.entities():  # type: ignore[union-attr]  # missing in the stubs
        raise SvgError(Text("SVG 里定义了实体", "the SVG defines entities"))
    if root.tag != f"{_SVG}svg":
        raise SvgError(Text("文件里不是 SVG 图", "the file does not hold an SVG picture"))
    return root


def _size(root: etree._Element) -> tuple[float, float]:
    numbers = re.split(r"[\s,]+", (root.get("viewBox") or "").strip())
    sides = numbers[2:] if len(numbers) == 4 else []  # noqa: PLR2004 - x, y, width, height
    if not sides:
        sides = [root.get("width") or "", root.get("height") or ""]
    width, height = (_pixels(side) for side in sides)
    if not (width and height):
        raise SvgError(
            Text(
                "SVG 没有尺寸（viewBox，或 width 和 height）",
                "the SVG has no viewBox, nor width and height",
            )
        )
    return width, height


def _pixels(length: str) -> float:
    match = _LENGTH.fullmatch(length)
    value = float(match[1]) * _PIXELS[match[2]] if match else 0.0
    return value if math.isfinite(value) else 0.0


def _remove(root: etree._Element) -> Iterator[Removal]:
    for element in list(root.iter()):
        line = int(str(element.sourceline or 0))
        name = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if not name or name in _DROPPED or _animates_reference(element, name):
            yield Removal(line=line, what=f"<{name}>")
            _take_out(element)
            continue
        if name == "style" and element.text and (css := _harmless(element.text)) is not None:
            element.text = css
            yield Removal(line=line, what="<style>: url(), @import")
        yield from _remove_attributes(element, line)


def _animates_reference(element: etree._Element, name: str) -> bool:
    target = element.get("attributeName", "").lower()
    return name in _ANIMATIONS and (target.endswith("href") or target.startswith("on"))


def _remove_attributes(element: etree._Element, line: int) -> Iterator[Removal]:
    for key, value in list(element.attrib.items()):
        name, text = str(key), str(value)
        if etree.QName(name).localname.lower().startswith("on") or (
            name in _HREFS and not _INSIDE.match(text)
        ):
            del element.attrib[name]
            yield Removal(line=line, what=f"{etree.QName(name).localname}={text[:60]}")
        elif name not in _HREFS and (css := _harmless(text)) is not None:
            element.attrib[name] = css
            yield Removal(line=line, what=f"{etree.QName(name).localname}={text[:60]}")


def _harmless(css: str) -> str | None:
    """Return ``css`` without ways to the outside, or None where it has none.

    Comments and escapes can hide ``url(`` from a search, so they go first.
    """
    if not re.search(r"url\(|@|\\|/\*", css, re.IGNORECASE):
        return None
    plain = re.sub(r"/\*.*?(?:\*/|$)", "", css, flags=re.DOTALL)
    plain = re.sub(r"\\([0-9a-fA-F]{1,6})\s?", _unescaped, plain)
    plain = re.sub(r"\\(.)", r"\1", plain)
    harmless = _URL.sub("none", _IMPORT.sub("", plain))
    return harmless if harmless != plain else None


def _unescaped(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return chr(code) if 0x20 <= code < 0xD800 else ""  # noqa: PLR2004 - no control, no surrogate


def _take_out(element: etree._Element) -> None:
    """Remove ``element``; a root cannot get here, its name was checked."""
    parent = element.getparent()
    if parent is not None:
        element.tail = None
        parent.remove(element)
