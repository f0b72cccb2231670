"""The command line as a user runs it: in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Return a function that runs jianbao with arguments, in Chinese unless ``lang`` is given."""

    def run_command(
        *words: str, lang: str = "zh_CN.UTF-8", **variables: str
    ) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "LC_ALL": lang, "PYTHONIOENCODING": "utf-8", **variables}
        return subprocess.run(
            [sys.executable, "-m", "jianbao", *words],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run_command
