"""Line breaks of the source inside a paragraph: Chinese lines join, Latin words keep a space."""

from __future__ import annotations

import re
from typing import Literal

from lxml import etree

from jianbao.manuscript.characters import CharacterKind, kind
from jianbao.manuscript.elements import has_class, insert_after
from jianbao.manuscript.vocabulary import BLOCKS

_Slot = Literal["text", "tail"]
_Piece = tuple[etree._Element, _Slot]  # noqa: SLF001 - the only name that lxml gives the type

_EDGES = BLOCKS | {"br", "body"}
_LINE_BREAK = re.compile(r"[ \t]*\n[ \t\n]*")


def join_lines(root: etree._Element) -> None:
    """Join the lines of every paragraph under ``root``, also across inline markup.

    Between two runs of Latin text a break becomes a space. Beside a Chinese character it goes:
    composition sets the gap between Han and Latin.
    """
    runs: list[list[_Piece]] = [[]]
    _collect(root, runs)
    for run in runs:
        _join(run)


def keep_written_lines(root: etree._Element) -> None:
    """Turn the line breaks of every signature (落款) and verse (诗) into ``br``."""
    for block in root.iter("div"):
        if has_class(block, "signature") or has_class(block, "verse"):
            for paragraph in block.iter("p"):
                _keep_lines(paragraph)


def _keep_lines(paragraph: etree._Element) -> None:
    children = list(paragraph)
    first, *rest = (paragraph.text or "").strip().split("\n")
    paragraph.text = first
    for line in reversed(rest):
        paragraph.insert(0, _break_before(line))
    for child in children:
        if child.tag == "br":
            continue
        first, *rest = (child.tail or "").rstrip().split("\n")
        child.tail = first
        insert_after(child, map(_break_before, rest))


def _break_before(line: str) -> etree._Element:
    element = etree.Element("br")
    element.tail = line.strip(" \t")
    return element


def _collect(element: etree._Element, runs: list[list[_Piece]]) -> None:
    """Append the places of text in order to the last of ``runs``, a new one where a line ends."""
    edge = element.tag in _EDGES
    if edge:
        runs.append([])
    if element.tag == "pre":
        return
    if element.text:
        runs[-1].append((element, "text"))
    for child in element:
        _collect(child, runs)
        if child.tail:
            runs[-1].append((child, "tail"))
    if edge:
        runs.append([])


def _join(run: list[_Piece]) -> None:
    texts = [_read(piece) for piece in run]
    if not any("\n" in text for text in texts) or not "".join(texts).strip(" \t\n"):
        return
    following = [""]
    for text in reversed(texts):
        following.append(text[:1] or following[-1])
    before = ""
    for index, text in enumerate(texts):
        joined = text
        if "\n" in text:
            joined = _joined(text, before, following[-2 - index])
            _write(run[index], joined)
        before = joined[-1:] or before


def _joined(text: str, before: str, after: str) -> str:
    def joint(match: re.Match[str]) -> str:
        last = text[match.start() - 1] if match.start() else before
        following = text[match.end()] if match.end() < len(text) else after
        return glue(last, following)

    return _LINE_BREAK.sub(joint, text)


def glue(last: str, following: str) -> str:
    """Return what a line break between these two characters becomes: a space or nothing."""
    if not last or not following:
        return ""
    kinds = {kind(last), kind(following)}
    return "" if CharacterKind.CHINESE in kinds or kinds == {CharacterKind.SHARED} else " "


def _read(piece: _Piece) -> str:
    element, slot = piece
    return (element.text if slot == "text" else element.tail) or ""


def _write(piece: _Piece, text: str) -> None:
    element, slot = piece
    if slot == "text":
        element.text = text
    else:
        element.tail = text
