"""A book composed of units: what is asked for until everything that hangs together is known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from html import unescape
from typing import Final

from jianbao.diagnostics import Result
from jianbao.typesetting.fragments import cut
from jianbao.typesetting.fragments.binding import bound
from jianbao.typesetting.fragments.flow import joint_between
from jianbao.typesetting.fragments.model import (
    Edges,
    Joint,
    Order,
    Resource,
    Setting,
    Unfit,
    Unit,
)
from jianbao.typesetting.fragments.placing import Placed, anchors_of, place
from jianbao.typesetting.fragments.workshop import Workshop
from jianbao.typesetting.job import Job, Typeset
from jianbao.typesetting.standards import STANDARDS

_ID: Final = re.compile(r' id="([^"]*)"')
_ROUNDS: Final = 8
_VALUE: Final = re.compile(r'="([^"]*)"')


def compose(job: Job, executor: Executor | None = None) -> Result[Typeset]:
    """Lay ``job`` out in units, with the help of ``executor``; raises Unfit where that cannot give the same book."""
    if job.standard in STANDARDS:
        raise Unfit("a standard is kept, which may ask for tags")
    parts = cut.sections(job.html)
    reach = cut.reach_of((style.css for style in job.styles), parts.blocks)
    own, shared = _divided(job, parts)
    setting = Setting(
        html_tag=parts.html_tag,
        body_tag=parts.body_tag,
        witnesses=cut.witnesses((style.css for style in job.styles), job.html),
        styles=job.styles,
        resources=shared,
        lines=job.lines,
        dpi=job.dpi,
    )
    workshop = Workshop(setting, job.faces, executor)
    runs = _runs(workshop.edges(parts.blocks))
    if len(runs) < 2:  # noqa: PLR2004 - nothing to put together
        raise Unfit("it is a single unit")
    orders = [
        Order(
            html="".join(block.html for block in parts.blocks[start:end]),
            before=around[0],
            after=(*around[1], *setting.witnesses),
            joint=joint,
            right=joint is None or joint.side is not False,
            resources=tuple(own[href] for href in _named(parts.blocks[start:end], own)),
        )
        for start, end, joint in runs
        for around in (reach.around(parts.blocks, start, end),)
    ]
    places = _settled(workshop, orders)
    return bound(job, parts, workshop, places)


def _divided(job: Job, parts: cut.Sections) -> tuple[dict[str, Resource], tuple[Resource, ...]]:
    """Return the resources that blocks name, and those that the style sheets do."""
    css = "".join(style.css for style in job.styles)
    shared = tuple(item for item in job.resources if item[0] in css)
    if any("url(" in block.html for block in parts.blocks):
        return {}, job.resources
    return {item[0]: item for item in job.resources}, shared


def _named(blocks: Sequence[cut.Block], own: dict[str, Resource]) -> Iterator[str]:
    found = (unescape(value) for block in blocks for value in _VALUE.findall(block.html))
    return (href for href in dict.fromkeys(found) if href in own) if own else iter(())


def _runs(edges: Sequence[Edges | None]) -> list[tuple[int, int, Joint | None]]:
    """Return the runs of blocks between which a page begins, and how it does."""
    starts: list[tuple[int, Joint | None]] = [(0, None)]
    last: Edges | None = None
    for number, own in enumerate(edges):
        if own is None:
            continue
        joint = joint_between(last, own) if last else None
        if joint:
            starts.append((number, joint))
        last = own
    ends = [start for start, _ in starts[1:]] + [len(edges)]
    return [(start, end, joint) for (start, joint), end in zip(starts, ends, strict=True)]


def _settled(workshop: Workshop, orders: list[Order]) -> list[Placed]:
    """Lay out ``orders`` until sides, page numbers and what prints them agree."""
    own = [frozenset(_ID.findall(order.html)) for order in orders]
    for _ in range(_ROUNDS):
        units = workshop.lay_out(orders)
        _check(orders, units)
        placed = place(workshop, orders, units)
        where = anchors_of(placed)
        asked = [_asked(item, where, names) for item, names in zip(placed, own, strict=True)]
        if asked == orders:
            return placed
        orders = asked
    raise Unfit("page numbers do not settle")


def _check(orders: Sequence[Order], units: Sequence[Unit]) -> None:
    """Raise Unfit unless the units join as was foretold."""
    if not all(unit.fits for unit in units) or any(unit.spills for unit in units[:-1]):
        raise Unfit("a unit cannot stand alone or runs on")
    for one, two, order in zip(units, units[1:], orders[1:], strict=False):
        if joint_between(one.edges, two.edges) != order.joint:
            raise Unfit("units join otherwise than foretold")


def _asked(item: Placed, where: dict[str, int], own: frozenset[str]) -> Order:
    """Return the order for what ``item`` has turned out to be."""
    unit = item.unit
    right = item.order.right if item.fits_side else item.right
    if unit.wanted is None:
        return replace(item.order, right=right)
    anchors = tuple(
        (name, where[name]) for name in unit.wanted if name in where and name not in own
    )
    return replace(item.order, right=right, counters=item.counters, anchors=anchors)
