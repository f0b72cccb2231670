"""What was saved beside a page: a folder of files, or the other parts of its archive."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from jianbao import files

MAX_BYTES = 20 * 1024 * 1024
"""Larger than any picture that a book takes."""

_WECHAT = re.compile(r"/(?:sz_)?mmbiz_[a-z]+/([^/?]{20,})/")
"""The name of a picture on WeChat's servers, which some tools give to the saved file."""


class Saved(Protocol):
    """Where the pictures of a page are looked up; nothing is ever fetched."""

    def get(self, address: str) -> bytes | None:
        """Return the bytes under ``address`` as it stands in the page; None if not saved."""


@dataclass(frozen=True, slots=True)
class Folder:
    """The folder in which a page lies, with the ``标题_files`` that the browser put beside it."""

    root: Path
    stem: str

    def get(self, address: str) -> bytes | None:
        """See `Saved`; what lies outside the folder, links resolved, is not looked at."""
        parts = urlsplit(address)
        if parts.scheme in {"http", "https"} or parts.netloc:
            return self._from_wechat(parts.path)
        if parts.scheme:
            return None
        return self._read(self.root / unquote(parts.path).replace("\\", "/"))

    def _read(self, path: Path) -> bytes | None:
        try:
            return files.read(path, MAX_BYTES, self.root)
        except (OSError, ValueError, RuntimeError):  # a name too long, a NUL, a ring of links
            return None

    def _from_wechat(self, path: str) -> bytes | None:
        match = _WECHAT.search(path)
        if match is None:
            return None
        found = [
            Path(folder, name)
            for folder, _, names in os.walk(self.root / f"{self.stem}_files")
            for name in names
            if match[1] in name
        ]
        return self._read(found[0]) if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class SavedParts:
    """The parts of an MHTML file, by the addresses and identifiers that they were saved under.

    A page alone has none.
    """

    parts: dict[str, bytes] = field(default_factory=dict)

    def get(self, address: str) -> bytes | None:
        """See `Saved`."""
        return self.parts.get(address) or self.parts.get(unquote(address).rpartition("/")[2])
