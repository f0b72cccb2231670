"""Links between the chapters: from the writer's file names and ids to ids of the book."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from jianbao.diagnostics import Text
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
        elif address == "" or not (link.get("id") or manuscript.said("M071", line)):
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
    manuscript.warn(
        "M070",
        Text(
            f"链接“{written}”在书里没有去处，已去掉",
            f"the link {written!r} leads nowhere in the book",
        ),
        line,
        needle=written,
        hint=Text(
            "链接只能指向书里的稿件，或用 {#标识} 标出的地方",
            "link to a manuscript of this book, or to a place marked with {#id}",
        ),
    )
