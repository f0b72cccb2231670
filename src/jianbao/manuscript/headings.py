"""The title of a chapter, and the order of the headings under it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from lxml import etree

from jianbao.book import Heading
from jianbao.manuscript.anchors import Anchors
from jianbao.manuscript.elements import has_class, is_blank, line_of, plain_text, take_out
from jianbao.manuscript.vocabulary import HEADINGS

_TOP, _LOWEST = 2, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    r"""The first heading of level 1; ``text`` has ``\n`` where the line was broken by hand."""

    text: str
    line: int
    calls: etree._Element
    """The calls of notes in it, in a ``span``."""
    id: str = ""


def take_title(root: etree._Element, known: Collection[str]) -> Title | None:
    """Remove the chapter's title from its body and return it.

    With titles already ``known``, only a heading that repeats one of them is taken.
    """
    heading = next((item for item in root.iter("h1") if _attachment(item) is None), None)
    if heading is None or is_blank(heading):
        return None
    text = "\n".join(line.strip() for line in plain_text(heading).split("\n")).strip()
    if known and _bare(text) not in {_bare(title) for title in known}:
        return None
    calls = etree.Element("span")
    for note in filter(None, (span.get("data-note") for span in heading.iter("span"))):
        etree.SubElement(calls, "span", {"data-note": note})
    title = Title(text=text, line=line_of(heading), calls=calls, id=heading.get("id", ""))
    take_out(heading)
    return title


def arrange(root: etree._Element, anchors: Anchors) -> tuple[Heading, ...]:
    """Let levels start at 2 without gaps, give ids, and return the headings in order.

    An attachment counts for itself, beginning with its own title.
    """
    stacks: dict[etree._Element | None, list[int]] = {}
    found: list[Heading] = []
    for heading in list(root.iter(*HEADINGS)):
        if is_blank(heading):
            take_out(heading)
            continue
        stack = stacks.setdefault(_attachment(heading), [])
        level = int(str(heading.tag)[1])
        while stack and stack[-1] >= level:
            stack.pop()
        stack.append(level)
        shown = min(_TOP + len(stack) - 1, _LOWEST)
        heading.tag = f"h{shown}"
        text = plain_text(heading).replace("\n", "").strip()
        if heading.get("id") is None:
            heading.set("id", anchors.heading(text))
        anchors.entitle(text, heading.get("id", ""))
        found.append(Heading(level=shown, id=heading.get("id", ""), text=text))
    for section in root.iter("section"):
        if has_class(section, "attachment") and section.get("id") is None:
            section.set("id", anchors.make("a"))
    return tuple(found)


def _attachment(element: etree._Element) -> etree._Element | None:
    sections = element.iterancestors("section")
    return next((item for item in sections if has_class(item, "attachment")), None)


def _bare(title: str) -> str:
    return "".join(title.split())
