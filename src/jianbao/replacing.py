"""Files put in the place of others: whole, and all of them or none."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path


def replace_all(contents: Mapping[Path, bytes]) -> None:
    """Put new contents in the place of files, with the rights that they had.

    All are written beside the files before the first is replaced, so that a full disk or a folder
    without rights leaves every file as it was.
    """
    written: dict[Path, Path] = {}
    try:
        for path, data in contents.items():
            written[path] = _beside(path, data)
        for path, fresh in written.items():
            fresh.replace(path)
    finally:
        for fresh in written.values():
            fresh.unlink(missing_ok=True)


def _beside(path: Path, data: bytes) -> Path:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".jianbao-")
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        fresh.chmod(path.stat().st_mode if path.exists() else 0o644)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
    return fresh
