"""SVG pictures made harmless: nothing that runs, nothing that reaches outside the file."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from jianbao import css
from jianbao.diagnostics import Text
from jianbao.manuscript.encoding import XML_FORBIDDEN

_SVG = "{http://www.w3.org/2000/svg}"
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_DROPPED = frozenset({"script", "foreignObject", "handler", "listener", "iframe", "audio", "video"})
_ANIMATIONS = frozenset({"animate", "set", "animateTransform", "animateMotion", "animateColor"})
_INSIDE = re.compile(r"\s*(?:#|data:image/(?:png|jpeg)[;,])", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_REFERENCE = re.compile(r"#([^\s\"')]+)")
_MOST_DRAWN = 100_000
"""Elements that a picture may draw, each time that it is used counted."""
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
    _check_work(root)
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
        if name == "style" and element.text:
            _check_style(element.text)
            if (plain := _harmless(element.text)) is not None:
                element.text = plain
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
        elif name not in _HREFS and (plain := _harmless(text)) is not None:
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
    first = next(css.faults(written, drawing=True), None)
    if first is not None:
        raise SvgError(Text(f"SVG 里的样式：{first.text.zh}", f"styles in SVG: {first.text.en}"))


def _check_work(root: etree._Element) -> None:
    """Raise `SvgError` where the picture uses itself, or draws more than any picture does."""
    named = {name: element for element in root.iter() if (name := element.get("id"))}
    sizes: dict[etree._Element, int] = {}
    open_: set[etree._Element] = set()
    waiting = [(root, False)]
    while waiting:
        element, is_done = waiting.pop()
        if element in sizes:
            continue
        parts = [*element, *_used(element, named)]
        if is_done:
            open_.discard(element)
            sizes[element] = 1 + sum(sizes.get(part, 0) for part in parts)
            if sizes[element] > _MOST_DRAWN:
                raise SvgError(Text("SVG 图要画的东西太多", "the SVG draws too much"))
            continue
        open_.add(element)
        waiting.append((element, True))
        if not open_.isdisjoint(parts):
            raise SvgError(Text("SVG 图引用了自己", "the SVG uses itself"))
        waiting += [(part, False) for part in parts if part not in sizes]


def _used(element: etree._Element, named: Mapping[str, etree._Element]) -> Iterator[etree._Element]:
    """Yield what ``element`` draws besides its content; a link or a label draws nothing."""
    if etree.QName(element).localname == "a":
        return
    for key, value in element.attrib.items():
        found = str(value)
        if str(key) in _HREFS or "url(" in found:
            yield from (named[name] for name in _REFERENCE.findall(found) if name in named)


def _take_out(element: etree._Element) -> None:
    """Remove ``element``; a root cannot get here, its name was checked."""
    parent = element.getparent()
    if parent is not None:
        element.tail = None
        parent.remove(element)
