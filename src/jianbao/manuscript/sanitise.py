"""The gate: whatever markup comes in, a well-formed tree of the vocabulary comes out."""

from __future__ import annotations

import re
from typing import Any

import nh3
from lxml import etree

from jianbao.manuscript.elements import line_of
from jianbao.manuscript.encoding import XML_FORBIDDEN
from jianbao.manuscript.marks import READING
from jianbao.manuscript.vocabulary import ANY_TAG, ATTRIBUTES, PLACED, SCHEMES, TAGS

_INTERNAL = {"span": {"data-note", READING}, "img": {"data-notes"}}
"""Attributes that only jianbao writes; `html.rewrite` takes them from the writer's markup."""

_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes={
        tag: {*ANY_TAG, *ATTRIBUTES.get(tag, ()), *_INTERNAL.get(tag, ())}
        | ({"data-source"} if tag in PLACED else set())
        for tag in TAGS
    },
    url_schemes=set(SCHEMES),
    clean_content_tags=set(),
    link_rel=None,
)
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
_VOID_TAG = re.compile(r"<((?:br|hr|img|wbr)\b[^<>]*)>")


_DEEPEST = 64
"""Levels of elements: a third of what layout can follow, which calls itself for each."""
_TOO_DEEP = etree.XPath("/*" * (_DEEPEST + 2))


class TooDeepError(Exception):
    """The markup is nested deeper than any document needs, from ``line`` on; 0 where it is unknown."""

    def __init__(self, line: int = 0) -> None:
        super().__init__(line)
        self.line = line


def tree(markup: str) -> etree._Element:
    """Return ``markup`` as the content of a ``<body>``, with only the vocabulary in it.

    nh3 escapes every ``<`` of text and attributes, so that two replacements make its HTML
    well-formed XML. Raises `TooDeepError` beyond 64 levels.
    """
    clean = _CLEANER.clean(markup).replace("&nbsp;", "\u00a0")
    clean = XML_FORBIDDEN.sub("", _VOID_TAG.sub(r"<\1/>", clean))
    try:
        root = etree.fromstring(f"<body>{clean}</body>", _PARSER)
    except etree.XMLSyntaxError as problem:  # beyond the levels of libxml2
        raise TooDeepError from problem
    deep: Any = _TOO_DEEP(root)
    if deep:
        raise TooDeepError(line_of(deep[0]))
    return root
