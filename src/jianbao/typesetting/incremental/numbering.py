"""Page counters and named strings, carried from page to page through the whole book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from jianbao.typesetting.incremental.model import Changes, Counters

Name: TypeAlias = tuple[str, str]
"""A name with a keyword: first, start, last, or first-except."""


@dataclass(slots=True)
class PageCount:
    """The page counters after the pages counted so far (CSS Lists 3, "Automatic counters")."""

    values: dict[str, int] = field(default_factory=dict)

    def turn(self, changes: Changes) -> Counters:
        """Count a page, and return the counters on it."""
        reset, put, increment = changes
        self.values |= dict(reset)
        self.values |= dict(put)
        for name, step in increment:
            self.values[name] = self.values.get(name, 0) + step
        return self.now

    @property
    def now(self) -> Counters:
        """The counters as they stand."""
        return tuple(sorted(self.values.items()))


@dataclass(slots=True)
class NamedStrings:
    """Named strings (CSS GCPM 3) as the pages so far have set them."""

    last: dict[str, str] = field(default_factory=dict)

    def on(
        self,
        page: Sequence[tuple[str, tuple[str, ...]]],
        openings: tuple[str, ...],
        asked: Sequence[Name],
    ) -> dict[Name, str]:
        """Return what ``asked`` stand for on a page, and go on behind it.

        ``page`` has what is set on it; ``openings`` are the strings that what begins it sets.
        """
        here = dict(page)
        values = {
            (name, keyword): self._value(here.get(name, ()), name, keyword, name in openings)
            for name, keyword in asked
        }
        self.last |= {name: given[-1] for name, given in here.items() if given}
        return values

    def _value(self, here: tuple[str, ...], name: str, keyword: str, opens: bool) -> str:  # noqa: FBT001
        before = self.last.get(name, "")
        if not here:
            return before
        if keyword == "first" or (keyword == "start" and opens):
            return here[0]
        if keyword == "last":
            return here[-1]
        return "" if keyword == "first-except" else before
