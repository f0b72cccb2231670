"""Open a manuscript at a line in the user's own editor.

The command comes from the command line or the environment, never from the book: a book.yaml may
have come by mail, and must not be able to start a program.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

VARIABLE = "JIANBAO_EDITOR"


def command_of(chosen: str) -> str:
    """Return the command that is to open manuscripts; empty where none was named."""
    return chosen or os.environ.get(VARIABLE, "")


def words_of(command: str, file: Path, line: int) -> list[str]:
    """Return ``command`` with ``{file}`` and ``{line}`` filled in; the file comes last otherwise.

    Raises ValueError where its quotes do not match.
    """
    words = shlex.split(command)
    filled = [word.replace("{file}", str(file)).replace("{line}", str(line)) for word in words]
    return filled if "{file}" in command else [*filled, str(file)]


def start(words: list[str]) -> None:
    """Start a program and let it go; raises OSError where there is no such program."""
    subprocess.Popen(  # noqa: S603 - the user's own command
        words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip


def show_folder(folder: Path) -> None:
    """Open ``folder`` in the file manager; raises OSError where there is none."""
    if sys.platform == "win32":
        os.startfile(folder)  # noqa: S606 - a folder, in the file manager
    else:
        start(["open" if sys.platform == "darwin" else "xdg-open", str(folder)])
