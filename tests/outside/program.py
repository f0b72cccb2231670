"""Outside programs, run so that none outlives its test."""

from __future__ import annotations

import os
import shutil
import subprocess

PATIENCE = 240
"""Seconds after which a program has hung; the slowest takes a tenth of it."""
_LAST_ORDERS = 10
"""Seconds that a program has for ending the browsers and workers that it has started."""


def find(name: str) -> str:
    """Return the path of a program; raises FileNotFoundError where it is missing."""
    found = shutil.which(name)
    if found is None:
        raise FileNotFoundError(f"{name} is missing; make test-outside installs it")
    return found


def run(name: str, *words: str, **surroundings: str) -> str:
    """Run a program, with ``surroundings`` added to the environment, and return all it says.

    Raises AssertionError where it fails, TimeoutExpired where it hangs.
    """
    with subprocess.Popen(
        (find(name), *words),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "LC_ALL": "C.UTF-8", **surroundings},
    ) as process:
        try:
            said, _ = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            end(process)
            raise
    assert process.returncode == 0, said
    return said


def end(process: subprocess.Popen[str]) -> None:
    """Ask a program to end, so that it ends its own; kill it where it does not listen."""
    process.terminate()
    try:
        process.wait(_LAST_ORDERS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
