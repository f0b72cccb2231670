"""Page counters and named strings, carried from page to page through the whole book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from jianbao.typesetting.fragments.model import Changes, Counters, Sheet


@dataclass(slots=True)
class Count:
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
class Strings:
    """Named strings (CSS GCPM 3, "Named strings") as the pages so far have set them."""

    last: dict[str, str] = field(default_factory=dict)

    def on(self, sheet: Sheet, asked: Sequence[tuple[str, str]]) -> dict[tuple[str, str], str]:
        """Return what ``asked``, names with keywords, stand for on ``sheet``, and go on behind it."""
        here = dict(sheet.strings)
        values = {
            (name, keyword): self._value(here.get(name, ()), name, keyword, name in sheet.openings)
            for name, keyword in asked
        }
        self.last |= {name: texts[-1] for name, texts in here.items()}
        return values

    def _value(self, here: tuple[str, ...], name: str, keyword: str, opens: bool) -> str:  # noqa: FBT001
        before = self.last.get(name, "")
        if keyword == "all-once":
            return "".join(here)
        if not here:
            return before
        if keyword == "first" or (keyword == "start" and opens):
            return here[0]
        if keyword == "last":
            return here[-1]
        return "" if keyword == "first-except" else before
