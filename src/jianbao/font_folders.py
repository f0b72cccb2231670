"""Where faces may lie that fontconfig's own settings do not name: WPS's, and those of Windows.

Told through the environment, so that Pango and other processes go by it too, and before anything
else: whether a build is up to date is judged by the environment among others.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

FOLDERS = Path(__file__).with_suffix(".conf")
"""The folders that fontconfig looks through on Linux if nobody has told it otherwise."""


def know() -> None:
    """Let fontconfig look into `FOLDERS`, in this process and those that it begins."""
    if sys.platform == "linux" and not {"FONTCONFIG_FILE", "FONTCONFIG_PATH"} & {*os.environ}:
        os.environ["FONTCONFIG_FILE"] = str(FOLDERS)
