"""Finished outputs into files: all of them, or none."""

from __future__ import annotations

import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from jianbao import outputs
from jianbao.build.model import Written

_PREFIX = ".jianbao-"
_ABANDONED_AFTER = 3600.0
"""Seconds; no build takes so long to write its files."""


def write(artifacts: list[tuple[str, outputs.Artifact]], folder: Path) -> tuple[Written, ...]:
    """Write all artifacts, or leave the earlier files as they were."""
    folder.mkdir(parents=True, exist_ok=True)
    _clear_away(folder)
    with tempfile.TemporaryDirectory(prefix=_PREFIX, dir=folder) as fresh:
        for name, artifact in artifacts:
            (Path(fresh) / name).write_bytes(artifact.data)
        for name, _ in artifacts:
            (Path(fresh) / name).replace(folder / name)
    return tuple(
        Written(path=folder / name, size=len(artifact.data), pages=artifact.page_count)
        for name, artifact in artifacts
    )


def _clear_away(folder: Path) -> None:
    """Remove what builds that were killed have left in ``folder``."""
    for left in folder.glob(f"{_PREFIX}*"):
        with suppress(OSError):  # another build may do the same
            if time.time() - left.stat().st_mtime > _ABANDONED_AFTER:
                shutil.rmtree(left)
