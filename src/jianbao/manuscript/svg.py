"""SVG pictures made harmless: nothing that runs, nothing that reaches outside the file."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from jianbao import css
from jianbao.css_faults import faults
from jianbao.diagnostics import Text
from jianbao.manuscript.encoding import XML_FORBIDDEN
from jianbao.manuscript.svg_work import HREFS, SvgError, check_work

__all__ = ["Removal", "SafeSvg", "SvgError", "clean"]

_SVG = "{http://www.w3.org/2000/svg}"
_DROPPED = frozenset({"script", "foreignObject", "handler", "listener", "iframe", "audio", "video"})
_ANIMATIONS = frozenset({"animate", "set", "animateTransform", "animateMotion", "animateColor"})
_INSIDE = re.compile(r"\s*(?:#|data:image/(?:png|jpeg)[;,])", re.IGNORECASE)
_GRADIENTS = {
    "linearGradient": (("x1", "0"), ("y1", "0"), ("x2", "1"), ("y2", "0")),
    "radialGradient": (("r", "0.5"),),
}
"""What says how long each kind of gradient is, and what it is where it does not say."""
_FINEST = 0.002
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """Something taken out, on a line of the SVG file."""

    line: int
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SafeSvg:
    """A harmless SVG; ``width`` and ``height`` in CSS pixels of its view box."""

    data: bytes
    width: float
    height: float
    removals: tuple[Removal, ...]


def clean(data: bytes) -> SafeSvg:
    """Parse ``data`` and take out what may not go into a book; raises `SvgError`."""
    root = _parse(data)
    width, height = _size(root)
    removals = tuple(_remove(root))
    check_work(root)
    # Serialising the element, not the document, leaves document type and instructions behind.
    text = etree.tostring(root, encoding="utf-8", xml_declaration=True, with_tail=False)
    return SafeSvg(data=text, width=width, height=height, removals=removals)


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
        if name == "style" and element.text:
            _check_style(element.text)
            if (plain := _harmless(element.text)) is not None:
                element.text = plain
                yield Removal(line=line, what="<style>: url(), @import")
        yield from _remove_attributes(element, line)
        if name == "image" and not any(element.get(href) for href in HREFS):
            _take_out(element)  # the layout engine looks for its picture all the same
        if name in _GRADIENTS and _is_fine(element):
            del element.attrib["spreadMethod"]
            yield Removal(line=line, what="spreadMethod")


def _is_fine(gradient: etree._Element) -> bool:
    """Whether a gradient repeats so often that its colours run together; each is a step drawn."""
    if gradient.get("spreadMethod", "pad").strip() == "pad":
        return False
    ends = [_share(gradient.get(key, default)) for key, default in _GRADIENTS[_name(gradient)]]
    length = abs(ends[0]) if len(ends) == 1 else math.dist(ends[:2], ends[2:])
    return not length >= _FINEST  # also where it is no number


def _share(written: str) -> float:
    try:
        return float(written.removesuffix("%")) / (100 if written.endswith("%") else 1)
    except ValueError:
        return 1.0  # a length with its unit


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname


def _animates_reference(element: etree._Element, name: str) -> bool:
    target = element.get("attributeName", "").lower()
    return name in _ANIMATIONS and (target.endswith("href") or target.startswith("on"))


def _remove_attributes(element: etree._Element, line: int) -> Iterator[Removal]:
    for key, value in list(element.attrib.items()):
        name, text = str(key), str(value)
        if etree.QName(name).localname.lower().startswith("on") or (
            name in HREFS and not _INSIDE.match(text)
        ):
            del element.attrib[name]
            yield Removal(line=line, what=f"{etree.QName(name).localname}={text[:60]}")
        elif name not in HREFS and (plain := _harmless(text)) is not None:
            element.attrib[name] = plain
            yield Removal(line=line, what=f"{etree.QName(name).localname}={text[:60]}")


def _harmless(written: str) -> str | None:
    """Return CSS without ways to the outside, or None where it has none."""
    if not re.search(r"[(@\\]|/\*", written):
        return None
    _check_style(written)
    # What comments keep apart might be put together by a program that drops them.
    plain = _COMMENT.sub("", written)
    harmless = XML_FORBIDDEN.sub("", css.confined(plain))
    return harmless if harmless != plain else None


def _check_style(written: str) -> None:
    first = next(faults(written, drawing=True), None)
    if first is not None:
        raise SvgError(Text(f"SVG 里的样式：{first.text.zh}", f"styles in SVG: {first.text.en}"))


def _take_out(element: etree._Element) -> None:
    """Remove ``element``; a root cannot get here, its name was checked."""
    parent = element.getparent()
    if parent is not None:
        element.tail = None
        parent.remove(element)
