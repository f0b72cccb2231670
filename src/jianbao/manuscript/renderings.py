"""Renderings of the last build, so that of a large book only what has changed is rendered again."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import asdict
from functools import cache as once
from pathlib import Path
from typing import Any

from jianbao import cache
from jianbao.manuscript.model import Rendering
from jianbao.manuscript.source import Manuscript

WORTH_KEEPING = 50
"""Manuscripts; a smaller book is read in a moment, and leaves no copy of its text behind."""
_KIND = "manuscripts"
_LIBRARIES = ("markdown-it-py", "mdit-py-plugins", "nh3", "lxml", "PyYAML")


class Renderings:
    """The renderings of one book: those of its last build, and those of this one."""

    def __init__(self, file: Path, count: int) -> None:
        """``file`` is the book's configuration, ``count`` how many manuscripts it lists."""
        self._key = cache.key_of((str(file),)) if count >= WORTH_KEEPING else ""
        self._known = self._load()
        self._used: dict[str, dict[str, Any]] = {}

    def of(self, manuscript: Manuscript) -> Rendering:
        """Return ``manuscript`` rendered; its diagnostics are added to it. Raises as `rendering.render`."""
        if not self._key:
            return _render(manuscript)
        key = cache.key_of((manuscript.file, manuscript.text))
        if key in self._known:
            rendering = Rendering.from_json(self._known[key])
            manuscript.diagnostics.extend(rendering.diagnostics)
        else:
            rendering = _render(manuscript)
        self._used[key] = self._known.get(key) or asdict(rendering)
        return rendering

    def keep(self) -> None:
        """Keep those of this build for the next, and no others."""
        if self._key and self._used.keys() != self._known.keys():
            record = {"state": _state(), "renderings": self._used}
            text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
            cache.store(_KIND, self._key, text.encode(errors="surrogatepass"))

    def _load(self) -> Mapping[str, dict[str, Any]]:
        data = cache.load(_KIND, self._key) if self._key else None
        record = json.loads(data) if data else {}
        found: dict[str, dict[str, Any]] = record.get("renderings", {})
        return found if record.get("state") == _state() else {}


def _render(manuscript: Manuscript) -> Rendering:
    # A book whose manuscripts are all known needs no parser, which takes long to load.
    from jianbao.manuscript.rendering import render  # noqa: PLC0415

    return render(manuscript)


@once
def _state() -> str:
    """Return all that a rendering hangs on besides the manuscript."""
    own = cache.state_of(Path(cache.__file__).parent)
    libraries = (f"{name} {cache.release_of(name)}" for name in _LIBRARIES)
    return "\n".join((sys.version, *libraries, own))
