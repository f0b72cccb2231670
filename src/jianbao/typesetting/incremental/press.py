"""WeasyPrint kept warm for the units of one book: its sheets parsed, its faces loaded."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from functools import cached_property
from typing import Any

import weasyprint.document
import weasyprint.draw
from weasyprint.formatting_structure import build
from weasyprint.pdf import stream
from weasyprint.text.fonts import FontConfiguration

from jianbao.typesetting import composition
from jianbao.typesetting.adaptation import replace
from jianbao.typesetting.complaints import complaints
from jianbao.typesetting.continued_tables import continued_tables
from jianbao.typesetting.drawings import spoken
from jianbao.typesetting.feet import notes_above_feet
from jianbao.typesetting.folios import TextFollower
from jianbao.typesetting.grid import on_grid
from jianbao.typesetting.incremental.flow import UnitFlow, edges_of
from jianbao.typesetting.incremental.foreign import Box, Element
from jianbao.typesetting.incremental.margins import Margins, context_of
from jianbao.typesetting.incremental.model import (
    NOWHERE,
    BarePage,
    BookSetting,
    Edges,
    Unfit,
    Unit,
    UnitOrder,
)
from jianbao.typesetting.incremental.painting import Fonts, Painter
from jianbao.typesetting.incremental.rules import PageRules, changes_of, openings_of, strings_of
from jianbao.typesetting.incremental.targets import Collector, GeneratedContent
from jianbao.typesetting.leaders import leaders_once
from jianbao.typesetting.notes_in_columns import notes_outside_columns
from jianbao.typesetting.page_check.check import look_over
from jianbao.typesetting.places import places_on
from jianbao.typesetting.remainders import remainders_kept
from jianbao.typesetting.source import MemoryFetcher, XmlSource, style_sheets
from jianbao.typesetting.weasyprint_speedups import sped_up
from jianbao.typesetting.whole_floats import whole_floats

_ID = re.compile(r' id="([^"]*)"')


class UnitPress:
    """Lays units out, one after another."""

    def __init__(self, setting: BookSetting) -> None:
        self._setting = setting
        self.fonts = FontConfiguration()
        self._fetcher = MemoryFetcher(setting.resources)
        with complaints() as log:
            self.sheets = style_sheets(setting.styles, self._fetcher, self.fonts, log)
        self.diagnostics = tuple(log.diagnostics)
        self._rules = PageRules(self.sheets)
        self._faces = Fonts()

    def lay_out(self, order: UnitOrder) -> Unit:
        """Return the unit of ``order``; raises Unfit where it cannot stand alone."""
        away = frozenset(_ID.findall("".join((*order.before, *order.after))))
        flow, collector = UnitFlow(order), Collector(order.anchors, away)
        contents = GeneratedContent()
        with ExitStack() as stack:
            enter = stack.enter_context
            enter(sped_up())
            _watch(stack, flow, collector, contents)
            replace(stack, stream, "Font", self._faces.open)
            composer = enter(composition.installed(self._setting.lines))
            off_grid, covered = enter(on_grid()), enter(notes_above_feet())
            enter(leaders_once())
            enter(continued_tables())
            enter(notes_outside_columns())
            enter(whole_floats())
            enter(remainders_kept())
            enter(spoken())
            log = enter(complaints(order.html, self._setting.styles))
            source = self._source(order)
            try:
                document = source.render(font_config=self.fonts, stylesheets=self.sheets)
            except _Waiting as waiting:
                return Unit(edges=waiting.edges, wanted=collector.wanted)
            flow.spills |= bool(contents.quotes and contents.quotes[0])
            unit = self._unit(document, source, flow)
        told = (*log.diagnostics, *composer.diagnostics, *off_grid, *covered)
        return dataclasses.replace(
            unit,
            wanted=collector.wanted,
            diagnostics=told,
        )

    @cached_property
    def margins(self) -> Margins:
        """What lays out the margin boxes of the book."""
        source = self._document(self._setting.witnesses, self._fetcher)
        context = context_of(source, self.sheets, self.fonts)
        return Margins(source, context, self._faces, self._rules, self._setting)

    def _source(self, order: UnitOrder) -> XmlSource:
        around = (*self._setting.resources, *order.resources)
        fetcher = MemoryFetcher(around) if order.resources else self._fetcher
        return self._document((*order.before, order.html, *order.after), fetcher)

    def _document(self, inside: Iterable[str], fetcher: MemoryFetcher) -> XmlSource:
        setting = self._setting
        html = f"{setting.html_tag}<head/>{setting.body_tag}{''.join(inside)}</body></html>"
        return XmlSource(html, fetcher)

    def _unit(
        self,
        document: weasyprint.Document,
        source: XmlSource,
        flow: UnitFlow,
    ) -> Unit:
        reading = TextFollower(source.etree_element)
        painter = Painter()
        # Painting takes the ground out of the boxes, so they are looked at before.
        found = look_over([page._page_box for page in document.pages])  # noqa: SLF001 - as below
        sheets = [
            self._sheet(number, page, source=source, flow=flow, painter=painter, reading=reading)
            for number, page in enumerate(document.pages)
        ]
        sheets = [
            dataclasses.replace(sheet, findings=own)
            for sheet, own in zip(sheets, found, strict=True)
        ]
        if flow.sided or painter.resources["Pattern"]:
            sheets = [dataclasses.replace(sheet, shift=None) for sheet in sheets]
        return Unit(
            edges=flow.edges or NOWHERE,
            sheets=tuple(sheets),
            used=painter.resources_used(),
            faces=painter.faces(),
            spills=flow.spills,
        )

    def _sheet(  # noqa: PLR0913 - a page, and all that is known of it
        self,
        number: int,
        page: weasyprint.document.Page,
        *,
        source: XmlSource,
        flow: UnitFlow,
        painter: Painter,
        reading: TextFollower,
    ) -> BarePage:
        if any(page.forms.values()) or any(link[0] == "attachment" for link in page.links):
            raise Unfit("there are forms or attachments")
        box = page._page_box  # noqa: SLF001 - no other way to the boxes
        # Painting takes the ground out of the box, which the shift is reckoned by.
        shift = self._rules.shift_of(flow.context, source, box)
        ground, content = painter.paint(page)
        return BarePage(
            kind=self._rules.kind_of(box.page_type, first=flow.begins and not number),
            width=page.width,
            height=page.height,
            bleed=tuple(page.bleed[side] for side in ("top", "right", "bottom", "left")),
            ground=ground,
            content=content,
            shift=shift,
            changes=changes_of(box),
            links=tuple((kind, target, place) for kind, target, place, _ in page.links),
            anchors=tuple((name, x, y) for name, (x, y, _, _) in page.anchors.items()),
            bookmarks=tuple(
                (level, label, *at, state) for level, label, at, state in page.bookmarks
            ),
            strings=strings_of(box),
            openings=openings_of(box),
            start=reading.turn(box),
            places=tuple(places_on(box, 0)),
        )


def _watch(
    stack: ExitStack, flow: UnitFlow, collector: Collector, contents: GeneratedContent
) -> None:
    """Let WeasyPrint lay out a unit by what looks on, until ``stack`` ends."""
    for name, instead in (
        ("layout_document", _instead(flow.lay_out)),
        ("TargetCollector", lambda _: collector),
        ("build_formatting_structure", functools.partial(_build, collector, flow.order)),
    ):
        replace(stack, weasyprint.document, name, instead)
    replace(stack, build, "compute_content_list", contents.compute)


class _Waiting(Exception):  # noqa: N818 - not an error
    """The unit prints page numbers that are not known yet."""

    def __init__(self, edges: Edges) -> None:
        super().__init__()
        self.edges = edges


def _instead(function: Callable[..., Iterator[Box]]) -> Callable[..., Iterator[Box]]:
    return lambda _, *args: function(*args)


def _build(
    collector: Collector,
    order: UnitOrder,
    stock: Callable[..., Box],
    root: Element,
    style_for: Any,  # noqa: ANN401 - WeasyPrint's
    *args: Any,  # noqa: ANN401
) -> Box:
    """Build the boxes of a unit, and none of the blocks around it."""
    computed = style_for.get_computed_styles()
    blocks = list(root[1])
    for element in (*blocks[: len(order.before)], *blocks[len(blocks) - len(order.after) :]):
        style = computed[element, None] = computed[element, None].copy()
        style["display"] = ("none",)
    box = stock(root, style_for, *args)
    if collector.lacks(order):
        raise _Waiting(edges_of(box))
    return box
