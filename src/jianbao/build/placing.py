"""Finished outputs into files: all of them, or none."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from jianbao import outputs
from jianbao.build.model import Written

_PREFIX = ".jianbao-"
_ABANDONED_AFTER = 3600.0
"""Seconds; no build takes so long to write its files."""


def write(artifacts: Iterable[tuple[str, outputs.Artifact]], folder: Path) -> tuple[Written, ...]:
    """Write all artifacts, or leave the earlier files as they were.

    They are taken one at a time, so that hundreds of copies need not be in memory together. A name
    may lead into one folder below.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _clear_away(folder)
    with tempfile.TemporaryDirectory(prefix=_PREFIX, dir=folder) as fresh:
        written = tuple(_written(Path(fresh), folder, *named) for named in artifacts)
        for item in written:
            item.path.parent.mkdir(exist_ok=True)
            (Path(fresh) / item.path.relative_to(folder)).replace(item.path)
    return written


def _written(fresh: Path, folder: Path, name: str, artifact: outputs.Artifact) -> Written:
    path = fresh / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(artifact.data)
    return Written(path=folder / name, size=len(artifact.data), pages=artifact.page_count)


def _clear_away(folder: Path) -> None:
    """Remove what builds that were killed have left in ``folder``."""
    for left in folder.glob(f"{_PREFIX}*"):
        with suppress(OSError):  # another build may do the same
            if time.time() - left.stat().st_mtime > _ABANDONED_AFTER:
                shutil.rmtree(left)
