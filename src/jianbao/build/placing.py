"""Finished outputs into files: all of them, or none."""

from __future__ import annotations

import tempfile
from pathlib import Path

from jianbao import outputs
from jianbao.build.model import Written


def write(artifacts: list[tuple[str, outputs.Artifact]], folder: Path) -> tuple[Written, ...]:
    """Write all artifacts, or leave the earlier files as they were."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".jianbao-", dir=folder) as fresh:
        for name, artifact in artifacts:
            (Path(fresh) / name).write_bytes(artifact.data)
        for name, _ in artifacts:
            (Path(fresh) / name).replace(folder / name)
    return tuple(
        Written(path=folder / name, size=len(artifact.data), pages=artifact.page_count)
        for name, artifact in artifacts
    )
