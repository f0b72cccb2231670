"""Links between the chapters: from the writer's file names and ids to ids of the book."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from jianbao.manuscript import codes
from jianbao.manuscript.addresses import report_link, scheme
from jianbao.manuscript.anchors import Anchors
from jianbao.manuscript.elements import line_of, pop, unwrap
from jianbao.manuscript.source import Manuscript


def resolve(
    root: etree._Element,
    manuscript: Manuscript,
    anchors: Anchors,
    anchors_of: Callable[[Path], Anchors | None],
) -> None:
    """Point every internal link under ``root`` to an id; one that leads nowhere is taken off.

    ``anchors_of`` gives the ids of the manuscript at a resolved path.
    """
    for link in list(root.iter("a")):
        line = line_of(link)
        placed = pop(link, "data-source")
        address = link.get("href")
        if not placed or (address and scheme(address)):
            continue
        target = None
        if address:
            target = _target(address, manuscript, anchors, anchors_of)
        if target is not None:
            link.set("href", f"#{target}")
            continue
        if address:
            _report_nowhere(manuscript, address, line)
        elif address == "" or not (link.get("id") or manuscript.said(codes.LINK_REFUSED, line)):
            report_link("", manuscript, line)
        _take_off(link)


def _take_off(link: etree._Element) -> None:
    """Leave the text; an id keeps its place."""
    if link.get("id") is None:
        unwrap(link)
    else:
        link.tag = "span"
        pop(link, "href")


def _target(
    address: str,
    manuscript: Manuscript,
    own: Anchors,
    anchors_of: Callable[[Path], Anchors | None],
) -> str | None:
    file, _, fragment = address.partition("#")
    anchors: Anchors | None = own
    if file:
        name = unquote(file).replace("\\", "/")
        try:
            anchors = anchors_of((manuscript.path.parent / name).resolve())
        except (OSError, ValueError, RuntimeError):  # no name of a file at all
            anchors = None
    if anchors is None:
        return None
    if not fragment:
        return anchors.chapter
    return anchors.targets.get(unquote(fragment), anchors.targets.get(fragment))


def _report_nowhere(manuscript: Manuscript, address: str, line: int) -> None:
    written = unquote(address)
    manuscript.say(codes.DEAD_LINK, line, needle=written, written=written)
