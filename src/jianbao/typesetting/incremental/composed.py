"""A book composed of units: what is asked for until everything that hangs together is known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from html import unescape
from typing import Final

from jianbao.diagnostics import Result
from jianbao.once import Kept
from jianbao.typesetting.incremental import cut
from jianbao.typesetting.incremental.binding import bound
from jianbao.typesetting.incremental.model import BookSetting, Resource, Unfit, UnitOrder
from jianbao.typesetting.incremental.placing import PlacedUnit, anchors_of, place
from jianbao.typesetting.incremental.runs import BlockRun, foretold_runs, joined
from jianbao.typesetting.incremental.workshop import LayoutWorkshop
from jianbao.typesetting.job import Job, Typeset

_ID: Final = re.compile(r' id="([^"]*)"')
_ROUNDS: Final = 8
_VALUE: Final = re.compile(r'="([^"]*)"')


def compose(
    job: Job, executor: Executor | None = None, kept: Kept | None = None
) -> Result[Typeset]:
    """Lay ``job`` out in units; raises Unfit where that cannot give the same book.

    ``executor`` helps, ``kept`` is what has been laid out before.
    """
    if job.standard:
        raise Unfit("a standard is claimed for the whole book")
    if cut.measures_first_page((style.css for style in job.styles), job.html):
        raise Unfit("lengths hang on the first page of the book")
    parts = cut.sections(job.html)
    reach = cut.reach_of((style.css for style in job.styles), parts.blocks)
    own, shared = _divided(job, parts)
    setting = _setting_of(job, parts, shared)
    workshop = LayoutWorkshop(setting, job.faces, executor, {} if kept is None else kept)
    runs = foretold_runs(workshop.edges(parts.blocks))

    def order_of(run: BlockRun) -> UnitOrder:
        before, after = reach.around(parts.blocks, run.start, run.end)
        blocks = parts.blocks[run.start : run.end]
        return UnitOrder(
            html="".join(block.html for block in blocks),
            before=before,
            after=(*after, *setting.witnesses),
            joint=run.joint,
            right=run.joint is None or run.joint.side is not False,
            resources=tuple(own[href] for href in _named(blocks, own)),
        )

    return bound(job, parts, workshop, _settled(workshop, runs, order_of))


def _setting_of(job: Job, parts: cut.Sections, shared: tuple[Resource, ...]) -> BookSetting:
    return BookSetting(
        html_tag=parts.html_tag,
        body_tag=parts.body_tag,
        witnesses=cut.witnesses((style.css for style in job.styles), job.html),
        styles=job.styles,
        resources=shared,
        lines=job.lines,
        dpi=job.dpi,
    )


def _divided(job: Job, parts: cut.Sections) -> tuple[dict[str, Resource], tuple[Resource, ...]]:
    """Return the resources that blocks name, and those that the style sheets do."""
    css = "".join(style.css for style in job.styles)
    shared = tuple(item for item in job.resources if item[0] in css)
    if any("url(" in block.html for block in parts.blocks):
        return {}, job.resources
    return {item[0]: item for item in job.resources}, shared


def _named(blocks: Sequence[cut.BodyBlock], own: dict[str, Resource]) -> Iterator[str]:
    found = (unescape(value) for block in blocks for value in _VALUE.findall(block.html))
    return (href for href in dict.fromkeys(found) if href in own) if own else iter(())


def _settled(
    workshop: LayoutWorkshop, runs: list[BlockRun], order_of: Callable[[BlockRun], UnitOrder]
) -> list[PlacedUnit]:
    """Lay out ``runs`` until joints, sides, page numbers and what prints them agree."""
    orders: dict[BlockRun, UnitOrder] = {}
    rounds = 0
    while rounds < _ROUNDS:
        if len(runs) < 2:  # noqa: PLR2004 - nothing to put together
            raise Unfit("it is a single unit")
        orders = {run: orders.get(run) or order_of(run) for run in runs}
        units = workshop.lay_out(tuple(orders.values()))
        apart = joined(runs, tuple(orders.values()), units)
        if apart != runs:
            runs, rounds = apart, 0
            continue
        placed = place(workshop, tuple(orders.values()), units)
        where = anchors_of(placed)
        asked = {run: _asked(item, where) for run, item in zip(runs, placed, strict=True)}
        if asked == orders:
            return placed
        orders = asked
        rounds += 1
    raise Unfit("page numbers do not settle")


def _asked(item: PlacedUnit, where: dict[str, int]) -> UnitOrder:
    """Return the order for what ``item`` has turned out to be."""
    unit = item.unit
    right = item.order.right if item.fits_side else item.right
    order = replace(item.order, right=right)
    if unit.wanted is None:
        return order
    own = frozenset(_ID.findall(item.order.html))
    anchors = tuple(
        (name, where[name]) for name in unit.wanted if name in where and name not in own
    )
    return replace(order, counters=item.counters, anchors=anchors)
