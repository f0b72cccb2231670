"""Finished outputs into files: all of them, or none."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from jianbao import outputs
from jianbao.build.model import Written


def write(artifacts: Iterable[tuple[str, outputs.Artifact]], folder: Path) -> tuple[Written, ...]:
    """Write all artifacts, or leave the earlier files as they were.

    They are taken one at a time, so that hundreds of copies need not be in memory together. A name
    may lead into one folder below.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".jianbao-", dir=folder) as fresh:
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
