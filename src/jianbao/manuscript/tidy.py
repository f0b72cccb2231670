"""Structure that HTML allows a writer but a book's files do not: put right without losing text."""

from __future__ import annotations

import re

from lxml import etree

from jianbao.manuscript import codes
from jianbao.manuscript.elements import is_blank, line_of, take_out, unwrap
from jianbao.manuscript.source import Manuscript
from jianbao.manuscript.tables import repeat_heads, set_heads, take_caption
from jianbao.manuscript.vocabulary import BLOCKS, HEADINGS, INLINE

_PARENTS = {
    "li": {"ul", "ol"},
    "dt": {"dl"},
    "dd": {"dl"},
    "figcaption": {"figure"},
    "rb": {"ruby"},
    "rt": {"ruby"},
    "rp": {"ruby"},
}
_PHRASING_ONLY = frozenset({*HEADINGS, "p", "pre"})
_NO_BLOCK_IN = INLINE - {"a"}
_VALUES = {
    "colspan": r"[1-9]\d{0,2}",
    "rowspan": r"[1-9]\d{0,2}",
    "scope": r"row|col|rowgroup|colgroup",
    "start": r"-?\d{1,9}",
    "value": r"-?\d{1,9}",
    "type": r"[1aAiI]",
    "lang": r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*",
}


def tidy(root: etree._Element, manuscript: Manuscript) -> None:
    """Make ``root``, the content of a body, a sequence of sound blocks."""
    for element in reversed(list(root.iter())):
        if element is not root:
            _check_values(element, manuscript)
            _set_right(element)
    _wrap_loose(root, "p")
    for paragraph in list(root.iter("p")):
        if not len(paragraph) and is_blank(paragraph):
            take_out(paragraph)
    for table in root.iter("table"):
        take_caption(table)
        repeat_heads(table)
        set_heads(table)


def _check_values(element: etree._Element, manuscript: Manuscript) -> None:
    if element.get("reversed") is not None:
        element.set("reversed", "reversed")  # without a value no XML is well-formed
    for name, pattern in _VALUES.items():
        value = element.get(name)
        if value is not None and not re.fullmatch(pattern, value):
            del element.attrib[name]
            manuscript.say(codes.BAD_VALUE, line_of(element), needle=value, name=name, value=value)


def _set_right(element: etree._Element) -> None:
    """Give ``element`` a place and content that its kind may have; its children are right."""
    tag = element.tag
    parent = element.getparent() if tag in _PARENTS else None
    if parent is not None and parent.tag not in _PARENTS[str(tag)]:
        if tag in BLOCKS:
            element.tag = "div"
        else:
            unwrap(element)
    elif tag == "ruby" and element.find("rt") is None:
        unwrap(element)
    elif tag in {"ul", "ol"}:
        _wrap_loose(element, "li")
    elif tag == "dl" and not _is_sound_list(element):
        element.tag = "div"
        for item in element:
            item.tag = "div" if item.tag in {"dt", "dd"} else item.tag
    elif tag in _PHRASING_ONLY:
        for block in [child for child in element if child.tag in BLOCKS]:
            unwrap(block)
    elif tag in _NO_BLOCK_IN and _holds_block(element):
        unwrap(element)


def _holds_block(element: etree._Element) -> bool:
    """Whether a block stands anywhere in ``element``, as HTML allows in a link."""
    return next(element.iterdescendants(*BLOCKS), None) is not None


def _is_sound_list(element: etree._Element) -> bool:
    shape = "".join({"dt": "t", "dd": "d"}.get(str(item.tag), "x") for item in element)
    loose = (element.text or "") + "".join(item.tail or "" for item in element)
    return not loose.strip() and re.fullmatch(r"(t+d+)+", shape) is not None


def _wrap_loose(parent: etree._Element, tag: str) -> None:
    """Put every run of text and inline elements directly in ``parent`` into an element ``tag``."""
    proper = {tag} if tag == "li" else BLOCKS
    children = list(parent)
    wrapper = None
    if (parent.text or "").strip():
        wrapper = _wrapper(parent, parent, tag, parent.text)
        parent.text = None
        parent.insert(0, wrapper)
    for child in children:
        if child.tag not in proper and (tag == "li" or not _holds_block(child)):
            tail, child.tail = child.tail, None
            if wrapper is None:
                wrapper = _wrapper(parent, child, tag)
                child.addprevious(wrapper)
            wrapper.append(child)
            child.tail = tail
        elif (child.tail or "").strip():
            wrapper = _wrapper(parent, child, tag, child.tail)
            child.tail = None
            child.addnext(wrapper)
        else:
            wrapper = None


def _wrapper(
    parent: etree._Element, near: etree._Element, tag: str, text: str | None = None
) -> etree._Element:
    """Return an element with ``text`` for ``parent``, on the line of ``near``."""
    wrapper = etree.Element(tag)
    wrapper.text = text
    wrapper.set("data-source", f"{_file_of(parent)}:{line_of(near) or 1}")
    return wrapper


def _file_of(element: etree._Element) -> str:
    root = element.getroottree().getroot()
    return root.get("data-source", "").rpartition(":")[0]
