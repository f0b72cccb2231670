"""How programs, libraries and faces come onto this system."""

from __future__ import annotations

import shutil
import sys

from jianbao.diagnostics import Text
from jianbao.doctor.model import plain


def install(name: Text, *, debian: str, brew: str = "", cask: str = "") -> Text:
    """Return the one command that installs ``name`` here, or where there is none what to look for.

    ``debian`` is the package of Debian, Ubuntu, UOS and Kylin; ``brew`` and ``cask`` are
    Homebrew's names of a program and of a face.
    """
    if shutil.which("apt-get"):
        return plain(f"sudo apt-get install {debian}")
    if sys.platform == "darwin" and (brew or cask):
        return plain(f"brew install {brew or f'--cask {cask}'}")
    return Text(
        f"用本系统的办法安装{name.zh}（Debian 的软件包叫 {debian}）",
        f"install {name.en} the way of this system (Debian's package is {debian})",
    )
