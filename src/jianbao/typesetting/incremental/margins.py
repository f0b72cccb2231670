"""Margin boxes, laid out apart from the text: one side of a page at a time, as often as it differs.

What a margin box prints is known only when all pages before it are: its page number, the title of
the article that began some pages ago. The boxes along one side of a page hang on each other; those
along different sides do not. So a side is named by what its boxes print.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any, Final

import weasyprint
import weasyprint.document
from weasyprint.anchors import gather_anchors
from weasyprint.draw import draw_stacking_context
from weasyprint.layout import LayoutContext
from weasyprint.layout import page as pages
from weasyprint.layout.background import layout_box_backgrounds
from weasyprint.pdf import stream as streams
from weasyprint.stacking import StackingContext
from weasyprint.text.fonts import FontConfiguration

from jianbao.typesetting import composition
from jianbao.typesetting.adaptation import replace
from jianbao.typesetting.complaints import complaints
from jianbao.typesetting.folios import folio_of
from jianbao.typesetting.incremental.foreign import Box, PageMaker
from jianbao.typesetting.incremental.model import (
    BookSetting,
    Margin,
    MarginOrder,
    PageKind,
    Unfit,
)
from jianbao.typesetting.incremental.painting import SCALE, Fonts, Painter, packed
from jianbao.typesetting.incremental.rules import PageRules
from jianbao.typesetting.source import XmlSource
from jianbao.typesetting.weasyprint_speedups import sped_up

SIDES: Final[dict[str, tuple[str, ...]]] = {
    **{
        side: tuple(f"@{side}-{at}" for at in ("left", "center", "right"))
        for side in ("top", "bottom")
    },
    **{
        side: tuple(f"@{side}-{at}" for at in ("top", "middle", "bottom"))
        for side in ("left", "right")
    },
    "corners": tuple(
        f"@{at}-corner" for at in ("top-left", "top-right", "bottom-left", "bottom-right")
    ),
}


def context_of(
    source: XmlSource, sheets: list[weasyprint.CSS], fonts: FontConfiguration
) -> LayoutContext:
    """Return WeasyPrint's context for laying ``source`` out piece by piece."""
    options = {**weasyprint.DEFAULT_OPTIONS, "stylesheets": sheets}
    counters = weasyprint.document.CounterStyle()
    context = weasyprint.Document._build_layout_context(  # noqa: SLF001 - no other way
        source, fonts, counters, {}, options
    )
    context.target_collector.collecting = False
    return context


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What the boxes along one side print: named strings with keywords, page counters."""

    side: str
    strings: tuple[tuple[str, str], ...]
    counters: tuple[str, ...]


class Margins:
    """Lays out and paints the margin boxes of a book."""

    def __init__(
        self,
        source: XmlSource,
        context: LayoutContext,
        faces: Fonts,
        rules: PageRules,
        setting: BookSetting,
    ) -> None:
        """Take a document without text, and the context that lays it out."""
        self._faces = faces
        self._rules, self._setting = rules, setting
        self._source = source
        self.context = context
        rules.check(self.context.style_for(self._source.etree_element[1])["page"])
        self.context.page_bottom = 0.0  # asked for, but margin boxes may be as high as they like
        self._pages: dict[PageKind, Box] = {}

    def printed(self, kind: PageKind) -> tuple[Printed, ...]:
        """Return what the margins of a page of this kind print, by side; nothing where they are empty."""
        page = self._page(kind)
        return tuple(
            _printed(side, names, page, self.context)
            for side, names in SIDES.items()
            if any(_content(self.context, page, name) for name in names)
        )

    def lay_out(self, order: MarginOrder) -> Margin:
        """Return the boxes of ``order``, painted."""
        page = self._page(order.kind)
        values = {(name, keyword): value for name, keyword, value in order.strings}
        context = self.context
        context.current_page = 1 if order.kind.first else 2
        context.get_string_set_for = lambda _, *name: (values[_keyed(*name)],)
        counters = {name: [value] for name, value in order.counters}
        state: PageMaker = ([0], counters, [set(counters)], [])
        painter = Painter()
        with ExitStack() as stack:
            stack.enter_context(sped_up())
            replace(stack, streams, "Font", self._faces.open)
            composer = stack.enter_context(composition.installed(self._setting.lines))
            log = stack.enter_context(complaints())
            whole = context.style_for
            context.style_for = _Only(whole, SIDES[order.side])
            try:
                boxes = list(pages.make_margin_boxes(context, page, state))
            finally:
                context.style_for = whole
            stream = painter.stream(page.margin_width(), page.margin_height(), _NO_BLEED)
            with stream.stacked():
                stream.transform(a=SCALE, d=SCALE)
                for box in boxes:
                    _paint(stream, box, page, context)
        return Margin(
            content=packed(stream),
            folio=next(filter(None, map(folio_of, boxes)), ""),
            faces=painter.faces(),
            used=painter.resources_used(),
            diagnostics=(*log.diagnostics, *composer.diagnostics),
        )

    def _page(self, kind: PageKind) -> Box:
        if kind not in self._pages:
            page_type = pages.PageType(
                "right" if kind.right else "left",
                kind.blank,
                kind.name,
                0 if kind.first else 1,
                kind.groups,
            )
            box = self._rules.page_box(self.context, self._source, page_type)
            box.children = ()
            self._pages[kind] = box
        return self._pages[kind]


_NO_BLEED = dict.fromkeys(("top", "right", "bottom", "left"), 0)


class _Only:
    """Styles of the margin boxes along one side; the others are not generated."""

    def __init__(self, style_for: Any, names: tuple[str, ...]) -> None:  # noqa: ANN401
        self._style_for = style_for
        self._names = names

    def __call__(self, element: object, pseudo_type: str | None = None) -> Any:  # noqa: ANN401
        if pseudo_type is None or pseudo_type in self._names or not pseudo_type.startswith("@"):
            return self._style_for(element, pseudo_type)
        return None


def _paint(stream: streams.Stream, box: Box, page: Box, context: LayoutContext) -> None:
    if box.style["z_index"] not in {"auto", 0}:
        raise Unfit("margin boxes are stacked")
    layout_box_backgrounds(page, box, context.get_image_from_uri)
    found: tuple[dict[str, Any], list[Any], list[Any]] = ({}, [], [])
    gather_anchors(box, *found, {None: []})
    if any(found):
        raise Unfit("margin boxes have links")
    draw_stacking_context(stream, StackingContext.from_box(box, page))


def _content(context: LayoutContext, page: Box, name: str) -> Any:  # noqa: ANN401
    style = context.style_for(page.page_type, name)
    if style is None or style["content"] in {"normal", "inhibit", "none"}:
        return None
    return style["content"]


def _printed(side: str, names: tuple[str, ...], page: Box, context: LayoutContext) -> Printed:
    strings, counters = [], []
    for kind, value in _items(names, page, context):
        if kind == "string()":
            strings.append(_keyed(*value))
        elif kind in {"counter()", "counters()"}:
            counters.append(value[0])
        elif kind not in {"string", "url", "leader()"}:
            raise Unfit("margin boxes print something else")
    return Printed(
        side=side,
        strings=tuple(dict.fromkeys(strings)),
        counters=tuple(dict.fromkeys(counters)),
    )


def _keyed(name: str, keyword: str = "first") -> tuple[str, str]:
    return name, keyword


def _items(names: tuple[str, ...], page: Box, context: LayoutContext) -> Iterator[tuple[str, Any]]:
    for name in names:
        yield from _content(context, page, name) or ()
