"""The @page rules at work: what selects them, what they change, what of a page hangs on its side."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import weasyprint
from weasyprint.formatting_structure import boxes
from weasyprint.layout import page as pages
from weasyprint.layout.percent import resolve_percentages

from jianbao.typesetting.incremental.foreign import Box, Context
from jianbao.typesetting.incremental.model import Changes, PageKind, Unfit
from jianbao.typesetting.source import XmlSource

_SIDES = ("top", "right", "bottom", "left")
_AREAS = ("@footnote", "@note-area")
Shift = tuple[float, float] | None


class PageRules:
    """The @page rules of a book."""

    def __init__(self, sheets: list[weasyprint.CSS]) -> None:
        self._limits: dict[str, int] = {}
        self._names = defaultdict[str, set[str]](set)
        for sheet in sheets:
            for _, selectors, declarations in sheet.page_rules:
                for _, area, selector in selectors:
                    self._note_index(selector.index)
                    self._names[area or ""].update(name for name, _, _ in declarations)

    def _note_index(self, index: tuple[int, int, str | None] | None) -> None:
        """Note up to which page of a group its number matters."""
        if index is None:
            return
        step, offset, name = index
        if name is None or step:
            raise Unfit("page rules count all pages")
        self._limits[name] = max(self._limits.get(name, 0), offset)

    def kind_of(self, page_type: Any, *, first: bool) -> PageKind:  # noqa: ANN401 - WeasyPrint's
        """Return what of ``page_type`` the rules ask for."""
        groups = (
            (name, min(index, self._limits[name]))
            for name, index in page_type.groups
            if name in self._limits
        )
        return PageKind(
            right=page_type.side == "right",
            blank=page_type.blank,
            name=page_type.name,
            first=first,
            groups=tuple(groups),
        )

    def check(self, body_page: str) -> None:
        """Raise Unfit if a group of pages that is counted goes through the whole book."""
        if body_page in self._limits:
            raise Unfit("a counted group of pages goes through the whole book")

    def page_box(self, context: Context, source: XmlSource, page_type: Any) -> Box:  # noqa: ANN401
        """Return the box of a page of ``page_type`` without anything in it."""
        pages.set_page_type_computed_styles(page_type, source, context.style_for)
        style = context.style_for(page_type)
        box = boxes.PageBox(page_type, style)
        resolve_percentages(box, style["size"])
        box.position_x = box.position_y = 0
        pages.page_width(box, context, style["size"][0])
        pages.page_height(box, context, style["size"][1])
        return box

    def shift_of(self, context: Context, source: XmlSource, page: Box) -> Shift:
        """Return how the content of ``page`` would move if the page were on the other side.

        None where it would not only move.
        """
        if _is_ornate(page):
            return None
        kind = page.page_type
        other_kind = kind._replace(side="left" if kind.side == "right" else "right")
        other = self.page_box(context, source, other_kind)
        pages._standardize_page_based_counters(other.style, None)  # noqa: SLF001
        if any(page.style[name] != other.style[name] for name in self._alike("")):
            return None
        for area in _AREAS:
            one, two = context.style_for(kind, area), context.style_for(other_kind, area)
            if one and two and any(one[name] != two[name] for name in self._alike(area)):
                return None
        if (page.width, page.height) != (other.width, other.height):
            return None
        return (
            other.content_box_x() - page.content_box_x(),
            other.content_box_y() - page.content_box_y(),
        )

    def _alike(self, area: str) -> set[str]:
        names = self._names[area]
        return names if area else {name for name in names if not name.startswith("margin_")}


def _is_ornate(page: Box) -> bool:
    """Return whether pictures are drawn of the page itself, or a frame, which stand in its edges."""
    style = page.style
    grounds = filter(None, (page.background, page.canvas_background))
    return any(layer.image for ground in grounds for layer in ground.layers) or any(
        style[f"border_{side}_width"] for side in _SIDES
    )


def changes_of(page: Box) -> Changes:
    """Return how ``page`` changes the page counters."""
    style = page.style
    reset, put, increment = (
        tuple(style[f"counter_{how}"]) for how in ("reset", "set", "increment")
    )
    return reset, put, increment


def strings_of(page: Box) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the values that named strings take on ``page``, in order."""
    values = defaultdict[str, list[str]](list)
    for box in page.descendants():
        if box.string_set and box.string_set != "none":
            for name, text in box.string_set:
                values[name].append(text)
    return tuple((name, tuple(texts)) for name, texts in values.items())


def openings_of(page: Box) -> tuple[str, ...]:
    """Return the named strings that the element sets with which ``page`` begins."""
    names = []
    box = page
    while box:
        if box.style["string_set"] != "none":
            names += [name for name, _ in box.style["string_set"]]
        box = box.children[0] if getattr(box, "children", ()) else None
    return tuple(dict.fromkeys(names))
