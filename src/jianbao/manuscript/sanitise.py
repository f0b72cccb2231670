"""The gate: whatever markup comes in, a well-formed tree of the vocabulary comes out."""

from __future__ import annotations

import re

import nh3
from lxml import etree

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
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
_VOID_TAG = re.compile(r"<((?:br|hr|img|wbr)\b[^<>]*)>")


class TooDeepError(Exception):
    """The markup is nested deeper than any document needs."""


def tree(markup: str) -> etree._Element:
    """Return ``markup`` as the content of a ``<body>``, with only the vocabulary in it.

    nh3 escapes every ``<`` of text and attributes, so that two replacements make its HTML
    well-formed XML. Raises `TooDeepError` beyond libxml2's limit of 256 levels.
    """
    clean = _CLEANER.clean(markup).replace("&nbsp;", "\u00a0")
    clean = XML_FORBIDDEN.sub("", _VOID_TAG.sub(r"<\1/>", clean))
    try:
        return etree.fromstring(f"<body>{clean}</body>", _PARSER)
    except etree.XMLSyntaxError as problem:
        raise TooDeepError from problem
