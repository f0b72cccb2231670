"""Page numbers printed in the text: which are asked for, and those that are known beforehand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, Final

from weasyprint.css.targets import TargetCollector, TargetLookupItem, anchor_name_from_token
from weasyprint.urls import get_url_tuple

from jianbao.typesetting.incremental.foreign import Box
from jianbao.typesetting.incremental.model import Counters, Unfit, UnitOrder

PAGE: Final = "page"
PAGES: Final = "pages"
"""The counter of all pages (CSS Paged Media 3, "Page-based counters")."""


class Collector(TargetCollector):
    """A target collector that knows anchors in other units and notes what it is asked for."""

    def __init__(self, anchors: Counters, away: frozenset[str] = frozenset()) -> None:
        """Take the foreign anchors with their page counters, and those of blocks of other units."""
        super().__init__()
        self._away = away
        self.asked: set[str] = set()
        self.counts = False
        self._asked_by: dict[Box, set[str]] = {}
        self.foreign = dict(anchors)
        for name, value in anchors:
            item = TargetLookupItem("up-to-date")
            item.target_box = SimpleNamespace(cached_counter_values={})
            item.cached_page_counter_values = {PAGE: [value]}
            self.target_lookup_items[name] = item

    def collect_anchor(self, anchor_name: str) -> None:
        """Take an anchor of this unit."""
        if anchor_name in self._away:
            return
        if anchor_name in self.foreign:
            raise Unfit("an anchor stands in two units")
        super().collect_anchor(anchor_name)

    @property
    def wanted(self) -> tuple[str, ...] | None:
        """The anchors whose pages the unit prints; None where it prints no number of a page."""
        return tuple(sorted(self.asked)) if self.asked or self.counts else None

    def lacks(self, order: UnitOrder) -> bool:
        """Return whether the unit cannot be laid out for what ``order`` does not tell."""
        return self.wanted is not None and order.counters is None

    def lookup_target(
        self, anchor_token: tuple[Any, ...], source_box: Box, css_token: str, parse_again: object
    ) -> TargetLookupItem:
        """Note which anchor a page number is asked of."""
        if css_token != "content":  # noqa: S105 - a property
            raise Unfit("a string or bookmark prints page numbers")
        name = _anchor(anchor_token, source_box)
        self.asked.add(name)
        self._asked_by.setdefault(source_box, set()).add(name)
        return super().lookup_target(anchor_token, source_box, css_token, parse_again)

    def store_target(self, anchor_name: str, target_counter_values: Any, target_box: Box) -> None:  # noqa: ANN401
        """Refuse page counters that elements change: they would go on into other units."""
        if PAGE in target_counter_values or PAGES in target_counter_values:
            raise Unfit("elements change the page counter")
        super().store_target(anchor_name, target_counter_values, target_box)

    def collect_missing_counters(
        self,
        parent_box: Box,
        css_token: str,
        parse_again_function: Callable[..., None],
        missing_counters: list[str],
        missing_target_counters: dict[str, list[str]],
    ) -> None:
        """Note that a page's own number is asked for; refuse the total, and any other counter."""
        if self.collecting:
            missing = {*missing_counters}.union(*missing_target_counters.values())
            if missing - {PAGE} or (missing and css_token != "content"):  # noqa: S105
                raise Unfit("a counter other than the page's is missing")
            # WeasyPrint counts what the last target lacks among them.
            self.counts |= PAGE in missing_counters and _prints_own(parent_box)
            if self._is_known(parent_box):
                return  # right the first time: its page need not be laid out again
        super().collect_missing_counters(
            parent_box, css_token, parse_again_function, missing_counters, missing_target_counters
        )

    def _is_known(self, box: Box) -> bool:
        """Return whether ``box`` prints page numbers of foreign anchors, and no others."""
        asked = self._asked_by.get(box)
        if not asked or not asked <= self.foreign.keys():
            return False
        return not _prints_own(box)


def _prints_own(box: Box) -> bool:
    """Return whether ``box`` prints counters of the place where it stands."""
    return any(kind in {"counter()", "counters()"} for kind, _ in box.style["content"])


def _anchor(token: tuple[Any, ...], box: Box) -> str:
    if token[0] == "attr()":
        name, kind, fallback = token[1]
        value = box.element.get(name, fallback)
        token = (
            ("url", get_url_tuple(value, box.style.base_url)) if kind == "url" else (kind, value)
        )
    return anchor_name_from_token(token) or ""


@dataclass(slots=True)
class GeneratedContent:
    """Watches the content that CSS generates for what hangs on other units."""

    quotes: list[int] | None = None

    def compute(
        self,
        stock: Callable[..., Any],
        content_list: Any,  # noqa: ANN401 - WeasyPrint's
        parent_box: Box,
        *args: Any,  # noqa: ANN401
        **kwargs: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        """Stand in for WeasyPrint's function of that name."""
        if kwargs.get("page") is None and not (len(args) > _PAGE and args[_PAGE]):
            self._check(content_list, args)
        return stock(content_list, parent_box, *args, **kwargs)

    def _check(self, content_list: Any, args: tuple[Any, ...]) -> None:  # noqa: ANN401
        for kind, value in content_list:
            if kind in {"counter()", "counters()"} and value[0] != PAGE:
                raise Unfit("a counter other than the page's is printed")
            if kind in {"target-counter()", "target-counters()"} and value[1] != PAGE:
                raise Unfit("a target's counter other than its page is printed")
            if kind == "target-text()":
                raise Unfit("a target's text is printed")
            if kind == "quote" and len(args) > _QUOTES:
                self.quotes = args[_QUOTES]


_QUOTES = 6
_PAGE = 10
"""Where these stand behind the parent box among the arguments."""
