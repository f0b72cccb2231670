"""Readings above characters: ``<ruby>`` with its ``<rt>``."""

from __future__ import annotations

from lxml.html import HtmlElement

_INLINE = frozenset(["rb", "rt", "rp", "rtc", "span", "b", "strong", "i", "em", "font", "a"])


def settle(tree: HtmlElement) -> None:
    """Make each ``<rt>`` that stands above nothing plain text, so that its characters count."""
    for rt in list(tree.iter("rt")):
        if not _is_reading(rt):
            rt.tag = "span"


def _is_reading(rt: HtmlElement) -> bool:
    ruby = rt.getparent()
    if ruby is None or ruby.tag != "ruby" or any(True for _ in ruby.iterancestors("ruby", "rt")):
        return False
    if any(inner.tag not in _INLINE for inner in ruby.iterdescendants()):
        return False
    base = ruby.text or ""
    for child in ruby:
        if child is rt:
            return bool(base.strip())
        if child.tag == "rt":
            base = child.tail or ""
        else:
            base += ("" if child.tag == "rp" else str(child.text_content())) + (child.tail or "")
    return False
