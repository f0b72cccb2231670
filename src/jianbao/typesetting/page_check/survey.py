"""What stands on a page: lines of text, pictures and tables, each with its place and its part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Any, Final, TypeAlias

from weasyprint.formatting_structure import boxes

Box: TypeAlias = Any
"""WeasyPrint's boxes carry no types."""

_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LEADING: Final = frozenset({"chapter-head", "kept-with-next", "addressees"})
_FORCED: Final = frozenset({"page", "left", "right", "recto", "verso", "always"})
_WHOLE: Final = frozenset({"html", "body"})
_SHOWN: Final = 16
_CUT: Final = 0.15
"""Share of its size by which a line may lie beyond what is shown: white around the glyphs."""


class InkPart(Enum):
    """What an item is to the text around it."""

    TEXT = auto()
    HEADING = auto()
    CAPTION = auto()
    HEAD = auto()
    """Of a table."""
    SIGNATURE = auto()
    IMPRINT = auto()
    FOOT = auto()
    """Notes, and what closes a book on a page of its own."""
    READING = auto()
    IN_LINE = auto()
    """A picture among the words of a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """A line of text or a block without lines; lengths in pixels from the page's top left.

    ``is_free`` tells that it was placed by hand, out of the flow; ``size`` is that of its type,
    0 for a picture.
    """

    left: float
    top: float
    right: float
    bottom: float
    size: float
    part: InkPart
    source: str
    text: str
    is_free: bool
    is_clipped: bool = False
    """Whether a box that it stands in cuts some of it off."""


_Frame: TypeAlias = tuple[float, float, float, float]
"""Left, top, right and bottom of a box that shows nothing beyond."""


@dataclass(frozen=True, slots=True)
class _Around:
    """What an item takes from the boxes around it."""

    part: InkPart = InkPart.TEXT
    source: str = ""
    is_free: bool = False
    frame: _Frame | None = None
    is_shortened: bool = False
    """Whether … stands for what its line has no room for."""


def items_on(page: Box) -> Iterator[Ink]:
    """Yield what is visible on ``page``, in the order of the boxes, margins aside."""
    for child in page.children:
        if not isinstance(child, boxes.MarginBox):
            around = (
                _Around(part=InkPart.FOOT)
                if isinstance(child, boxes.FootnoteAreaBox)
                else _Around()
            )
            yield from _items(child, around)


def _items(box: Box, around: _Around) -> Iterator[Ink]:
    box = getattr(box, "_box", box)  # out of the flow a placeholder stands for it
    style = box.style
    if style["visibility"] != "visible" or (style["transform"] and style["transform"] != "none"):
        return
    around = _inside(box, around)
    if isinstance(box, boxes.LineBox):
        if (item := _line(box, around)) is not None:
            yield item
    elif isinstance(box, boxes.InlineReplacedBox):
        yield replace(_block(box, around, ""), part=InkPart.IN_LINE)
        return
    elif isinstance(box, boxes.ReplacedBox):
        yield _block(box, around, "")
        return
    elif isinstance(box, boxes.TableBox):
        yield _block(box, around, "table")
    for child in getattr(box, "children", ()):
        if not isinstance(box, boxes.LineBox) or not isinstance(child, boxes.TextBox):
            yield from _items(child, around)


def _inside(box: Box, around: _Around) -> _Around:
    element = box.element
    if element is not None and not box.element_tag.startswith("::"):
        source = element.get("data-source")
        part = _part(element, around.part)
        if source or part is not around.part:
            around = replace(around, source=source or around.source, part=part)
    if not around.is_free and box.is_absolutely_positioned():
        around = replace(around, is_free=True)
    if box.style["overflow"] == "hidden" and isinstance(box, boxes.BlockBox):
        shortened = box.style["text_overflow"] == "ellipsis"
        around = replace(around, frame=_within(box, around.frame), is_shortened=shortened)
    return around


def _within(box: Box, frame: _Frame | None) -> _Frame:
    left, top = box.padding_box_x(), box.padding_box_y()
    own = (left, top, left + box.padding_width(), top + box.padding_height())
    if frame is None:
        return own
    (left, top), (right, bottom) = map(max, own[:2], frame[:2]), map(min, own[2:], frame[2:])
    return left, top, right, bottom


def _part(element: Any, around: InkPart) -> InkPart:  # noqa: ANN401 - an element of WeasyPrint's tree
    classes = (element.get("class") or "").split()
    if around is not InkPart.TEXT and "rt" not in classes:
        return around
    if element.get("data-side") is not None:  # has a side of the leaf, and may have it to itself
        return InkPart.FOOT
    if element.tag in _HEADINGS or _LEADING & set(classes):
        return InkPart.HEADING
    found = {"caption": InkPart.CAPTION, "thead": InkPart.HEAD}.get(element.tag)
    if found:
        return found
    for style, part in (
        ("signature", InkPart.SIGNATURE),
        ("signing", InkPart.SIGNATURE),
        ("imprint", InkPart.IMPRINT),
        ("rt", InkPart.READING),
    ):
        if style in classes:
            return part
    return around


def _line(line: Box, around: _Around) -> Ink | None:
    texts = [box for box in _texts(line) if box.text.strip()]
    if not texts:
        return None
    size = max(box.style["font_size"] for box in texts)
    last = texts[-1]
    trailing = len(last.text) - len(last.text.rstrip(" \u3000"))
    left = min(box.position_x for box in texts)
    right = max(box.position_x + box.width for box in texts) - trailing * size * 0.5
    if around.frame is not None and around.is_shortened:
        right = min(right, around.frame[2])
    top = line.position_y + max(0.0, (line.height - size) / 2)
    bottom = line.position_y + min(line.height, (line.height + size) / 2)
    return Ink(
        left=left,
        right=right,
        top=top,
        bottom=bottom,
        size=size,
        part=around.part,
        source=around.source,
        text="".join(box.text for box in texts)[:_SHOWN],
        is_free=around.is_free,
        is_clipped=_is_cut((left, top, right, bottom), around.frame, size * _CUT),
    )


def _is_cut(ink: _Frame, frame: _Frame | None, slack: float) -> bool:
    return frame is not None and (
        ink[0] < frame[0] - slack
        or ink[1] < frame[1] - slack
        or ink[2] > frame[2] + slack
        or ink[3] > frame[3] + slack
    )


def _texts(box: Box) -> Iterator[Box]:
    for child in getattr(box, "children", ()):
        if isinstance(child, boxes.TextBox):
            yield child
        elif isinstance(child, boxes.InlineBox) and not child.style["transform"]:
            yield from _texts(child)


def _block(box: Box, around: _Around, text: str) -> Ink:
    left, top = box.border_box_x(), box.border_box_y()
    return Ink(
        left=left,
        top=top,
        right=left + box.border_width(),
        bottom=top + box.border_height(),
        size=0.0,
        part=around.part,
        source=around.source,
        text=text,
        is_free=around.is_free,
    )


def is_break_forced(before: Box, after: Box) -> bool:
    """Whether the page ``after`` begins because a style breaks the page there, or names another.

    A page of another name within an article, such as that of a table across, does not end it.
    """
    ends, starts = list(_edge(before, last=True)), list(_edge(after, last=False))
    left = {id(box.element) for box in ends}
    reached = {id(box.element) for box in starts}
    if before.page_type.name != after.page_type.name and not any(
        id(box.element) in left and box.element_tag not in _WHOLE for box in starts
    ):
        return True
    return any(
        box.style["break_before"] in _FORCED and id(box.element) not in left for box in starts
    ) or any(box.style["break_after"] in _FORCED and id(box.element) not in reached for box in ends)


def _edge(page: Box, *, last: bool) -> Iterator[Box]:
    """Yield the boxes in the flow along one end of ``page``, from the outside in."""
    children: Sequence[Box] = [
        child
        for child in page.children
        if not isinstance(child, boxes.MarginBox | boxes.FootnoteAreaBox)
    ]
    while children:
        flowing = [child for child in children if child.is_in_normal_flow()]
        if not flowing:
            return
        box = flowing[-1 if last else 0]
        yield box
        if isinstance(box, boxes.LineBox | boxes.TableBox):
            return
        children = getattr(box, "children", ())
