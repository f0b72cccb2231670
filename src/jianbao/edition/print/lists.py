"""Lists on paper: HTML numbers their items, the layout engine only by styles."""

from __future__ import annotations

from typing import Final

from lxml import etree

_STYLES: Final = {
    "1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman",
}  # fmt: skip


def number_lists(tree: etree._Element) -> None:
    """Write as styles what ``start``, ``type``, ``reversed`` and ``value`` say (HTML, 4.4.5)."""
    for numbered in tree.iter("ol"):
        items = numbered.findall("li")
        backward = numbered.get("reversed") is not None
        step = -1 if backward else 1
        start = int(numbered.get("start") or (len(items) if backward else 1))
        styles = []
        if start != 1 or backward:
            styles.append(f"counter-reset: list-item {start - step}")
        if numbered.get("type") in _STYLES:
            styles.append(f"list-style-type: {_STYLES[numbered.get('type', '')]}")
        _add(numbered, styles)
        for item in items:
            own = [f"counter-increment: list-item {step}"] if backward else []
            if item.get("value") is not None:
                own.append(f"counter-set: list-item {item.get('value')}")
            _add(item, own)


def _add(element: etree._Element, styles: list[str]) -> None:
    if styles:
        written = [style for style in (element.get("style"),) if style]
        element.set("style", "; ".join((*written, *styles)))
