"""Files put into a book's folder: all or none, and none over one that is there."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from jianbao.atomic_files import alone, replace_all, staging
from jianbao.files import refuse_changed


def put(
    folder: Path, files: Mapping[str, bytes], replaced: Mapping[Path, tuple[bytes, bytes]]
) -> None:
    """Write ``files``, new ones below ``folder``, and replace files by their new contents.

    ``replaced`` has what stands in each now, and what is to stand there. Raises OSError where a
    new one is there already, where one to be replaced is no longer as it was, or where the disk
    does not let it; then nothing has changed.
    """
    made = list[Path]()
    with staging(folder) as fresh:
        try:
            for number, (path, data) in enumerate(files.items()):
                (fresh / str(number)).write_bytes(data)
                _move(fresh / str(number), folder / path, made)
            with alone(folder):
                for target, (old, _) in replaced.items():
                    refuse_changed(target, old)
                replace_all({target: new for target, (_, new) in replaced.items()})
        except BaseException:
            _take_back(made)
            raise


def _move(staged: Path, target: Path, made: list[Path]) -> None:
    """Give ``staged`` its place; a file that is there makes it fail, however it came there."""
    for parent in reversed([p for p in target.parents if not p.exists()]):
        parent.mkdir()
        made.append(parent)
    try:
        os.link(staged, target)
    except FileExistsError:
        raise
    except OSError:  # a disk without links
        with target.open("xb") as file:
            made.append(target)
            file.write(staged.read_bytes())
    else:
        made.append(target)


def _take_back(made: Iterable[Path]) -> None:
    for path in reversed(list(made)):
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink(missing_ok=True)
