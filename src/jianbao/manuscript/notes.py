"""Footnotes: numbered in the order in which the text refers to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from jianbao.manuscript import codes
from jianbao.manuscript.anchors import Anchors
from jianbao.manuscript.elements import has_class, pop, put_behind, take_out
from jianbao.manuscript.source import Manuscript


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftNote:
    """A footnote still in the form of a tree."""

    id: str
    mark: str
    root: etree._Element
    line: int


def number(
    texts: Sequence[etree._Element],
    contents: dict[int, tuple[etree._Element, int]],
    anchors: Anchors,
    manuscript: Manuscript,
) -> tuple[DraftNote, ...]:
    """Turn the places of references in ``texts`` into links, and return the notes in order.

    ``contents`` maps a note's number in the markup to its tree and line.
    """
    notes: dict[int, DraftNote] = {}
    roots = [*texts]
    for root in roots:  # grows while notes turn up that other notes refer to
        for link in root.iter("a"):
            if has_class(link, "noteref"):
                del link.attrib["class"]  # the writer's own link; the class is ours
        for place in list(root.iter("span")):
            written = pop(place, "data-note")
            if not written:
                continue
            key = int(written)
            first = key not in notes
            if first:
                tree, line = contents[key]
                mark = str(len(notes) + 1)
                notes[key] = DraftNote(id=anchors.make("n"), mark=mark, root=tree, line=line)
                roots.append(tree)
            _refer(place, notes[key], first=first)
    for key, (_, line) in contents.items():
        if key not in notes:
            _report_lost(manuscript, line)
    return tuple(notes.values())


def _refer(place: etree._Element, note: DraftNote, *, first: bool) -> None:
    place.tag = "a"
    place.set("class", "noteref")
    if first:
        place.set("id", f"{note.id}-ref")
    place.set("href", f"#{note.id}")
    place.text = note.mark
    link = next(place.iterancestors("a"), None)
    if link is not None:  # a link in a link is no HTML
        last = link
        while (
            not last.tail and (after := last.getnext()) is not None and has_class(after, "noteref")
        ):
            last = after  # those that stood in it before
        put_behind(last, _moved(place))


def _moved(place: etree._Element) -> etree._Element:
    copy = etree.Element("a")
    for name in ("class", "id", "href"):
        if place.get(name):
            copy.set(name, place.get(name, ""))
    copy.text = place.text
    take_out(place)
    return copy


def _report_lost(manuscript: Manuscript, line: int) -> None:
    manuscript.say(codes.LOST_NOTE, line)
